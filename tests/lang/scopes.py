x = "global"


def outer():
    x = 1

    def inner():
        nonlocal x
        x += 1
        return x

    return inner, lambda: x


bump, read = outer()
print(bump(), bump(), read())  # => 2 3 3


class Scope:
    x = "class"
    listed = [x for _ in range(2)]
    called = (lambda: x)()
    first = [n for n in x]

    def method(self):
        return x


print(Scope.listed, Scope.called, Scope.first, Scope().method())
# => ['global', 'global'] global ['c', 'l', 'a', 's', 's'] global


def function():
    x = "local"

    class Inside:
        seen = x
        x = "own"

        def method(self):
            return x, __class__.__name__

    return Inside


print(function().seen, function().x, function()().method())  # => global own ('local', 'Inside')


def set_global():
    global x
    x = "changed"


set_global()
print(x)  # => changed


def unbound():
    try:
        later
    except UnboundLocalError as e:
        print(type(e).__name__)
    later = 1
    del later
    try:
        later
    except UnboundLocalError as e:
        print(type(e).__name__)


unbound()
# => UnboundLocalError
# => UnboundLocalError


def cells(a, b):
    def inner():
        return a, b
    a += 1
    yield inner()
    b = 5
    yield inner()


print(list(cells(1, 2)))  # => [(2, 2), (2, 5)]
print([y := 1, y ** 2], y)  # => [1, 1] 1
total = 0
print([total := total + v for v in range(5)], total)  # => [0, 1, 3, 6, 10] 10


def walrus():
    found = [last := i for i in range(3)]
    return found, last


print(walrus())  # => ([0, 1, 2], 2)
fs = [lambda: i for i in range(3)]
print([fn() for fn in fs])  # => [2, 2, 2]
print([fn() for fn in [lambda i=i: i for i in range(3)]])  # => [0, 1, 2]


def counters():
    return {name: (lambda n=name: n * 2) for name in "ab"}


print({k: v() for k, v in counters().items()})  # => {'a': 'aa', 'b': 'bb'}
try:
    1 / 0
except ZeroDivisionError as error:
    pass
print("error" in globals())  # => False


def local_names(a, *b):
    c = 1
    return sorted(locals())


print(local_names(1))  # => ['a', 'b', 'c']


class Private:
    __hidden = 5

    def __init__(self):
        self.__own = 1

    def get(self):
        return self.__hidden, self.__dict__


print(Private().get())  # => (5, {'_Private__own': 1})


def qualified():
    class Local:
        def method(self):
            pass
    return Local


print(qualified().__qualname__, qualified().method.__qualname__, (lambda: 0).__qualname__)
# => qualified.<locals>.Local qualified.<locals>.Local.method <lambda>
