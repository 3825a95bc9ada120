# How deep a structure may be for deepcopy(), and who is asked what in asdict() and Counter's operators.
import copy
import dataclasses
import sys
from collections import Counter, defaultdict


class Node:
    def __init__(self, next):
        self.next = next


class Slotted:
    __slots__ = 'next',

    def __init__(self, next):
        self.next = next


def chain(kind, n):
    x = None
    for i in range(n):
        x = kind(x)
    return x


def copied(kind, n):
    try:
        return copy.deepcopy(chain(kind, n)) is not None
    except RecursionError:
        return False


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


copy.deepcopy(Node(Slotted([({},)])))
for kind in Node, Slotted, (lambda x: [x]), (lambda x: (x, [])), (lambda x: {'k': x}), (lambda x: {1: [x]}):
    print([n for n in (120, 138, 148, 160, 170, 195, 205, 240, 255, 320, 340, 490, 505) if copied(kind, n)][-1])
# =>(3.8-3.11) 240
# =>(3.8-3.11) 138
# =>(3.8-3.11) 490
# =>(3.8-3.11) 320
# =>(3.8-3.11) 490
# =>(3.8-3.11) 240
# =>(3.12-3.15) 240
# =>(3.12-3.15) 160
# =>(3.12-3.15) 490
# =>(3.12-3.15) 490
# =>(3.12-3.15) 490
# =>(3.12-3.15) 240
r = range(3)
show(lambda: (copy.deepcopy(r) is r, copy.copy(r) is r, copy.deepcopy([len, int, r])[:2]))
# =>(3.8-3.9) (False, True, [<built-in function len>, <class 'int'>])
# =>(3.10-3.15) (True, True, [<built-in function len>, <class 'int'>])


class Torn:
    def __reduce_ex__(self, n):
        return Torn, (), None, None, None, None, None


try:
    copy.copy(Torn())
except TypeError as e:
    print(str(e)[-25:])  # => rguments but 9 were given


class L(list):
    def __init__(self, *args):
        print('L', len(args), type(args[0]).__name__)
        super().__init__(*args)


class M(dict):
    def __init__(self, *args):
        print('M', len(args), type(args[0]).__name__)
        super().__init__(*args)


@dataclasses.dataclass
class D:
    a: object
    b: object = 2


l, m = L([1, 2]), M({'k': 1})  # => L 1 list
# => M 1 dict
show(lambda: dataclasses.asdict(D(l, m)))  # => L 1 generator
# => M 1 generator
# => {'a': [1, 2], 'b': {'k': 1}}
show(lambda: dataclasses.astuple(D(l, m)))  # => L 1 generator
# => M 1 generator
# => ([1, 2], {'k': 1})
show(lambda: [sys.getsizeof(x) for x in dataclasses.astuple(D([1, 2, 3], {'a': D(1)}))])
# =>(3.8) [104, 232]
# =>(3.9-3.10) [120, 232]
# =>(3.11-3.15) [120, 184]
show(lambda: [sys.getsizeof(x) for x in dataclasses.asdict(D([1, 2, 3], [D(i) for i in range(5)])).values()])
# =>(3.8) [104, 120]
# =>(3.9-3.12) [120, 120]
# =>(3.13-3.15) [88, 120]
show(lambda: dataclasses.asdict(D(defaultdict(int, a=1))))
# =>(3.8-3.11) TypeError first argument must be callable or None
# =>(3.12-3.15) {'a': defaultdict(<class 'int'>, {'a': 1}), 'b': 2}


class Count:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return 'Count(%r)' % self.n

    def __lt__(self, other):
        print(self, '<', other)
        return self.n < getattr(other, 'n', other)

    def __gt__(self, other):
        print(self, '>', other)
        return self.n > getattr(other, 'n', other)

    def __rsub__(self, other):
        print(other, '-', self)
        return Count(other - self.n)


a, b = Counter(x=Count(1), y=Count(2)), Counter(x=Count(3), z=Count(-4))
show(lambda: a | b)  # => Count(1) < Count(3)
# => Count(3) > 0
# => Count(2) < 0
# => Count(2) > 0
# => Count(-4) > 0
# => Count(3) < Count(2)
# => Counter({'x': Count(3), 'y': Count(2)})
show(lambda: a & b)  # => Count(1) < Count(3)
# => Count(1) > 0
# => Count(2) < 0
# => Counter({'x': Count(1)})
show(lambda: a - b)  # => TypeError unsupported operand type(s) for -: 'Count' and 'Count'
show(lambda: Counter() - b)  # => Count(3) < 0
# => Count(-4) < 0
# => 0 - Count(-4)
# => Counter({'z': Count(4)})
show(lambda: +b)  # => Count(3) > 0
# => Count(-4) > 0
# => Counter({'x': Count(3)})
show(lambda: -b)  # => Count(3) < 0
# => Count(-4) < 0
# => 0 - Count(-4)
# => Counter({'z': Count(4)})
c = Counter(x=Count(1))
c |= b  # => Count(3) > Count(1)
# => Count(-4) > 0
# => Count(3) > 0
print(dict(c))  # => {'x': Count(3)}
c &= b  # => Count(3) < Count(3)
# => Count(3) > 0
print(dict(c))  # => {'x': Count(3)}
p = object()
show(lambda: Counter(k='a') | Counter(k=2))  # => TypeError '<' not supported between instances of 'str' and 'int'
show(lambda: Counter(k='a') & Counter(k=2))  # => TypeError '<' not supported between instances of 'str' and 'int'
show(lambda: Counter(k='a') - Counter(q=2))  # => TypeError unsupported operand type(s) for -: 'str' and 'int'
show(lambda: Counter() - Counter(q='a'))  # => TypeError '<' not supported between instances of 'str' and 'int'
show(lambda: Counter(k='a') + Counter(k='b'))  # => TypeError '>' not supported between instances of 'str' and 'int'
show(lambda: type(Counter('aab').elements()).__name__)  # => chain
show(lambda: list(Counter(a=2, b='x').elements()))  # => TypeError 'str' object cannot be interpreted as an integer


# Lists of different lengths are different: nobody is asked.
class Asked:
    def __eq__(self, other):
        print('asked')
        return True


show(lambda: ([Asked()] == [1, 2], [Asked()] != [1, 2], (Asked(),) == (1, 2)))  # => asked
# => (False, True, False)
