def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def evens(it):
    for x in it:
        if x % 2 == 0:
            yield x


def squares(it):
    for x in it:
        yield x * x


total = 0
for _ in range(5):
    total += sum(squares(evens(count(200000))))
total += sum(x for x in range(500000) if x & 1)
