# inspect, pprint: what every version says alike.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


import inspect, pprint, traceback, functools
def f(a, b: int = 2, *args, c, d='x', **kw) -> str: "doc f"
print(inspect.signature(f), inspect.signature(f).parameters['b'], inspect.signature(f).return_annotation)  # => (a, b: int = 2, *args, c, d='x', **kw) -> str b: int = 2 <class 'str'>


class C:
    "doc c"
    def __init__(self, x, y=1): pass
    def m(self, z): return z
    @classmethod
    def cm(cls, q): pass
    @staticmethod
    def sm(w): pass
    @property
    def p(self): return 1


print(inspect.signature(C), inspect.signature(C(1).m), inspect.signature(C.cm), inspect.signature(C.sm), inspect.signature(C.m))  # => (x, y=1) (z) (q) (w) (self, z)
print(inspect.signature(lambda x, /, y, *, z: 0), inspect.signature(functools.partial(f, 1, c=3)))  # => (x, /, y, *, z) (b: int = 2, *args, c=3, d='x', **kw) -> str
show(lambda: (inspect.signature(f).bind(1, c=2), inspect.signature(f).bind(1, 2, 3, c=2, e=5).arguments))
# =>(3.8) (<BoundArguments (a=1, c=2)>, OrderedDict([('a', 1), ('b', 2), ('args', (3,)), ('c', 2), ('kw', {'e': 5})]))
# =>(3.9-3.15) (<BoundArguments (a=1, c=2)>, {'a': 1, 'b': 2, 'args': (3,), 'c': 2, 'kw': {'e': 5}})
show(lambda: inspect.signature(f).bind())  # => TypeError: missing a required argument: 'a'
show(lambda: inspect.signature(f).bind(1))  # => TypeError: missing a required argument: 'c'
show(lambda: inspect.signature(C).bind(1, 2, 3))  # => TypeError: too many positional arguments
show(lambda: inspect.signature(C).bind(1, q=3))  # => TypeError: got an unexpected keyword argument 'q'
show(lambda: inspect.signature(5))  # => TypeError: 5 is not a callable object
b = inspect.signature(f).bind(1, c=2)
show(lambda: b.apply_defaults())  # => None
show(lambda: (b.args, b.kwargs, b))  # => ((1, 2), {'c': 2, 'd': 'x'}, <BoundArguments (a=1, b=2, args=(), c=2, d='x', kw={})>)
show(lambda: inspect.getfullargspec(f))  # => FullArgSpec(args=['a', 'b'], varargs='args', varkw='kw', defaults=(2,), kwonlyargs=['c', 'd'], kwonlydefaults={'d': 'x'}, annotations={'return': <class 'str'>, 'b': <class 'int'>})
show(lambda: (inspect.isfunction(f), inspect.isclass(C), inspect.ismethod(C(1).m), inspect.isbuiltin(len), inspect.ismodule(inspect), inspect.isroutine(f), inspect.isabstract(C), inspect.isgeneratorfunction(f), inspect.isdatadescriptor(C.p), inspect.ismethoddescriptor(str.join)))  # => (True, True, True, True, True, True, False, False, True, True)
show(lambda: ([n for n, v in inspect.getmembers(C) if not n.startswith('__')], inspect.getmembers(C(1), inspect.ismethod)[0][0]))  # => (['cm', 'm', 'p', 'sm'], '__init__')
show(lambda: (inspect.getmro(C), inspect.getdoc(C), inspect.getdoc(f), inspect.cleandoc('  a\n    b\n    c'), inspect.getattr_static(C, 'p').__class__))  # => ((<class '__main__.C'>, <class 'object'>), 'doc c', 'doc f', 'a\nb\nc', <class 'property'>)


def g():
    yield 1
    yield 2


