"""Type hints: objects that say what a type is and do nothing else."""

import sys
import collections.abc
import collections
import contextlib
import types
from abc import ABCMeta, abstractmethod
from operator import or_ as _or
from _slotscope import policy

_MODERN = policy('has_except_star')              # ParamSpec, Self, Never, ...
_PIPES = policy('has_match')                     # X | Y between types
_UNION_IS_PIPE = policy('has_deferred_annotations')   # Union[X, Y] is X | Y

TYPE_CHECKING = False
Text = str


# ---- forms: names that are no classes ----

class _Final:
    __slots__ = ('__weakref__',)


class _Piped(_Final):
    """What can stand in X | Y."""
    __slots__ = ()

    if _PIPES:
        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]


class _SpecialForm(_Piped):
    # Optional, ClassVar, ...: NAME[...] is made by a function.
    __slots__ = ('_name', '__doc__', '_getitem')

    def __init__(self, getitem, name=None):
        self._getitem = getitem
        self._name = name or getitem.__name__
        self.__doc__ = getitem and getitem.__doc__

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __instancecheck__(self, obj):
        raise TypeError(f'{self!r} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self!r} cannot be used with issubclass()')

    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError(f'{self!r} is not subscriptable')
        return self._getitem(self, parameters)

    @property
    def __name__(self):
        return self._name

    @property
    def __module__(self):
        return 'typing'


def _bare(name):
    return _SpecialForm(None, name)


def _check(arg, what):
    """An argument of a hint: None is its type, text a reference."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    if type(arg) is tuple:
        raise TypeError(f'{what} Got {arg!r:.100}.')
    if not (isinstance(arg, (type, TypeVar, ForwardRef)) or callable(arg) or isinstance(arg, (_Final, list)) or arg is ...):
        raise TypeError(f'{what} Got {arg!r:.100}.')
    return arg


def _one(self, parameter):
    return _check(parameter, f'{self!r} accepts only single type.' if not _MODERN else f'{self!r} accepts only single type.')


if _MODERN:
    class _AnyMeta(type):
        def __instancecheck__(self, obj):
            if self is Any:
                raise TypeError('typing.Any cannot be used with isinstance()')
            return super().__instancecheck__(obj)

        def __repr__(self):
            return 'typing.Any' if self is Any else super().__repr__()

    class Any(metaclass=_AnyMeta):
        def __new__(cls, *args, **kwargs):
            if cls is Any:
                raise TypeError('Any cannot be instantiated')
            return super().__new__(cls)
else:
    Any = _bare('Any')

NoReturn = _bare('NoReturn')
Self = _bare('Self')
Never = _bare('Never')
LiteralString = _bare('LiteralString')
TypeAlias = _bare('TypeAlias')


@_SpecialForm
def ClassVar(self, parameters):
    return _GenericAlias(self, (_one(self, parameters),))


@_SpecialForm
def Final(self, parameters):
    return _GenericAlias(self, (_one(self, parameters),))


@_SpecialForm
def Required(self, parameters):
    return _GenericAlias(self, (_one(self, parameters),))


@_SpecialForm
def NotRequired(self, parameters):
    return _GenericAlias(self, (_one(self, parameters),))


@_SpecialForm
def ReadOnly(self, parameters):
    return _GenericAlias(self, (_one(self, parameters),))


@_SpecialForm
def TypeGuard(self, parameters):
    return _GenericAlias(self, (_one(self, parameters),))


@_SpecialForm
def TypeIs(self, parameters):
    return _GenericAlias(self, (_one(self, parameters),))


@_SpecialForm
def Unpack(self, parameters):
    return _GenericAlias(self, (_one(self, parameters),))


@_SpecialForm
def Concatenate(self, parameters):
    return _GenericAlias(self, parameters if isinstance(parameters, tuple) else (parameters,))


def _flat(parameters):
    """The members of a union: nested ones opened, each once."""
    found = []
    for p in parameters:
        inner = p.__args__ if isinstance(p, _UnionAlias) or _PIPES and isinstance(p, types.UnionType) else (p,)
        for q in inner:
            if q not in found:
                found.append(q)
    return tuple(found)


def _union(self, parameters):
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    parameters = _flat([_check(p, 'Union[arg, ...]: each arg must be a type.') for p in parameters])
    return parameters[0] if len(parameters) == 1 else _UnionAlias(self, parameters)


if _UNION_IS_PIPE:
    Union = types.UnionType
else:
    Union = _SpecialForm(_union, 'Union')


@_SpecialForm
def Optional(self, parameters):
    return Union[_check(parameters, f'{self!r} requires a single type.'), type(None)]


@_SpecialForm
def Literal(self, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    found = []
    for p in parameters:
        for q in p.__args__ if isinstance(p, _LiteralAlias) else (p,):
            if not any(type(q) is type(r) and q == r for r in found):
                found.append(q)
    return _LiteralAlias(self, tuple(found))


class ForwardRef(_Piped):
    """A name in a hint that means nothing yet."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        try:
            compile(arg, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}') from None
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns):
        return eval(self.__forward_arg__, globalns, localns)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        return f'ForwardRef({self.__forward_arg__!r})'


