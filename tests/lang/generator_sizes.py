# A generator's size is that of its code's frame, also when it has ended.
import sys
def gen_of(v):
    k = v
    yield k
    yield (k, v)
g = gen_of(1)
new = sys.getsizeof(g)
next(g)
print(new == sys.getsizeof(g), list(g), sys.getsizeof(g) == new)  # => True [(1, 1)] True
h = gen_of(1)
h.close()
print(sys.getsizeof(h) == new, h.gi_code is gen_of.__code__)  # => True True
