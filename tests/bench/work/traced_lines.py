# bar: traced
import tracemalloc


class Ticket:
    def __init__(self, number, owner, price, state):
        self.number = number
        self.owner = owner
        self.price = price
        self.state = state


tracemalloc.start()
tickets = [Ticket(f"ABC-{i}", "Grace", 99.99, "sold") for i in range(200000)]
snapshot = tracemalloc.take_snapshot()
print(sum(s.size for s in snapshot.statistics("lineno")))
now, most = tracemalloc.get_traced_memory()
print(now, most)
