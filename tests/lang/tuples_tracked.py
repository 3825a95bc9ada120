# Which tuples the collector looks at, before and after a collection.
import gc
p = tuple(enumerate('ab')); print(gc.is_tracked(p), [gc.is_tracked(x) for x in p])
# =>(3.8-3.14) True [True, True]
# =>(3.15) True [True, False]
gc.collect()
print(gc.is_tracked(p), [gc.is_tracked(x) for x in p])  # => True [False, False]
a4, *b4 = p
gc.collect()
print(gc.is_tracked(p), [gc.is_tracked(x) for x in p])  # => False [False, False]
q = tuple(zip('ab', (1,2))); print(gc.is_tracked(q), [gc.is_tracked(x) for x in q]); gc.collect(); print(gc.is_tracked(q), [gc.is_tracked(x) for x in q])  # => True [True, True]
# => True [False, False]
l = list(enumerate('ab')); print([gc.is_tracked(x) for x in l])
# =>(3.8-3.14) [True, True]
# =>(3.15) [True, False]
r = tuple([(1,2),(3,4)]); print(gc.is_tracked(r))  # => True
r = tuple(x for x in [(1,2),(3,4)]); print(gc.is_tracked(r)); gc.collect(); print(gc.is_tracked(r))  # => True
# => False
i9 = 10**25
def f():
    return (i9, (1, 0.5))
print(gc.is_tracked((i9, (1, 0.5))))  # => True
t = (i9, (1, 0.5)); print(gc.is_tracked(t))  # => True
t = (1, (2, 3)); print(gc.is_tracked(t), gc.is_tracked(t[1]))  # => False False
x = 5
t = (x, (2, 3)); print(gc.is_tracked(t))  # => True
t = (x, (x, 3)); print(gc.is_tracked(t), gc.is_tracked(t[1]))
# =>(3.8-3.13) True True
# =>(3.14-3.15) True False
t = (x, [1]); print(gc.is_tracked(t))  # => True
gc.collect()
print(gc.is_tracked((i9, (1, 0.5))))  # => True
exec("p = ((1, 4.5),)")
exec("q = p + (1452.5,)")
gc.collect(); print(gc.is_tracked(q), gc.is_tracked(p), gc.is_tracked(p[0]))  # => True True False
gc.collect(); print(gc.is_tracked(q), gc.is_tracked(p))  # => False False