if _UNION_IS_PIPE:
    from annotationlib import ForwardRef


# ---- type variables ----

class _Variable(_Piped):
    def __repr__(self):
        prefix = '+' if self.__covariant__ else '-' if self.__contravariant__ else '' if getattr(self, '__infer_variance__', False) else '~'
        return prefix + self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

    def has_default(self):
        return self.__default__ is not _default


class _NoDefault:
    def __repr__(self):
        return 'typing.NoDefault'


NoDefault = _NoDefault()


def _caller():
    try:
        return sys._getframe(2).f_globals.get('__name__', '__main__')
    except ValueError:
        return None


class TypeVar(_Variable):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, default=NoDefault, infer_variance=False):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        self.__name__ = name
        self.__bound__ = bound
        self.__constraints__ = constraints
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self.__default__ = default
        self.__module__ = _caller()


class ParamSpec(_Variable):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, default=NoDefault, infer_variance=False):
        self.__name__ = name
        self.__bound__ = bound
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self.__default__ = default
        self.__module__ = _caller()

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.args'


class ParamSpecKwargs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.kwargs'


class TypeVarTuple(_Variable):
    def __init__(self, name, *, default=NoDefault):
        self.__name__ = name
        self.__default__ = default
        self.__module__ = _caller()

    def __iter__(self):
        yield _Unpack[self]

    def __repr__(self):
        return self.__name__


class TypeAliasType(_Piped):
    _compute = None  # of a type statement: makes the value when it is asked for

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self._value = value
        self.__type_params__ = type_params
        self.__module__ = _caller()

    @property
    def __value__(self):
        if self._compute is not None:
            self._value = self._compute()
            self._compute = None
        return self._value

    def __repr__(self):
        return self.__name__

    def __getitem__(self, parameters):
        return _GenericAlias(self, parameters if isinstance(parameters, tuple) else (parameters,), name=self.__name__)


def _variables(args):
    """The type variables in arguments, in order, each once."""
    found = []
    for a in args:
        for v in (a,) if isinstance(a, _Variable) else _variables(a) if isinstance(a, list) else getattr(a, '__parameters__', ()):
            if v not in found and not isinstance(a, type):
                found.append(v)
    return tuple(found)


def _shown(a):
    """A type inside another one's repr."""
    if isinstance(a, type) and not (policy('has_generic_alias') and isinstance(a, types.GenericAlias)):
        return a.__qualname__ if a.__module__ == 'builtins' else repr(a) if a is Any else f'{a.__module__}.{a.__qualname__}'
    if a is ...:
        return '...'
    if isinstance(a, types.FunctionType):
        return a.__name__
    if isinstance(a, list):
        return '[' + ', '.join(map(_shown, a)) + ']'
    return repr(a)


_ParamSpec, _ParamParts, _TypeVarTuple, _Required, _NotRequired = ParamSpec, (ParamSpecArgs, ParamSpecKwargs), TypeVarTuple, Required, NotRequired
_default, _Unpack = NoDefault, Unpack


# ---- X[...] ----

class _BaseAlias(_Piped):
    __slots__ = ('__dict__',)

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __getattr__(self, name):
        if '__origin__' in self.__dict__ and not (name.startswith('__') and name.endswith('__')):
            return getattr(self.__origin__, name)
        raise AttributeError(name)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __mro_entries__(self, bases):
        found = [] if self.__origin__ is Generic or not isinstance(self.__origin__, type) else [self.__origin__]
        rest = bases[[b is self for b in bases].index(True) + 1:]
        if not any(isinstance(b, _BaseAlias) or isinstance(b, type) and issubclass(b, Generic) for b in rest):
            if Generic not in found and not (found and issubclass(found[0], Generic)) or self.__origin__ is Generic:
                found.append(Generic)
        return tuple(found)


