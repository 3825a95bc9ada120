# weakref: what every version says alike.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


import weakref, gc
from weakref import *


class A:
    def __init__(self, n): self.n = n
    def m(self): return self.n
    def __repr__(self): return f'A{self.n}'


a, b = A(1), A(2)
d = WeakValueDictionary(x=a, y=b)
show(lambda: (sorted(d.items(), key=str), len(d), d['x'], 'y' in d, d.get('q'), list(d.keys()), list(d.values())))  # => ([('x', A1), ('y', A2)], 2, A1, True, None, ['x', 'y'], [A1, A2])
del b
show(lambda: (len(d), 'y' in d))  # => (1, False)
show(lambda: d['y'])  # => KeyError: 'y'
show(lambda: d.pop('nope'))  # => KeyError: 'nope'
show(lambda: d.pop('nope', 5))  # => 5
show(lambda: (d.setdefault('z', a), sorted(d)))  # => (A1, ['x', 'z'])
k = WeakKeyDictionary()
k[a] = 5
show(lambda: (k[a], len(k), list(k), list(k.items()), a in k, 3 in k))  # => (5, 1, [A1], [(A1, 5)], True, False)
t = A(3)
k[t] = 6
show(lambda: len(k))  # => 2
del t
show(lambda: len(k))  # => 1
s = WeakSet([a])
u = A(9)
show(lambda: s.add(u))  # => None
show(lambda: len(s))  # => 2
del u
show(lambda: (len(s), a in s, list(s)))  # => (1, True, [A1])
wm = WeakMethod(a.m)
show(lambda: (wm()(), wm() == a.m))  # => (1, True)
w2 = WeakMethod(A(5).m)
show(lambda: w2() is None)  # => True
show(lambda: WeakMethod(5))  # => TypeError: argument should be a bound method, not <class 'int'>
def bye(*args): print('bye', args)
o = A(7)
f = finalize(o, bye, 1, 2)
show(lambda: (f.alive, f.atexit, f.peek()[2]))  # => (True, True, (1, 2))
del o  # => bye (1, 2)
show(lambda: (f.alive, f()))  # => (False, None)
o = A(8)
f = finalize(o, bye, 'x')
show(lambda: (f.detach()[2], f.alive))  # => (('x',), False)
o = A(8)
f = finalize(o, bye, 'q')
show(lambda: (f(), f.alive))
# => bye ('q',)
# => (None, False)
r = ref(a, lambda w: print('gone'))
del a, wm  # => gone
_ = gc.collect()
show(lambda: r() is None)  # => True
show(lambda: (len(d), len(k), len(s)))  # => (0, 0, 0)

# what cannot be referred to weakly is in no set or dict of references; what cannot be hashed is an error
import weakref
class Unhashable:
    __hash__ = None
print(3 in weakref.WeakSet(), 3 in weakref.WeakKeyDictionary())  # => False False
for container in (weakref.WeakSet(), weakref.WeakKeyDictionary()):
    try:
        Unhashable() in container
    except TypeError as e:
        print(e)
# =>(3.8-3.13) unhashable type: 'Unhashable'
# =>(3.8-3.13) unhashable type: 'Unhashable'
# =>(3.14-3.15) cannot use 'weakref.ReferenceType' as a set element (unhashable type: 'Unhashable')
# =>(3.14-3.15) cannot use 'weakref.ReferenceType' as a dict key (unhashable type: 'Unhashable')

# the *_update methods of WeakSet go through the operators
class Noted(weakref.WeakSet):
    def __isub__(self, other):
        print('isub')
        return super().__isub__(other)
Noted().difference_update([])  # => isub
Noted() - weakref.WeakSet()  # => isub
try:
    weakref.WeakSet().pop()
except KeyError as e:
    print(e, repr(e.__context__))  # => 'pop from empty WeakSet' KeyError('pop from an empty set')
