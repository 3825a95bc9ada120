#!/bin/sh
# Writes C that holds the Python library modules: embed.sh FILE.py ... > pylib.c
echo '#include <stddef.h>'
echo '#include "slotscope/vm/pylib.h"'
for f; do
    n=$(basename "$f" .py)
    printf 'static const unsigned char text_%s[] = {' "$n"
    od -An -v -tu1 "$f" | sed 's/  */,/g; s/^,//; s/$/,/'
    echo '0};'
done
echo 'const struct pylib_file pylib_files[] = {'
for f; do
    n=$(basename "$f" .py)
    printf '    {"%s", (const char *)text_%s, sizeof text_%s - 1},\n' "$n" "$n" "$n"
done
echo '    {NULL, NULL, 0}};'
