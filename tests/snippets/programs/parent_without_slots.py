class Parent:
    pass
class Child(Parent):
    __slots__ = ('own',)
c = Child()
c.own = 1
print(c.__dict__)
c.more = 2
print(c.__dict__)
