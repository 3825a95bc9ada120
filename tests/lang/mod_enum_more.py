# enum: what of a class and its members can be seen, how flags close, what is an error.
import enum
from enum import Enum, Flag, IntEnum, IntFlag, auto


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


class Door(Enum):
    OPEN = 1
    SHUT = 2

    def push(self):
        return Door.OPEN


class Size(IntEnum):
    S = 1


class Mode(Flag):
    R = 4
    W = 2
    RW = 6


class Bits(IntFlag):
    A = 1
    B = 2
    BIG = 12


print(list(Door.__dict__))
# =>(3.8-3.10) ['_generate_next_value_', '__module__', 'push', '__doc__', '_member_names_', '_member_map_', '_member_type_', '_value2member_map_', 'OPEN', 'SHUT', '__new__']
# =>(3.11-3.12) ['_generate_next_value_', '__module__', 'push', '_new_member_', '_use_args_', '_member_names_', '_member_map_', '_value2member_map_', '_unhashable_values_', '_member_type_', '_value_repr_', '__doc__', 'OPEN', 'SHUT', '__new__']
# =>(3.13-3.15) ['_generate_next_value_', '__module__', '__firstlineno__', 'push', '__static_attributes__', '_new_member_', '_use_args_', '_member_names_', '_member_map_', '_value2member_map_', '_hashable_values_', '_unhashable_values_', '_unhashable_values_map_', '_member_type_', '_value_repr_', '__doc__', 'OPEN', 'SHUT', '__new__']
print(list(Size.__dict__))
# =>(3.8-3.10) ['_generate_next_value_', '__module__', '__doc__', '_member_names_', '_member_map_', '_member_type_', '_value2member_map_', 'S', '__new__']
# =>(3.11-3.12) ['_generate_next_value_', '__module__', '_new_member_', '_use_args_', '_member_names_', '_member_map_', '_value2member_map_', '_unhashable_values_', '_member_type_', '_value_repr_', '__doc__', 'S', '__format__', '__new__']
# =>(3.13-3.15) ['_generate_next_value_', '__module__', '__firstlineno__', '__static_attributes__', '_new_member_', '_use_args_', '_member_names_', '_member_map_', '_value2member_map_', '_hashable_values_', '_unhashable_values_', '_unhashable_values_map_', '_member_type_', '_value_repr_', '__doc__', 'S', '__format__', '__new__']
print(list(Mode.__dict__)[:14])
# =>(3.8-3.10) ['_generate_next_value_', '__module__', '__doc__', '_member_names_', '_member_map_', '_member_type_', '_value2member_map_', 'R', 'W', 'RW', '__new__']
# =>(3.11) ['_generate_next_value_', '__module__', '_new_member_', '_use_args_', '_member_names_', '_member_map_', '_value2member_map_', '_unhashable_values_', '_member_type_', '_value_repr_', '_boundary_', '_flag_mask_', '_all_bits_', '_inverted_']
# =>(3.12) ['_generate_next_value_', '__module__', '_new_member_', '_use_args_', '_member_names_', '_member_map_', '_value2member_map_', '_unhashable_values_', '_member_type_', '_value_repr_', '_boundary_', '_flag_mask_', '_singles_mask_', '_all_bits_']
# =>(3.13-3.15) ['_generate_next_value_', '__module__', '__firstlineno__', '__static_attributes__', '_new_member_', '_use_args_', '_member_names_', '_member_map_', '_value2member_map_', '_hashable_values_', '_unhashable_values_', '_unhashable_values_map_', '_member_type_', '_value_repr_']
print(list(vars(Door.OPEN)), list(vars(Mode.R)))
# =>(3.8-3.10) ['_value_', '_name_', '__objclass__'] ['_value_', '_name_', '__objclass__']
# =>(3.11-3.15) ['_value_', '_name_', '__objclass__', '_sort_order_'] ['_value_', '_name_', '__objclass__', '_sort_order_']
print(dir(Door))
# =>(3.8-3.10) ['OPEN', 'SHUT', '__class__', '__doc__', '__members__', '__module__']
# =>(3.11-3.15) ['OPEN', 'SHUT', '__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__', '__len__', '__members__', '__module__', '__name__', '__qualname__']
print(dir(Door.OPEN))
# =>(3.8-3.10) ['__class__', '__doc__', '__module__', 'name', 'push', 'value']
# =>(3.11) ['OPEN', 'SHUT', '__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'push', 'value']
# =>(3.12-3.15) ['__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'push', 'value']
print('push' in dir(Size), 'S' in dir(Size), 'real' in dir(Size), 'real' in dir(Size.S))
# =>(3.8-3.10) False True False True
# =>(3.11-3.15) False True True True
print(list(Mode))
# =>(3.8-3.10) [<Mode.R: 4>, <Mode.W: 2>, <Mode.RW: 6>]
# =>(3.11-3.15) [<Mode.R: 4>, <Mode.W: 2>]
show(lambda: list(Mode.RW))
# =>(3.8-3.10) TypeError: 'Mode' object is not iterable
# =>(3.11-3.15) [<Mode.R: 4>, <Mode.W: 2>]
show(lambda: (~Mode.R, ~Mode.RW, ~Mode(0), ~Bits.A, ~Bits.B & Bits.A, ~Bits(0)))
# =>(3.8-3.10) (<Mode.W: 2>, <Mode.0: 0>, <Mode.RW: 6>, <Bits.BIG|B: -2>, <Bits.A: 1>, <Bits.BIG|B|A: -1>)
# =>(3.11) (<Mode.W: 2>, <Mode: 0>, <Mode.RW: 6>, <Bits.B|12: 14>, <Bits.A: 1>, <Bits.A|B|12: 15>)
# =>(3.12-3.15) (<Mode.W: 2>, <Mode: 0>, <Mode.RW: 6>, <Bits.B|BIG: 14>, <Bits.A: 1>, <Bits.A|B|BIG: 15>)
show(lambda: (Bits.BIG, Bits(4), Bits(16), Bits(-1), Bits.A | 64))
# =>(3.8-3.10) (<Bits.BIG: 12>, <Bits.4: 4>, <Bits.16: 16>, <Bits.BIG|B|A: -1>, <Bits.64|A: 65>)
# =>(3.11) (<Bits.BIG: 12>, <Bits: 4>, <Bits: 16>, <Bits.A|B|12: 15>, <Bits.A|64: 65>)
# =>(3.12-3.15) (<Bits.BIG: 12>, <Bits: 4>, <Bits: 16>, <Bits.A|B|BIG: 15>, <Bits.A|64: 65>)
show(lambda: Mode(9))
# =>(3.8-3.10) ValueError: 9 is not a valid Mode
# =>(3.11) <Mode: 0>
# =>(3.12-3.15) ValueError: <flag 'Mode'> invalid value 9
# =>(3.12-3.15)     given 0b0 1001
# =>(3.12-3.15)   allowed 0b0 0110
show(lambda: Mode('R'))
# =>(3.8-3.10) TypeError: '<' not supported between instances of 'str' and 'int'
# =>(3.11-3.15) ValueError: 'R' is not a valid Mode
show(lambda: Mode.R | 2)  # => TypeError: unsupported operand type(s) for |: 'Mode' and 'int'
show(lambda: Door.OPEN.push().push())  # => <Door.OPEN: 1>


