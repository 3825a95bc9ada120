"""Abstract base classes: a metaclass that knows abstract methods and virtual subclasses."""

from _methods import named as _named
from _slotscope import mark_collection as _mark_collection
from _weakref import ref as _ref

__all__ = ['ABC', 'ABCMeta', 'abstractmethod', 'abstractclassmethod', 'abstractstaticmethod', 'abstractproperty', 'get_cache_token']


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


def _marking(name, kind):
    """The kind of method (in the old way: with a class) that marks its function abstract."""
    def __init__(self, callable):
        kind.__init__(self, abstractmethod(callable))
    return _named(type(name, (kind,), {'__module__': 'abc', '__isabstractmethod__': True, '__init__': __init__}))


abstractclassmethod = _marking('abstractclassmethod', classmethod)
abstractstaticmethod = _marking('abstractstaticmethod', staticmethod)
abstractproperty = type('abstractproperty', (property,), {'__module__': 'abc', '__isabstractmethod__': True})


_COLLECTION = 1 << 5 | 1 << 6  # of __flags__: instances match sequence patterns, mapping patterns


class _Registry:
    """What a class knows about its virtual subclasses; the answers are kept until somebody registers one."""
    __slots__ = ('registered', 'answers', 'token')

    def __init__(self):
        self.registered = []
        self.answers = {}
        self.token = -1


_token = 0


def get_cache_token():
    return _token


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items() if getattr(value, '__isabstractmethod__', False)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_impl = _Registry()
        flags = namespace.get('__abc_tpflags__')
        if type(flags) is int:
            if flags & _COLLECTION == _COLLECTION:
                raise TypeError('__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING')
            _mark_collection(cls, flags & _COLLECTION)
            del cls.__abc_tpflags__
        return cls

    def register(cls, subclass):
        global _token
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if not issubclass(subclass, cls):
            if issubclass(cls, subclass):
                raise RuntimeError('Refusing to create an inheritance cycle')
            cls._abc_impl.registered.append(subclass)
            _token += 1
            _mark_collection(subclass, cls.__flags__ & _COLLECTION)
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        if cls.__subclasscheck__(subclass):
            return True
        kind = type(instance)
        return kind is not subclass and cls.__subclasscheck__(kind)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        impl = cls._abc_impl
        if impl.token != _token:
            impl.answers.clear()
            impl.token = _token
        # The answer is kept under the class's address with the class itself, so that a new class there does not inherit it.
        known = impl.answers.get(id(subclass))
        if known is not None and known[0]() is subclass:
            return known[1]
        answer = cls._abc_ask(subclass, impl)
        impl.answers[id(subclass)] = (_ref(subclass), answer)
        return answer

    def _abc_ask(cls, subclass, impl):
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            return bool(answer)
        if cls in getattr(subclass, '__mro__', ()):
            return True
        for registered in impl.registered:
            if issubclass(subclass, registered):
                return True
        for child in cls.__subclasses__():
            if issubclass(subclass, child):
                return True
        return False

    def _dump_registry(cls, file=None):
        print(f'Class: {cls.__module__}.{cls.__qualname__}', file=file)
        print(f'_abc_registry: {cls._abc_impl.registered!r}', file=file)


def update_abstractmethods(cls):
    if hasattr(cls, '__abstractmethods__'):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls


class ABC(metaclass=ABCMeta):
    __slots__ = ()
