# pprint of bytes, views and the classes of collections; a printer with a format() of its own.
import collections
import pprint
import types

words = {w: i for i, w in enumerate("the quick brown fox jumped over a lazy dog".split())}
for o in (b"abcdefghijklmnopqrstuvwxyz", bytearray(b"abcdefghijklmnopqrstuvwxyz"), [bytes(range(20))], types.MappingProxyType(words), collections.ChainMap(words, {}),
          collections.ChainMap({}), collections.UserDict(words), collections.UserList(words.items()), collections.UserString(" ".join(words)),
          collections.Counter(), collections.Counter(words), collections.defaultdict(int), collections.defaultdict(int, words), collections.deque(maxlen=7),
          collections.deque(words, maxlen=9), collections.deque(words)):
    pprint.pprint(o, width=28)  # => (b'abcdefghijklmnopqrstuvwx'
# =>  b'yz')
    pprint.pprint(o, width=10)  # => (b'abcd'
# =>  b'efgh'
# =>  b'ijkl'
# =>  b'mnop'
# =>  b'qrst'
# =>  b'uvwx'
# =>  b'yz')
    pprint.pprint([o])  # => [b'abcdefghijklmnopqrstuvwxyz']
# => bytearray(b'abcdefghijkl'
# =>           b'mnopqrstuvwxyz')
# => bytearray(b'abcd'
# =>           b'efgh'
# =>           b'ijkl'
# =>           b'mnop'
# =>           b'qrst'
# =>           b'uvwx'
# =>           b'yz')
# => [bytearray(b'abcdefghijklmnopqrstuvwxyz')]
# => [b'\x00\x01\x02\x03'
# =>  b'\x04\x05\x06\x07'
# =>  b'\x08\t\n\x0b'
# =>  b'\x0c\r\x0e\x0f'
# =>  b'\x10\x11\x12\x13']
# => [b'\x00\x01\x02\x03'
# =>  b'\x04\x05\x06\x07'
# =>  b'\x08\t\n\x0b'
# =>  b'\x0c\r\x0e\x0f'
# =>  b'\x10\x11\x12\x13']
# => [[b'\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13']]
# => mappingproxy({'a': 6,
# =>               'brown': 2,
# =>               'dog': 8,
# =>               'fox': 3,
# =>               'jumped': 4,
# =>               'lazy': 7,
# =>               'over': 5,
# =>               'quick': 1,
# =>               'the': 0})
# => mappingproxy({'a': 6,
# =>               'brown': 2,
# =>               'dog': 8,
# =>               'fox': 3,
# =>               'jumped': 4,
# =>               'lazy': 7,
# =>               'over': 5,
# =>               'quick': 1,
# =>               'the': 0})
# => [mappingproxy({'a': 6,
# =>                'brown': 2,
# =>                'dog': 8,
# =>                'fox': 3,
# =>                'jumped': 4,
# =>                'lazy': 7,
# =>                'over': 5,
# =>                'quick': 1,
# =>                'the': 0})]
# => ChainMap({'a': 6,
# =>           'brown': 2,
# =>           'dog': 8,
# =>           'fox': 3,
# =>           'jumped': 4,
# =>           'lazy': 7,
# =>           'over': 5,
# =>           'quick': 1,
# =>           'the': 0},
# =>          {})
# => ChainMap({'a': 6,
# =>           'brown': 2,
# =>           'dog': 8,
# =>           'fox': 3,
# =>           'jumped': 4,
# =>           'lazy': 7,
# =>           'over': 5,
# =>           'quick': 1,
# =>           'the': 0},
# =>          {})
# => [ChainMap({'a': 6,
# =>            'brown': 2,
# =>            'dog': 8,
# =>            'fox': 3,
# =>            'jumped': 4,
# =>            'lazy': 7,
# =>            'over': 5,
# =>            'quick': 1,
# =>            'the': 0},
# =>           {})]
# => ChainMap({})
# => ChainMap({})
# => [ChainMap({})]
# => {'a': 6,
# =>  'brown': 2,
# =>  'dog': 8,
# =>  'fox': 3,
# =>  'jumped': 4,
# =>  'lazy': 7,
# =>  'over': 5,
# =>  'quick': 1,
# =>  'the': 0}
# => {'a': 6,
# =>  'brown': 2,
# =>  'dog': 8,
# =>  'fox': 3,
# =>  'jumped': 4,
# =>  'lazy': 7,
# =>  'over': 5,
# =>  'quick': 1,
# =>  'the': 0}
# => [{'a': 6,
# =>   'brown': 2,
# =>   'dog': 8,
# =>   'fox': 3,
# =>   'jumped': 4,
# =>   'lazy': 7,
# =>   'over': 5,
# =>   'quick': 1,
# =>   'the': 0}]
# => [('the', 0),
# =>  ('quick', 1),
# =>  ('brown', 2),
# =>  ('fox', 3),
# =>  ('jumped', 4),
# =>  ('over', 5),
# =>  ('a', 6),
# =>  ('lazy', 7),
# =>  ('dog', 8)]
# => [('the',
# =>   0),
# =>  ('quick',
# =>   1),
# =>  ('brown',
# =>   2),
# =>  ('fox',
# =>   3),
# =>  ('jumped',
# =>   4),
# =>  ('over',
# =>   5),
# =>  ('a', 6),
# =>  ('lazy',
# =>   7),
# =>  ('dog',
# =>   8)]
# => [[('the', 0),
# =>   ('quick', 1),
# =>   ('brown', 2),
# =>   ('fox', 3),
# =>   ('jumped', 4),
# =>   ('over', 5),
# =>   ('a', 6),
# =>   ('lazy', 7),
# =>   ('dog', 8)]]
# => ('the quick brown fox '
# =>  'jumped over a lazy dog')
# => ('the '
# =>  'quick '
# =>  'brown '
# =>  'fox '
# =>  'jumped '
# =>  'over a '
# =>  'lazy '
# =>  'dog')
# => ['the quick brown fox jumped over a lazy dog']
# => Counter()
# => Counter()
# => [Counter()]
# => Counter({'dog': 8,
# =>          'lazy': 7,
# =>          'a': 6,
# =>          'over': 5,
# =>          'jumped': 4,
# =>          'fox': 3,
# =>          'brown': 2,
# =>          'quick': 1,
# =>          'the': 0})
# => Counter({'dog': 8,
# =>          'lazy': 7,
# =>          'a': 6,
# =>          'over': 5,
# =>          'jumped': 4,
# =>          'fox': 3,
# =>          'brown': 2,
# =>          'quick': 1,
# =>          'the': 0})
# => [Counter({'dog': 8,
# =>           'lazy': 7,
# =>           'a': 6,
# =>           'over': 5,
# =>           'jumped': 4,
# =>           'fox': 3,
# =>           'brown': 2,
# =>           'quick': 1,
# =>           'the': 0})]
# => defaultdict(<class 'int'>, {})
# => defaultdict(<class 'int'>, {})
# => [defaultdict(<class 'int'>, {})]
# => defaultdict(<class 'int'>,
# =>             {'a': 6,
# =>              'brown': 2,
# =>              'dog': 8,
# =>              'fox': 3,
# =>              'jumped': 4,
# =>              'lazy': 7,
# =>              'over': 5,
# =>              'quick': 1,
# =>              'the': 0})
# => defaultdict(<class 'int'>,
# =>             {'a': 6,
# =>              'brown': 2,
# =>              'dog': 8,
# =>              'fox': 3,
# =>              'jumped': 4,
# =>              'lazy': 7,
# =>              'over': 5,
# =>              'quick': 1,
# =>              'the': 0})
# => [defaultdict(<class 'int'>,
# =>              {'a': 6,
# =>               'brown': 2,
# =>               'dog': 8,
# =>               'fox': 3,
# =>               'jumped': 4,
# =>               'lazy': 7,
# =>               'over': 5,
# =>               'quick': 1,
# =>               'the': 0})]
# => deque([], maxlen=7)
# => deque([], maxlen=7)
# => [deque([], maxlen=7)]
# => deque(['the',
# =>        'quick',
# =>        'brown',
# =>        'fox',
# =>        'jumped',
# =>        'over',
# =>        'a',
# =>        'lazy',
# =>        'dog'],
# =>       maxlen=9)
# => deque(['the',
# =>        'quick',
# =>        'brown',
# =>        'fox',
# =>        'jumped',
# =>        'over',
# =>        'a',
# =>        'lazy',
# =>        'dog'],
# =>       maxlen=9)
# => [deque(['the',
# =>         'quick',
# =>         'brown',
# =>         'fox',
# =>         'jumped',
# =>         'over',
# =>         'a',
# =>         'lazy',
# =>         'dog'],
# =>        maxlen=9)]
# => deque(['the',
# =>        'quick',
# =>        'brown',
# =>        'fox',
# =>        'jumped',
# =>        'over',
# =>        'a',
# =>        'lazy',
# =>        'dog'])
# => deque(['the',
# =>        'quick',
# =>        'brown',
# =>        'fox',
# =>        'jumped',
# =>        'over',
# =>        'a',
# =>        'lazy',
# =>        'dog'])
# => [deque(['the', 'quick', 'brown', 'fox', 'jumped', 'over', 'a', 'lazy', 'dog'])]


class Own(collections.OrderedDict):
    pass


pprint.pprint(Own(words), width=30)  # => Own([('the', 0),
# =>      ('quick', 1),
# =>      ('brown', 2),
# =>      ('fox', 3),
# =>      ('jumped', 4),
# =>      ('over', 5),
# =>      ('a', 6),
# =>      ('lazy', 7),
# =>      ('dog', 8)])


class Upper(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return object.upper(), True, False
        return pprint.PrettyPrinter.format(self, object, context, maxlevels, level)


Upper().pprint(["one", {"two": "three"}])
# =>(3.8-3.9) ['one', {'two': 'three'}]
# =>(3.10-3.15) [ONE, {TWO: THREE}]
Upper(width=10).pprint(["one", {"two": "three"}])  # => [ONE,
# =>  {TWO: 'three'}]
