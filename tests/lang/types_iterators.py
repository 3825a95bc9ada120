"""The state of iterators, and containers that change while they are used."""


def t(f):
    try:
        return ascii(f())
    except Exception as e:
        return type(e).__name__ + ': ' + ascii(str(e))[1:-1]


def at(x, n):
    i = iter(x)
    for _ in range(n):
        next(i, None)
    return i


def from_state(x, n):
    i = iter(x)
    i.__setstate__(n)
    return list(i)


class Clear:
    """An index, a value and an operand whose methods empty the container that is being used."""

    def __init__(self, v=5):
        self.v = v

    def __index__(self):
        c.clear()
        return self.v

    def __eq__(self, other):
        c.clear()
        return False

    def __hash__(self):
        return 1

    def __iter__(self):
        yield 1
        c.clear()
        yield 2


def emptied(container, f):
    global c
    c = container
    r = t(f)
    return r, len(c)


class Stops:
    def __iter__(self):
        return self

    def __next__(self):
        del Stops.__next__
        return 1


big = range(10**20, 10**20 + 3)
print(t(lambda: at("abc", 0).__reduce__()[1:]))  # => (('abc',), 0)
print(t(lambda: at("abc", 1).__reduce__()[1:]))  # => (('abc',), 1)
print(t(lambda: at("abc", 9).__reduce__()[1:]))  # => (('',),)
print(t(lambda: from_state("abc", 1)))  # => ['b', 'c']
print(t(lambda: from_state("abc", 50)))  # => []
print(t(lambda: at("abc", 1).__length_hint__()))  # => 2
print(t(lambda: at("a\xe9", 0).__reduce__()[1:]))  # => (('a\xe9',), 0)
print(t(lambda: at("a\xe9", 1).__reduce__()[1:]))  # => (('a\xe9',), 1)
print(t(lambda: at("a\xe9", 9).__reduce__()[1:]))  # => (('',),)
print(t(lambda: from_state("a\xe9", 1)))  # => ['\xe9']
print(t(lambda: from_state("a\xe9", 50)))  # => []
print(t(lambda: at("a\xe9", 1).__length_hint__()))  # => 1
print(t(lambda: at(b"abc", 0).__reduce__()[1:]))  # => ((b'abc',), 0)
print(t(lambda: at(b"abc", 1).__reduce__()[1:]))  # => ((b'abc',), 1)
print(t(lambda: at(b"abc", 9).__reduce__()[1:]))  # => (((),),)
print(t(lambda: from_state(b"abc", 1)))  # => [98, 99]
print(t(lambda: from_state(b"abc", 50)))  # => []
print(t(lambda: at(b"abc", 1).__length_hint__()))  # => 2
print(t(lambda: at(bytearray(b"abc"), 0).__reduce__()[1:]))  # => ((bytearray(b'abc'),), 0)
print(t(lambda: at(bytearray(b"abc"), 1).__reduce__()[1:]))  # => ((bytearray(b'abc'),), 1)
print(t(lambda: at(bytearray(b"abc"), 9).__reduce__()[1:]))  # => (((),),)
print(t(lambda: from_state(bytearray(b"abc"), 1)))  # => [98, 99]
print(t(lambda: from_state(bytearray(b"abc"), 50)))  # => []
print(t(lambda: at(bytearray(b"abc"), 1).__length_hint__()))  # => 2
print(t(lambda: at([1, 2], 0).__reduce__()[1:]))  # => (([1, 2],), 0)
print(t(lambda: at([1, 2], 1).__reduce__()[1:]))  # => (([1, 2],), 1)
print(t(lambda: at([1, 2], 9).__reduce__()[1:]))  # => (([],),)
print(t(lambda: from_state([1, 2], 1)))  # => [2]
print(t(lambda: from_state([1, 2], 50)))  # => []
print(t(lambda: at([1, 2], 1).__length_hint__()))  # => 1
print(t(lambda: at((1, 2), 0).__reduce__()[1:]))  # => (((1, 2),), 0)
print(t(lambda: at((1, 2), 1).__reduce__()[1:]))  # => (((1, 2),), 1)
print(t(lambda: at((1, 2), 9).__reduce__()[1:]))  # => (((),),)
print(t(lambda: from_state((1, 2), 1)))  # => [2]
print(t(lambda: from_state((1, 2), 50)))  # => []
print(t(lambda: at((1, 2), 1).__length_hint__()))  # => 1
print(t(lambda: at({1: 2, 3: 4}, 0).__reduce__()[1:]))  # => (([1, 3],),)
print(t(lambda: at({1: 2, 3: 4}, 1).__reduce__()[1:]))  # => (([3],),)
print(t(lambda: at({1: 2, 3: 4}, 9).__reduce__()[1:]))  # => (([],),)
print(t(lambda: at({1: 2}.values(), 0).__reduce__()[1:]))  # => (([2],),)
print(t(lambda: at({1: 2}.values(), 1).__reduce__()[1:]))  # => (([],),)
print(t(lambda: at({1: 2}.values(), 9).__reduce__()[1:]))  # => (([],),)
print(t(lambda: at({1: 2}.items(), 0).__reduce__()[1:]))  # => (([(1, 2)],),)
print(t(lambda: at({1: 2}.items(), 1).__reduce__()[1:]))  # => (([],),)
print(t(lambda: at({1: 2}.items(), 9).__reduce__()[1:]))  # => (([],),)
print(t(lambda: at({1, 2}, 0).__reduce__()[1:]))  # => (([1, 2],),)
print(t(lambda: at({1, 2}, 1).__reduce__()[1:]))  # => (([2],),)
print(t(lambda: at({1, 2}, 9).__reduce__()[1:]))  # => (([],),)
print(t(lambda: at(range(3), 0).__reduce__()[1:]))
# =>(3.8-3.11) ((range(0, 3),), 0)
# =>(3.12-3.15) ((range(0, 3),), None)
print(t(lambda: at(range(3), 1).__reduce__()[1:]))
# =>(3.8-3.11) ((range(0, 3),), 1)
# =>(3.12-3.15) ((range(1, 3),), None)
print(t(lambda: at(range(3), 9).__reduce__()[1:]))
# =>(3.8-3.11) ((range(0, 3),), 3)
# =>(3.12-3.15) ((range(3, 3),), None)
print(t(lambda: from_state(range(3), 1)))  # => [1, 2]
print(t(lambda: from_state(range(3), 50)))  # => []
print(t(lambda: at(range(3), 1).__length_hint__()))  # => 2
print(t(lambda: at(big, 0).__reduce__()[1:]))
# =>(3.8-3.11) ((range(100000000000000000000, 100000000000000000003),), 0)
# =>(3.12-3.15) ((range(100000000000000000000, 100000000000000000003),), None)
print(t(lambda: at(big, 1).__reduce__()[1:]))
# =>(3.8-3.11) ((range(100000000000000000000, 100000000000000000003),), 1)
# =>(3.12-3.15) ((range(100000000000000000001, 100000000000000000003),), None)
print(t(lambda: at(big, 9).__reduce__()[1:]))
# =>(3.8-3.11) ((range(100000000000000000000, 100000000000000000003),), 3)
# =>(3.12-3.15) ((range(100000000000000000003, 100000000000000000003),), None)
print(t(lambda: from_state(big, 1)))  # => [100000000000000000001, 100000000000000000002]
print(t(lambda: from_state(big, 50)))  # => []
print(t(lambda: at(big, 1).__length_hint__()))  # => 2
print(t(lambda: bytearray(b"abc").__reduce__()))  # => (<class 'bytearray'>, ('abc', 'latin-1'), None)
print(t(lambda: bytearray(b"abc").__reduce_ex__(3)))  # => (<class 'bytearray'>, (b'abc',), None)
print(t(lambda: bytearray().__reduce__()))
# =>(3.8-3.10) (<class 'bytearray'>, ('', 'latin-1'), None)
# =>(3.11-3.15) (<class 'bytearray'>, (), None)
print(t(lambda: type(iter(bytearray())).__name__))  # => 'bytearray_iterator'
print(t(lambda: emptied(list(range(9)), lambda: c[:Clear()])))  # => ('[]', 0)
print(t(lambda: emptied(list(range(9)), lambda: c[::Clear()])))  # => ('[]', 0)
print(t(lambda: emptied(list(range(9)), lambda: c[Clear()])))  # => ('IndexError: list index out of range', 0)
print(t(lambda: emptied(list(range(9)), lambda: c.insert(Clear(), 1))))  # => ('None', 1)
print(t(lambda: emptied(list(range(9)), lambda: c.pop(Clear()))))  # => ('IndexError: pop from empty list', 0)
print(t(lambda: emptied(list(range(9)), lambda: c.__setitem__(slice(Clear(), None, 2), [1, 2]))))  # => ('ValueError: attempt to assign sequence of size 2 to extended slice of size 0', 0)
print(t(lambda: emptied(list(range(9)), lambda: c.__setitem__(slice(0, Clear()), [1]))))  # => ('None', 1)
print(t(lambda: emptied(list(range(9)), lambda: c.__delitem__(slice(Clear(), None, 2)))))  # => ('None', 0)
print(t(lambda: emptied(list(range(9)), lambda: c * Clear())))  # => ('[]', 0)
print(t(lambda: emptied(list(range(9)), lambda: c.index(8, Clear()))))
# =>(3.8-3.13) ('ValueError: 8 is not in list', 0)
# =>(3.14-3.15) ('ValueError: list.index(x): x not in list', 0)
print(t(lambda: emptied(list(range(9)), lambda: c.remove(Clear()))))  # => ('ValueError: list.remove(x): x not in list', 0)
print(t(lambda: emptied(list(range(9)), lambda: Clear() in c)))  # => ('False', 0)
print(t(lambda: emptied(list(range(9)), lambda: c.count(Clear()))))  # => ('0', 0)
print(t(lambda: emptied(list(range(9)), lambda: c.extend(Clear()))))  # => ('None', 1)
print(t(lambda: emptied(list(range(9)), lambda: c.sort(key=lambda x: c.clear() or x))))  # => ('None', 9)
print(t(lambda: emptied(bytearray(range(9)), lambda: c[:Clear()])))  # => ("bytearray(b'')", 0)
print(t(lambda: emptied(bytearray(range(9)), lambda: c[Clear()])))  # => ('IndexError: bytearray index out of range', 0)
print(t(lambda: emptied(bytearray(range(9)), lambda: c.insert(Clear(), 1))))  # => ('None', 1)
print(t(lambda: emptied(bytearray(range(9)), lambda: c.pop(Clear()))))  # => ('IndexError: pop from empty bytearray', 0)
print(t(lambda: emptied(bytearray(range(9)), lambda: c.append(Clear()))))  # => ('None', 1)
print(t(lambda: emptied(bytearray(range(9)), lambda: c.split(b"a", Clear()))))  # => ("[bytearray(b'')]", 0)
print(t(lambda: emptied(bytearray(range(9)), lambda: c.center(Clear()))))  # => ("bytearray(b'     ')", 0)
print(t(lambda: emptied(bytearray(range(9)), lambda: c.zfill(Clear()))))  # => ("bytearray(b'00000')", 0)
print(t(lambda: emptied(bytearray(range(9)), lambda: c.__delitem__(slice(Clear(), None)))))  # => ('None', 0)
print(t(lambda: emptied({Clear(): 1, 2: 3}, lambda: len(dict.fromkeys(c)))))  # => ('2', 2)
print(t(lambda: emptied({Clear(): 1, 2: 3}, lambda: c.get(Clear()))))  # => ('None', 0)
print(t(lambda: emptied({Clear(): 1, 2: 3}, lambda: c.setdefault(Clear(), 1))))  # => ('1', 1)
print(t(lambda: emptied({Clear(): 1, 2: 3}, lambda: Clear() in c.values())))  # => ('RuntimeError: dictionary changed size during iteration', 0)
print(t(lambda: emptied({Clear(): 1, 2: 3}, lambda: repr(c)[:0])))  # => ("''", 2)
print(t(lambda: emptied({Clear(), 2}, lambda: Clear() in c)))  # => ('False', 0)
print(t(lambda: emptied({Clear(), 2}, lambda: c.discard(Clear()))))  # => ('None', 0)
print(t(lambda: emptied({Clear(), 2}, lambda: c.isdisjoint({Clear()}))))  # => ('True', 0)
print(t(lambda: list(Stops())))  # => AttributeError: __next__
print(t(lambda: next(Stops())))  # => TypeError: 'Stops' object is not an iterator


class S(str): pass


print(type(iter("a")).__name__, type(iter("é")).__name__, type(iter(S("a"))).__name__)
# =>(3.8-3.10) str_iterator str_iterator str_iterator
# =>(3.11-3.15) str_ascii_iterator str_iterator str_iterator
