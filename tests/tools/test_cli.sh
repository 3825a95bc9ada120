#!/bin/sh
# The command line: what good and bad input gives, on which stream, with which status. usage: test_cli.sh SLOTSCOPE BUILD_DIR
set -u
bin=$1
work=$2/cli
rm -rf "$work" && mkdir -p "$work"
passed=0
failed=0
export XDG_STATE_HOME="$PWD/$work/state" XDG_DATA_HOME="$PWD/$work/data"
unset SLOTSCOPE_PYTHON SLOTSCOPE_LESSONS NO_COLOR FORCE_COLOR

# try STATUS STREAM PATTERN COMMAND...: runs it with stdin closed (or from $in)
try() {
    want=$1 stream=$2 pattern=$3
    shift 3
    timeout 60 "$@" <"${in:-/dev/null}" >"$work/1" 2>"$work/2"
    got=$?
    if [ $got = "$want" ] && { [ -z "$pattern" ] || grep -q -- "$pattern" "$work/$stream"; }; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL: $*: status $got, wanted $want and \"$pattern\" on stream $stream:"
        head -n 5 "$work/1" "$work/2"
    fi
}
# same, and what went to stderr is exactly one line
line() {
    try "$@"
    if [ "$(wc -l <"$work/2")" -ne 1 ]; then
        failed=$((failed + 1))
        echo "FAIL: $*: not one line on stderr"
        head -n 5 "$work/2"
    fi
}

printf 'x = 1\nprint(x + 1)\n' >"$work/good.py"
printf 'x = 1\n1/0\n' >"$work/raises.py"
printf 'x = (\n' >"$work/syntax.py"
printf 'x = "\377"\n' >"$work/latin.py"
printf 'import sys\nprint(sys.argv[1:], input())\nsys.exit(7)\n' >"$work/args.py"
printf 'print("\\033[31mred")\n' >"$work/escape.py"
echo typed >"$work/in"

# usage
try 0 1 'slotscope draw' "$bin" --help
try 0 1 'slotscope [0-9]' "$bin" -V
line 2 2 'did you mean draw' "$bin" drwa x.py
line 2 2 'did you mean --view' "$bin" draw --veiw fields x.py
line 2 2 'did you mean slotscope run' "$bin" "$work/good.py"
line 2 2 '3.8 3.9 3.10 3.11 3.12 3.13 3.14 3.15' "$bin" run -p 4.0 x.py
line 2 2 'no view "molecules"; there are fields' "$bin" draw --view molecules x.py
line 2 2 'usage: slotscope run FILE' "$bin" run
line 2 2 'wants VERSION' "$bin" run -p
line 2 2 'takes no value' "$bin" dump --no-heap=1 x.py
line 2 2 'wants a whole number' "$bin" draw --width wide x.py
line 2 2 'SLOTSCOPE_PYTHON: no version' env SLOTSCOPE_PYTHON=2.7 "$bin" versions
line 2 2 'not in this version of slotscope yet' "$bin" present 1

# files
for c in draw dump "repl --plain"; do
    line 2 2 'latin.py:1:6: is not UTF-8' "$bin" $c "$work/latin.py"
done
for c in run draw dump "repl --plain"; do
    line 2 2 'none.py: cannot be read: No such file' "$bin" $c "$work/none.py"
    line 2 2 'cannot be read: Is a directory' "$bin" $c "$work"
done
try 1 2 "SyntaxError: Non-UTF-8 code starting with '.xff' in file .*latin.py on line 1, but" "$bin" run "$work/latin.py"
printf '# -*- coding: latin-1 -*-\nprint(ascii("\351"))\n' >"$work/cookie.py"
for c in run "dump --no-heap"; do
    try 0 1 'xe9' "$bin" $c "$work/cookie.py"
