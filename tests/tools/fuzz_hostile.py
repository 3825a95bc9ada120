# What fuzz.py's programs begin with: objects that raise, lie, recurse and change what is being worked on, and `call`, which asks
# one method of one receiver with such arguments. Everything follows from `seed`, a number that the line before this file sets. Each
# try is told before it is made, so that the last line of the output names what went wrong.
import sys

state = seed & 0x7fffffff
busy = 0
current = None


def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return (state >> 8) % n


def pick(x):
    return x[rnd(len(x))]


class Wrong(Exception):
    pass


def change():
    """One of the shared containers is changed; whoever is working on it must not notice in a bad way."""
    x = pick(shared)
    n = rnd(8)
    if n == 0:
        x.clear()
    elif n == 1:
        (getattr(x, 'append', None) or getattr(x, 'add', None) or x.update)(pick(values))
    elif n == 2:
        x.pop()
    elif n == 3:
        for i in range(rnd(50)):
            (getattr(x, 'append', None) or getattr(x, 'add', None) or x.__setitem__)(*([i] if not isinstance(x, dict) else [i, i]))
    elif n == 4:
        del x[rnd(3)]
    elif n == 5:
        x[rnd(3)] = pick(values)
    elif n == 6:
        x[:] = pick(values)
    else:
        x.__init__()


def again(self, name, args):
    return getattr(self, name)(*args)


def raises(kind):
    raise kind('hostile')


def nothing(self, name):
    """The class loses this method, or the object its class."""
    if rnd(2):
        delattr(type(self), name)
    else:
        self.__class__ = pick(classes)


RIGHT = {'__index__': lambda s: rnd(5), '__int__': lambda s: rnd(9), '__len__': lambda s: rnd(5), '__hash__': lambda s: rnd(3),
         '__bool__': lambda s: not rnd(2),
         '__repr__': lambda s: 'r' * rnd(4), '__str__': lambda s: 's', '__iter__': lambda s: iter(pick(shared)),
         '__next__': lambda s: pick(values),
         '__getitem__': lambda s, i: pick(values) if rnd(5) else raises(IndexError), '__eq__': lambda s, o: not rnd(2),
         '__lt__': lambda s, o: not rnd(2),
         '__gt__': lambda s, o: not rnd(2), '__contains__': lambda s, o: not rnd(2), '__float__': lambda s: 1.5,
         '__complex__': lambda s: 1j, '__length_hint__': lambda s: rnd(9),
         '__bytes__': lambda s: b'b', '__format__': lambda s, f: 'f', '__call__': lambda s, *a, **k: pick(values),
         '__enter__': lambda s: s, '__exit__': lambda s, *a: not rnd(2),
         '__get__': lambda s, *a: pick(values), '__set__': lambda s, *a: None, '__delete__': lambda s, o: None,
         '__del__': lambda s: None, '__dir__': lambda s: ['a', 'b'],
         '__reversed__': lambda s: reversed([1, 2]), '__missing__': lambda s, k: pick(values), '__fspath__': lambda s: 'p',
         '__round__': lambda s, *a: 1, '__trunc__': lambda s: 1,
         '__reduce_ex__': lambda s, p: (list, ([1],)), '__copy__': lambda s: s, '__deepcopy__': lambda s, m: s,
         '__sizeof__': lambda s: rnd(99), '__subclasscheck__': lambda s, c: True,
         '__instancecheck__': lambda s, o: True, '__mro_entries__': lambda s, b: (object,), '__prepare__': lambda *a: {},
         '__await__': lambda s: iter([1]), '__hint__': lambda s: 1,
         '__getattr__': lambda s, n: pick(values), '__setitem__': lambda s, i, v: None, '__delitem__': lambda s, i: None,
         'keys': lambda s: pick(values), 'write': lambda s, x: 1,
         'read': lambda s, *a: 'x', '__set_name__': lambda s, o, n: None, '__class_getitem__': lambda s, i: s,
         '__buffer__': lambda s, f: memoryview(b'x')}
for op in 'add sub mul truediv floordiv mod pow lshift rshift and or xor matmul divmod'.split():
    for form in '__%s__', '__r%s__', '__i%s__':
        RIGHT[form % op] = lambda s, *a: pick(values)


