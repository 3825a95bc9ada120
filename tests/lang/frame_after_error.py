# versions: 3.10 3.11 3.12 3.13 3.14 3.15
# The line at which a frame stands when an exception has left it.
def t(f): print(f())
def fl(fn):
    try: fn()
    except BaseException as e:
        r = []; tb = e.__traceback__.tb_next
        while tb:
            r.append(tb.tb_frame.f_lineno - tb.tb_frame.f_code.co_firstlineno); tb = tb.tb_next
        return r
def simple():
    1/0
    pass
def in_except():
    try:
        1/0
    except:
        1/0
        pass
def other_except():
    try:
        1/0
    except TypeError as ex:
        pass
def in_named_except():
    try:
        1/0
    except Exception as ex:
        1/0
        pass
def in_try():
    try:
        1/0
    finally:
        pass
def in_finally_normal():
    try:
        pass
    finally:
        1/0
        pass
def in_finally_except():
    try:
        1/0
    finally:
        1/0
        pass
class Noop:
    def __enter__(self): return self
    def __exit__(self, *args): pass
def after_with():
    with Noop():
        1/0
        pass
for k in (simple, in_except, other_except, in_named_except, in_try, in_finally_normal, in_finally_except, after_with): t(lambda: fl(k))  # => [1]
# => [4]
# => [3]
# => [4]
# => [4]
# => [4]
# => [4]
# => [2]
















