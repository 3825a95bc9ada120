# OrderedDict: a dict with a linked list of nodes and a table that leads to them, as CPython's is in C.
import copy
import sys
import weakref
from collections import OrderedDict


def t(f):
    try:
        return f()
    except Exception as e:
        return f'{type(e).__name__}: {e}'


class Sub(OrderedDict):
    pass


print(sys.getsizeof(OrderedDict()), sys.getsizeof(OrderedDict(a=1)), sys.getsizeof(OrderedDict.fromkeys(range(6))), sys.getsizeof(OrderedDict.fromkeys(range(100))))
# =>(3.8-3.9) 296 392 744 10008
# =>(3.10) 128 392 744 10008
# =>(3.11-3.15) 128 344 736 10000
print(OrderedDict.__basicsize__, OrderedDict.__itemsize__, OrderedDict.__dictoffset__, OrderedDict.__weakrefoffset__, OrderedDict.__module__, OrderedDict.__bases__)  # => 112 0 96 104 collections (<class 'dict'>,)
print(Sub.__basicsize__, Sub.__dictoffset__, Sub.__weakrefoffset__, sys.getsizeof(Sub(a=1)))
# =>(3.8-3.10) 112 96 104 392
# =>(3.11-3.15) 112 96 104 344
print(sys.getsizeof(iter(OrderedDict(a=1))), sys.getsizeof(OrderedDict().items()), type(iter(OrderedDict())).__name__, type(iter(OrderedDict().items())).__name__)  # => 80 40 odict_iterator odict_iterator
print([type(x).__mro__[:2] for x in (OrderedDict().keys(), OrderedDict().values(), OrderedDict().items())])  # => [(<class 'odict_keys'>, <class 'dict_keys'>), (<class 'odict_values'>, <class 'dict_values'>), (<class 'odict_items'>, <class 'dict_items'>)]
print(sorted(n for n in vars(OrderedDict) if n not in ('__or__', '__ror__', '__ior__')))  # => ['__delitem__', '__dict__', '__doc__', '__eq__', '__ge__', '__gt__', '__hash__', '__init__', '__iter__', '__le__', '__lt__', '__ne__', '__reduce__', '__repr__', '__reversed__', '__setitem__', '__sizeof__', 'clear', 'copy', 'fromkeys', 'items', 'keys', 'move_to_end', 'pop', 'popitem', 'setdefault', 'update', 'values']
od = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
od.move_to_end('a')
print(od, list(od), list(reversed(od)), list(od.values()), list(od.items()))
# =>(3.8-3.11) OrderedDict([('b', 2), ('c', 3), ('a', 1)]) ['b', 'c', 'a'] ['a', 'c', 'b'] [2, 3, 1] [('b', 2), ('c', 3), ('a', 1)]
# =>(3.12-3.15) OrderedDict({'b': 2, 'c': 3, 'a': 1}) ['b', 'c', 'a'] ['a', 'c', 'b'] [2, 3, 1] [('b', 2), ('c', 3), ('a', 1)]
od.move_to_end('c', last=False)
print(list(od), list(dict(od)), od.keys() & {'a'}, 'b' in od.keys(), len(od.values()))  # => ['c', 'b', 'a'] ['c', 'b', 'a'] {'a'} True 3
print(t(lambda: od.move_to_end('x')), t(lambda: OrderedDict().move_to_end('x')), t(lambda: OrderedDict().popitem()))  # => KeyError: 'x' KeyError: 'x' KeyError: 'dictionary is empty'
print(od.popitem(), od.popitem(last=False), od, t(lambda: od.pop('x')), od.pop('x', 7), od.pop('b'), od)  # => ('a', 1) ('c', 3) OrderedDict() KeyError: 'x' 7 2 OrderedDict()
print(t(lambda: OrderedDict(1, 2)), t(lambda: OrderedDict().update(1, 2)), t(lambda: OrderedDict([1])), t(lambda: OrderedDict([(1,)])), t(lambda: OrderedDict([(1, 2, 3)])), t(lambda: OrderedDict([()])))
# =>(3.8-3.13) TypeError: expected at most 1 arguments, got 2 TypeError: update() takes at most 1 positional argument (2 given) TypeError: 'int' object is not iterable ValueError: need more than 1 value to unpack ValueError: too many values to unpack (expected 2) ValueError: need more than 0 values to unpack
# =>(3.14-3.15) TypeError: expected at most 1 argument, got 2 TypeError: update() takes at most 1 positional argument (2 given) TypeError: 'int' object is not iterable ValueError: need more than 1 value to unpack ValueError: too many values to unpack (expected 2) ValueError: need more than 0 values to unpack
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), OrderedDict(a=1) != OrderedDict(a=2), t(lambda: OrderedDict() < OrderedDict()))  # => False True True TypeError: '<' not supported between instances of 'collections.OrderedDict' and 'collections.OrderedDict'
od = OrderedDict(a=1)
od.x = 5
od['self'] = od
print(od, vars(od), weakref.ref(od)() is od)
# =>(3.8-3.11) OrderedDict([('a', 1), ('self', ...)]) {'x': 5} True
# =>(3.12-3.15) OrderedDict({'a': 1, 'self': ...}) {'x': 5} True
print(Sub(a=1), repr(Sub()), repr(OrderedDict()))
# =>(3.8-3.11) Sub([('a', 1)]) Sub() OrderedDict()
# =>(3.12-3.15) Sub({'a': 1}) Sub() OrderedDict()
od = OrderedDict(a=[1], b=2)
od.attr = 1
print(od.__reduce__()[:4], list(od.__reduce__()[4]), Sub().__reduce__()[:4])  # => (<class 'collections.OrderedDict'>, (), {'attr': 1}, None) [('a', [1]), ('b', 2)] (<class '__main__.Sub'>, (), None, None)
c, d = copy.copy(od), copy.deepcopy(od)
print(c, vars(c), c['a'] is od['a'], d, vars(d), d['a'] is od['a'], vars(od.copy()), type(Sub(a=1).copy()))
# =>(3.8-3.11) OrderedDict([('a', [1]), ('b', 2)]) {'attr': 1} True OrderedDict([('a', [1]), ('b', 2)]) {'attr': 1} False {} <class '__main__.Sub'>
# =>(3.12-3.15) OrderedDict({'a': [1], 'b': 2}) {'attr': 1} True OrderedDict({'a': [1], 'b': 2}) {'attr': 1} False {} <class '__main__.Sub'>
it = iter(od)
next(it)
od['z'] = 1
print(t(lambda: next(it)), t(lambda: next(it)))  # => RuntimeError: OrderedDict mutated during iteration StopIteration: 
it = iter(od.items())
del od['a']
print(t(lambda: next(it)))  # => RuntimeError: OrderedDict mutated during iteration
it = iter(od)
print(it.__reduce__(), list(it), it.__reduce__())  # => (<built-in function iter>, (['b', 'z'],)) ['b', 'z'] (<built-in function iter>, ([],))
od = OrderedDict.fromkeys('abcde')
for k in 'bd':
    del od[k]
