#!/bin/sh
# Runs every test and ends with one line that counts them: run.sh BUILD_DIR
set -u
build=$1
bin=$PWD/$build/slotscope
log=$build/test-logs
rm -rf "$log" && mkdir -p "$log"
passed=0
failed=0
export ASAN_OPTIONS=detect_leaks=0

# step NAME COMMAND...: the command prints its own findings; its last line may be "N passed, N failed"
step() {
    name=$1
    shift
    if "$@" >"$log/$name" 2>&1; then ok=1; else ok=0; fi
    counts=$(tail -n 1 "$log/$name" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p')
    [ -n "$counts" ] || counts=$(sed -n 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\)/\1 \2 \3/p' "$log/$name" |
        awk '{a += $1 - $2 - $3; b += $2 + $3} END {if (NR) print a, b}')
    [ -n "$counts" ] || counts="$ok $((1 - ok))"
    good=${counts% *}
    bad=${counts#* }
    if [ $ok = 0 ] && [ "$bad" = 0 ]; then bad=1; fi
    passed=$((passed + good))
    failed=$((failed + bad))
    if [ "$bad" = 0 ]; then
        printf '  ok    %-28s %s\n' "$name" "$good"
    else
        printf '  FAIL  %-28s %s of %s\n' "$name" "$bad" "$((good + bad))"
        tail -n 40 "$log/$name" | sed 's/^/        /'
    fi
}

for t in "$build"/tests/test_*; do
    case $t in *.d | *.dSYM) continue ;; esac
    [ -x "$t" ] && step "$(basename "$t")" env SLOTSCOPE_BIN="$bin" "$t"
done
for s in tests/tools/test_*.sh; do
    [ -e "$s" ] && step "$(basename "$s" .sh)" sh "$s" "$bin" "$build"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