def hostile(name):
    right = RIGHT[name]

    def method(self, *args, **kwargs):
        global busy
        busy += 1
        try:
            n = rnd(16) if busy < 60 else 15
            if n == 0:
                raise pick(errors)('hostile')
            if n == 1:
                return pick(values)
            if n in (2, 3, 4):
                try:
                    change()
                except Exception:
                    pass
            if n == 5:
                return again(self, name, args)
            if n == 6:
                nothing(self, name)
            if n == 7 and current:
                current()
            if n == 8:
                import gc
                gc.collect()
            if n == 9:
                return self
            return right(self, *args)
        finally:
            busy -= 1
    method.__name__ = name
    return method


def make(*bases):
    names = {n: hostile(n) for n in RIGHT if rnd(3) == 0}
    if '__hash__' not in names and '__eq__' in names:
        names['__hash__'] = hostile('__hash__')
    for b in bases:
        try:
            return type(b)('Hostile' + b.__name__.title(), (b,), names)
        except Exception:
            pass
    return type('Hostile', (), names)


classes = [object]
errors = [Wrong, KeyError, StopIteration, IndexError, AttributeError, TypeError, ValueError, OverflowError, RecursionError,
          GeneratorExit, MemoryError, RuntimeError]
shared = [[1, 2, 3], {1: 2, 'a': 3}, {1, 2, 'x'}, bytearray(b'hello world'), [], {}]
classes = [make(object) for i in range(4)] + [make(b) for b in (list, dict, set, int, str, tuple, float, bytes, bytearray,
    frozenset, Exception, type, BaseException, property)]
me = []
me.append(me)
own = {}
own[1] = own
values = [None, True, 0, 1, -1, 2, 3, 255, 256, 10**9, 2**31, 2**63 - 1, 2**63, -2**63, 2**64, 10**400, -10**400, 0.0, 1.5, -0.0,
          float('inf'), float('nan'), 1e308, 2j, '', 'a',
          'abc', '%s%d', '{}{0!r:>{1}}', 'x' * 5000, '\u20ac\U0001f600', '\ud800', '\0', '1' * 5000, 'utf-8', 'ascii', 'strict',
          '__class__', '__dict__', b'', b'abc', b'\xff\0', bytearray(b'xyz'), (),
          (1,), (1, 2), ('a', 1), [], [1, 2], [3, 'a'], {}, {'a': 1}, set(), {1}, frozenset([1]), range(3), range(10**18),
          slice(1, None, -1), slice(None), slice(-10**20, 10**20, 3), me, own, object(),
          int, str, list, type, object, tuple, dict, len, print, abs, lambda *a, **k: a, iter([1, 2]), iter('ab'),
          memoryview(b'abc'), memoryview(bytearray(8)), NotImplemented, ..., Exception('x'), sys]
values += shared * 3


def generator():
    x = yield 1
    while rnd(5):
        x = yield pick(values)


async def coroutine():
    return 1


def instance(c):
    for args in ((), (1,), ('a', (), {}), ([1, 2],)):
        try:
            return c(*args)
        except BaseException:
            pass
    return c


values += [instance(c) for c in classes] * 3 + classes


def argument():
    return instance(pick(classes)) if rnd(6) == 0 else generator() if rnd(30) == 0 else pick(values)


def called(f, args, names):
    r = f(*args, **names)
    for i, x in zip(range(rnd(4)), r if hasattr(type(r), '__next__') else ()):
        pass
    if rnd(3) == 0:
        values[rnd(len(values))] = r
    if rnd(4) == 0:
        repr(r)
    return r


def call(what, receiver, which):
    global current, busy
    busy = 0
    names = [n for n in dir(receiver) if n not in LEFT_OUT]
    if not names:
        return
    name = names[which % len(names)]
    args = [argument() for i in range(pick([0, 0, 1, 1, 1, 2, 2, 3, 4]))]
    kw = {pick(['key', 'default', 'sep', 'start', 'step', 'maxlen', 'encoding', 'x', 'count', 'base', 'strict',
                'reverse']): argument()} if rnd(12) == 0 else {}
    print(what, name, len(args), flush=True)
    try:
        f = getattr(receiver, name)
        if rnd(9) == 0:
            setattr(receiver, name, argument())
        elif rnd(20) == 0:
            delattr(receiver, name)
        current = lambda: f(*args, **kw)
        called(f, args, kw)
    except KeyboardInterrupt:
        raise
    except BaseException:
        pass
    current = None


# what ends the run, or waits, because it is asked to
LEFT_OUT = {'exit', '_exit', 'quit', 'abort', 'breakpoint', 'input', 'sleep', 'set_trace', 'help', 'interact', 'settrace',
            'setprofile', 'main', 'runsource', 'kill', 'setrecursionlimit'}
