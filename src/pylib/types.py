"""Names for types that the interpreter uses but builtins does not name; making classes dynamically."""

import sys
from _methods import named as _named
from _slotscope import policy


def _f():
    pass


FunctionType = LambdaType = type(_f)
CodeType = type(_f.__code__)
MappingProxyType = type(type.__dict__)
SimpleNamespace = type(sys.implementation)
ModuleType = type(sys)
BuiltinFunctionType = BuiltinMethodType = type(len)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__['fromkeys'])


def _cell():
    x = 1

    def inner():
        return x
    return type(inner.__closure__[0])


def _g():
    yield 1


async def _c():
    pass


async def _ag():
    yield


class _C:
    __slots__ = ('slot',)

    def _m(self):
        pass


CellType = _cell()
GeneratorType = type(_g())
_coroutine = _c()
CoroutineType = type(_coroutine)
_coroutine.close()
AsyncGeneratorType = type(_ag())
MethodType = type(_C()._m)
MemberDescriptorType = type(_C.slot)
GetSetDescriptorType = type(FunctionType.__code__)
try:
    raise TypeError
except TypeError as e:
    TracebackType = type(e.__traceback__)
    FrameType = type(e.__traceback__.tb_frame)

if policy('has_generic_alias'):
    GenericAlias = type(list[int])
if policy('has_match'):
    NoneType = type(None)
    EllipsisType = type(...)
    NotImplementedType = type(NotImplemented)
    UnionType = type(int | str)

del _f, _g, _c, _ag, _C, _cell, _coroutine


def resolve_bases(bases):
    found = []
    for base in bases:
        if not isinstance(base, type) and hasattr(base, '__mro_entries__'):
            entries = base.__mro_entries__(bases)
            if not isinstance(entries, tuple):
                raise TypeError('__mro_entries__ must return a tuple')
            found.extend(entries)
        else:
            found.append(base)
    return bases if len(found) == len(bases) and all(a is b for a, b in zip(found, bases)) else tuple(found)


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    meta = kwds.pop('metaclass', type(bases[0]) if bases else type)
    if isinstance(meta, type):
        for base in bases:
            kind = type(base)
            if issubclass(kind, meta):
                meta = kind
            elif not issubclass(meta, kind):
                raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass '
                                'of the metaclasses of all its bases')
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
    return meta, namespace, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    real = resolve_bases(bases)
    prepared = prepare_class(name, real, kwds)
    meta, namespace = prepared[:2]
    if exec_body is not None:
        exec_body(namespace)
    if real is not bases:
        namespace['__orig_bases__'] = bases
    return meta(name, real, namespace, **prepared[2])


def get_original_bases(cls):
    return cls.__dict__.get('__orig_bases__', cls.__bases__)


def _remade(attribute, **parts):
    """An attribute like this one, with other parts."""
    old = {'fget': attribute.fget, 'fset': attribute.fset, 'fdel': attribute.fdel, 'doc': attribute.__doc__}
    made = type(attribute)(*{**old, **parts}.values())
    made.overwrite_doc = attribute.overwrite_doc
    return made


@_named
class DynamicClassAttribute:
    """A property for instances that goes to the metaclass's __getattr__ for the class itself."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or (fget.__doc__ if fget else None)
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            if self.fget is not None:
                return self.fget(instance)
            raise AttributeError('unreadable attribute')
        if not self.__isabstractmethod__:
            raise AttributeError()
        return self

    def __set__(self, instance, value):
        write = self.fset
        if write is None:
            raise AttributeError("can't set attribute")
        write(instance, value)

    def __delete__(self, instance):
        remove = self.fdel
        if remove is None:
            raise AttributeError("can't delete attribute")
        remove(instance)

    getter = lambda self, fget: _remade(self, fget=fget, doc=self.overwrite_doc and fget.__doc__ or self.__doc__)
    setter = lambda self, fset: _remade(self, fset=fset)
    deleter = lambda self, fdel: _remade(self, fdel=fdel)


@_named
class _GeneratorWrapper:
    """An object with a generator's methods, made awaitable."""

    def __init__(self, gen):
        self.__wrapped, self.__isgen = gen, gen.__class__ is GeneratorType
        for name in ('__name__', '__qualname__'):
            setattr(self, name, getattr(gen, name, None))

    send = lambda self, val: self.__wrapped.send(val)
    throw = lambda self, tp, *rest: self.__wrapped.throw(tp, *rest)
    close = lambda self: self.__wrapped.close()
    __next__ = lambda self: next(self.__wrapped)
    __iter__ = __await__ = lambda self: self.__wrapped if self.__isgen else self
    gi_code = cr_code = property(lambda self: self.__wrapped.gi_code)
    gi_frame = cr_frame = property(lambda self: self.__wrapped.gi_frame)
    gi_running = cr_running = property(lambda self: self.__wrapped.gi_running)
    gi_yieldfrom = cr_await = property(lambda self: self.__wrapped.gi_yieldfrom)
    if policy('has_except_star'):
        gi_suspended = cr_suspended = property(lambda self: self.__wrapped.gi_suspended)


_CO_GENERATOR, _CO_COROUTINE, _CO_ITERABLE_COROUTINE = 0x20, 0x80, 0x100


def _awaitable(coro):
    """What a function that coroutine() wraps has returned, as something to await."""
    if coro.__class__ is CoroutineType or coro.__class__ is GeneratorType and coro.gi_code.co_flags & _CO_ITERABLE_COROUTINE:
        return coro
    from _collections_abc import Coroutine, Generator
    return _GeneratorWrapper(coro) if isinstance(coro, Generator) and not isinstance(coro, Coroutine) else coro


def coroutine(func):
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    code = getattr(func, '__code__', None)
    if func.__class__ is FunctionType and code.__class__ is CodeType:
        if code.co_flags & (_CO_COROUTINE | _CO_ITERABLE_COROUTINE):
            return func
        if code.co_flags & _CO_GENERATOR:
            func.__code__ = code.replace(co_flags=code.co_flags | _CO_ITERABLE_COROUTINE)
            return func
    from functools import wraps

    @wraps(func)
    def wrapped(*args, **kwargs):
        return _awaitable(func(*args, **kwargs))
    return wrapped


__all__ = [n for n in globals() if n[:1] != '_' and n not in ('sys', 'policy')]
