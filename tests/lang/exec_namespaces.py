# exec() and eval() with odd namespaces and with closures; what a lambda that yields returns; cycles through memoryviews.
import sys, types, gc, weakref
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
def sv(gen):
    next(gen)
    try: gen.send(2)
    except StopIteration as e: return e.value
f = lambda: (yield 1)
def g(): return (yield 1)
f2 = lambda: (yield from g())
def g2(): return (yield from g())
f3 = lambda: (yield from f())
for k in (f, g, f2, g2, f3): t(lambda: sv(k()))  # => 2
# => 2
# => 2
# => 2
# => 2
def mk():
    a, b, result = 2, 3, 0
    def fv():
        nonlocal result
        result = a * b
        print('in', result)
    return fv
c = mk()
t(lambda: exec(c.__code__, c.__globals__, closure=c.__closure__) )
# =>(3.8-3.10) TypeError exec() takes no keyword arguments
# =>(3.11-3.15) in 6
# =>(3.11-3.15) None
t(lambda: exec(c.__code__, c.__globals__))
# =>(3.8-3.10) TypeError code object passed to exec() may not contain free variables
# =>(3.11-3.15) TypeError code object requires a closure of exactly length 3
t(lambda: exec(c.__code__, c.__globals__, closure=()))
# =>(3.8-3.10) TypeError exec() takes no keyword arguments
# =>(3.11-3.15) TypeError code object requires a closure of exactly length 3
t(lambda: exec("1", {}, closure=()))
# =>(3.8-3.10) TypeError exec() takes no keyword arguments
# =>(3.11-3.15) TypeError closure can only be used when source is a code object
t(lambda: exec(c.__code__, {'__builtins__': 123}))
# =>(3.8-3.10) TypeError code object passed to exec() may not contain free variables
# =>(3.11-3.15) TypeError code object requires a closure of exactly length 3
t(lambda: exec("print('Hello')", {'__builtins__': 123}))  # => TypeError 'int' object is not subscriptable
t(lambda: exec("print('Hello')", {'__builtins__': {}}))  # => NameError name 'print' is not defined
t(lambda: eval("superglobal", {'__builtins__': types.MappingProxyType({'superglobal': 1})}))  # => 1
t(lambda: eval("superglobal", {'__builtins__': types.MappingProxyType({})}))  # => NameError name 'superglobal' is not defined
class setonlyerror(Exception): pass
class setonlydict(dict):
    def __getitem__(self, key): raise setonlyerror(key)
t(lambda: exec("globalname", setonlydict({'globalname': 1})))  # => setonlyerror globalname
t(lambda: exec("superglobal", {'__builtins__': setonlydict({'superglobal': 1})}))  # => setonlyerror superglobal
class D(dict):
    def __getitem__(self, key):
        if key == 'a': return 12
        return dict.__getitem__(self, key)
    def keys(self): return list('xyz')
d = D()
t(lambda: eval('dir()', {}, d)); t(lambda: eval('a', {}, d)); t(lambda: eval('locals()', {}, d))  # => ['x', 'y', 'z']
# => 12
# => {}
class Foo(types.ModuleType): __dict__ = 8
t(lambda: dir(Foo("foo")))
# =>(3.8-3.9) TypeError foo.__dict__ is not a dictionary
# =>(3.10-3.15) TypeError <module>.__dict__ is not a dictionary
class MS(bytearray): pass
class O: pass
b = MS(b'abc'); m = memoryview(b); o = O(); b.m = m; b.o = o
wr = weakref.ref(o); b = m = o = None; gc.collect(); print(wr() is None)  # => True
b = MS(b'abc'); m = memoryview(b)[1:]; o = O(); b.m = m; b.o = o
wr = weakref.ref(o); b = m = o = None; gc.collect(); print(wr() is None)  # => True
