# from __future__ import annotations: annotations stay text, written one way.
from __future__ import annotations


def f(a: int|None, b:"str"='x', *args: (1+2)*3, c: list [ int ]=[], **kw: dict[str,  tuple[int, ...]]) -> lambda x=1: x:
    pass


print(f.__annotations__["a"], f.__annotations__["b"], f.__annotations__["args"], f.__annotations__["c"])
# =>(3.8) int | None 'str' 9 list[int]
# =>(3.9-3.15) int | None 'str' (1 + 2) * 3 list[int]
print(f.__annotations__["kw"], f.__annotations__["return"])  # => dict[str, tuple[int, ...]] lambda x=1: x


class A:
    x: undefined.name[0](1, *a, b=2) = 1
    y: not a and b or -c ** 2
    z: [i for i in range(3) if i]
    __w: {1: 'a', **b}
    s: a[1:2, ::3]
    t: f'{a!r:>{w}}' 'b'


print(A.__annotations__["x"])  # => undefined.name[0](1, *a, b=2)
print(A.__annotations__["y"])  # => not a and b or -c ** 2
print(A.__annotations__["z"])  # => [i for i in range(3) if i]
print(A.__annotations__["_A__w"])  # => {1: 'a', **b}
print(A.__annotations__["s"])  # => a[1:2, ::3]
print(A.__annotations__["t"])  # => f'{a!r:>{w}}b'
