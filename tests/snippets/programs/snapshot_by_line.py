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
import tracemalloc
tracemalloc.start()
opens = [Open(n, n, n) for n in range(100_000)]
one = tracemalloc.take_snapshot()
lines = one.statistics("lineno")
open_bytes = sum(line.size for line in lines)
tights = [Tight(n, n, n) for n in range(100_000)]
two = tracemalloc.take_snapshot()
lines_two = two.statistics("lineno")
tight_bytes = sum(line.size for line in lines_two)
print(f"open: {open_bytes / 1024 / 1024:.1f} MB")
print(f"tight: {tight_bytes / 1024 / 1024:.1f} MB")
