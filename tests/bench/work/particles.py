# bar: create
class Grain:
    __slots__ = ["x", "y", "z", "speed", "mass"]

    def __init__(self, x, y, z, speed, mass):
        self.x = x
        self.y = y
        self.z = z
        self.speed = speed
        self.mass = mass


grains = [Grain(i, i, i, 1.0, 0.1) for i in range(1000000)]