class _GenericAlias(_BaseAlias):
    def __init__(self, origin, args, *, inst=True, name=None):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _variables(self.__args__)
        self._inst = inst
        self._name = name
        self.__module__ = 'typing' if name else getattr(origin, '__module__', 'typing')

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if not self.__parameters__:
            raise TypeError(f'{self!r} is not a generic class' if _MODERN else f'{self!r} is not a generic class')
        many, few = len(parameters), len(self.__parameters__)
        if many != few:
            raise TypeError(f'Too {"many" if many > few else "few"} {"arguments" if _MODERN else "parameters"} for {self!r}; '
                            f'actual {many}, expected {few}')
        values = dict(zip(self.__parameters__, parameters))
        return self._with(tuple([_replaced(a, values) for a in self.__args__]))

    def _with(self, args):
        return self.__class__(self.__origin__, args, inst=self._inst, name=self._name)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _shown(self.__origin__)
        args = ', '.join(map(_shown, self.__args__))
        return f'{name}[{args or "()"}]'

    def __reduce__(self):
        return _make, (self.__origin__, self.__args__)


def _make(origin, args):
    return origin[args]


def _replaced(a, values):
    if isinstance(a, _Variable):
        return values.get(a, a)
    inner = () if isinstance(a, type) else getattr(a, '__parameters__', ())
    return a[tuple(values[v] for v in inner)] if inner else a


class _CallableAlias(_GenericAlias):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and args[0] is ...:
            return f'typing.Callable[..., {_shown(args[1])}]'
        return f'typing.Callable[[{", ".join(map(_shown, args[:-1]))}], {_shown(args[-1])}]'


class _UnionAlias(_GenericAlias):
    def __init__(self, origin, args, *, inst=False, name=None):
        super().__init__(origin, args, inst=inst, name=name)

    def _with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, _UnionAlias) and not (_PIPES and isinstance(other, types.UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __call__(self, *args, **kwds):
        raise TypeError('Cannot instantiate typing.Union')

    def __instancecheck__(self, obj):
        if not _PIPES:
            return super().__instancecheck__(obj)
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        if not _PIPES:
            return super().__subclasscheck__(cls)
        return any(issubclass(cls, a) for a in self.__args__)

    def __repr__(self):
        none = type(None)
        if policy('has_generic_alias') and len(self.__args__) == 2 and none in self.__args__:
            other = self.__args__[self.__args__[0] is none]
            return f'typing.Optional[{_shown(other)}]'
        return f'typing.Union[{", ".join(map(_shown, self.__args__))}]'


class _LiteralAlias(_GenericAlias):
    def __repr__(self):
        return f'typing.Literal[{", ".join(map(repr, self.__args__))}]'

    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return {(type(a), a) for a in self.__args__} == {(type(a), a) for a in other.__args__}

    def __hash__(self):
        return hash(frozenset((type(a), a) for a in self.__args__))


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        super().__init__(origin, origin)
        self.__metadata__ = metadata

    def __repr__(self):
        return f'typing.Annotated[{_shown(self.__origin__)}, {", ".join(map(repr, self.__metadata__))}]'

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)


def _annotated(self, parameters):
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    origin, metadata = parameters[0], parameters[1:]
    if isinstance(origin, _AnnotatedAlias):
        origin, metadata = origin.__origin__, origin.__metadata__ + metadata
    return _AnnotatedAlias(_check(origin, 'Annotated[t, ...]: t must be a type.'), metadata)


Annotated = _SpecialForm(_annotated, 'Annotated')


class _SpecialAlias(_BaseAlias):
    """List, Dict, ...: names for classes that may be subscripted."""

    def __init__(self, origin, nparams, *, inst=True, name=None):
        self.__origin__ = origin
        self._nparams = nparams
        self._name = name or origin.__name__
        self._inst = inst
        self.__module__ = 'typing'

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        parameters = tuple([_check(p, 'Parameters to generic types must be types.') for p in parameters])
        if self._nparams == 0:
            raise TypeError(f'{self!r} is not a generic class')
        if self._nparams >= 0 and len(parameters) != self._nparams:
            many = len(parameters)
            raise TypeError(f'Too {"many" if many > self._nparams else "few"} {"arguments" if _MODERN else "parameters"} for {self!r}; '
                            f'actual {many}, expected {self._nparams}')
        return _GenericAlias(self.__origin__, parameters, inst=self._inst, name=self._name)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialAlias):
            return issubclass(cls.__origin__, self.__origin__)
        return issubclass(cls, self.__origin__)

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self) >> 4

    def __mro_entries__(self, bases):
        found = [self.__origin__]
        rest = bases[[b is self for b in bases].index(True) + 1:]
        if not any(isinstance(b, _BaseAlias) or isinstance(b, type) and issubclass(b, Generic) for b in rest):
            found.append(Generic)
        return tuple(found)


