# enum, the older one and that of 3.11 and later.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


from enum import *
import enum


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 'b'
    CRIMSON = 1
    def hi(self): return self.name + '!'
    @classmethod
    def first(cls): return cls.RED


show(lambda: (Color.RED, str(Color.RED), repr(Color), Color.RED.name, Color.RED.value, Color(1), Color['GREEN'], Color.CRIMSON is Color.RED))  # => (<Color.RED: 1>, 'Color.RED', "<enum 'Color'>", 'RED', 1, <Color.RED: 1>, <Color.GREEN: 2>, True)
show(lambda: (list(Color), len(Color), list(Color.__members__), Color.RED.hi(), Color.first(), Color.RED in Color, list(reversed(Color))))  # => ([<Color.RED: 1>, <Color.GREEN: 2>, <Color.BLUE: 'b'>], 3, ['RED', 'GREEN', 'BLUE', 'CRIMSON'], 'RED!', <Color.RED: 1>, True, [<Color.BLUE: 'b'>, <Color.GREEN: 2>, <Color.RED: 1>])
show(lambda: Color(7))  # => ValueError: 7 is not a valid Color
show(lambda: Color['X'])  # => KeyError: 'X'
show(lambda: Color.X)
# =>(3.8-3.11) AttributeError: X
# =>(3.12-3.15) AttributeError: type object 'Color' has no attribute 'X'
show(lambda: (Color.RED == 1, Color.RED is Color.RED, Color.RED != Color.GREEN, hash(Color.RED) == hash('RED'), {Color.RED: 1}))  # => (False, True, True, True, {<Color.RED: 1>: 1})
show(lambda: Color.RED < Color.GREEN)  # => TypeError: '<' not supported between instances of 'Color' and 'Color'
show(lambda: (f'{Color.RED}', format(Color.RED, '>12'), '%s' % Color.RED))  # => ('Color.RED', '   Color.RED', 'Color.RED')
show(lambda: (isinstance(Color.RED, Color), type(Color.RED), type(Color), Color.RED.__class__.__name__))
# =>(3.8-3.10) (True, <enum 'Color'>, <class 'enum.EnumMeta'>, 'Color')
# =>(3.11-3.15) (True, <enum 'Color'>, <class 'enum.EnumType'>, 'Color')
show(lambda: 1 in Color)
# =>(3.8-3.10) TypeError: unsupported operand type(s) for 'in': 'int' and 'EnumMeta'
# =>(3.11) TypeError: unsupported operand type(s) for 'in': 'int' and 'EnumType'
# =>(3.12-3.15) True


class N(IntEnum):
    A = 1
    B = 5
    C = auto()


show(lambda: (N.A, str(N.A), N.C, N.A + 1, N.B > N.A, f'{N.A}', N(5), N.A == 1, sorted([N.B, N.A]), '%d' % N.B, N.C.value))
# =>(3.8-3.10) (<N.A: 1>, 'N.A', <N.C: 6>, 2, True, '1', <N.B: 5>, True, [<N.A: 1>, <N.B: 5>], '5', 6)
# =>(3.11-3.15) (<N.A: 1>, '1', <N.C: 6>, 2, True, '1', <N.B: 5>, True, [<N.A: 1>, <N.B: 5>], '5', 6)


