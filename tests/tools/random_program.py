"""One random program from one number: classes, instances and containers, and what programs do to them.

A program is a list of top-level statements, each rendered from a template. In a template `$o` is an instance known by name, `$d $l $s $t
$i` a dict, list, set, string and number, `$=d` a new name of that kind; the other marks are methods `mark_X` of Writer. Statements
of one template are parted by ` ;; `.

Left out is only what differs between two runs of the same interpreter: hashes that are addresses (instances, types and, up to 3.11, None
as keys), and what the whole library takes part in (references to small ints, objects the collector knows, interned numbers as text).
"""
import random
import re

ATTRS = ["a", "b", "c", "x", "y", "name", "total", "left", "_p"]
TEXTS = ["", "q", "spam", "two words", "x" * 30, "naïve", "ÿ", "Δx", "你好", "😀", "mixed é Δ 😀", "a_b", "0"]
MARK = re.compile(r"\$(=?)([a-zA-Z])")

NEW = {
    "d": ["{}", "dict()", "{'a': 1.5, 'b': 2.5}", "dict(x=1.5, y=$v)", "{i: i + 0.5 for i in range($m)}", "dict.fromkeys('pqr')",
          "{**$d}", "dict($d)", "$d.copy()", "dict([('u', 1.5), ('v', $v)])", "{1: 'a', 'b': 2.5, (3, 4): 5.5}",
          "dict.fromkeys(range($m), $v)", "{k: [k] for k in 'abcde'}", "dict(zip('abcd', $l))", "$d | {'u': $v}",
          "{$k: $v, $k: $v, $k: $v}", "dict($d, z=1)", "{str(i): i for i in range($m)}", "{k: v for k, v in $d.items()}",
          "{**$d, **$d}", "dict($o.__dict__)", "vars($o).copy()", "{True: 'a', 1: 'b', 1.0: 'c'}", "dict(enumerate($t))"],
    "l": ["[]", "[1.5, 2.5, 3.5]", "list(range($m))", "[i * 0.5 for i in range($m)]", "[0] * $n", "'a b c d'.split()",
          "list('hello')", "sorted([3, 1, 2])", "[*range(3), 1.5]", "$l + [$v]", "$l[:]", "list($l)", "$l.copy()", "[$v, $v, $v]",
          "[[]] * $n", "[[] for i in range($n)]", "list($d)", "list($d.items())", "list($d.values())", "sorted($s, key=str)",
          "[x for x in $l if x]", "list($t)", "$t.split()", "list(map(str, $l))", "list(zip('abc', $l))", "[*$l, *$l]",
          "list(reversed($l))", "$l[::2]", "$l[1:-1]", "[(i, i + 0.5) for i in range($n)]", "[$v] * $m", "list(filter(None, $l))",
          "[c for c in 'abcabc']", "[$c for i in range($b)]", "[$c for i in range($n)]", "[i for i in range($m) if i % 3]",
          "$l * 2", "[x for y in ($l, $l) for x in y]"],
    "s": ["set()", "{1, 2, 3}", "{'x', 'yy', 'zzz'}", "set(range($m))", "frozenset([1, 5, 9])", "{i * i for i in range($m)}",
          "set('hello world')", "$s | {1.5}", "$s & $s", "$s - {1, 'x'}", "$s ^ {2, 3, $k}", "set($s)", "frozenset($s)",
          "$s.copy()", "set($d)", "{$k, $k, $k}", "set(str(i) for i in range($m))", "{(i, i) for i in range($n)}", "set($t)",
          "$s.union(range($n), 'ab')", "$s.difference([1, 2])", "$s.symmetric_difference({1, 5})", "$d.keys() & $d.keys()",
          "set(range(0, 800, $b))", "frozenset()", "{x / 2 for x in range($m)}", "$s.intersection(range(9))"],
    "t": ["'x' * $m", "$t + 'é'", "$t.upper()", "$t[1:]", "', '.join(['a', $t])", "'%s-%d' % ($t, $m)", "f'{$t!r:>12}'", "str($V)",
          "repr($V)", "$t.replace('a', 'Δ')", "'{:>5}|{:.2f}'.format($m, $f)", "$t + $t", "$t[::-1]", "$t[:$n]", "f'{$m}{$t}'",
          "$q", "$q * $n", "'-'.join(map(str, range($m)))", "$t.strip()", "$t.title()", "$t.center($m, '*')", "str($m)",
          "chr($m + 60)", "''.join(sorted($t))", "$t.lower()", "'%(k)s' % {'k': $q}", "f'{$f:8.3f}|{$m:#x}|{$t:<6}'",
          "sys.intern('_' + $t)", "sys.intern('k' + str($m))", "repr($t)", "$t.encode().decode()", "'a' + str($n)", "$t or 'empty'",
          "ascii($t)", "$t.partition('x')[0]", "$t.casefold()", "$t.zfill($m)", "'%r' % ($q,)", "hex($i)"],
    "i": ["$i + 1", "$i * $i", "$i - $m", "$i // 3", "$i % 7", "$i / 2", "2 ** $m", "10 ** $m", "-$i", "$i + $f", "len($t)",
          "sum(range($m))", "$m", "$f", "$i * 10 ** 9", "int(str($m) * 3)", "round($f, 1)", "abs($i)", "divmod($i, 5)[0]",
          "$i ** 2", "hash($t)", "max($m, 3)", "float($m)", "$i << 3", "complex($m, 1)", "int($f)", "$i & 255", "$i | 2 ** 40",
          "(1 << 61) - 1", "10 ** 20 + $m", "3 ** $m % 1000", "$i * 0.5", "True + $m"],
    "p": ["($v, $v)", "()", "($v,)", "tuple($l)", "(1, (2.5, ($v, 'x')))", "tuple(range($m))", "($i, $t)", "tuple($d)",
          "$p + ($v,)", "$p[1:]", "$p * 2", "tuple($d.items())", "tuple([x for x in $l])", "tuple(sorted($s, key=str))",
          "(*$l, $v)", "tuple([$v, $v])", "divmod($m, 7)", "(1, 2.5, 'c')"],
    "q": ["deque()", "deque([1, 2.5, 'c'])", "deque($l)", "deque(range($m), maxlen=5)", "deque($t)"],
    "y": ["bytearray()", "bytearray(b'abc')", "bytearray($m)", "bytearray(range($m))", "bytearray($t.encode())"],
}