class _CallableForm(_SpecialAlias):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple) or len(parameters) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = parameters
        args = tuple(args) if isinstance(args, list) else (args,)
        return _CallableAlias(self.__origin__, args + (_check(result, 'Callable[args, result]: result must be a type.'),), inst=False,
                              name='Callable')


_abc = collections.abc
Hashable = _SpecialAlias(_abc.Hashable, 0)
Awaitable = _SpecialAlias(_abc.Awaitable, 1)
Coroutine = _SpecialAlias(_abc.Coroutine, 3)
AsyncIterable = _SpecialAlias(_abc.AsyncIterable, 1)
AsyncIterator = _SpecialAlias(_abc.AsyncIterator, 1)
Iterable = _SpecialAlias(_abc.Iterable, 1)
Iterator = _SpecialAlias(_abc.Iterator, 1)
Reversible = _SpecialAlias(_abc.Reversible, 1)
Sized = _SpecialAlias(_abc.Sized, 0)
Container = _SpecialAlias(_abc.Container, 1)
Collection = _SpecialAlias(_abc.Collection, 1)
Callable = _CallableForm(_abc.Callable, 2)
AbstractSet = _SpecialAlias(_abc.Set, 1, name='AbstractSet')
MutableSet = _SpecialAlias(_abc.MutableSet, 1)
Mapping = _SpecialAlias(_abc.Mapping, 2)
MutableMapping = _SpecialAlias(_abc.MutableMapping, 2)
Sequence = _SpecialAlias(_abc.Sequence, 1)
MutableSequence = _SpecialAlias(_abc.MutableSequence, 1)
MappingView = _SpecialAlias(_abc.MappingView, 1)
KeysView = _SpecialAlias(_abc.KeysView, 1)
ItemsView = _SpecialAlias(_abc.ItemsView, 2)
ValuesView = _SpecialAlias(_abc.ValuesView, 1)
Generator = _SpecialAlias(_abc.Generator, -1 if policy('has_copy_replace') else 3)
AsyncGenerator = _SpecialAlias(_abc.AsyncGenerator, -1 if policy('has_copy_replace') else 2)
ContextManager = _SpecialAlias(contextlib.AbstractContextManager, -1 if policy('has_copy_replace') else 1, name='ContextManager')
AsyncContextManager = _SpecialAlias(contextlib.AbstractAsyncContextManager, -1 if policy('has_copy_replace') else 1,
                                    name='AsyncContextManager')
if hasattr(_abc, 'ByteString'):
    ByteString = _SpecialAlias(_abc.ByteString, 0)
Tuple = _SpecialAlias(tuple, -1, inst=False, name='Tuple')
List = _SpecialAlias(list, 1, inst=False, name='List')
Deque = _SpecialAlias(collections.deque, 1, name='Deque')
Set = _SpecialAlias(set, 1, inst=False, name='Set')
FrozenSet = _SpecialAlias(frozenset, 1, inst=False, name='FrozenSet')
Dict = _SpecialAlias(dict, 2, inst=False, name='Dict')
DefaultDict = _SpecialAlias(collections.defaultdict, 2, name='DefaultDict')
OrderedDict = _SpecialAlias(collections.OrderedDict, 2)
Counter = _SpecialAlias(collections.Counter, 1)
ChainMap = _SpecialAlias(collections.ChainMap, 2)
Type = _SpecialAlias(type, 1, inst=False, name='Type')


# ---- Generic and Protocol ----

