# versions: 3.9 3.10 3.11 3.12 3.13 3.14 3.15
from graphlib import CycleError, TopologicalSorter

print(list(TopologicalSorter({'D': {'B', 'C'}, 'C': {'A'}, 'B': {'A'}}).static_order())[::3])  # => ['A', 'D']
ts = TopologicalSorter()
ts.add(3, 2, 1)
ts.add(1, 0)
ts.prepare()
while ts.is_active():
    ready = ts.get_ready()
    print(ready, bool(ts))  # => (2, 0) True
# => (1,) True
# => (3,) True
    ts.done(*ready)


def said(f, *args):
    try:
        print(f(*args))
    except ValueError as e:
        print(type(e).__name__, *e.args)


said(TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare)  # => CycleError nodes are in a cycle [1, 3, 2, 1]
said(TopologicalSorter({1: [2], 2: [3], 3: [2]}).prepare)  # => CycleError nodes are in a cycle [2, 3, 2]
said(ts.add, 5)  # => ValueError Nodes cannot be added after a call to prepare()
said(ts.done, 9)  # => ValueError node 9 was not added using add()
said(ts.done, 1)  # => ValueError node 1 was already marked done
said(TopologicalSorter().get_ready)  # => ValueError prepare() must be called first
said(ts.prepare)
# =>(3.9-3.13) ValueError cannot prepare() more than once
# =>(3.14-3.15) ValueError cannot prepare() after starting sort
