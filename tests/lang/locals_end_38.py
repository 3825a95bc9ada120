# versions: 3.8 3.9 3.10
# The order in which locals go when a frame ends; up to 3.10 arguments go last, with the caller.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f(a, b, *c, **k):
    x = D(3); y = D(4)
    z = [D(5), D(6)]
def g():
    q = D(7); r = D(8)
    yield 1
    s = D(9)
def h():
    q = D(10); r = D(11)
    raise ValueError
f(D(1), D(2), D(12), w=D(13))
list(g())
gg = g(); next(gg); del gg
try: h()
except ValueError: print("caught")
print("done")
def cl():
    a = D(20); b = D(21)
    def inner(): return a, b
    c = D(22)
cl()

# => del 3
# => del 4
# => del 6
# => del 5
# => del 13
# => del 12
# => del 2
# => del 1
# => del 7
# => del 8
# => del 9
# => del 7
# => del 8
# => caught
# => del 10
# => del 11
# => done
# => del 22
# => del 20
# => del 21
