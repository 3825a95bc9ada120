from typing import Generic, TypeVar
T = TypeVar("T")

class Node(Generic[T]):
    __slots__ = ("value", "next")

    def __init__(self, value: T, next=None):
        self.value = value
        self.next = next

n = Node(1.5, Node(2.5))
m = Node[int](3000)
class Tree(Generic[T]):
    def __init__(self) -> None:
        self.kids: list = []
t = Tree()
t.kids.append(n)
text = b"\0a".decode()
