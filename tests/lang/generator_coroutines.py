# Generators that are coroutines, what throw() hands on, coroutines nobody waits for.
import gc
import sys
import traceback
import types
import warnings


@types.coroutine
def pause(x):
    got = yield x
    return got


async def main():
    return await pause(1) + await pause(2)


c = main()
print(c.send(None), c.send(10))  # => 1 2
try:
    c.send(20)
except StopIteration as e:
    print(e.value)  # => 30
print(pause.__code__.co_flags & 0x1A0, types.coroutine(pause) is pause, types.coroutine(main) is main)  # => 288 True True


def plain():
    yield 1


async def awaits_generator():
    await plain()


try:
    awaits_generator().send(None)
except TypeError as e:
    print(e)
    # =>(3.8-3.13) object generator can't be used in 'await' expression
    # =>(3.14-3.15) 'generator' object can't be awaited


@types.coroutine
def wrapped():
    return plain()


def wrapping():
    return plain()


print(type(types.coroutine(wrapping)()).__name__)  # => _GeneratorWrapper
try:
    types.coroutine(1)
except TypeError as e:
    print(e)  # => types.coroutine() expects a callable


def names():
    f, out = sys._getframe(1), []
    while f and f.f_code.co_name != "<module>":
        out.append(f.f_code.co_name)
        f = f.f_back
    return out


class Delegate:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *args):
        return args


def delegates():
    yield from Delegate()


g = delegates()
next(g)
print(g.throw(KeyError))  # => (<class 'KeyError'>,)
print(g.throw(KeyError("q")))  # => (KeyError('q'),)


def inner():
    try:
        yield 1
    except RuntimeError:
        print(names())
        # =>(3.8) ['inner']
        # =>(3.9-3.15) ['inner', 'outer']
    yield 2


def outer():
    yield from inner()


g = outer()
next(g)
g.throw(RuntimeError)
print(g.gi_frame.f_back)  # => None


def code():
    return 5


other = code.__code__.replace(co_name="renamed", co_filename="elsewhere")
print(other.co_name, other.co_filename, other.co_consts == code.__code__.co_consts, other is code.__code__)  # => renamed elsewhere True False
code.__code__ = other
print(code(), code.__name__)  # => 5 code
try:
    other.replace(co_name=5)
except TypeError as e:
    print(e)  # => replace() argument 'co_name' must be str, not int


def fails():
    return {}[1]


fails.__code__ = fails.__code__.replace(co_name="renamed", co_filename="elsewhere")
try:
    fails()
except KeyError as e:
    print(traceback.format_tb(e.__traceback__)[-1].splitlines()[0].split(",")[::2])  # => ['  File "elsewhere"', ' in renamed']
g = plain()
list(g)
print(g.gi_frame, g.gi_code is plain.__code__)  # => None True


async def forgotten():
    pass


def in_cycle():
    f = forgotten()
    f_in_cell = [lambda: f]
    f_in_cell.append(f_in_cell)


gc.collect()
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    in_cycle()
    gc.collect()
print(seen[0].message, type(seen[0].source).__name__)  # => coroutine 'forgotten' was never awaited coroutine
del seen
gc.collect()


class Unawaitable:
    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        1 / 0


async def iterates():
    async for _ in Unawaitable():
        pass


try:
    iterates().send(None)
except TypeError as e:
    print(e, repr(e.__cause__))  # => 'async for' received an invalid object from __anext__: Unawaitable ZeroDivisionError('division by zero')
