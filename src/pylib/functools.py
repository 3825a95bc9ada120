"""Functions that make functions out of functions."""

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from _slotscope import policy
from abc import get_cache_token
from collections import namedtuple
from reprlib import recursive_repr

if policy('partial_placeholder'):
    from _functools import Placeholder

__all__ = """WRAPPER_ASSIGNMENTS WRAPPER_UPDATES update_wrapper wraps total_ordering cmp_to_key cached_property lru_cache reduce partial
    partialmethod singledispatch singledispatchmethod""".split()

_missing = object()

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__',
                       '__annotate__' if policy('has_deferred_annotations') else '__annotations__')
if policy('has_type_params'):
    WRAPPER_ASSIGNMENTS += ('__type_params__',)
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        if (value := getattr(wrapped, name, _missing)) is not _missing:
            setattr(wrapper, name, value)
    for name in updated:
        mine, theirs = getattr(wrapper, name), getattr(wrapped, name, {})
        mine.update(theirs)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ---- total_ordering: from one comparison and equality the other three ----

_derived = {'lt': ('gt', 'le', 'ge'), 'le': ('ge', 'lt', 'gt'), 'gt': ('lt', 'ge', 'le'), 'ge': ('le', 'gt', 'lt')}


def _derive(name, root):
    """The method for `name` that asks `root`: negated if they look in different directions; then equals are let in or kept out."""
    negate = name[0] != root[0]
    holds_for_equals, wanted_for_equals = negate != (root[1] == 'e'), name[1] == 'e'

    def method(self, other):
        answer = getattr(type(self), f'__{root}__')(self, other)
        if answer is NotImplemented:
            return answer
        if negate:
            answer = not answer
        if holds_for_equals == wanted_for_equals:
            return answer
        return answer or self == other if wanted_for_equals else answer and self != other
    method.__name__, method.__qualname__ = f'__{name}__', f'_{name}_from_{root}'
    return method


for _root, _names in _derived.items():
    for _name in _names:
        globals()[f'_{_name}_from_{_root}'] = _derive(_name, _root)
del _root, _names, _name


def total_ordering(cls):
    roots = [op for op in _derived if getattr(cls, f'__{op}__', None) is not getattr(object, f'__{op}__', None)]
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = max(roots)
    for name in _derived[root]:
        if name not in roots:
            setattr(cls, f'__{name}__', globals()[f'_{name}_from_{root}'])
    return cls


# ---- caches ----

_CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])


