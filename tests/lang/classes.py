def attempt(fn, *a):
    try:
        print(fn(*a))
    except Exception as e:
        print(f"{type(e).__name__} {e}".strip())


class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print("new", name, kw)
        return super().__new__(m, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name)

    def __call__(cls, *a):
        print("call", cls.__name__, a)
        return super().__call__(*a)

    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prepare", name)
        return {"given": 1}


class A(metaclass=Meta, z=1):
    def f(self):
        return __class__.__name__
# => prepare A
# => new A {'z': 1}
# => init A


class B(A):
    def f(self):
        return "B" + super().f()
# => prepare B
# => new B {}
# => init B


print(B().f(), A.given)
# => call B ()
# => BA 1


class Base:
    subs = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.subs.append((cls.__name__, tag))


class One(Base, tag="a"):
    pass


class Two(Base):
    pass


print(Base.subs)  # => [('One', 'a'), ('Two', None)]


class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, o, t=None):
        return self if o is None else o.__dict__.get(self.name, "unset")

    def __set__(self, o, v):
        o.__dict__[self.name] = v * 2


class Record:
    field = Field()  # => set_name Record field


r = Record()
print(r.field)  # => unset
r.field = 4
print(r.field, r.__dict__, type(Record.field).__name__)  # => 8 {'field': 8} Field


class Prop:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, v):
        self._x = v

    @x.deleter
    def x(self):
        del self._x


p = Prop()
p.x = 5
print(p.x)  # => 5
del p.x
attempt(lambda: p.x)  # => AttributeError 'Prop' object has no attribute '_x'


class Hooks:
    def __getattr__(self, n):
        return "computed " + n

    def __setattr__(self, n, v):
        print("set", n)
        object.__setattr__(self, n, v)

    def __delattr__(self, n):
        print("del", n)


h = Hooks()
print(h.foo)  # => computed foo
h.y = 1  # => set y
print(h.y)  # => 1
del h.zz  # => del zz


class Num:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return "add", self.v, getattr(o, "v", o)

    def __radd__(self, o):
        return "radd", o

    def __iadd__(self, o):
        self.v += o
        return self

    def __eq__(self, o):
        return self.v == getattr(o, "v", o)

    def __lt__(self, o):
        return self.v < o.v

    def __hash__(self):
        return hash(self.v)

    def __bool__(self):
        return self.v > 0

    def __len__(self):
        return 3

    def __getitem__(self, k):
        return k

    def __setitem__(self, k, v):
        print("setitem", k, v)

    def __delitem__(self, k):
        print("delitem", k)

    def __contains__(self, k):
        return k == 3

    def __call__(self, *a, **k):
        return a, k

    def __neg__(self):
        return "neg"

    def __repr__(self):
        return f"Num({self.v})"

    def __format__(self, s):
        return "fmt:" + s

    def __index__(self):
        return self.v


a, b = Num(1), Num(2)
print(a + b, a + 1, 1 + a, a == b, a != b, a < b, a > b, -a, len(a), a[1:2, ...])
# => ('add', 1, 2) ('add', 1, 1) ('radd', 1) False True True False neg 3 (slice(1, 2, None), Ellipsis)
print(3 in a, a(1, k=2), f"{a:x} {a!r}", [10, 20, 30][a])  # => True ((1,), {'k': 2}) fmt:x Num(1) 20
a += 5
print(a, bool(Num(0)), {Num(1): "x"}[Num(1)])  # => Num(6) False x
a[1] = 2  # => setitem 1 2
del a[3]  # => delitem 3
attempt(lambda: a * 2)  # => TypeError unsupported operand type(s) for *: 'Num' and 'int'
attempt(lambda: a <= b)  # => TypeError '<=' not supported between instances of 'Num' and 'Num'


class Left:
    def m(self):
        return ["Left"]


class Mid1(Left):
    def m(self):
        return ["Mid1"] + super().m()


class Mid2(Left):
    def m(self):
        return ["Mid2"] + super().m()


class Bottom(Mid1, Mid2):
    def m(self):
        return ["Bottom"] + super().m()


print(Bottom().m(), [c.__name__ for c in Bottom.__mro__])
# => ['Bottom', 'Mid1', 'Mid2', 'Left'] ['Bottom', 'Mid1', 'Mid2', 'Left', 'object']


class Slots:
    __slots__ = ("a", "__b")

    def __init__(self):
        self.a = 1
        self.__b = 2

    def b(self):
        return self.__b


print(Slots().b(), Slots.__slots__, hasattr(Slots(), "__dict__"))  # => 2 ('a', '__b') False


class Documented:
    """Doc"""

    def f(self, a: int, *b: str, c: float = 1.0, **d) -> bool:
        "fdoc"


print(Documented.__doc__, Documented.f.__doc__, Documented.f.__annotations__)
# => Doc fdoc {'a': <class 'int'>, 'b': <class 'str'>, 'c': <class 'float'>, 'return': <class 'bool'>}


class Generic:
    def __class_getitem__(cls, k):
        return cls.__name__, k


print(Generic[int])  # => ('Generic', <class 'int'>)
print(type("Made", (Base,), {"a": 1}).a, isinstance(True, int), issubclass(bool, int))  # => 1 True True
