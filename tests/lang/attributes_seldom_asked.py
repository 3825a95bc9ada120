# Attributes that dir() shows and hardly anybody asks for.
import sys
f = sys._getframe()
print(f.f_trace, f.f_trace_lines, f.f_trace_opcodes)  # => None True False
f.f_trace = 3
# =>(3.8-3.9) 3
print(f.f_trace)
# =>(3.10-3.15) 3
f.f_trace = None
print(f.f_trace)  # => None
f.f_trace_lines = False
print(f.f_trace_lines)  # => False
def refused(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
refused(lambda: setattr(f, "f_trace_lines", 0))  # => TypeError attribute value type must be bool
refused(lambda: setattr(f, "f_trace_opcodes", 1))  # => TypeError attribute value type must be bool
refused(lambda: delattr(f, "f_trace_lines"))  # => TypeError can't delete numeric/char attribute
refused(lambda: sys._getframe().f_trace_lines)  # => True
async def c():
    pass
x = c()
print(x.cr_origin)  # => None
refused(lambda: setattr(x, "cr_origin", 1))  # => AttributeError readonly attribute
x.close()
def g():
    refused(lambda: h.gi_state)
    refused(lambda: sys._getframe(2).f_generator is h)
    yield 1
h = g()
refused(lambda: h.gi_state)
# =>(3.8-3.14) AttributeError 'generator' object has no attribute 'gi_state'
# =>(3.15) GEN_CREATED
next(h)
# =>(3.8-3.13) AttributeError 'generator' object has no attribute 'gi_state'
# =>(3.8-3.13) AttributeError 'frame' object has no attribute 'f_generator'
# =>(3.14) AttributeError 'generator' object has no attribute 'gi_state'
# =>(3.14) True
# =>(3.15) GEN_RUNNING
# =>(3.15) True
refused(lambda: h.gi_state)
# =>(3.8-3.14) AttributeError 'generator' object has no attribute 'gi_state'
# =>(3.15) GEN_SUSPENDED
h.close()
refused(lambda: h.gi_state)
# =>(3.8-3.14) AttributeError 'generator' object has no attribute 'gi_state'
# =>(3.15) GEN_CLOSED
refused(lambda: f.f_generator)
# =>(3.8-3.13) AttributeError 'frame' object has no attribute 'f_generator'
# =>(3.14-3.15) None
refused(lambda: type(h)[int])
# =>(3.8-3.10) TypeError 'type' object is not subscriptable
# =>(3.11-3.12) TypeError type 'generator' is not subscriptable
# =>(3.13-3.15) generator[int]
refused(lambda: type(x)[int, str])
# =>(3.8-3.10) TypeError 'type' object is not subscriptable
# =>(3.11-3.12) TypeError type 'coroutine' is not subscriptable
# =>(3.13-3.15) coroutine[int, str]
def lines():
    a = 1

    b = [i
         for i in ()]
    return a
def of_code():
    code = lines.__code__
    all = [t for t in code.co_lines()]
    print(all[0][0], [t[1] for t in all[:-1]] == [t[0] for t in all[1:]])
    return sorted({t[2] - code.co_firstlineno for t in all if t[2] is not None} - {0})
refused(of_code)
# =>(3.8-3.9) AttributeError 'code' object has no attribute 'co_lines'
# =>(3.10-3.15) 0 True
# =>(3.10-3.15) [1, 3, 4, 5]
refused(lambda: lines.__code__.__replace__(co_name="new").co_name)
# =>(3.8-3.12) AttributeError 'code' object has no attribute '__replace__'
# =>(3.13-3.15) new
refused(lambda: ImportError("a", name="b", path="c").__reduce__())  # => (<class 'ImportError'>, ('a',), {'name': 'b', 'path': 'c'})
refused(lambda: ImportError("a", "b").__reduce__())  # => (<class 'ImportError'>, ('a', 'b'))
e = ImportError("a", path=3)
e.x = 1
refused(lambda: e.__reduce__())  # => (<class 'ImportError'>, ('a',), {'x': 1, 'path': 3})
refused(lambda: OSError(1, "x").__reduce__())  # => (<class 'PermissionError'>, (1, 'x'))
refused(lambda: OSError(1, "x", "f").__reduce__())  # => (<class 'PermissionError'>, (1, 'x', 'f'))
refused(lambda: OSError(2, "x", "f", None, "g").__reduce__())  # => (<class 'FileNotFoundError'>, (2, 'x', 'f', None, 'g'))
refused(lambda: OSError("a").__reduce__())  # => (<class 'OSError'>, ('a',))
refused(lambda: AttributeError("a").__reduce__())
# =>(3.8-3.11) (<class 'AttributeError'>, ('a',))
# =>(3.12-3.15) (<class 'AttributeError'>, ('a',), {'args': ('a',)})
refused(lambda: AttributeError("a", name="n", obj=[]).__reduce__())
# =>(3.8-3.9) TypeError AttributeError() takes no keyword arguments
# =>(3.10-3.11) (<class 'AttributeError'>, ('a',))
# =>(3.12-3.15) (<class 'AttributeError'>, ('a',), {'name': 'n', 'args': ('a',)})
refused(lambda: AttributeError("a").__getstate__())
# =>(3.8-3.10) AttributeError 'AttributeError' object has no attribute '__getstate__'
# =>(3.11) None
# =>(3.12-3.15) {'args': ('a',)}
import copy
refused(lambda: copy.copy(OSError(2, "x", "f")).filename)  # => f
refused(lambda: copy.copy(ImportError("m", name="n")).name)  # => n
