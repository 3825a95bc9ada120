# What happens when a program ends: exit functions, then finalizers in the order in which the collector meets the objects.
import sys, atexit, weakref, gc
gc.collect()  # so that none happens in the middle, which would change the order
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n, D is not None, sys is not None)
a = D('a')
b = D('b')
c = D('c'); c.self = c
_u = D('_u')
l = [D('l1'), D('l2')]
def f(x=D('default')): return x
atexit.register(print, 'atexit')
w = weakref.ref(a, lambda r: print('wr dead'))
weakref.finalize(b, print, 'finalize b')
def g():
    try: yield 1
    finally: print('gen closed')
gg = g(); next(gg)
print('end')
# => end
# => finalize b
# => atexit
# => del a True True
# => del b True True
# => del c True True
# => del _u True True
# => gen closed
# => del l2 True True
# => del l1 True True
# => del default True True
