import tracemalloc

class Ticket:
    def __init__(self, number, owner, price, state):
        self.number = number
        self.owner = owner
        self.price = price
        self.state = state

tracemalloc.start()
tickets = [Ticket(f'ABC-{i}', 'Grace Hopp', 99.99, 'sold') for i in range(100_000)]
now, most = tracemalloc.get_traced_memory()
tracemalloc.stop()
print(f'at most: {most / 1024 / 1024:.1f} MB')
