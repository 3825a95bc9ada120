# itertools are C structs: what they are on the heap, and how they are copied while that was possible.
import copy
import sys
import warnings
from itertools import *
import itertools

warnings.simplefilter('ignore')


def t(f):
    try:
        return f()
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def sizes(*objects):
    return [sys.getsizeof(o) for o in objects]


def shape(r):
    return r[1:] if not isinstance(r, str) else r


print(sizes(count(), count(1, 2), cycle([1]), repeat(1), chain(), compress([], []), starmap(max, []), islice([], 1)))
# =>(3.8-3.13) [56, 56, 64, 48, 48, 48, 48, 72]
# =>(3.14-3.15) [56, 56, 56, 48, 48, 48, 48, 72]
print(sizes(dropwhile(bool, []), takewhile(bool, []), filterfalse(None, []), groupby([]), next(groupby([1]))[1], accumulate([]), tee([])[0]))
# =>(3.8-3.11) [56, 56, 48, 80, 48, 64, 56]
# =>(3.12-3.15) [56, 56, 48, 88, 48, 72, 64]
print(sizes(product(), product([1], [2], repeat=2), permutations([1, 2]), permutations(range(5), 2), combinations(range(9), 3)))  # => [64, 96, 112, 136, 96]
print(sizes(combinations_with_replacement('ab', 5), zip_longest(), zip_longest([1], [2])))  # => [112, 72, 72]
print([sys.getsizeof(itertools.pairwise([])) if hasattr(itertools, 'pairwise') else 0, sys.getsizeof(itertools.batched([], 1)) if hasattr(itertools, 'batched') else 0])
# =>(3.8-3.9) [0, 0]
# =>(3.10-3.11) [48, 0]
# =>(3.12) [48, 48]
# =>(3.13-3.15) [56, 56]
print([(c.__basicsize__, c.__itemsize__, c.__weakrefoffset__) for c in (count, cycle, groupby, accumulate, product, type(tee([])[0]), itertools._tee_dataobject)])
# =>(3.8-3.11) [(40, 0, 0), (48, 0, 0), (64, 0, 0), (48, 0, 0), (48, 0, 0), (40, 0, 32), (496, 0, 0)]
# =>(3.12-3.13) [(40, 0, 0), (48, 0, 0), (72, 0, 0), (56, 0, 0), (48, 0, 0), (48, 0, 32), (496, 0, 0)]
# =>(3.14-3.15) [(40, 0, 0), (40, 0, 0), (72, 0, 0), (56, 0, 0), (48, 0, 0), (48, 0, 32), (496, 0, 0)]
print(t(lambda: shape(count(3).__reduce__())), t(lambda: shape(count(3, 2).__reduce__())))
# =>(3.8-3.13) ((3,),) ((3, 2),)
# =>(3.14-3.15) TypeError: cannot pickle 'count' object TypeError: cannot pickle 'count' object
print(t(lambda: (lambda r: (list(r[1][0]), r[2]))(cycle([1, 2]).__reduce__())))
# =>(3.8) ([1, 2], ([], 0))
# =>(3.9-3.13) ([1, 2], ([], False))
# =>(3.14-3.15) TypeError: cannot pickle 'cycle' object
print(t(lambda: shape(repeat(1, 3).__reduce__())), t(lambda: shape(repeat(1).__reduce__())))
# =>(3.8-3.13) ((1, 3),) ((1,),)
# =>(3.14-3.15) TypeError: cannot pickle 'repeat' object TypeError: cannot pickle 'repeat' object
p = product([1, 2], 'ab')
q = [next(p), next(p)]
print(t(lambda: shape(p.__reduce__())), t(lambda: list(copy.copy(p))), list(p), t(lambda: shape(p.__reduce__())))
# =>(3.8-3.13) (((1, 2), ('a', 'b')), (0, 1)) [(2, 'a'), (2, 'b')] [(2, 'a'), (2, 'b')] (((),),)
# =>(3.14-3.15) TypeError: cannot pickle 'product' object TypeError: cannot pickle 'itertools.product' object [(2, 'a'), (2, 'b')] TypeError: cannot pickle 'product' object
c = combinations(range(4), 2)
q = [next(c), next(c)]
print(t(lambda: shape(c.__reduce__())), t(lambda: c.__setstate__((1, 2))), next(c))
# =>(3.8-3.13) (((0, 1, 2, 3), 2), (0, 2)) None (1, 3)
# =>(3.14-3.15) TypeError: cannot pickle 'combinations' object AttributeError: 'itertools.combinations' object has no attribute '__setstate__' (0, 3)
c = permutations(range(3), 2)
q = [next(c), next(c)]
print(t(lambda: shape(c.__reduce__())), t(lambda: c.__setstate__(((0, 1, 2), (1, 1)))), list(c))
# =>(3.8-3.13) (((0, 1, 2), 2), ((0, 2, 1), (3, 1))) None []
# =>(3.14-3.15) TypeError: cannot pickle 'permutations' object AttributeError: 'itertools.permutations' object has no attribute '__setstate__' [(1, 0), (1, 2), (2, 0), (2, 1)]
print(t(lambda: list(copy.deepcopy(chain([1], [2])))), t(lambda: list(copy.copy(islice([1, 2, 3], 1, None)))))
# =>(3.8-3.13) [1, 2] [2, 3]
# =>(3.14-3.15) TypeError: cannot pickle 'itertools.chain' object TypeError: cannot pickle 'itertools.islice' object
print(t(lambda: chain().__setstate__(1)), t(lambda: chain().__setstate__((1,))), t(lambda: chain().__setstate__(())))
# =>(3.8-3.13) TypeError: state is not a tuple TypeError: Arguments must be iterators. TypeError: function takes at least 1 argument (0 given)
# =>(3.14-3.15) AttributeError: 'itertools.chain' object has no attribute '__setstate__' AttributeError: 'itertools.chain' object has no attribute '__setstate__' AttributeError: 'itertools.chain' object has no attribute '__setstate__'
g = groupby([1, 1, 2])
k, grp = next(g)
print(t(lambda: list(copy.copy(grp))), t(lambda: [k for k, _ in copy.copy(groupby([1, 2]))]))
# =>(3.8-3.13) [1, 1] [1, 2]
# =>(3.14-3.15) TypeError: cannot pickle 'itertools._grouper' object TypeError: cannot pickle 'itertools.groupby' object
print(t(lambda: [list(copy.copy(accumulate([1, 2], initial=5))), list(copy.copy(takewhile(bool, [1, 0])))]))
# =>(3.8-3.13) [[5, 6, 8], [1]]
# =>(3.14-3.15) TypeError: cannot pickle 'itertools.accumulate' object
p = permutations([1, 2, 3])
a = id(next(p))
print('a result nobody keeps is filled again:', a == id(next(p)))  # => a result nobody keeps is filled again: True
z = zip_longest([1, 2], [3, 4])
a = id(next(z))
print('that of zip_longest too:', a == id(next(z)))  # => that of zip_longest too: True
p = product([1, 2])
print([next(p) for _ in '12'], repr(count(10)), repr(count(10, 1)), repr(count(2 ** 70)), repr(count(1, 2)))  # => [(1,), (2,)] count(10) count(10) count(1180591620717411303424) count(1, 2)
