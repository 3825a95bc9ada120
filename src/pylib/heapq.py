# Its code leaves no entries in tracebacks: in CPython a module in C does it.
"""Priority queues in lists: item k is never greater than items 2k+1 and 2k+2."""

from operator import lt as _less
from _slotscope import policy

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']


def _heap_functions(before, suffix=''):
    """push, pop, replace, pushpop and heapify for lists in which before(a, b) says that a belongs nearer to the root than b."""
    def check(heap, function, place=''):
        if not isinstance(heap, list):
            raise TypeError(f'{function.__name__}() argument{place} must be list, not {type(heap).__name__}' if policy('has_match') else
                            'heap argument must be a list')

    def up(heap, start, i):
        """Moves heap[i] towards the root, over parents that it belongs before."""
        item = heap[i]
        while i > start and before(item, heap[(i - 1) // 2]):
            heap[i] = heap[(i - 1) // 2]
            i = (i - 1) // 2
        heap[i] = item

    def down(heap, i):
        """Moves heap[i] to a leaf, each time in exchange for the better child, then up again to its place."""
        start, item = i, heap[i]
        while (child := 2 * i + 1) < len(heap):
            if child + 1 < len(heap) and not before(heap[child], heap[child + 1]):
                child += 1
            heap[i] = heap[child]
            i = child
        heap[i] = item
        up(heap, start, i)

    def exchange(heap, item):
        """The root, for which item comes in."""
        root, heap[0] = heap[0], item
        down(heap, 0)
        return root

    def heappush(heap, item):
        check(heap, heappush, ' 1')
        heap.append(item)
        up(heap, 0, len(heap) - 1)

    def heappop(heap):
        check(heap, heappop)
        if not heap:
            raise IndexError('index out of range')
        last = heap.pop()
        return exchange(heap, last) if heap else last

    def heapreplace(heap, item):
        check(heap, heapreplace, ' 1')
        if not heap:
            raise IndexError('index out of range')
        return exchange(heap, item)

    def heappushpop(heap, item):
        check(heap, heappushpop, ' 1')
        return exchange(heap, item) if heap and before(heap[0], item) else item

    def heapify(x):
        check(x, heapify)
        for i in range(len(x) // 2)[::-1]:
            down(x, i)

    made = (heappush, heappop, heapreplace, heappushpop, heapify)
    for function in made:
        function.__name__ = function.__qualname__ = function.__name__ + suffix
    return made


heappush, heappop, heapreplace, heappushpop, heapify = _heap_functions(_less)


class _Reversed:
    """Orders the other way round."""
    __slots__ = ('item',)

    def __init__(self, item):
        self.item = item

    def __eq__(self, other):
        return self.item == other.item

    def __lt__(self, other):
        return other.item < self.item


def merge(*iterables, key=None, reverse=False):
    heap = []
    for order, iterable in enumerate(iterables):
        it = iter(iterable)
        for item in it:
            rank = item if key is None else key(item)
            heap.append([_Reversed(rank) if reverse else rank, order, item, it])
            break
    heapify(heap)
    while heap:
        entry = heap[0]
        yield entry[2]
        for item in entry[3]:
            rank = item if key is None else key(item)
            entry[0], entry[2] = _Reversed(rank) if reverse else rank, item
            heapreplace(heap, entry)
            break
        else:
            heappop(heap)


def _first(n, iterable, key, reverse):
    """The first n of what sorted() gives; the list has grown only if there is more than them."""
    items = sorted(iterable, key=key, reverse=reverse)
    if n >= len(items) and n != 1 and policy('heapq_all_as_sorted'):
        return items
    if n == 1 or n >= len(items):
        return items[:n]
    return [item for item in items[:max(n, 0)]]


def nsmallest(n, iterable, key=None):
    return _first(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    return _first(n, iterable, key, True)


_public = policy('has_deferred_annotations')
_max_functions = _heap_functions(lambda a, b: b < a, '_max')
_heappush_max, _heappop_max, _heapreplace_max, _heappushpop_max, _heapify_max = _max_functions
if _public:
    __all__ += ['heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max', 'heappushpop_max']
    heappush_max, heappop_max, heapreplace_max, heappushpop_max, heapify_max = _max_functions
else:
    del _heappush_max, _heappushpop_max
del _public, _max_functions
