# What the tutorials do with classes besides making many: inheritance, super(), properties, operators, class attributes.
class Vehicle:
    wheels = 4

    def __init__(self, maker, speed):
        self.maker = maker
        self._speed = speed

    @property
    def speed(self):
        return self._speed

    @speed.setter
    def speed(self, v):
        self._speed = max(v, 0)

    def describe(self):
        return self.wheels


class Car(Vehicle):
    def __init__(self, maker, speed, doors):
        super().__init__(maker, speed)
        self.doors = doors

    def describe(self):
        return super().describe() + self.doors


class Pair:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Pair(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return isinstance(other, Pair) and self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))


def drive(n):
    total = 0
    for i in range(n):
        c = Car("m", i, 2)
        c.speed += 3
        total += c.speed + c.describe()
    return total


def pairs(n):
    at, seen = Pair(0, 0), {}
    for i in range(n):
        at = at + Pair(1, i & 3)
        seen[Pair(i % 50, 1)] = at
    return len(seen)


drive(150000)
pairs(150000)
