"""Abstract base classes of containers, with the methods that follow from a few."""

import sys
from abc import ABCMeta, abstractmethod
from itertools import count as _count
from _methods import named as _named
from _slotscope import policy

__all__ = ['Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator', 'AsyncGenerator', 'Hashable', 'Iterable', 'Iterator', 'Generator',
           'Reversible', 'Sized', 'Container', 'Callable', 'Collection', 'Set', 'MutableSet', 'Mapping', 'MutableMapping', 'MappingView',
           'KeysView', 'ItemsView', 'ValuesView', 'Sequence', 'MutableSequence']

_HAS_ALIAS = policy('has_generic_alias')
_GenericAlias = type(list[int]) if _HAS_ALIAS else None


def _has(cls, *methods):
    """Whether each method is found on cls, and not switched off by None."""
    for method in methods:
        for base in cls.__mro__:
            if method in base.__dict__:
                if base.__dict__[method] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


def _hook(name, *methods):
    """The __subclasshook__ of the class of this name here: whoever has the methods belongs to it."""
    return classmethod(lambda cls, C: _has(C, *methods) if cls is globals()[name] else NotImplemented)


def _one_trick(name, method, stub, generic=True):
    """An abstract class for everything that has one method; stub: what super() finds of it there."""
    namespace = {'__module__': 'collections.abc', '__qualname__': name, '__slots__': (), method: abstractmethod(stub),
                 '__subclasshook__': _hook(name, method)}
    if generic and _HAS_ALIAS:
        namespace['__class_getitem__'] = classmethod(_GenericAlias)
    return _named(ABCMeta(name, (), namespace))


def _refuse(error):
    raise error


def _one_step():
    def stub(self):
        yield
    return stub


def _no_items():
    def stub(self):
        yield from ()
    return abstractmethod(stub)


def _emptying(pop, empty):
    """clear() by the method pop, until it raises empty."""
    def clear(self):
        while True:
            try:
                getattr(self, pop)()
            except empty:
                return
    return clear


Hashable = _one_trick('Hashable', '__hash__', lambda self: 0, generic=False)
Sized = _one_trick('Sized', '__len__', lambda self: 0, generic=False)
Awaitable = _one_trick('Awaitable', '__await__', _one_step())
AsyncIterable = _one_trick('AsyncIterable', '__aiter__', lambda self: AsyncIterator())
Container = _one_trick('Container', '__contains__', lambda self, x: False)
Callable = _one_trick('Callable', '__call__', lambda self, *args, **kwds: False)
if _HAS_ALIAS:
    class _CallableGenericAlias(_GenericAlias):
        """Callable[[int, str], float]: the arguments lie flat, the result behind them."""

        __slots__ = ()

        def __new__(cls, origin, args):
            if not (isinstance(args, tuple) and len(args) == 2):
                raise TypeError('Callable must be used as Callable[[arg, ...], result].')
            given, result = args
            if isinstance(given, (tuple, list)):
                args = (*given, result)
            elif not _stands_for_arguments(given):
                raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {given}')
            return super().__new__(cls, origin, args)

        def __repr__(self):
            args = self.__args__
            if len(args) == 2 and _stands_for_arguments(args[0]):
                return super().__repr__()
            shown = _GenericAlias.__repr__(_GenericAlias(tuple, args[:-1]))[5:] if len(args) > 1 else '[]'
            return f'collections.abc.Callable[{shown}, {_GenericAlias.__repr__(_GenericAlias(tuple, args[-1:]))[6:-1]}]'

        def __reduce__(self):
            args = self.__args__
            whole = len(args) == 2 and _stands_for_arguments(args[0])
            return _CallableGenericAlias, (Callable, args if whole else _as_written(args))

        def __getitem__(self, item):
            args = super().__getitem__(item if isinstance(item, tuple) else (item,)).__args__
            return _CallableGenericAlias(Callable, args if isinstance(args[0], (tuple, list)) else _as_written(args))

    def _as_written(args):
        return list(args[:-1]), args[-1]

    def _stands_for_arguments(obj):
        return obj is Ellipsis or type(obj).__name__ in ('ParamSpec', '_ConcatenateAlias') and type(obj).__module__ == 'typing'

    Callable.__class_getitem__ = classmethod(_CallableGenericAlias)
if policy('has_type_params'):
    Buffer = _one_trick('Buffer', '__buffer__', lambda self, flags, /: _refuse(NotImplementedError), generic=False)
    __all__.append('Buffer')


@_named
class Iterable(metaclass=ABCMeta):
    __slots__ = ()
    __iter__ = _no_items()
    __subclasshook__ = _hook('Iterable', '__iter__')
    if _HAS_ALIAS:
        __class_getitem__ = classmethod(_GenericAlias)


@_named
class Iterator(Iterable):
    __slots__ = ()
    __next__ = abstractmethod(lambda self: _refuse(StopIteration))
    __iter__ = lambda self: self
    __subclasshook__ = _hook('Iterator', '__iter__', '__next__')


