# Coroutines run by hand: await, async for, async with, async comprehensions, asynchronous generators.
class Later:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        got = yield self.v
        return got


def run(coro):
    seen, send = [], None
    try:
        while True:
            seen.append(coro.send(send))
            send = seen[-1] * 10
    except StopIteration as e:
        return seen, e.value


async def add(a, b):
    return await Later(a) + await Later(b)


print(run(add(1, 2)))  # => ([1, 2], 30)


class Count:
    def __init__(self, n):
        self.i, self.n = 0, n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        return await Later(self.i)


async def loop():
    out = []
    async for v in Count(3):
        out.append(v)
    else:
        out.append("else")
    return out


print(run(loop()))  # => ([1, 2, 3], [10, 20, 30, 'else'])


class Manager:
    async def __aenter__(self):
        return await Later(5)

    async def __aexit__(self, *exc):
        await Later(6)
        return exc[0] is KeyError


async def managed():
    async with Manager() as m:
        raise KeyError
    return m


print(run(managed()))  # => ([5, 6], 50)


async def agen(n):
    for i in range(n):
        yield await Later(i)


async def consume():
    return [v async for v in agen(3) if v], {v: 1 async for v in agen(2)}


print(run(consume()))  # => ([0, 1, 2, 0, 1], ([10, 20], {0: 1, 10: 1}))


async def nested():
    async def inner(x):
        return x + await Later(x)

    return [await inner(x) for x in (1, 2)]


print(run(nested()))  # => ([1, 2], [11, 22])


async def fails():
    try:
        await add("a", 1)
    except TypeError as e:
        return type(e).__name__
    finally:
        await Later(9)


c = fails()
print(c.send(None), c.throw(TypeError("thrown")))  # => a 9
c.close()
print(type(c).__name__, type(agen(1)).__name__)  # => coroutine async_generator
