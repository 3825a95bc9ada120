a, *b, c = range(6)
print(a, b, c)  # => 0 [1, 2, 3, 4] 5
(a, b), [c, *d] = (1, 2), "xyz"
print(a, b, c, d)  # => 1 2 x ['y', 'z']


def attempt(fn):
    try:
        fn()
    except Exception as e:
        print(f"{type(e).__name__} {e}".strip())


def one(seq):
    a, b = seq


def two(seq):
    a, *b, c = seq


attempt(lambda: one((1,)))  # => ValueError not enough values to unpack (expected 2, got 1)
attempt(lambda: one(5))  # => TypeError cannot unpack non-iterable int object
attempt(lambda: two((1,)))  # => ValueError not enough values to unpack (expected at least 2, got 1)
print({**{"a": 1}, "b": 2}, [*range(3), *"ab"], {*[1, 2], 3}, (*[1], 2), (*(), ))
# => {'a': 1, 'b': 2} [0, 1, 2, 'a', 'b'] {1, 2, 3} (1, 2) ()
print(1 < 2 < 3, 1 < 3 < 2, 1 < 2 > 1, not 1, 1 if 0 else 2, 0 or "x", 1 and "y", 0 and 1 / 0)
# => True False True False 2 x y 0
print([(a, b) for a in range(3) for b in range(a) if a != b], {x: y for x, y in zip("ab", (1, 2))})
# => [(1, 0), (2, 0), (2, 1)] {'a': 1, 'b': 2}
print(sorted({x % 2 for x in range(5)}), [[i * j for j in range(3)] for i in range(3)])
# => [0, 1] [[0, 0, 0], [0, 1, 2], [0, 2, 4]]
big = [str(i) for i in range(40)]
print(len([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, len(big)]))
# => 33
x = 5
x += 3
x *= 2
x //= 3
x **= 2
x -= 1
x %= 7
x <<= 3
x |= 1
x ^= 3
x &= 30
x >>= 1
print(x)  # => 13
l = [1, 2, 3]
m = l
l += (4,)
l[1] += 5
l[0:2] = [9]
print(l, m is l, l[::-1], l[-1], l[1:])  # => [9, 3, 4] True [4, 3, 9] 4 [3, 4]
del l[0], l[-1]
print(l)  # => [3]
d = {}
d["a"], d["b"] = 1, 2
d["a"] += 5
del d["b"]
print(d)  # => {'a': 6}
print(f"{1 + 1} {'a'!r:>5} {3.14159:.2f} {x=} {'nested ' + f'{1}'} {{}} {x:>{4}}|{x!s:<4}|")
# => 2   'a' 3.14 x=13 nested 1 {}   13|13  |
print("implicit " "joining", b"by" b"tes", "é".encode(), "\x41\u00e9\N{BULLET}")
# => implicit joining b'bytes' b'\xc3\xa9' Aé•
print(0x1F, 0b101, 0o17, 1_000, 1e3, 2j, 10 ** 20, -7 // 2, -7 % 3, 7 & 3 | 8, ~5, 2 ** -1)
# => 31 5 15 1000 1000.0 2j 100000000000000000000 -4 2 11 -6 0.5
s = ""
for ch in "hello":
    if ch == "e":
        continue
    if ch == "o":
        break
    s += ch
else:
    s += "!"
print(s)  # => hll
n = 0
while n < 3:
    n += 1
else:
    print("done", n)  # => done 3
while True:
    n -= 1
    if not n:
        break
print(n)  # => 0
i = j = 5
print(i, j, i is j)  # => 5 5 True
print(*[1, 2], *(3,), sep=", ")  # => 1, 2, 3
print([] is [], None is None, "a" in "abc", 3 not in [1, 2])  # => False True True True
import math as m2
from math import ceil, floor as fl
print(m2.pi, fl(2.5), ceil(2.1))  # => 3.141592653589793 2 3
