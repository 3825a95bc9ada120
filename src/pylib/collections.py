"""Containers beside the built-in ones."""

import sys
import _collections_abc
import operator as _operator
from _collections import deque, defaultdict, OrderedDict, _count_elements, _tuplegetter
from _methods import named as _named
from _slotscope import policy
from heapq import nlargest as _nlargest
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap
from keyword import iskeyword as _iskeyword
from reprlib import recursive_repr as _recursive_repr

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque', 'namedtuple']

_Mapping = _collections_abc.Mapping
_MutableMapping = _collections_abc.MutableMapping
_collections_abc.MutableSequence.register(deque)


def __getattr__(name):
    if name == 'abc':
        import collections.abc
        return sys.modules['collections.abc']
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


# ---- named tuples ----

def _field_names(names, rename):
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    names = [str(n) for n in names]
    if rename:
        seen = set()
        for i, name in enumerate(names):
            if not name.isidentifier() or _iskeyword(name) or name.startswith('_') or name in seen:
                names[i] = f'_{i}'
            seen.add(name)
    return names


def _check_names(typename, names, rename):
    for name in [typename] + names:
        if type(name) is not str:
            raise TypeError('Type names and field names must be strings')
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if _iskeyword(name):
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    seen = set()
    for name in names:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    names = _field_names(field_names, rename)
    typename = sys.intern(str(typename))
    _check_names(typename, names, rename)
    values = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(names):
            raise TypeError('Got more default values than field names')
        values = dict(zip(names[len(names) - len(defaults):], defaults))
    names = tuple(map(sys.intern, names))
    n = len(names)
    params = ', '.join(names) + (',' if n == 1 else '')
    new_tuple = tuple.__new__
    made, names_of_new = f'(_tuple_new(_cls, ({params})))', {'_tuple_new': new_tuple, '__builtins__': {}, '__name__': f'namedtuple_{typename}'}
    if policy('namedtuple_new_lambda'):
        __new__ = eval(f'lambda _cls, {params}: {made}' if n else f'lambda _cls: {made}', names_of_new)
    else:
        exec(f'def __new__(_cls, {params}): return {made}', names_of_new)
        __new__ = names_of_new['__new__']
    __new__.__name__ = '__new__'
    __new__.__doc__ = f'Create new instance of {typename}({", ".join(names)})'
    if defaults is not None:
        __new__.__defaults__ = defaults

    @classmethod
    def _make(cls, iterable):
        result = new_tuple(cls, iterable)
        if len(result) != n:
            raise TypeError(f'Expected {n} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwds):
        result = self._make(kwds.pop(name) if name in kwds else value for name, value in zip(names, self))
        if kwds:
            kind = TypeError if policy('has_copy_replace') else ValueError
            raise kind(f'Got unexpected field names: {list(kwds)!r}')
        return result

    form = '(' + ', '.join(f'{name}=%r' for name in names) + ')'

    def __repr__(self):
        return self.__class__.__name__ + form % self

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    for method in (_make.__func__, _replace, __repr__, _asdict, __getnewargs__, __new__):
        method.__qualname__ = f'{typename}.{method.__name__}'
    namespace = {'__doc__': f'{typename}({", ".join(names)})', '__slots__': (), '_fields': names, '_field_defaults': values,
                 '__new__': __new__, '_make': _make}
    if policy('has_copy_replace'):
        namespace['__replace__'] = _replace
    namespace.update(_replace=_replace, __repr__=__repr__, _asdict=_asdict, __getnewargs__=__getnewargs__)
    if policy('has_match'):
        namespace['__match_args__'] = names
    for i, name in enumerate(names):
        namespace[name] = _tuplegetter(i, sys.intern(f'Alias for field number {i}'))
    result = type(typename, (tuple,), namespace)
    if module is None:
        module = sys._getframe(1).f_globals.get('__name__', '__main__')
    result.__module__ = module
    return result


# ---- Counter ----

def _every(relation):
    """A comparison of Counters: the relation of each count here to the one there."""
    return lambda self, other: (
        all(relation(self[e], other[e]) for c in (self, other) for e in c) if isinstance(other, Counter) else NotImplemented)


def _changing(step):
    """An operator of Counters in place: step(here, there) of each key there."""
    def operator(self, other):
        for key, count in other.items():
            self[key] = step(self[key], count)
        return self._keep_positive()
    return operator


@_named
class Counter(dict):
    __missing__ = lambda self, key: 0

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    if policy('has_match'):
        total = lambda self: sum(self.values())

    def most_common(self, n=None):
        order = {'key': _operator.itemgetter(1)}
        return sorted(self.items(), reverse=True, **order) if n is None else _nlargest(n, self.items(), **order)

    def elements(self):
        return _chain.from_iterable(_starmap(_repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        if not isinstance(iterable, _Mapping):
            if iterable is not None:
                _count_elements(self, iterable)
        elif self:
            for key, count in iterable.items():
                self[key] = count + self.get(key, 0)
        else:
            super().update(iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if isinstance(iterable, _Mapping):
            counts = iterable.items()
        else:
            counts = () if iterable is None else ((key, 1) for key in iterable)
        for key, count in counts:
            self[key] = self.get(key, 0) - count
        if kwds:
            self.subtract(kwds)

    copy = lambda self: self.__class__(self)
    __reduce__ = lambda self: (self.__class__, (dict(self),))

    def __delitem__(self, elem):
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        name = self.__class__.__name__
        if not self:
            return name + '()'
        try:
            counts = dict(self.most_common())
        except TypeError:
            counts = dict(self)
        return f'{name}({counts!r})'

    if policy('has_match'):
        __eq__, __le__, __ge__ = map(_every, (_operator.eq, _operator.le, _operator.ge))
        __ne__ = lambda self, other: not self == other if isinstance(other, Counter) else NotImplemented
        __lt__ = lambda self, other: self <= other and self != other if isinstance(other, Counter) else NotImplemented
        __gt__ = lambda self, other: self >= other and self != other if isinstance(other, Counter) else NotImplemented

    # Counts may be anything: each operator asks what CPython's asks of them, in its order, and keeps what is asked to be positive.

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        both = Counter()
        for key, n in self.items():
            if (n := n + other[key]) > 0:
                both[key] = n
        return both._with_rest(self, other)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        left = Counter()
        for key, n in self.items():
            if (n := n - other[key]) > 0:
                left[key] = n
        return left._with_owed(self, other)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        larger = Counter()
        for key, n in self.items():
            if n < (m := other[key]):
                n = m
            if n > 0:
                larger[key] = n
        return larger._with_rest(self, other)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        smaller = Counter()
        for key, n in self.items():
            if not n < (m := other[key]):
                n = m
            if n > 0:
                smaller[key] = n
        return smaller

    if policy('has_symmetric_counter'):
        def __xor__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            between = Counter()
            for key, n in self.items():
                if n := abs(n - other[key]):
                    between[key] = n
            for key, n in other.items():
                if key not in self and n:
                    between[key] = abs(n)
            return between

    __pos__ = lambda self: Counter()._with_rest((), self)
    __neg__ = lambda self: Counter()._with_owed((), self)

    def _with_rest(self, known, other):
        """The positive counts of other's keys that are not known, too."""
        for key, n in other.items():
            if key not in known and n > 0:
                self[key] = n
        return self

    def _with_owed(self, known, other):
        """The negative ones, as what is owed."""
        for key, n in other.items():
            if key not in known and n < 0:
                self[key] = 0 - n
        return self

    __iadd__, __isub__ = map(_changing, (_operator.iadd, _operator.isub))

    def _keep_positive(self):
        for key in [k for k, n in self.items() if not n > 0]:
            del self[key]
        return self

    def __ior__(self, other):
        for key, count in other.items():
            if count > self[key]:
                self[key] = count
        return self._keep_positive()

    def __iand__(self, other):
        for key, count in self.items():
            if (theirs := other[key]) < count:
                self[key] = theirs
        return self._keep_positive()


# ---- ChainMap ----

def _not_first(key):
    return KeyError(f'Key not found in the first mapping: {key!r}')


@_named
class ChainMap(_MutableMapping):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    __len__ = lambda self: len(set().union(*self.maps))
    __bool__ = lambda self: any(self.maps)
    __contains__ = lambda self, key: any(key in m for m in self.maps)
    get = lambda self, key, default=None: self[key] if key in self else default
    fromkeys = classmethod(lambda cls, iterable, value=None, /: cls(dict.fromkeys(iterable, value)))
    copy = __copy__ = lambda self: self.__class__(self.maps[0].copy(), *self.maps[1:])
    parents = property(lambda self: self.__class__(*self.maps[1:]))

    @_recursive_repr()
    def __repr__(self):
        return f'{self.__class__.__name__}({", ".join(map(repr, self.maps))})'

    def __getitem__(self, key):
        for m in self.maps:
            try:
                return m[key]
            except KeyError:
                continue
        return self.__missing__(key)

    def __iter__(self):
        found = {}
        for mapping in reversed(self.maps):
            found.update(dict.fromkeys(mapping))
        return iter(found)

    def new_child(self, m=None, **kwargs):
        if kwargs and m is not None:
            m.update(kwargs)
        return self.__class__(kwargs if m is None else m, *self.maps)

    def __missing__(self, key):
        raise KeyError(key)

    # ---- changes go to the first ----
    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        first = self.maps[0]
        try:
            del first[key]
        except KeyError:
            raise _not_first(key)

    def pop(self, key, *args):
        first = self.maps[0]
        try:
            return first.pop(key, *args)
        except KeyError:
            raise _not_first(key)

    def popitem(self):
        first = self.maps[0]
        try:
            return first.popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.')

    def clear(self):
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        if isinstance(other, _Mapping):
            other, added = self.copy(), other
            other.maps[0].update(added)
            return other
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, _Mapping):
            flat = dict(other)
            for mapping in self.maps[::-1]:
                flat.update(mapping)
            return self.__class__(flat)
        return NotImplemented


# ---- wrappers to inherit from: what they hold is their attribute data ----

def _asks(function):
    return lambda self: function(self.data)


def _compares(relation):
    return lambda self, other: relation(self.data, _data(other))


_comparisons = _operator.lt, _operator.le, _operator.eq, _operator.gt, _operator.ge


def _twin(wrapper, data):
    """Another wrapper like this one, attributes and all, round other data."""
    twin = wrapper.__class__.__new__(wrapper.__class__)
    twin.__dict__.update(wrapper.__dict__, data=data)
    return twin


def _plain(other):
    return other.data if isinstance(other, UserDict) else other if isinstance(other, dict) else None


@_named
class UserDict(_MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for given in (dict, kwargs or None):
            if given is not None:
                self.update(given)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    __len__, __iter__, __repr__ = map(_asks, (len, iter, repr))
    __contains__ = lambda self, key: key in self.data
    get = lambda self, key, default=None: self[key] if key in self else default

    def __getitem__(self, key):
        if key not in self.data:
            cls = self.__class__
            if not hasattr(cls, '__missing__'):
                raise KeyError(key)
            return cls.__missing__(self, key)
        return self.data[key]

    def __or__(self, other):
        plain = _plain(other)
        return NotImplemented if plain is None else self.__class__({**self.data, **plain})

    def __ror__(self, other):
        plain = _plain(other)
        return NotImplemented if plain is None else self.__class__({**plain, **self.data})

    def __ior__(self, other):
        plain = _plain(other)
        self.data.update(other if plain is None else plain)
        return self

    __copy__ = lambda self: _twin(self, self.__dict__['data'].copy())
    copy = lambda self: self.__copy__()

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


def _data(other):
    return getattr(other, 'data', other) if isinstance(other, (UserList, UserString)) else other


@_named
class UserList(_collections_abc.MutableSequence):
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_data(initlist))

    __len__, __repr__ = map(_asks, (len, repr))
    __lt__, __le__, __eq__, __gt__, __ge__ = map(_compares, _comparisons)
    __contains__ = lambda self, item: item in self.data
    __getitem__ = lambda self, i: self.__class__(self.data[i]) if isinstance(i, slice) else self.data[i]
    __add__ = lambda self, other: self.__class__(self.data + list(_data(other)))
    __radd__ = lambda self, other: self.__class__(list(_data(other)) + self.data)
    __mul__ = __rmul__ = lambda self, n: self.__class__(self.data * n)
    __copy__ = lambda self: _twin(self, self.__dict__['data'][:])
    copy = lambda self: self.__class__(self)

    append = lambda self, item: self.data.append(item)
    extend = lambda self, other: self.data.extend(_data(other))
    insert = lambda self, i, item: self.data.insert(i, item)
    remove = lambda self, item: self.data.remove(item)
    pop = lambda self, i=-1: self.data.pop(i)
    clear = lambda self: self.data.clear()
    index = lambda self, item, *args: self.data.index(item, *args)
    count = lambda self, item: self.data.count(item)
    reverse = lambda self: self.data.reverse()
    sort = lambda self, /, *args, **kwds: self.data.sort(*args, **kwds)

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __iadd__(self, other):
        self.data += list(_data(other))
        return self

    def __imul__(self, n):
        self.data *= n
        return self


@_named
class UserString(_collections_abc.Sequence):
    def __init__(self, seq):
        self.data = seq if isinstance(seq, str) else seq.data[:] if isinstance(seq, UserString) else str(seq)

    __str__, __repr__, __hash__, __len__ = map(_asks, (str, repr, hash, len))
    __int__, __float__, __complex__ = map(_asks, (int, float, complex))
    __getnewargs__ = lambda self: (self.data[:],)
    maketrans = str.maketrans
    __lt__, __le__, __eq__, __gt__, __ge__ = map(_compares, _comparisons)
    __contains__ = lambda self, char: _data(char) in self.data
    __getitem__ = lambda self, index: self.__class__(self.data[index])
    __add__ = lambda self, other: self.__class__(self.data + str(other))
    __radd__ = lambda self, other: self.__class__(str(other) + self.data)
    __mul__ = __rmul__ = lambda self, n: self.__class__(self.data * n)
    __mod__ = lambda self, args: self.__class__(self.data % args)
    __rmod__ = lambda self, template: self.__class__(str(template) % self)

    def encode(self, encoding='utf-8', errors='strict'):
        return self.data.encode('utf-8' if encoding is None else encoding, 'strict' if errors is None else errors)


def _forward(name, wraps):
    """A method of UserString that asks its str; `wraps`: the answer is a UserString again."""
    def method(self, *args, **kwds):
        answer = getattr(self.data, name)(*map(_data, args), **kwds)
        return self.__class__(answer) if wraps else answer
    method.__name__ = name
    method.__qualname__ = 'UserString.' + name
    return method


for _name in ('capitalize casefold center expandtabs ljust lower lstrip replace rjust rstrip strip swapcase title translate upper '
              'zfill' + (' removeprefix removesuffix' if policy('str_removeprefix') else '')).split():
    setattr(UserString, _name, _forward(_name, True))
for _name in ('count endswith find format format_map index isalpha isalnum isascii isdecimal isdigit isidentifier islower '
              'isnumeric isprintable isspace istitle isupper join partition rfind rindex rpartition rsplit split splitlines '
              'startswith').split():
    setattr(UserString, _name, _forward(_name, False))
del _name
