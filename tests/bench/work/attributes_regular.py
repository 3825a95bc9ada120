class Regular:
    def __init__(self):
        self.a = 1
        self.b = 2


def work(o, n):
    for i in range(n):
        o.a = o.b + i
        o.b = o.a - i
    return o.b


work(Regular(), 1500000)
