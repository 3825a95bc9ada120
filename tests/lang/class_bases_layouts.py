# Which bases go together: a word for weak references, one for __dict__, in either order.
class A: __slots__ = '__weakref__'
class B(A): pass
class X:
    __slots__ = 'a', '__dict__'
class Y(X): __slots__ = '__weakref__',
try:
    class Z(Y, B): pass
    print('ok')
# =>(3.11-3.15) ok
except TypeError as e: print(e)
# =>(3.8-3.10) multiple bases have instance lay-out conflict
class D: __slots__ = '__dict__'
class E(D): __slots__ = '__weakref__'
try:
    class Z(Y, E): pass
    print('ok')  # => ok
except TypeError as e: print(e)
class F: __slots__ = '__weakref__', '__dict__'
try:
    class Z(Y, F): pass
    print('ok')  # => ok
except TypeError as e: print(e)
try:
    class Z(B, E): pass
    print('ok')  # => ok
except TypeError as e: print(e)
