# operator, abc, types, reprlib: what every version says alike.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


import operator, types, abc, reprlib, keyword
from operator import *
show(lambda: (itemgetter(1)([1,2]), itemgetter(0, 2)('abc'), attrgetter('real')(5), attrgetter('real', 'imag')(5), attrgetter('a.b')))  # => (2, ('a', 'c'), 5, (5, 0), operator.attrgetter('a.b'))
show(lambda: (methodcaller('upper')('a'), methodcaller('split', ',', maxsplit=1)('a,b,c')))  # => ('A', ['a', 'b,c'])
show(lambda: (length_hint([1,2]), length_hint(iter([1,2,3])), length_hint(5, 7)))  # => (2, 3, 7)
show(lambda: (add(1, 2), iadd([1], [2]), contains([1], 1), countOf([1,1], 1), indexOf([3,4], 4), truth([]), not_(1), concat('a', 'b')))  # => (3, [1, 2], True, 2, 1, False, False, 'ab')
show(lambda: operator.__add__(1,2))  # => 3


class B(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @property
    @abc.abstractmethod
    def p(self): pass


class C(B):
    def f(self): return 1


class D(C):
    p = 3


show(lambda: (D().f(), D().p, B.__abstractmethods__ == frozenset({'f', 'p'}), C.__abstractmethods__, D.__abstractmethods__))  # => (1, 3, True, frozenset({'p'}), frozenset())
show(lambda: (isinstance(D(), B), issubclass(int, B)))  # => (True, False)
show(lambda: B.register(int))  # => <class 'int'>
show(lambda: (isinstance(5, B), issubclass(bool, B)))  # => (True, True)
show(lambda: B.register(5))  # => TypeError: Can only register classes
show(lambda: int in B.__subclasses__())  # => False


class Hook(abc.ABC):
    @classmethod
    def __subclasshook__(cls, C): return hasattr(C, 'quack') or NotImplemented


class Duck:
    quack = 1


show(lambda: (isinstance(Duck(), Hook), isinstance(3, Hook)))  # => (True, False)
show(lambda: (types.SimpleNamespace(a=1), types.FunctionType, types.new_class('N', (), {}, lambda ns: ns.update(x=1)).x, types.CellType, types.MemberDescriptorType, types.GetSetDescriptorType, types.MappingProxyType({'a':1})))  # => (namespace(a=1), <class 'function'>, 1, <class 'cell'>, <class 'member_descriptor'>, <class 'getset_descriptor'>, mappingproxy({'a': 1}))
show(lambda: (types.MethodType(lambda s: s, 5)(), types.ModuleType('m')))  # => (5, <module 'm'>)
show(lambda: (types.TracebackType, types.FrameType, types.CodeType, types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType))  # => (<class 'traceback'>, <class 'frame'>, <class 'code'>, <class 'generator'>, <class 'coroutine'>, <class 'async_generator'>)
show(lambda: (reprlib.repr(list(range(100))), reprlib.repr('a' * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(10**100), reprlib.repr((1,)), reprlib.repr({3,1,2})))  # => ('[0, 1, 2, 3, 4, 5, ...]', "'aaaaaaaaaaaa...aaaaaaaaaaaaa'", '{0: 0, 1: 1, 2: 2, 3: 3, ...}', '[[[[[[[...]]]]]]]', '100000000000000000...0000000000000000000', '(1,)', '{1, 2, 3}')
