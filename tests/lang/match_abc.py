# versions: 3.10 3.11 3.12 3.13 3.14 3.15
# Which patterns instances of abstract collections match: by inheritance and by registration.
import collections
import collections.abc as abc


def kind(x):
    match x:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return None


class Empty(abc.Sequence):
    __getitem__ = None

    def __len__(self):
        return 0


class Both(collections.UserDict, abc.Sequence):
    pass


class MappingFirst(abc.Mapping, list):
    pass


class ListFirst(list, abc.Mapping):
    pass


class Base:
    pass


class Derived(Base):
    pass


MappingFirst.__abstractmethods__ = frozenset()
print(kind(Empty()), kind(Both()), kind(MappingFirst()), kind(ListFirst()))  # => sequence mapping mapping sequence
print(kind(collections.UserList()), kind(collections.UserString("a")), kind(collections.deque()))  # => sequence sequence sequence
print(kind(Base()), kind(Derived()))  # => None None
abc.MutableMapping.register(Base)
print(kind(Base()), kind(Derived()))  # => mapping mapping
print(hasattr(abc.Sequence, "__abc_tpflags__"), abc.Sequence.__flags__ & 96, abc.Mapping.__flags__ & 96)  # => False 32 64
match collections.UserDict({0: 1, 2: 3}):
    case {2: x}:
        print(x)  # => 3
