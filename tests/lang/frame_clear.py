# frame.clear(): of a call that is over, of a generator that waits, that has not begun, that runs.
import sys
def t(f):
    try: print(f())
    except RuntimeError as e: print(e)
def g():
    try:
        yield 1
        t(lambda: me.gi_frame.clear())
        yield 2
    finally:
        print('end')
me = x = g()
print(next(x))  # => 1
t(lambda: x.gi_frame.clear())
# =>(3.8-3.12) end
# =>(3.8-3.12) None
# =>(3.13-3.14) cannot clear a suspended frame
# =>(3.15) cannot clear an suspended frame
print(list(x))
# =>(3.8-3.12) []
# =>(3.13-3.15) cannot clear an executing frame
# =>(3.13-3.15) end
# =>(3.13-3.15) [2]
x = me = g()
t(lambda: x.gi_frame.clear())  # => None
print(list(x), x.gi_frame)  # => [] None
me = x = g()
print(next(x), next(x))  # => cannot clear an executing frame
# => 1 2
del me, x  # => end
def f():
    big = [1, 2]
    try: 1 / 0
    except ZeroDivisionError as e: return e.__traceback__.tb_frame
k = f()
print('big' in k.f_locals)  # => True
t(k.clear)  # => None
print('big' in k.f_locals)  # => False
async def c(): pass
y = c()
t(lambda: y.cr_frame.clear())  # => None
t(sys._getframe().clear)  # => cannot clear an executing frame
