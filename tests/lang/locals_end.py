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
# =>(3.8-3.10) del 3
# =>(3.8-3.10) del 4
# =>(3.8-3.10) del 6
# =>(3.8-3.10) del 5
# =>(3.8-3.10) del 13
# =>(3.8-3.10) del 12
# =>(3.8-3.10) del 2
# =>(3.8-3.10) del 1
# =>(3.11-3.13) del 1
# =>(3.11-3.13) del 2
# =>(3.11-3.13) del 12
# =>(3.11-3.13) del 13
# =>(3.11-3.13) del 3
# =>(3.11-3.13) del 4
# =>(3.11-3.13) del 6
# =>(3.11-3.13) del 5
# =>(3.14-3.15) del 6
# =>(3.14-3.15) del 5
# =>(3.14-3.15) del 4
# =>(3.14-3.15) del 3
# =>(3.14-3.15) del 13
# =>(3.14-3.15) del 12
# =>(3.14-3.15) del 2
# =>(3.14-3.15) del 1
list(g())
# =>(3.8-3.13) del 7
# =>(3.8-3.13) del 8
# =>(3.8-3.13) del 9
# =>(3.14-3.15) del 9
# =>(3.14-3.15) del 8
# =>(3.14-3.15) del 7
gg = g(); next(gg); del gg
# =>(3.8-3.13) del 7
# =>(3.8-3.13) del 8
# =>(3.14-3.15) del 8
# =>(3.14-3.15) del 7
try: h()
except ValueError: print("caught")
# =>(3.8-3.13) caught
# =>(3.8-3.13) del 10
# =>(3.8-3.13) del 11
# =>(3.14-3.15) caught
# =>(3.14-3.15) del 11
# =>(3.14-3.15) del 10
print("done")  # => done
def cl():
    a = D(20); b = D(21)
    def inner(): return a, b
    c = D(22)
cl()
# =>(3.8-3.13) del 22
# =>(3.8-3.13) del 20
# =>(3.8-3.13) del 21
# =>(3.14-3.15) del 22
# =>(3.14-3.15) del 21
# =>(3.14-3.15) del 20

