def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


print(f(1, c=3))  # => (1, 2, (), 3, 4, {})
print(f(1, 2, 3, 4, c=5, z=6))  # => (1, 2, (3, 4), 5, 4, {'z': 6})
print(f(*[1, 2], **{"c": 3}))  # => (1, 2, (), 3, 4, {})


def g(a, /, b, *, c):
    return a, b, c


print(g(1, b=2, c=3))  # => (1, 2, 3)


def attempt(fn, *a, **k):
    try:
        print(fn(*a, **k))
    except Exception as e:
        print(f"{type(e).__name__} {e}".strip())


def h(x):
    pass


def k(a, b, c):
    pass


def m(*, a, b):
    pass


attempt(h)  # => TypeError h() missing 1 required positional argument: 'x'
attempt(h, 1, 2)  # => TypeError h() takes 1 positional argument but 2 were given
attempt(h, 1, x=2)  # => TypeError h() got multiple values for argument 'x'
attempt(k)  # => TypeError k() missing 3 required positional arguments: 'a', 'b', and 'c'
attempt(k, 1)  # => TypeError k() missing 2 required positional arguments: 'b' and 'c'
attempt(k, 1, 2)  # => TypeError k() missing 1 required positional argument: 'c'
attempt(m)  # => TypeError m() missing 2 required keyword-only arguments: 'a' and 'b'
attempt(m, 1)  # => TypeError m() takes 0 positional arguments but 1 was given
attempt(m, a=1)  # => TypeError m() missing 1 required keyword-only argument: 'b'
attempt(m, 1, a=2)  # => TypeError m() takes 0 positional arguments but 1 positional argument (and 1 keyword-only argument) were given
attempt(f)  # => TypeError f() missing 1 required positional argument: 'a'
attempt(g, 1, 2, 3, 4, c=1)  # => TypeError g() takes 2 positional arguments but 4 positional arguments (and 1 keyword-only argument) were given
attempt(g, a=1, b=2, c=3)  # => TypeError g() got some positional-only arguments passed as keyword arguments: 'a'
attempt(lambda a, b=1: 0, 1, 2, 3)  # => TypeError <lambda>() takes from 1 to 2 positional arguments but 3 were given
attempt(lambda *a, k=2, **kw: (a, k, kw), 1, 2, z=3)  # => ((1, 2), 2, {'z': 3})
attempt(lambda: f(1, **{1: 2}))
# =>(3.8) TypeError f() keywords must be strings
# =>(3.9-3.15) TypeError keywords must be strings
attempt(5)  # => TypeError 'int' object is not callable


class Pair:
    def __init__(self, a, b=None):
        self.a, self.b = a, b

    def swap(self, *, times=1):
        for _ in range(times):
            self.a, self.b = self.b, self.a
        return self

    @staticmethod
    def make(x):
        return Pair(x, x)

    @classmethod
    def named(cls, x):
        return cls.__name__, x


p = Pair(1, b=2).swap(times=3)
print(p.a, p.b, Pair.make(5).a, Pair.named(6), p.named(7))  # => 2 1 5 ('Pair', 6) ('Pair', 7)
bound = p.swap
print(bound(times=1).a, Pair.swap(p).a)  # => 1 2


class Bad:
    def __init__(self):
        return 5


attempt(Bad)  # => TypeError __init__() should return None, not 'int'


def defaults(a, seen=[]):
    seen.append(a)
    return seen


defaults(1)
print(defaults(2), defaults.__defaults__, g.__kwdefaults__)  # => [1, 2] ([1, 2],) None


def order(*names):
    for n in names:
        print(n, end=" ")
        yield n


print(*order("a", "b"), *order("c"), sep="-")  # => a b c a-b-c


def deco(n):
    print("deco", n)
    return lambda fn: (lambda *a: (n, fn(*a)))


@deco(1)  # => deco 1
@deco(2)  # => deco 2
def decorated(x):
    return x


print(decorated(5))  # => (1, (2, 5))


def deep(n):
    return deep(n - 1) + 1 if n else 0


print(deep(500))  # => 500
