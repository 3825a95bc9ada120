#!/bin/sh
# Pictures as text: tests/pictures/heap/NAME.txt holds a program, then lines "$ draw OPTIONS FILE", each followed by the picture that must
# come out (addresses and raw bytes masked). UPDATE_PICTURES=1 writes what came out into the files instead: then look at the difference.
# usage: test_pictures.sh SLOTSCOPE BUILD_DIR
set -u
bin=$1
work=$2/pictures
mkdir -p "$work"
mask() {
    sed -E 's/@20[0-9a-f]{10}/@20........../g; s/-> 20[0-9a-f]{10}/-> 20........../
            s/^20[0-9a-f]{10}  .{23}  .{8}/20..........  .. .. .. .. .. .. .. ..  ......../'
}
passed=0
failed=0
for f in tests/pictures/heap/*.txt; do
    [ -e "$f" ] || continue
    sed '/^\$ /,$d' "$f" >"$work/program.py"
    cp "$work/program.py" "$work/got"
    grep '^\$ ' "$f" | while read -r line; do
        echo "$line"
        # shellcheck disable=SC2086
        "$bin" $(echo "${line#\$ }" | sed "s|FILE|$work/program.py|") 2>&1 | mask
    done >>"$work/got"
    if [ -n "${UPDATE_PICTURES:-}" ]; then
        cp "$work/got" "$f"
        passed=$((passed + 1))
    elif diff -u "$f" "$work/got" >"$work/diff"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        head -n 60 "$work/diff"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
