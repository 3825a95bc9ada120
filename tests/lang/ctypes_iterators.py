# Iterators and helpers that are C structs: sizes, how they are copied, weak references.
import array
import copy
import functools
import re
import sys
import time
import weakref
from collections import deque, namedtuple


def t(f):
    try:
        return f()
    except Exception as e:
        return f'{type(e).__name__}: {e}'


a = array.array('i', [1, 2, 3])
it = iter(a)
next(it)
print(sys.getsizeof(it), type(it).__name__, type(it).__module__, it.__reduce__()[1:], weakref.ref(a)() is a, array.array.__weakrefoffset__)
# =>(3.8-3.9) 56 arrayiterator builtins ((array('i', [1, 2, 3]),), 1) True 48
# =>(3.10-3.15) 56 arrayiterator array ((array('i', [1, 2, 3]),), 1) True 48
it.__setstate__(0)
print(list(it), it.__reduce__()[1:], t(lambda: it.__setstate__('x')), list(copy.copy(iter(a))))  # => [1, 2, 3] (((),),) TypeError: an integer is required [1, 2, 3]
d = deque([1, 2, 3])
i = iter(d)
next(i)
print(i.__reduce__()[1], type(i)(d, 1).__length_hint__(), list(type(i)(d)), list(type(reversed(d))(d, 2)), t(lambda: type(i)()), t(lambda: type(i)([1])), list(copy.copy(reversed(d))))  # => (deque([1, 2, 3]), 1) 2 [1, 2, 3] [1] TypeError: function takes at least 1 argument (0 given) TypeError: argument 1 must be collections.deque, not list [3, 2, 1]
z = zip([1], [2, 3])
print(t(lambda: z.__setstate__(True)), t(lambda: list(z)))
# =>(3.8-3.9) AttributeError: 'zip' object has no attribute '__setstate__' [(1, 2)]
# =>(3.10-3.15) None ValueError: zip() argument 2 is longer than argument 1
m = map(lambda a, b: a, [1], [2, 3])
print(t(lambda: m.__setstate__(1)), m.__reduce__()[2:], t(lambda: list(m)))
# =>(3.8-3.13) AttributeError: 'map' object has no attribute '__setstate__' () [1]
# =>(3.14-3.15) None (True,) ValueError: map() argument 2 is longer than argument 1
P = namedtuple('P', 'x y')
print(P.x.__reduce__()[1], type(P.x).__module__, type(P.x).__name__)
# =>(3.8-3.11) (0, 'Alias for field number 0') _collections _tuplegetter
# =>(3.12-3.15) (0, 'Alias for field number 0') collections _tuplegetter
print(sys.getsizeof(functools.cmp_to_key(max)), sys.getsizeof(functools.lru_cache(max)), functools._lru_cache_wrapper.__weakrefoffset__, sys.getsizeof(re.compile('a').scanner('a')))
# =>(3.8) 32 144 0 232
# =>(3.9) 32 152 128 232
# =>(3.10) 48 168 144 256
# =>(3.11) 48 168 144 248
# =>(3.12) 48 168 144 256
# =>(3.13-3.15) 48 168 144 280
print(__import__('gc').is_tracked(sys.version_info), __import__('gc').is_tracked(time.localtime()))  # => False False