PLAIN = {"d": "{}", "l": "[1.5, 2.5]", "s": "{1, 2}", "t": "'é'", "i": "7", "p": "(1, 'b')", "q": "deque()", "y": "bytearray()"}  # deep inside others

DO = {
    "o": ["$o.$a = $v"] * 8 + ["del $o.$a", "del $o.$a", "print($o.$a)", "$o.__dict__",
          "print(hasattr($o, '__dict__'), hasattr($o, $A))", "print(sys.getsizeof($o))", "print(list(vars($o)))",
          "$o.__dict__[$A] = $v", "print(sys.getrefcount($o))", "$o.__dict__ = {$A: $v}", "del $o.__dict__",
          "print(sys.getsizeof($o.__dict__))", "$o.method()", "print($o.prop)",
          "for i in range($b): setattr($o, 'n%d' % i, i + 0.5)", "$=w = weakref.ref($o)",
          "$=w = weakref.ref($o, lambda r: print('gone'))", "print($w() is None)", "$o.__class__ = $C", "$C.$a = $v", "$-o", "$-o",
          "del $C.$a", "$o.__dict__.clear()", "$o.__dict__.update(extra=$v)", "$o.__dict__.update({$A: $v, 'more': $v})",
          "$o.__dict__.pop($A, None)", "vars($o)[$A] = $v", "$=d = $o.__dict__", "$o.$a = $v ;; del $o.$a ;; $o.$a = $v",
          "$o.$a = 1 ;; $o.$a = 2.5 ;; print($o.$a)", "setattr($o, $A, $v)", "print(getattr($o, $A, 'none'))", "delattr($o, $A)",
          "setattr($o, 'at' + str($n), $v)", "setattr($o, '_' + $t, $v)", "print(getattr($o, 'na' + 'me', 0))",
          "for k in ('x', 'a', 'y'): setattr($o, k, $f)", "for k in list(vars($o)): delattr($o, k)", "$o.$a = $o",
          "$o.$a = $o ;; _n = gc.collect() ;; $-o ;; print(gc.collect())", "$=o = $o", "$=o = $c", "$=o = $c", "$=M = $o.method",
          "$=o = copy.copy($o)", "$=o = copy.deepcopy($o)", "$o.$a = [$o]", "$o.$a += 1", "print($o == $o, $o != $o)",
          "print(isinstance($o, $C))", "print(sys.getsizeof($C))", "print(len(gc.get_referrers($o)))", "print(gc.is_tracked($o))",
          "$o.__dict__ = $d", "$o.__dict__ = dict($o.__dict__)", "$o.total = $m ;; $o.total += 1", "print(sorted(vars($C)))",
          "print($o.__class__.__name__, $C.__mro__[-1])", "$=d = vars($o) ;; $-d", "print(weakref.getweakrefcount($o))",
          "$C.helper = lambda self, k=$n: (self, k)", "print($o.helper())", "$o.__slots__", "$C.kind = $v ;; print($o.kind)",
          "with contextlib.suppress(AttributeError): del $o.$a", "try: $o.$a\nexcept AttributeError: print('no')"],
    "d": ["$d[$k] = $v"] * 5 + ["del $d[$k]", "print($d.pop($k, 0))", "$d.update({$k: $v})", "$d.setdefault($k, []).append(2.5)",
          "$d.clear()", "print(sorted(map(str, $d)))", "print(sys.getsizeof($d), len($d))", "$d.popitem()",
          "for i in range($b): $d['k%d' % i] = i", "print($k in $d)", "$d |= {$k: $v}", "$d.update($d)", "print($d.get($k))",
          "$d.update(p=1, q=$v)", "for k in list($d)[:3]: del $d[k]", "print(list($d.items())[:2])", "$d[$k] = $d",
          "$=K = $d.keys()", "$=K = iter($d)", "for k in $d: pass", "for k, v in $d.items(): $d[k] = v",
          "$d.update(dict.fromkeys('abcdefgh'))", "print(dict(sorted($d.items(), key=str)) == $d)", "$-d", "$d[$k] += 1",
          "print(len(repr($d)))", "while len($d) > 2: $d.popitem()", "$d.setdefault($k)", "for i in range($b): $d[i] = i * 0.5",
          "print($d == $d)", "print(gc.is_tracked({$k: $v}))", "print(sys.getrefcount($d))", "for i in range($b): $d.pop(i, None)",
          "print(len(max($d, key=lambda k: len(str(k)), default='')))", "print(list(reversed($d))[:1])", "$d[$t] = $t",
          "$d.update([(1, $v), ('one', $v)])", "$d.__delitem__($k)", "$d[[]] = 1", "del $d['absent']"],
    "l": ["$l.append($v)"] * 4 + ["$l.extend([1.5, None])", "$l.insert($n, $v)", "$l.pop()", "del $l[:2]", "$l[0] = $v",
          "$l.reverse()", "print(sys.getsizeof($l), len($l))", "$l += [2.5]", "$l *= 2", "$l.clear()", "$l[1:2] = [7.5, 8.5, 9.5]",
          "for i in range($b): $l.append(i)", "$l.remove(1.5)", "print($l[-1:])", "$l.extend(range($m))", "$l.extend($l)",
          "$l.pop(0)", "del $l[$n]", "$l[$n:] = []", "$l[:] = [1, 2]", "$l.sort(key=lambda x: type(x).__name__)", "$l.sort()",
          "$l += $t", "$l[1:1] = $l", "$l.extend(x for x in range($n))", "$-l", "print($l.index($v))", "print($l.count(1.5))",
          "$l.append($l)", "del $l[::2]", "$l[::2] = [0]", "$l[$n] = $v", "for i in range($n): $l.insert(0, i)",
          "while $l: $l.pop()", "print(len(str($l)))", "print(sys.getrefcount($l))", "print($l == $l[:], $v in $l)",
          "$l.extend($d)", "for i in range(len($l) // 2): $l.pop()", "print($l[$n])", "first, *rest = $l",
          "print(sum(x for x in $l if type(x) is int))", "$l.append(($v, $v))", "$l.insert(-1, $v)",
          "print(sys.getsizeof([$v, $v]), sys.getsizeof(list($l)), sys.getsizeof($l[:]))", "$l += ($v,)", "$l.extend($s)",
          "print(any($l), all($l))", "last = $l[-1]"],
    "s": ["$s.add($k)"] * 3 + ["$s.add($m)", "$s.discard($n)", "$s.remove('x')", "print(sys.getsizeof($s), len($s))", "print($s)",
          "$s.update(range($m))", "$s.pop()", "$s &= {1, 2, 'x'}", "$s |= {'u', $k}", "$s -= {1, 2}", "$s ^= {1, 9}", "$s.clear()",
          "print(list($s)[:4])", "print($k in $s)", "$s.update('abc', [1.5])", "for i in range($b): $s.add(i * 7)",
          "for i in range($b): $s.discard(i)", "$-s", "print($s <= $s, $s == set($s))", "$s.add(frozenset($s))",
          "$s.intersection_update(range(20))", "$s.add([])", "for i in range($b): $s.add(str(i))", "while len($s) > 3: $s.pop()",
          "$s.difference_update(range($n))", "print(sorted($s, key=repr)[:3])", "print(hash(frozenset($s)))",
          "_s = $s ;; print(gc.is_tracked(_s), _s and sys.getrefcount(_s))",
          "print(sys.getsizeof($s | $s), sys.getsizeof(set($l[:0])))"],
    "t": ["$=t = $t", "print($t, len($t), sys.getsizeof($t))", "print(sys.getsizeof($t))", "$t += 'x'",
          "for i in range($n): $t += str(i)", "print($t.encode())", "print('_' + $t == sys.intern('_' + $t))", "print($t == $q, $t < $q)",
          "print($t.find('a'), $t.count('x'))", "print(hash($t))", "$-t", "print($t[$n])", "print($t.split('x'))", "$t + 1",
          "$t.nothing", "print(int($t))", "print('%d' % $t)", "print($t.isidentifier(), $t.isascii())", "print(f'{$t:>{$m}}')",
          "print($t.index('zz'))", "print(sys.getsizeof($t.encode()), sys.getsizeof($q + $t))"],
    "i": ["print($i, sys.getsizeof($i))", "print($i + $i)", "$i += 1", "print($i % 0)", "print($i.bit_length())",
          "print($i == float($m))", "$-i", "print($i // $i)", "print(1 / $n)", "for i in range($n): $i += i", "print(f'{$i:,}')",
          "print(hash($i))", "print($i > $f)", "print(sys.getsizeof($i * 10 ** 30))", "print($i + 'a')"],
    "p": ["print(sys.getsizeof($p), len($p))", "print($p == $p)", "$-p", "print(gc.is_tracked(($i, $v)))", "print($p[0])",
          "$p[0] = 1", "print(hash((1, 2.5, $t)))", "a1, b1 = $p", "print($p.count(1))",
          "_p = $p ;; print(_p and sys.getrefcount(_p))", "$=l = [$p, $p]", "$p += ($v,)"],
    "q": ["$z.append($v)", "$z.appendleft($v)", "$z.pop()", "$z.popleft()", "$z.rotate($n)", "$z.extend(range($m))",
          "print(sys.getsizeof($z), len($z))", "print(list($z)[:3])", "$z.clear()", "$z.extendleft($l)",
          "print(sys.getrefcount($z))"],
    "y": ["$y.append(65)", "$y.extend(b'xyz')", "print(sys.getsizeof($y), len($y))", "$y += b'q' * $m", "del $y[:2]", "$y.pop()",
          "$y[1:2] = b'12345'", "print(bytes($y[:8]))", "$y.clear()", "$y.append(300)"],
    "g": ["$=g = gen_of($v)", "print(next($g, 'end'))", "$-g", "$=g = map(str, $l)", "$=g = zip($l, $l)", "$=g = enumerate($l)",
          "$=g = iter($l)", "$=g = iter(range($m))", "$=g = reversed($l)", "_x = $x ;; print(_x == () or sys.getrefcount(_x))",
          "$g.close()", "$=g = filter(None, $l)", "print(list($g)[:3])"],
    "F": ["$=F = closure_of($v)", "print($F())", "$-F", "$=F = lambda: $x", "$=F = functools.partial(max, $n, $m)",
          "$=F = (lambda x, y=$v: (x, y))", "keep = [$F, $F]", "$F.note = $v", "print($F.__closure__ is None)",
          "print($F(1, 2, 3))", "$F(nothing=1)"],
    "x": ["try:\n    raise ValueError($v)\nexcept ValueError as err: $=e = err", "try: $l[99]\nexcept IndexError as err: $=e = err",
          "try: {}[$k]\nexcept KeyError as err: $=e = err", "try: fail($v)\nexcept RuntimeError as err: $=e = err",
          "print(repr($e), $e.args)", "$-e", "$e.__traceback__ = None", "_x = $x ;; print(_x == () or sys.getrefcount(_x))",
          "undefined_name", "print(nothing)", "raise KeyError($k)", "fail($n)",
          "try: 1 / 0\nexcept ZeroDivisionError: print('zero')\nfinally: print('done')", "$o()", "len($i)", "$o[0]",
          "for x in $i: pass", "$i()", "$o + 1", "$o < $o", "assert $n > 4, $v", "$=e = ValueError($v)", "import nothing_there",
          "[].pop()", "int('x')", "$t.format()", "'{} {}'.format(1)", "a2, b2 = [1]", "$C(1, 2, 3, 4, 5, 6)"],
    "c": ["_n = gc.collect() ;; print(gc.collect())",
          "_c = [] ;; _c.append(_c) ;; _n = gc.collect() ;; del _c ;; print(gc.collect())",
          "_c = $c ;; _c.me = _c ;; _n = gc.collect() ;; del _c ;; print(gc.collect())", "_c = [] ;; _c.append(_c) ;; del _c",
          "_c = $c ;; _c.me = _c ;; del _c", "_d = {} ;; _d['self'] = [_d] ;; _n = gc.collect() ;; del _d ;; print(gc.collect())",
          "print(gc.collect() * 0, gc.get_count())",
          "_r = len(gc.get_referrers($o)) ;; print(_r)", "print([type(x).__name__ for x in gc.get_referents($o)])",
          "print(gc.isenabled())",
          "_k = [$c for i in range($b)] ;; for _x in _k: _x.ring = _k ;; _n = gc.collect() ;; del _k, _x ;; print(gc.collect())",
          "_n = gc.collect() ;; print(gc.collect(0))", "gc.disable()", "gc.enable()", "print(len(gc.garbage))"],
    "w": ["$=W = weakref.WeakValueDictionary()", "$W[$A] = $o", "print(len($W), $A in $W, $W.get($A) is None)",
          "$=w = weakref.ref($o)", "print($w() is None)", "$=w = weakref.proxy($o)", "_wk = weakref.WeakKeyDictionary()",
          "_ws = weakref.WeakSet() ;; _ws.add($o) ;; print(len(_ws))", "print(sys.getsizeof($w))", "print($w == $w)",
          "weakref.ref($i)", "weakref.ref($l)", "weakref.finalize($o, print, 'bye').atexit = False", "$-w",
          "print(weakref.getweakrefcount($o))"],
    "m": ["$=l = [] ;; $=o = $T(0, 1) ;; for _i in range(1):\n    _n = gc.collect()\n    tracemalloc.start()\n"
          "    _a = tracemalloc.get_traced_memory()[0]\n    for _j in range($b): $l.append($T(1, _j))\n"
          "    _b = tracemalloc.get_traced_memory()[0]\n    tracemalloc.stop()\n    print(_b - _a)"],
    "k": ["$C.$a = $v", "print($C.__dict__.get($A))", "$C.__init__ = lambda self, *args: None", "print($C.__name__, $C.__bases__)",
          "print(issubclass($C, $C))", "$C.$a", "print($C.__bases__)", "print($C.__subclasses__()[:1])", "$=o = $C.__call__()",
          "$=o = type('T' + str($n), ($C,), {'z': $v})()", "$=o = types.SimpleNamespace(a=$v, b=$v)", "print(sys.getsizeof($C))",
          "$=o = object()", "$C.__doc__ = 'text'", "$=o = $C.__call__()", "print($C.registry)", "print(callable($C), type($C))",
          "$C.__slots__", "$C.__eq__ = lambda a, b: True", "$=o = $N", "$=o = $N", "$=o = $E ;; _n = gc.collect()", "$=o = $D",
          "$=o = $D", "print($D)", "print($N)", "print($E) ;; _n = gc.collect()", "print(sys.getsizeof($N), sys.getsizeof($D))",
          "print($E.value, $E.name) ;; _n = gc.collect()",
          "print($D == $D, $N == $N)", "print(dataclasses.asdict($D))", "print($N._replace(a=$v))",
          "$=o = dataclasses.replace($D, a=$v)", "print(list($H))", "print($N[0], len($N))"],
}
WEIGHTS = {"o": 16, "d": 5, "l": 5, "s": 4, "t": 4, "i": 3, "p": 2, "q": 1, "y": 1, "g": 2, "F": 1, "x": 3, "c": 2, "w": 2, "m": 0.6, "k": 4}
MODULES = ["collections", "contextlib", "copy", "dataclasses", "enum", "functools", "gc", "sys", "tracemalloc", "types", "typing", "weakref"]
HELPERS = {
    "gen_of": "def gen_of(v):\n    k = v\n    yield k\n    yield (k, v)",
    "closure_of": "def closure_of(v):\n    n = 0\n    def inner():\n        nonlocal n\n        n += 1\n        return (v, n)\n    return inner",
    "fail": "def fail(v):\n    local = [v]\n    raise RuntimeError(local)",
}


