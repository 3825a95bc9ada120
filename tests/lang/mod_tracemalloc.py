# versions: 3.9 3.10 3.11 3.12 3.13 3.14 3.15
# tracemalloc (the Python side): what every version says alike.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


import tracemalloc
from tracemalloc import *
for n in (0, 99, 1023, 10239, 10240, 99*1024, 102400, 5*2**20, 2**33): print(tracemalloc.Statistic(tracemalloc.Traceback([('a.py', 3)]), n, 7))  # => a.py:3: size=0 B, count=7, average=0 B
# => a.py:3: size=99 B, count=7, average=14 B
# => a.py:3: size=1023 B, count=7, average=146 B
# => a.py:3: size=10239 B, count=7, average=1463 B
# => a.py:3: size=10.0 KiB, count=7, average=1463 B
# => a.py:3: size=99.0 KiB, count=7, average=14.1 KiB
# => a.py:3: size=100 KiB, count=7, average=14.3 KiB
# => a.py:3: size=5120 KiB, count=7, average=731 KiB
# => a.py:3: size=8192 MiB, count=7, average=1170 MiB
s1 = Snapshot([(0, 100, (('a.py', 1),), 1), (0, 50, (('a.py', 1),), 1), (0, 7, (('b.py', 2),), 1)], 1)
s2 = Snapshot([(0, 100, (('a.py', 1),), 1), (0, 70000, (('b.py', 2), ('c.py', 9)), 1)], 1)
show(lambda: (s1.statistics('lineno'), s1.statistics('filename'), s1.statistics('traceback')))  # => ([<Statistic traceback=<Traceback (<Frame filename='a.py' lineno=1>,)> size=150 count=2>, <Statistic traceback=<Traceback (<Frame filename='b.py' lineno=2>,)> size=7 count=1>], [<Statistic traceback=<Traceback (<Frame filename='a.py' lineno=0>,)> size=150 count=2>, <Statistic traceback=<Traceback (<Frame filename='b.py' lineno=0>,)> size=7 count=1>], [<Statistic traceback=<Traceback (<Frame filename='a.py' lineno=1>,)> size=150 count=2>, <Statistic traceback=<Traceback (<Frame filename='b.py' lineno=2>,)> size=7 count=1>])
show(lambda: [str(x) for x in s1.statistics('lineno')])  # => ['a.py:1: size=150 B, count=2, average=75 B', 'b.py:2: size=7 B, count=1, average=7 B']
show(lambda: ([str(x) for x in s2.compare_to(s1, 'lineno')], s2.compare_to(s1, 'filename')))  # => (['b.py:2: size=68.4 KiB (+68.4 KiB), count=1 (+0), average=68.4 KiB', 'a.py:1: size=100 B (-50 B), count=1 (-1), average=100 B'], [<StatisticDiff traceback=<Traceback (<Frame filename='b.py' lineno=0>,)> size=70000 (+69993) count=1 (+0)>, <StatisticDiff traceback=<Traceback (<Frame filename='a.py' lineno=0>,)> size=100 (-50) count=1 (-1)>])
show(lambda: s2.statistics('lineno', cumulative=True))  # => [<Statistic traceback=<Traceback (<Frame filename='c.py' lineno=9>,)> size=70000 count=1>, <Statistic traceback=<Traceback (<Frame filename='b.py' lineno=2>,)> size=70000 count=1>, <Statistic traceback=<Traceback (<Frame filename='a.py' lineno=1>,)> size=100 count=1>]
show(lambda: s1.statistics('foo'))  # => ValueError: unknown key_type: 'foo'
show(lambda: s1.statistics('traceback', True))  # => ValueError: cumulative mode cannot by used with key type 'traceback'
show(lambda: (s1.filter_traces([Filter(True, '*a.py')]).statistics('filename'), s1.filter_traces((Filter(False, 'a.??'),)).statistics('lineno')))  # => ([<Statistic traceback=<Traceback (<Frame filename='a.py' lineno=0>,)> size=150 count=2>], [<Statistic traceback=<Traceback (<Frame filename='b.py' lineno=2>,)> size=7 count=1>])
show(lambda: s1.filter_traces(5))  # => TypeError: filters must be a list of filters, not int
show(lambda: (s1.traces[0], len(s1.traces), s1.traces[0].traceback, str(s1.traces[0]), s1.traces[0].size, s1.traces[0].traceback[0].lineno))  # => (<Trace domain=0 size=100 B, traceback=<Traceback (<Frame filename='a.py' lineno=1>,) total_nframe=1>>, 3, <Traceback (<Frame filename='a.py' lineno=1>,) total_nframe=1>, 'a.py:1: 100 B', 100, 1)
t = Traceback([('x', 1), ('y', 2)])
show(lambda: (t, str(t), len(t), list(t), t[0]))  # => (<Traceback (<Frame filename='y' lineno=2>, <Frame filename='x' lineno=1>)>, 'y:2', 2, [<Frame filename='y' lineno=2>, <Frame filename='x' lineno=1>], <Frame filename='y' lineno=2>)
show(lambda: take_snapshot())  # => RuntimeError: the tracemalloc module must be tracing memory allocations to take a snapshot
