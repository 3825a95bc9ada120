# bar: traced
import tracemalloc


class Spot:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


class SlottedSpot:
    __slots__ = ["x", "y", "z"]

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


tracemalloc.start()
plain = [Spot(i, i, i) for i in range(100_000)]
first = sum(s.size for s in tracemalloc.take_snapshot().statistics("lineno"))
slotted = [SlottedSpot(i, i, i) for i in range(100_000)]
both = sum(s.size for s in tracemalloc.take_snapshot().statistics("lineno"))
print(f"{first / 1024 / 1024:.1f} MB, {(both - first) / 1024 / 1024:.1f} MB")
