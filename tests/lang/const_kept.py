# Which constants a code object keeps: from 3.14 on the one that the source begins with, though it is only part of another one.
def f(self): return [[314.5, 144.5, 969.5]] * 3
print(f.__code__.co_consts[-1], 314.5 in f.__code__.co_consts)
# =>(3.8) 3 True
# =>(3.9-3.13) 3 False
# =>(3.14-3.15) (314.5, 144.5, 969.5) True
def f(self): return {314.5, 144.5, 3.5}
print(314.5 in f.__code__.co_consts, 144.5 in f.__code__.co_consts)
# =>(3.8) True True
# =>(3.9-3.13) False False
# =>(3.14-3.15) True False
def f(self): return -314.5
print(314.5 in f.__code__.co_consts, -314.5 in f.__code__.co_consts)
# =>(3.8-3.13) False True
# =>(3.14-3.15) True True
def f(self): return 2.5 * 3
print(2.5 in f.__code__.co_consts, 7.5 in f.__code__.co_consts)
# =>(3.8-3.13) False True
# =>(3.14-3.15) True True
def f(self): return [-1.5, 2.5, 3.5]
print(1.5 in f.__code__.co_consts, -1.5 in f.__code__.co_consts)
# =>(3.8) False True
# =>(3.9-3.13) False False
# =>(3.14-3.15) True False
def f(self):
    "text"
    return [1.5, 2.5, 3.5]
print(1.5 in f.__code__.co_consts, f.__code__.co_consts[0])
# =>(3.8) True text
# =>(3.9-3.15) False text
def f(self): return [[1.5, 2.5, 3.5], [4.5, 5.5, 6.5]]
print([x in f.__code__.co_consts for x in (1.5, 2.5, 4.5, 5.5)])
# =>(3.8) [True, True, True, True]
# =>(3.9-3.13) [False, False, False, False]
# =>(3.14-3.15) [True, False, False, False]
def f(self): return len(self), [4.5, 5.5, 6.5], 1.5
print([x in f.__code__.co_consts for x in (1.5, 4.5, 5.5)])
# =>(3.8) [True, True, True]
# =>(3.9-3.13) [True, False, False]
# =>(3.14-3.15) [True, True, False]
def f(self): return [[1.5, 2.5, 3.5] for x in self]
print(1.5 in f.__code__.co_consts)
# =>(3.8-3.13) False
# =>(3.14-3.15) True
# Bytes repeated no times are new bytes, a constant or not.
x, e = b'x', b''
z = b'xy' * 0
print(z is e, x * 0 is e, e * 3 is e, x * 1 is x, x[1:] is e, z == e, z + x is x, e + e is e)  # => True False True True True True True True
class B(bytes): pass
print(B(b'') * 2 is e, B(b'x') * 0 is e, B(b'x')[:0] is e)  # => False False True
