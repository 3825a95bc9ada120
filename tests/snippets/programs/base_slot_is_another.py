import sys
class Root:
    __slots__ = ('r',)
class Leaf(Root):
    __slots__ = ('s',)
class Again(Root):
    __slots__ = ('r', 's')
print(sys.getsizeof(Leaf()), sys.getsizeof(Again()))
a = Again()
a.r = 1
Root.r.__get__(a, Again)
Root.r.__set__(a, 99)
print(a.r, Root.r.__get__(a, Again))