@_named
class Reversible(Iterable):
    __slots__ = ()
    __reversed__ = _no_items()
    __subclasshook__ = _hook('Reversible', '__reversed__', '__iter__')


# ---- what send() and throw() drive ----

def _throwing():
    return abstractmethod(lambda self, typ, val=None, tb=None: _refuse(typ if val is None else val))


def _closing(what):
    """close() by throw()."""
    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError(what + ' ignored GeneratorExit')
    return close


@_named
class Generator(Iterator):
    __slots__ = ()
    __next__ = lambda self: self.send(None)
    send = abstractmethod(lambda self, value: _refuse(StopIteration))
    throw = _throwing()
    close = _closing('generator')
    __subclasshook__ = _hook('Generator', '__iter__', '__next__', 'send', 'throw', 'close')


@_named
class Coroutine(Awaitable):
    __slots__ = ()
    send = abstractmethod(lambda self, value: _refuse(StopIteration))
    throw = _throwing()
    close = _closing('coroutine')
    __subclasshook__ = _hook('Coroutine', '__await__', 'send', 'throw', 'close')


@_named
class AsyncIterator(AsyncIterable):
    __slots__ = ()
    __aiter__ = lambda self: self
    __subclasshook__ = _hook('AsyncIterator', '__anext__', '__aiter__')

    @abstractmethod
    async def __anext__(self):
        _refuse(StopAsyncIteration)


@_named
class AsyncGenerator(AsyncIterator):
    __slots__ = ()
    __subclasshook__ = _hook('AsyncGenerator', '__aiter__', '__anext__', 'asend', 'athrow', 'aclose')

    @abstractmethod
    async def asend(self, value):
        _refuse(StopAsyncIteration)

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        _refuse(typ if val is None else val)

    async def __anext__(self):
        return await self.asend(None)

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError('asynchronous generator ignored GeneratorExit')


@_named
class Collection(Sized, Iterable, Container):
    __slots__ = ()
    __subclasshook__ = _hook('Collection', '__len__', '__iter__', '__contains__')


# ---- sets ----

def _as_set(obj, maker):
    """obj, or the set that maker makes of it; NotImplemented where obj has no elements."""
    if isinstance(obj, Set):
        return obj
    return maker._from_iterable(obj) if isinstance(obj, Iterable) else NotImplemented


def _joining(elements):
    """An operator of sets and iterables: a set of elements(self, other)."""
    return lambda self, other: self._from_iterable(elements(self, other)) if isinstance(other, Iterable) else NotImplemented


def _both(self, other):
    return (e for e in other if e in self)


def _all(self, other):
    return (e for part in (self, other) for e in part)


def _feeding(method, wanted):
    """An operator in place: the method gets each of wanted(self, it)."""
    def operator(self, it):
        for value in wanted(self, it):
            getattr(self, method)(value)
        return self
    return operator


@_named
class Set(Collection):
    __slots__ = ()
    __le__ = lambda self, other: (
        len(self) <= len(other) and all(e in other for e in self) if isinstance(other, Set) else NotImplemented)
    __lt__ = lambda self, other: len(self) < len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented
    __ge__ = lambda self, other: (
        len(self) >= len(other) and all(e in self for e in other) if isinstance(other, Set) else NotImplemented)
    __gt__ = lambda self, other: len(self) > len(other) and self.__ge__(other) if isinstance(other, Set) else NotImplemented
    __eq__ = lambda self, other: len(self) == len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented
    __and__ = __rand__ = _joining(_both)
    __or__ = __ror__ = _joining(_all)
    _from_iterable = classmethod(lambda cls, it: cls(it))
    isdisjoint = lambda self, other: not any(e in self for e in other)

    def __sub__(self, other):
        less = _as_set(other, self)
        return less if less is NotImplemented else self._from_iterable(e for e in self if e not in less)

    def __rsub__(self, other):
        value = _as_set(other, self)
        return value if value is NotImplemented else self._from_iterable(e for e in value if e not in self)

    def __xor__(self, other):
        other = _as_set(other, self)
        return other if other is NotImplemented else (self - other) | (other - self)

    __rxor__ = __xor__

    def _hash(self):
        """A hash that depends on the elements but not on their order; the one of frozenset."""
        return hash(frozenset(self))


@_named
class MutableSet(Set):
    __slots__ = ()
    add = abstractmethod(lambda self, value: _refuse(NotImplementedError))
    discard = abstractmethod(lambda self, value: _refuse(NotImplementedError))
    clear = _emptying('pop', KeyError)
    __ior__ = _feeding('add', lambda self, it: it)
    __iand__ = _feeding('discard', lambda self, it: self - it)

    def remove(self, value):
        if value in self:
            self.discard(value)
        else:
            raise KeyError(value)

    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it if isinstance(it, Set) else self._from_iterable(it):
            (self.discard if value in self else self.add)(value)
        return self

    def __isub__(self, it):
        if it is not self:
            for value in it:
                self.discard(value)
            return self
        self.clear()
        return self


# ---- mappings ----

