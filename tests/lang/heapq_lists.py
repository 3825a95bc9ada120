# versions: 3.8 3.9 3.11 3.12 3.13 3.14 3.15
# The room of lists that nlargest() gives, most_common() too; of starred targets; names in messages when a function was renamed.
import heapq, sys
from collections import Counter, namedtuple
words = Counter('mississippi')
print([sys.getsizeof(words.most_common(n)) for n in (None, 0, 1, 2, 3, 4, 9)])
# =>(3.8) [112, 56, 64, 88, 88, 88, 88]
# =>(3.9) [120, 56, 64, 88, 88, 88, 88]
# =>(3.11-3.12) [88, 56, 64, 88, 88, 88, 88]
# =>(3.13-3.14) [120, 56, 64, 88, 88, 88, 88]
# =>(3.15) [120, 56, 64, 88, 88, 120, 120]
print([sys.getsizeof(heapq.nlargest(n, range(20))) for n in (0, 1, 5, 9, 20, 30)])  # => [56, 64, 120, 184, 216, 216]
print([sys.getsizeof(heapq.nsmallest(n, [3, 1, 2], key=str)) for n in (0, 1, 2, 3)], heapq.nlargest(2, [1, 5, 3]))
# =>(3.8-3.14) [56, 64, 88, 80] [5, 3]
# =>(3.15) [56, 64, 88, 88] [5, 3]
first, *rest, last = list(range(7))
print(sys.getsizeof(rest), rest)
# =>(3.8) 128 [1, 2, 3, 4, 5]
# =>(3.9) 152 [1, 2, 3, 4, 5]
# =>(3.11-3.15) 104 [1, 2, 3, 4, 5]
first, *rest = range(7)
print(sys.getsizeof(rest))
# =>(3.8) 128
# =>(3.9) 152
# =>(3.11-3.15) 104
*rest, x, y = iter(range(30))
print(sys.getsizeof(rest), x, y)
# =>(3.8) 368 28 29
# =>(3.9) 312 28 29
# =>(3.11-3.15) 296 28 29
def f(a): pass
f.__name__ = f.__qualname__ = 'renamed'
def told(*args, **more):
    try:
        args[0](*args[1:], **more)
    except TypeError as e:
        return e
print(told(f))
# =>(3.8-3.9) f() missing 1 required positional argument: 'a'
# =>(3.11-3.15) renamed() missing 1 required positional argument: 'a'
print(told(f, 1, 2))
# =>(3.8-3.9) f() takes 1 positional argument but 2 were given
# =>(3.11-3.15) renamed() takes 1 positional argument but 2 were given
print(told(f, b=1))
# =>(3.8-3.9) f() got an unexpected keyword argument 'b'
# =>(3.11-3.15) renamed() got an unexpected keyword argument 'b'
print(told(f, 1, a=1))
# =>(3.8-3.9) f() got multiple values for argument 'a'
# =>(3.11-3.15) renamed() got multiple values for argument 'a'
P = namedtuple('P', 'x')
print(told(P, 1, 2))
# =>(3.8) __new__() takes 2 positional arguments but 3 were given
# =>(3.9) <lambda>() takes 2 positional arguments but 3 were given
# =>(3.11-3.15) P.__new__() takes 2 positional arguments but 3 were given
