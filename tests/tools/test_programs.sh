#!/bin/sh
# Programs as learners get them wrong, letter for letter: tests/programs/*.txt hold programs and what real interpreters print of them on standard
# output and standard error, with the exit status (see record_programs.py). Of versions that answer alike the last is tried, with
# PROGRAMS=all every one. usage: test_programs.sh SLOTSCOPE BUILD_DIR
set -u
bin=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$2/programs
rm -rf "$work" && mkdir -p "$work"
work=$(cd "$work" && pwd)
# One file a program, one a group of versions: NAME/main.py, NAME/want.N with the versions in NAME/versions.N.
cat tests/programs/*.txt | awk -v top="$work" -v all="${PROGRAMS:-}" '
    /^=== / { dir = top "/" $2; system("mkdir -p " dir); close(out); out = dir "/main.py"; n = 0; printf "" >out; next }
    /^--- [~0-9. ]+$/ {
        close(out); n++; out = dir "/want." n; printf "" >out
        count = 0
        for (i = 2; i <= NF; i++) if ($i !~ /^~/) v[++count] = $i
        for (i = 1; i <= count; i++) if (all != "" || i == count) print v[i] >(dir "/versions." n)
        close(dir "/versions." n)
        next
    }
    { print >out }'
passed=0
failed=0
for want in "$work"/*/want.*; do
    dir=${want%/want.*}
    versions=$dir/versions.${want##*.}
    [ -s "$versions" ] || continue
    while read -r v; do
        (
            cd "$dir" || exit
            "$bin" run --python "$v" main.py >out 2>err </dev/null
            echo $? >status
        )
        [ -s "$dir/out" ] && [ "$(tail -c 1 "$dir/out")" != "" ] && [ ! -s "$dir/err" ] && echo >>"$dir/out"
        { cat "$dir/out" "$dir/err" && echo "status $(cat "$dir/status")"; } |
            sed -E "s#$dir/##g; s/0x[0-9a-f]{6,16}/ADDR/g" >"$dir/got"
        if cmp -s "$want" "$dir/got"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            echo "$(basename "$dir") under $v:"
            diff -u "$want" "$dir/got" | sed -n '3,14p'
        fi
    done <"$versions"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
