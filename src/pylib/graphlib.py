"""Topological order of the nodes of a graph."""
from _slotscope import policy

__all__ = ['TopologicalSorter', 'CycleError']


class CycleError(ValueError):
    """prepare() found a cycle; args[1] is a list of its nodes, the first again at its end."""


class _Node:
    __slots__ = ('node', 'waits', 'successors')

    def __init__(self, node):
        self.node, self.waits, self.successors = node, 0, []


class _Nodes(dict):
    def __missing__(self, node):
        made = self[node] = _Node(node)
        return made


_OUT, _DONE = -1, -2


class TopologicalSorter:
    """Hands out the nodes of a graph so that each comes after its predecessors."""

    def __init__(self, graph=None):
        self._nodes = _Nodes()
        self._ready = None
        self._passed = self._finished = 0
        if graph is not None:
            for node, before in graph.items():
                self.add(node, *before)

    def _prepared(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        return self._ready

    def add(self, node, *predecessors):
        """The node must wait for these predecessors too."""
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        self._nodes[node].waits += len(predecessors)
        for before in predecessors:
            self._nodes[before].successors.append(node)

    def prepare(self):
        """No nodes come after this; raises CycleError where some wait for themselves."""
        if self._ready is not None and (not policy('has_msgs_314') or self._passed):
            raise ValueError('cannot prepare() after starting sort' if policy('has_msgs_314') else 'cannot prepare() more than once')
        if self._ready is None:
            self._ready = [i.node for i in self._nodes.values() if i.waits == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def get_ready(self):
        """The nodes that wait for none and were not handed out before, as a tuple."""
        ready = self._prepared()
        out = tuple(ready)
        ready.clear()
        for node in out:
            self._nodes[node].waits = _OUT
        self._passed += len(out)
        return out

    def is_active(self):
        """Are there nodes to hand out, or to be told of by done()?"""
        return bool(self._prepared()) or self._finished < self._passed

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """These nodes, which get_ready() handed out, keep nobody waiting any more."""
        ready = self._prepared()
        for node in nodes:
            info = self._nodes.get(node)
            if info is None or info.waits != _OUT:
                raise ValueError(f'node {node!r} was ' + (
                    'not added using add()' if info is None else 'already marked done' if info.waits == _DONE
                    else 'not passed out (still not ready)'))
            info.waits = _DONE
            for later in info.successors:
                other = self._nodes[later]
                other.waits -= 1
                if not other.waits:
                    ready.append(later)
            self._finished += 1

    def _find_cycle(self):
        """Goes down from each node; path is the way to where we are, with the successors that each node on it has still to show."""
        seen = set()
        for start in self._nodes:
            path = {} if start in seen else {start: iter(self._nodes[start].successors)}
            while path:
                node = next(reversed(path))
                for later in path[node]:
                    if later in path:
                        way = list(path)
                        return way[way.index(later):] + [later]
                    if later not in seen:
                        path[later] = iter(self._nodes[later].successors)
                        break
                else:
                    seen.add(node)
                    del path[node]
        return None

    def static_order(self):
        """All nodes, each after its predecessors."""
        self.prepare()
        while self.is_active():
            yield from (nodes := self.get_ready())
            self.done(*nodes)
