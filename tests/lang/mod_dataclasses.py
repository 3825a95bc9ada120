# dataclasses; what an older version does not take is shown as its error.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


from dataclasses import *
import dataclasses


def wanted(**options):
    try:
        return dataclass(**options)
    except TypeError as e:
        print(e)
        return dataclass


@dataclass
class Point:
    x: float
    y: float = 2.5


p = Point(1.5)
show(lambda: p)  # => Point(x=1.5, y=2.5)
show(lambda: (p == Point(1.5, 2.5), p == Point(2, 2), p == 3, p != Point(1.5)))  # => (True, False, False, False)
show(lambda: Point())
# =>(3.8-3.9) TypeError: __init__() missing 1 required positional argument: 'x'
# =>(3.10-3.15) TypeError: Point.__init__() missing 1 required positional argument: 'x'
show(lambda: Point(1,2,3))
# =>(3.8-3.9) TypeError: __init__() takes from 2 to 3 positional arguments but 4 were given
# =>(3.10-3.15) TypeError: Point.__init__() takes from 2 to 3 positional arguments but 4 were given
show(lambda: Point(z=1))
# =>(3.8-3.9) TypeError: __init__() got an unexpected keyword argument 'z'
# =>(3.10-3.15) TypeError: Point.__init__() got an unexpected keyword argument 'z'
show(lambda: list(Point.__dict__))
# =>(3.8-3.9) ['__module__', '__annotations__', 'y', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__hash__']
# =>(3.10-3.12) ['__module__', '__annotations__', 'y', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__hash__', '__match_args__']
# =>(3.13) ['__module__', '__firstlineno__', '__annotations__', 'y', '__static_attributes__', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__replace__', '__hash__', '__init__', '__repr__', '__eq__', '__match_args__']
# =>(3.14-3.15) ['__module__', '__firstlineno__', 'y', '__annotate_func__', '__static_attributes__', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__annotations_cache__', '__dataclass_fields__', '__replace__', '__hash__', '__init__', '__repr__', '__eq__', '__match_args__']
show(lambda: Point.__doc__)  # => 'Point(x: float, y: float = 2.5)'
show(lambda: Point.__dataclass_params__)
# =>(3.8-3.11) _DataclassParams(init=True,repr=True,eq=True,order=False,unsafe_hash=False,frozen=False)
# =>(3.12-3.15) _DataclassParams(init=True,repr=True,eq=True,order=False,unsafe_hash=False,frozen=False,match_args=True,kw_only=False,slots=False,weakref_slot=False)
show(lambda: Point.__init__.__annotations__)  # => {'x': <class 'float'>, 'y': <class 'float'>, 'return': None}
show(lambda: (Point.__init__.__qualname__, Point.__repr__.__qualname__, Point.__eq__.__name__))
# =>(3.8) ('__init__', '__repr__', '__eq__')
# =>(3.9) ('__create_fn__.<locals>.__init__', '__create_fn__.<locals>.__repr__', '__eq__')
# =>(3.10-3.15) ('Point.__init__', 'Point.__repr__', '__eq__')
show(lambda: p < p)  # => TypeError: '<' not supported between instances of 'Point' and 'Point'
show(lambda: hash(p))  # => TypeError: unhashable type: 'Point'


@dataclass(order=True, frozen=True)
class V:
    a: int
    b: str = field(default='q', compare=False)
    c: list = field(default_factory=list, repr=False, hash=False)