class Writer:
    """Makes one program: a list of top-level statements around a few classes and values."""

    def __init__(self, seed, without=""):
        self.without = without
        self.r = random.Random(seed)
        self.out = []
        self.classes = []  # (name, attribute names, number of __init__ parameters)
        self.names = {k: [] for k in "odlstipqywWgFeKM"}
        self.tuples, self.enums, self.datas, self.plain = [], [], [], []
        self.counter = self.depth = 0

    def new(self, prefix):
        self.counter += 1
        return "%s%d" % (prefix, self.counter)

    def chance(self, p):
        return self.r.random() < p

    def pick(self, xs):
        return self.r.choice(xs)

    # ---- templates ----

    def render(self, template):
        made = []

        def one(m):
            if m.group(1):
                made.append((m.group(2), self.new(m.group(2).lower())))
                return made[-1][1]
            return getattr(self, "mark_" + m.group(2))() if hasattr(self, "mark_" + m.group(2)) else self.known(m.group(2))

        text = MARK.sub(one, template)
        return text, made

    def do(self, template):
        """Statements from a template; names it makes are known from then on. `$-o` forgets an instance: the one just used, or any."""
        used = None
        for statement in template.split(" ;; "):
            if statement.startswith("$-"):
                self.forget(statement[2], used)
                continue
            text, made = self.render(statement)
            used = re.match(r"\w*", text).group()
            self.out.append(text)
            for kind, name in made:
                self.names[kind].append(name)

    def forget(self, kind, name=None):
        pool = self.names[kind]
        if pool:
            name = name if name in pool else self.pick(pool)
            pool.remove(name)
            self.out.append("del " + name)

    def known(self, kind):
        pool = self.names[kind]
        if not pool or (self.chance(0.12) and kind in NEW and self.depth == 0):
            self.make(kind)
        return self.pick(pool)

    def make(self, kind):
        self.depth += 1
        name = self.new(kind.lower())
        first = {"o": "$c", "w": "weakref.ref($o)", "W": "weakref.WeakValueDictionary()", "g": "iter($l)", "F": "lambda: $x", "e": "ValueError($v)", "K": "$d.keys()",
                 "M": "$o.method"}
        text, _ = self.render(first[kind] if kind in first else self.pick(NEW[kind]) if self.depth < 3 else PLAIN[kind])
        self.depth -= 1
        self.out.append("%s = %s" % (name, text))
        self.names[kind].append(name)

    # ---- marks ----

    def mark_a(self):
        return self.pick(ATTRS)

    def mark_A(self):
        return repr(self.pick(ATTRS))

    def mark_n(self):
        return str(self.r.randrange(10))

    def mark_m(self):
        return str(self.r.randrange(40))

    def mark_b(self):
        return str(self.pick([2, 3, 6, 8, 12, 20, 31, 40]))

    def mark_f(self):
        return repr(self.r.randrange(-99, 2000) / 4)

    def mark_q(self):
        return repr(self.pick(TEXTS))

    def mark_z(self):
        return self.known("q")

    def mark_x(self):
        return self.known(self.pick("ooodlp"))

    def mark_k(self):
        """A key: never one whose hash is an address."""
        k = self.r.randrange(12)
        return (self.mark_A() if k < 4 else self.mark_n() if k < 6 else self.mark_q() if k == 6 else self.mark_f() if k == 7 else self.pick(["True", "1.0", "1", "False", "0"])
                if k == 8 else "(%s, %s)" % (self.mark_n(), self.mark_A()) if k == 9 else self.pick(["b'key'", "2**61", "-1", "-2", "1.5", "frozenset([1])", "(1, (2, 3))"]) if k == 10
                else self.pick(self.names["t"] or ["'zz'"]))

    def mark_v(self):
        """A value: often something known."""
        if self.chance(0.35):
            pool = [n for kind in "odltip" for n in self.names[kind]]
            if pool:
                return self.pick(pool)
        k = self.r.randrange(16)
        if k == 0:
            return "[%s]" % ", ".join(self.scalar() for _ in range(self.r.randrange(4)))
        if k == 1:
            return "{%s}" % ", ".join("%r: %s" % (self.mark_a(), self.scalar()) for _ in range(self.r.randrange(3)))
        if k == 2:
            return "(%s, [%s])" % (self.scalar(), self.scalar())
        return self.scalar()

    def mark_V(self):
        return self.scalar()

    def scalar(self):
        k = self.r.randrange(8)
        if k == 0:
            return str(self.pick([0, 1, -1, 7, 255, 256, 257, 1000, 1024, 1025, 2**30, 2**31, 10**20, -(2**60)]))
        if k == 1:
            return self.mark_f()
        if k == 2:
            return self.mark_q()
        if k == 3:
            return self.pick(["None", "True", "False"])
        if k == 4:
            return "(%s, %r)" % (self.r.randrange(5), self.r.randrange(9) + 0.5)
        if k == 5:
            return self.pick(["b'bytes'", "1j", "...", "range(3)", "int", "len", "frozenset()", "set()", "()", "[]", "{}"])
        return repr(self.r.randrange(2000) + 0.5)

    # ---- classes ----

    def mark_C(self):
        if not self.classes:
            self.make_class()
        return self.pick(self.classes)[0]

    def mark_c(self):
        """A call that makes an instance (with the wrong number of arguments now and then)."""
        if not self.classes:
            self.make_class()
        name, _, nargs = self.pick(self.classes)
        n = nargs if self.chance(0.95) else self.r.randrange(4)
        return "%s(%s)" % (name, ", ".join(self.mark_v() for _ in range(n)))

    def mark_T(self):
        """A class whose instances take two arguments and make nothing but themselves."""
        if not self.plain or self.chance(0.2):
            name = self.new("T")
            names = self.r.sample(ATTRS, self.r.randrange(2, 6))
            slots = "__slots__ = %r" % (names[self.r.randrange(3):] + ["__dict__"] * self.pick([0, 1, 1]),) if self.chance(0.5) else "kind = 1"
            base = "(%s)" % self.pick(self.plain) if self.plain and self.chance(0.4) else ""
            self.out.append("class %s%s:\n    %s\n    def __init__(self, p, q):\n        %s" % (
                name, base, slots, "\n        ".join("self.%s = %s" % (n, self.pick(["p", "q", "None"])) for n in names)))
            self.plain.append(name)
        return self.pick(self.plain)

    def mark_N(self):
        if not self.tuples or self.chance(0.1):
            name = self.new("N")
            self.out.append(self.pick([
                "%s = collections.namedtuple(%r, 'a b')" % (name, name), "%s = collections.namedtuple(%r, ['a', 'b'], defaults=[%s])" % (name, name, self.scalar()),
                "class %s(typing.NamedTuple):\n    a: int\n    b: float = %s" % (name, self.mark_f()), "class %s(collections.namedtuple('Base', 'a b')):\n    __slots__ = ()" % name,
                "class %s(collections.namedtuple('Base', 'a b')):\n    def sum(self): return self.a" % name]))
            self.out.append("_n = gc.collect()")  # what the library leaves behind is its own affair
            self.tuples.append(name)
        return "%s(%s, %s)" % (self.pick(self.tuples), self.mark_v(), self.mark_v())

    def mark_H(self):
        if not self.enums or self.chance(0.1):
            name = self.new("E")
            self.out.append("class %s(%s):\n    %s" % (name, self.pick(["enum.Enum", "enum.IntEnum", "enum.Flag", "enum.Enum"]), "\n    ".join(
                "%s = %d" % (m, 1 << i) for i, m in enumerate(["RED", "GREEN", "BLUE", "RED2"][:self.r.randrange(1, 5)]))))
            self.out.append("_n = gc.collect()")  # what the library leaves behind is its own affair
            self.enums.append(name)
        return self.pick(self.enums)

    def mark_E(self):
        return self.mark_H() + self.pick([".RED", ".RED", "(1)", "['RED']", ".NONE"])

    def mark_D(self):
        if not self.datas or self.chance(0.15):
            name = self.new("D")
            options = [o for o in ["slots=True", "frozen=True", "order=True", "eq=False", "repr=False"] if self.chance(0.25)]
            fields = ["a: int", "b: object = %s" % self.pick(["1.5", "None", "'text'", "(1, 2)", "dataclasses.field(default_factory=list)", "dataclasses.field(default=2.5, repr=False)"])]
            extra = ["c: int = dataclasses.field(init=False, default=7)", "d: dict = dataclasses.field(default_factory=dict)", "def __post_init__(self): self.e = self.a",
                     "bad: list = []", "g: typing.ClassVar[int] = 3", "def method(self): return self.b"]
            fields += [x for x in extra if self.chance(0.12)]
            base = ""
            if self.datas and self.chance(0.3):
                base = "(%s)" % self.pick(self.datas)
            self.out.append("@dataclasses.dataclass%s\nclass %s%s:\n    %s" % ("(%s)" % ", ".join(options) if options else "", name, base, "\n    ".join(fields)))
            self.out.append("_n = gc.collect()")  # what the library leaves behind is its own affair
            self.datas.append(name)
        return "%s(%s)" % (self.pick(self.datas), ", ".join(self.mark_v() for _ in range(self.pick([1, 1, 2, 2, 2, 0]))))

    def slots(self):
        names = self.r.sample(ATTRS, self.r.randrange(0, 4))
        for name, p in (("__weakref__", 0.2), ("__dict__", 0.2), ("__private", 0.08)):
            if self.chance(p):
                names.append(name)
        form = self.r.randrange(4)
        if form == 0:
            return "[%s]" % ", ".join(map(repr, names)), names
        if form == 1 and len(names) == 1:
            return repr(names[0]), names
        if form == 2:
            return "{%s}" % ", ".join("%r: None" % n for n in names), names
        return "(%s)" % "".join("%r, " % n for n in names), names

    def make_class(self):
        name = self.new("C")
        bases = []
        if self.classes and self.chance(0.55):
            bases = self.r.sample([c[0] for c in self.classes], min(len(self.classes), self.pick([1, 1, 1, 2, 2, 3])))
        elif self.chance(0.08):
            bases = [self.pick(["int", "str", "list", "dict", "tuple", "Exception", "float", "set", "object", "dict", "list"])]
        body, names = [], []
        if self.chance(0.5):
            text, names = self.slots()
            body.append("__slots__ = " + text)
        names = [n for n in names if not n.startswith("__")] or self.r.sample(ATTRS, self.r.randrange(1, 5))
        if self.chance(0.25):
            body.append("%s = %s" % (self.pick(["kind", "shared", "registry", self.mark_a()]), self.pick(["[]", "{}", self.scalar(), self.scalar()])))
        nargs = 0
        if self.chance(0.7) and not (bases and not bases[0].startswith("C")):
            nargs = self.r.randrange(0, len(names) + 1)
            params = names[:nargs]
            lines = ["self.%s = %s" % (n, n if n in params else self.scalar()) for n in names]
            if self.chance(0.2):
                self.r.shuffle(lines)
            if self.chance(0.2) and bases:
                lines.insert(self.pick([0, len(lines)]), "super().__init__()")
            if self.chance(0.1):
                lines.append("if %s: self.%s = %s" % (names[0] if nargs else "self", self.mark_a(), self.scalar()))
            if self.chance(0.05):
                lines.append("del self.%s" % self.pick(names))
            body.append("def __init__(%s):\n        %s" % (", ".join(["self"] + params + (["*rest", "**more"] if self.chance(0.06) else [])), "\n        ".join(lines)))
        n = self.pick(names)
        for p, text in ((0.35, "def method(self, k=1):\n        return (self.%s, k)" % n), (0.15, "@property\n    def prop(self):\n        return self.%s" % n),
                        (0.08, "def __getattr__(self, name):\n        return 'missing ' + name"), (0.04, "def __getattr__(self, name):\n        raise AttributeError(name)"),
                        (0.1, "def __eq__(self, other):\n        return isinstance(other, %s)" % name), (0.05, "def __hash__(self):\n        return 42"),
                        (0.07, "def __del__(self):\n        print('del', type(self).__name__)"), (0.06, "def __repr__(self):\n        return '<%s>'" % name),
                        (0.05, "def __init_subclass__(cls, **kw):\n        super().__init_subclass__(**kw)\n        cls.parent = %r" % name),
                        (0.05, "@classmethod\n    def build(cls):\n        return cls()"), (0.05, "@staticmethod\n    def stat(k=0):\n        return k"),
                        (0.04, "def __len__(self):\n        return 3"), (0.04, "def __getitem__(self, k):\n        return (self, k)"),
                        (0.04, "def __setattr__(self, name, value):\n        object.__setattr__(self, name, value)"), (0.04, "def __call__(self, *args):\n        return args"),
                        (0.04, "@functools.cached_property\n    def cached(self):\n        return [self]"), (0.04, "def __lt__(self, other):\n        return True"),
                        (0.04, "@prop.setter\n    def prop(self, v):\n        self.%s = v" % n if any("@property" in b for b in body) else "label: str = 'text'"),
                        (0.03, "def __iter__(self):\n        yield self"), (0.03, "def __enter__(self):\n        return self\n    def __exit__(self, *args):\n        return True")):
            if self.chance(p):
                body.append(text)
        head = "class %s(%s):" % (name, ", ".join(bases)) if bases else "class %s:" % name
        self.out.append(head + "\n    " + "\n    ".join(body or ["pass"]))
        self.classes.append((name, names, nargs))

    def program(self):
        self.make_class()
        want, kinds = self.r.randrange(10, 80), list(WEIGHTS)
        # A program has its own inclinations.
        weights = [WEIGHTS[k] * self.pick([0.2, 1, 1, 3]) * (k not in self.without) for k in kinds]
        while len(self.out) < want:
            k = self.r.random()
            if k < 0.06:
                self.make_class()
            elif k < 0.16:
                self.make(self.pick("ooooodlstip"))
            else:
                self.do(self.pick(DO[self.r.choices(kinds, weights)[0]]))
        body = "\n".join(self.out) + "\n"
        collects = "gc.collect" in body or self.chance(0.3)
        used = [m for m in MODULES if re.search(r"\b%s\." % m, body) or (m == "gc" and collects)]
        head = ["import " + ", ".join(used)] * bool(used) + ["from collections import deque"] * ("deque(" in body)
        head += ["_n = gc.collect()"] * collects  # what the imports left behind
        return "\n".join(head + [text for name, text in HELPERS.items() if name + "(" in body]) + "\n" + body
