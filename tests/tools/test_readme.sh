#!/bin/sh
# What the README shows is what the program prints: every block behind a line that ends in "`slotscope COMMAND`:..." is compared with the
# command's output (which may have more lines), addresses and state apart. usage: test_readme.sh SLOTSCOPE BUILD_DIR
set -u
bin=$1
work=$2/readme
rm -rf "$work" && mkdir -p "$work"

# The Python program, and one file a block: its first line is the command.
awk -v dir="$work" '
    /^```python/ { out = dir "/points.py"; next }
    /^```/ { if (out) { close(out); out = ""; next }
             if (command) { out = dir "/block" ++n; print command >out; command = "" } else out = dir "/other"
             next }
    out { print >out; next }
    match($0, /^`slotscope [^`]*`:/) { command = substr($0, 12, RLENGTH - 13) }' README.md

passed=0
failed=0
for block in "$work"/block*; do
    command=$(sed -n 1p "$block")
    sed '1d; s/@[0-9a-f]*/@/g; s/ *$//' "$block" >"$work/shown"
    # shellcheck disable=SC2086
    (cd "$work" && "$bin" $command --charset unicode --color never) | sed 's/@[0-9a-f]*/@/g; s/ *$//' >"$work/printed"
    if awk 'NR == FNR { want[++n] = $0; next } $0 == want[at + 1] { at++ } END { if (at < n) print "not printed: " want[at + 1]; exit at < n || !n }' \
        "$work/shown" "$work/printed"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "README.md: slotscope $command"
    fi
done
[ "$passed" -ge 4 ] || { echo "only $passed blocks found"; failed=$((failed + 1)); }
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
