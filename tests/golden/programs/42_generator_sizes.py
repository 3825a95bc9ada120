import sys

async def coroutine():
    return 1

async def numbers():
    yield 1

def both(a, b):
    c = yield a
    yield b

c = coroutine()
n = numbers()
g = both(1, 2)
print([sys.getsizeof(x) for x in (c, n, g)], [type(x).__basicsize__ for x in (c, n, g)])
print([sys.getsizeof(x) for x in (n.__anext__(), n.asend(None))])
e = (x for x in [1])
f = ((x, y, x) for x in "ab" for y in x)
h = (max(x, 1, 2) for x in [1])
print([sys.getsizeof(x) for x in (e, f, h)], [x.gi_code.co_stacksize for x in (e, f, h)])
print([len(x.gi_code.co_code) for x in (e, f, h)])
c.close()
