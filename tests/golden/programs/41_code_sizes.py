import sys

def add(a, b=2):
    return a + b

def absolute(n):
    if n < 0:
        return -n
    return n

def total(items):
    result = 0
    for item in items:
        result += item
    return result

def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

def numbers():
    yield 1
    yield 2

def outer():
    count = 0
    def inner():
        nonlocal count
        count += 1
        return count
    return inner

class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def swap(self):
        self.x, self.y = self.y, self.x

def frame(a, b, *c):
    return sys._getframe()

for f in (add, absolute, total, fib, numbers, outer, outer(), Point.__init__, Point.__repr__, Point.swap):
    code = f.__code__
    print(f.__name__, sys.getsizeof(code), len(code.co_code), code.co_stacksize, len(code.co_consts), sys.getsizeof(f))
print(sys.getsizeof(numbers()), sys.getsizeof(frame(1, 2)))
print(add.__code__.co_consts, fib.__code__.co_names, Point.__init__.__code__.co_varnames)
