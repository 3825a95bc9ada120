class Pair:
    __slots__ = ("first", "second")

p = Pair()
p.first = 10
p.second = 20
p.third = 30
print(p.__dict__)
