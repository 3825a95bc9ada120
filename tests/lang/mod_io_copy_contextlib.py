# io, copy, contextlib, heapq, bisect, string, textwrap: what every version says alike.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


import copy, contextlib, io, heapq, bisect, string, textwrap
from contextlib import *
s = io.StringIO('ab\ncd\n')
show(lambda: (s.readline(), s.tell(), s.read(), s.read(), s.seek(0), list(s), s.seek(1), s.write('ZZZ'), s.getvalue()))  # => ('ab\n', 3, 'cd\n', '', 0, ['ab\n', 'cd\n'], 1, 3, 'aZZZd\n')
show(lambda: s.seek(-1))  # => ValueError: Negative seek position -1
show(lambda: s.write(5))  # => TypeError: string argument expected, got 'int'
show(lambda: io.StringIO(5))  # => TypeError: initial_value must be str or None, not int
w = io.StringIO()
print('x', 1, file=w)
show(lambda: w.write('yy'))  # => 2
show(lambda: (w.getvalue(), w.tell(), w.truncate(1), w.getvalue()))  # => ('x 1\nyy', 6, 1, 'x')
show(lambda: w.close())  # => None
show(lambda: w.read())  # => ValueError: I/O operation on closed file
b = io.BytesIO(b'abc')
show(lambda: (b.read(2), b.write(b'Q'), b.getvalue(), b.getbuffer()[0]))  # => (b'ab', 1, b'abQ', 97)
show(lambda: b.write('a'))  # => TypeError: a bytes-like object is required, not 'str'
with io.StringIO() as q, redirect_stdout(q): print('hidden')


@contextmanager
def cm(x):
    print('in', x)
    try: yield x * 2
    except ValueError as e: print('caught', e)
    finally: print('out')


with cm(1) as v: v
# => in 1
# => out
with cm(2): raise ValueError('boo')
# => in 2
# => caught boo
# => out


@contextmanager
def noyield():
    if 0: yield


@contextmanager
def twice():
    yield 1
    yield 2


@cm(9)
def deco(): return 5


show(lambda: deco())
# => in 9
# => out
# => 5
with suppress(KeyError): {}['a']
with ExitStack() as st: st.enter_context(cm('a')), st.callback(print, 'cb', 1, sep='-'), st.push(lambda *e: print('push', e[0]))
# => in a
# => push None
# => cb-1
# => out
with ExitStack() as st: st.push(lambda *e: True); raise ValueError('swallowed')
with closing(io.StringIO()) as z: z.closed
show(lambda: z.closed)  # => True
with nullcontext(5) as n: pass
show(lambda: n)  # => 5


class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x


class SL:
    __slots__ = ('a', 'b')


p = P([1, 2])
c1, c2 = copy.copy(p), copy.deepcopy(p)
show(lambda: (c1.x is p.x, c2.x is p.x, c2 == p, type(c2)))  # => (True, False, True, <class '__main__.P'>)
o = SL()
o.a = [1]
show(lambda: (copy.copy(o).a is o.a, copy.deepcopy(o).a))  # => (True, [1])
show(lambda: hasattr(copy.copy(o), 'b'))  # => False
l = [1]
show(lambda: l.append(l))  # => None
m = copy.deepcopy(l)
show(lambda: (m[1] is m, m[1] is l))  # => (True, False)
show(lambda: (copy.deepcopy({'a': (1, [2])}), copy.copy({1}), copy.copy((1,)), copy.deepcopy({1, 2}), copy.copy(len), copy.copy(P)))  # => ({'a': (1, [2])}, {1}, (1,), {1, 2}, <built-in function len>, <class '__main__.P'>)


class HC:
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return 'deep'


