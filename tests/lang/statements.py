# Small statements: pass, assert, global, import forms, del, several on a line, line joining.
pass; x = 1; y = \
    2
print(x, y)  # => 1 2
try:
    assert x == 2, f"x is {x}"
except AssertionError as e:
    print(repr(e))  # => AssertionError('x is 1')
try:
    assert not x
except AssertionError as e:
    print(repr(e), e.args)  # => AssertionError() ()
assert (x,
        y)
if x: print("one line"); y = 3  # => one line
if x == 2: y = 4
elif x == 1: y = 5
else: y = 6
print(y)  # => 5
import math, sys as system
from math import (floor as fl,
                  ceil,)
import collections.abc as cabc, collections.abc
print(math.floor(1.5), fl(2.5), ceil(2.5), cabc.Sized is collections.abc.Sized, system.__name__)  # => 1 2 3 True sys
try:
    import no_such_module
except ImportError as e:
    print(type(e).__name__, e, e.name)  # => ModuleNotFoundError No module named 'no_such_module' no_such_module
try:
    from math import no_such_name
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])  # => ImportError cannot import name 'no_such_name' from 'math'


def change():
    global x, made
    x, made = "changed", True
    import math as local_math
    return local_math is math


print(change(), x, made)  # => True changed True


class Empty: pass


def nothing(): pass


def one_line(a): return a; print("never")


print(Empty.__name__, nothing(), one_line(7))  # => Empty None 7
total = (1 +
         2    # comment inside
         + 3)
print(total)  # => 6
class K:
    """Documented."""
    x = 1; y = x + 1
    if y > 1: z = "big"
    else: z = "small"
    for i in range(3): pass
    del x
print(K.__doc__, K.y, K.z, K.i, hasattr(K, "x"))  # => Documented. 2 big 2 False
lst = [1, 2,
       3,
       ]
print(lst, (lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, m=4))  # => [1, 2, 3] ((1, 2), 3, {'m': 4})
def f(
    a,
    b=2,  # trailing
    *, c=3,
): return a, b, c
print(f(1), f(1, c=0))  # => (1, 2, 3) (1, 2, 0)
