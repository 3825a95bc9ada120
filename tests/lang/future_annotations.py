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
import __future__ as future
print(future.annotations)  # =>(3.8-3.9) _Feature((3, 7, 0, 'beta', 1), (3, 10, 0, 'alpha', 0), 16777216)
# =>(3.10) _Feature((3, 7, 0, 'beta', 1), (3, 11, 0, 'alpha', 0), 16777216)
# =>(3.11-3.15) _Feature((3, 7, 0, 'beta', 1), None, 16777216)
print([name for name in dir(future) if name[:3] == 'CO_' and not getattr(future, name)], future.CO_NESTED, future.generators)  # => ['CO_GENERATOR_ALLOWED'] 16 _Feature((2, 2, 0, 'alpha', 1), (2, 3, 0, 'final', 0), 0)
