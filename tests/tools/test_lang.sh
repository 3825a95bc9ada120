#!/bin/sh
# Language tests: tests/lang/NAME.py runs as a script; each `# => TEXT` comment, in order, is one line of its output. `# =>(3.8-3.10) TEXT`
# and `# =>(3.11) TEXT` are lines of these versions only. The first line may name versions: `# versions: 3.10 3.14`; without it all eight
# run. usage: test_lang.sh SLOTSCOPE BUILD_DIR
set -u
bin=$1
work=$2/lang
mkdir -p "$work"
passed=0
failed=0

# expected FILE MINOR: the lines of output that this version (3.MINOR) gives
expected() {
    awk -v minor="$2" '
        (at = match($0, /.*# =>/)) {
            text = substr($0, RLENGTH + 1)
            if (match(text, /^\(3\.[0-9]+(-3\.[0-9]+)?\)/)) {
                split(substr(text, 2, RLENGTH - 2), ends, "-")
                text = substr(text, RLENGTH + 1)
                low = substr(ends[1], 3) + 0
                high = ends[2] == "" ? low : substr(ends[2], 3) + 0
                ends[2] = ""
                if (minor < low || minor > high) next
            }
            sub(/^ /, "", text)
            print text
        }' "$1"
}

for f in tests/lang/*.py; do
    [ -e "$f" ] || continue
    versions=$(sed -n '1s/^# versions: *//p' "$f")
    for v in ${versions:-3.8 3.9 3.10 3.11 3.12 3.13 3.14 3.15}; do
        expected "$f" "${v#3.}" >"$work/want"
        "$bin" run --python "$v" "$f" >"$work/got" 2>"$work/err"
        status=$?
        if [ $status = 0 ] && diff -u "$work/want" "$work/got" >"$work/diff"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            echo "$f under $v: exit $status"
            head -n 12 "$work/diff"
            tail -n 3 "$work/err"
        fi
    done
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
