# for, while, break, continue, else, and finally on every way out.
def search(items, wanted):
    for i, item in enumerate(items):
        if item == wanted:
            break
    else:
        return "not found"
    return i


print(search("abc", "b"), search("abc", "z"))  # => 1 not found


def countdown(n):
    out = []
    while n:
        n -= 1
        if n % 2:
            continue
        if n > 100:
            break
        out.append(n)
    else:
        out.append("done")
    return out


print(countdown(5), countdown(0), countdown(103))  # => [4, 2, 0, 'done'] ['done'] []


def ways(how):
    log = []
    for i in range(3):
        try:
            if how == "break" and i == 1:
                break
            if how == "continue" and i == 1:
                continue
            if how == "return" and i == 1:
                return log
            log.append(i)
        finally:
            log.append(f"f{i}")
    else:
        log.append("else")
    return log


print(ways("none"))  # => [0, 'f0', 1, 'f1', 2, 'f2', 'else']
print(ways("break"))  # => [0, 'f0', 'f1']
print(ways("continue"))  # => [0, 'f0', 'f1', 2, 'f2', 'else']
print(ways("return"))  # => [0, 'f0', 'f1']


def nested():
    for i in range(3):
        for j in range(3):
            if j == 2:
                break
            if i == j:
                continue
            yield i, j
        else:
            yield "never"


print(list(nested()))  # => [(0, 1), (1, 0), (2, 0), (2, 1)]
x = "outer"
for x in []:
    pass
print(x)  # => outer
for x in range(2):
    pass
print(x)  # => 1


def override():
    for i in range(3):
        while True:
            try:
                try:
                    1 / 0
                finally:
                    i += 10
            except ZeroDivisionError:
                break
        yield i


print(list(override()))  # => [10, 11, 12]
it = iter([1, 2, 3, 4])
print([(a, next(it, None)) for a in it])  # => [(1, 2), (3, 4)]
d = {"a": 1}
try:
    for k in d:
        d["b"] = 2
except RuntimeError as e:
    print(e)  # => dictionary changed size during iteration
