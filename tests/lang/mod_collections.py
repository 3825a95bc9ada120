# collections: what every version says alike.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


import collections
from collections import *
Point = namedtuple('Point', 'x y', defaults=[5])
p = Point(1)
show(lambda: (p, p.x, p[1], p._asdict(), p._fields, p._field_defaults, Point.__doc__, Point.x.__doc__))  # => (Point(x=1, y=5), 1, 5, {'x': 1, 'y': 5}, ('x', 'y'), {'y': 5}, 'Point(x, y)', 'Alias for field number 0')
show(lambda: Point._make([1]))  # => TypeError: Expected 2 arguments, got 1
show(lambda: (Point._make([1,2]), p._replace(x=9), p == (1,5), hash(p) == hash((1,5))))  # => (Point(x=1, y=2), Point(x=9, y=5), True, True)
show(lambda: namedtuple('A', 'x x'))  # => ValueError: Encountered duplicate field name: 'x'
show(lambda: namedtuple('A', '_x'))  # => ValueError: Field names cannot start with an underscore: '_x'
show(lambda: namedtuple('A', 'if'))  # => ValueError: Type names and field names cannot be a keyword: 'if'
show(lambda: namedtuple('A', 'a-b'))  # => ValueError: Type names and field names must be valid identifiers: 'a-b'
show(lambda: namedtuple('A', 'x x _y class', rename=True)._fields)  # => ('x', '_1', '_2', '_3')
show(lambda: namedtuple('A', 'x', defaults=[1,2]))  # => TypeError: Got more default values than field names
show(lambda: (Point.__module__, Point.__qualname__, Point.__new__.__qualname__, Point._make.__qualname__))  # => ('__main__', 'Point', 'Point.__new__', 'Point._make')
show(lambda: Point._replace.__qualname__)  # => 'Point._replace'
import sys


class P3(Point):
    def dist(self): return self.x + self.y


show(lambda: (P3(1, 2).dist(), P3(1,2)))  # => (3, P3(x=1, y=2))
show(lambda: namedtuple('E', '')())  # => E()
c = Counter('mississippi')
show(lambda: (c, c['z'], c.most_common(2), c.most_common(), sorted(c.elements())))  # => (Counter({'i': 4, 's': 4, 'p': 2, 'm': 1}), 0, [('i', 4), ('s', 4)], [('i', 4), ('s', 4), ('p', 2), ('m', 1)], ['i', 'i', 'i', 'i', 'm', 'p', 'p', 's', 's', 's', 's'])
show(lambda: (c + Counter('miss'), c - Counter('miss'), c & Counter('miss'), c | Counter('zz')))  # => (Counter({'s': 6, 'i': 5, 'm': 2, 'p': 2}), Counter({'i': 3, 's': 2, 'p': 2}), Counter({'s': 2, 'm': 1, 'i': 1}), Counter({'i': 4, 's': 4, 'p': 2, 'z': 2, 'm': 1}))
show(lambda: (+Counter(a=-1, b=2), -Counter(a=-1, b=2)))  # => (Counter({'b': 2}), Counter({'a': 1}))
show(lambda: c.update('zzz'))  # => None
show(lambda: c)  # => Counter({'i': 4, 's': 4, 'z': 3, 'p': 2, 'm': 1})
show(lambda: c.subtract('zz'))  # => None
show(lambda: c)  # => Counter({'i': 4, 's': 4, 'p': 2, 'm': 1, 'z': 1})
del c['nope']
show(lambda: Counter.fromkeys('a'))  # => NotImplementedError: Counter.fromkeys() is undefined.  Use Counter(iterable) instead.
show(lambda: (Counter({'a': 1}), Counter(a=2), Counter(), Counter([1, 'a', 2, 1])))  # => (Counter({'a': 1}), Counter({'a': 2}), Counter(), Counter({1: 2, 'a': 1, 2: 1}))
od = OrderedDict(a=1, b=2, c=3)
show(lambda: od.move_to_end('a'))  # => None
show(lambda: od.move_to_end('c', last=False))  # => None
show(lambda: list(od))  # => ['c', 'b', 'a']
show(lambda: od.move_to_end('zz'))  # => KeyError: 'zz'
show(lambda: (OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1)))  # => (False, True)
show(lambda: OrderedDict().popitem())  # => KeyError: 'dictionary is empty'
show(lambda: od.pop('zz'))  # => KeyError: 'zz'
cm = ChainMap({'a': 1}, {'a': 2, 'b': 3})
show(lambda: (cm, cm['a'], cm['b'], len(cm), list(cm), cm.get('q', 7), cm.parents, cm.new_child({'z': 1})))  # => (ChainMap({'a': 1}, {'a': 2, 'b': 3}), 1, 3, 2, ['a', 'b'], 7, ChainMap({'a': 2, 'b': 3}), ChainMap({'z': 1}, {'a': 1}, {'a': 2, 'b': 3}))
show(lambda: cm['zz'])  # => KeyError: 'zz'
cm['n'] = 4
show(lambda: cm.maps)  # => [{'a': 1, 'n': 4}, {'a': 2, 'b': 3}]
show(lambda: dict(cm))  # => {'a': 1, 'b': 3, 'n': 4}


