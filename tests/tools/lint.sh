#!/bin/sh
# The rules of the house: who may include whom (hence no cycle), curses only in tui, no question about the version outside layout,
# nothing at the top level that does not belong there.
set -u
fail=0
say() {
    echo "lint: $1"
    fail=1
}

# room: the rooms it may use (besides itself and base)
uses() {
    case $1 in
    base) ;;
    layout | lesson | diagram | lang) ;;
    heap) echo layout ;;
    object) echo heap layout ;;
    snap) echo object heap layout ;;
    vm) echo object lang heap layout ;;
    scene) echo snap diagram object heap layout ;;
    session) echo vm snap lesson object lang heap layout ;;
    render) echo diagram session scene snap object heap layout lesson vm lang ;;
    app) echo render session scene snap diagram lesson vm object lang heap layout ;;
    tui) echo app diagram ;;
    main) echo tui app render session scene snap diagram lesson vm object lang heap layout ;;
    esac
}

for room in base layout heap object lang vm snap diagram scene lesson session render app tui main; do
    allowed=" $room base $(uses $room) "
    for f in src/$room/*.[ch] include/slotscope/$room/*.h include/slotscope/$room/*.def; do
        [ -e "$f" ] || continue
        for other in $(sed -n 's,^# *include "slotscope/\([a-z]*\)/.*,\1,p' "$f" | sort -u); do
            case $allowed in *" $other "*) ;; *) say "$f: room $room may not include room $other" ;; esac
        done
        for other in $(sed -n 's,^# *include "\([a-z_]*/.*\)",\1,p' "$f" | grep -v '^slotscope/'); do
            say "$f: includes \"$other\": private headers stay in their room"
        done
    done
done
grep -lE '^# *include *<(n?curses|ncursesw/|term\.h|panel)' -r src include | grep -v '^src/tui/' | while read -r f; do
    echo "lint: $f names curses; only src/tui may"
done | grep . && fail=1
grep -nE 'layout_chosen\(\) *-> *index|version *-> *index *[<>=!]|strcmp\([^)]*"3\.(8|9|1[0-5])"' -r src --include='*.[ch]' | grep -v '^src/layout/' &&
    say "asks which version this is: make it a policy in layout"
grep -nE 'sys\.version_info|sys\.hexversion' src/pylib/*.py 2>/dev/null && say "a library module asks for the version: use a policy"
for f in *; do
    case $f in src | include | lessons | tests | Makefile | README.md | LICENSE | build | slotscope) ;; *) say "$f does not belong at the top level" ;; esac
done
[ $fail = 0 ] && echo "lint: rooms, curses and versions are as they should be"
exit $fail