v = V(1)
show(lambda: (v, v.c))  # => (V(a=1, b='q'), [])
show(lambda: (v < V(2), v >= V(1), sorted([V(3), V(2)])))  # => (True, True, [V(a=2, b='q'), V(a=3, b='q')])
show(lambda: hash(v) == hash(V(1)))  # => True
show(lambda: list(V.__dict__))
# =>(3.8-3.9) ['__module__', '__annotations__', 'b', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__lt__', '__le__', '__gt__', '__ge__', '__setattr__', '__delattr__', '__hash__']
# =>(3.10-3.12) ['__module__', '__annotations__', 'b', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__lt__', '__le__', '__gt__', '__ge__', '__setattr__', '__delattr__', '__hash__', '__match_args__']
# =>(3.13) ['__module__', '__firstlineno__', '__annotations__', 'b', '__static_attributes__', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__replace__', '__hash__', '__init__', '__repr__', '__eq__', '__lt__', '__le__', '__gt__', '__ge__', '__setattr__', '__delattr__', '__match_args__']
# =>(3.14-3.15) ['__module__', '__firstlineno__', 'b', '__annotate_func__', '__static_attributes__', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__annotations_cache__', '__dataclass_fields__', '__replace__', '__hash__', '__init__', '__repr__', '__eq__', '__lt__', '__le__', '__gt__', '__ge__', '__setattr__', '__delattr__', '__match_args__']
show(lambda: V.__doc__)  # => "V(a: int, b: str = 'q', c: list = <factory>)"
show(lambda: (asdict(v), astuple(v)))  # => ({'a': 1, 'b': 'q', 'c': []}, (1, 'q', []))
show(lambda: replace(v, a=5))  # => V(a=5, b='q')
show(lambda: replace(v, zz=5))
# =>(3.8-3.9) TypeError: __init__() got an unexpected keyword argument 'zz'
# =>(3.10-3.15) TypeError: V.__init__() got an unexpected keyword argument 'zz'
show(lambda: (is_dataclass(v), is_dataclass(V), is_dataclass(3)))  # => (True, True, False)
show(lambda: fields(3))  # => TypeError: must be called with a dataclass type or instance
show(lambda: asdict(3))  # => TypeError: asdict() should be called on dataclass instances
show(lambda: astuple(V))  # => TypeError: astuple() should be called on dataclass instances
show(lambda: replace(3))  # => TypeError: replace() should be called on dataclass instances
show(lambda: field(default=1, default_factory=int))  # => ValueError: cannot specify both default and default_factory


@dataclass
class Child(Point):
    z: int = 0
    y: float = 9.0


show(lambda: (Child(1), Child(1,2,3)))  # => (Child(x=1, y=9.0, z=0), Child(x=1, y=2, z=3))
show(lambda: list(Child.__dict__))
# =>(3.8-3.9) ['__module__', '__annotations__', 'z', 'y', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__hash__']
# =>(3.10-3.12) ['__module__', '__annotations__', 'z', 'y', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__hash__', '__match_args__']
# =>(3.13) ['__module__', '__firstlineno__', '__annotations__', 'z', 'y', '__static_attributes__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__replace__', '__hash__', '__init__', '__repr__', '__eq__', '__match_args__']
# =>(3.14-3.15) ['__module__', '__firstlineno__', 'z', 'y', '__annotate_func__', '__static_attributes__', '__doc__', '__dataclass_params__', '__annotations_cache__', '__dataclass_fields__', '__replace__', '__hash__', '__init__', '__repr__', '__eq__', '__match_args__']


@wanted(slots=True)
# =>(3.8-3.9) dataclass() got an unexpected keyword argument 'slots'
class S:
    x: int
    y: int = 3
    def m(self): return super().__repr__()[:5]