def lru_cache(maxsize=128, typed=False):
    """A decorator: results are remembered by arguments, those used last if there are too many."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        user_function, maxsize = maxsize, 128
        return _remembering(user_function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return lambda user_function: _remembering(user_function, maxsize, typed)


def _remembering(user_function, maxsize, typed):
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
    if policy('has_generic_alias'):
        wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, user_function)


if policy('has_generic_alias'):
    __all__.append('cache')

    def cache(user_function, /):
        return lru_cache(maxsize=None)(user_function)


class cached_property:
    def __init__(self, func):
        self.func, self.attrname, self.__doc__ = func, None, func.__doc__

    def __set_name__(self, owner, name):
        first = self.attrname
        if first is None:
            self.attrname = name
        elif name != first:
            raise TypeError(f'Cannot assign the same cached_property to two different names ({first!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {name!r} property.") from None
        if (value := cache.get(name, _missing)) is not _missing:
            return value
        value = self.func(instance)
        try:
            cache[name] = value
        except TypeError:
            raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support item assignment "
                            f'for caching {name!r} property.') from None
        return value

    if policy('has_generic_alias'):
        __class_getitem__ = classmethod(type(list[int]))


# ---- methods ----

def _check_callable(func):
    if not callable(func) and not hasattr(func, '__get__'):
        raise TypeError(f'{func!r} is not callable or a descriptor')


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if isinstance(func, partialmethod):
            func, args, keywords = func.func, func.args + args, {**func.keywords, **keywords}
        else:
            _check_callable(func)
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        parts = [repr(self.func)] + [repr(a) for a in self.args] + [f'{k}={v!r}' for k, v in self.keywords.items()]
        return f'functools.partialmethod({", ".join(parts)})'

    def _unbound(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        if get is not None and not isinstance(self.func, partial):
            func = get(obj, cls)
            if func is not self.func:
                return partial(func, *self.args, **self.keywords)
        return self._unbound().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)


# ---- dispatch on the type of the first argument ----

def _c3_merge(sequences):
    """One order that respects all of the sequences: always the next head that stands in no tail."""
    result, left = [], [s for s in sequences if s]
    while left:
        head = next((s[0] for s in left if not any(s[0] in other[1:] for other in left)), None)
        if head is None:
            raise RuntimeError('Inconsistent hierarchy')
        result.append(head)
        left = [rest for rest in (s[1:] if s[0] == head else s for s in left) if rest]
    return result


def _c3_mro(cls, abcs=None):
    """The MRO of cls with abstract base classes put in where they first apply."""
    last = max((i for i, base in enumerate(cls.__bases__, 1) if hasattr(base, '__abstractmethods__')), default=0)
    abcs = list(abcs) if abcs else []
    explicit, other = list(cls.__bases__[:last]), list(cls.__bases__[last:])
    extra = [base for base in abcs if issubclass(cls, base) and not any(issubclass(b, base) for b in cls.__bases__)]
    for base in extra:
        abcs.remove(base)
    mros = [_c3_mro(base, abcs=abcs) for base in explicit + extra + other]
    return _c3_merge([[cls]] + mros + [explicit] + [extra] + [other])


def _compose_mro(cls, types):
    """The MRO of cls in which those of the types that apply have their places."""
    bases = set(cls.__mro__)

    def is_related(typ):
        return (typ not in bases and hasattr(typ, '__mro__') and not isinstance(typ, type(list[int]) if policy('has_generic_alias') else ())
                and issubclass(cls, typ))
    types = [n for n in types if is_related(n)]
    types = [n for n in types if not any(n != other and n in other.__mro__ for other in types)]
    wanted, mro = set(types), []
    for typ in types:
        found = [[s for s in sub.__mro__ if s in wanted] for sub in typ.__subclasses__() if sub not in bases and issubclass(cls, sub)]
        for chain in sorted(found, key=len, reverse=True) or [[typ]]:
            mro += [s for s in chain if s not in mro or not found]
    return _c3_mro(cls, abcs=mro)


def _find_impl(cls, registry):
    """The best implementation for cls."""
    mro = iter(_compose_mro(cls, registry.keys()))
    match = next((t for t in mro if t in registry), None)
    rival = next(mro, match)
    if rival in registry and rival not in cls.__mro__ and match not in cls.__mro__ and not issubclass(match, rival):
        raise RuntimeError(f'Ambiguous dispatch: {match} or {rival}')
    return registry.get(match)


def _is_union(cls):
    """A union of classes, for which one may register from 3.11 on."""
    from typing import Union, get_args, get_origin
    from types import UnionType
    return get_origin(cls) in (Union, UnionType) and all(isinstance(a, type) for a in get_args(cls))


def _any_union(cls):
    from typing import Union, get_origin
    from types import UnionType
    return get_origin(cls) in (Union, UnionType)


def _dispatchable(cls):
    """Can an implementation be registered for it? From 3.11 on also for unions."""
    if isinstance(cls, type) and not (policy('has_generic_alias') and isinstance(cls, type(list[int]))):
        return True
    return bool(policy('has_except_star')) and _is_union(cls)


def _annotated_type(func):
    """The annotation of the first argument, for which func is to be registered."""
    if not getattr(func, '__annotations__', {}):
        raise TypeError(f'Invalid first argument to `register()`: {func!r}. Use either `@register(some_class)` or plain `@register` '
                        'on an annotated function.')
    from typing import get_type_hints
    name, cls = next(iter(get_type_hints(func).items()))
    if _dispatchable(cls):
        return cls
    some = policy('has_except_star') and _any_union(cls)
    raise TypeError(f'Invalid annotation for {name!r}. {cls!r} {"not all arguments are classes" if some else "is not a class"}.')


def singledispatch(func):
    """A function that chooses an implementation by the type of its first argument."""
    from types import MappingProxyType
    from weakref import WeakKeyDictionary
    registry, cache, token = {object: func}, WeakKeyDictionary(), None

    def dispatch(cls):
        nonlocal token
        if token is not None and token != (now := get_cache_token()):
            cache.clear()
            token = now
        try:
            return cache[cls]
        except KeyError:
            impl = cache[cls] = registry[cls] if cls in registry else _find_impl(cls, registry)
            return impl

    def register(cls, func=None):
        nonlocal token
        if _dispatchable(cls):
            if func is None:
                return lambda f: register(cls, f)
        elif func is None:
            func, cls = cls, _annotated_type(cls)
        else:
            kind = 'a class or union type' if policy('has_except_star') else 'a class'
            raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not {kind}.')
        kinds = (cls,)
        if not isinstance(cls, type) and policy('has_except_star'):
            from typing import get_args
            kinds = get_args(cls)
        registry.update(dict.fromkeys(kinds, func))
        if token is None and hasattr(cls, '__abstractmethods__'):
            token = get_cache_token()
        cache.clear()
        return func

    def wrapper(*args, **kw):
        if args:
            return dispatch(args[0].__class__)(*args, **kw)
        raise TypeError(f'{name} requires at least 1 positional argument')

    name = getattr(func, '__name__', 'singledispatch function')
    for attribute, value in (('register', register), ('dispatch', dispatch), ('registry', MappingProxyType(registry)),
                             ('_clear_cache', cache.clear)):
        setattr(wrapper, attribute, value)
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """A method that chooses an implementation by the type of its first argument after self."""

    def __init__(self, func):
        _check_callable(func)
        self.dispatcher, self.func = singledispatch(func), func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            if not args and policy('has_copy_replace'):
                raise TypeError(f'{getattr(self.func, "__name__", "singledispatchmethod method")} requires at least 1 positional argument')
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        return update_wrapper(_method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)


if policy('partial_placeholder'):
    __all__.append('Placeholder')
