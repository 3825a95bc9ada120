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
