# Special methods that are descriptors which raise, names that are no plain str, docstrings of properties, odd classes.
import gc, types, weakref, sys, warnings
warnings.simplefilter("ignore")
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
t(lambda: None.__ne__(None)), t(lambda: None.__ne__(1)), t(lambda: None == 1)  # => False
# => NotImplemented
# => False
class Foo:
    def __init__(self, msg): self.msg = msg
f = Foo('123')
class S(str): pass
t(lambda: getattr(f, S('msg'))), t(lambda: f.__dict__[S('msg')])  # => '123'
# => '123'
t(lambda: setattr(f, S('msg'), 5)), t(lambda: f.msg), t(lambda: list(map(type, f.__dict__)))  # => None
# => 5
# => [<class 'str'>]
t(lambda: setattr(f, S('other'), 5)), t(lambda: list(map(type, f.__dict__)))  # => None
# => [<class 'str'>, <class '__main__.S'>]
def booh(self): raise AttributeError("booh")
class E: __eq__ = property(booh)
t(lambda: E() == E()), t(lambda: E() != E())  # => False
# => True
class I: __len__ = property(booh)
t(lambda: len(I())), t(lambda: bool(I()))  # => AttributeError booh
# => AttributeError booh
class J:
    __add__ = __getitem__ = __iter__ = __call__ = __repr__ = __hash__ = property(booh)
t(lambda: J() + 1), t(lambda: J()[0]), t(lambda: iter(J())), t(lambda: J()())
# =>(3.8-3.13) AttributeError booh
# =>(3.8-3.13) AttributeError booh
# =>(3.8-3.13) TypeError 'J' object is not iterable
# =>(3.8-3.13) AttributeError booh
# =>(3.14-3.15) TypeError unsupported operand type(s) for +: 'J' and 'int'
# =>(3.14-3.15) AttributeError booh
# =>(3.14-3.15) TypeError 'J' object is not iterable
# =>(3.14-3.15) AttributeError booh
t(lambda: repr(J())[:12]), t(lambda: hash(J()))  # => '<J object at'
# => TypeError unhashable type: 'J'
class Nothing(BaseException):
    def __new__(*args, **kwargs): return None
def cause():
    raise IndexError from Nothing
t(cause)
# =>(3.8-3.12) IndexError 
# =>(3.13-3.15) TypeError calling <class '__main__.Nothing'> should have returned an instance of BaseException, not <class 'NoneType'>
t(lambda: types.TracebackType("no", sys._getframe(), 1, 2)), t(lambda: types.TracebackType(None, "no", 1, 2))
# =>(3.8-3.12) TypeError expected traceback object or None, got 'str'
# =>(3.8-3.12) TypeError TracebackType() argument 'tb_frame' must be frame, not str
# =>(3.13-3.15) TypeError expected traceback object or None, got 'str'
# =>(3.13-3.15) TypeError traceback() argument 'tb_frame' must be frame, not str
class Sub(property):
    "its own"
t(lambda: Sub(None, None, None, "explicit").__doc__), t(lambda: vars(Sub(doc="e2")))
# =>(3.8-3.11) 'its own'
# =>(3.8-3.11) {}
# =>(3.12-3.15) 'explicit'
# =>(3.12-3.15) {'__doc__': 'e2'}
def g():
    "getter"
t(lambda: Sub(g).__doc__), t(lambda: Sub().__doc__), t(lambda: vars(Sub(g))), t(lambda: Sub(lambda: 1).__doc__)
# =>(3.8-3.11) 'getter'
# =>(3.8-3.11) 'its own'
# =>(3.8-3.11) {'__doc__': 'getter'}
# =>(3.8-3.11) None
# =>(3.12-3.15) 'getter'
# =>(3.12-3.15) None
# =>(3.12-3.15) {'__doc__': 'getter'}
# =>(3.12-3.15) None
class Slotted(property): __slots__ = ("foo",)
t(lambda: Slotted(doc="w").__doc__), t(lambda: Slotted(g).__doc__)  # => None
# => AttributeError 'Slotted' object attribute '__doc__' is read-only
class Documented(property): __slots__ = ("foo", "__doc__")
t(lambda: hasattr(Documented(doc="w"), "__doc__")), t(lambda: Documented(g).__doc__), t(lambda: hasattr(Documented(), "__doc__"))
# =>(3.8-3.11) False
# =>(3.8-3.11) 'getter'
# =>(3.8-3.11) False
# =>(3.12-3.15) True
# =>(3.12-3.15) 'getter'
# =>(3.12-3.15) True
warnings.simplefilter("error")
t(lambda: type('MyClass', (), {1: 2}).__name__)
# =>(3.8-3.12) 'MyClass'
# =>(3.13-3.15) RuntimeWarning non-string key in the __dict__ of class MyClass
class Cx:
    def __complex__(self): return type('cs', (complex,), {})(2)
t(lambda: complex(Cx()))
# =>(3.8-3.14) DeprecationWarning __complex__ returned non-complex (type cs).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.
# =>(3.15) DeprecationWarning Cx.__complex__() must return a complex, not cs.  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.
A = type('A', (), {'__firstlineno__': 42}); A.__module__ = 'x'; t(lambda: '__firstlineno__' in A.__dict__)
# =>(3.8-3.12) True
# =>(3.13-3.15) False
t(lambda: type('A', (), {'__doc__': 'x\udcdcy'})), t(lambda: type('A', (), {'__doc__': 'x\0y\xe9'}).__doc__)  # => UnicodeEncodeError 'utf-8' codec can't encode character '\udcdc' in position 1: surrogates not allowed
# => 'x\x00yé'
ns, glob = {}, {}
exec("""def f():
    y = 1
    def g():
        global y
        return y
    def h():
        return y + 1
    return g(), h()
y = 9
r = f()
""", ns, glob)
print(sorted(glob), glob["r"], ns["y"])  # => ['f', 'r'] (9, 2) 9
