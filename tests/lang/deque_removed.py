# The room of deques out of which something is removed.
from collections import deque
import sys
q = deque(range(2), maxlen=5)
print(sys.getsizeof(q))
# =>(3.8-3.10) 624
# =>(3.11-3.15) 760
q.extendleft([1.5, 2.5])
print(sys.getsizeof(q))
# =>(3.8-3.10) 1152
# =>(3.11-3.15) 1288
try: q.remove(5)
except ValueError as e: print(e)
# =>(3.8-3.9) deque.remove(x): x not in deque
# =>(3.14-3.15) deque.remove(x): x not in deque
# =>(3.10-3.13) 5 is not in deque
print(sys.getsizeof(q), len(q))
# =>(3.8-3.9) 624 4
# =>(3.10) 1152 4
# =>(3.11-3.15) 1288 4
try: q.remove(5)
except ValueError as e: print(e)
# =>(3.8-3.9) deque.remove(x): x not in deque
# =>(3.14-3.15) deque.remove(x): x not in deque
# =>(3.10-3.13) 5 is not in deque
print(sys.getsizeof(q), len(q))
# =>(3.8-3.9) 624 4
# =>(3.10) 1152 4
# =>(3.11-3.15) 1288 4
q.remove(0); print(sys.getsizeof(q), len(q))
# =>(3.8-3.10) 624 3
# =>(3.11-3.15) 760 3
for n in 5, 31, 32, 33, 62, 64, 70, 100:
    q = deque(range(n)); a = sys.getsizeof(q)
    try: q.remove(-1)
    except ValueError: pass
    b = sys.getsizeof(q)
    q.remove(n // 2); print(n, a, b, sys.getsizeof(q))
# =>(3.8-3.9) 5 624 624 624
# =>(3.8-3.9) 31 624 624 624
# =>(3.8-3.9) 32 624 1152 624
# =>(3.8-3.9) 33 624 1152 1152
# =>(3.8-3.9) 62 624 1152 1152
# =>(3.8-3.9) 64 1152 1152 624
# =>(3.8-3.9) 70 1152 1152 1152
# =>(3.8-3.9) 100 1152 1680 1152
# =>(3.10) 5 624 624 624
# =>(3.10) 31 624 624 624
# =>(3.10) 32 624 624 624
# =>(3.10) 33 624 624 624
# =>(3.10) 62 624 624 1152
# =>(3.10) 64 1152 1152 624
# =>(3.10) 70 1152 1152 1152
# =>(3.10) 100 1152 1152 1680
# =>(3.11-3.15) 5 760 760 760
# =>(3.11-3.15) 31 760 760 760
# =>(3.11-3.15) 32 760 760 760
# =>(3.11-3.15) 33 760 760 760
# =>(3.11-3.15) 62 760 760 1288
# =>(3.11-3.15) 64 1288 1288 760
# =>(3.11-3.15) 70 1288 1288 1288
# =>(3.11-3.15) 100 1288 1288 1816
