import sys

class Plain:
    def __init__(self, number, owner, price, state):
        self.number = number
        self.owner = owner
        self.price = price
        self.state = state

class Lean:
    __slots__ = ('number', 'owner', 'price', 'state')

    def __init__(self, number, owner, price, state):
        self.number = number
        self.owner = owner
        self.price = price
        self.state = state

plain = Plain('T-17', 'Grace Hop', 99.99, 'sold')
lean = Lean('T-17', 'Grace Hop', 99.99, 'sold')

print(f'plain instance:  {sys.getsizeof(plain)} bytes')
print(f'lean  instance:  {sys.getsizeof(lean)} bytes')
print(f'plain  __dict__:  {sys.getsizeof(plain.__dict__)} bytes')
