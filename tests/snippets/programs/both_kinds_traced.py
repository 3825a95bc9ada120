import tracemalloc
class Open:
    def __init__(self, i, j, k):
        self.i = i
        self.j = j
        self.k = k
class Tight:
    __slots__ = ["i", "j", "k"]
    def __init__(self, i, j, k):
        self.i = i
        self.j = j
        self.k = k
tracemalloc.start()
regular = [Open(n, n, n) for n in range(100_000)]
open_bytes, _ = tracemalloc.get_traced_memory()
tracemalloc.stop()
del regular
tracemalloc.start()
slotted = [Tight(n, n, n) for n in range(100_000)]
tight_bytes, _ = tracemalloc.get_traced_memory()
tracemalloc.stop()
print(f"open: {open_bytes / 1024 / 1024:.1f} MB")
print(f"tight: {tight_bytes / 1024 / 1024:.1f} MB")
print(f"less: {100 * (1 - tight_bytes / open_bytes):.0f}%")
