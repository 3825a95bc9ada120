"""Weak references, and collections that do not keep their keys or values alive."""

import _weakref
from _weakref import getweakrefcount, getweakrefs, ref, proxy, CallableProxyType, ProxyType, ReferenceType
from _collections_abc import MutableMapping, MutableSet
from itertools import chain as _chain
from _slotscope import policy

__all__ = '''ref proxy getweakrefcount getweakrefs WeakKeyDictionary ReferenceType ProxyType CallableProxyType ProxyTypes WeakValueDictionary
    WeakSet WeakMethod finalize'''.split()

ProxyTypes = (ProxyType, CallableProxyType)


def _wait(weak):
    """Up to 3.13 removals wait while the collection is iterated over; iteration goes over copies here, so both are always empty."""
    weak._pending_removals = []
    weak._iterating = set()


if not policy('weak_removals_wait'):
    _wait = None


def _nothing():
    """The reference that stands for one that is missing."""


def _ref_if_any(obj):
    try:
        return ref(obj)
    except TypeError:
        return None


def _merged(new, *mappings):
    for mapping in mappings:
        new.update(mapping)
    return new


class WeakMethod(ref):
    """A reference to a bound method, which is made anew whenever it is asked for: alive as long as its object."""
    __slots__ = ('_func_ref', '_meth_type', '_alive', '__weakref__')

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None

        def gone(arg):
            self = self_ref()
            if self is None or not self._alive:
                return
            self._alive = False
            if callback is not None:
                callback(self)
        self = ref.__new__(cls, obj, gone)
        self._func_ref, self._meth_type, self._alive = ref(func, gone), type(meth), True
        self_ref = ref(self)
        return self

    def __call__(self):
        obj, func = super().__call__(), self._func_ref()
        return None if obj is None or func is None else self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        both = self._alive and other._alive
        return ref.__eq__(self, other) and self._func_ref == other._func_ref if both else self is other

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """The reference of a WeakValueDictionary: knows its key."""
    __slots__ = ('key',)

    def __new__(type, ob, callback, key):
        made = ref.__new__(type, ob, callback)
        made.key = key
        return made

    def __init__(self, ob, callback, key):
        ref.__init__(self, ob, callback)


class WeakValueDictionary(MutableMapping):
    def __init__(self, other=(), /, **kw):
        def remove(dead, self_ref=ref(self), discard=_weakref._remove_dead_weakref):
            self = self_ref()
            if self is not None:
                discard(self.data, dead.key)
        self._remove = remove
        if _wait:
            _wait(self)
        self.data = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is not None:
            return value
        raise KeyError(key)

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return self.data.get(key, _nothing)() is not None

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def copy(self):
        return WeakValueDictionary(self)

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        twin = self.__class__()
        for key, wr in list(self.data.items()):
            if (value := wr()) is not None:
                twin[deepcopy(key, memo)] = value
        return twin

    def get(self, key, default=None):
        value = self.data.get(key, _nothing)()
        return default if value is None else value

    def items(self):
        for key, wr in list(self.data.items()):
            if (value := wr()) is not None:
                yield key, value

    def keys(self):
        for key, wr in list(self.data.items()):
            if wr() is not None:
                yield key

    __iter__ = keys

    def values(self):
        for wr in list(self.data.values()):
            if (value := wr()) is not None:
                yield value

    def itervaluerefs(self):
        yield from list(self.data.values())

    def valuerefs(self):
        return list(self.data.values())

    def popitem(self):
        value = None
        while value is None:
            key, wr = self.data.popitem()
            value = wr()
        return key, value

    def pop(self, key, *args):
        value = self.data.pop(key, _nothing)()
        if value is not None:
            return value
        if not args:
            raise KeyError(key)
        return args[0]

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            value = self[key] = default
        return value

    def update(self, other=None, /, **kwargs):
        for pairs in (() if other is None else dict(other).items(), kwargs.items()):
            for key, value in pairs:
                self.data[key] = KeyedRef(value, self._remove, key)

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return _merged(self.copy(), other) if hasattr(other, 'keys') else NotImplemented

    def __ror__(self, other):
        return _merged(self.__class__(), other, self) if hasattr(other, 'keys') else NotImplemented