class Generic:
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        if cls in (Generic, Protocol):
            if not params:
                raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
            if not all(isinstance(p, _Variable) or getattr(p, '__parameters__', ()) for p in params):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.'
                                if _MODERN else f'Parameters to {cls.__name__}[...] must all be type variables')
            if len(set(params)) != len(params):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
            return _GenericAlias(cls, params)
        wanted = cls.__dict__.get('__parameters__', getattr(cls, '__parameters__', ()))
        if not wanted:
            raise TypeError(f'{cls} is not a generic class')
        params = tuple([_check(p, 'Parameters to generic types must be types.') for p in params])
        if len(params) != len(wanted) and not any(isinstance(w, (_TypeVarTuple, _ParamSpec)) for w in wanted):
            raise TypeError(f'Too {"many" if len(params) > len(wanted) else "few"} {"arguments" if _MODERN else "parameters"} for {cls}; '
                            f'actual {len(params)}, expected {len(wanted)}')
        return _GenericAlias(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__', ())
        if Generic in bases or '__orig_bases__' not in cls.__dict__ and Generic in cls.__bases__ and cls.__name__ != 'Protocol':
            raise TypeError('Cannot inherit from plain Generic')
        found = _variables(bases)
        for base in bases:
            if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol):
                found = base.__parameters__
                break
        cls.__parameters__ = tuple(found)


_Generic_init_subclass = Generic.__init_subclass__

_not_members = frozenset(['__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__', '__new__', '__slots__',
                          '__subclasshook__', '__weakref__', '__class_getitem__', '__match_args__', '__static_attributes__',
                          '__firstlineno__', '__annotate__', '__annotate_func__', '__annotations_cache__', '__parameters__',
                          '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol', '__protocol_attrs__', '_abc_impl',
                          '__qualname__', '__type_params__', '__non_callable_proto_members__'])


def _protocol_members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic'):
            continue
        annotations = base.__dict__.get('__annotations__', {}) if not _UNION_IS_PIPE else getattr(base, '__annotations__', None) or {}
        names.update(n for n in [*base.__dict__, *annotations] if n not in _not_members and not n.startswith('_abc_'))
    return names


def _no_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False):
            if not _MODERN:
                return False
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if super().__instancecheck__(instance):
            return True
        missing = object()
        for name in _protocol_members(cls):
            value = getattr(instance, name, missing)
            if value is missing or value is None and callable(getattr(cls, name, None)):
                return False
        return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if '__subclasshook__' not in cls.__dict__:
            def _proto_hook(other):
                if not cls.__dict__.get('_is_protocol', False):
                    return NotImplemented
                if not cls._is_runtime_protocol:
                    raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
                for name in _protocol_members(cls):
                    for base in other.__mro__:
                        if name in base.__dict__:
                            if base.__dict__[name] is None:
                                return NotImplemented
                            break
                    else:
                        return NotImplemented
                return True
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


def runtime_checkable(cls):
    if not (isinstance(cls, type) and getattr(cls, '_is_protocol', False)):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    return cls


T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
AnyStr = TypeVar('AnyStr', bytes, str)


def _supports(name, method, *bases):
    def stub(self, *args):
        pass
    stub.__name__ = method
    return runtime_checkable(types.new_class(name, bases or (Protocol,), {}, lambda ns: ns.update(
        {'__module__': 'typing', '__qualname__': name, '__slots__': (), method: abstractmethod(stub)})))


SupportsInt = _supports('SupportsInt', '__int__')
SupportsFloat = _supports('SupportsFloat', '__float__')
SupportsComplex = _supports('SupportsComplex', '__complex__')
SupportsBytes = _supports('SupportsBytes', '__bytes__')
SupportsIndex = _supports('SupportsIndex', '__index__')
SupportsAbs = _supports('SupportsAbs', '__abs__', Protocol[T_co])
SupportsRound = _supports('SupportsRound', '__round__', Protocol[T_co])


class IO(Generic[AnyStr]):
    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


# ---- classes from hints ----

