# versions: 3.13 3.14 3.15
# f_locals of a function's frame writes through.
import sys
def say(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
def f(a):
    b = 2
    d = sys._getframe().f_locals
    print(type(d).__name__, sorted(d), d["a"])
    d["b"] = 20
    d["new"] = 30
    print(b, d["new"], sorted(d), len(d), "new" in d, "zz" in d)
    c = 5
    print(d["c"], sorted(sys._getframe().f_locals))
    say(lambda: d.pop("b"))
    say(lambda: d.pop("new"))
    say(lambda: d.pop("nope", 7))
    say(lambda: d["nope"])
    say(lambda: d.update(b=21))
    d.update({"b": 21, "q": 1})
    print(b, d.get("q"), d.get("r", 3), d.setdefault("s", 9), d.setdefault("a"))
    print(list(d), list(d.keys()), sorted(d.values(), key=str)[:3], len(d.items()))
    print(repr({**d, 'd': 0}), d == d, d == dict(d), d | {"z": 1} == {**d, "z": 1}, {"z": 1} | d == {"z": 1, **d})
    try: del d["a"]
    except Exception as e: print(type(e).__name__, e)
    try: d.clear()
    except Exception as e: print(type(e).__name__, e)
    try: del d["q"]; print(d.get("q"))
    except Exception as e: print(type(e).__name__, e)
    print(list(reversed(d)) == list(d)[::-1], d.copy() == dict(d), type(d.copy()).__name__)
    print(sys._getframe().f_locals is d, sys._getframe().f_locals == d)
    l = locals()
    l["b"] = 99
    print(b, type(l).__name__, sorted(l))
    d |= {"a": 77}
    print(a)
    say(lambda: hash(d))
    return d
d = f(1)  # => FrameLocalsProxy ['a', 'b', 'd'] 1
# => 20 30 ['a', 'b', 'd', 'new'] 4 True False
# => 5 ['a', 'b', 'c', 'd', 'new']
# => ValueError cannot remove local variables from FrameLocalsProxy
# => 30
# => 7
# => KeyError "local variable ''nope'' is not defined"
# => TypeError FrameLocalsProxy.update() takes no keyword arguments
# => 21 1 3 9 1
# => ['a', 'b', 'c', 'd', 'q', 's'] ['a', 'b', 'c', 'd', 'q', 's'] [1, 1, 21] 6
# => {'a': 1, 'b': 21, 'c': 5, 'd': 0, 'q': 1, 's': 9} True True True True
# => ValueError cannot remove local variables from FrameLocalsProxy
# => AttributeError 'FrameLocalsProxy' object has no attribute 'clear'
# => None
# => True True dict
# => False True
# => 21 dict ['a', 'b', 'c', 'd', 's']
# => 77
# => TypeError unhashable type: 'FrameLocalsProxy'
print(d["a"], d["b"], sorted(d))  # => 77 21 ['a', 'b', 'c', 'd', 'l', 's']
d["a"] = 5
print(d["a"])  # => 5
def g():
    x = 1
    def h():
        nonlocal x
        d = sys._getframe().f_locals
        d["x"] = 10
        return x
    print(h(), x)
g()  # => 10 10
def u():
    d = sys._getframe().f_locals
    print("later" in d, list(d))
    d["later"] = 4
    print(later)
    later = 5
    del later
    print("later" in d)
u()  # => False ['d']
# => 4
# => False
def gen():
    z = 1
    while True: yield z
k = gen(); next(k); k.gi_frame.f_locals["z"] = 8; print(next(k))  # => 8
print(type(sys._getframe().f_locals).__name__, sys._getframe().f_locals is globals())  # => dict True
class C:  # => 3 dict
    sys._getframe().f_locals["made"] = 3
    print(made, type(sys._getframe().f_locals).__name__)
say(lambda: sys._getframe().f_locals.foo)  # => AttributeError 'FrameLocalsProxy' object has no attribute 'foo'
say(lambda: type(sys._getframe().f_locals)())  # => TypeError FrameLocalsProxy expected 1 argument, got 0
say(lambda: type(sys._getframe().f_locals)(sys._getframe()))  # => {}
say(lambda: type(sys._getframe().f_locals).__module__)  # => builtins
def r():
    d = sys._getframe().f_locals
    d["self"] = d
    print(d)
r()  # => {'d': {...}, 'self': {...}}
def exc():
    v = 1
    try: 1/0
    except ZeroDivisionError as e:
        e.__traceback__.tb_frame.f_locals["v"] = 2
    print(v)
exc()  # => 2
def out():
    d = sys._getframe(1).f_locals
    d["w"] = "changed"
def into():
    w = "old"
    out()
    print(w)
into()  # => changed
def comp():
    x = 3
    print([sorted(sys._getframe().f_locals) for i in (1,)])
comp()  # => [['i', 'x']]
def keys():
    d = sys._getframe().f_locals
    d[1] = 2
    print(d[1], sorted(d, key=str))
    say(lambda: d.update([("t", 1)]))
    say(lambda: d.update(3))
    say(lambda: d.fromkeys)
    say(lambda: d.popitem())
keys()  # => 2 [1, 'd']
# => TypeError update() argument must be dict or another FrameLocalsProxy
# => TypeError update() argument must be dict or another FrameLocalsProxy
# => AttributeError 'FrameLocalsProxy' object has no attribute 'fromkeys'
# => AttributeError 'FrameLocalsProxy' object has no attribute 'popitem'
import collections.abc, gc
def kinds():
    d = sys._getframe().f_locals
    match d:
        case {"d": x}:
            print("mapping", x is d)
    return isinstance(d, collections.abc.Mapping), isinstance(d, collections.abc.MutableMapping), sys.getsizeof(d)
print(kinds())  # => mapping True
# => (True, False, 40)
def done():
    q = 1
    yield sys._getframe().f_locals
    q = 2
w = done()
p = next(w)
print(sorted(p))  # => ['q']
p["q"] = 5
p["more"] = [p]
print(next(w, "over"), list(p))  # => over ['q', 'more']
try:
    p["q"] = 7
    print(p.get("q"), p.get("more") is None)  # => 7 False
except Exception as e:
    print(type(e).__name__)
del w, p
def cyclic():
    d = sys._getframe().f_locals
    d["me"] = d
    d["frame"] = sys._getframe()
    return d
cyclic()
gc.collect()
def late():
    def inner():
        return free
    try:
        inner()
    except NameError as e:
        print(e)
    sys._getframe().f_locals["free"] = 3
    print(inner())
    free = 4
late()  # => cannot access free variable 'free' where it is not associated with a value in enclosing scope
# => 3
