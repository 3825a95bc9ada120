# Decorators on functions and classes, with arguments, stacked; what they see and in which order.
order = []


def tag(name):
    order.append("make " + name)

    def deco(f):
        order.append("apply " + name)
        f.tags = getattr(f, "tags", ()) + (name,)
        return f

    return deco


@tag("outer")
@tag("inner")
def f():
    "doc"
    return f.tags


print(f(), f.__name__, f.__doc__)  # => ('inner', 'outer') f doc
print(order)  # => ['make outer', 'make inner', 'apply inner', 'apply outer']


@tag("class")
class A:
    @staticmethod
    def s(x):
        return x

    @classmethod
    def c(cls):
        return cls.__name__

    @property
    def p(self):
        return self._p

    @p.setter
    def p(self, v):
        self._p = v * 2

    @p.deleter
    def p(self):
        del self._p


a = A()
a.p = 4
print(A.tags, A.s(1), a.s(2), A.c(), a.c(), a.p)  # => ('class',) 1 2 A A 8
del a.p
print(hasattr(a, "p"))  # => False


def counted(f):
    def wrapper(*args, **kw):
        wrapper.calls += 1
        return f(*args, **kw)

    wrapper.calls = 0
    return wrapper


@counted
def add(x, y=1):
    return x + y


print(add(1), add(1, y=5), add.calls)  # => 2 6 2


class Deco:
    def __init__(self, f):
        self.f = f

    def __call__(self, *a):
        return ["called", self.f(*a)]


@Deco
def g(x):
    return x


print(g(3), type(g).__name__)  # => ['called', 3] Deco
print((lambda f: f)(len)("abc"))  # => 3