def _own_annotations(ns):
    if '__annotations__' in ns:
        return ns['__annotations__']
    annotate = ns.get('__annotate__') or ns.get('__annotate_func__')
    if annotate is None:
        return {}
    import annotationlib
    return annotationlib.call_annotate_function(annotate, annotationlib.Format.FORWARDREF)


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        hints = {n: _check(t, f'field {n} annotation must be a type') for n, t in _own_annotations(ns).items()}
        defaults = []
        for name in hints:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(f'Non-default namedtuple field {name} cannot follow default field{"s" if len(defaults) > 1 else ""} '
                                f'{", ".join(defaults)}')
        made = collections.namedtuple(typename, hints, defaults=[ns[n] for n in defaults], module=ns['__module__'])
        made.__annotations__ = made.__new__.__annotations__ = hints
        for key, value in ns.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_field_types', '_make', '_replace',
                       '_asdict', '_source'):
                raise AttributeError(f'Cannot overwrite NamedTuple attribute {key}')
            if key not in ('__module__', '__name__', '__annotations__', '__annotate__', '__annotate_func__', '__qualname__', '__firstlineno__',
                           '__static_attributes__', '__orig_bases__') and key not in hints:
                setattr(made, key, value)
        made.__orig_bases__ = (NamedTuple,)
        if any(b is Generic for b in bases):
            made = type(typename, (made, Generic), {'__module__': ns['__module__'], '__slots__': ()})
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    hints = dict(fields if fields is not None else kwargs)
    hints = {n: _check(t, f'field {n} annotation must be a type') for n, t in hints.items()}
    made = collections.namedtuple(typename, hints, module=sys._getframe(1).f_globals.get('__name__'))
    made.__annotations__ = made.__new__.__annotations__ = hints
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True, **kw):
        own = {n: _check(t, 'TypedDict field') for n, t in _own_annotations(ns).items()}
        made = type.__new__(_TypedDictMeta, name, (dict,), ns)
        hints, required, optional = {}, set(), set()
        for base in bases:
            hints.update(getattr(base, '__annotations__', {}))
            required |= getattr(base, '__required_keys__', set())
            optional |= getattr(base, '__optional_keys__', set())
        for n, t in own.items():
            origin = getattr(t, '__origin__', None)
            (required if origin is _Required or total and origin is not _NotRequired else optional).add(n)
        hints.update(own)
        made.__annotations__ = hints
        if policy('has_generic_alias'):     # 3.9
            made.__required_keys__ = frozenset(required)
            made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    ns = {'__annotations__': dict(fields if fields is not None else kwargs), '__module__': sys._getframe(1).f_globals.get('__name__')}
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)

if policy('has_match'):
    class NewType:
        def __init__(self, name, tp):
            self.__qualname__ = name
            self.__name__ = name.rpartition('.')[2]
            self.__supertype__ = tp
            self.__module__ = sys._getframe(1).f_globals.get('__name__', '__main__')

        def __call__(self, x, /):
            return x

        def __repr__(self):
            return f'{self.__module__}.{self.__qualname__}'

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]
else:
    def NewType(name, tp):
        def new_type(x):
            return x
        new_type.__name__ = name
        new_type.__supertype__ = tp
        return new_type


# ---- functions ----

def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def reveal_type(obj, /):
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    return lambda *args, **kwds: no_type_check(decorator(*args, **kwds))


def dataclass_transform(**parameters):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = parameters
        return cls_or_fn
    return decorator


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions outside a stub module '
                              'should always be followed by an implementation that is not @overload-ed.')


def overload(func):
    _overloads.setdefault((func.__module__, func.__qualname__), []).append(func)
    return _overload_dummy


def get_overloads(func):
    return list(_overloads.get((func.__module__, func.__qualname__), []))


def clear_overloads():
    _overloads.clear()


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseAlias,) + _ParamParts) or policy('has_generic_alias') and isinstance(tp, types.GenericAlias):
        return tp.__origin__
    if _PIPES and isinstance(tp, types.UnionType):
        return types.UnionType
    return Generic if tp is Generic else None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, _CallableAlias) and not (len(tp.__args__) == 2 and tp.__args__[0] is ...):
        return list(tp.__args__[:-1]), tp.__args__[-1]
    return getattr(tp, '__args__', ()) if not isinstance(tp, type) or hasattr(tp, '__origin__') else ()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(_protocol_members(tp))


