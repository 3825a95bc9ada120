# Which calls of C code count towards the recursion limit: where it is met at twelve depths of the caller (c: in comparison, o: calling an object
# or in its repr, .: in a frame). That depends on how many count in a turn.
def at(k, f):
    return f() if k == 0 else at(k - 1, f)
def deep(f):
    met = ''
    for k in range(12):
        try:
            at(k, f)
            met += '-'
        except RecursionError as e:
            words = str(e).split()
            met += '.' if len(words) == 4 else words[-1][0]
    return ''.join(sorted(met))
def cls(src):
    ns = {}
    exec('class X:\n' + src, ns)
    return ns['X']()
def test(name, src, run):
    x = cls(src)
    print(name, deep(lambda: run(x)))
test('repr', '    def __repr__(self): return repr(self)', repr)
# =>(3.8-3.11) repr ....oooooooo
# =>(3.12-3.15) repr ............
test('hash', '    def __hash__(self): return hash(self)', hash)
# =>(3.8-3.11) hash ......oooooo
# =>(3.12-3.15) hash ............
test('len', '    def __len__(self): return len(self)', len)
# =>(3.8-3.10) len ......oooooo
# =>(3.11-3.15) len ............
test('abs', '    def __abs__(self): return abs(self)', abs)
# =>(3.8-3.11) abs ......oooooo
# =>(3.12-3.15) abs ............
test('iter', '    def __iter__(self): return iter(self)', iter)
# =>(3.8-3.10) iter ......oooooo
# =>(3.11-3.15) iter ............
test('next', '    def __next__(self): return next(self)', next)
# =>(3.8-3.10) next ......oooooo
# =>(3.11-3.15) next ............
test('any', '    def __le__(self, o): return any(self <= o for i in (1, 2))', lambda x: x <= x)
# =>(3.8-3.10) any ......cccooo
# =>(3.11) any .........ccc
# =>(3.12-3.15) any ............
test('join', '    def __le__(self, o): return "".join(self <= o for i in (1, 2))', lambda x: x <= x)
# =>(3.8-3.10) join ......cccooo
# =>(3.11) join .........ccc
# =>(3.12-3.15) join ............
test('map', '    def f(self, o): return list(map(self.f, (1, 2)))', lambda x: x.f(x))
# =>(3.8) map ......oooooo
# =>(3.9) map oooooooooooo
# =>(3.10-3.15) map ............
test('isinst', '    def __le__(self, o): return isinstance(self, int) or self <= o', lambda x: x <= x)
# =>(3.8-3.10) isinst ......oooooo
# =>(3.11) isinst ......cccccc
# =>(3.12-3.15) isinst ............
test('append', '    def __eq__(self, o): return [o].index(self)', lambda x: x == x)  # => append ------------
test('count', '    def __eq__(self, o): return [o].count(self) and (o,).count(self)', lambda x: x == x)  # => count ------------
test('getattr', '    def __getattr__(self, n): return getattr(self, n)', lambda x: x.foo)
# =>(3.8-3.10) getattr ......oooooo
# =>(3.11-3.15) getattr ............
test('hasattr', '    def __getattr__(self, n): return hasattr(self, n)', lambda x: x.foo)
# =>(3.8-3.10) hasattr ......oooooo
# =>(3.11-3.15) hasattr ............
test('setattr', '    def __setattr__(self, n, v): setattr(self, n, v)', lambda x: setattr(x, "a", 1))
# =>(3.8-3.10) setattr ......oooooo
# =>(3.11-3.15) setattr ............
test('call', '    def __call__(self, *a): return self(*a)', lambda x: x())
# =>(3.8-3.11) call ......oooooo
# =>(3.12-3.15) call ............
test('format', '    def __format__(self, s): return format(self, s)', lambda x: format(x, ""))
# =>(3.8-3.10) format ......oooooo
# =>(3.11-3.15) format ............
test('fstr', '    def __format__(self, s): return f"{self}"', lambda x: format(x, ""))  # => fstr ............
test('bool', '    def __bool__(self): return bool(self)', bool)
# =>(3.8-3.9) bool ......oooooo
# =>(3.10-3.15) bool ............
test('contains', '    def __contains__(self, o): return o in self', lambda x: 1 in x)  # => contains ............
test('getitem', '    def __getitem__(self, o): return self[o]', lambda x: x[1])  # => getitem ............
test('dictget', '    def __hash__(self): return {}.get(self)', hash)
# =>(3.8-3.10) dictget ......oooooo
# =>(3.11-3.15) dictget ............
test('setadd', '    def __hash__(self): return set().add(self)', hash)
# =>(3.8-3.11) setadd ......oooooo
# =>(3.12-3.15) setadd ............
test('update', '    def __hash__(self): return dict.fromkeys([self])', hash)
# =>(3.8) update oooooooooooo
# =>(3.9-3.11) update ......oooooo
# =>(3.12-3.15) update ............
test('filter', '    def f(self, o): return list(filter(self.f, (1, 2)))', lambda x: x.f(x))
# =>(3.8) filter ......oooooo
# =>(3.9) filter oooooooooooo
# =>(3.10-3.15) filter ............
test('divmod', '    def __divmod__(self, o): return divmod(self, o)', lambda x: divmod(x, 1))
# =>(3.8-3.10) divmod ......oooooo
# =>(3.11-3.15) divmod ............
test('round', '    def __round__(self, n=0): return round(self, n)', lambda x: round(x, 1))
# =>(3.8-3.10) round ......oooooo
# =>(3.11-3.15) round ............
test('reversed', '    def __reversed__(self): return reversed(self)', reversed)
# =>(3.8-3.9) reversed ......oooooo
# =>(3.10-3.15) reversed ............