show(lambda: (copy.copy(HC()), copy.deepcopy([HC()])))  # => ('copied', ['deep'])
h = [5, 3, 8, 1]
show(lambda: heapq.heapify(h))  # => None
show(lambda: (h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h))  # => ([5, 9, 8], 1, [5, 9, 8], 0, 3, [5, 9, 8])
show(lambda: (heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [1, 5, 3], key=lambda x: -x), list(heapq.merge([1, 4], [2, 3])), list(heapq.merge([4, 1], [3, 2], reverse=True))))  # => ([5, 3], [5, 3], [1, 2, 3, 4], [4, 3, 2, 1])
show(lambda: heapq.heappop([]))  # => IndexError: index out of range
show(lambda: (bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2)))  # => (3, 1)
x = [1, 3]
show(lambda: bisect.insort(x, 2))  # => None
show(lambda: x)  # => [1, 2, 3]
show(lambda: (string.Template('$a ${b} $$').substitute(a=1, b=2), string.capwords('hello world'), string.punctuation, string.printable))  # => ('1 2 $', 'Hello World', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~', '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\x0b\x0c')
show(lambda: string.Template('$a').substitute())  # => KeyError: 'a'
show(lambda: string.Template('$a $b').safe_substitute(a=1))  # => '1 $b'
show(lambda: string.Template('x\n $1').substitute())  # => ValueError: Invalid placeholder in string: line 2, col 2
show(lambda: (textwrap.wrap('the quick brown fox jumps over the lazy dog', 12), textwrap.fill('a bb ccc dddd', 5)))  # => (['the quick', 'brown fox', 'jumps over', 'the lazy dog'], 'a bb\nccc\ndddd')
show(lambda: (textwrap.dedent('   a\n     b\n\n   c'), textwrap.indent('a\n\nb\n', '> '), textwrap.shorten('hello wonderful world', 12)))  # => ('a\n  b\n\nc', '> a\n\n> b\n', 'hello [...]')
show(lambda: (textwrap.wrap('abcdefghijkl mn', 5), textwrap.wrap('well-known long-standing', 8), textwrap.wrap('x', 0)))  # => ValueError: invalid width 0 (must be > 0)
show(lambda: textwrap.wrap('one two three four', 10, initial_indent='* ', subsequent_indent='  '))  # => ['* one two', '  three', '  four']
show(lambda: textwrap.wrap('hello there world', 8, max_lines=2, placeholder='..'))  # => ['hello', 'there..']

# a method that is None is no method for abstract context managers
import contextlib
class NoEnter:
    __enter__ = None
    def __exit__(self, *exc):
        pass
class Both:
    def __enter__(self):
        pass
    def __exit__(self, *exc):
        pass
print(issubclass(NoEnter, contextlib.AbstractContextManager), issubclass(Both, contextlib.AbstractContextManager))  # => False True

# suppress looks into groups from 3.12 on
print(contextlib.suppress(KeyError).__exit__(None, None, None))
# =>(3.8-3.11) False
# =>(3.12-3.15) None
def in_group():
    try:
        with contextlib.suppress(KeyError):
            raise ExceptionGroup('group', [KeyError(1)])
        print('nothing')
    except NameError:
        print('no groups')
    except Exception as e:
        print(repr(e))
in_group()
# =>(3.8-3.10) no groups
# =>(3.11) ExceptionGroup('group', [KeyError(1)])
# =>(3.12-3.15) nothing

# an error that only passed through the generator of a manager does not show it
@contextlib.asynccontextmanager
async def passing():
    yield
async def within():
    async with passing():
        raise KeyError('k')
def frames(coroutine):
    try:
        coroutine.send(None)
    except KeyError as e:
        at, names = e.__traceback__, []
        while at:
            names.append(at.tb_frame.f_code.co_name)
            at = at.tb_next
        return names
print(frames(within())[-1])  # => within

# an error of an exit stack comes out of its __exit__
def stacked():
    with contextlib.ExitStack() as stack:
        stack.push(wrong)
        raise ValueError
def wrong(*exc):
    raise KeyError('k')
class Once:
    def send(self, _):
        stacked()
print(frames(Once()))  # => ['frames', 'send', 'stacked', '__exit__', '__exit__', 'wrong']
