"""One random program from one number: classes, instances and containers, and what programs do to them.

A program is a list of top-level statements, each rendered from a template. In a template `$o` is an instance known by name, `$d $l $s $t
$i` a dict, list, set, string and number, `$=d` a new name of that kind; `$1 $2` are the new names of this template; the other marks are methods `mark_X`
of Writer. Statements of one template are parted by ` ;; `.

Left out is only what differs between two runs of the same interpreter: hashes that are addresses (instances, types and, up to 3.11, None
as keys), and what the whole library takes part in (references to small ints, objects the collector knows, interned numbers as text, names
like _b that a module of the library may have, too).
"""
import random
import re

ATTRS = ["a", "b", "c", "x", "y", "name", "total", "left", "_p"]
TEXTS = ["", "q", "spam", "two words", "x" * 30, "naïve", "ÿ", "Δx", "你好", "😀", "mixed é Δ 😀", "a_b", "0"]
MARK = re.compile(r"\$(=?)([a-zA-Z1-9])")

NEW = {
    "d": ["{}", "dict()", "{'a': 1.5, 'b': 2.5}", "dict(x=1.5, y=$v)", "{i: i + 0.5 for i in range($m)}", "dict.fromkeys('pqr')",
          "{**$d}", "dict($d)", "$d.copy()", "dict([('u', 1.5), ('v', $v)])", "{1: 'a', 'b': 2.5, (3, 4): 5.5}",
          "dict.fromkeys(range($m), $v)", "{k: [k] for k in 'abcde'}", "dict(zip('abcd', $l))", "$d | {'u': $v}",
          "{$k: $v, $k: $v, $k: $v}", "dict($d, z=1)", "{str(i): i for i in range($m)}", "{k: v for k, v in $d.items()}",
          "{**$d, **$d}", "dict($o.__dict__)", "vars($o).copy()", "{True: 'a', 1: 'b', 1.0: 'c'}", "dict(enumerate($t))",
          "collections.Counter($t)", "collections.Counter($l and 'mississippi')", "collections.defaultdict(list, $d)",
          "collections.defaultdict(int)", "collections.Counter(a=$n, b=2)", "{v: k for k, v in enumerate('abcab')}",
          "{k: $v for k in ('x', 'y', 'z')[:$n]}", "{**{'a': 1}, **$d, 'a': 2}", "dict.fromkeys($t)", "dict.fromkeys($d, 0)",
          "dict(sorted({'b': 1, 'a': $v}.items()))", "{k: {k: $v} for k in 'ab'}", "dict(reversed(list($d.items())))",
          "{(i, j): i * j for i in range(3) for j in range($n)}", "dict(map(lambda k: (k, $v), 'pq'))", "eval(repr({'a': 1.5, 'b': [2.5]}))",
          "copy.copy($d)", "copy.deepcopy($d)", "{k: v for k, v in zip($t, range($m)) if v % 2}", "globals() and {'k': $v}"],
    "l": ["[]", "[1.5, 2.5, 3.5]", "list(range($m))", "[i * 0.5 for i in range($m)]", "[0] * $n", "'a b c d'.split()",
          "list('hello')", "sorted([3, 1, 2])", "[*range(3), 1.5]", "$l + [$v]", "$l[:]", "list($l)", "$l.copy()", "[$v, $v, $v]",
          "[[]] * $n", "[[] for i in range($n)]", "list($d)", "list($d.items())", "list($d.values())", "sorted($s, key=str)",
          "[x for x in $l if x]", "list($t)", "$t.split()", "list(map(str, $l))", "list(zip('abc', $l))", "[*$l, *$l]",
          "list(reversed($l))", "$l[::2]", "$l[1:-1]", "[(i, i + 0.5) for i in range($n)]", "[$v] * $m", "list(filter(None, $l))",
          "[c for c in 'abcabc']", "[$c for i in range($b)]", "[$c for i in range($n)]", "[i for i in range($m) if i % 3]",
          "$l * 2", "[x for y in ($l, $l) for x in y]",
          "[[0] * $n for _ in range(3)]", "copy.copy($l)", "copy.deepcopy($l)", "sorted($t)", "sorted($t, reverse=True)",
          "[(x, y) for x in range(3) for y in range(x)]", "list(map(lambda x: (x, $n), range($n)))", "list(range($m, 0, -2))", "[x if x else $v for x in $l]",
          "[*$t, *$p]", "list($p)", "list($l) + list($p)", "[None] * $m", "[i for i in range($b)][$n:]", "list(enumerate($t))",
          "[str(i) * $n for i in range(5)]", "[f'{i}!' for i in range($n)]", "[lambda: $v] * 2", "[[] , {}, (), set()]", "$t.split('a')",
          "'a,b,,c'.split(',', $n)", "('l1\\nl2' + $t).splitlines()", "list(bytes($n))", "list(zip(range($n), $t))", "[$d.get('a'), $d.get($k)]",
          "sum([[i] for i in range($n)], [])", "[i * j for i in range($n) for j in range(4) if i != j]", "[y := $n, y ** 2]"],
    "s": ["set()", "{1, 2, 3}", "{'x', 'yy', 'zzz'}", "set(range($m))", "frozenset([1, 5, 9])", "{i * i for i in range($m)}",
          "set('hello world')", "$s | {1.5}", "$s & $s", "$s - {1, 'x'}", "$s ^ {2, 3, $k}", "set($s)", "frozenset($s)",
          "$s.copy()", "set($d)", "{$k, $k, $k}", "set(str(i) for i in range($m))", "{(i, i) for i in range($n)}", "set($t)",
          "$s.union(range($n), 'ab')", "$s.difference([1, 2])", "$s.symmetric_difference({1, 5})", "$d.keys() & $d.keys()",
          "set(range(0, 800, $b))", "frozenset()", "{x / 2 for x in range($m)}", "$s.intersection(range(9))",
          "$s.difference(range($n), {1}, 'ab')", "$s.union({1}, [2], (3,))", "{len(w) for w in $t.split()}", "set(map(str, range($m)))", "copy.copy($s)", "{c for c in $t if c > 'a'}", "$d.keys() | {1}",
          "$d.keys() - {'a'}", "$d.keys() ^ {'a', 'b'}", "set(sorted($t)[:$n])", "{*$s, *range($n)}", "set().union(*[range(i) for i in range($n)])",
          "frozenset(range($b)) & frozenset(range(0, 40, 3))", "set($p[:0]) | {(1, 2), (2, 1)}", "{frozenset((i, i + 1)) for i in range($n)}"],
    "t": ["'x' * $m", "$t + 'é'", "$t.upper()", "$t[1:]", "', '.join(['a', $t])", "'%s-%d' % ($t, $m)", "f'{$t!r:>12}'", "str($V)",
          "repr($V)", "$t.replace('a', 'Δ')", "'{:>5}|{:.2f}'.format($m, $f)", "$t + $t", "$t[::-1]", "$t[:$n]", "f'{$m}{$t}'",
          "$q", "$q * $n", "'-'.join(map(str, range($m)))", "$t.strip()", "$t.title()", "$t.center($m, '*')", "str($m)",
          "chr($m + 60)", "''.join(sorted($t))", "$t.lower()", "'%(k)s' % {'k': $q}", "f'{$f:8.3f}|{$m:#x}|{$t:<6}'",
          "sys.intern('it_' + $t)", "sys.intern('k' + str($m))", "repr($t)", "$t.encode().decode()", "'a' + str($n)", "$t or 'empty'",
          "ascii($t)", "$t.partition('x')[0]", "$t.casefold()", "$t.zfill($m)", "'%r' % ($q,)", "hex($i)",
          "f\"{$m:>{$n}}|{$f:+.3e}|{$q!s:^15}|{$m:,}|{$m:08b}\"", "'{0}-{1}-{0}'.format($n, $q)", "'{x:>8}|{y!r}'.format(x=$m, y=$q)", "$t.join('abc')",
          "' '.join(reversed($t.split()))", "$t.swapcase()", "$t.rjust(20, '.')", "$t.expandtabs(4)", "$t.lstrip('x') + $t.rstrip('x')", "$t.rpartition('a')[2]",
          "''.join(c for c in $t if c.isalpha())", "''.join([c * 2 for c in $t])", "$t[$n:$m]", "$t[-3:]", "$t[::2]", "$t * 2", "bin($n) + oct($m)", "format($f, '.1f')",
          "str([$V, $V])", "str({'k': $V})", "repr(($V,))", "str(len($l))", "$t.translate({97: 'AA', 120: None})", "chr(200 + $m)", "chr(1000 + $m)", "chr(70000 + $m)",
          "$t + chr(300)", "($t + '\\u4e00')[:-1]", "($t + chr(128512))[:-1]", "$t.encode('utf-8').decode('latin-1')", "'%5.2f|%-6d|%x' % ($f, $m, $m)", "'abc' 'def'", "str(b'ab')",
          "'\\n'.join([$t, $q])", "$t.capitalize()", "str(object.__name__)", "min($t, default='') + max($t, default='')", "f'{$l!r:.20}'", "f'{$n=}'", "str($f)", "str(2 ** $m)",
          "'x' * $n + $t", "($t or 'z')[0]", "($t or 'z')[-1] * 3"],
    "i": ["$i + 1", "$i * $i", "$i - $m", "$i // 3", "$i % 7", "$i / 2", "2 ** $m", "10 ** $m", "-$i", "$i + $f", "len($t)",
          "sum(range($m))", "$m", "$f", "$i * 10 ** 9", "int(str($m) * 3)", "round($f, 1)", "abs($i)", "divmod($i, 5)[0]",
          "$i ** 2", "hash($t)", "max($m, 3)", "float($m)", "$i << 3", "complex($m, 1)", "int($f)", "$i & 255", "$i | 2 ** 40",
          "(1 << 61) - 1", "10 ** 20 + $m", "3 ** $m % 1000", "$i * 0.5", "True + $m",
          "2 ** 100 // 3 ** $n", "-(10 ** 25) >> $n", "(2 ** 90 | $m) & (2 ** 70 - 1)", "pow(3, $m, 10 ** 15)", "int('12345' * $n or '0')", "~$m", "7 ** $m - 7 ** $m + $n",
          "10 ** 40 // 10 ** 38", "divmod(10 ** 30, 7 ** $n)[1]", "$f * 1e300", "$f / 3", "$f // 1", "-$f % 7", "1e16 + $m", "float('inf')", "complex($n, $m) * 2j", "abs(3 + 4j)",
          "int.from_bytes(b'\\x01\\x02', 'big')", "round($f)", "round($m, -1)", "sum([0.1] * $n)", "len(str(2 ** $m))", "len(max($t.split() or ['a'], key=len))", "2 ** 30 - $n", "2 ** 60 + $n",
          "-(2 ** 30) * $n", "2 ** 31 - 2 ** 31", "int(1e20)", "1 << $m << $m", "(1 << 200) >> (190 - $n)", "ord(($t or 'z')[0])", "bool($l) + 0"],
    "p": ["($v, $v)", "()", "($v,)", "tuple($l)", "(1, (2.5, ($v, 'x')))", "tuple(range($m))", "($i, $t)", "tuple($d)",
          "$p + ($v,)", "$p[1:]", "$p * 2", "tuple($d.items())", "tuple([x for x in $l])", "tuple(sorted($s, key=str))",
          "(*$l, $v)", "tuple([$v, $v])", "divmod($m, 7)", "(1, 2.5, 'c')",
          "$p + $p", "tuple(reversed($p))", "$p[::2]", "($o, $d)", "($l, $l)", "tuple($t)", "tuple(map(str, $l))", "tuple(zip($t, range(3)))", "copy.deepcopy($p)", "tuple(enumerate('ab'))",
          "$t.partition('a')", "(1,) * $n", "()", "('a', ('b', ('c',)))", "tuple($s and (1, 2))", "(None,) * 3", "(1, (2, 3), frozenset([4]))"],
    "q": ["deque()", "deque([1, 2.5, 'c'])", "deque($l)", "deque(range($m), maxlen=5)", "deque($t)"],
    "y": ["bytearray()", "bytearray(b'abc')", "bytearray($m)", "bytearray(range($m))", "bytearray($t.encode())",
          "$y[1:4]", "$y[::2]", "$y[:]", "$y + b'xy'", "$y * 2", "$y.copy()", "$y.replace(b'a', b'bb')", "$y.upper()", "bytearray($y)", "bytearray(b'-').join([b'a', b'b'])"],
    "B": ["b''", "b'abc'", "$t.encode()", "bytes(range($n))", "b'x' * $m", "$B + b'y'", "$B[1:]", "$B[::2]", "bytes($y)", "bytes($n)", "$B.hex().encode()", "b'-'.join([b'a', $B])", "$B.upper()",
          "$B.replace(b'x', b'zz')", "$B[:$n] * 2", "b'%d|%s' % ($n, $B)", "$t.encode('utf-16')", "bytes([1, 2, $m])", "$B[$n:$m]", "$B.split(b'x')[0]", "(2 ** $m).to_bytes(8, 'big')", "b'q'", "$B.rjust(9)"],
}