@_named
class Mapping(Collection):
    __slots__ = ()
    if policy('has_match'):
        __abc_tpflags__ = 1 << 6
    __reversed__ = None
    __getitem__ = abstractmethod(lambda self, key: _refuse(KeyError))
    keys = lambda self: KeysView(self)
    items = lambda self: ItemsView(self)
    values = lambda self: ValuesView(self)
    __eq__ = lambda self, other: dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented

    def get(self, key, default=None):
        try:
            default = self[key]
        except KeyError:
            pass
        return default

    def __contains__(self, key):
        try:
            self[key]
            return True
        except KeyError:
            return False


@_named
class MappingView(Sized):
    __slots__ = ('_mapping',)
    if _HAS_ALIAS:
        __class_getitem__ = classmethod(_GenericAlias)

    __len__ = lambda self: len(self._mapping)
    __repr__ = lambda self: f'{self.__class__.__name__}({self._mapping!r})'

    def __init__(self, mapping):
        self._mapping = mapping


@_named
class KeysView(MappingView, Set):
    __slots__ = ()
    _from_iterable = classmethod(lambda cls, it: set(it))
    __contains__ = lambda self, key: key in self._mapping

    def __iter__(self):
        yield from self._mapping


@_named
class ItemsView(MappingView, Set):
    __slots__ = ()

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]

    _from_iterable = classmethod(lambda cls, it: set(it))

    def __contains__(self, item):
        key, wanted = item
        try:
            value = self._mapping[key]
        except KeyError:
            pass
        else:
            return value is wanted or value == wanted
        return False


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]

    def __contains__(self, value):
        for key in self._mapping:
            if (one := self._mapping[key]) is value or one == value:
                return True
        return False


_nothing = object()


@_named
class MutableMapping(Mapping):
    __slots__ = ()
    __setitem__ = abstractmethod(lambda self, key, value: _refuse(KeyError))
    __delitem__ = abstractmethod(lambda self, key: _refuse(KeyError))
    clear = _emptying('popitem', KeyError)

    def pop(self, key, default=_nothing):
        try:
            value = self[key]
        except KeyError:
            if default is not _nothing:
                return default
            raise
        del self[key]
        return value

    def popitem(self):
        for key in self:
            pair = key, self[key]
            del self[key]
            return pair
        raise KeyError

    def update(self, other=(), /, **kwds):
        known = isinstance(other, Mapping)
        if known or hasattr(other, 'keys'):
            for key in other if known else other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key in kwds:
            self[key] = kwds[key]

    def setdefault(self, key, default=None):
        try:
            default = self[key]
        except KeyError:
            self[key] = default
        return default


# ---- sequences ----

@_named
class Sequence(Reversible, Collection):
    __slots__ = ()
    if policy('has_match'):
        __abc_tpflags__ = 1 << 5
    __getitem__ = abstractmethod(lambda self, index: _refuse(IndexError))
    __contains__ = lambda self, value: any(v is value or v == value for v in self)
    count = lambda self, value: sum(1 for v in self if v is value or v == value)

    def __iter__(self):
        try:
            for i in _count():
                yield self[i]
        except IndexError:
            pass

    def __reversed__(self):
        for i in range(len(self) - 1, -1, -1):
            yield self[i]

    def index(self, value, start=0, stop=None):
        if start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        for i in _count(start):
            if stop is not None and i >= stop:
                break
            try:
                one = self[i]
            except IndexError:
                break
            if one is value or one == value:
                return i
        raise ValueError


@_named
class MutableSequence(Sequence):
    __slots__ = ()
    __setitem__ = abstractmethod(lambda self, index, value: _refuse(IndexError))
    __delitem__ = abstractmethod(lambda self, index: _refuse(IndexError))
    insert = abstractmethod(lambda self, index, value: _refuse(IndexError))
    clear = _emptying('pop', IndexError)

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(self) if values is self else values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        taken = self[index]
        del self[index]
        return taken

    def remove(self, value):
        del self[self.index(value)]

    def reverse(self):
        last = len(self) - 1
        for i in range((last + 1) // 2):
            mirror = last - i
            self[i], self[mirror] = self[mirror], self[i]


if not policy('no_byte_string'):
    class ByteString(Sequence):
        __slots__ = ()

    __all__.append('ByteString')

_keys, _items, _values = type({}.keys()), type({}.items()), type({}.values())
_locals = (lambda: type(sys._getframe().f_locals))()
for _name, _kinds in {'Buffer': (bytes, bytearray, memoryview), 'Set': (frozenset, _keys, _items), 'KeysView': (_keys,),
                      'ItemsView': (_items,), 'ValuesView': (_values,), 'MutableSet': (set,), 'Mapping': (type(type.__dict__), _locals)[:1 + (_locals is not dict)],
                      'MutableMapping': (dict,), 'Sequence': (tuple, str, range, memoryview, bytes),
                      'MutableSequence': (list, bytearray), 'ByteString': (bytes, bytearray)}.items():
    if _name in __all__:
        for _kind in _kinds:
            globals()[_name].register(_kind)
for _name in __all__:
    globals()[_name].__module__ = 'collections.abc'
del _name, _kinds, _kind, _keys, _items, _values, _locals, sys