od['b'] = 1
print(list(od), sys.getsizeof(od), od.setdefault('q', 5), od.setdefault('a', 6), list(od))
# =>(3.8-3.10) ['a', 'c', 'e', 'b'] 680 5 None ['a', 'c', 'e', 'b', 'q']
# =>(3.11-3.15) ['a', 'c', 'e', 'b'] 592 5 None ['a', 'c', 'e', 'b', 'q']
od.clear()
print(list(od), sys.getsizeof(od), od == {})  # => [] 128 True


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.n == other.n

    def __repr__(self):
        return f'K{self.n}'


keys = [Key(i) for i in range(8)]
od = OrderedDict.fromkeys(keys)
del od[keys[3]]
od.move_to_end(Key(0))
od[keys[3]] = 1
print(list(od), od.popitem(), list(od)[-2:], sys.getsizeof(od) - sys.getsizeof(OrderedDict()) > 0)  # => [K1, K2, K4, K5, K6, K7, K0, K3] (K3, 1) [K7, K0] True
od = OrderedDict(a=1)
dict.__setitem__(od, 'b', 2)
print(list(od), len(od), t(lambda: next(iter(od.items()))), 'b' in od)  # => ['a'] 2 ('a', 1) True
od = OrderedDict(a=1, b=2)
dict.__delitem__(od, 'a')
print(t(lambda: list(od)), t(lambda: repr(od.copy())))  # => KeyError: 'a' KeyError: 'a'
od = OrderedDict(a=1)
dict.clear(od)
od['b'] = 2
od.clear()
print(len(od), list(od))  # => 0 []
pairs = OrderedDict(a=1, b=2).items()
a = [id(p) for p in pairs]
print(a[0] == a[1], [p for p in pairs], {**OrderedDict(x=1)}, (lambda **k: k)(**OrderedDict(b=1, a=2)))  # => False [('a', 1), ('b', 2)] {'x': 1} {'b': 1, 'a': 2}
