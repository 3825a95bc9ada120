# typing.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


import typing
from typing import *
class Box(Generic[TypeVar('T')]): pass


class P(NamedTuple):
    x: int
    y: int = 3
    def s(self): return self.x + self.y


show(lambda: (P(1), P(1).s(), P._fields, P._field_defaults, P.__annotations__, P.__mro__))  # => (P(x=1, y=3), 4, ('x', 'y'), {'y': 3}, {'x': <class 'int'>, 'y': <class 'int'>}, (<class '__main__.P'>, <class 'tuple'>, <class 'object'>))


class TD(TypedDict):
    a: int
    b: str


show(lambda: (TD(a=1, b='x'), TD.__annotations__, TD.__total__, sorted(TD.__required_keys__)))
# =>(3.8) AttributeError: type object 'TD' has no attribute '__required_keys__'
# =>(3.9-3.15) ({'a': 1, 'b': 'x'}, {'a': <class 'int'>, 'b': <class 'str'>}, True, ['a', 'b'])


class TD2(TD, total=False):
    c: int


show(lambda: (sorted(TD2.__optional_keys__), sorted(TD2.__annotations__)))
# =>(3.8) AttributeError: type object 'TD2' has no attribute '__optional_keys__'
# =>(3.9-3.15) (['c'], ['a', 'b', 'c'])
T = TypeVar('T')
K = TypeVar('K')


class Pair(Generic[T, K]):
    def __init__(self, a: T, b: K): self.a, self.b = a, b


show(lambda: (Pair(1, 2).a, Pair[int, str], Pair[T, int][str], Pair.__parameters__))  # => (1, __main__.Pair[int, str], __main__.Pair[str, int], (~T, ~K))
class Sub(Pair[int, K]): pass
show(lambda: (Sub.__parameters__, Sub.__mro__, Sub.__orig_bases__, Sub[str]))  # => ((~K,), (<class '__main__.Sub'>, <class '__main__.Pair'>, <class 'typing.Generic'>, <class 'object'>), (__main__.Pair[int, ~K],), __main__.Sub[str])


@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...


show(lambda: (isinstance([], HasLen), isinstance(5, HasLen), issubclass(list, HasLen)))  # => (True, False, True)
show(lambda: HasLen())  # => TypeError: Protocols cannot be instantiated


class Pr(Protocol):
    x: int


show(lambda: isinstance(5, Pr))
# =>(3.8-3.10) False
# =>(3.11-3.15) TypeError: Instance and class checks can only be used with @runtime_checkable protocols


class Impl(Pr):
    x = 3


show(lambda: Impl().x)  # => 3
class Stack(List[int]): pass
show(lambda: (Stack([1, 2]), Stack.__mro__))  # => ([1, 2], (<class '__main__.Stack'>, <class 'list'>, <class 'typing.Generic'>, <class 'object'>))
def f(a: int, b: 'str' = 'x') -> Optional[int]: ...
show(lambda: get_type_hints(f))
# =>(3.8) {'a': <class 'int'>, 'b': <class 'str'>, 'return': typing.Union[int, NoneType]}
# =>(3.9-3.13) {'a': <class 'int'>, 'b': <class 'str'>, 'return': typing.Optional[int]}
# =>(3.14-3.15) {'a': <class 'int'>, 'b': <class 'str'>, 'return': int | None}


class Ann:
    a: int
    b: 'List[int]'


show(lambda: get_type_hints(Ann))  # => {'a': <class 'int'>, 'b': typing.List[int]}
UserId = NewType('UserId', int)
show(lambda: (UserId(5), UserId.__supertype__, UserId.__name__))  # => (5, <class 'int'>, 'UserId')


@overload
def g(x: int) -> int: ...


def g(x): return x
show(lambda: g(3))  # => 3


@final
class Fin: pass


show(lambda: (Tuple[int, str], Tuple[()]))  # => (typing.Tuple[int, str], typing.Tuple[()])
show(lambda: (Optional[int] == Union[int, None], Union[int, str] == Union[str, int]))  # => (True, True)


class Base(Generic[T]):
    __slots__ = ('v',)
    def __init__(self, v: T): self.v = v


b = Base[int](5)
show(lambda: b.v)  # => 5
show(lambda: b.__dict__)  # => AttributeError: 'Base' object has no attribute '__dict__'
