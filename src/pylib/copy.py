"""Shallow and deep copies. A deep copy goes down through as many calls as CPython's: how deep a structure may be depends on it."""

from _slotscope import policy
from _weakref import ReferenceType as _Reference
from copyreg import dispatch_table as _dispatch_table

__all__ = ['Error', 'copy', 'deepcopy']

_ATOMS_FIRST = policy('deepcopy_atoms_first')
_ARGUMENTS_FIRST = policy('deepcopy_arguments_first')
_frozendict = getattr(__import__('builtins'), 'frozendict', None)


class Error(Exception):
    pass


error = Error

_atoms = {type(None), int, float, bool, complex, str, bytes, type, property, type(...), type(NotImplemented), type(len),
          type(lambda: 0), type((lambda: 0).__code__), _Reference}
_shallow_atoms = _atoms | {tuple, range, frozenset, slice, _frozendict} | ({super} if _ATOMS_FIRST else set())
if policy('deepcopy_keeps_range'):
    _atoms.add(range)


def copy(x):
    cls = type(x)
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if cls in _shallow_atoms or issubclass(cls, type):
        return x
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    reduced = _reduced(x, cls, 'shallow')
    return x if isinstance(reduced, str) else _reconstruct(x, None, *reduced)


def _reduced(x, cls, how):
    reductor = _dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    for name, protocol in (('__reduce_ex__', [4]), ('__reduce__', [])):
        reductor = getattr(x, name, None)
        if reductor is not None:
            return reductor(*protocol)
    raise Error(f'un({how})copyable object of type {cls}')


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if _ATOMS_FIRST and cls in _atoms:
        return x
    key, memo = id(x), {} if memo is None else memo
    y = memo.get(key, _nil)
    if y is not _nil:
        return y
    if cls in _copiers:
        y = _copiers[cls](x, memo)
    elif issubclass(cls, type):
        y = x if _ATOMS_FIRST else _itself(x, memo)
    else:
        method = getattr(x, '__deepcopy__', None)
        if method is not None:
            y = method(memo)
        else:
            reduced = _reduced(x, cls, 'deep')
            y = x if isinstance(reduced, str) else _reconstruct(x, memo, *reduced)
    if y is not x:
        memo[key] = y
        _keep(x, memo)
    return y


def _keep(x, memo):
    """x must live as long as the memo, for its address is a key there."""
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _itself(x, memo):
    return x


def _deep_list(x, memo):
    y = []
    memo[id(x)] = y
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    if id(x) in memo:  # it was in one of its own items
        return memo[id(x)]
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _deep_dict(x, memo):
    y, frozen = {}, type(x) is not dict
    if not frozen:
        memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    if frozen:
        return memo[id(x)] if id(x) in memo else _frozendict(y)
    return y


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_copiers = {list: _deep_list, tuple: _deep_tuple, dict: _deep_dict, type(_itself.__get__(0)): _deep_method}
if _frozendict:
    _copiers[_frozendict] = _deep_dict
if not _ATOMS_FIRST:
    _copiers.update(dict.fromkeys(_atoms, _itself))


def _reconstruct(x, memo, func, args, state=None, items=None, pairs=None):
    """An object from what __reduce_ex__ says; memo None: a shallow copy."""
    deep = memo is not None
    if deep and args:
        args = [deepcopy(a, memo) for a in args] if _ARGUMENTS_FIRST else (deepcopy(a, memo) for a in args)
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        state = deepcopy(state, memo) if deep else state
        if not hasattr(y, '__setstate__'):
            attributes, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
            if attributes is not None:
                y.__dict__.update(attributes)
            for name, value in () if slots is None else slots.items():
                setattr(y, name, value)
        else:
            y.__setstate__(state)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
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