show(lambda: (S(1), S.__slots__, list(S.__dict__)))
# =>(3.8-3.9) AttributeError: type object 'S' has no attribute '__slots__'
# =>(3.10-3.11) (S(x=1, y=3), ('x', 'y'), ['__module__', '__annotations__', 'm', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__hash__', '__match_args__', '__slots__', 'x', 'y'])
# =>(3.12) (S(x=1, y=3), ('x', 'y'), ['__module__', '__annotations__', 'm', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__hash__', '__match_args__', '__slots__', 'x', 'y'])
# =>(3.13) (S(x=1, y=3), ('x', 'y'), ['__module__', '__firstlineno__', '__annotations__', 'm', '__static_attributes__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__replace__', '__hash__', '__init__', '__repr__', '__eq__', '__match_args__', '__slots__', 'x', 'y'])
# =>(3.14-3.15) (S(x=1, y=3), ('x', 'y'), ['__module__', '__firstlineno__', 'm', '__annotate_func__', '__static_attributes__', '__doc__', '__dataclass_params__', '__annotations_cache__', '__dataclass_fields__', '__replace__', '__hash__', '__init__', '__repr__', '__eq__', '__match_args__', '__slots__', 'x', 'y'])
show(lambda: S(1).z)  # => AttributeError: 'S' object has no attribute 'z'
show(lambda: S(1).__dict__)
# =>(3.8-3.9) {'x': 1, 'y': 3}
# =>(3.10-3.15) AttributeError: 'S' object has no attribute '__dict__'
show(lambda: S(1).m())
# =>(3.8-3.9) '<__ma'
# =>(3.14-3.15) '<__ma'
# =>(3.10-3.12) TypeError: super(type, obj): obj must be an instance or subtype of type
# =>(3.13) TypeError: super(type, obj): obj (instance of S) is not an instance or subtype of type (S).
s = S(1)
show(lambda: (S.__qualname__, S.__doc__))  # => ('S', 'S(x: int, y: int = 3)')


@wanted(slots=True)
# =>(3.8-3.9) dataclass() got an unexpected keyword argument 'slots'
class S2(S):
    z: int = 4


show(lambda: (S2(1), S2.__slots__, list(S2.__dict__)))
# =>(3.8-3.9) AttributeError: type object 'S2' has no attribute '__slots__'
# =>(3.10) (S2(x=1, y=3, z=4), ('x', 'y', 'z'), ['__module__', '__annotations__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__hash__', '__match_args__', '__slots__', 'x', 'y', 'z'])
# =>(3.11) (S2(x=1, y=3, z=4), ('z',), ['__module__', '__annotations__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__hash__', '__match_args__', '__slots__', 'z'])
# =>(3.12) (S2(x=1, y=3, z=4), ('z',), ['__module__', '__annotations__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__hash__', '__match_args__', '__slots__', 'z'])
# =>(3.13) (S2(x=1, y=3, z=4), ('z',), ['__module__', '__firstlineno__', '__annotations__', '__static_attributes__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__replace__', '__hash__', '__init__', '__repr__', '__eq__', '__match_args__', '__slots__', 'z'])
# =>(3.14-3.15) (S2(x=1, y=3, z=4), ('z',), ['__module__', '__firstlineno__', '__annotate_func__', '__static_attributes__', '__doc__', '__dataclass_params__', '__annotations_cache__', '__dataclass_fields__', '__replace__', '__hash__', '__init__', '__repr__', '__eq__', '__match_args__', '__slots__', 'z'])


@wanted(slots=True, frozen=True)
# =>(3.8-3.9) dataclass() got an unexpected keyword argument 'slots'
class S3:
    x: int


show(lambda: list(S3.__dict__))
# =>(3.8-3.9) ['__module__', '__annotations__', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__hash__']
# =>(3.10-3.11) ['__module__', '__annotations__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__setattr__', '__delattr__', '__hash__', '__match_args__', '__slots__', 'x', '__getstate__', '__setstate__']
# =>(3.12) ['__module__', '__annotations__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__setattr__', '__delattr__', '__hash__', '__match_args__', '__slots__', 'x', '__getstate__', '__setstate__']
# =>(3.13) ['__module__', '__firstlineno__', '__annotations__', '__static_attributes__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__replace__', '__hash__', '__init__', '__repr__', '__eq__', '__setattr__', '__delattr__', '__match_args__', '__slots__', 'x', '__getstate__', '__setstate__']
# =>(3.14-3.15) ['__module__', '__firstlineno__', '__annotate_func__', '__static_attributes__', '__doc__', '__dataclass_params__', '__annotations_cache__', '__dataclass_fields__', '__replace__', '__hash__', '__init__', '__repr__', '__eq__', '__setattr__', '__delattr__', '__match_args__', '__slots__', 'x', '__getstate__', '__setstate__']


@wanted(slots=True, weakref_slot=True)
# =>(3.8-3.9) dataclass() got an unexpected keyword argument 'slots'
# =>(3.10) dataclass() got an unexpected keyword argument 'weakref_slot'
class S4:
    x: int


