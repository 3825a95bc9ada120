class Root:
    __slots__ = ("r",)

class Leaf(Root):
    __slots__ = ("leaf",)

class Twice(Root):
    __slots__ = ("r", "leaf")
