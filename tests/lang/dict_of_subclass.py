# The dict of an instance that object.__new__ did not make; merging into the dict of a new instance.
import copy, sys


class S(str):
    pass


s = S()
s.b = 1
s.x = 2
t = S()
print(sys.getsizeof(t.__dict__))  # =>(3.8-3.10) 104
# =>(3.11) 64
# =>(3.12-3.13) 304
# =>(3.14-3.15) 288


class T:
    def __init__(self):
        self.y = self.x = None


a = copy.deepcopy(T())
print(sys.getsizeof(a.__dict__))  # =>(3.8-3.9) 104
# =>(3.10) 232
# =>(3.11-3.12) 184
# =>(3.13-3.15) 288


class A:
    __slots__ = ("__weakref__",)


try:
    type("B", (A,), {"__slots__": ("__weakref__",)})
except TypeError as e:
    print(e)  # =>(3.8-3.11) __weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
# =>(3.12-3.15) __weakref__ slot disallowed: we already got one