it = g()
show(lambda: (inspect.getgeneratorstate(it), next(it), inspect.getgeneratorstate(it), list(it), inspect.getgeneratorstate(it)))  # => ('GEN_CREATED', 1, 'GEN_SUSPENDED', [2], 'GEN_CLOSED')
show(lambda: (inspect.Parameter('x', inspect.Parameter.POSITIONAL_ONLY), inspect.Parameter.empty, repr(inspect.Parameter('x', inspect.Parameter.KEYWORD_ONLY).kind), inspect.Parameter.KEYWORD_ONLY.description))  # => (<Parameter "x">, <class 'inspect._empty'>, '<_ParameterKind.KEYWORD_ONLY: 3>', 'keyword-only')
show(lambda: inspect.Parameter('1', inspect.Parameter.KEYWORD_ONLY))  # => ValueError: '1' is not a valid parameter name
show(lambda: pprint.pprint({'b': 1, 'a': [1, 2]}))  # => {'a': [1, 2], 'b': 1}
# => None
show(lambda: pprint.pprint(list(range(40))))  # => [0,
# =>  1,
# =>  2,
# =>  3,
# =>  4,
# =>  5,
# =>  6,
# =>  7,
# =>  8,
# =>  9,
# =>  10,
# =>  11,
# =>  12,
# =>  13,
# =>  14,
# =>  15,
# =>  16,
# =>  17,
# =>  18,
# =>  19,
# =>  20,
# =>  21,
# =>  22,
# =>  23,
# =>  24,
# =>  25,
# =>  26,
# =>  27,
# =>  28,
# =>  29,
# =>  30,
# =>  31,
# =>  32,
# =>  33,
# =>  34,
# =>  35,
# =>  36,
# =>  37,
# =>  38,
# =>  39]
# => None
show(lambda: pprint.pprint({'name': 'x' * 30, 'items': ['a' * 20, 'b' * 20, 'c' * 20], 'nested': {'k' + str(i): i for i in range(10)}}))  # => {'items': ['aaaaaaaaaaaaaaaaaaaa',
# =>            'bbbbbbbbbbbbbbbbbbbb',
# =>            'cccccccccccccccccccc'],
# =>  'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# =>  'nested': {'k0': 0,
# =>             'k1': 1,
# =>             'k2': 2,
# =>             'k3': 3,
# =>             'k4': 4,
# =>             'k5': 5,
# =>             'k6': 6,
# =>             'k7': 7,
# =>             'k8': 8,
# =>             'k9': 9}}
# => None
show(lambda: pprint.pprint([{'a': 1, 'b': 'y' * 40, 'c': ('z' * 20, 'w' * 20)}] * 2, width=40))  # => [{'a': 1,
# =>   'b': 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy',
# =>   'c': ('zzzzzzzzzzzzzzzzzzzz',
# =>         'wwwwwwwwwwwwwwwwwwww')},
# =>  {'a': 1,
# =>   'b': 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy',
# =>   'c': ('zzzzzzzzzzzzzzzzzzzz',
# =>         'wwwwwwwwwwwwwwwwwwww')}]
# => None
show(lambda: pprint.pprint(list(range(40)), compact=True, width=50))  # => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
# =>  15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
# =>  27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38,
# =>  39]
# => None
show(lambda: pprint.pprint([[1, [2, [3, [4]]]]], depth=2))  # => [[1, [...]]]
# => None
show(lambda: pprint.pprint({1, 2, 3}))  # => {1, 2, 3}
# => None
show(lambda: pprint.pprint(set('abcdefghijklmnopqrstuvwxyz' * 2), width=30))  # => {'a',
# =>  'b',
# =>  'c',
# =>  'd',
# =>  'e',
# =>  'f',
# =>  'g',
# =>  'h',
# =>  'i',
# =>  'j',
# =>  'k',
# =>  'l',
# =>  'm',
# =>  'n',
# =>  'o',
# =>  'p',
# =>  'q',
# =>  'r',
# =>  's',
# =>  't',
# =>  'u',
# =>  'v',
# =>  'w',
# =>  'x',
# =>  'y',
# =>  'z'}
# => None
show(lambda: pprint.pprint('the quick brown fox jumps over the lazy dog ' * 3, width=40))  # => ('the quick brown fox jumps over the '
# =>  'lazy dog the quick brown fox jumps '
# =>  'over the lazy dog the quick brown '
# =>  'fox jumps over the lazy dog ')
# => None
show(lambda: (pprint.pformat((1,)), pprint.pformat({}), pprint.saferepr([1]), pprint.isreadable([1]), pprint.pformat(('a' * 50, 'b' * 50))))  # => ('(1,)', '{}', '[1]', True, "('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',\n 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb')")
l = [1]
show(lambda: l.append(l))  # => None
show(lambda: (pprint.isrecursive(l), pprint.pformat(l).split(' id=')[0]))  # => (True, '[1, <Recursion on list with')
show(lambda: pprint.pprint({'z': 1, 'a': 2}, sort_dicts=False))  # => {'z': 1, 'a': 2}
# => None
import collections
show(lambda: pprint.pprint(collections.OrderedDict((str(i), 'v' * 20) for i in range(4))))  # => OrderedDict([('0', 'vvvvvvvvvvvvvvvvvvvv'),
# =>              ('1', 'vvvvvvvvvvvvvvvvvvvv'),
# =>              ('2', 'vvvvvvvvvvvvvvvvvvvv'),
# =>              ('3', 'vvvvvvvvvvvvvvvvvvvv')])
# => None
show(lambda: pprint.pprint(collections.defaultdict(list, {str(i): ['v' * 20] for i in range(4)})))  # => defaultdict(<class 'list'>,
# =>             {'0': ['vvvvvvvvvvvvvvvvvvvv'],
# =>              '1': ['vvvvvvvvvvvvvvvvvvvv'],
# =>              '2': ['vvvvvvvvvvvvvvvvvvvv'],
# =>              '3': ['vvvvvvvvvvvvvvvvvvvv']})
# => None
show(lambda: pprint.pprint(collections.Counter('abcdefabcabc' * 10), width=20))  # => Counter({'a': 30,
# =>          'b': 30,
# =>          'c': 30,
# =>          'd': 10,
# =>          'e': 10,
# =>          'f': 10})
# => None
show(lambda: pprint.pprint(collections.deque(['x' * 30] * 4)))  # => deque(['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# =>        'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# =>        'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# =>        'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'])
# => None
from dataclasses import dataclass


@dataclass
class DC:
    name: str
    items: list


show(lambda: pprint.pprint(DC('n', [1])))  # => DC(name='n', items=[1])
# => None
try: 1 / 0
except ZeroDivisionError as e: print(traceback.format_exception_only(type(e), e), traceback.format_exc().splitlines()[-1])  # => ['ZeroDivisionError: division by zero\n'] ZeroDivisionError: division by zero
