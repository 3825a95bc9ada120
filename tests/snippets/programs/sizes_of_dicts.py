import sys
print(sys.getsizeof({}), sys.getsizeof(dict()))
print(sys.getsizeof({'number': 'T-17', 'owner': 'Grace Hop', 'price': 99.99, 'state': 'sold'}))
class Ticket:
    def __init__(self, number, owner, price, state):
        self.number = number
        self.owner = owner
        self.price = price
        self.state = state
one = Ticket('T-17', 'Grace Hop', 99.99, 'sold')
print(sys.getsizeof(one.__dict__))
many = [Ticket('T-17', 'Grace Hop', 99.99, 'sold') for i in range(100)]
print(sys.getsizeof(many[-1].__dict__), sys.getsizeof(one.__dict__))
