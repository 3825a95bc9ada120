# timeit with a clock of the program's own.
import io
import sys
import timeit


class Clock:
    def __init__(self, step):
        self.now, self.step = 0.0, step

    def __call__(self):
        return self.now

    def tick(self):
        self.now += self.step


def run(step, *arguments):
    clock = Clock(step)
    timeit._tick = clock.tick
    out, sys.stdout = sys.stdout, io.StringIO()
    try:
        r = timeit.main(list(arguments) + ["_tick()"], _wrap_timer=lambda timer: clock)
        text = sys.stdout.getvalue()
    finally:
        sys.stdout = out
    print(text, end="")
    print(r)


run(1.0)  # => 1 loop, best of 5: 1 sec per loop
# => None
run(0.003)  # => 100 loops, best of 5: 3 msec per loop
# => None
run(1 / 1024, "-n", "35")  # => 35 loops, best of 5: 977 usec per loop
# => None
run(0.000002, "-n10", "-r3", "-u", "msec")  # => 10 loops, best of 3: 0.002 msec per loop
# => None
run(0.05, "-v")
# =>(3.8-3.13) 1 loop -> 0.05 secs
# =>(3.8-3.13) 2 loops -> 0.1 secs
# =>(3.8-3.13) 5 loops -> 0.25 secs
# =>(3.8-3.13)
# =>(3.8-3.13) raw times: 250 msec, 250 msec, 250 msec, 250 msec, 250 msec
# =>(3.8-3.13)
# =>(3.8-3.13) 5 loops, best of 5: 50 msec per loop
# =>(3.8-3.13) None
# =>(3.14-3.15) 1 loop -> 0.05 sec
# =>(3.14-3.15) 2 loops -> 0.1 sec
# =>(3.14-3.15) 5 loops -> 0.25 sec
# =>(3.14-3.15)
# =>(3.14-3.15) raw times: 250 msec, 250 msec, 250 msec, 250 msec, 250 msec
# =>(3.14-3.15)
# =>(3.14-3.15) 5 loops, best of 5: 50 msec per loop
# =>(3.14-3.15) None
run(0.05, "-v", "-u", "msec")
# =>(3.8-3.13) 1 loop -> 0.05 secs
# =>(3.8-3.13) 2 loops -> 0.1 secs
# =>(3.8-3.13) 5 loops -> 0.25 secs
# =>(3.8-3.13)
# =>(3.8-3.13) raw times: 250 msec, 250 msec, 250 msec, 250 msec, 250 msec
# =>(3.8-3.13)
# =>(3.8-3.13) 5 loops, best of 5: 50 msec per loop
# =>(3.8-3.13) None
# =>(3.14-3.15) 1 loop -> 0.05 sec
# =>(3.14-3.15) 2 loops -> 0.1 sec
# =>(3.14-3.15) 5 loops -> 0.25 sec
# =>(3.14-3.15)
# =>(3.14-3.15) raw times: 250 msec, 250 msec, 250 msec, 250 msec, 250 msec
# =>(3.14-3.15)
# =>(3.14-3.15) 5 loops, best of 5: 50 msec per loop
# =>(3.14-3.15) None
run(0.05, "-vv", "-r0")
# =>(3.8-3.13) 1 loop -> 0.05 secs
# =>(3.8-3.13) 2 loops -> 0.1 secs
# =>(3.8-3.13) 5 loops -> 0.25 secs
# =>(3.8-3.13)
# =>(3.8-3.13) raw times: 250 msec
# =>(3.8-3.13)
# =>(3.8-3.13) 5 loops, best of 1: 50 msec per loop
# =>(3.8-3.13) None
# =>(3.14-3.15) 1 loop -> 0.05 sec
# =>(3.14-3.15) 2 loops -> 0.1 sec
# =>(3.14-3.15) 5 loops -> 0.25 sec
# =>(3.14-3.15)
# =>(3.14-3.15) raw times: 250 msec
# =>(3.14-3.15)
# =>(3.14-3.15) 5 loops, best of 1: 50 msec per loop
# =>(3.14-3.15) None
run(1.0, "-n1", "-s", "a = 1", "-s", "b = a", "b")  # => 1 loop, best of 5: 1 sec per loop
# => None
clock = Clock(0.001)
timeit._tick = clock.tick
t = timeit.Timer("_tick()", timer=clock)
print(t.autorange(), t.repeat(3, 10) == [t.timeit(10)] * 3)  # => (200, 0.20000000000000015) True
print(timeit.reindent("", 2), repr(timeit.reindent("a\n\nb", 2)), timeit.timeit(clock.tick, timer=clock, number=5) > 0.004)  # =>  'a\n  \n  b' True
for stmt, setup in ("return", "pass"), ("pass", "yield"), ("x = ", "pass"), (5, "pass"), ("pass", 5), ("'", "pass"):
    try:
        timeit.Timer(stmt, setup)
        print("taken")
    except Exception as e:
        print(type(e).__name__, e)
# =>(3.8-3.9) SyntaxError 'return' outside function (<timeit-src>, line 2)
# =>(3.8-3.9) SyntaxError 'yield' outside function (<timeit-src>, line 1)
# =>(3.8-3.9) SyntaxError invalid syntax (<timeit-src>, line 2)
# =>(3.8-3.9) ValueError stmt is neither a string nor callable
# =>(3.8-3.9) ValueError setup is neither a string nor callable
# =>(3.8-3.9) SyntaxError EOL while scanning string literal (<timeit-src>, line 2)
# =>(3.10-3.15) SyntaxError 'return' outside function (<timeit-src>, line 2)
# =>(3.10-3.15) SyntaxError 'yield' outside function (<timeit-src>, line 1)
# =>(3.10-3.15) SyntaxError invalid syntax (<timeit-src>, line 2)
# =>(3.10-3.15) ValueError stmt is neither a string nor callable
# =>(3.10-3.15) ValueError setup is neither a string nor callable
# =>(3.10-3.15) SyntaxError unterminated string literal (detected at line 2) (<timeit-src>, line 2)
try:
    timeit.Timer("1 / 0").timeit(1)
except ZeroDivisionError:
    out = io.StringIO()
    timeit.Timer().print_exc(out)
    print(out.getvalue().splitlines()[-1])  # => ZeroDivisionError: division by zero
