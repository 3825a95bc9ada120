def attempt(fn, *a):
    try:
        print(fn(*a))
    except BaseException as e:
        print(f"{type(e).__name__} {e}".strip())


def gen():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except ValueError as e:
        print("thrown", e)
        yield 99
    finally:
        print("cleanup")
    return "result"


it = gen()
print(next(it), it.send("hi"), it.throw(ValueError("v")))
# => got hi
# => thrown v
# => 1 2 99
attempt(next, it)
# => cleanup
# => StopIteration result
attempt(next, it)  # => StopIteration
it = gen()
next(it)
it.close()  # => cleanup
attempt(it.send, 5)  # => StopIteration
attempt(gen().send, 5)  # => TypeError can't send non-None value to a just-started generator


def delegate():
    r = yield from gen()
    print("r", r)
    yield "after"


s = delegate()
print(next(s), s.send("a"), next(s))
# => got a
# => cleanup
# => r result
# => 1 2 after
s = delegate()
next(s)
print(s.throw(ValueError("x")))
# => thrown x
# => 99
s.close()  # => cleanup


def bad():
    yield 1
    raise StopIteration("z")


attempt(list, bad())  # => RuntimeError generator raised StopIteration


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


q = stubborn()
next(q)
attempt(q.close)  # => RuntimeError generator ignored GeneratorExit


def itself():
    yield next(me)


me = itself()
attempt(next, me)  # => ValueError generator already executing


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n


print(list(tree(6)), sum(x * x for x in tree(4)))  # => [1, 2, 3, 4, 5, 6] 30


def numbers():
    for i in range(5):
        if i == 3:
            return
        yield i


for n in numbers():
    print(n)
# => 0
# => 1
# => 2
print(list(numbers()), max(numbers()), dict((n, n) for n in numbers()))  # => [0, 1, 2] 2 {0: 0, 1: 1, 2: 2}


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), 2 in Countdown(3), [*Countdown(2)])  # => [2, 1, 0] True [1, 0]


class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


print(list(Old()), 20 in Old())  # => [0, 10, 20] True


def states():
    yield
    yield


g = states()
print(g.gi_running, g.gi_frame is None, g.__name__)  # => False False states
list(g)
print(g.gi_frame)  # => None


def handled():
    try:
        1 / 0
    except ZeroDivisionError:
        yield "inside"
        raise


h = handled()
try:
    raise KeyError("outer")
except KeyError:
    print(next(h))  # => inside
attempt(next, h)  # => ZeroDivisionError division by zero
pipeline = (x for x in (y * 2 for y in range(10)) if x % 3 == 0)
print(list(pipeline), next(pipeline, "empty"))  # => [0, 6, 12, 18] empty


async def double(x):
    return x * 2


class Async:
    async def __aenter__(self):
        print("aenter")
        return self

    async def __aexit__(self, *a):
        print("aexit", a[0])

    def __aiter__(self):
        self.n = 0
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        return self.n


async def agen():
    for i in range(3):
        got = yield i
        if got:
            print("agen got", got)


async def main():
    a = await double(4)
    async with Async() as q:
        r = [i async for i in q]
    async for i in agen():
        r.append(i)
    return a, r, [z async for z in agen() if z]


m = main()
try:
    m.send(None)
except StopIteration as e:
    print(e.value)
# => aenter
# => aexit None
# => (8, [1, 2, 0, 1, 2], [1, 2])
attempt(m.send, None)  # => RuntimeError cannot reuse already awaited coroutine
