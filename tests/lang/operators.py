# Precedence, associativity, chained comparisons, short circuits.
print(2 + 3 * 4, (2 + 3) * 4, 2 ** 3 ** 2, -2 ** 2, (-2) ** 2, 2 ** -1)  # => 14 20 512 -4 4 0.5
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, -7.5 % 2, divmod(-7, 2))  # => 3 -4 -2 2 3.0 0.5 (-4, 1)
print(1 << 4 | 1, 6 & 3 ^ 1, ~5, 0xF0 >> 4 & 7, 1 | 2 ^ 3 & 4)  # => 17 3 -6 7 3
print(not 1 == 2, not (1 and 0), 1 < 2 < 3, 1 < 3 > 2, 1 == 1.0 != 2)  # => True True True True True
print(1 in [1, 2], 3 not in [1, 2], None is None, [] is not [], "a" in "cat")  # => True True True True True
print(0 or "x", 1 and "y", "" or [] or 0, 1 and 2 and 3, None and 1)  # => x y 0 3 None
print(1 if 0 else 2 if 0 else 3, (lambda: 1 if 1 else 2)())  # => 3 1


class Log:
    def __init__(self, name):
        self.name = name

    def __call__(self, value):
        calls.append(self.name)
        return value


calls = []
a, b, c = Log("a"), Log("b"), Log("c")
print(a(1) < b(0) < c(2), calls)  # => False ['a', 'b']
calls.clear()
print(a(0) and b(1) or c(2), calls)  # => 2 ['a', 'c']
calls.clear()
print(a(1) + b(2) * c(3), calls)  # => 7 ['a', 'b', 'c']
calls.clear()
print({a(1): b(2), c(3): a(4)}, calls)  # => {1: 2, 3: 4} ['a', 'b', 'c', 'a']


class Matrix:
    def __matmul__(self, other):
        return "matmul"

    def __rmatmul__(self, other):
        return "rmatmul"

    def __imatmul__(self, other):
        return "imatmul"

    def __neg__(self):
        return "neg"

    def __invert__(self):
        return "invert"

    def __pos__(self):
        return "pos"


m = Matrix()
print(m @ 1, 1 @ m, -m, ~m, +m)  # => matmul rmatmul neg invert pos
m @= 2
print(m, "%s-%d" % ("x", 5), "ab" * 2 + "c", [1] * 3 + [2])  # => imatmul x-5 ababc [1, 1, 1, 2]
print("a" < "b" < "c", (1, 2) < (1, 3), [1] < [1, 0], {1} <= {1, 2}, {1, 2} - {2} | {5})  # => True True True True {1, 5}