class P(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


show(lambda: (P.R | P.W, P.R | P.X, ~P.R, P.R & P.W, P.R in P.RW, bool(P.R & P.W), P(0), P(7), P.RW.value, str(P.R | P.X), list(P)))
# =>(3.8-3.10) (<P.RW: 3>, <P.X|R: 5>, <P.X|W: 6>, <P.0: 0>, True, False, <P.0: 0>, <P.X|RW|W|R: 7>, 3, 'P.X|R', [<P.R: 1>, <P.W: 2>, <P.X: 4>, <P.RW: 3>])
# =>(3.11-3.15) (<P.RW: 3>, <P.R|X: 5>, <P.W|X: 6>, <P: 0>, True, False, <P: 0>, <P.R|W|X: 7>, 3, 'P.R|X', [<P.R: 1>, <P.W: 2>, <P.X: 4>])
show(lambda: P(8))
# =>(3.8-3.10) ValueError: 8 is not a valid P
# =>(3.11) <P: 0>
# =>(3.12-3.15) ValueError: <flag 'P'> invalid value 8
# =>(3.12-3.15)     given 0b0 1000
# =>(3.12-3.15)   allowed 0b0 0111
show(lambda: (P.R ^ P.RW, P.R | 1))  # => TypeError: unsupported operand type(s) for |: 'P' and 'int'


class IP(IntFlag):
    R = 4
    W = 2


show(lambda: (IP.R | IP.W, IP.R | 1, IP(9), IP.R + 1, ~IP.R, str(IP.R), IP(0)))
# =>(3.8-3.10) (<IP.R|W: 6>, <IP.R|1: 5>, <IP.8|1: 9>, 5, <IP.W: -5>, 'IP.R', <IP.0: 0>)
# =>(3.11-3.15) (<IP.R|W: 6>, <IP.R|1: 5>, <IP: 9>, 5, <IP.W|1: 3>, '4', <IP: 0>)


class A(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    X = auto()
    Y = auto()


show(lambda: (A.X.value, list(A)))  # => ('x', [<A.X: 'x'>, <A.Y: 'y'>])


class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (6.4, 3.3)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def density(self): return round(self.mass / self.radius, 2)


show(lambda: (Planet.EARTH, Planet.EARTH.mass, Planet.MARS.density, Planet.EARTH.value))  # => (<Planet.EARTH: (5.9, 6.3)>, 5.9, 1.94, (5.9, 6.3))
Animal = Enum('Animal', 'ANT BEE CAT')
show(lambda: (list(Animal), Animal.__module__, Animal(2)))  # => ([<Animal.ANT: 1>, <Animal.BEE: 2>, <Animal.CAT: 3>], '__main__', <Animal.BEE: 2>)
show(lambda: Enum('B', {'x': 5, 'y': 6}).y)  # => <B.y: 6>
show(lambda: Enum('B', [('x', 5)]).x)  # => <B.x: 5>


class S(str, Enum):
    A = 'aa'
    B = 'bb'


show(lambda: (S.A, S.A == 'aa', str(S.A), f'{S.A}', S.A.upper(), S('bb')))
# =>(3.8-3.10) (<S.A: 'aa'>, True, 'S.A', 'aa', 'AA', <S.B: 'bb'>)
# =>(3.11-3.15) (<S.A: 'aa'>, True, 'S.A', 'S.A', 'AA', <S.B: 'bb'>)


class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == 'dflt' else None


show(lambda: M('dflt'))  # => <M.A: 1>
show(lambda: M('other'))  # => ValueError: 'other' is not a valid M


class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj
    PX = (0, 'P.X')
    PY = (1, 'P.Y')


show(lambda: (Coord.PX, Coord.PY.label, Coord(1)))
# =>(3.8-3.10) (<Coord.PX: 0>, 'P.Y', <Coord.PY: 1>)
# =>(3.11-3.15) TypeError: descriptor '__repr__' requires a 'bytes' object but received a 'int'
show(lambda: sorted(vars(Color.RED)))
# =>(3.8-3.10) ['__objclass__', '_name_', '_value_']
# =>(3.11-3.15) ['__objclass__', '_name_', '_sort_order_', '_value_']
Color.RED.foo = 3
show(lambda: Color.RED.foo)  # => 3
import copy
show(lambda: (copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED))  # => (True, True)
class E0(Enum): pass
show(lambda: (len(E0), list(E0), E0))  # => (0, [], <enum 'E0'>)


try:
    class St(StrEnum):
        A = auto()
        B = 'x'
except NameError as e:
    print(e)
# =>(3.8-3.10) name 'StrEnum' is not defined


show(lambda: (St.A, str(St.A), f'{St.B}', St.A == 'a'))
# =>(3.8-3.10) NameError: name 'St' is not defined
# =>(3.11-3.15) (<St.A: 'a'>, 'a', 'x', True)
show(lambda: (list(P.R | P.X), len(P.RW)))
# =>(3.8-3.10) TypeError: 'P' object is not iterable
# =>(3.11-3.15) ([<P.R: 1>, <P.X: 4>], 2)


class Un(Enum):
    A = [1]
    B = [1]


show(lambda: (Un.A, Un.B is Un.A, Un([1])))  # => (<Un.A: [1]>, True, <Un.A: [1]>)
show(lambda: Color.RED.RED)  # => <Color.RED: 1>


class T(Enum):
    name = 1


show(lambda: (T.name, T.name.value))  # => (<T.name: 1>, 1)
show(lambda: Color.__doc__)
# =>(3.8-3.10) 'An enumeration.'
# =>(3.11-3.15) None
show(lambda: (bool(Color.RED), bool(N(1)), Color.__iter__))
# =>(3.8-3.10) (True, True, <bound method EnumMeta.__iter__ of <enum 'Color'>>)
# =>(3.11-3.15) (True, True, <bound method EnumType.__iter__ of <enum 'Color'>>)
show(lambda: type(auto()))  # => <class 'enum.auto'>
