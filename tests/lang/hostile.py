# What changes while it is worked on, names that are none, blocks that shrink: never more than an exception.
import array, sys

def t(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)

# an array made of an iterator has room to spare that is really there
a = array.array('i', range(10))
a[1:2] = array.array('i', range(3))
print(a)  # => array('i', [0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9])

# the name of an attribute may be anything
print(t(lambda: sys.__getattribute__(5)))  # => TypeError: attribute name must be string, not 'int'
print(t(lambda: sys.__setattr__(5, 1)))  # => TypeError: attribute name must be string, not 'int'
print(t(lambda: int.__getattribute__(1, None)))  # => TypeError: attribute name must be string, not 'NoneType'

# attributes a version has no room for are not there
def f():
    pass
f.__type_params__ = ()
f.__annotate__ = None
print(f.__name__)  # => f

# a class that loses its __next__ while zip holds an instance
class I:
    def __iter__(self):
        return self
    def __next__(self):
        return 1
for make in (zip, enumerate, lambda i: map(abs, i), lambda i: filter(None, i)):
    it = make(I())
    next(it)
    n = I.__next__
    del I.__next__
    try:
        next(it)
        print('went on')
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
    I.__next__ = n
# => TypeError
# => TypeError
# => TypeError
# => TypeError

# iterators upon iterators, methods upon methods: RecursionError where CPython may crash
import types
for wrap in (lambda x: map(abs, x), zip, enumerate, lambda x: types.MethodType(x if callable(x) else abs, 1)):
    x = iter([1])
    for i in range(100000):
        x = wrap(x)
    try:
        x() if isinstance(x, types.MethodType) else next(x)
    except RecursionError as e:
        pass
    except TypeError as e:
        pass
    del x
print('here')  # => here
# a finalizer of a long chain, lists and dicts nested deep: nothing overflows
for wrap in (lambda x: [x], lambda x: {1: x}, lambda x: (x,), lambda x: (y for y in x)):
    x = iter([1])
    for i in range(50000):
        x = wrap(x)
    del x
print('still here')  # => still here
# more host memory than the program may have
for f in (lambda: 'a'.join(['b' * 10**6] * 10**6), lambda: bytes(10**12), lambda: [0] * 10**12,
          lambda: 'x' * 10**12, lambda: (0,) * 10**12, lambda: bytearray(10**12)):
    try:
        f()
    except (MemoryError, OverflowError) as e:
        pass
print('and here')  # => and here
# what the library's classes in C are made with is not for other classes; what tells tracebacks is asked with one
import _slotscope, datetime, traceback
for f in (lambda: _slotscope.native_instance(1), lambda: _slotscope.native_instance(int), lambda: _slotscope.native_instance(datetime.date, 4),
          lambda: _slotscope.native(int, 'a'), lambda: _slotscope.native_set(1, 'a', 1), lambda: datetime.date.__new__(5, 1, 1, 1)):
    print(t(f).partition(':')[0])
# => TypeError
# => TypeError
# => TypeError
# => TypeError
# => TypeError
# => TypeError
print(t(lambda: traceback.format_tb(5)))  # => AttributeError: 'int' object has no attribute 'tb_frame'

# streams are what they are, wherever sys keeps them, and stay while they are written to
stdout, kept = sys.stdout, sys.__stdout__
sys.__stdout__ = []
stdout.flush()
sys.__stdout__ = kept
class Out:
    def write(self, text):
        sys.stdout = stdout
        return len(text)
    def flush(self):
        sys.stdout = stdout
class Loud:
    def __repr__(self):
        sys.stdout = stdout
        return 'loud'
for f in (lambda: sys.displayhook(Loud()), lambda: print(Loud()), license, lambda: print(end='', flush=True)):
    sys.stdout = Out()
    f()
    print(sys.stdout is stdout)
# => True
# => True
# => True
# => True

# sys.modules and modules hold whatever is put there; C code that looks things up there goes on
import _struct, functools, struct, time, warnings
kept = dict(sys.modules)
for name in ('sys', 'builtins', 'time', '_struct', '_functools', 'warnings', 'typing'):
    sys.modules[name] = 5
    for f in (lambda: time.gmtime(0), lambda: struct.pack('i', 'a'), lambda: exec('1 is 1; x.y', {}), lambda: type(functools.Placeholder)(),
              lambda: exec(compile('None', '', 'single')), lambda: exec('def f[T](): pass')):
        try:
            f()
        except Exception:
            pass
    sys.modules.update(kept)
time.struct_time = _struct.error = 5
print(t(lambda: struct.pack('i', 'a')).partition(': ')[2])  # => required argument is not an integer
t(lambda: time.gmtime(0))
print('gone on')  # => gone on

# the module that finds encodings and error handlers answers anything
import _codecs, codecs
codecs.register_error('ours', lambda e: ('y', e.end))
for made in (5, None, (), (1,), ['y', 1], ('a', 'b'), (None, 1), ('a', 10 ** 30)):
    _codecs.handled = _codecs.encode_text = _codecs.decode_text = lambda *args: made
    for f in (lambda: b'\xff'.decode('ascii', 'ours'), lambda: '\xff'.encode('ascii', 'ours'), lambda: 'a'.encode('nope'),
              lambda: b'a'.decode('nope'), lambda: str(b'a', 'nope'), lambda: bytes('a', 'nope'), lambda: bytearray('a', 'nope')):
        try:
            f()
        except Exception:
            pass
print('gone on')  # => gone on

# a list that holds itself, as an argument of a generic class
def generic(x):
    return repr(list[x])
me = [int]
me.append(me)
if sys.version_info >= (3, 9):
    print(generic(me))
    print(generic([int, [str, int]]))
# =>(3.9-3.11) list[[<class 'int'>, [...]]]
# =>(3.9-3.11) list[[<class 'int'>, [<class 'str'>, <class 'int'>]]]
# =>(3.12-3.15) list[[int, [<class 'int'>, [...]]]]
# =>(3.12-3.15) list[[int, [<class 'str'>, <class 'int'>]]]

# wrappers of wrappers, which ask each other in C alone
for wrap in staticmethod, classmethod, property:
    x = len
    for i in range(60000):
        x = wrap(x)
    try:
        x.__isabstractmethod__
    except RecursionError:
        pass
    del x
print('still there')  # => still there
