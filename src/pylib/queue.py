"""Queues. Programs run in one thread: where a real queue would wait for ever for another thread, there is an error in slotscope's name."""
from collections import deque
from heapq import heappop, heappush
from _methods import named as _named

__all__ = ['Empty', 'Full', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Empty(Exception):
    """What get() raises where there is nothing and it may not wait."""


class Full(Exception):
    """What put() raises where there is no room and it may not wait."""


def _stuck(what):
    return RuntimeError(f'slotscope: programs run in one thread, so {what} would wait for ever')


def _check_timeout(block, timeout):
    """Whether the call may wait for ever."""
    if block and timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    return block and timeout is None


def _holding(kind):
    def _init(self, maxsize):
        self.queue = kind()
    return _init


@_named
class Queue:
    """Items leave in the order in which they came; maxsize of them at most, or any number when it is 0 or less."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.unfinished_tasks = 0

    # What subclasses replace.
    _init = _holding(deque)
    _qsize = lambda self: len(self.queue)
    _put = lambda self, item: self.queue.append(item)
    _get = lambda self: self.queue.popleft()

    qsize = lambda self: self._qsize()
    empty = lambda self: not self._qsize()
    full = lambda self: 0 < self.maxsize <= self._qsize()
    put_nowait = lambda self, item: self.put(item, block=False)
    get_nowait = lambda self: self.get(block=False)

    def put(self, item, block=True, timeout=None):
        waits = _check_timeout(block, timeout)
        if self.full():
            raise _stuck('put() on a full queue') if waits else Full
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        waits = _check_timeout(block, timeout)
        if self.empty():
            raise _stuck('get() on an empty queue') if waits else Empty
        return self._get()

    def task_done(self):
        if self.unfinished_tasks <= 0:
            raise ValueError('task_done() called too many times')
        self.unfinished_tasks -= 1

    def join(self):
        if self.unfinished_tasks:
            raise _stuck('join() with unfinished tasks')


@_named
class PriorityQueue(Queue):
    """The least item leaves first."""
    _init = _holding(list)
    _put = lambda self, item: heappush(self.queue, item)
    _get = lambda self: heappop(self.queue)


@_named
class LifoQueue(Queue):
    """The item that came last leaves first."""
    _init = _holding(list)
    _get = lambda self: self.queue.pop()


@_named
class SimpleQueue:
    """First in, first out, of any size; tasks are not counted."""

    def __init__(self):
        self._queue = deque()

    def put(self, item, block=True, timeout=None):
        self._queue.append(item)

    def get(self, block=True, timeout=None):
        if not self._queue:
            raise _stuck('get() on an empty queue') if block and timeout is None else Empty
        return self._queue.popleft()

    put_nowait = put
    get_nowait = lambda self: self.get(block=False)
    empty = lambda self: not self._queue
    qsize = lambda self: len(self._queue)


SimpleQueue.__module__ = '_queue'
