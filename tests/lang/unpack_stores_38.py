# versions: 3.8 3.9 3.10
# Up to three values are unpacked without a tuple; which variable is bound first shows in what is freed first.
class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


def f():
    a, b = D(1), D(2)
    a, b = D(3), D(4)
    a, b, c = D(5), D(6), D(7)
    a, b, c = D(8), D(9), D(10)
    a, a = D(11), D(12)
    a, b = b, a
    print(a.n, b.n)
    o = D(13)
    o.x, o.n = D(14), 15
    (a,
     b) = D(16), D(17)
    del a, b, c, o


f()
a, b = D(18), D(19)
a, b = D(20), D(21)
a, b, c = b, a, 1
print(a.n, b.n, c)
del a, b

# => del 1
# => del 2
# => del 3
# => del 4
# => del 5
# => del 6
# => del 7
# => del 8
# => del 11
# => 9 12
# => del 9
# => del 12
# => del 16
# => del 17
# => del 10
# => del 15
# => del 14
# => del 18
# => del 19
# => 21 20 1
# => del 21
# => del 20
