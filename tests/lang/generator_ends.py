# What a generator holds when it ends: closed before it began, in 3.12 and 3.13 it keeps its arguments. A lambda's lets StopIteration out from 3.12 on.
import sys
class C: pass
def gen_of(v):
    yield v
o = C()
g = gen_of(o)
g.close()
print(sys.getrefcount(o), g.gi_frame)
# =>(3.8-3.11) 2 None
# =>(3.14-3.15) 2 None
# =>(3.12-3.13) 3 None
print(next(g, 'over'), list(g))  # => over []
del g
print(sys.getrefcount(o))  # => 2
g = gen_of(o)
next(g)
g.close()
print(sys.getrefcount(o))  # => 2
async def co(v): pass
c = co(o)
c.close()
print(sys.getrefcount(o), c.cr_frame)
# =>(3.8-3.11) 2 None
# =>(3.14-3.15) 2 None
# =>(3.12-3.13) 3 None
g = (lambda: (yield next(iter([]))))()
def first(g):
    try:
        return next(g)
    except (RuntimeError, StopIteration) as e:
        return repr(e)
print(first(g))
# =>(3.8-3.11) RuntimeError('generator raised StopIteration')
# =>(3.12-3.15) StopIteration()
print(sys.getsizeof((lambda: (yield 5))()))
# =>(3.8-3.9) 112
# =>(3.10) 104
# =>(3.11) 176
# =>(3.14-3.15) 176
# =>(3.12-3.13) 168


def pair(x):
    yield x
    yield 2


g = pair(5)
g.close()
for x in g:
    print('not reached', x)
print(list(g), next(g, 'end'), g.gi_frame)  # => [] end None
