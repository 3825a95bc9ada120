class Seat:
    __slots__ = ('guest', 'menu')
s = Seat()
s.guest
del s.guest
s.guest = 1
del s.guest
print(hasattr(s, 'guest'))
s.spare
vars(s)
class Clash:
    __slots__ = ('guest',)
    guest = 0
class Number(int):
    __slots__ = ('guest',)
