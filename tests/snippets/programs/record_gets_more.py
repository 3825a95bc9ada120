class Ticket:
    def __init__(self, number, owner, price, state):
        self.number = number
        self.owner = owner
        self.price = price
        self.state = state

t = Ticket("T-17", "Grace Hop", 99.99, "sold")
t.row = 42
print(t.__dict__)
