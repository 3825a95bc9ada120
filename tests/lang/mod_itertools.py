# itertools.
import itertools
from itertools import *


def t(f):
    try:
        return f()
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


print(t(lambda: (list(islice(count(),3)), list(islice(count(5,2),3)), list(islice(count(1.5,.5),3)), list(islice(count(10**20,-1),2)))))  # => ([0, 1, 2], [5, 7, 9], [1.5, 2.0, 2.5], [100000000000000000000, 99999999999999999999])
print(t(lambda: (repr(count(3)), repr(count(3,2)), repr(repeat('a')), repr(repeat('a',3)), repr(count(1.5)))))  # => ('count(3)', 'count(3, 2)', "repeat('a')", "repeat('a', 3)", 'count(1.5)')
print(t(lambda: (count('a'))))  # => TypeError: a number is required
print(t(lambda: (list(islice(cycle('ab'),5)), list(islice(cycle([]),5)))))  # => (['a', 'b', 'a', 'b', 'a'], [])
print(t(lambda: (list(repeat(1,3)), list(repeat(1,-2)), list(repeat(1,times=2)), repeat(1,3).__length_hint__())))  # => ([1, 1, 1], [], [1, 1], 3)
print(t(lambda: (repeat(1).__length_hint__())))  # => TypeError: len() of unsized object
print(t(lambda: (list(accumulate([1,2,3])), list(accumulate([1,2,3],lambda a,b:a*b)), list(accumulate([1,2],initial=10)), list(accumulate([])), list(accumulate([],initial=1)))))  # => ([1, 3, 6], [1, 2, 6], [10, 11, 13], [], [1])
print(t(lambda: (list(chain('ab',[1],())), list(chain.from_iterable(['ab','c'])), list(chain()))))  # => (['a', 'b', 1], ['a', 'b', 'c'], [])
print(t(lambda: (list(chain([1],5)))))  # => TypeError: 'int' object is not iterable
print(t(lambda: (list(compress('abcdef',[1,0,1,0,1,1])))))  # => ['a', 'c', 'e', 'f']
print(t(lambda: (list(dropwhile(lambda x:x<3,[1,2,3,1])), list(takewhile(lambda x:x<3,[1,2,3,1])), list(filterfalse(None,[0,1,2,''])), list(filterfalse(lambda x:x%2,range(5))))))  # => ([3, 1], [1, 2], [0, ''], [0, 2, 4])
print(t(lambda: (list(starmap(pow,[(2,3),(3,2)])))))  # => [8, 9]
print(t(lambda: (list(islice('abcdef',2)), list(islice('abcdef',2,4)), list(islice('abcdef',2,None)), list(islice('abcdef',0,None,2)), list(islice('abc',1,None,None)))))  # => (['a', 'b'], ['c', 'd'], ['c', 'd', 'e', 'f'], ['a', 'c', 'e'], ['b', 'c'])
print(t(lambda: (islice('a',-1))))  # => ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
print(t(lambda: (islice('a','x'))))  # => ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
print(t(lambda: (islice('a',1,2,0))))  # => ValueError: Step for islice() must be a positive integer or None.
print(t(lambda: (islice('a',-1,2))))  # => ValueError: Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
print(t(lambda: (islice('a'))))  # => TypeError: islice expected at least 2 arguments, got 1
print(t(lambda: (list(zip_longest('abc','x',fillvalue='-')), list(zip_longest()), list(zip_longest('a','bc')))))  # => ([('a', 'x'), ('b', '-'), ('c', '-')], [], [('a', 'b'), (None, 'c')])
print(t(lambda: (zip_longest('a',foo=1))))  # => TypeError: zip_longest() got an unexpected keyword argument
print(t(lambda: (list(product('ab',[1,2])), list(product('ab',repeat=2)), list(product()), list(product('ab',[])), list(product(repeat=3)))))  # => ([('a', 1), ('a', 2), ('b', 1), ('b', 2)], [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')], [()], [], [()])
print(t(lambda: (product('a',repeat=-1))))  # => ValueError: repeat argument cannot be negative
print(t(lambda: (list(permutations('abc')), list(permutations('abc',2)), list(permutations('ab',3)), list(permutations([])), list(permutations('abc',0)))))  # => ([('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'), ('c', 'b', 'a')], [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')], [], [()], [()])
print(t(lambda: (permutations('a',-1))))  # => ValueError: r must be non-negative
print(t(lambda: (permutations('a','x'))))  # => TypeError: Expected int as r
print(t(lambda: (list(combinations('abcd',2)), list(combinations('ab',3)), list(combinations('abc',0)), list(combinations('abc',3)))))  # => ([('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')], [], [()], [('a', 'b', 'c')])
print(t(lambda: (list(combinations_with_replacement('abc',2)), list(combinations_with_replacement([],1)), list(combinations_with_replacement('a',3)), list(combinations_with_replacement([],0)))))  # => ([('a', 'a'), ('a', 'b'), ('a', 'c'), ('b', 'b'), ('b', 'c'), ('c', 'c')], [], [('a', 'a', 'a')], [()])
print(t(lambda: ([(k,list(g)) for k,g in groupby('aabbca')], [(k,list(g)) for k,g in groupby([1,3,2,4],key=lambda x:x%2)], [k for k,g in groupby('aabbca')])))  # => ([('a', ['a', 'a']), ('b', ['b', 'b']), ('c', ['c']), ('a', ['a'])], [(1, [1, 3]), (0, [2, 4])], ['a', 'b', 'c', 'a'])
print(t(lambda: ([list(g) for k,g in list(groupby('aab'))])))  # => [[], []]
print(t(lambda: ([list(x) for x in tee('abc')], [list(x) for x in tee('abc',3)], tee('a',0))))  # => ([['a', 'b', 'c'], ['a', 'b', 'c']], [['a', 'b', 'c'], ['a', 'b', 'c'], ['a', 'b', 'c']], ())
print(t(lambda: ((lambda t: (next(t[0]), next(t[0]), next(t[1]), list(t[0]), list(t[1])))(tee(range(100)))[0:3])))  # => (0, 1, 0)
print(t(lambda: ((lambda t: len(list(t[0])) + len(list(t[1])))(tee(range(1000))))))  # => 2000
print(t(lambda: (count(1,2,3))))  # => TypeError: count() takes at most 2 arguments (3 given)
print(t(lambda: (cycle())))  # => TypeError: cycle expected 1 argument, got 0
print(t(lambda: (cycle(5))))  # => TypeError: 'int' object is not iterable
print(t(lambda: (repeat())))  # => TypeError: repeat() missing required argument 'object' (pos 1)
print(t(lambda: (accumulate())))  # => TypeError: accumulate() missing required argument 'iterable' (pos 1)
print(t(lambda: (compress('a'))))  # => TypeError: compress() missing required argument 'selectors' (pos 2)
print(t(lambda: (dropwhile(1))))  # => TypeError: dropwhile expected 2 arguments, got 1
print(t(lambda: (starmap(pow))))  # => TypeError: starmap expected 2 arguments, got 1
print(t(lambda: (type(count()).__name__, type(chain()), type(groupby([])), type(tee('a')[0]))))  # => ('count', <class 'itertools.chain'>, <class 'itertools.groupby'>, <class 'itertools._tee'>)
print(t(lambda: (list(zip(count(), 'abc')))))  # => [(0, 'a'), (1, 'b'), (2, 'c')]
print(t(lambda: (next(count()), iter(count()) is not None)))  # => (0, True)
print(t(lambda: (list(map(lambda p: p, product('ab', 'cd'))))))  # => [('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd')]
print(t(lambda: (sum(1 for _ in permutations(range(7))))))  # => 5040
print(t(lambda: (sum(1 for _ in combinations(range(15), 7)))))  # => 6435
print(t(lambda: (list(islice(range(10**12), 10**6, 10**6+3)))))  # => [1000000, 1000001, 1000002]
