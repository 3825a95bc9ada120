# Which classes' instances may become one another's: 3.15 no longer asks where along the way __dict__ and weak references came in.
class A: __slots__ = ()
class B(A): pass
class C: pass
class D(C): pass
class W: __slots__ = ('__weakref__',)
class E(W): __slots__ = ('__dict__',)
class L(list): pass
class L2(list): __slots__ = ()
class L3(L2): pass
def allowed(x):
    names = ''
    for y in (A, B, C, D, W, E, L, L2, L3):
        o = x()
        try:
            o.__class__ = y
            names += y.__name__ + ' '
        except TypeError as e:
            pass
    return names
print(allowed(A))  # => A 
print(allowed(B))
# =>(3.8-3.14) B 
# =>(3.15) B C D E 
print(allowed(C))
# =>(3.8-3.14) C D 
# =>(3.15) B C D E 
print(allowed(W))  # => W 
print(allowed(E))
# =>(3.8-3.14) E 
# =>(3.15) B C D E 
print(allowed(L))
# =>(3.8-3.14) L 
# =>(3.15) L L3 
print(allowed(L2))  # => L2 
print(allowed(L3))
# =>(3.8-3.14) L3 
# =>(3.15) L L3 
