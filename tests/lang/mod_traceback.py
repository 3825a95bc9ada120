# The module traceback: entries with carets, what it suggests, which lines it gives.
import traceback
def f(g):
    try: g()
    except Exception as e:
        print(traceback.format_exc().splitlines()[-1])
        print(traceback.format_exception_only(type(e),e))
        print(traceback.TracebackException.from_exception(e))
        print(list(traceback.TracebackException.from_exception(e).format_exception_only()))
def b(): prnt
def c(): import sys; sys.pth
def d(): raise ValueError
def g(): raise ValueError('a\nb')
def h(): 1/0
def i():
    e = KeyError('x')
    if hasattr(e, 'add_note'): e.add_note('more')
    raise e
def j(): compile('a b', 'x', 'exec')
for x in b, c, d, g, h, i, j: f(x)
# =>(3.8-3.10) NameError: name 'prnt' is not defined
# =>(3.8-3.10) ["NameError: name 'prnt' is not defined\n"]
# =>(3.8-3.10) name 'prnt' is not defined
# =>(3.8-3.10) ["NameError: name 'prnt' is not defined\n"]
# =>(3.8-3.10) AttributeError: module 'sys' has no attribute 'pth'
# =>(3.8-3.10) ["AttributeError: module 'sys' has no attribute 'pth'\n"]
# =>(3.8-3.10) module 'sys' has no attribute 'pth'
# =>(3.8-3.10) ["AttributeError: module 'sys' has no attribute 'pth'\n"]
# =>(3.8-3.10) ValueError
# =>(3.8-3.10) ['ValueError\n']
# =>(3.8-3.10)
# =>(3.8-3.10) ['ValueError\n']
# =>(3.8-3.10) b
# =>(3.8-3.10) ['ValueError: a\nb\n']
# =>(3.8-3.10) a
# =>(3.8-3.10) b
# =>(3.8-3.10) ['ValueError: a\nb\n']
# =>(3.8-3.10) ZeroDivisionError: division by zero
# =>(3.8-3.10) ['ZeroDivisionError: division by zero\n']
# =>(3.8-3.10) division by zero
# =>(3.8-3.10) ['ZeroDivisionError: division by zero\n']
# =>(3.8-3.10) KeyError: 'x'
# =>(3.8-3.10) ["KeyError: 'x'\n"]
# =>(3.8-3.10) 'x'
# =>(3.8-3.10) ["KeyError: 'x'\n"]
# =>(3.8-3.10) SyntaxError: invalid syntax
# =>(3.8-3.10) ['  File "x", line 1\n', '    a b\n', '      ^\n', 'SyntaxError: invalid syntax\n']
# =>(3.8-3.10) invalid syntax (x, line 1)
# =>(3.8-3.10) ['  File "x", line 1\n', '    a b\n', '      ^\n', 'SyntaxError: invalid syntax\n']
# =>(3.11) NameError: name 'prnt' is not defined
# =>(3.11) ["NameError: name 'prnt' is not defined\n"]
# =>(3.11) name 'prnt' is not defined
# =>(3.11) ["NameError: name 'prnt' is not defined\n"]
# =>(3.11) AttributeError: module 'sys' has no attribute 'pth'
# =>(3.11) ["AttributeError: module 'sys' has no attribute 'pth'\n"]
# =>(3.11) module 'sys' has no attribute 'pth'
# =>(3.11) ["AttributeError: module 'sys' has no attribute 'pth'\n"]
# =>(3.11) ValueError
# =>(3.11) ['ValueError\n']
# =>(3.11)
# =>(3.11) ['ValueError\n']
# =>(3.11) b
# =>(3.11) ['ValueError: a\nb\n']
# =>(3.11) a
# =>(3.11) b
# =>(3.11) ['ValueError: a\nb\n']
# =>(3.11) ZeroDivisionError: division by zero
# =>(3.11) ['ZeroDivisionError: division by zero\n']
# =>(3.11) division by zero
# =>(3.11) ['ZeroDivisionError: division by zero\n']
# =>(3.11) more
# =>(3.11) ["KeyError: 'x'\n", 'more\n']
# =>(3.11) 'x'
# =>(3.11) ["KeyError: 'x'\n", 'more\n']
# =>(3.11) SyntaxError: invalid syntax
# =>(3.11) ['  File "x", line 1\n', '    a b\n', '      ^\n', 'SyntaxError: invalid syntax\n']
# =>(3.11) invalid syntax (x, line 1)
# =>(3.11) ['  File "x", line 1\n', '    a b\n', '      ^\n', 'SyntaxError: invalid syntax\n']
# =>(3.12-3.14) NameError: name 'prnt' is not defined. Did you mean: 'print'?
# =>(3.12-3.14) ["NameError: name 'prnt' is not defined\n"]
# =>(3.12-3.14) name 'prnt' is not defined. Did you mean: 'print'?
# =>(3.12-3.14) ["NameError: name 'prnt' is not defined. Did you mean: 'print'?\n"]
# =>(3.12-3.14) AttributeError: module 'sys' has no attribute 'pth'. Did you mean: 'path'?
# =>(3.12-3.14) ["AttributeError: module 'sys' has no attribute 'pth'. Did you mean: 'path'?\n"]
# =>(3.12-3.14) module 'sys' has no attribute 'pth'. Did you mean: 'path'?
# =>(3.12-3.14) ["AttributeError: module 'sys' has no attribute 'pth'. Did you mean: 'path'?\n"]
# =>(3.12-3.14) ValueError
# =>(3.12-3.14) ['ValueError\n']
# =>(3.12-3.14)
# =>(3.12-3.14) ['ValueError\n']
# =>(3.12-3.14) b
# =>(3.12-3.14) ['ValueError: a\nb\n']
# =>(3.12-3.14) a
# =>(3.12-3.14) b
# =>(3.12-3.14) ['ValueError: a\nb\n']
# =>(3.12-3.14) ZeroDivisionError: division by zero
# =>(3.12-3.14) ['ZeroDivisionError: division by zero\n']
# =>(3.12-3.14) division by zero
# =>(3.12-3.14) ['ZeroDivisionError: division by zero\n']
# =>(3.12-3.14) more
# =>(3.12-3.14) ["KeyError: 'x'\n", 'more\n']
# =>(3.12-3.14) 'x'
# =>(3.12-3.14) ["KeyError: 'x'\n", 'more\n']
# =>(3.12-3.14) SyntaxError: invalid syntax
# =>(3.12-3.14) ['  File "x", line 1\n', '    a b\n', '      ^\n', 'SyntaxError: invalid syntax\n']
# =>(3.12-3.14) invalid syntax (x, line 1)
# =>(3.12-3.14) ['  File "x", line 1\n', '    a b\n', '      ^\n', 'SyntaxError: invalid syntax\n']
# =>(3.15) NameError: name 'prnt' is not defined. Did you mean: 'print'?
# =>(3.15) ["NameError: name 'prnt' is not defined\n"]
# =>(3.15) name 'prnt' is not defined. Did you mean: 'print'?
# =>(3.15) ["NameError: name 'prnt' is not defined. Did you mean: 'print'?\n"]
# =>(3.15) AttributeError: module 'sys' has no attribute 'pth'. Did you mean '.path' instead of '.pth'?
# =>(3.15) ["AttributeError: module 'sys' has no attribute 'pth'. Did you mean '.path' instead of '.pth'?\n"]
# =>(3.15) module 'sys' has no attribute 'pth'. Did you mean '.path' instead of '.pth'?
# =>(3.15) ["AttributeError: module 'sys' has no attribute 'pth'. Did you mean '.path' instead of '.pth'?\n"]
# =>(3.15) ValueError
# =>(3.15) ['ValueError\n']
# =>(3.15)
# =>(3.15) ['ValueError\n']
# =>(3.15) b
# =>(3.15) ['ValueError: a\nb\n']
# =>(3.15) a
# =>(3.15) b
# =>(3.15) ['ValueError: a\nb\n']
# =>(3.15) ZeroDivisionError: division by zero
# =>(3.15) ['ZeroDivisionError: division by zero\n']
# =>(3.15) division by zero
# =>(3.15) ['ZeroDivisionError: division by zero\n']
# =>(3.15) more
# =>(3.15) ["KeyError: 'x'\n", 'more\n']
# =>(3.15) 'x'
# =>(3.15) ["KeyError: 'x'\n", 'more\n']
# =>(3.15) SyntaxError: invalid syntax
# =>(3.15) ['  File "x", line 1\n', '    a b\n', '      ^\n', 'SyntaxError: invalid syntax\n']
# =>(3.15) invalid syntax (x, line 1)
# =>(3.15) ['  File "x", line 1\n', '    a b\n', '      ^\n', 'SyntaxError: invalid syntax\n']