PLAIN = {"d": "{}", "l": "[1.5, 2.5]", "s": "{1, 2}", "t": "'é'", "i": "7", "p": "(1, 'b')", "q": "deque()", "y": "bytearray()", "B": "b'pq'"}  # deep inside others

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
          "setattr($o, 'at' + str($n), $v)", "setattr($o, 'of_' + $t, $v)", "print(getattr($o, 'na' + 'me', 0))",
          "for k in ('x', 'a', 'y'): setattr($o, k, $f)", "for k in list(vars($o)): delattr($o, k)", "$o.$a = $o",
          "$o.$a = $o ;; _n = gc.collect() ;; $-o ;; print(gc.collect())", "$=o = $o", "$=o = $c", "$=o = $c", "$=M = $o.method",
          "$=o = copy.copy($o)", "$=o = copy.deepcopy($o)", "$o.$a = [$o]", "$o.$a += 1", "print($o == $o, $o != $o)",
          "print(isinstance($o, $C))", "print(sys.getsizeof($C))", "print(len(gc.get_referrers($o)))", "print(gc.is_tracked($o))",
          "$o.__dict__ = $d", "$o.__dict__ = dict($o.__dict__)", "$o.total = $m ;; $o.total += 1", "print(sorted(vars($C)))",
          "print($o.__class__.__name__, $C.__mro__[-1])", "$=d = vars($o) ;; $-d", "print(weakref.getweakrefcount($o))",
          "$C.helper = lambda self, k=$n: (self, k)", "print($o.helper())", "$o.__slots__", "$C.kind = $v ;; print($o.kind)",
          "with contextlib.suppress(AttributeError): del $o.$a", "try: $o.$a\nexcept AttributeError: print('no')",
          "$=o = $C.__new__($C)", "$=o = object.__new__($C)", "print($C.__bases__, $C.__name__)", "print([c.__name__ for c in $C.__mro__])", "print(type($o) is $C, $o.__class__)",
          "print(sys.getsizeof($o), sys.getsizeof($C))", "$o.$a = $o.$a", "$o.$a, $o.$a = $v, $v", "$o.$a = $l ;; $o.$a.append($v)", "$o.items = [] ;; $o.items.append($o)", "$o.$a = {} ;; $o.$a['k'] = $v",
          "for o in ($o, $o): o.$a = $v", "$=l = [$c for i in range($n)] ;; for i, x in enumerate($1): x.$a = i ;; print(sys.getsizeof($1))", "$=l = [$c, $c, $c] ;; del $1[1] ;; $1.append($c)",
          "$=d = {'a': $c, 'b': $c} ;; $1['a'].$a = $1['b']", "print($o.__dict__ == $o.__dict__, len(vars($o)))", "$=o = copy.copy($o) ;; $1.$a = $v", "print(sorted(k for k in vars($o) if k != 'x'))", "$o.__dict__.setdefault($A, $v)",
          "$o.__dict__ |= {$A: $v}", "$o.__dict__.popitem()", "del $o.__dict__[$A]", "for k, v in list(vars($o).items()): setattr($o, k + '2', v)", "$o.__dict__ = vars($o).copy()", "$=d = dict(vars($o))",
          "print({k: type(v).__name__ for k, v in vars($o).items()})", "$o.$a = 'text' + str($n)", "$o.$a = ($o, $v)", "$o.$a = lambda: $o ;; _n = gc.collect()", "print(gc.is_tracked($o), gc.is_tracked(vars($o)))",
          "$=o = $c ;; $1.$a = $v ;; $1.$a = $v ;; del $1.$a", "$=o = $c ;; $=o = $c ;; $1.$a = $2 ;; $2.$a = $1 ;; $-o", "$C.__len__ = lambda self: $n ;; print(len($o))", "$C.$a = property(lambda self: $v) ;; print($o.$a)"],
    "d": ["$d[$k] = $v"] * 5 + ["del $d[$k]", "print($d.pop($k, 0))", "$d.update({$k: $v})", "$d.setdefault($k, []).append(2.5)",
          "$d.clear()", "print(sorted(map(str, $d)))", "print(sys.getsizeof($d), len($d))", "$d.popitem()",
          "for i in range($b): $d['k%d' % i] = i", "print($k in $d)", "$d |= {$k: $v}", "$d.update($d)", "print($d.get($k))",
          "$d.update(p=1, q=$v)", "for k in list($d)[:3]: del $d[k]", "print(list($d.items())[:2])", "$d[$k] = $d",
          "$=K = $d.keys()", "$=K = iter($d)", "for k in $d: pass", "for k, v in $d.items(): $d[k] = v",
          "$d.update(dict.fromkeys('abcdefgh'))", "print(dict(sorted($d.items(), key=str)) == $d)", "$-d", "$d[$k] += 1",
          "print(len(repr($d)))", "while len($d) > 2: $d.popitem()", "$d.setdefault($k)", "for i in range($b): $d[i] = i * 0.5",
          "print($d == $d)", "print(gc.is_tracked({$k: $v}))", "print(sys.getrefcount($d))", "for i in range($b): $d.pop(i, None)",
          "print(len(max($d, key=lambda k: len(str(k)), default='')))", "print(list(reversed($d))[:1])", "$d[$t] = $t",
          "$d.update([(1, $v), ('one', $v)])", "$d.__delitem__($k)", "$d[[]] = 1", "del $d['absent']",
          "$d |= [($k, $v)]", "$=d = $d | $d", "print(sorted($d.keys() & {'a', 'b', 1}, key=str))", "print($d.items() >= {('a', 1)})", "for k in sorted($d, key=str): $d[k] = $v", "$d.update(zip('abc', range($n)))",
          "$d.update({i: i for i in range($b)})", "while $d: $d.popitem()", "print(next(iter($d), None))", "print(next(reversed(list($d)), None))", "$d[$k] = [$v] ;; $d[$k] = $v", "$d.setdefault($k, {})[$k] = $v",
          "$d[$k], $d[$k] = $v, $v", "for i in range($b): $d.setdefault(i % 5, []).append(i) if type($d.get(i % 5)) is list else None", "for w in 'the cat the dog'.split(): $d[w] = len(w)", "print(len($d), bool($d), $d == {})",
          "$=d = {k: $d[k] for k in list($d)[:$n]}", "for k in [k for k in $d if type(k) is str]: del $d[k]", "$d[$k] = $d.get($k, 0) and 1", "$d.pop($k)", "print({**$d} == $d, dict($d) == $d)", "for k in $d: $d[k] = None",
          "for k in $d: del $d[k]", "for k in $d: $d['new'] = 1", "_k = $d.keys() ;; $d['seen'] = $v ;; print(len(_k))", "print(max(map(len, map(str, $d)), default=0))", "print(sys.getsizeof($d.keys()), sys.getsizeof(dict($d)), sys.getsizeof({**$d}))",
          "_n = gc.collect() ;; print(gc.is_tracked($d))", "$d.missing", "$d[$k][0]"],
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
          "print(any($l), all($l))", "last = $l[-1]",
          "$l[:0] = [$v, $v]", "$l[-1:] = []", "$l += $l[:2]", "$l.extend(map(str, range($n)))", "$l.extend(reversed($l))", "$l = $l + [$v]", "$l = $l[:$n]", "$l = sorted($l, key=kind_of)", "$l.sort(key=kind_of, reverse=True)",
          "$l[:] = sorted($l, key=kind_of)", "$l.extend({'a': 1, 'b': 2}.items())", "$l.extend([x] for x in range($n))", "$l.append([$v] * 2)", "del $l[-1]", "del $l[1:$n]", "$l[$n:$m] = range($n)", "$l.extend(i for i in range($m) if i % 2)",
          "for x in list($l)[:5]: $l.remove(x)", "for i, x in enumerate($l): $l[i] = (i, x)", "a3, *b3, c3 = $l", "$l[0], $l[-1] = $l[-1], $l[0]", "print($l.pop() if $l else 'none')", "while len($l) > $n: $l.pop(0)", "$=l = $l ;; $1.append($v)",
          "for x in $l[:]: $l.append(x)", "$=l = [$l, $l] ;; $1[0].append($v)", "$l.insert(0, $l.pop()) if $l else None", "$l *= 0", "$l.extend($q)", "$l.extend(bytes($n))", "$l += [[]] * 2", "[x.append(1) for x in $l if type(x) is list]",
          "print(sum([x for x in $l if type(x) in (int, float)]))", "print(max($l, key=kind_of, default=None) == min($l, key=kind_of, default=None))", "_n = gc.collect() ;; print(sys.getsizeof($l))", "$l.copy().append(1)", "$l.index('absent')",
          "print(list(zip($l, $l[1:]))[:2])", "print($l[::-1][:2], $l[5:2])", "print(sys.getsizeof(list(range($m))), sys.getsizeof([i for i in range($m)]), sys.getsizeof([*range($m)]), sys.getsizeof(list($t)))"],
    "s": ["$s.add($k)"] * 3 + ["$s.add($m)", "$s.discard($n)", "$s.remove('x')", "print(sys.getsizeof($s), len($s))", "print($s)",
          "$s.update(range($m))", "$s.pop()", "$s &= {1, 2, 'x'}", "$s |= {'u', $k}", "$s -= {1, 2}", "$s ^= {1, 9}", "$s.clear()",
          "print(list($s)[:4])", "print($k in $s)", "$s.update('abc', [1.5])", "for i in range($b): $s.add(i * 7)",
          "for i in range($b): $s.discard(i)", "$-s", "print($s <= $s, $s == set($s))", "$s.add(frozenset($s))",
          "$s.intersection_update(range(20))", "$s.add([])", "for i in range($b): $s.add(str(i))", "while len($s) > 3: $s.pop()",
          "$s.difference_update(range($n))", "print(sorted($s, key=repr)[:3])", "print(hash(frozenset($s)))",
          "_s = $s ;; print(gc.is_tracked(_s), _s and sys.getrefcount(_s))",
          "print(sys.getsizeof($s | $s), sys.getsizeof(set($l[:0])))",
          "$s |= set($t)", "$s &= set(range(30))", "$s.symmetric_difference_update(range($m))", "$s.difference_update({1}, 'abc')", "$s.intersection_update(range(30), [1, 2, 3, 'x'])", "print($s.isdisjoint({1, 'x'}), $s.issubset($s), $s > {1})",
          "for x in list($s)[:4]: $s.discard(x)", "$s.add((1, ($n, 'a')))", "for x in $s: pass", "$=l = sorted($s, key=str)", "$=s = {x for x in $s if type(x) is int}", "$=s = set(list($s)[:$n])", "print(len({*$s}), {1} | $s == $s | {1})", "$s.add(None) if 0 else $s.add($m)",
          "while $s: $s.pop()", "for i in range($b): $s.add((i, i))", "for i in range($b): $s.add(i * 0.5)", "for x in $s: $s.add(100)", "$s.add({1})", "$s |= [1]", "$s.update(*[range(i) for i in range($n)])", "print(sys.getsizeof(set(range($m))), sys.getsizeof({*range($m)}), sys.getsizeof(frozenset(range($m))))"],
    "t": ["$=t = $t", "print($t, len($t), sys.getsizeof($t))", "print(sys.getsizeof($t))", "$t += 'x'",
          "for i in range($n): $t += str(i)", "print($t.encode())", "print('it_' + $t == sys.intern('it_' + $t))", "print($t == $q, $t < $q)",
          "print($t.find('a'), $t.count('x'))", "print(hash($t))", "$-t", "print($t[$n])", "print($t.split('x'))", "$t + 1",
          "$t.nothing", "print(int($t))", "print('%d' % $t)", "print($t.isidentifier(), $t.isascii())", "print(f'{$t:>{$m}}')",
          "print($t.index('zz'))", "print(sys.getsizeof($t.encode()), sys.getsizeof($q + $t))",
          "for w in ('a', 'é', '日'): $t += w", "for i in range($n): $t = $t + str(i)", "for i in range($n): $t = f'{$t}{i}'", "$t = $t.upper() ;; $t += '!'", "$t += $t", "$t = $t[:-1]", "$t *= 2", "print($t.replace('', '-')[:20])", "print($t.split(), $t.rsplit(None, 1))",
          "print(repr($t), ascii($t))", "print($t.center(9, '*') + '|')", "print($t.startswith(('a', 'x')), $t.endswith($q), 'a' in $t)", "print([c for c in $t[:5]], [ord(c) for c in $t[:3]])", "print($t.isdigit(), $t.isalpha(), $t.isspace(), $t.istitle(), $t.isupper())",
          "print($t.encode('latin-1'))", "print($t.encode('ascii', 'replace'), $t.encode('utf-16')[:4])", "print(f'{$t:>12}|{$t:.3}|{$t!r:<20}')", "print('{:*^{}}'.format($t, $m))", "$t[0] = 'x'", "print($t > $q, max($t, $q) == $t)", "print(sys.getsizeof($t), sys.getsizeof($t * 2), sys.getsizeof($t[:3]))",
          "print('%s|%10s|%-5s|%r' % ($t, $q, $n, $f))", "$=l = list($t) ;; $1.sort()", "$=d = {} ;; for c in $t: $1[c] = $1.get(c, 0) + 1", "print($t.splitlines(), $t.partition(' '))", "print(len($t.encode()), len($t.encode('utf-16')))", "print(str($t) is $t, $t[:] is $t, ($t + '') is $t, $t * 1 is $t)",
          "print(int($n and '42' or '7'), float('1.5'))", "print('$t' % ())", "print($t.zfill(8), $t.title(), $t.casefold())", "print($t.removeprefix('a'))"],
    "i": ["print($i, sys.getsizeof($i))", "print($i + $i)", "$i += 1", "print($i % 0)", "print($i.bit_length())",
          "print($i == float($m))", "$-i", "print($i // $i)", "print(1 / $n)", "for i in range($n): $i += i", "print(f'{$i:,}')",
          "print(hash($i))", "print($i > $f)", "print(sys.getsizeof($i * 10 ** 30))", "print($i + 'a')",
          "$i *= $n", "$i -= 1", "$i //= 2", "$i **= 2", "$i = -$i", "$i ^= 255", "print($i == $i, $i is $i, $i != $n)", "print(divmod($i, 7), $i // 3, $i % 3)", "print(str($i), repr($i), f'{$i!r:>20}')", "print(isinstance($i, int), type($i).__name__)", "print(round($i, 2), abs($i))",
          "for i in range($n): $i *= 1000", "print(f'{$i:.3e}|{$i:>20}|{$i:+}')", "print(sys.getsizeof($i), sys.getsizeof($i * $i), sys.getsizeof(-$i))", "print(f'{$m:b} {$m:o} {$m:X} {$f:.0f} {$f:%}')", "print($i.real, $i.imag)", "print(int($i), float($i))", "print(bool($i), not $i, $i and 1)", "print($i ** 0.5)",
          "print($i.as_integer_ratio())", "print(min($i, $n), max($i, $n))", "print($i < 'a')", "print($i & $m, $i | $m, $i ^ $m)", "print($f.hex(), $f.is_integer(), (-$f).as_integer_ratio())"],
    "p": ["print(sys.getsizeof($p), len($p))", "print($p == $p)", "$-p", "print(gc.is_tracked(($i, $v)))", "print($p[0])",
          "$p[0] = 1", "print(hash((1, 2.5, $t)))", "a1, b1 = $p", "print($p.count(1))",
          "_p = $p ;; print(_p and sys.getrefcount(_p))", "$=l = [$p, $p]", "$p += ($v,)",
          "$p = $p + $p", "$p *= 2", "print($p < $p, $p == tuple($p), $p[1:] == $p[1:])", "print($p.index($n))", "for x in $p: $=o = x" if 0 else "for x in $p: pass", "a4, *b4 = $p", "(a5, b5), c5 = $p", "$=d = dict(zip('abc', $p))", "print(gc.is_tracked($p))",
          "_n = gc.collect() ;; print(gc.is_tracked($p), gc.is_tracked(tuple($p)))", "print(len({$p: 1}))" if 0 else "print(len($p + (1,)))", "$=p = tuple(list($p))", "$=p = $p[:]", "print(sys.getsizeof($p), sys.getsizeof($p * 2), sys.getsizeof($p[:1]))", "$=l = list($p) ;; $1.append($v)", "$=p = ($v, [$v]) ;; $1[1].append($1)"],
    "q": ["$z.append($v)", "$z.appendleft($v)", "$z.pop()", "$z.popleft()", "$z.rotate($n)", "$z.extend(range($m))",
          "print(sys.getsizeof($z), len($z))", "print(list($z)[:3])", "$z.clear()", "$z.extendleft($l)",
          "print(sys.getrefcount($z))", "$=q = $z.copy()", "$=q = $z + deque([1])", "$z.insert(1, $v)", "$z.reverse()", "del $z[0]", "$z.remove($n)", "$z[0] = $v", "print($z.maxlen, $z.count(1), len($z))", "while len($z) > 3: $z.popleft()",
          "for i in range($b): $z.append(i)", "for i in range($b): $z.appendleft(i) or $z.pop()", "print(sum(x for x in $z if type(x) is int))", "$=l = list($z)", "$z.rotate(-2)", "$z += [1, 2]", "print($z == deque($z), deque([1]) < deque([2]))", "print(repr($z)[:20])", "for x in $z: $z.append(1)"],
    "y": ["$y.append(65)", "$y.extend(b'xyz')", "print(sys.getsizeof($y), len($y))", "$y += b'q' * $m", "del $y[:2]", "$y.pop()",
          "$y[1:2] = b'12345'", "print(bytes($y[:8]))", "$y.clear()", "$y.append(300)", "$y.insert(1, 66)", "$y.reverse()", "$y[0] = 7", "del $y[::2]", "del $y[-1]", "$y[:0] = b'ab'", "$y *= 2", "$y[3:] = b''", "$y.remove(97)", "print($y == bytes($y), $y.find(b'x'))",
          "for i in range($n): $y.append(i)", "for i in range($n): $y.pop(0)", "print($y.hex(), $y.decode('latin-1'))", "$y.extend(range($n))", "print(sys.getsizeof($y[:]), sys.getsizeof($y[1:3]), sys.getsizeof(bytes($y)))"],
    "B": ["print($B, len($B), sys.getsizeof($B))", "print($B[0])", "print($B == bytes(list($B)), $B < b'b', b'a' in $B)", "print($B.decode())", "print($B.hex(), $B.find(b'b'))", "$B += b'z'", "print(hash($B))", "print($B.split(b'b'))", "print(list($B[:4]), int.from_bytes($B[:3], 'little'))", "$-B",
          "print(sys.getsizeof($B + b'abc'), sys.getsizeof($B[1:2]))", "$B[0] = 1", "print($B + 'a')", "$=l = [$B, $B]", "print($B.startswith(b'a'), $B.upper(), $B.strip(b'a'))", "print(repr($B), str($B)[:9])"],
    "g": ["$=g = gen_of($v)", "print(next($g, 'end'))", "$-g", "$=g = map(str, $l)", "$=g = zip($l, $l)", "$=g = enumerate($l)",
          "$=g = iter($l)", "$=g = iter(range($m))", "$=g = reversed($l)", "_x = $x ;; print(_x == () or sys.getrefcount(_x))",
          "$g.close()", "$=g = filter(None, $l)", "print(list($g)[:3])",
          "$=g = gen_of($v) ;; print(next($1) is not None, sys.getsizeof($1))", "$=g = gen_of($o) ;; _n = next($1) ;; $1.close()", "$=g = gen_of($o) ;; $1.close() ;; print(sys.getrefcount($o))", "print(sum(x for x in $l if type(x) is int))", "print([*map(str, range($n))], [*zip($t, range(2))])",
          "$=g = iter($t)", "$=g = iter($p)", "$=g = iter($d.copy())", "$=g = zip($t, $l)", "$=g = map(lambda x: (x, $n), $l)", "$=g = iter($d.items())", "for x in $g: pass", "a6, b6, *c6 = $g", "$=l = list($g)", "$=g = gen_of(gen_of($v))", "print(next(iter($l), 'none') is None)",
          "$=g = acc($n) ;; print(next($1), $1.send(2.5), $1.send($n))", "$=g = acc($v) ;; print(next($1) is None) ;; $1.throw(ValueError('stop'))", "$=g = acc($o) ;; _n = next($1) ;; $-g", "print(list(chain_of($l, $t))[:4])", "$=g = chain_of($l, $l) ;; print(next($1, 'end') is None)", "print(sys.getsizeof($g))"],
    "F": ["$=F = closure_of($v)", "print($F())", "$-F", "$=F = lambda: $x", "$=F = functools.partial(max, $n, $m)",
          "$=F = (lambda x, y=$v: (x, y))", "keep = [$F, $F]", "$F.note = $v", "print($F.__closure__ is None)",
          "print($F(1, 2, 3))", "$F(nothing=1)",
          "print(sys.getsizeof($F), sys.getrefcount($F))", "$=F = memo($n) ;; print($1(3), $1(5), $1(3))", "$=F = memo($n) ;; for i in range($b): $1(i % 5) ;; print($1.cache_info())", "$=F = counted(closure_of($v)) ;; print($1(), $1(), $1.calls)", "$=F = closure_of($o) ;; _n = $1() ;; print(sys.getrefcount($o))",
          "$=F = functools.partial(closure_of, $v) ;; print($1()() is None)", "$=l = [lambda: i for i in range(3)] ;; print([f() for f in $1])", "$=l = [lambda i=i: (i, $n) for i in range(3)] ;; print([f() for f in $1])", "$F.extra = [$F] ;; _n = gc.collect()", "print($F.__name__, $F.__defaults__)", "$=F = many($v, b=$v)",
          "print(many($n, 2.5, *$l, k=$v)())" if 0 else "print(many($n, 2.5, k=$n)())", "many()", "many(1, 2, 3, c=4, a=5)", "print(functools.reduce(lambda a, b: a + b, range($n), 0))", "print(len(sorted($l, key=lambda x: (kind_of(x), $n))))", "print(list(map($F, [])))", "$F.__defaults__ = ($v,)"],
    "x": ["try:\n    raise ValueError($v)\nexcept ValueError as err: $=e = err", "try: $l[99]\nexcept IndexError as err: $=e = err",
          "try: {}[$k]\nexcept KeyError as err: $=e = err", "try: fail($v)\nexcept RuntimeError as err: $=e = err",
          "print(repr($e), $e.args)", "$-e", "$e.__traceback__ = None", "_x = $x ;; print(_x == () or sys.getrefcount(_x))",
          "undefined_name", "print(nothing)", "raise KeyError($k)", "fail($n)",
          "try: 1 / 0\nexcept ZeroDivisionError: print('zero')\nfinally: print('done')", "$o()", "len($i)", "$o[0]",
          "for x in $i: pass", "$i()", "$o + 1", "$o < $o", "assert $n > 4, $v", "$=e = ValueError($v)", "import nothing_there",
          "[].pop()", "int('x')", "$t.format()", "'{} {}'.format(1)", "a2, b2 = [1]", "$C(1, 2, 3, 4, 5, 6)",
          "class $=Z(Exception):\n    def __init__(self, a, b=None):\n        super().__init__(a)\n        self.a = a ;; try: raise $1($x)\nexcept $1 as err: $=e = err", "try: fail($x)\nexcept RuntimeError as err:\n    try: raise ValueError('next') from err\n    except ValueError as other: $=e = other ;; print(repr($1.__cause__)[:12], $1.__context__ is $1.__cause__)",
          "try: {}['k']\nexcept KeyError:\n    try: [][0]\n    except IndexError as err: $=e = err ;; print(repr($1.__context__), $1.__cause__)", "def $=Y(x):\n    try:\n        return x[0]\n    except (TypeError, IndexError, KeyError) as err:\n        return type(err).__name__\n    finally:\n        print('end') ;; print($1($x), $1([]), $1($n))",
          "for i in range(4):\n    try:\n        if i == 1: continue\n        if i == 3: break\n        print(10 // i)\n    except ZeroDivisionError as z: print(z)\n    else: print('else')\n    finally: print('f', i)\nelse: print('loop else')", "with closing($x) as w: print(w is None) ;; print('after')",
          "with closing($n): raise KeyError('swallowed')", "try: deep($n)\nexcept ValueError as err: $=e = err ;; print($1.__traceback__.tb_next is None)", "$=e = KeyError($t) ;; print($1, repr($1))", "$=e = OSError(2, 'no') ;; print($1, $1.errno, sys.getsizeof($1))", "print(sys.getsizeof(ValueError($n)), ValueError(1, 2).args)",
          "$e.note = $o", "$e.args = ($x,)", "try: raise $e\nexcept Exception as again: print(again is $e)", "err", "$e.with_traceback(None)", "try: int($t)\nexcept ValueError as err: print(err)", "try: $o.nothing\nexcept AttributeError as err: print(err)", "try: $d[[]]\nexcept TypeError as err: print(err)", "[1, 2].remove(3)", "{}.popitem()", "().index(1)", "'a'.index('b')",
          "{1}.remove(2)", "range(3)[5]", "chr(-1)", "float('x')", "'%d' % 'a'", "[] + ()", "1 < 'a'", "None.x", "f'{1:q}'", "sorted([1, 'a'])", "sum(['a'])", "max([])", "dict([1])", "zip(1)", "next(iter([]))", "open_nothing()", "super().x", "$o.method(1, 2, 3)", "print($C.nothing)", "del nothing", "object().x = 1", "$x.append", "$C()()"],
    "c": ["_n = gc.collect() ;; print(gc.collect())",
          "_c = [] ;; _c.append(_c) ;; _n = gc.collect() ;; del _c ;; print(gc.collect())",
          "_c = $c ;; _c.me = _c ;; _n = gc.collect() ;; del _c ;; print(gc.collect())", "_c = [] ;; _c.append(_c) ;; del _c",
          "_c = $c ;; _c.me = _c ;; del _c", "_d = {} ;; _d['self'] = [_d] ;; _n = gc.collect() ;; del _d ;; print(gc.collect())",
          "print(gc.collect() * 0, gc.get_count())",
          "_r = len(gc.get_referrers($o)) ;; print(_r)", "print([type(x).__name__ for x in gc.get_referents($o)])",
          "print(gc.isenabled())",
          "_k = [$c for i in range($b)] ;; for _x in _k: _x.ring = _k ;; _n = gc.collect() ;; del _k, _x ;; print(gc.collect())",
          "_n = gc.collect() ;; print(gc.collect(0))", "gc.disable()", "gc.enable()", "print(len(gc.garbage))", "_n = gc.collect(0)", "_n = gc.collect(1)", "_n = gc.collect() ;; _c = [] ;; _c.append(_c) ;; del _c ;; print(gc.collect(1))", "_n = gc.collect() ;; _c = $c ;; _c.me = [_c] ;; del _c ;; print(gc.collect())",
          "_n = gc.collect() ;; _a = $c ;; _b = $c ;; _a.b = _b ;; _b.a = _a ;; del _a, _b ;; print(gc.collect())", "_n = gc.collect() ;; _f = closure_of(1) ;; _f.me = _f ;; del _f ;; print(gc.collect())", "_n = gc.collect() ;; _d = dict(a=[]) ;; _d['a'].append(_d) ;; del _d ;; print(gc.collect())", "print(gc.get_threshold())",
          "_n = gc.collect() ;; _s = types.SimpleNamespace(a=1) ;; _s.s = _s ;; del _s ;; print(gc.collect())", "_n = gc.collect() ;; class _T: pass\ndel _T ;; print(gc.collect())" if 0 else "print(gc.is_finalized($o))", "print([gc.is_tracked(x) for x in (1, 'a', [], {}, (), (1,), ([],), {1: 2}, {1: []}, set(), 1.5, int, print)])"],
    "w": ["$=W = weakref.WeakValueDictionary()", "$W[$A] = $o", "print(len($W), $A in $W, $W.get($A) is None)",
          "$=w = weakref.ref($o)", "print($w() is None)", "$=w = weakref.proxy($o)", "_wk = weakref.WeakKeyDictionary()",
          "_ws = weakref.WeakSet() ;; _ws.add($o) ;; print(len(_ws))", "print(sys.getsizeof($w))", "print($w == $w)",
          "$=w = weakref.ref($o, lambda r: print('callback', r() is None))", "$=o = $c ;; $=w = weakref.ref($1, lambda r: print('died')) ;; $-o", "$=o = $c ;; $1.me = $1 ;; $=w = weakref.ref($1) ;; _n = gc.collect() ;; $-o ;; print($2() is None, gc.collect() > 0, $2() is None)",
          "$=o = $c ;; $=w = weakref.proxy($1) ;; $2.$a = $v ;; print($1.$a)", "print($w() is $o, weakref.ref($o) is weakref.ref($o))", "print(len(weakref.getweakrefs($o)))", "$=o = $c ;; $=W = weakref.WeakValueDictionary() ;; $2['k'] = $1 ;; $-o ;; print(len($2))", "print(len($W))", "$W.pop($A, None)",
          "_f = weakref.finalize($c, print, 'final') ;; print(_f.alive) ;; del _f", "$=l = [weakref.ref(x) for x in [$o, $o]] ;; print([r() is None for r in $1])", "$o.$a = weakref.ref($o) ;; print($o.$a() is $o)",
          "weakref.ref($i)", "weakref.ref($l)", "weakref.finalize($o, print, 'bye').atexit = False", "$-w",
          "print(weakref.getweakrefcount($o))"],
    "S": [
        "class $=Z:\n    __slots__ = ('value', 'next')\n    def __init__(self, value, next=None):\n        self.value = value\n        self.next = next ;; $=o = $1($v) ;; for i in range($n): $2 = $1(i, $2)",
        "class $=Z:\n    def __init__(self, value):\n        self.value = value\n        self.left = self.right = None\n    def insert(self, v):\n        side = 'left' if v < self.value else 'right'\n        child = getattr(self, side)\n"
        "        if child: child.insert(v)\n        else: setattr(self, side, type(self)(v))\n    def walk(self):\n        if self.left: yield from self.left.walk()\n        yield self.value\n        if self.right: yield from self.right.walk() ;; $=o = $1(50) ;; for i in (30, 70, $m, 60, $n, 10.5): $2.insert(i) ;; print(list($2.walk()))",
        "class $=Z:\n    def __init__(self, owner, balance=0):\n        self.owner = owner\n        self._balance = balance\n        self.log = []\n    @property\n    def balance(self): return self._balance\n    @balance.setter\n    def balance(self, v):\n        if v < 0: raise ValueError('negative')\n"
        "        self.log.append((self._balance, v))\n        self._balance = v ;; $=o = $1('ann', $m) ;; $2.balance += $n ;; $2.balance -= 100 ;; print($2.balance, $2.log)",
        "class $=Z:\n    count = 0\n    known = {}\n    def __new__(cls, key, *rest):\n        if key not in cls.known: cls.known[key] = super().__new__(cls)\n        cls.count += 1\n        return cls.known[key]\n    def __init__(self, key, *rest): self.key, self.rest = key, rest ;; $=o = $1('a', $v) ;; $=o = $1('a', $v) ;; $=o = $1('b') ;; print($2 is $3, $1.count)",
        "class $=Z:\n    def __init__(self, x, y): self.x, self.y = x, y\n    def __add__(self, o): return type(self)(self.x + o.x, self.y + o.y)\n    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)\n    def __hash__(self): return hash((self.x, self.y))\n    def __repr__(self): return f'V({self.x}, {self.y})'\n    def __iter__(self): return iter((self.x, self.y))\n"
        "    def __getitem__(self, i): return (self.x, self.y)[i]\n    def __len__(self): return 2\n    def __bool__(self): return bool(self.x) ;; $=o = $1($n, 2.5) ;; $=o = $2 + $2 ;; print($2, $3, $2 == $3, [*$3], $2[0], bool($2)) ;; print(len({$2: 'a', $1($n, 2.5): 'b'})) ;; $=s = {$2, $3}",
        "class $=Z:\n    def __set_name__(self, owner, name): self.name = 'of_' + name\n    def __get__(self, o, t=None): return self if o is None else getattr(o, self.name, None)\n    def __set__(self, o, v): setattr(o, self.name, v) ;; class $=Z:\n    a = $1()\n    b = $1() ;; $=o = $2() ;; $3.a = $v ;; $3.b = $v ;; print(sorted(vars($3)))",
        "class $=Z:\n    def hi(self): return ['A'] ;; class $=Z($1):\n    def hi(self): return ['B'] + super().hi() ;; class $=Z($1):\n    __slots__ = ('z',)\n    def hi(self): return ['C'] + super().hi() ;; class $=Z($2, $3):\n    def hi(self): return ['D'] + super().hi() ;; $=o = $4() ;; print($5.hi(), [c.__name__[0] for c in $4.__mro__]) ;; $5.z = $v ;; $5.w = $v",
        "class $=Z(type):\n    made = []\n    def __new__(m, name, bases, ns, **kw):\n        ns['tag'] = kw.get('tag', name)\n        return super().__new__(m, name, bases, ns)\n    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns) ;; class $=Z(metaclass=$1, tag=$q):\n    def __init__(self): self.a = $v ;; $=o = $2() ;; print($3.tag, type($2).__name__) ;; class $=Z($2): pass ;; $=o = $4() ;; $5.b = $v",
        "class $=Z:\n    registry = {}\n    def __init_subclass__(cls, name=None, **kw):\n        super().__init_subclass__(**kw)\n        cls.registry[name or cls.__name__] = cls ;; class $=Z($1, name='one'): pass ;; class $=Z($1): x = $v ;; $=l = [c() for c in $1.registry.values()] ;; print(len($1.registry))",
        "class $=Z:\n    __slots__ = ('a', 'b') ;; class $=Z($1):\n    __slots__ = ('c', '__dict__', '__weakref__') ;; class $=Z($2): pass ;; $=o = $1() ;; $4.a = $v ;; $=o = $2() ;; $5.c = $v ;; $5.free = $v ;; $=o = $3() ;; $6.a = $v ;; $6.new = $v ;; $=w = weakref.ref($6)",
        "class $=Z(dict):\n    def __missing__(self, k):\n        self[k] = v = [k]\n        return v\n    def __getattr__(self, k): return self[k] ;; $=d = $1(a=$v) ;; print($2['zz'], $2.a) ;; $2.own = $v", "class $=Z(list):\n    def push(self, x):\n        self.append(x)\n        return self ;; $=l = $1([1, 2]) ;; _n = $2.push($v).push($n) ;; $2.tag = $v ;; print(len($2), $2[-1])",
        "class $=Z(str):\n    __slots__ = () ;; $=t = $1('text') ;; $=t = $2.upper() ;; print(type($3).__name__)", "class $=Z(tuple):\n    def __new__(cls, *a): return super().__new__(cls, a) ;; $=p = $1($v, $n) ;; print(sys.getsizeof($2), len($2))", "class $=Z(int):\n    def __add__(self, o): return $1(int(self) + o)\n    def __repr__(self): return f'N{int(self)}' ;; $=o = $1($m) + 5 ;; $2.unit = 'kg' ;; print($2, sys.getsizeof($2))",
        "$=d = {} ;; for w in 'the quick the lazy the end'.split(): $1[w] = $1.get(w, 0) + 1 ;; $=l = sorted($1.items(), key=lambda kv: (-kv[1], kv[0])) ;; $=d = {v: k for k, v in $1.items()} ;; print($2[0], len($3))", "$=d = {} ;; for i in range($b): $1.setdefault(i % 3, []).append(i) ;; for k in list($1): $1[k] = tuple($1[k])",
        "$=l = [[0] * 3 for _ in range(3)] ;; for i in range(3): $1[i][i] = $v ;; $=l = [list(r) for r in zip(*$1)] ;; $=l = [x for r in $1 for x in r]", "$=l = [] ;; for i in range($m):\n    $1.append(i)\n    if len($1) > 5: $1.pop(0) ;; print(sys.getsizeof($1))", "$=s = set() ;; for i in range(2, 50):\n    if not any(i % p == 0 for p in $1): $1.add(i) ;; print(sorted($1)[:5], sys.getsizeof($1))",
        "$=t = '' ;; for i in range($m): $1 += chr(97 + i % 26) ;; print(sys.getsizeof($1), $1[::5])", "$=l = [] ;; for c in $t: $1.append(c * 2) ;; $=t = ''.join($1)", "def $=Y(n, seen={}):\n    if n < 2: return n\n    if n not in seen: seen[n] = $1(n - 1) + $1(n - 2)\n    return seen[n] ;; print($1(30 + $n)) ;; $=d = $1.__defaults__[0]", "def $=Y(n):\n    return 1 if n < 2 else n * $1(n - 1) ;; $=i = $1($m) ;; print(sys.getsizeof($2))",
        "def $=Y(f):\n    def inner(*a):\n        inner.log.append(a)\n        return f(*a)\n    inner.log = []\n    return inner ;; @$1\ndef $=Y(a, b=$v): return [a, b] ;; $=l = $2($v) ;; print(len($2.log))", "def $=Y(a, *rest, k=$v, **more):\n    return locals() ;; $=d = $1($n, 2, x=$v) ;; print(sorted($2))", "def $=Y():\n    global made\n    made = [$v]\n    return made ;; $=l = $1() ;; print($2 is made)",
        "class $=Z:\n    def __init__(self): self.handlers = weakref.WeakValueDictionary()\n    def add(self, name, h): self.handlers[name] = h ;; $=o = $1() ;; $=o = $c ;; $2.add('one', $3) ;; print(len($2.handlers)) ;; $-o" if 0 else "$=o = types.SimpleNamespace(x=$n, y=[$v]) ;; $1.z = $v ;; print(sorted(vars($1)), $1 == $1)", "$=o = types.SimpleNamespace(**{'k': $n}) ;; del $1.k ;; $1.k = $v",
        "class $=Z:\n    def __init__(self, n): self.n = n\n    def __del__(self): print('del', self.n) ;; $=o = $1(1) ;; $=o = $1(2) ;; $2 = $3 ;; $=l = [$1(3), $1(4)] ;; $4.pop() ;; $4[0] = None ;; $1(5)", "class $=Z:\n    def __enter__(self):\n        self.open = True\n        return self\n    def __exit__(self, *a):\n        self.open = False\n        return bool($n) ;; $=o = $1() ;; with $2 as o: 1 / 0 ;; print($2.open)",
        "class $=Z:\n    @functools.cached_property\n    def big(self): return [$v] * 3 ;; $=o = $1() ;; print(len($2.big), $2.big is $2.big) ;; $2.x = $v", "class $=Z(abc.ABC):\n    @abc.abstractmethod\n    def go(self): ... ;; $1() ;; class $=Z($1):\n    def go(self): return $n ;; $=o = $2() ;; print($3.go(), isinstance($3, $1))", "class $=Z:\n    def __getattr__(self, n):\n        if n.startswith('_'): raise AttributeError(n)\n        return n * 2 ;; $=o = $1() ;; print($2.abc, hasattr($2, '_x')) ;; $2.abc = $v",
        "$=N = collections.namedtuple('P', 'x y') ;; $=p = $1($v, y=$n) ;; $=p = $2._replace(x=$v) ;; print($2._fields, $3.y, $2._asdict() == {}) ;; _x, _y = $2" if 0 else "$=l = [$N for i in range(3)] ;; print($1[0]._fields, len({id(x) for x in $1}))", "$=l = [$D, $D] ;; print($1[0] == $1[1])", "$=q = deque(maxlen=$n) ;; for i in range($b): $1.append(i) ;; print(list($1)[:2])", "$=i = 1 ;; for i in range(1, $m): $1 *= i ;; print(sys.getsizeof($1), $1 % 1000007)",
        "$=d = collections.defaultdict(lambda: collections.defaultdict(int)) ;; $1['a']['b'] += 1 ;; $1['c'] ;; print(len($1))", "$=d = collections.Counter($t) ;; $1.update('abc') ;; $1.subtract('a') ;; print(sum($1.values()), $1['none']) ;; $=d = $1 + $1 ;; $=l = $1.most_common(2)", "$=l = [1, [2, [3.5, {'k': (4, [5])}]]] ;; $=l = copy.deepcopy($1) ;; $=l = copy.copy($1) ;; $2[1][0] = $v ;; print($1 == $2, $3[1] is $1[1])", "$=o = copy.deepcopy($o) ;; print($1 is $o)", "$=l = copy.deepcopy([$o, $o]) ;; print($1[0] is $1[1])"],
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
WEIGHTS = {"o": 16, "d": 5, "l": 5, "s": 4, "t": 4, "i": 3, "p": 2, "q": 1, "y": 1, "g": 2, "F": 1, "x": 3, "c": 2, "w": 2, "m": 0.6, "k": 4, "B": 1, "S": 2}
MODULES = ["abc", "collections", "contextlib", "copy", "dataclasses", "enum", "functools", "gc", "sys", "tracemalloc", "types", "typing", "weakref"]
HELPERS = {
    "gen_of": "def gen_of(v):\n    k = v\n    yield k\n    yield (k, v)",
    "closure_of": "def closure_of(v):\n    n = 0\n    def inner():\n        nonlocal n\n        n += 1\n        return (v, n)\n    return inner",
    "fail": "def fail(v):\n    local = [v]\n    raise RuntimeError(local)",
    "acc": "def acc(v):\n    total = [v]\n    try:\n        while len(total) < 9:\n            got = yield total[-1]\n            total.append(got)\n    finally:\n        print('closed', len(total))",
    "chain_of": "def chain_of(*parts):\n    for part in parts:\n        yield from part",
    "memo": "def memo(n):\n    @functools.lru_cache(maxsize=n)\n    def inner(k):\n        return [k, n]\n    return inner",
    "counted": "def counted(f):\n    @functools.wraps(f)\n    def inner(*args, **more):\n        inner.calls += 1\n        return f(*args, **more)\n    inner.calls = 0\n    return inner",
    "kind_of": "def kind_of(x):\n    return type(x).__name__",
    "many": "def many(a, b=2, *rest, k=None, **more):\n    def inner():\n        return (a, b, rest, k, sorted(more))\n    return inner",
    "closing": "class closing:\n    def __init__(self, thing):\n        self.thing = thing\n    def __enter__(self):\n        return self.thing\n    def __exit__(self, kind, value, trace):\n        print('exit', kind and kind.__name__)\n        return kind is KeyError",
    "deep": "def deep(n):\n    here = [n]\n    if n == 0:\n        raise ValueError(here)\n    deep(n - 1)",
}


class Writer:
    """Makes one program: a list of top-level statements around a few classes and values."""

    def __init__(self, seed, without=""):
        self.without = without
        self.r = random.Random(seed)
        self.out = []
        self.classes = []  # (name, attribute names, number of __init__ parameters)
        self.names = {k: [] for k in "odlstipqywWgFeKMBZY"}
        self.made = []
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
                self.made.append(made[-1][1])
                return made[-1][1]
            if m.group(2).isdigit():
                return self.made[int(m.group(2)) - 1]
            return getattr(self, "mark_" + m.group(2))() if hasattr(self, "mark_" + m.group(2)) else self.known(m.group(2))

        text = MARK.sub(one, template)
        return text, made

    def do(self, template):
        """Statements from a template; names it makes are known from then on. `$-o` forgets an instance: the one just used, or any."""
        used, self.made = None, []
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
        return "\n".join(head + [text for name, text in HELPERS.items() if re.search(r"\b%s\b" % name, body)]) + "\n" + body
