#!/bin/sh
# Heaps against recorded ones: `dump` of every program in every version must be, letter for letter, what a real CPython gave
# (tests/golden/VERSION/NAME.json; addresses that a program prints are masked). usage: test_golden.sh SLOTSCOPE BUILD_DIR
set -u
bin=$1
work=$2/golden
mkdir -p "$work"
mask() {
    sed -E 's/0x[0-9a-f]{6,16}/ADDR/g; s/\b[0-9]{14,15}\b/ADDR/g'
}
passed=0
failed=0
for want in tests/golden/3.*/*.json tests/snippets/3.*/*.json; do
    [ -e "$want" ] || continue
    version=$(basename "$(dirname "$want")")
    name=$(basename "$want" .json)
    top=$(dirname "$(dirname "$want")")
    heap=
    [ "$top" = tests/snippets ] && heap=--no-heap
    # shellcheck disable=SC2086
    "$bin" dump --python "$version" $heap "$top/programs/$name.py" 2>"$work/err" | mask >"$work/got"
    if mask <"$want" | diff -u - "$work/got" >"$work/diff"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$version $name: $(head -n 1 "$work/err")"
        head -n 12 "$work/diff"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
