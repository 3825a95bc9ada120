"""Shallow and deep copies."""

from _slotscope import policy

__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    pass


error = Error

_atomic = {type(None), int, float, bool, complex, str, bytes, tuple, type, range, property, type(...), type(NotImplemented), type(len),
           type(lambda: 0), type((lambda: 0).__code__)}


def _is_atomic(kind):
    return kind in _atomic or kind.__name__ in ('ReferenceType', 'weakref') and kind.__module__ in ('builtins', 'weakref')


_frozendict = getattr(__import__('builtins'), 'frozendict', None)


def copy(x):
    cls = type(x)
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if _is_atomic(cls) or cls is frozenset or cls is slice or cls is _frozendict or issubclass(cls, type):
        return x
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    return _rebuild(x, _reduced(x, cls), None)


def _reduced(x, cls):
    import copyreg
    reductor = copyreg.dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, '__reduce_ex__', None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, '__reduce__', None)
    if reductor is None:
        raise Error(f'un(deep)copyable object of type {cls}')
    return reductor()


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _atomic and cls is not tuple or cls is tuple and not x:
        return x
    if memo is None:
        memo = {}
    seen = memo.get(id(x), _nil)
    if seen is not _nil:
        return seen
    y = _deep(x, cls, memo)
    if y is not x:
        memo[id(x)] = y
        # x must live as long as the memo, for its address is a key there.
        memo.setdefault(id(memo), []).append(x)
    return y


def _deep(x, cls, memo):
    if cls is list:
        y = []
        memo[id(x)] = y
        for item in x:
            y.append(deepcopy(item, memo))
        return y
    if cls is dict:
        y = {}
        memo[id(x)] = y
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
        return y
    if cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if id(x) in memo:
            return memo[id(x)]
        return x if all(a is b for a, b in zip(x, items)) else tuple(items)
    if _is_atomic(cls) or issubclass(cls, type):
        return x
    if cls.__name__ == 'method' and cls.__module__ == 'builtins':
        return cls(x.__func__, deepcopy(x.__self__, memo))
    method = getattr(x, '__deepcopy__', None)
    if method is not None:
        return method(memo)
    return _rebuild(x, _reduced(x, cls), memo)


def _rebuild(x, reduced, memo):
    """An object from what __reduce_ex__ says; memo None: a shallow copy."""
    if isinstance(reduced, str):
        return x
    if len(reduced) > 5:
        raise TypeError(f'_reconstruct() takes from 4 to 7 positional arguments but {2 + len(reduced)} were given')
    func, args, state, items, pairs = (tuple(reduced) + (None,) * 3)[:5]
    deep = memo is not None
    if deep and args:
        args = tuple([deepcopy(a, memo) for a in args])
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            for name, value in (slots or {}).items():
                setattr(y, name, value)
    for item in items or ():
        y.append(deepcopy(item, memo) if deep else item)
    for key, value in pairs or ():
        if deep:
            key, value = deepcopy(key, memo), deepcopy(value, memo)
        y[key] = value
    return y


if policy('has_copy_replace'):
    __all__.append('replace')

    def replace(obj, /, **changes):
        func = getattr(obj.__class__, '__replace__', None)
        if func is None:
            raise TypeError(f'replace() does not support {obj.__class__.__name__} objects')
        return func(obj, **changes)
