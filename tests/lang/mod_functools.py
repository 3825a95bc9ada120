# functools: what every version says alike.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


import functools
from functools import *


@lru_cache(maxsize=2)
def f(x): return x * 2


show(lambda: (f(1), f(2), f(1), f(3), f(2)))  # => (2, 4, 2, 6, 4)
show(lambda: f.cache_info())  # => CacheInfo(hits=1, misses=4, maxsize=2, currsize=2)
show(lambda: f.cache_clear())  # => None
show(lambda: f.cache_info())  # => CacheInfo(hits=0, misses=0, maxsize=2, currsize=0)
show(lambda: f.cache_parameters() if hasattr(f, 'cache_parameters') else 0)
# =>(3.8) 0
# =>(3.9-3.15) {'maxsize': 2, 'typed': False}
show(lambda: (f.__wrapped__(4), f.__name__))  # => (8, 'f')


@lru_cache
def g(*a, **k): return len(a) + len(k)


show(lambda: (g(1,2,x=3), g.cache_info()))  # => (3, CacheInfo(hits=0, misses=1, maxsize=128, currsize=1))
show(lambda: g([]))  # => TypeError: unhashable type: 'list'


@lru_cache(None)
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)


show(lambda: (fib(80), fib.cache_info()))  # => (23416728348467685, CacheInfo(hits=78, misses=81, maxsize=None, currsize=81))
show(lambda: lru_cache('a'))  # => TypeError: Expected first argument to be an integer, a callable, or None


@total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v


show(lambda: (T(1) <= T(1), T(1) > T(0), T(2) >= T(3), T(1) < T(2)))  # => (True, True, False, True)


@total_ordering
class T3:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __ge__(self, o): return self.v >= o.v


show(lambda: (T3(1) <= T3(1), T3(1) > T3(0), T3(2) < T3(3)))  # => (True, True, True)


def deco(fn):
    "d"
    @wraps(fn)
    def inner(*a):
        "inner doc"
        return fn(*a) + 1
    return inner


@deco
def h(x: int) -> int:
    "h doc"
    return x


show(lambda: (h(1), h.__name__, h.__doc__, h.__wrapped__(1), h.__qualname__, h.__annotations__, h.__module__))  # => (2, 'h', 'h doc', 1, 'h', {'x': <class 'int'>, 'return': <class 'int'>}, '__main__')


class CP:
    @cached_property
    def v(self):
        print('computing')
        return 42


c = CP()
show(lambda: (c.v, c.v, c.__dict__, CP.v.__class__.__name__))
# => computing
# => (42, 42, {'v': 42}, 'cached_property')


class CPS:
    __slots__ = ()
    @cached_property
    def v(self): return 1


show(lambda: CPS().v)  # => TypeError: No '__dict__' attribute on 'CPS' instance to cache 'v' property.


class Cell:
    def set(self, state): self.state = state
    on = partialmethod(set, True)
    off = partialmethod(set, state=False)


x = Cell()
show(lambda: x.on())  # => None
show(lambda: x.state)  # => True
show(lambda: x.off())  # => None
show(lambda: x.state)  # => False


@singledispatch
def show(o): return 'object'


@show.register(int)
def _(o): return 'int'


@show.register
def _(o: list): return 'list'


show(lambda: (show(1), show(True), show([]), show('a'), show.dispatch(int).__name__, list(show.registry)))
show(lambda: show())


class SD:
    @singledispatchmethod
    def neg(self, a): raise NotImplementedError('no')
    @neg.register
    def _(self, a: int): return -a
    @neg.register(bool)
    def _(self, a): return not a


show(lambda: (SD().neg(5), SD().neg(True)))
show(lambda: SD().neg('a'))
show(lambda: (reduce(lambda a, b: a * b, [1,2,3,4]), sorted([3,1,2], key=cmp_to_key(lambda a, b: b - a))))
show(lambda: (partial(int, base=2)('101'), partial(print, 1).args))
show(lambda: (WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES))
show(lambda: cache(abs)(-3) if hasattr(functools, 'cache') else 3)

# what total_ordering adds is shared by all classes and can be pickled by name
import pickle
@total_ordering
class Ordered:
    def __init__(self, v):
        self.v = v
    def __eq__(self, other):
        return self.v == other.v
    def __le__(self, other):
        return self.v <= other.v
print(Ordered(1) < Ordered(2), Ordered(1) > Ordered(1), Ordered(1) >= Ordered(1))  # => True False True
print(Ordered.__gt__.__name__, Ordered.__gt__.__qualname__, pickle.loads(pickle.dumps(Ordered.__gt__)) is Ordered.__gt__)  # => __gt__ _gt_from_le True