def _resolved(t, globalns, localns, extras):
    """A hint with its references looked up."""
    if t is None:
        return type(None)
    if isinstance(t, str):
        return _resolved(eval(t, globalns, localns), globalns, localns, extras)
    if isinstance(t, ForwardRef):
        return _resolved(eval(t.__forward_arg__, globalns, localns), globalns, localns, extras)
    if isinstance(t, _AnnotatedAlias):
        inner = _resolved(t.__origin__, globalns, localns, extras)
        return _AnnotatedAlias(inner, t.__metadata__) if extras else inner
    if isinstance(t, _LiteralAlias):
        return t
    if isinstance(t, _GenericAlias):
        args = tuple([_resolved(a, globalns, localns, extras) for a in t.__args__])
        return t if args == t.__args__ else t._with(args)
    if policy('has_generic_alias') and isinstance(t, types.GenericAlias):
        args = tuple([_resolved(a, globalns, localns, extras) for a in t.__args__])
        return t if args == t.__args__ else types.GenericAlias(t.__origin__, args)
    return t


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            module = sys.modules.get(base.__module__)
            names = globalns if globalns is not None else getattr(module, '__dict__', {})
            own = base.__dict__.get('__annotations__', {}) if not _UNION_IS_PIPE else getattr(base, '__annotations__', None) or {}
            if not isinstance(own, dict):
                own = {}
            for name, t in own.items():
                hints[name] = _resolved(t, names, dict(vars(base)) if localns is None else localns, include_extras)
        return hints
    if isinstance(obj, types.ModuleType):
        names = globalns if globalns is not None else obj.__dict__
    else:
        inner = obj
        while hasattr(inner, '__wrapped__'):
            inner = inner.__wrapped__
        names = globalns if globalns is not None else getattr(inner, '__globals__', {})
    hints = getattr(obj, '__annotations__', None)
    if hints is None:
        if isinstance(obj, (types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType)):
            return {}
        raise TypeError(f'{obj!r} is not a module, class, method, or function.')
    return {name: _resolved(t, names, names if localns is None else localns, include_extras) for name, t in hints.items()}


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None):
    return forward_ref.evaluate(globals=globals, locals=locals, owner=owner)


def __getattr__(name):
    """Pattern and Match, made when they are asked for: few programs want module re because of them."""
    if name not in ('Pattern', 'Match'):
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import re
    made = globals()[name] = _SpecialAlias(getattr(re, name), 1)
    return made


__all__ = ['Annotated', 'Any', 'Callable', 'ClassVar', 'Final', 'ForwardRef', 'Generic', 'Literal', 'Optional', 'Protocol', 'Tuple', 'Type',
           'TypeVar', 'Union', 'AbstractSet', 'Container', 'ContextManager', 'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView',
           'Mapping', 'MappingView', 'MutableMapping', 'MutableSequence', 'MutableSet', 'Sequence', 'Sized', 'ValuesView', 'Awaitable',
           'AsyncIterator', 'AsyncIterable', 'Coroutine', 'Collection', 'AsyncGenerator', 'AsyncContextManager', 'Reversible', 'SupportsAbs',
           'Pattern', 'Match', 'SupportsBytes', 'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', 'ChainMap', 'Counter',
           'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set', 'FrozenSet', 'NamedTuple', 'TypedDict', 'Generator', 'AnyStr', 'cast',
           'final', 'get_args', 'get_origin', 'get_type_hints', 'NewType', 'no_type_check', 'no_type_check_decorator', 'NoReturn', 'overload',
           'runtime_checkable', 'Text', 'TYPE_CHECKING']
_newer = [('has_match', ['Concatenate', 'ParamSpec', 'BinaryIO', 'IO', 'TextIO', 'is_typeddict', 'ParamSpecArgs', 'ParamSpecKwargs', 'TypeAlias',
                         'TypeGuard']),
          ('has_except_star', ['TypeVarTuple', 'assert_type', 'assert_never', 'clear_overloads', 'dataclass_transform', 'get_overloads',
                               'LiteralString', 'Never', 'NotRequired', 'Required', 'reveal_type', 'Self', 'Unpack']),
          ('has_type_params', ['override', 'TypeAliasType']),
          ('has_copy_replace', ['get_protocol_members', 'is_protocol', 'NoDefault', 'ReadOnly', 'TypeIs']),
          ('has_deferred_annotations', ['evaluate_forward_ref'])]
for _policy, _names in _newer:
    if policy(_policy):
        __all__ += _names
    else:
        for _name in _names:
            del globals()[_name]