class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)


show(lambda: (UD(a=1), UD({'b': 2})['b'], 'a' in UD(a=1), UD(a=1) == {'a': 2}))  # => ({'a': 2}, 4, True, True)
show(lambda: (UserList([1,2]) + [3], UserList([1,2,3])[1:], UserList('ab') == ['a', 'b'], UserList([3,1]).count(3)))  # => ([1, 2, 3], [2, 3], True, 1)
show(lambda: (UserString('abc').upper(), UserString('a') + 'b', UserString('abc')[1], len(UserString('abc')), UserString('a,b').split(','), UserString('x') in UserString('xy')))  # => ('ABC', 'ab', 'b', 3, ['a', 'b'], True)
from collections import abc
import collections.abc
show(lambda: (isinstance([], abc.Sequence), isinstance({}, abc.Mapping), isinstance('', abc.Sequence), isinstance(set(), abc.MutableSet), isinstance(5, abc.Hashable), isinstance([], abc.Hashable)))  # => (True, True, True, True, True, False)
show(lambda: (isinstance((x for x in []), abc.Generator), isinstance(iter([]), abc.Iterator), issubclass(dict, abc.Iterable), callable(len) and isinstance(len, abc.Callable)))  # => (True, True, True, True)


class S(abc.Sequence):
    def __getitem__(self, i): return [1,2,3][i]
    def __len__(self): return 3


show(lambda: (list(S()), 2 in S(), S().index(3), S().count(1), list(reversed(S()))))  # => ([1, 2, 3], True, 2, 1, [3, 2, 1])


class Bad(abc.Mapping):
    def __len__(self): return 0


class M(abc.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)


m = M()
show(lambda: m.update(a=1, b=2))  # => None
m['c'] = 3
show(lambda: m.popitem())  # => ('a', 1)
show(lambda: m.pop('nope'))  # => KeyError: 'nope'
show(lambda: m.keys() & {'b', 'zz'})  # => {'b'}


class MySet(abc.Set):
    def __init__(self, it): self.e = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.e
    def __iter__(self): return iter(self.e)
    def __len__(self): return len(self.e)


show(lambda: (sorted(MySet('abc') & MySet('bcd')), sorted(MySet('ab') | MySet('c')), MySet('ab') <= MySet('abc'), MySet('ab') == MySet('ba'), sorted(MySet('abc') - MySet('b')), sorted(MySet('abc') ^ MySet('bd'))))  # => (['b', 'c'], ['a', 'b', 'c'], True, True, ['a', 'c'], ['a', 'c', 'd'])


@abc.Sized.register
class Z: pass


show(lambda: isinstance(Z(), abc.Sized))  # => True
show(lambda: (abc.Iterable.__module__, abc.Sized.__qualname__, abc.Mapping))  # => ('collections.abc', 'Sized', <class 'collections.abc.Mapping'>)


class H:
    __hash__ = None


show(lambda: isinstance(H(), abc.Hashable))  # => False
show(lambda: abc.Sized.register(5))  # => TypeError: Can only register classes


# A deque that changes while it is walked over: forwards that is seen even at the end, backwards the end comes first.
def grow(walk):
    d = deque("a")
    try:
        for x in walk(d):
            d.append(1)
        return "ended"
    except RuntimeError as e:
        return str(e)


from collections import deque
print(grow(iter), grow(reversed))  # => deque mutated during iteration ended
import collections.abc
import copy
import inspect
show(lambda: isinstance(deque(), collections.abc.MutableSequence))  # => True
kept = UserList([1])
kept.note = 'kept'
show(lambda: (copy.copy(kept).note, copy.copy(kept).data is kept.data, hasattr(kept.copy(), 'note')))  # => ('kept', False, False)
show(lambda: (UserString('ab').__getnewargs__(), UserString('ab').translate(UserString.maketrans('a', 'b'))))  # => (('ab',), 'bb')
show(lambda: (str(inspect.signature(UserList.pop)), UserList.pop.__name__, UserList.__lt__.__qualname__, UserDict.__len__.__code__.co_name))  # => ('(self, i=-1)', 'pop', 'UserList.__lt__', '__len__')
show(lambda: collections.abc.Hashable.__hash__(1) + collections.abc.Sized.__len__(1))  # => 0
show(lambda: (collections.abc.Container.__contains__(1, 2), collections.abc.Set.__rand__.__name__, str(inspect.signature(collections.abc.Callable.__call__))))  # => (False, '__and__', '(self, *args, **kwds)')
