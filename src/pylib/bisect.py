# Its code leaves no entries in tracebacks: in CPython a module in C does it.
"""Where a new item belongs in a sorted list."""

from operator import index as _index
from _slotscope import policy

_MODERN = policy('has_match')


def _search(a, x, lo, hi, key, right):
    lo, hi = _index(lo), None if hi is None else _index(hi)
    if lo < 0:
        raise ValueError('lo cannot be negative' if policy('has_msgs_315') else 'lo must be non-negative')
    if hi is None:
        hi = len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        item = a[mid] if key is None else key(a[mid])
        if not x < item if right else item < x:
            lo = mid + 1
        else:
            hi = mid
    return lo


if _MODERN:
    def bisect_right(a, x, lo=0, hi=None, *, key=None):
        return _search(a, x, lo, hi, key, True)

    def bisect_left(a, x, lo=0, hi=None, *, key=None):
        return _search(a, x, lo, hi, key, False)

    def insort_right(a, x, lo=0, hi=None, *, key=None):
        i = _search(a, x if key is None else key(x), lo, hi, key, True)
        a.insert(i, x)

    def insort_left(a, x, lo=0, hi=None, *, key=None):
        i = _search(a, x if key is None else key(x), lo, hi, key, False)
        a.insert(i, x)
else:
    def bisect_right(a, x, lo=0, hi=None):
        return _search(a, x, lo, hi, None, True)

    def bisect_left(a, x, lo=0, hi=None):
        return _search(a, x, lo, hi, None, False)

    def insort_right(a, x, lo=0, hi=None):
        i = _search(a, x, lo, hi, None, True)
        a.insert(i, x)

    def insort_left(a, x, lo=0, hi=None):
        i = _search(a, x, lo, hi, None, False)
        a.insert(i, x)

bisect = bisect_right
insort = insort_right
