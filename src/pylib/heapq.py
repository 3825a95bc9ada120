"""Priority queues in lists: item k is never greater than items 2k+1 and 2k+2."""

from _slotscope import policy

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']


def _up(heap, start, i):
    """Moves heap[i] towards the root until its parent is not greater."""
    item = heap[i]
    while i > start:
        parent = (i - 1) >> 1
        if not item < heap[parent]:
            break
        heap[i] = heap[parent]
        i = parent
    heap[i] = item


def _down(heap, i):
    """Moves heap[i] to a leaf along the smaller children, then up again to its place."""
    n, start, item = len(heap), i, heap[i]
    child = 2 * i + 1
    while child < n:
        right = child + 1
        if right < n and not heap[child] < heap[right]:
            child = right
        heap[i] = heap[child]
        i = child
        child = 2 * i + 1
    heap[i] = item
    _up(heap, start, i)


def heappush(heap, item):
    heap.append(item)
    _up(heap, 0, len(heap) - 1)


def heappop(heap):
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if not heap:
        return last
    top, heap[0] = heap[0], last
    _down(heap, 0)
    return top


def heapreplace(heap, item):
    if not heap:
        raise IndexError('index out of range')
    top, heap[0] = heap[0], item
    _down(heap, 0)
    return top


def heappushpop(heap, item):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def heapify(x):
    for i in reversed(range(len(x) // 2)):
        _down(x, i)


class _Reversed:
    """Orders the other way round."""
    __slots__ = ('item',)

    def __init__(self, item):
        self.item = item

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


if policy('has_deferred_annotations'):
    __all__ += ['heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max', 'heappushpop_max']

    def _up_max(heap, start, i):
        item = heap[i]
        while i > start:
            parent = (i - 1) >> 1
            if not heap[parent] < item:
                break
            heap[i] = heap[parent]
            i = parent
        heap[i] = item

    def _down_max(heap, i):
        n, start, item = len(heap), i, heap[i]
        child = 2 * i + 1
        while child < n:
            right = child + 1
            if right < n and not heap[right] < heap[child]:
                child = right
            heap[i] = heap[child]
            i = child
            child = 2 * i + 1
        heap[i] = item
        _up_max(heap, start, i)

    def heappush_max(heap, item):
        heap.append(item)
        _up_max(heap, 0, len(heap) - 1)

    def heappop_max(heap):
        if not heap:
            raise IndexError('index out of range')
        last = heap.pop()
        return heapreplace_max(heap, last) if heap else last

    def heapreplace_max(heap, item):
        if not heap:
            raise IndexError('index out of range')
        top, heap[0] = heap[0], item
        _down_max(heap, 0)
        return top

    def heappushpop_max(heap, item):
        if heap and item < heap[0]:
            item, heap[0] = heap[0], item
            _down_max(heap, 0)
        return item

    def heapify_max(x):
        for i in reversed(range(len(x) // 2)):
            _down_max(x, i)
