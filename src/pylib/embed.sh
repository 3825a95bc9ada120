#!/bin/sh
# Writes C that holds the Python library modules: embed.sh FILE.py ... > pylib.c   (collections.abc.py is module collections.abc)
echo '#include <stddef.h>'
echo '#include "slotscope/vm/pylib.h"'
for f; do
    n=$(basename "$f" .py | tr . _)
    printf 'static const unsigned char text_%s[] = {' "$n"
    od -An -v -tu1 "$f" | sed 's/  */,/g; s/^,//; s/$/,/'
    echo '0};'
done
echo 'const struct pylib_file pylib_files[] = {'
for f; do
    m=$(basename "$f" .py)
    n=$(echo "$m" | tr . _)
    printf '    {"%s", (const char *)text_%s, sizeof text_%s - 1},\n' "$m" "$n" "$n"
done
echo '    {NULL, NULL, 0}};'
