# What changes while it is worked on, names that are none, blocks that shrink: never more than an exception.
import array, sys

def t(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)

# an array made of an iterator has room to spare that is really there
a = array.array('i', range(10))
a[1:2] = array.array('i', range(3))
print(a)  # => array('i', [0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9])

# the name of an attribute may be anything
print(t(lambda: sys.__getattribute__(5)))  # => TypeError: attribute name must be string, not 'int'
print(t(lambda: sys.__setattr__(5, 1)))  # => TypeError: attribute name must be string, not 'int'
print(t(lambda: int.__getattribute__(1, None)))  # => TypeError: attribute name must be string, not 'NoneType'

# attributes a version has no room for are not there
def f():
    pass
f.__type_params__ = ()
f.__annotate__ = None
print(f.__name__)  # => f

# a class that loses its __next__ while zip holds an instance
class I:
    def __iter__(self):
        return self
    def __next__(self):
        return 1
for make in (zip, enumerate, lambda i: map(abs, i), lambda i: filter(None, i)):
    it = make(I())
    next(it)
    n = I.__next__
    del I.__next__
    try:
        next(it)
        print('went on')
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
    I.__next__ = n
# => TypeError
# => TypeError
# => TypeError
# => TypeError

# iterators upon iterators, methods upon methods: RecursionError where CPython may crash
import types
for wrap in (lambda x: map(abs, x), zip, enumerate, lambda x: types.MethodType(x if callable(x) else abs, 1)):
    x = iter([1])
    for i in range(100000):
        x = wrap(x)
    try:
        x() if isinstance(x, types.MethodType) else next(x)
    except RecursionError as e:
        pass
    except TypeError as e:
        pass
    del x
print('here')  # => here
# a finalizer of a long chain, lists and dicts nested deep: nothing overflows
for wrap in (lambda x: [x], lambda x: {1: x}, lambda x: (x,), lambda x: (y for y in x)):
    x = iter([1])
    for i in range(50000):
        x = wrap(x)
    del x
print('still here')  # => still here
# more host memory than the program may have
for f in (lambda: 'a'.join(['b' * 10**6] * 10**6), lambda: bytes(10**12), lambda: [0] * 10**12,
          lambda: 'x' * 10**12, lambda: (0,) * 10**12, lambda: bytearray(10**12)):
    try:
        f()
    except (MemoryError, OverflowError) as e:
        pass
print('and here')  # => and here
