# itemgetter, attrgetter and methodcaller are C structs.
import copy
import sys
from operator import attrgetter, itemgetter, methodcaller


def t(f):
    try:
        return f()
    except Exception as e:
        return f'{type(e).__name__}: {e}'


class A:
    def __init__(self):
        self.x, self.b = 1, self if not hasattr(type(self), 'b') else 2

    def m(self, *args, **kwargs):
        return args, kwargs


a = A()
print([sys.getsizeof(f) for f in (itemgetter(1), itemgetter(1, 2), attrgetter('a'), attrgetter('a.b', 'c'), methodcaller('a'), methodcaller('a', 1, b=2))])
# =>(3.8-3.10) [56, 56, 48, 48, 56, 56]
# =>(3.11-3.12) [64, 64, 56, 56, 56, 56]
# =>(3.13-3.15) [64, 64, 56, 56, 80, 80]
print([(c.__basicsize__, c.__weakrefoffset__, c.__dictoffset__, c.__module__) for c in (itemgetter, attrgetter, methodcaller)])
# =>(3.8-3.10) [(40, 0, 0, 'operator'), (32, 0, 0, 'operator'), (40, 0, 0, 'operator')]
# =>(3.11-3.12) [(48, 0, 0, 'operator'), (40, 0, 0, 'operator'), (40, 0, 0, 'operator')]
# =>(3.13-3.15) [(48, 0, 0, 'operator'), (40, 0, 0, 'operator'), (64, 0, 0, 'operator')]
print(itemgetter(1)('abc'), itemgetter(0, -1)([1, 2, 3]), itemgetter(1)((5, 6)), itemgetter('k')({'k': 7}), itemgetter(slice(1))('ab'), t(lambda: itemgetter(2)((1,))), t(lambda: itemgetter(2 ** 70)((1,))))  # => b (1, 3) 6 7 a IndexError: tuple index out of range IndexError: cannot fit 'int' into an index-sized integer
print(attrgetter('x')(a), attrgetter('b.b.x')(a), attrgetter('x', 'b.x')(a), t(lambda: attrgetter('b.y')(a)), t(lambda: attrgetter(1)))  # => 1 1 (1, 1) AttributeError: 'A' object has no attribute 'y' TypeError: attribute name must be a string
print(methodcaller('m')(a), methodcaller('m', 1, k=2)(a), t(lambda: methodcaller('nope')(a)), t(lambda: methodcaller(1)), t(lambda: methodcaller()))  # => ((), {}) ((1,), {'k': 2}) AttributeError: 'A' object has no attribute 'nope' TypeError: method name must be a string TypeError: methodcaller needs at least one argument, the method name
print(t(itemgetter), t(attrgetter), t(lambda: itemgetter(x=1)), t(lambda: itemgetter(1)()), t(lambda: itemgetter(1)(a, b=1)), t(lambda: attrgetter('a')(1, 2)), t(lambda: methodcaller('m')()))  # => TypeError: itemgetter expected 1 argument, got 0 TypeError: attrgetter expected 1 argument, got 0 TypeError: itemgetter() takes no keyword arguments TypeError: itemgetter expected 1 argument, got 0 TypeError: itemgetter() takes no keyword arguments TypeError: attrgetter expected 1 argument, got 2 TypeError: methodcaller expected 1 argument, got 0
print(itemgetter(1), itemgetter(1, 'a'), attrgetter('a'), attrgetter('a.b', 'c'), methodcaller('m'), methodcaller('m', 1, 'x', k=[2]))  # => operator.itemgetter(1) operator.itemgetter(1, 'a') operator.attrgetter('a') operator.attrgetter('a.b', 'c') operator.methodcaller('m') operator.methodcaller('m', 1, 'x', k=[2])
print([f.__reduce__()[1] for f in (itemgetter(1), itemgetter(1, 2), attrgetter('a.b'), attrgetter('a', 'b'), methodcaller('m', 1))], methodcaller('m', 1, k=2).__reduce__()[1])  # => [(1,), (1, 2), ('a.b',), ('a', 'b'), ('m', 1)] (1,)
print(methodcaller('m', 1, k=2).__reduce__()[0].args[1:], methodcaller('m', 1, k=2).__reduce__()[0].keywords, copy.copy(methodcaller('m', 1, k=2))(a), copy.deepcopy(itemgetter(0))([3]))  # => () {'k': 2} ((1,), {'k': 2}) 3
print(t(lambda: type('X', (itemgetter,), {})), sorted([(2, 'a'), (1, 'b')], key=itemgetter(1)), max([[1, 5], [2, 3]], key=itemgetter(1)))  # => TypeError: type 'operator.itemgetter' is not an acceptable base type [(2, 'a'), (1, 'b')] [1, 5]
loop = []
f = itemgetter(1, loop)
loop.append(f)
print(repr(f))  # => operator.itemgetter(1, [operator.itemgetter(...)])
