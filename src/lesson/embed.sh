#!/bin/sh
# Writes C that holds the lessons: embed.sh FILE.md ... > lessons.c
echo '#include "slotscope/lesson/lesson.h"'
i=0
for f; do
    printf 'static const unsigned char text_%d[] = {' $i
    od -An -v -tu1 "$f" | sed 's/  */,/g; s/^,//; s/$/,/'
    echo '0};'
    i=$((i + 1))
done
echo 'const struct lesson_file lesson_files[] = {'
i=0
for f; do
    printf '    {"%s", (const char *)text_%d, sizeof text_%d - 1},\n' "$(basename "$f")" $i $i
    i=$((i + 1))
done
echo '    {NULL, NULL, 0}};'