class WeakKeyDictionary(MutableMapping):
    def __init__(self, dict=None):
        self.data = {}

        def remove(dead, self_ref=ref(self)):
            self = self_ref()
            if self is not None:
                self.data.pop(dead, None)
        self._remove = remove
        if _wait:
            _wait(self)
            setattr(self, '_dirty_len', False)
        if dict is not None:
            self.update(dict)

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def __contains__(self, key):
        wr = _ref_if_any(key)
        return wr is not None and wr in self.data

    def copy(self):
        return WeakKeyDictionary(self)

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        twin = self.__class__()
        for key, value in self.items():
            twin[key] = deepcopy(value, memo)
        return twin

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def items(self):
        for wr, value in list(self.data.items()):
            if (key := wr()) is not None:
                yield key, value

    def keys(self):
        for wr in list(self.data):
            if (key := wr()) is not None:
                yield key

    __iter__ = keys

    def values(self):
        for wr, value in list(self.data.items()):
            if wr() is not None:
                yield value

    def keyrefs(self):
        return list(self.data)

    def popitem(self):
        key = None
        while key is None:
            wr, value = self.data.popitem()
            key = wr()
        return key, value

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            source = dict if hasattr(dict, 'items') else {}.__class__(dict)
            for key, value in source.items():
                self.data[ref(key, self._remove)] = value
        if kwargs:
            self.update(kwargs)

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return _merged(self.copy(), other) if hasattr(other, 'keys') else NotImplemented

    def __ror__(self, other):
        return _merged(self.__class__(), other, self) if hasattr(other, 'keys') else NotImplemented


class WeakSet(MutableSet):
    def __init__(self, data=None):
        self.data = set()

        def remove(dead, self_ref=ref(self)):
            self = self_ref()
            if self is not None:
                self.data.discard(dead)
        self._remove = remove
        if _wait:
            _wait(self)
        if data is not None:
            self.update(data)

    def __iter__(self):
        for wr in list(self.data):
            if (item := wr()) is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        wr = _ref_if_any(item)
        return wr is not None and wr in self.data

    def __repr__(self):
        return repr(self.data)

    # one element

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def pop(self):
        item = None
        while item is None:
            try:
                item = self.data.pop()()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
        return item

    # comparisons: of the sets of references

    def issubset(self, other):
        return self.data.issubset(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset(map(ref, other))

    def isdisjoint(self, other):
        return not len(self.intersection(other))

    __le__, __ge__ = issubset, issuperset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        return self.data == {ref(item) for item in other} if isinstance(other, self.__class__) else NotImplemented

    # changes in place

    def clear(self):
        self.data.clear()

    def update(self, other):
        for item in other:
            self.add(item)

    def intersection_update(self, other):
        self &= other

    def difference_update(self, other):
        self -= other

    def symmetric_difference_update(self, other):
        self ^= other

    def __ior__(self, other):
        self.update(other)
        return self

    def __iand__(self, other):
        self.data.intersection_update(map(ref, other))
        return self

    def __isub__(self, other):
        if other is self:
            self.data.clear()
        else:
            self.data.difference_update(map(ref, other))
        return self

    def __ixor__(self, other):
        if other is self:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(ref(item, self._remove) for item in other)
        return self

    # new sets

    def copy(self):
        return self.__class__(self)

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    def union(self, other):
        return self.__class__(_chain(self, other))

    def difference(self, other):
        less = self.copy()
        less.difference_update(other)
        return less

    def symmetric_difference(self, other):
        either = self.copy()
        either.symmetric_difference_update(other)
        return either

    __and__, __or__, __sub__, __xor__ = intersection, union, difference, symmetric_difference


def _waiting(finalizer, forget=False):
    """(object, function, args, kwargs) of a finalizer that was not called yet, which it then never will be if it is to be forgotten."""
    info = finalizer._registry.get(finalizer)
    obj = info and info.weakref()
    if obj is not None and (not forget or finalizer._registry.pop(finalizer, None)):
        return obj, info.func, info.args, info.kwargs or {}


class finalize:
    """A function to call when an object goes away, or at the end of the program."""
    __slots__ = ()
    _registry = {}
    _count = 0
    _registered_with_atexit = False

    class _Info:
        __slots__ = ('weakref', 'func', 'args', 'kwargs', 'atexit', 'index')

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered_with_atexit:
            import atexit
            atexit.register(finalize._exitfunc)
            finalize._registered_with_atexit = True
        info = finalize._Info()
        for name, value in zip(info.__slots__, (ref(obj, self), func, args, kwargs or None, True, finalize._count)):
            setattr(info, name, value)
        finalize._count += 1
        finalize._registry[self] = info

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info is not None:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        return _waiting(self, forget=True)

    def peek(self):
        return _waiting(self)

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        return self in self._registry and self._registry[self].atexit

    @atexit.setter
    def atexit(self, value):
        if self in self._registry:
            self._registry[self].atexit = bool(value)

    def __repr__(self):
        found = _waiting(self)
        what = 'dead' if found is None else f'for {type(found[0]).__qualname__!r} at {id(found[0]):#x}'
        return f'<{type(self).__name__} object at {id(self):#x}; {what}>'

    @classmethod
    def _exitfunc(cls):
        while True:
            waiting = [(f, i) for f, i in cls._registry.items() if i.atexit]
            if not waiting:
                return
            f = max(waiting, key=lambda pair: pair[1].index)[0]
            f()
