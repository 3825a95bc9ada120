# queues in one thread
import queue
def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
q=queue.Queue(2); q.put(1); q.put(2)
show(lambda: q.put_nowait(3))  # => Full 
show(lambda: (q.full(), q.qsize(), q.get(), q.get(), q.empty()))  # => (True, 2, 1, 2, True)
show(q.get_nowait)  # => Empty 
show(lambda: q.get(timeout=-1))  # => ValueError 'timeout' must be a non-negative number
show(lambda: [q.task_done() for _ in range(3)])  # => ValueError task_done() called too many times
p=queue.PriorityQueue(); [p.put(x) for x in (3,1,2)]
show(lambda: [p.get() for _ in range(3)])  # => [1, 2, 3]
l=queue.LifoQueue(); [l.put(x) for x in (3,1,2)]
show(lambda: [l.get() for _ in range(3)])  # => [2, 1, 3]
s=queue.SimpleQueue(); s.put(1)
show(lambda: (s.get(), s.empty()))  # => (1, True)
show(s.get_nowait)  # => Empty 
show(lambda: queue.SimpleQueue)  # => <class '_queue.SimpleQueue'>
