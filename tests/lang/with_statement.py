# with: order of enter and exit, swallowing, several managers, targets.
log = []


class M:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        log.append("enter " + self.name)
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        log.append(f"exit {self.name} {kind.__name__ if kind else None}")
        return self.swallow


with M("a") as a, M("b") as b:
    log.append(a + b)
print(log)  # => ['enter a', 'enter b', 'AB', 'exit b None', 'exit a None']
log.clear()
with M("s", True):
    1 / 0
print(log)  # => ['enter s', 'exit s ZeroDivisionError']
log.clear()
try:
    with M("x"), M("y"):
        raise KeyError("k")
except KeyError as e:
    print(e, log)  # => 'k' ['enter x', 'enter y', 'exit y KeyError', 'exit x KeyError']
log.clear()


def f():
    with M("r"):
        return "returned"


print(f(), log)  # => returned ['enter r', 'exit r None']
log.clear()
for i in range(2):
    with M(str(i)):
        if i == 0:
            continue
        break
print(log)  # => ['enter 0', 'exit 0 None', 'enter 1', 'exit 1 None']
d, l = {}, [0]
with M("t") as d["k"], M("u") as l[0], M("v") as (p):
    pass
print(d, l, p)  # => {'k': 'T'} ['U'] V


class Pair(M):
    def __enter__(self):
        return 1, [2, 3]


with Pair("p") as (m, [n, o]):
    print(m, n, o)  # => 1 2 3


class Bad:
    pass


try:
    with Bad():
        pass
except (AttributeError, TypeError) as e:
    print("no manager")  # => no manager
log.clear()
try:
    with M("outer"):
        with M("inner", True):
            raise ValueError
        raise TypeError("second")
except TypeError as e:
    print(e, log)  # => second ['enter outer', 'enter inner', 'exit inner ValueError', 'exit outer TypeError']
