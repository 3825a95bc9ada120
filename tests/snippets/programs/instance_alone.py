import sys

class Loose:
    def __init__(self, left, right):
        self.left = left
        self.right = right

class Tight:
    __slots__ = ("left", "right")
    def __init__(self, left, right):
        self.left = left
        self.right = right

loose = Loose(1, 2)
tight = Tight(1, 2)

print(sys.getsizeof(loose))
print(sys.getsizeof(tight))
