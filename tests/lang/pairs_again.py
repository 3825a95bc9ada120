# Iterators that fill the same tuple again forget the hash it had.
d = {1: 2, 3: 4}
it = iter(d.items()); t = next(it); h = hash(t); del t; t = next(it); print(hash(t) == hash((3, 4)), t)  # => True (3, 4)
it = enumerate('ab'); t = next(it); h = hash(t); del t; t = next(it); print(hash(t) == hash((1, 'b')), t)  # => True (1, 'b')
it = zip('ab', 'cd'); t = next(it); h = hash(t); del t; t = next(it); print(hash(t) == hash(('b', 'd')), t)  # => True ('b', 'd')
from collections import OrderedDict
it = iter(OrderedDict(d).items()); t = next(it); h = hash(t); del t; t = next(it); print(hash(t) == hash((3, 4)), t)  # => True (3, 4)
