# Its code leaves no entries in tracebacks: in CPython a module in C does it.
"""The operators of Python as functions, and functions that fetch items, attributes or call methods."""

from _operator import *
from _operator import (lt, le, eq, ne, ge, gt, not_, abs, add, and_, floordiv, index, inv, invert, lshift, mod, mul, matmul, neg, or_, pos,
                       pow, rshift, sub, truediv, xor, concat, contains, delitem, getitem, setitem, iadd, iand, iconcat, ifloordiv, ilshift,
                       imod, imul, imatmul, ior, ipow, irshift, isub, itruediv, ixor)
from _slotscope import policy

__lt__, __le__, __eq__, __ne__, __ge__, __gt__ = lt, le, eq, ne, ge, gt
__not__, __abs__, __add__, __and__, __floordiv__, __index__ = not_, abs, add, and_, floordiv, index
__inv__, __invert__, __lshift__, __mod__, __mul__, __matmul__ = inv, invert, lshift, mod, mul, matmul
__neg__, __or__, __pos__, __pow__, __rshift__, __sub__, __truediv__, __xor__ = neg, or_, pos, pow, rshift, sub, truediv, xor
__concat__, __contains__, __delitem__, __getitem__, __setitem__ = concat, contains, delitem, getitem, setitem
__iadd__, __iand__, __iconcat__, __ifloordiv__, __ilshift__, __imod__ = iadd, iand, iconcat, ifloordiv, ilshift, imod
__imul__, __imatmul__, __ior__, __ipow__, __irshift__, __isub__ = imul, imatmul, ior, ipow, irshift, isub
__itruediv__, __ixor__ = itruediv, ixor

if policy('has_except_star'):
    from _operator import call as __call__
else:
    globals().pop('call', None)

if policy('has_deferred_annotations'):
    def is_none(a):
        return a is None

    def is_not_none(a):
        return a is not None


def length_hint(obj, default=0):
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    try:
        return len(obj)
    except TypeError:
        pass
    hint = getattr(type(obj), '__length_hint__', None)
    if hint is None:
        return default
    try:
        value = hint(obj)
    except TypeError:
        return default
    if value is NotImplemented:
        return default
    if not isinstance(value, int):
        raise TypeError(f'__length_hint__ must be an integer, not {type(value).__name__}')
    if value < 0:
        raise ValueError('__length_hint__() should return >= 0')
    return value


del policy
__all__ = sorted(name for name in globals() if name[0] != '_')
