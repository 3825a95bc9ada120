# A replaced __import__ is what import statements call; __builtins__ in globals is all that code sees.
import builtins
def say(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
say(lambda: eval("len([1])", {"__builtins__": {}}))  # => NameError name 'len' is not defined
say(lambda: eval("len([1])", {"__builtins__": {"len": lambda x: 42}}))  # => 42
say(lambda: eval("[len(x) for x in 'ab']", {"__builtins__": {"len": lambda x: 42}}))  # => [42, 42]
say(lambda: exec("import math", {"__builtins__": {}}))  # => ImportError __import__ not found
say(lambda: exec("class A: pass", {"__builtins__": {}}))  # => NameError __build_class__ not found
say(lambda: exec("print(1)", {"__builtins__": {"print": print}}))  # => 1
# => None
say(lambda: exec("def f(): return len('a')\nf()", {"__builtins__": {}}))  # => NameError name 'len' is not defined
say(lambda: exec("import math\nprint(math)", {"__builtins__": {"__import__": lambda *a: (a[0], a[1] is a[2], a[3:]), "print": print}}))  # => ('math', True, (None, 0))
# => None
say(lambda: exec("import a.b.c\nprint(a)", {"__builtins__": {"__import__": lambda name, *a: (name, a[2:]), "print": print}}))  # => ('a.b.c', (None, 0))
# => None
say(lambda: exec("import a.b.c as d\nprint(d)", {"__builtins__": {"__import__": lambda name, *a: (name, a[2:]), "print": print}}))  # => ImportError cannot import name 'b' from '<unknown module name>' (unknown location)
say(lambda: exec("from a.b import c\nprint(c)", {"__builtins__": {"__import__": lambda name, *a: type("M", (), {"c": (name, a[2:])}), "print": print}}))  # => ('a.b', (('c',), 0))
# => None
say(lambda: exec("from a.b import c", {"__builtins__": {"__import__": lambda name, *a: 3}}))  # => ImportError cannot import name 'c' from '<unknown module name>' (unknown location)
say(lambda: exec("from . import c\nprint(c)", {"__builtins__": {"__import__": lambda name, *a: type("M", (), {"c": (name, a[2:])}), "print": print}, "__name__": "x"}))  # => ('', (('c',), 1))
# => None
say(lambda: exec("from a import *\nprint(c)", {"__builtins__": {"__import__": lambda name, *a: type("M", (), {"c": (name, a[2:])}), "print": print}}))  # => ('a', (('*',), 0))
# => None
say(lambda: exec("import a", {"__builtins__": {"__import__": 3}}))  # => TypeError 'int' object is not callable
say(lambda: exec("raise ValueError", {"__builtins__": {}}))  # => NameError name 'ValueError' is not defined
d = {}
exec("x = 1", d); print(sorted(d), type(d["__builtins__"]))  # => ['__builtins__', 'x'] <class 'dict'>
d = {"__builtins__": {}}
exec("x = 1", d); print(sorted(d), d["__builtins__"])  # => ['__builtins__', 'x'] {}
real = builtins.__import__
seen = []
def mine(name, globals=None, locals=None, fromlist=(), level=0):
    seen.append((name, globals is not None and globals.get("__name__"), type(locals).__name__, fromlist, level))
    return real(name, globals, locals, fromlist, level)
builtins.__import__ = mine
import math
import os.path as p
from collections import OrderedDict, deque
from string import *
def inner():
    import keyword
    local = 1
inner()
class K:
    import types
builtins.__import__ = real
for s in seen: 
    if s[1] == "__main__": print(s)  # => ('math', '__main__', 'dict', None, 0)
# => ('os.path', '__main__', 'dict', None, 0)
# => ('collections', '__main__', 'dict', ('OrderedDict', 'deque'), 0)
# => ('string', '__main__', 'dict', ('*',), 0)
# => ('keyword', '__main__', 'NoneType', None, 0)
# => ('types', '__main__', 'dict', None, 0)
def refuse(*a, **k): raise ImportError("no")
builtins.__import__ = refuse
say(lambda: exec("import math"))  # => ImportError no
del builtins.__import__
say(lambda: exec("import math"))  # => ImportError __import__ not found
builtins.__import__ = real
import math
print(math.pi)  # => 3.141592653589793
builtins.added = lambda x: "added"
print(added([]))  # => added
del builtins.added
say(lambda: added([]))  # => NameError name 'added' is not defined
