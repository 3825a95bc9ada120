# heapq with ties and wrong arguments; bisect of what is no list; operator.length_hint; reprlib.
import bisect
import heapq
import operator
import reprlib
from array import array


def attempt(f, *a):
    try:
        return f(*a)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


pairs = [[("a", 3), ("a", 1), ("b", 2)], [("a", 9), ("b", 0)], [("a", 5), ("c", 4)]]
first = lambda p: p[0]
print(list(heapq.merge(*pairs, key=first)))  # => [('a', 3), ('a', 1), ('a', 9), ('a', 5), ('b', 2), ('b', 0), ('c', 4)]
print(list(heapq.merge(*[sorted(p, key=first, reverse=True) for p in pairs], key=first, reverse=True)))  # => [('c', 4), ('b', 2), ('b', 0), ('a', 3), ('a', 1), ('a', 9), ('a', 5)]
for f in heapq.heappop, heapq.heapify:
    print([attempt(f, x) for x in ((), 5)])
# =>(3.8-3.9) ['TypeError: heap argument must be a list', 'TypeError: heap argument must be a list']
# =>(3.8-3.9) ['TypeError: heap argument must be a list', 'TypeError: heap argument must be a list']
# =>(3.10-3.15) ['TypeError: heappop() argument must be list, not tuple', 'TypeError: heappop() argument must be list, not int']
# =>(3.10-3.15) ['TypeError: heapify() argument must be list, not tuple', 'TypeError: heapify() argument must be list, not int']
for f in heapq.heappush, heapq.heapreplace, heapq.heappushpop:
    print([attempt(f, x, 1) for x in ((), 5)])
# =>(3.8-3.9) ['TypeError: heap argument must be a list', 'TypeError: heap argument must be a list']
# =>(3.8-3.9) ['TypeError: heap argument must be a list', 'TypeError: heap argument must be a list']
# =>(3.8-3.9) ['TypeError: heap argument must be a list', 'TypeError: heap argument must be a list']
# =>(3.10-3.15) ['TypeError: heappush() argument 1 must be list, not tuple', 'TypeError: heappush() argument 1 must be list, not int']
# =>(3.10-3.15) ['TypeError: heapreplace() argument 1 must be list, not tuple', 'TypeError: heapreplace() argument 1 must be list, not int']
# =>(3.10-3.15) ['TypeError: heappushpop() argument 1 must be list, not tuple', 'TypeError: heappushpop() argument 1 must be list, not int']
print(attempt(heapq.heapreplace, [], 1), attempt(heapq.heappushpop, [], 1), attempt(heapq.heappop, []))  # => IndexError: index out of range 1 IndexError: index out of range


class Sized:
    def __len__(self):
        return 10


class Items:
    def __getitem__(self, i):
        return i


for f in bisect.bisect_left, bisect.insort_right:
    print([attempt(f, x, 5).split(':')[0] for x in (10, Sized(), Items())], attempt(f, [1], 2, -1))
# =>(3.8-3.14) ['TypeError', 'TypeError', 'TypeError'] ValueError: lo must be non-negative
# =>(3.8-3.14) ['TypeError', 'TypeError', 'TypeError'] ValueError: lo must be non-negative
# =>(3.15) ['TypeError', 'TypeError', 'TypeError'] ValueError: lo cannot be negative
# =>(3.15) ['TypeError', 'TypeError', 'TypeError'] ValueError: lo cannot be negative


class Hint:
    def __init__(self, value):
        self.value = value

    def __length_hint__(self):
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


print([attempt(operator.length_hint, Hint(v), 7) for v in (2, NotImplemented, TypeError("x"), ValueError("x"))])  # => [2, 7, 7, 'ValueError: x']
print(len(operator.__all__), operator.__all__ == sorted(operator.__all__))
# =>(3.8-3.10) 54 True
# =>(3.11-3.13) 55 True
# =>(3.14-3.15) 57 True
r = reprlib.Repr()
print(r.repr(array("i", range(8))), r.repr(array("i")), r.repr(array("d", [1])))  # => array('i', [0, 1, 2, 3, 4, ...]) array('i') array('d', [1.0])
r.indent = 2
print(r.repr([1, "spam", {"eggs": (5,), "ham": []}]) if hasattr(reprlib.Repr(), "indent") else "")
# =>(3.8-3.11)
# =>(3.12-3.15) [
# =>(3.12-3.15)   1,
# =>(3.12-3.15)   'spam',
# =>(3.12-3.15)   {
# =>(3.12-3.15)     'eggs': (
# =>(3.12-3.15)       5,
# =>(3.12-3.15)     ),
# =>(3.12-3.15)     'ham': [],
# =>(3.12-3.15)   },
# =>(3.12-3.15) ]
