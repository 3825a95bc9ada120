class Parent:
    __slots__ = ('p',)
class Easy(Parent):
    pass
e = Easy()
e.p = 1
e.q = 2
print(e.__dict__)
class Strict(Parent):
    __slots__ = ()
s = Strict()
s.q = 2
