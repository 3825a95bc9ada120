import sys

class Open:
    def __init__(self, east, north, up):
        self.east, self.north, self.up = east, north, up

class Slotted:
    __slots__ = ("east", "north", "up")
    def __init__(self, east, north, up):
        self.east, self.north, self.up = east, north, up

first = Open(1, 2, 3)
second = Slotted(1, 2, 3)

whole = sys.getsizeof(first) + sys.getsizeof(first.__dict__)
lean = sys.getsizeof(second)

print(f"open: {whole} bytes")
print(f"slotted: {lean} bytes")
print(f"less by: {whole - lean} bytes each")
