"""How objects without a method of their own are taken apart and put together again; copy uses it."""

from _slotscope import policy

dispatch_table = {}
__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']


def pickle(ob_type, pickle_function, constructor_ob=None):
    if callable(pickle_function):
        dispatch_table[ob_type] = pickle_function
    else:
        raise TypeError('reduction functions must be callable')
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if callable(object):
        return
    raise TypeError('constructors must be callable')


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


def _reduce_ex(self, proto):
    cls = self.__class__
    for base in cls.__mro__:
        if not base.__flags__ & 512:          # made in C
            break
    else:
        base = object
    if base is cls and base is not object:
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    state = None if base is object else base(self)
    args = (cls, base, state)
    if hasattr(type(self), '__getstate__') and type(self).__getstate__ is not getattr(object, '__getstate__', None):
        _more = self.__getstate__()
    elif getattr(self, '__slots__', None):
        if policy('reduce_slots_named'):
            raise TypeError(f'cannot pickle {cls.__name__!r} object: a class that defines __slots__ without defining __getstate__ cannot be '
                            f'pickled with protocol {proto}')
        raise TypeError('a class that defines __slots__ without defining __getstate__ cannot be pickled')
    else:
        _more = getattr(self, '__dict__', None)
    return (_reconstructor, args, _more) if _more else (_reconstructor, args)


def _slotnames(cls):
    kept = cls.__dict__.get('__slotnames__')
    if kept is not None:
        return kept
    names = []
    for c in cls.__mro__:
        slots = c.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__') and c.__name__.lstrip('_'):
                name = '_' + c.__name__.lstrip('_') + name
            names.append(name)
    try:
        cls.__slotnames__ = names
    except TypeError:
        pass
    return names


# ---- numbers that stand for a class or function: for protocols 2 and up ----
_extension_registry, _inverted_registry, _extension_cache = {}, {}, {}


def add_extension(module, name, code):
    """The code stands for module.name in pickles from now on."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError('code out of range')
    key = module, name
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError('key %s is already registered with code %s' % (key, _extension_registry[key]))
    if code in _inverted_registry:
        raise ValueError('code %s is already in use for key %s' % (code, _inverted_registry[code]))
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Takes back what add_extension() was told in the same words."""
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError('key %s is not registered with code %s' % (key, code))
    del _extension_registry[key], _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()


def pickle_complex(c):
    return complex, (c.real, c.imag)


pickle(complex, pickle_complex, complex)

if policy('has_match'):
    def pickle_union(obj):
        import functools
        import operator
        if policy('has_deferred_annotations'):
            return operator.getitem, (type(obj), obj.__args__)
        return functools.reduce, (operator.or_, obj.__args__)

    pickle(type(int | str), pickle_union)
