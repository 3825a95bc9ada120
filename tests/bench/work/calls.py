def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


class Counter:
    def __init__(self):
        self.n = 0

    def step(self, by=1):
        self.n += by
        return self.n


fib(27)
c = Counter()
for i in range(500000):
    c.step()
    c.step(by=2)
