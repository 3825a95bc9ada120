# Tuples filled from iterators: guessed, grown and cut. Up to 3.10 one that stays empty is not the shared empty tuple.
import gc

nothing, none = [], ()
print([tuple(map(str, nothing)) is none, tuple(iter(nothing)) is none, tuple(x for x in nothing) is none, tuple(enumerate(nothing)) is none])
# =>(3.8-3.10) [False, True, False, False]
# =>(3.11-3.15) [True, True, True, True]
print([tuple(reversed(nothing)) is none, tuple(zip()) is none, tuple(filter(None, [0])) is none, tuple(set()) is none, tuple('') is none])
# =>(3.8-3.10) [True, False, False, True, True]
# =>(3.11-3.15) [True, True, True, True, True]
print((*nothing,) is none, (*(x for x in nothing),) is none, (lambda *a: a)(*map(str, nothing)) is none)  # => True True True
e = tuple(map(str, nothing))
print(e is none, e == none, {none: 1}[e], e + none is none, none + e is none, e[:] is none, e * 1 is e, e * 2 is none, len(e), e.__getnewargs__()[0] is none)
# =>(3.8-3.10) False True 1 True False True True False 0 False
# =>(3.11-3.15) True True 1 True True True True True 0 True


def some(n):
    for i in range(n):
        yield i + 1000


def counted(n):
    gc.collect()
    for i in range(40):
        tuple(some(i))
    before = gc.get_count()[0]
    kept = tuple(some(n))
    return gc.get_count()[0] - before


gc.disable()
print([counted(n) for n in range(30)])
# =>(3.8-3.13) [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
# =>(3.14-3.15) [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1]


def blocks(n):
    """Whether a tuple takes, and leaves, a block that the free list has."""
    kept = [1.5] * n
    t = tuple(kept)
    was = id(t)
    del t
    t = tuple(some(n))
    found = [id(t) == was]
    was = id(t)
    del t
    t = tuple([0] * 10)
    was = id(t)
    del t
    running = some(n)
    filled = tuple(running)
    t = tuple([0] * 10)
    return found + [id(t) == was]


for n in range(13):
    blocks(n)
print([blocks(n) for n in range(13)])
# =>(3.8-3.10) [[False, True], [False, True], [False, True], [False, True], [False, True], [False, True], [False, True], [False, True], [False, False], [False, False], [True, False], [False, False], [False, True]]
# =>(3.11-3.13) [[True, True], [False, True], [False, True], [False, True], [False, True], [False, True], [False, True], [False, True], [False, False], [False, False], [True, False], [False, False], [False, True]]
# =>(3.14-3.15) [[True, True], [True, True], [True, True], [True, True], [True, True], [True, True], [True, True], [True, True], [True, True], [True, True], [True, False], [True, True], [True, True]]


class T(tuple):
    pass


print(type(T((1, 2))[:]).__name__, gc.is_tracked(T((1, 2))[:]), gc.is_tracked(tuple([1, 2, 3])[:2]))  # => tuple True True
print(gc.is_tracked(tuple(x for x in (1, 2))), gc.is_tracked(tuple(x for x in range(20))), gc.is_tracked(tuple([i] for i in range(3))))
# =>(3.8-3.13) True True True
# =>(3.14-3.15) False False True


class Hinting:
    def __init__(self):
        self.n = 3

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n

    def __length_hint__(self):
        print('asked')
        return 5


print(tuple(Hinting()), list(Hinting()))
# =>(3.8-3.13) asked
# =>(3.8-3.13) asked
# =>(3.8-3.13) (2, 1, 0) [2, 1, 0]
# =>(3.14-3.15) asked
# =>(3.14-3.15) (2, 1, 0) [2, 1, 0]


def failing(n):
    for i in range(n):
        yield [i]
    1 / 0


for n in 0, 3, 8, 9, 20:
    try:
        tuple(failing(n))
    except ZeroDivisionError as e:
        print(n, e)  # => 0 division by zero
# => 3 division by zero
# => 8 division by zero
# => 9 division by zero
# => 20 division by zero
print([gc.is_tracked(tuple(x for x in range(n))) for n in (1, 8, 20)], [gc.is_tracked(tuple(map(abs, range(n)))) for n in (1, 8, 20)])
# =>(3.8-3.13) [True, True, True] [True, True, True]
# =>(3.14-3.15) [False, False, False] [True, True, True]
