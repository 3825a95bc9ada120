# What stands at the end of a recursion without end: up to 3.11 calls of C code and comparisons have the same limit as calls.
def told(f, *args):
    for i in 1, 2:
        try:
            f(*args)
        except RecursionError as e:
            last = str(e)
    print(last[len('maximum recursion depth exceeded'):])


def countdown(n):
    if n == 0:
        return 0
    return countdown(n - 1)


def factorial(n):
    if n <= 1:
        return 1
    return n * factorial(n - 1)


def texts(s):
    if s == 'end':
        return s
    return texts(s)


def lengths(l):
    if len(l) == 0:
        return 0
    return l[0] + lengths(l)


def empties(l):
    return l[0] + empties(l) if l else 0


def ranges(n):
    for i in range(n):
        ranges(n)


def keys(d):
    for k in d:
        keys(d)


def gets(d):
    d.get(1)
    gets(d)


def gets_too(d):
    d.get(1, None)
    gets_too(d)


def appends(l):
    l.append(1)
    appends(l)


def kinds(x):
    isinstance(x, int)
    kinds(x)


def sums(l):
    sum(l)
    sums(l)


def lists(l):
    list(l)
    lists(l)


def floats(x):
    float(x)
    floats(x)


def types(x):
    type(x)
    types(x)


def ordered(l):
    sorted(l)
    ordered(l)


def percents(n):
    '%s' % n
    percents(n)


def texts_of(n):
    f'{n}'
    texts_of(n)


def inside(n):
    if n in (1, 2):
        return n
    return inside(n)


class Tree:
    def __init__(self):
        self.kids = []

    def add(self, x):
        self.kids.append(x)
        self.add(x)

    @property
    def value(self):
        return self.value

    def __setattr__(self, name, v):
        if name == 'loop':
            self.loop = v
        else:
            object.__setattr__(self, name, v)


def set_loop():
    Tree().loop = 1


told(countdown, 5000)
# =>(3.8-3.10)  in comparison
# =>(3.11-3.15)
told(factorial, 5000)
# =>(3.8-3.10)  in comparison
# =>(3.11-3.15)
told(texts, 'a')
# =>(3.8-3.10)  in comparison
# =>(3.11-3.15)
told(empties, [1])  # =>
told(ranges, 2)
# =>(3.8-3.11)  in comparison
# =>(3.12-3.15)
told(keys, {1: 2})  # =>
told(inside, 5)
# =>(3.8-3.11)  in comparison
# =>(3.12-3.15)
told(lambda: Tree().value)  # =>
told(set_loop)
# =>(3.8-3.10)  in comparison
# =>(3.11-3.15)
told(texts_of, 1)
# =>(3.8-3.11)  while getting the str of an object
# =>(3.12-3.15)
told(lists, [])
# =>(3.8)  while calling a Python object
# =>(3.9-3.15)
told(sums, [])
# =>(3.8-3.10)  while calling a Python object
# =>(3.11-3.15)
told(lengths, [1])
# =>(3.8-3.10)  while calling a Python object
# =>(3.11-3.15)
told(gets, {})
# =>(3.8-3.10)  while calling a Python object
# =>(3.11-3.15)
told(gets_too, {})
# =>(3.8-3.10)  while calling a Python object
# =>(3.11-3.15)
told(appends, [])
# =>(3.8-3.10)  while calling a Python object
# =>(3.11-3.15)
told(kinds, 1)
# =>(3.8-3.10)  while calling a Python object
# =>(3.11-3.15)
told(floats, 1.5)
# =>(3.8-3.9)  while calling a Python object
# =>(3.10-3.15)
told(types, 1)
# =>(3.8-3.9)  while calling a Python object
# =>(3.10-3.15)
told(ordered, [1])
# =>(3.8-3.11)  while calling a Python object
# =>(3.12-3.15)
told(percents, 1)  # =>
told(Tree().add, 1)
# =>(3.8-3.10)  while calling a Python object
# =>(3.11-3.15)
