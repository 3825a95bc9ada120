# versions: 3.10 3.11 3.12 3.13 3.14 3.15
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def show(v):
    match v:
        case 0 | 1:
            return "small"
        case int(n) if n < 0:
            return f"negative {n}"
        case -5 | 3.5 | "text" | b"bytes" | None | True:
            return "constant"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *rest, 9]:
            return f"from 1 to 9 {rest}"
        case (Point(x=0) | Point(0, _)) as p:
            return f"on the y axis {p.y}"
        case Point(x, y):
            return f"point {x} {y}"
        case {"kind": "a", "n": n, **rest}:
            return f"mapping {n} {rest}"
        case {"kind": str(k)}:
            return f"kind {k}"
        case [[a, b], [c, d]] | [a, b, c, d]:
            return f"four {a} {b} {c} {d}"
        case [a, *_, z]:
            return f"ends {a} {z}"
        case str() as s:
            return f"str {s}"
        case _:
            return "other"


for v in [0, 1, -3, 3.5, None, True, [], [7], (1, 2, 3, 9), Point(0, 4), Point(1, 2), {"kind": "a", "n": 1, "m": 2}, {"kind": "b"}]:
    print(show(v))
# => small
# => small
# => negative -3
# => constant
# => constant
# => small
# => empty
# => one 7
# => from 1 to 9 [2, 3]
# => on the y axis 4
# => point 1 2
# => mapping 1 {'m': 2}
# => kind b
for v in [[[1, 2], [3, 4]], [1, 2, 3, 4], [5, 6, 7], "hello", "text", 2.5, {}, {"kind": 5}, {1, 2}]:
    print(show(v))
# => four 1 2 3 4
# => four 1 2 3 4
# => ends 5 7
# => str hello
# => constant
# => other
# => other
# => other
# => other


def attempt(fn):
    try:
        fn()
    except TypeError as e:
        print(e)


def too_many():
    match Point(1, 2):
        case Point(a, b, c):
            pass


attempt(too_many)  # => Point() accepts 2 positional sub-patterns (3 given)


class Color:
    RED = 1


def dotted(v):
    match v:
        case Color.RED:
            return "red"
        case (1 | 2) as n, *others:
            return n, others
        case {}:
            return "any mapping"
    return "fell through"


print(dotted(1), dotted([2, 3]), dotted({"a": 1}), dotted("x"))  # => red (2, [3]) any mapping fell through
match = 5
case = match + 1
print(match, case)  # => 5 6
