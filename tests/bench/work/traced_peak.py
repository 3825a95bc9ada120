# bar: traced
import tracemalloc


class Ticket:
    def __init__(self, number, owner, price, state):
        self.number = number
        self.owner = owner
        self.price = price
        self.state = state


class SlottedTicket:
    __slots__ = ("number", "owner", "price", "state")

    def __init__(self, number, owner, price, state):
        self.number = number
        self.owner = owner
        self.price = price
        self.state = state


def peak(cls):
    tracemalloc.start()
    tickets = [cls(f"ABC-{i}", "Grace", 99.99, "sold") for i in range(100_000)]
    now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


print(peak(Ticket) / peak(SlottedTicket))