def bad_order():
    class C(Enum):
        _order_ = 'A B'
        B = 1
        A = 2


def bad_twice():
    class C(Enum):
        A = 1
        A = 2


def bad_sunder():
    class C(Enum):
        _what_ = 1


def bad_mro():
    class C(Enum):
        mro = 1


def bad_base():
    class C(Door):
        X = 1


def bad_mix():
    class C(Enum, int):
        X = 1


def bad_flag_auto():
    class C(Flag):
        A = 'x'
        B = auto()


for wrong in bad_order, bad_twice, bad_sunder, bad_mro, bad_base, bad_mix, bad_flag_auto:
    show(wrong)
# =>(3.8-3.10) TypeError: member order does not match _order_
# =>(3.8-3.10) TypeError: Attempted to reuse key: 'A'
# =>(3.8-3.10) ValueError: _names_ are reserved for future Enum use
# =>(3.8-3.10) ValueError: Invalid enum member name: mro
# =>(3.8-3.10) TypeError: C: cannot extend enumeration 'Door'
# =>(3.8-3.10) TypeError: new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`
# =>(3.8-3.10) TypeError: Invalid Flag value: 'x'
# =>(3.11-3.15) TypeError: member order does not match _order_:
# =>(3.11-3.15)   ['B', 'A']
# =>(3.11-3.15)   ['A', 'B']
# =>(3.11-3.15) TypeError: 'A' already defined as 1
# =>(3.11-3.15) ValueError: _sunder_ names, such as '_what_', are reserved for future Enum use
# =>(3.11-3.15) ValueError: invalid enum member name(s) 'mro'
# =>(3.11-3.15) TypeError: <enum 'C'> cannot extend <enum 'Door'>
# =>(3.11-3.15) TypeError: new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`
# =>(3.11-3.15) TypeError: invalid flag value 'x'


