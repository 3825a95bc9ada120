# versions: 3.9 3.11 3.12 3.13 3.14 3.15
import collections.abc
import copy
import pickle
from typing import (Any, Callable, ClassVar, Dict, Final, ForwardRef, Generic, List, Literal, NamedTuple, NewType, Optional, Protocol, Tuple, TypedDict,
                    TypeVar, Union, final, get_args, get_origin, get_type_hints, no_type_check, overload, runtime_checkable)

T = TypeVar('T')
K = TypeVar('K')
B = TypeVar('B', bound=int)


def said(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


# ---- variables are replaced ----
print(List[T][int], Dict[K, T][str, int], Dict[K, List[T]][str, int], Callable[[T], K][int, str], Tuple[T, ...][int], Union[T, int][str], Optional[T][str])
# =>(3.9-3.13) typing.List[int] typing.Dict[str, int] typing.Dict[str, typing.List[int]] typing.Callable[[int], str] typing.Tuple[int, ...] typing.Union[str, int] typing.Optional[str]
# =>(3.14-3.15) typing.List[int] typing.Dict[str, int] typing.Dict[str, typing.List[int]] typing.Callable[[int], str] typing.Tuple[int, ...] str | int str | None
print(list[T][int], dict[K, list[T]][str, int], tuple[T, ...][int], list[T].__parameters__, dict[str, T].__parameters__, list[int].__parameters__)
# => list[int] dict[str, list[int]] tuple[int, ...] (~T,) (~T,) ()
print(Dict[K, list[T]].__parameters__, List[T] == List[T], hash(list[T]) == hash(list[T]), copy.copy(list[T]), copy.deepcopy(List[T]))
# => (~K, ~T) True True list[~T] typing.List[~T]


class Box(Generic[T]):
    def __init__(self, x: T):
        self.x = x


class Pair(Box[K], Generic[K, T]):
    pass


print(Box[int], Pair[int, str], Box[T][int], Pair.__parameters__, Pair.__mro__[1:3], Box[int](3).x, Box[int](3).__orig_class__, Pair.__orig_bases__)
# => __main__.Box[int] __main__.Pair[int, str] __main__.Box[int] (~K, ~T) (<class '__main__.Box'>, <class 'typing.Generic'>) 3 __main__.Box[int] (__main__.Box[~K], typing.Generic[~K, ~T])
print(get_origin(Box[int]), get_args(Box[int]), get_origin(list[int]), get_args(Callable[[int, str], bool]), get_args(Union[int, str]), get_args(Literal[1, 'a']))
# => <class '__main__.Box'> (<class 'int'>,) <class 'list'> ([<class 'int'>, <class 'str'>], <class 'bool'>) (<class 'int'>, <class 'str'>) (1, 'a')
print(collections.abc.Callable[[int, str], float], collections.abc.Callable[[T], int][str], collections.abc.Callable[..., int], collections.abc.Callable[[], int].__args__)
# => collections.abc.Callable[[int, str], float] collections.abc.Callable[[str], int] collections.abc.Callable[..., int] (<class 'int'>,)
said(lambda: Box[int, str])
# =>(3.9) TypeError Too many parameters for <class '__main__.Box'>; actual 2, expected 1
# =>(3.10-3.15) TypeError Too many arguments for <class '__main__.Box'>; actual 2, expected 1
said(lambda: Box[int][str])  # => TypeError __main__.Box[int] is not a generic class
said(lambda: list[T][int, str])
# =>(3.9-3.10) TypeError Too many arguments for list[~T]
# =>(3.11-3.15) TypeError Too many arguments for list[~T]; actual 2, expected 1
said(lambda: list[int][str])
# =>(3.9-3.10) TypeError There are no type variables left in list[int]
# =>(3.11-3.15) TypeError list[int] is not a generic class
said(lambda: Generic[int])
# =>(3.9) TypeError Parameters to Generic[...] must all be type variables
# =>(3.10-3.15) TypeError Parameters to Generic[...] must all be type variables or parameter specification variables.
said(lambda: Generic[T, T])  # => TypeError Parameters to Generic[...] must all be unique
said(lambda: type('X', (Generic,), {}))  # => TypeError Cannot inherit from plain Generic
said(lambda: Union[()])  # => TypeError Cannot take a Union of no types.
said(lambda: List[int, str])
# =>(3.9) TypeError Too many parameters for typing.List; actual 2, expected 1
# =>(3.10-3.15) TypeError Too many arguments for typing.List; actual 2, expected 1
said(lambda: Callable[int])  # => TypeError Callable must be used as Callable[[arg, ...], result].
said(lambda: TypeVar('X', int))  # => TypeError A single constraint is not allowed
said(lambda: isinstance([], List[int]))  # => TypeError Subscripted generics cannot be used with class and instance checks
said(lambda: Box[int]().x)
# =>(3.9) TypeError __init__() missing 1 required positional argument: 'x'
# =>(3.10-3.15) TypeError Box.__init__() missing 1 required positional argument: 'x'

# ---- forms do not mix ----
said(lambda: Optional[ClassVar[int]])  # => TypeError typing.ClassVar[int] is not valid as type argument
said(lambda: List[ClassVar])  # => TypeError Plain typing.ClassVar is not valid as type argument
said(lambda: ClassVar[Final[int]])
# =>(3.9-3.12) TypeError typing.Final[int] is not valid as type argument
# =>(3.13-3.15) typing.ClassVar[typing.Final[int]]
said(lambda: type('C', (type(ClassVar),), {}))  # => TypeError Cannot subclass special typing classes
said(lambda: Any())
# =>(3.9-3.10) TypeError Cannot instantiate typing.Any
# =>(3.11-3.15) TypeError Any cannot be instantiated
said(lambda: Union[int, 3])
# =>(3.9-3.10) TypeError Union[arg, ...]: each arg must be a type. Got 3.
# =>(3.11-3.13) typing.Union[int, 3]
# =>(3.14-3.15) int | 3
print(Literal[1, 1, True, 2], Literal[Literal[1, 2], 3], Union[int, str, int], Union[Union[int, str], float], Optional[None], Union[int])
# =>(3.9-3.13) typing.Literal[1, True, 2] typing.Literal[1, 2, 3] typing.Union[int, str] typing.Union[int, str, float] <class 'NoneType'> <class 'int'>
# =>(3.14-3.15) typing.Literal[1, True, 2] typing.Literal[1, 2, 3] int | str int | str | float <class 'NoneType'> <class 'int'>

# ---- hints ----


class Node:
    nxt: 'Optional[Node]'
    kids: 'list[Node]'
    any: ClassVar['Dict[str, Node]'] = {}

    def add(self, other: 'Node', *more: 'int') -> 'List[Node]': ...


class Leaf(Node):
    extra: Final[int] = 3


print(get_type_hints(Node), get_type_hints(Leaf)['extra'], get_type_hints(Node.add))
# =>(3.9-3.13) {'nxt': typing.Optional[__main__.Node], 'kids': list[__main__.Node], 'any': typing.ClassVar[typing.Dict[str, __main__.Node]]} typing.Final[int] {'other': <class '__main__.Node'>, 'more': <class 'int'>, 'return': typing.List[__main__.Node]}
# =>(3.14-3.15) {'nxt': __main__.Node | None, 'kids': list[__main__.Node], 'any': typing.ClassVar[typing.Dict[str, __main__.Node]]} typing.Final[int] {'other': <class '__main__.Node'>, 'more': <class 'int'>, 'return': typing.List[__main__.Node]}


@no_type_check
class Unchecked:
    x: 'nothing at all'


print(get_type_hints(Unchecked), ForwardRef('int'), ForwardRef('int') == ForwardRef('int'))  # => {} ForwardRef('int') True
said(get_type_hints, type('N', (), {'__annotations__': {'x': 'missing'}, '__module__': '__main__'}))
# => NameError name 'missing' is not defined
said(ForwardRef, 'not a name')
# =>(3.9-3.13) SyntaxError Forward reference must be an expression -- got 'not a name'
# =>(3.14-3.15) ForwardRef('not a name')

# ---- protocols ----


@runtime_checkable
class Sized2(Protocol):
    def __len__(self) -> int: ...


@runtime_checkable
class Named(Protocol):
    name: str


class Has:
    name = 'x'


print(isinstance([], Sized2), isinstance(3, Sized2), issubclass(list, Sized2), isinstance(Has(), Named), isinstance(3, Named))
# => True False True True False
said(Sized2)  # => TypeError Protocols cannot be instantiated
said(isinstance, 3, type('P', (Protocol,), {'__module__': '__main__'}))
# => TypeError Instance and class checks can only be used with @runtime_checkable protocols
said(lambda: type('Q', (Protocol, int), {}))  # => TypeError Protocols can only inherit from other protocols, got <class 'int'>


class Impl(Sized2):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


print(len(Impl(4)), isinstance(Impl(4), Sized2))  # => 4 True

# ---- classes from hints ----


class Movie(TypedDict, total=False):
    name: str
    year: int


class Sequel(Movie):
    number: int


print(Movie(name='a'), Movie.__total__, sorted(Sequel.__annotations__), sorted(Sequel.__required_keys__), sorted(Sequel.__optional_keys__))
# => {'name': 'a'} False ['name', 'number', 'year'] ['number'] ['name', 'year']
said(isinstance, {}, Movie)  # => TypeError TypedDict does not support instance and class checks


class Point(NamedTuple):
    x: int
    y: int = 0


print(Point(1), Point._field_defaults, Point.__annotations__)
# => Point(x=1, y=0) {'y': 0} {'x': <class 'int'>, 'y': <class 'int'>}
UserId = NewType('UserId', int)
print(UserId(5), UserId.__supertype__, UserId.__name__)  # => 5 <class 'int'> UserId


@final
@overload
def f(x: int) -> int: ...


said(f, 3)
# => NotImplementedError You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.
print(pickle.loads(pickle.dumps(List[int])), pickle.loads(pickle.dumps(T)) is T, pickle.loads(pickle.dumps(list[int])), pickle.loads(pickle.dumps(Optional[int])))
# =>(3.9-3.13) typing.List[int] True list[int] typing.Optional[int]
# =>(3.14-3.15) typing.List[int] True list[int] int | None
