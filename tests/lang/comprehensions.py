# Comprehensions, generator expressions and assignment expressions.
print([x * x for x in range(5) if x % 2], {x % 3 for x in range(10)}, {k: v for k, v in zip("ab", (1, 2))})  # => [1, 9] {0, 1, 2} {'a': 1, 'b': 2}
print([(x, y) for x in range(3) for y in range(x)], [[j for j in range(i)] for i in range(3)])  # => [(1, 0), (2, 0), (2, 1)] [[], [0], [0, 1]]
print(sum(x for x in range(10)), max((len(w), w) for w in ("a", "bcd", "ef")), list(i for i in "xy"))  # => 45 (3, 'bcd') ['x', 'y']
x = "outer"
print([x for x in (1, 2)], x)  # => [1, 2] outer
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])  # => [2, 2, 2] [0, 1, 2]


def scoped(n):
    return [n * m for m in range(n) if (last := m) >= 0], last


print(scoped(3))  # => ([0, 3, 6], 2)
if (n := len("walrus")) > 3:
    print(n)  # => 6
data = [1, 2, 3]
print([y := 10, y + 1], (y := y + 5), y)  # => [10, 11] 15 15
while chunk := data[:2]:
    del data[:2]
print(chunk, data)  # => [] []
print([total := 0] + [total := total + v for v in (1, 2, 3)], total)  # => [0, 1, 3, 6] 6


class C:
    base = 2
    values = [v for v in range(base)]


print(C.values)  # => [0, 1]
g = (print for _ in [])
print(type(g).__name__, list(g))  # => generator []
print([a for a, *_ in [(1, 2), (3,)]], [(*p, 0) for p in [(1,), (2, 3)]], {**{"a": 1}, "b": 2})  # => [1, 3] [(1, 0), (2, 3, 0)] {'a': 1, 'b': 2}
print([i for i in range(20) if i % 2 if i % 3], any(i > 3 for i in range(5)), all(() for _ in []))  # => [1, 5, 7, 11, 13, 17, 19] True True
nested = {k: [v for v in vs if v] for k, vs in {"a": [0, 1], "b": []}.items()}
print(nested)  # => {'a': [1], 'b': []}
try:
    [1 for _ in 5]
except TypeError as e:
    print(e)  # => 'int' object is not iterable
print((lambda: [k for k in locals()])() in ([], [".0"], ["k"], [".0", "k"]))  # => True