done
printf '#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\nprint(ascii("\244"))\n' >"$work/cookie.py"
try 0 1 "^'.u20ac'$" "$bin" run "$work/cookie.py"
printf '# coding: klingon\n' >"$work/cookie.py"
try 1 2 'SyntaxError: encoding problem: klingon' "$bin" run -p 3.11 "$work/cookie.py"
try 1 2 'SyntaxError: unknown encoding: klingon' "$bin" run -p 3.14 "$work/cookie.py"
printf '\357\273\277print(1)\r\nif 1:\r\n    print(2)\r\n' >"$work/bom.py"
try 0 1 '^2$' "$bin" run "$work/bom.py"
line 2 2 'syntax.py:1:5: ' "$bin" draw "$work/syntax.py"
line 2 2 'syntax.py:1:5: ' "$bin" dump "$work/syntax.py"
line 2 2 'picture.png: the picture.s kind' "$bin" draw -o "$work/picture.png" "$work/good.py"

# run
try 0 1 '^2$' "$bin" run "$work/good.py"
try 1 2 'ZeroDivisionError: division by zero' "$bin" run "$work/raises.py"
try 1 2 "SyntaxError: '(' was never closed" "$bin" run "$work/syntax.py"
in="$work/in" try 7 1 "\['-p', 'x'\] typed" "$bin" run "$work/args.py" -p x
in="$work/good.py" try 0 1 '^2$' "$bin" run -
try 0 1 "$(printf '^\033\\[31mred$')" "$bin" run "$work/escape.py" # a pipe gets bytes as they are

printf 'print(__file__)\n1/0\n' >"$work/stdin.py"
in="$work/stdin.py" try 1 1 '^<stdin>$' "$bin" run -
if grep -q '    1/0' "$work/2"; then # nobody can read standard input again
    failed=$((failed + 1)) && echo "FAIL: run -: a source line in the traceback"
fi
printf 'print(1)\r\nif 1:\r    print(2)\r1/0\r' >"$work/cr.py"
try 1 2 '^    1/0$' "$bin" run "$work/cr.py"
printf 'import sys\nprint(repr(sys.stdin.read(3)), repr(sys.stdin.readline()), repr(input()))\n' >"$work/read.py"
printf 'abcdef\nnext\n' >"$work/in"
in="$work/in" try 0 1 "^'abc' 'def.n' 'next'$" "$bin" run "$work/read.py"
printf 'import atexit\n@atexit.register\ndef f(): 1/0\n' >"$work/atexit.py"
try 0 2 '^Error in atexit._run_exitfuncs:$' "$bin" run -p 3.9 "$work/atexit.py"
try 0 2 '^Exception ignored in atexit callback: <function f' "$bin" run -p 3.11 "$work/atexit.py"
try 0 2 '^Exception ignored in atexit callback <function f .*>:$' "$bin" run -p 3.13 "$work/atexit.py"
printf 'def f():\n\treturn\t1/0\nf()\n' >"$work/tab.py"
try 1 2 '^           ~^~$' "$bin" run "$work/tab.py"
printf 'import sys\nsys.excepthook = None\n1/0\n' >"$work/hook.py"
try 1 2 '^Original exception was:$' "$bin" run "$work/hook.py"
if tr -d '\0' <"$work/2" | cmp -s - "$work/2"; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "FAIL: a NUL on stderr"; fi

# streams that cannot be written to, or are not there
try 2 2 'standard output cannot be written' sh -c '"$0" run "$1" >/dev/full' "$bin" "$work/good.py"
try 0 1 '' sh -c '"$0" run "$1" >&- 2>&- <&-' "$bin" "$work/good.py"
try 2 2 'cannot be read: File too large' "$bin" run /dev/zero

# C-c ends everything, also what is stuck in C code and never asks
interrupted() { # COMMAND reading stdin from $in; it gets SIGINT after half a second and must end soon after, as after C-c
    timeout -s INT -k 20 0.5 "$@" <"${in:-/dev/null}" >"$work/1" 2>"$work/2"
    if grep -q KeyboardInterrupt "$work/1" "$work/2"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL: $* ($(cat "$work/hang.py")): not ended by SIGINT"
        head -n 5 "$work/1" "$work/2"
    fi
}
while IFS= read -r code; do
    printf '%s\n' "$code" >"$work/hang.py"
    interrupted "$bin" run "$work/hang.py"