show(lambda: S4.__slots__)
# =>(3.8-3.10) AttributeError: type object 'S4' has no attribute '__slots__'
# =>(3.11-3.15) ('x', '__weakref__')


@wanted(kw_only=True)
# =>(3.8-3.9) dataclass() got an unexpected keyword argument 'kw_only'
class K:
    x: int
    y: int = 2


show(lambda: (K(x=1), K.__doc__, K.__match_args__))
# =>(3.8-3.9) AttributeError: type object 'K' has no attribute '__match_args__'
# =>(3.10-3.15) (K(x=1, y=2), 'K(*, x: int, y: int = 2)', ())
show(lambda: K(1))
# =>(3.8-3.9) K(x=1, y=2)
# =>(3.10-3.15) TypeError: K.__init__() takes 1 positional argument but 2 were given


try:
    @dataclass
    class K2:
        a: int
        _: KW_ONLY
        b: int = 3
        c: int
except NameError as e:
    print(e)
# =>(3.8-3.9) name 'KW_ONLY' is not defined

show(lambda: (K2(1, c=3), K2.__match_args__, K2.__doc__))
# =>(3.8-3.9) NameError: name 'K2' is not defined
# =>(3.10-3.15) (K2(a=1, b=3, c=3), ('a',), 'K2(a: int, *, b: int = 3, c: int)')
show(lambda: K2(1,2))
# =>(3.8-3.9) NameError: name 'K2' is not defined
# =>(3.10-3.15) TypeError: K2.__init__() takes 2 positional arguments but 3 were given
from typing import ClassVar, Any


@dataclass
class C:
    n: ClassVar[int] = 3
    i: InitVar[int]
    x: int = 0
    def __post_init__(self, i): self.x = i * 2


show(lambda: (InitVar[int], InitVar[list]))  # => (dataclasses.InitVar[int], dataclasses.InitVar[list])


@dataclass
class T:
    x: 'int'
    y: 'ClassVar[int]' = 3
    z: 'InitVar[int]' = 4


show(lambda: (T(1), T.__doc__))  # => (T(x=1), "T(x: 'int', z: 'InitVar[int]' = 4)")


@dataclass
class R:
    me: object = None


r = R()
r.me = r
show(lambda: r)  # => R(me=...)
show(lambda: make_dataclass('MD', ['x', ('y', int), ('z', int, field(default=3))])(1,2))  # => MD(x=1, y=2, z=3)
show(lambda: make_dataclass('MD', ['x', 'x']))  # => TypeError: Field name duplicated: 'x'
show(lambda: make_dataclass('MD', ['1']))  # => TypeError: Field names must be valid identifiers: '1'
show(lambda: make_dataclass('MD', ['if']))  # => TypeError: Field names must not be keywords: 'if'
show(lambda: make_dataclass('MD', [(1,2,3,4)]))  # => TypeError: Invalid field: (1, 2, 3, 4)


@dataclass(init=False, repr=False, eq=False)
class N:
    x: int = 3


show(lambda: list(N.__dict__))
# =>(3.8-3.9) ['__module__', '__annotations__', 'x', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__']
# =>(3.10-3.12) ['__module__', '__annotations__', 'x', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__match_args__']
# =>(3.13) ['__module__', '__firstlineno__', '__annotations__', 'x', '__static_attributes__', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__replace__', '__match_args__']
# =>(3.14-3.15) ['__module__', '__firstlineno__', 'x', '__annotate_func__', '__static_attributes__', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__annotations_cache__', '__dataclass_fields__', '__replace__', '__match_args__']
show(lambda: N.__doc__)  # => 'N()'


@dataclass
class NoDefault:
    x: int = field(init=False)
    y: int = field(init=False, default=4)


show(lambda: (NoDefault(),))  # => AttributeError: 'NoDefault' object has no attribute 'x'
show(lambda: NoDefault().y)  # => 4


@dataclass
class Doc:
    "has a doc"
    x: int


show(lambda: Doc.__doc__)  # => 'has a doc'


