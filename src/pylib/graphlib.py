"""Topological order of the nodes of a graph."""
from _slotscope import policy

__all__ = ['TopologicalSorter', 'CycleError']


class CycleError(ValueError):
    """Subclass of ValueError raised by TopologicalSorter.prepare if cycles exist in the working graph."""


class _Node:
    __slots__ = ('node', 'waits', 'successors')

    def __init__(self, node):
        self.node, self.waits, self.successors = node, 0, []


_OUT, _DONE = -1, -2


class TopologicalSorter:
    """Provides functionality to topologically sort a graph of hashable nodes"""

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._passed = self._finished = 0
        if graph is not None:
            for node, before in graph.items():
                self.add(node, *before)

    def _get(self, node):
        if node not in self._nodes:
            self._nodes[node] = _Node(node)
        return self._nodes[node]

    def add(self, node, *predecessors):
        """Add a new node and its predecessors to the graph."""
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        info = self._get(node)
        info.waits += len(predecessors)
        for p in predecessors:
            self._get(p).successors.append(node)

    def prepare(self):
        """Mark the graph as finished and check for cycles in the graph."""
        if self._ready is not None and (not policy('has_msgs_314') or self._passed):
            raise ValueError('cannot prepare() after starting sort' if policy('has_msgs_314') else 'cannot prepare() more than once')
        if self._ready is None:
            self._ready = [i.node for i in self._nodes.values() if i.waits == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def get_ready(self):
        """Return a tuple of all the nodes that are ready."""
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        out = tuple(self._ready)
        for node in out:
            self._nodes[node].waits = _OUT
        self._ready.clear()
        self._passed += len(out)
        return out

    def is_active(self):
        """Return True if more progress can be made and False otherwise."""
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        return self._finished < self._passed or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Marks a set of nodes returned by "get_ready" as processed."""
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f'node {node!r} was not added using add()')
            if info.waits >= 0:
                raise ValueError(f'node {node!r} was not passed out (still not ready)')
            if info.waits == _DONE:
                raise ValueError(f'node {node!r} was already marked done')
            info.waits = _DONE
            for s in info.successors:
                other = self._nodes[s]
                other.waits -= 1
                if other.waits == 0:
                    self._ready.append(s)
            self._finished += 1

    def _find_cycle(self):
        seen, place, stack, iterators = set(), {}, [], []
        for node in self._nodes:
            if node in seen:
                continue
            while True:
                if node in seen:
                    if node in place:
                        return stack[place[node]:] + [node]
                else:
                    seen.add(node)
                    iterators.append(iter(self._nodes[node].successors).__next__)
                    place[node] = len(stack)
                    stack.append(node)
                while stack:
                    try:
                        node = iterators[-1]()
                        break
                    except StopIteration:
                        del place[stack.pop()]
                        iterators.pop()
                else:
                    break
        return None

    def static_order(self):
        """Returns an iterable of nodes in a topological order."""
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)
