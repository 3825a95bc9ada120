import weakref
class Closed:
    __slots__ = ('a', 'b')
class Watched:
    __slots__ = ('a', '__weakref__')
closed = Closed()
weakref.ref(closed)
watched = Watched()
ref = weakref.ref(watched)
print(ref() is watched)
del watched
print(ref())