@dataclass
class G:
    x: list
    d: dict = field(default_factory=dict)


show(lambda: G.__doc__)  # => 'G(x: list, d: dict = <factory>)'
show(lambda: asdict(G([1, Point(1)], {'a': Point(2)})))  # => {'x': [1, {'x': 1, 'y': 2.5}], 'd': {'a': {'x': 2, 'y': 2.5}}}
show(lambda: list(type(p).__dataclass_fields__))  # => ['x', 'y']


@dataclass
class E: pass


show(lambda: (E(), E() == E(), list(E.__dict__), E.__doc__))
# =>(3.8-3.9) (E(), True, ['__module__', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__hash__'], 'E()')
# =>(3.10-3.12) (E(), True, ['__module__', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__eq__', '__hash__', '__match_args__'], 'E()')
# =>(3.13) (E(), True, ['__module__', '__firstlineno__', '__static_attributes__', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__dataclass_fields__', '__replace__', '__hash__', '__init__', '__repr__', '__eq__', '__match_args__'], 'E()')
# =>(3.14-3.15) (E(), True, ['__module__', '__firstlineno__', '__static_attributes__', '__dict__', '__weakref__', '__doc__', '__dataclass_params__', '__annotate_func__', '__annotations_cache__', '__dataclass_fields__', '__replace__', '__hash__', '__init__', '__repr__', '__eq__', '__match_args__'], 'E()')


@dataclass(eq=False)
class H:
    x: int


show(lambda: hash(H(1)) != 0)  # => True


@dataclass
class Desc:
    def __eq__(self, o): return True
    x: int = 1


show(lambda: (Desc.__hash__, list(Desc.__dict__)))
# =>(3.8-3.9) (None, ['__module__', '__annotations__', '__eq__', 'x', '__dict__', '__weakref__', '__doc__', '__hash__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__'])
# =>(3.10-3.12) (None, ['__module__', '__annotations__', '__eq__', 'x', '__dict__', '__weakref__', '__doc__', '__hash__', '__dataclass_params__', '__dataclass_fields__', '__init__', '__repr__', '__match_args__'])
# =>(3.13) (None, ['__module__', '__firstlineno__', '__annotations__', '__eq__', 'x', '__static_attributes__', '__dict__', '__weakref__', '__doc__', '__hash__', '__dataclass_params__', '__dataclass_fields__', '__replace__', '__init__', '__repr__', '__match_args__'])
# =>(3.14-3.15) (None, ['__module__', '__firstlineno__', '__eq__', 'x', '__annotate_func__', '__static_attributes__', '__dict__', '__weakref__', '__doc__', '__hash__', '__dataclass_params__', '__annotations_cache__', '__dataclass_fields__', '__replace__', '__init__', '__repr__', '__match_args__'])
show(lambda: Point.__repr__.__wrapped__.__name__)  # => '__repr__'


@dataclass
class Slotty:
    __slots__ = ('x', 'y')
    x: int
    y: int


show(lambda: (Slotty(1,2), Slotty.__slots__))  # => (Slotty(x=1, y=2), ('x', 'y'))
import copy
show(lambda: copy.replace(p, x=7))
# =>(3.8-3.12) AttributeError: module 'copy' has no attribute 'replace'
# =>(3.13-3.15) Point(x=7, y=2.5)
show(lambda: (copy.copy(p), copy.deepcopy(p)))  # => (Point(x=1.5, y=2.5), Point(x=1.5, y=2.5))
show(lambda: Point.__match_args__)
# =>(3.8-3.9) AttributeError: type object 'Point' has no attribute '__match_args__'
# =>(3.10-3.15) ('x', 'y')


@wanted(slots=True, frozen=True)
# =>(3.8-3.9) dataclass() got an unexpected keyword argument 'slots'
class Stateful:
    x: int

    def __getstate__(self):
        return 'own'


show(lambda: Stateful(1).__getstate__())
# =>(3.8-3.9) 'own'
# =>(3.12-3.15) 'own'
# =>(3.10-3.11) [1]
