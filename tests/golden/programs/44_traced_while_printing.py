import tracemalloc

class P:
    def __init__(self, items):
        self.items = items

tracemalloc.start()
first = [P([]) for _ in range(30)]
c1, p1 = tracemalloc.get_traced_memory()
print("so many lines are kept where they are printed", c1 > 0)
c2, p2 = tracemalloc.get_traced_memory()
second = [[] for _ in range(60)]
c3, p3 = tracemalloc.get_traced_memory()
print(c2 - c1, c3 - c2)
tracemalloc.stop()
del c1, c2, c3, p1, p2, p3