done <<'END'
while True: pass
import itertools; sum(itertools.count())
import itertools; next(filter(None, itertools.repeat(0)))
import itertools; "a" in itertools.cycle("b")
import itertools; list(itertools.repeat(1))
sorted(iter(int, 1))
x = (1 << 10**8) - 1; x * x
10**10**9
5.5 in range(10**30)
("a" * 10**9 + "\u20ac").rfind("b" + "a" * 10**6)
exec("class A:\n    def __del__(self): A()\nA()")
END
# waiting for input ends, too, and what comes then is read
printf 'try: input()\nexcept KeyboardInterrupt: print("stopped")\nprint(input())\n' >"$work/wait.py"
mkfifo "$work/late"
(sleep 2 && echo typed) >"$work/late" &
timeout --foreground -s INT 1 "$bin" run "$work/wait.py" <"$work/late" >"$work/waited" 2>&1
try 0 1 '^stopped$' cat "$work/waited"
try 0 1 '^typed$' cat "$work/waited"
# the wrong statement is undone, the prompt goes on
mkfifo "$work/keys"
(printf 'x = 5\ny = (1 << 10**8) - 1; y = y * y\n' && sleep 2 && printf 'x + 1\n') >"$work/keys" &
"$bin" repl --plain <"$work/keys" >"$work/prompt" 2>&1 &
prompt=$!
sleep 1
kill -INT $prompt
wait $prompt
try 0 1 '>>> 6$' cat "$work/prompt"
try 0 1 '^KeyboardInterrupt' cat "$work/prompt"
# many steps are one command
mkfifo "$work/steps"
(printf 'for i in range(50000): pass\n\n%%back line 99999999\n' && sleep 4 && printf '"here", i\n') >"$work/steps" &
timeout --foreground 60 "$bin" repl --plain <"$work/steps" >"$work/prompt" 2>&1 &
prompt=$!
sleep 2
kill -INT $prompt
wait $prompt
try 0 1 "('here', [0-9]*)" cat "$work/prompt"
# so does the limit to the time, whatever the program catches, and in C code
while IFS= read -r code; do
    printf "$code\n" >"$work/slow.py"
    try 130 2 '^KeyboardInterrupt: slotscope: it took more than 0.2 s' timeout 10 "$bin" run --limit-time 0.2 "$work/slow.py"
done <<'END'
while True: pass
def f():\n  try:\n    while True: pass\n  except BaseException: f()\nf()
import itertools; sum(itertools.count())
import re; re.match("(a*)*b", "a" * 40)
sorted(iter(int, 1))
END
try 0 1 '^2$' "$bin" run --limit-time 5 "$work/good.py"
# memory is bounded, our own too
printf '("\\t" * 10**5).expandtabs(10**9)\n' >"$work/memory.py"
try 1 2 '^MemoryError' "$bin" run --limit-memory 200M "$work/memory.py"
printf 'x = []\nwhile True: x.append([])\n' >"$work/memory.py"
try 1 2 '^MemoryError' "$bin" run --limit-memory 50M "$work/memory.py"
printf 'x = "a"\nwhile True: x += x\n' >"$work/memory.py"
try 1 2 '^MemoryError' "$bin" run --limit-memory 50M "$work/memory.py"

# draw and dump
try 0 1 'x .*1' "$bin" draw "$work/good.py"
try 1 2 'raises.py:2: ZeroDivisionError' "$bin" draw "$work/raises.py"
try 0 1 '"stdout": "2' "$bin" dump --no-heap "$work/good.py"
try 0 1 'ZeroDivisionError' "$bin" dump "$work/raises.py"
try 0 1 '' "$bin" draw -o "$work/p.svg" "$work/good.py"
try 0 1 '<svg' cat "$work/p.svg"
try 0 1 '' "$bin" draw -o "$work/p.html" "$work/good.py"
try 0 1 '<html' cat "$work/p.html"

# tables
try 0 1 'What an instance is made of' "$bin" lessons
try 0 1 '3.15' "$bin" versions