class Pair(Enum):
    A = 1, 'first'
    B = 2, 'second'

    def __init__(self, number, text):
        self.text = text


show(lambda: (Pair.B.text, Pair.A.value))  # => ('second', (1, 'first'))


class Word(str, Enum):
    title = 'title of it'
    other = 'y'


show(lambda: (Word.title.value, Word.other.upper(), str(Word.other), format(Word.other)))
# =>(3.8-3.10) ('title of it', 'Y', 'Word.other', 'y')
# =>(3.11-3.15) ('title of it', 'Y', 'Word.other', 'Word.other')
Animal = Enum('Animal', 'CAT DOG', start=5)
print(list(Animal), Animal.__module__, Animal.__qualname__)  # => [<Animal.CAT: 5>, <Animal.DOG: 6>] __main__ Animal
show(lambda: Enum('Empty', ()))  # => <enum 'Empty'>
show(lambda: Enum('Empty'))
# =>(3.8-3.11) ValueError: 'Empty' is not a valid Enum
# =>(3.12-3.15) TypeError: <enum 'Enum'> has no members; specify `names=()` if you meant to create a new, empty, enum
show(lambda: Animal('CAT', 'DOG'))
# =>(3.8-3.10) TypeError: Cannot extend enumerations
# =>(3.11) TypeError: <enum 'CAT'> cannot extend <enum 'Animal'>
# =>(3.12-3.15) ValueError: ('CAT', 'DOG') is not a valid Animal


class Marked(Enum):
    def __new__(cls, value, mark):
        made = object.__new__(cls)
        made._value_ = value
        made.mark = mark
        return made

    A = 1, 'a'
    B = 2, 'b'
    ALSO = 2, 'c'


print(list(Marked), Marked.ALSO.mark, Marked(2).mark, Marked['ALSO'].name)  # => [<Marked.A: 1>, <Marked.B: 2>] b b B
print(2 in [m.value for m in Marked], Marked.A == 1, Marked.__new_member__.__name__)  # => True False __new__


class Odd(Enum):
    LIST = [1, 2]
    SAME = [1, 2]
    SET = {1}


print(Odd([1, 2]), Odd.SAME is Odd.LIST, Odd({1}))  # => Odd.LIST True Odd.SET
show(lambda: Odd([3]))  # => ValueError: [3] is not a valid Odd


class Later(Enum):
    ONE = 1

    @classmethod
    def _missing_(cls, value):
        return cls.ONE if value == 'one' else 'nothing' if value == 'bad' else None


print(Later('one'))  # => Later.ONE
show(lambda: Later('bad'))  # => TypeError: error in Later._missing_: returned 'nothing' instead of None or a valid member
show(lambda: Later('worse'))  # => ValueError: 'worse' is not a valid Later
