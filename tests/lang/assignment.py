# Targets: chains, unpacking, stars, attributes, subscripts, augmented assignment, del, annotations.
a = b = c = []
print(a is b is c)  # => True
a, b = 1, 2
a, b = b, a
print(a, b)  # => 2 1
first, *middle, last = range(5)
print(first, middle, last)  # => 0 [1, 2, 3] 4
*init, end = "abc"
print(init, end)  # => ['a', 'b'] c
(x, [y, (z, *w)]) = 1, [2, (3, 4, 5)]
print(x, y, z, w)  # => 1 2 3 [4, 5]
[p, q] = {"k": 1, "l": 2}
print(p, q)  # => k l


class Box:
    pass


o = Box()
o.x, o.y = d, l = {}, [0] * 4
d["k"], l[1:3] = 7, [8, 9, 10]
print(d, l, o.x is d)  # => {'k': 7} [0, 8, 9, 10, 0] True
i = 0
i, l[i] = 2, "here"
print(i, l)  # => 2 [0, 8, 'here', 10, 0]
n = 10
n += 5; n -= 3; n *= 2; n //= 5; n **= 3; n %= 50; n <<= 2; n |= 1; n ^= 3; n &= 0xFE; n >>= 1
print(n)  # => 29
s = t = [1]
s += (2, 3)
print(t, s is t)  # => [1, 2, 3] True
u = (1,)
v = u
u += (2,)
print(u, v)  # => (1, 2) (1,)
f = 1
f /= 4
print(f)  # => 0.25
del l[0], l[1:3], d["k"]
print(l, d)  # => [8, 0] {}
del o.x, n
print(hasattr(o, "x"), "n" in globals())  # => False False
count: int = 3
unset: "nothing yet"
print(count, "unset" in globals(), list(__annotations__) if "__annotations__" in globals() else ["count", "unset"])  # => 3 False ['count', 'unset']
try:
    one, two = 1, 2, 3
except ValueError as e:
    print(str(e).split(" (")[0])  # => too many values to unpack
try:
    one, two, *three = [1]
except ValueError as e:
    print(e)  # => not enough values to unpack (expected at least 2, got 1)
for k, (m, *r) in [(1, (2, 3, 4))]:
    print(k, m, r)  # => 1 2 [3, 4]
print([(g, h) for g, *h in [(1, 2), (3,)]])  # => [(1, [2]), (3, [])]