# without a terminal
line 2 2 'needs a terminal' "$bin"
line 2 2 'needs a terminal' "$bin" learn 1
line 2 2 'did you mean values' "$bin" learn valeus
printf 'x = [1, 2]\nx\n_\nfor i in x:\n    print(i)\n\n%%python 3.9\n%%nope\nx?\nimport sys; sys.exit(4)\n' >"$work/in"
in="$work/in" try 4 1 '>>> \[1, 2\]' "$bin" repl --plain
in="$work/in" try 4 1 'CPython 3.9' "$bin" repl --plain
in="$work/in" try 4 1 'no command %nope' "$bin" repl --plain
in="$work/in" try 4 1 'getsizeof' "$bin" repl --plain
printf 'x = 1\n%%step line\n%%step lines\n%%back over 1\nx\n' >"$work/in"
in="$work/in" try 0 1 '>>> ' "$bin" repl --plain

# lessons
try 0 1 '8 versions: as it says' "$bin" check instance
try 0 1 '8 versions: as it says' "$bin" check values
try 0 1 '8 versions: as it says' "$bin" check slots
mkdir -p "$work/lessons"
lesson() { # NAME, text from stdin
    cat >"$work/lessons/$1.md"
}
lesson bad <<'END'
# Bad

<!-- show molecules -->
END
line 2 2 'bad.md:3:11: ' "$bin" learn "$work/lessons/bad.md"
line 1 2 'bad.md:3:11: ' "$bin" check "$work/lessons/bad.md"
lesson raises <<'END'
# Raises

```python
x = 1
y = x + "a"
```
END
try 1 2 'raises.md:5:1: TypeError: ' "$bin" check -p 3.14 "$work/lessons/raises.md"
lesson announced <<'END'
# Announced

```python raises KeyError
{}[1]
```

```python raises ValueError
x = 1
```
END
try 1 2 'announced.md:7:[0-9]*: nothing in this fence raised ValueError' "$bin" check -p 3.14 "$work/lessons/announced.md"
lesson number <<'END'
# Number

It takes {{ nothing }} bytes.
END
try 1 2 'number.md:3:13: {{ nothing }}: NameError' "$bin" check -p 3.14 "$work/lessons/number.md"
lesson choices <<'END'
# Choices

```python
x = 3
```

<!-- predict "x?" answer=x choices="1,2" -->
END
try 1 2 'choices.md:7:[0-9]*: the answer, 3, stands 0 times' "$bin" check -p 3.14 "$work/lessons/choices.md"
lesson task <<'END'
# Task

<!-- task "make x" check="x == 2" solution="x = 1" -->
END
try 1 2 'task.md:3:[0-9]*: the solution does not' "$bin" check -p 3.14 "$work/lessons/task.md"
lesson wide <<'END'
# Wide

```python
x = [[1.5], [2.5], [3.5], [4.5], [5.5], [6.5], [7.5], [8.5]]
```

<!-- show fields -->
END
try 1 2 'wide.md:7:6: the picture takes' "$bin" check -p 3.14 "$work/lessons/wide.md"
lesson version <<'END'
---
minutes: 1
python: 3.7
---
# Version
END
try 1 2 'version.md:3:1: no version "3.7"' "$bin" check "$work/lessons/version.md"
lesson fine <<'END'
# Somebody's tutorial

Text.

```python
x = 1
```

```python
print(x)
```
END
try 0 1 '2 steps, 8 versions' "$bin" check "$work/lessons/fine.md"
export SLOTSCOPE_LESSONS="$work/lessons"
try 0 1 "Somebody's tutorial" "$bin" lessons
try 0 1 '2 steps, 8 versions' "$bin" check fine

# Wherever the host loads us, the counts are the same. (C code uses this name, too; where its spelling lies is the host's choice.)
printf 'import decimal, sys\nprint(sys.getrefcount("__deepcopy__"))\n' >"$work/counts.py"
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do "$bin" run -p 3.10 "$work/counts.py"; done | sort -u >"$work/counts"
try 0 1 '^1 ' wc -l "$work/counts"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
