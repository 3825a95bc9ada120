"""Type hints: objects that say what a type is and do nothing else."""

import sys
import collections.abc
import collections
import contextlib
import functools
import types
from abc import ABCMeta, abstractmethod
from operator import or_ as _or
from _slotscope import native, native_instance, policy

_MODERN = policy('has_except_star')              # ParamSpec, Self, Never, ...
_PIPES = policy('has_match')                     # X | Y between types
_UNION_IS_PIPE = policy('has_deferred_annotations')   # Union[X, Y] is X | Y

TYPE_CHECKING = False
Text = str
_cleanups = []
_ASSERT_NEVER_REPR_MAX_LENGTH = 100


# ---- forms: names that are no classes ----

class _Final:
    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, *args, **kwds):
        if sys._getframe(1).f_globals.get('__name__') != 'typing':
            final = next(b for b in cls.__mro__ if b.__dict__.get('__module__') == 'typing')
            raise TypeError(f"type 'typing.{final.__name__}' is not an acceptable base type" if policy('has_type_params') and issubclass(
                final, (_Variable, TypeAliasType, *_ParamParts)) else 'Cannot subclass special typing classes')


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
        self._getitem, self._name = getitem, name or getitem.__name__
        self.__doc__ = getattr(getitem, '__doc__', None) if getitem else getitem

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __call__(self, *args, **kwds):
        old = self._name == 'Annotated' and not policy('has_copy_replace')
        raise TypeError('Type Annotated cannot be instantiated.' if old else f'Cannot instantiate {self!r}')

    def __instancecheck__(self, obj):
        raise TypeError(f'{self!r} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self!r} cannot be used with issubclass()')

    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError(f'{self!r} is not subscriptable')
        return self._getitem(self, parameters)

    __iter__ = None

    @property
    def __name__(self):
        return self._name

    @property
    def __module__(self):
        return 'typing'


def _bare(name):
    return _SpecialForm(None, name)


def _check(arg, what, *, special=False):
    """An argument of a hint: None is its type, text a reference. ClassVar and Final only where special ones are allowed."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    if isinstance(arg, _GenericAlias) and (arg.__origin__ in (Generic, Protocol) or not special and arg.__origin__ in (ClassVar, Final)):
        raise TypeError(f'{arg} is not valid as type argument')
    if arg in _plain_forms if isinstance(arg, _SpecialForm) else arg is Any:
        return arg
    if special and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg is Generic or arg is Protocol:
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple or not _MODERN and not callable(arg) and not isinstance(arg, (type, _Final, list)) and arg is not ... and not (
            _PIPES and isinstance(arg, types.UnionType)):
        raise TypeError(f'{what} Got {arg!r:.100}.')
    return arg


def _one(self, parameter):
    return _check(parameter, f'{self!r} accepts only single type.', special=self is ClassVar and policy('has_copy_replace'))


if _MODERN:
    class _AnyMeta(type):
        def __instancecheck__(self, obj):
            if self is not Any:
                return super().__instancecheck__(obj)
            raise TypeError('typing.Any cannot be used with isinstance()')

        def __repr__(self):
            return super().__repr__() if self is not Any else 'typing.Any'

    class Any(metaclass=_AnyMeta):
        def __new__(cls, *args, **kwargs):
            if cls is not Any:
                return super().__new__(cls)
            raise TypeError('Any cannot be instantiated')
else:
    Any = _bare('Any')

_plain_forms = NoReturn, Never, Self, LiteralString, TypeAlias = tuple(
    _bare(name) for name in ('NoReturn', 'Never', 'Self', 'LiteralString', 'TypeAlias'))
_plain_forms += (Any,)


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
    return _UnpackAlias(self, (_one(self, parameters),))


@_SpecialForm
def Concatenate(self, parameters):
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    if not (_MODERN and parameters[-1] is ... or isinstance(parameters[-1], _ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable' + ' or ellipsis.' * bool(_MODERN) + '.' * (
            not _MODERN))
    return _ConcatenateAlias(self, tuple([_check(p, 'Concatenate[arg, ...]: each arg must be a type.') for p in parameters[:-1]]) +
                             parameters[-1:])


def _flat(parameters):
    """The members of a union: nested ones opened, each once."""
    found = []
    for p in parameters:
        inner = p.__args__ if isinstance(p, _UnionAlias) or _PIPES and isinstance(p, types.UnionType) else (p,)
        for q in inner:
            if not any(q is f or type(q) is type(f) and q == f or q == f for f in found):
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
    flat = [q for p in parameters for q in (p.__args__ if isinstance(p, _LiteralAlias) else (p,))]
    try:
        hash(tuple(flat))
    except TypeError:
        return _LiteralAlias(self, tuple(flat))
    if policy('has_generic_alias'):
        flat = list({(type(q), q): q for q in reversed(flat)}.values()) and [q for i, q in enumerate(flat) if not any(
            type(q) is type(r) and q == r for r in flat[:i])]
    return _LiteralAlias(self, tuple(flat))


class ForwardRef(_Piped):
    """A name in a hint that means nothing yet."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        try:
            compile(arg if not arg.startswith('*') else f'({arg},)[0]', '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}') from None
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_code__ = compile(arg if not arg.startswith('*') else f'({arg},)[0]', '<string>', 'eval')
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class

    def _evaluate(self, globalns, localns):
        return eval(self.__forward_arg__, globalns, localns)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        module = f', module={self.__forward_module__!r}' if self.__forward_module__ is not None and _MODERN else ''
        return f'ForwardRef({self.__forward_arg__!r}{module})'


if _UNION_IS_PIPE:
    from annotationlib import ForwardRef


# ---- type variables ----

class _Variable(_Piped):
    __slots__ = ()

    def __repr__(self):
        prefix = '+' if self.__covariant__ else '-' if self.__contravariant__ else '' if getattr(self, '__infer_variance__', False) else '~'
        return prefix + self.__name__

    if policy('has_type_params'):
        def __getattr__(self, name):
            # What stands in brackets is computed when somebody asks for it.
            compute = self.__dict__.get('_later', {}).get(name)
            if compute is None:
                raise AttributeError(f"'typing.{type(self).__name__}' object has no attribute {name!r}", name=name, obj=self)
            value = compute()
            setattr(self, name, value)
            return value

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__name__

    def has_default(self):
        return getattr(self, '__default__', _default) is not _default


class NoDefaultType:
    """What a type parameter without a default has for one."""
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if args or kwargs:
            raise TypeError('NoDefaultType takes no arguments')
        return _default

    def __repr__(self):
        return 'typing.NoDefault'

    def __reduce__(self):
        return 'NoDefault'


NoDefault = object.__new__(NoDefaultType)
del NoDefaultType


def _caller():
    try:
        return sys._getframe(2).f_globals.get('__name__', None if policy('has_type_params') else '__main__')
    except ValueError:
        return None


class TypeVar(_Variable):
    if not _MODERN:
        __slots__ = ('__name__', '__bound__', '__constraints__', '__covariant__', '__contravariant__', '__dict__')

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, default=NoDefault, infer_variance=False):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        self.__name__ = name
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__bound__ = _check(bound, 'Bound must be a type.') if bound is not None else None
        self.__constraints__ = tuple([_check(c, 'TypeVar(name, constraint, ...): constraints must be types.') for c in constraints])
        if policy('has_type_params'):
            self.__infer_variance__ = bool(infer_variance)
            self.__default__ = default
        self.__module__ = _caller()

    def __typing_subst__(self, arg):
        arg = _check(arg, 'Parameters to generic types must be types.')
        if isinstance(arg, _GenericAlias) and arg.__origin__ is _Unpack or policy('has_star_index') and isinstance(arg, types.GenericAlias) and (
                getattr(arg, '__unpacked__', False)):
            raise TypeError(f'{arg} is not valid as type argument')
        return arg


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

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple([_check(a, 'Expected a type.') for a in arg])
        if not _is_parameters(arg):
            raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}')
        return arg

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        i = parameters.index(self)
        if i == len(args) and self.has_default():
            args = (*args, self.__default__)
        if i >= len(args):
            raise TypeError(f'Too few arguments for {alias}')
        if len(parameters) == 1 and not _is_parameters(args[0]):
            return (tuple(args),)
        if isinstance(args[i], list):
            return (*args[:i], tuple(args[i]), *args[i + 1:])
        return args


def _parameter(kind, name, bound, default, constrained):
    """A parameter of a generic function, class or alias; bound and default are functions, or None."""
    v = {'TypeVar': TypeVar, 'ParamSpec': ParamSpec, 'TypeVarTuple': TypeVarTuple}[kind](name)
    v.__module__ = 'typing'
    if kind != 'TypeVarTuple':
        v.__infer_variance__ = True
    v._later = {'__constraints__' if constrained else '__bound__': bound, '__default__': default}
    for attribute, compute in v._later.items():
        if compute is not None:
            delattr(v, attribute)
    return v


def _is_parameters(arg):
    return arg is ... or isinstance(arg, (tuple, list, _ParamSpec)) or isinstance(arg, _GenericAlias) and arg.__origin__ is _ConcatenateForm


class _PartOfParamSpec(_Final):
    """P.args or P.kwargs of a ParamSpec P."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __hash__(self):
        return hash((type(self), self.__origin__))

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(other) is type(self) else NotImplemented

    def __repr__(self):
        return f'{self.__origin__.__name__}.{self._part}'

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')


class ParamSpecArgs(_PartOfParamSpec):
    _part = 'args'


class ParamSpecKwargs(_PartOfParamSpec):
    _part = 'kwargs'


class TypeVarTuple(_Variable):
    def __init__(self, name, *, default=NoDefault):
        self.__name__, self.__default__, self.__module__ = name, default, _caller()

    __typing_is_variadic__ = True

    def __iter__(self):
        yield _Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError('Substitution of bare TypeVarTuple is not supported')

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        at = parameters.index(self)
        after = len(parameters) - at - 1
        if any(isinstance(p, _TypeVarTuple) for p in parameters[at + 1:]):
            raise TypeError(f'More than one TypeVarTuple parameter in {alias}')
        flat = []
        for a in args:                     # *tuple[int, str] counts as what it holds
            inner = _unpacked_args(a)
            flat += inner if inner is not None and not (len(inner) == 2 and inner[-1] is ...) else [a]
        if len(flat) < at + after:
            raise TypeError(f'Too few arguments for {alias}; actual {len(flat)}, expected at least {at + after}')
        if len(flat) == at + after and self.has_default():
            return (*flat[:at], *[self.__default__], *flat[at:])
        return (*flat[:at], tuple(flat[at:len(flat) - after]), *flat[len(flat) - after:])


def _unpacked_args(a):
    if isinstance(a, _GenericAlias) and a.__origin__ is _Unpack:
        a = a.__args__[0]
        return getattr(a, '__args__', None) if getattr(a, '__origin__', None) is tuple else None
    return a.__args__ if policy('has_star_index') and isinstance(a, types.GenericAlias) and getattr(a, '__unpacked__', False) else None


def _alias_arguments(name=None, value=None, *rest, **more):
    """The arguments of TypeAliasType, as C takes them."""
    parameters = more.pop('type_params', ())
    if rest:
        raise TypeError(f'typealias() takes exactly 2 positional arguments ({2 + len(rest)} given)')
    for unknown in more:
        raise TypeError(f'typealias() got an unexpected keyword argument {unknown!r}' if policy('has_copy_replace')
                        else f'{unknown!r} is an invalid keyword argument for typealias()')
    if not isinstance(name, str):
        raise TypeError(f"typealias() argument 'name' must be str, not {type(name).__name__}")
    if not isinstance(parameters, tuple):
        raise TypeError('type_params must be a tuple')
    for p in parameters if policy('has_deferred_annotations') else ():
        if not isinstance(p, _Variable):
            raise TypeError(f'Expected a type param, got {p!r}')
    return name, value, parameters


class TypeAliasType:
    """What `type X = ...` makes."""

    def __new__(cls, *args, **kwargs):
        for place, needed in enumerate(('name', 'value')):
            if place >= len(args) and needed not in kwargs:
                raise TypeError(f"typealias() missing required argument '{needed}' (pos {place + 1})")
        made = native_instance(cls)
        made._name, made._value, made._params = _alias_arguments(*args, **kwargs)
        made._module = sys._getframe(1).f_globals.get('__name__')
        return made

    @property
    def __value__(self):
        if self._compute is not None:            # of a type statement: makes the value when it is asked for
            self._value = self._compute()
            self._compute = None
        return self._value

    @property
    def __type_params__(self):
        return self._params

    @property
    def __parameters__(self):
        return tuple([_UnpackAlias(_Unpack, (p,)) if isinstance(p, _TypeVarTuple) else p for p in self._params])

    def __repr__(self):
        return self._name

    def __getitem__(self, parameters):
        if not self._params:
            raise TypeError('Only generic type aliases are subscriptable')
        return types.GenericAlias(self, parameters)

    def __reduce__(self):
        return self._name


if policy('has_type_params'):
    TypeAliasType = native(TypeAliasType, 'typing.TypeAliasType')


def _variables(args):
    """The type variables in arguments, in order, each once."""
    found = []
    for a in args:
        if isinstance(a, type) and not (policy('has_generic_alias') and isinstance(a, types.GenericAlias)):
            continue
        for v in (a,) if isinstance(a, _Variable) else _variables(a) if isinstance(a, (list, tuple)) else getattr(a, '__parameters__', ()):
            if v not in found:
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


if policy('has_type_params'):                     # these are written in C then
    for _c in (TypeVar, ParamSpec, TypeVarTuple):
        native(_c, 'typing.' + _c.__name__)
    del _c

_ParamSpec, _ParamParts, _TypeVarTuple, _Required, _NotRequired, _ReadOnly = (
    ParamSpec, (ParamSpecArgs, ParamSpecKwargs), TypeVarTuple, Required, NotRequired, ReadOnly)
_default, _Unpack, _ConcatenateForm = NoDefault, Unpack, Concatenate


# ---- X[...] ----

class _BaseAlias(_Piped):
    __slots__ = ('__dict__',)

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if self._inst:
            made = self.__origin__(*args, **kwargs)
            try:
                made.__orig_class__ = self
            except Exception:  # no room for attributes
                return made
            return made
        raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__') and _PIPES:
            return self._name or self.__origin__.__name__
        if '__origin__' in self.__dict__ and not (name.startswith('__') and name.endswith('__')):
            return getattr(self.__origin__, name)
        raise AttributeError(name)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        found = [] if self.__origin__ is Generic or not isinstance(self.__origin__, type) else [self.__origin__]
        if self.__origin__ in bases:
            found = []
        rest = bases[[b is self for b in bases].index(True) + 1:]
        if not any(isinstance(b, _BaseAlias) or isinstance(b, type) and issubclass(b, Generic) for b in rest):
            if Generic not in found and not (found and issubclass(found[0], Generic)) or self.__origin__ is Generic:
                found.append(Generic)
        return tuple(found)


class _GenericAlias(_BaseAlias):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _variables(self.__args__)
        if policy('typing_alias_paramspec'):
            setattr(self, '_paramspec_tvars', inst and self.__origin__ is not Generic)    # no static attribute of later versions
        self.__module__ = 'typing' if name else getattr(origin, '__module__', 'typing')

    def __eq__(self, other):
        if isinstance(other, _GenericAlias):
            return self.__origin__ == other.__origin__ and self.__args__ == other.__args__
        return NotImplemented

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, parameters):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if not self.__parameters__:
            raise TypeError(f'{self!r} is not a generic class')
        parameters = tuple([p if _is_parameters(p) else _check(p, 'Parameters to generic types must be types.') for p in parameters])
        return self._with(tuple(self._filled(parameters)))

    def _filled(self, values):
        """The arguments with these values for the variables."""
        variables = self.__parameters__
        for variable in variables:
            if hasattr(variable, '__typing_prepare_subst__'):
                values = variable.__typing_prepare_subst__(self, values)
        many, few = len(values), len(variables)
        if many < few and all(getattr(v, '__default__', _default) is not _default for v in variables[many:]):
            values = tuple(values) + tuple([v.__default__ for v in variables[many:]])
        elif many != few:
            raise TypeError(f'Too {"many" if many > few else "few"} {"arguments" if _MODERN else "parameters"} for {self!r}; '
                            f'actual {many}, expected {few}')
        return _fill(self.__args__, dict(zip(variables, values)), self.__origin__ is collections.abc.Callable)

    def _with(self, args):
        return self.__class__(self.__origin__, args, inst=self._inst, name=self._name)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _shown(self.__origin__)
        args = ', '.join(map(_shown, self.__args__))
        return f'{name}[{args or "()"}]'

    def __reduce__(self):
        origin = globals()[self._name] if self._name else self.__origin__
        args = self.__args__
        return _make, (origin, args[0] if len(args) == 1 and not isinstance(args[0], tuple) else args)

    __iter__ = None


def _make(origin, args):
    return origin[args]


def _fill(args, values, callable_too=False):
    out = []
    for a in args:
        if isinstance(a, type) and not (policy('has_generic_alias') and isinstance(a, types.GenericAlias)):
            out.append(a)
            continue
        if isinstance(a, (list, tuple)):
            out.append(type(a)(_fill(a, values)))
            continue
        if isinstance(a, _Variable):
            new = a.__typing_subst__(values[a])
        else:
            inner = getattr(a, '__parameters__', ())
            if not inner:
                out.append(a)
                continue
            key = []
            for v in inner:
                value = values[v]
                if isinstance(v, _TypeVarTuple) and isinstance(value, tuple):
                    key += value
                else:
                    key.append(value)
            new = a[tuple(key)] if not (isinstance(a, _GenericAlias) and a.__origin__ is _Unpack and isinstance(a.__args__[0], _TypeVarTuple)) else tuple(key)
            if isinstance(new, tuple):
                out += new
                continue
        if callable_too and isinstance(new, tuple):
            out += new
        elif callable_too and isinstance(new, _GenericAlias) and new.__origin__ is _ConcatenateForm and a is not args[-1] and False:
            out += new.__args__
        else:
            out.append(new)
    return out


class _ConcatenateAlias(_GenericAlias):
    def _with(self, args):
        *front, last = args
        if isinstance(last, (list, tuple)):
            return (*front, *last)
        return super()._with((*front, *last.__args__) if isinstance(last, _ConcatenateAlias) else args)


class _UnpackAlias(_GenericAlias):
    """*Ts, Unpack[Ts]"""

    def __getitem__(self, parameters):
        if isinstance(self.__args__[0], _TypeVarTuple):
            return parameters if isinstance(parameters, tuple) else (parameters,)
        return super().__getitem__(parameters)

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], _TypeVarTuple)

    @property
    def __typing_unpacked_tuple_args__(self):
        inner = self.__args__[0]
        return inner.__args__ if getattr(inner, '__origin__', None) is tuple else None

    def __repr__(self):
        return f'typing.Unpack[{_shown(self.__args__[0])}]' if policy('has_type_params') else '*' + _shown(self.__args__[0])


class _CallableAlias(_GenericAlias):
    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and _is_parameters(args[0])):
            args = list(args[:-1]), args[-1]
        return _make, (Callable, args)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and args[0] is ...:
            return f'typing.Callable[..., {_shown(args[1])}]'
        if len(args) == 2 and _is_parameters(args[0]):
            return f'typing.Callable[{_shown(args[0])}, {_shown(args[1])}]'
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
        return f'typing.Literal[{", ".join(map(_shown, self.__args__))}]'

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

    def _with(self, args):
        return _annotated(self, (args[0],) + self.__metadata__)

    def __reduce__(self):
        return _make, (Annotated, (self.__origin__,) + self.__metadata__)

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
    return _AnnotatedAlias(_check(origin, 'Annotated[t, ...]: t must be a type.', special=True), metadata)


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

    def __reduce__(self):
        return self._name

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    __iter__ = None

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
        if isinstance(args, list):
            args = tuple([_check(a, 'Callable[[arg, ...], result]: each arg must be a type.') for a in args])
        elif args is not ... and not (policy('has_match') and _is_parameters(args)):
            raise TypeError(f'Callable[args, result]: args must be a list. Got {args}' if not _MODERN else
                            f'Callable[args, result]: args must be a list. Got {args}')
        else:
            args = (args,)
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

class _Named:
    """A class in the place of an alias: what is told of it has its repr."""

    def __init__(self, cls, parameters):
        self._cls, self.__parameters__ = cls, parameters

    def __repr__(self):
        return repr(self._cls)


def _remembered(function):
    """One object for the same arguments, where they can be hashed."""
    known = functools.lru_cache(typed=True)(function)

    @functools.wraps(function)
    def inner(*args):
        try:
            return known(*args)
        except TypeError:
            return function(*args)
    return inner


class Generic:
    __slots__ = ()
    _is_protocol = False

    @_remembered
    def __class_getitem__(cls, params):
        params = params if isinstance(params, tuple) else (params,)
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
        params = tuple([p if policy('has_match') and _is_parameters(p) else _check(p, 'Parameters to generic types must be types.')
                        for p in params])
        for w in wanted:
            if hasattr(w, '__typing_prepare_subst__'):
                params = w.__typing_prepare_subst__(_Named(cls, wanted), params)
        if len(params) < len(wanted) and all(getattr(w, '__default__', _default) is not _default for w in wanted[len(params):]):
            params = tuple(params) + tuple([w.__default__ for w in wanted[len(params):]])
        if any(isinstance(w, _TypeVarTuple) for w in wanted):
            flat = []
            for w, p in zip(wanted, params):
                if isinstance(w, _TypeVarTuple) and isinstance(p, tuple):
                    flat += p
                else:
                    flat.append(w.__typing_subst__(p))
            return _GenericAlias(cls, tuple(flat))
        if any(isinstance(w, _ParamSpec) for w in wanted) and len(params) == len(wanted):
            params = tuple([w.__typing_subst__(p) for w, p in zip(wanted, params)])
        if len(params) != len(wanted) and True:
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

_not_members = frozenset(['__abstractmethods__', '__final__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__', '__new__', '__slots__',
                          '__subclasshook__', '__weakref__', '__class_getitem__', '__match_args__', '__static_attributes__',
                          '__firstlineno__', '__annotate__', '__annotate_func__', '__annotations_cache__', '__parameters__',
                          '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol', '__protocol_attrs__', '_abc_impl',
                          '__qualname__', '__type_params__', '__non_callable_proto_members__'])


def _protocol_members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ('Protocol', 'Generic'):
            hints = base.__dict__.get('__annotations__', {}) if not _UNION_IS_PIPE else getattr(base, '__annotations__', None) or {}
            names.update(n for n in [*base.__dict__, *hints] if n not in _not_members and not n.startswith('_abc_'))
    return names


def _no_init(self, *args, **kwargs):
    """__init__ of protocols. A class that is none gets in its place the one it would have had without protocols."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is _no_init:
        inits = [base.__dict__['__init__'] for base in cls.__mro__ if '__init__' in base.__dict__]
        cls.__init__ = next((init for init in inits if init is not _no_init), object.__init__)
        cls.__init__(self, *args, **kwargs)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False):
            if not _MODERN and _protocol_members(cls) and not all(hasattr(instance, n) for n in _protocol_members(cls)):
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


def _implements(cls, protocol):
    """What __subclasshook__ of a protocol answers."""
    if not protocol.__dict__.get('_is_protocol', False):
        return NotImplemented
    wrong = None
    if not protocol._is_runtime_protocol:
        wrong = 'Instance and class checks can only be used with @runtime_checkable protocols'
    else:
        members = _protocol_members(protocol)
        data = sorted(n for n in members if not callable(getattr(protocol, n, None)))
        if data:
            value = f'. Non-method members: {", ".join(map(repr, data))}.' if policy('has_copy_replace') else ''
            wrong = f"Protocols with non-method members don't support issubclass(){value}"
    if wrong:
        if _quiet_check():
            return NotImplemented
        raise TypeError(wrong)
    if not isinstance(cls, type):
        raise TypeError('issubclass() arg 1 must be a class')
    return all(_provides(cls, name) for name in members) or NotImplemented


def _provides(cls, name):
    """Is there a member of this name that is not None? A protocol may also announce it in an annotation."""
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name] is not None
        if _is_protocol_class(cls) and name in base.__dict__.get('__annotations__', {}):
            return True
    return False


class Protocol(Generic, metaclass=_ProtocolMeta):
    _is_protocol, _is_runtime_protocol = True, False
    __slots__ = ()

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if '__subclasshook__' not in cls.__dict__:
            def _proto_hook(other):
                return _implements(other, cls)
            cls.__subclasshook__ = _proto_hook
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not (base in (object, Generic, Protocol) or _is_protocol_class(base) or
                    base.__name__ in _allowed_bases.get(base.__module__, ())):
                raise TypeError('Protocols can only inherit from other protocols, got %r' % base)
        if cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


_allowed_bases = {'collections.abc': ('Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable', 'AsyncIterator', 'Hashable', 'Sized',
                                      'Container', 'Collection', 'Reversible', 'Buffer'),
                  'contextlib': ('AbstractContextManager', 'AbstractAsyncContextManager')}


def _is_protocol_class(cls):
    return isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, '_is_protocol', False)


def _quiet_check():
    """Asked by the machinery of abc and functools: they get no answer instead of an error."""
    f = sys._getframe(3)
    while f is not None and f.f_globals.get('__name__') in ('abc', '_abc'):
        f = f.f_back
    return f is not None and (f.f_globals.get('__name__') == 'functools' or f.f_code.co_name == '__instancecheck__' and
                              f.f_globals.get('__name__') == 'typing')


def runtime_checkable(cls):
    if not (isinstance(cls, type) and getattr(cls, '_is_protocol', False)):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    return cls


T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
V_co = TypeVar('V_co', covariant=True)
VT_co = TypeVar('VT_co', covariant=True)
T_contra = TypeVar('T_contra', contravariant=True)
CT_co = TypeVar('CT_co', covariant=True, bound=type)
AnyStr = TypeVar('AnyStr', bytes, str)
[_GenericAlias(Generic, (T,)) for _ in range(policy('typing_aliases_more'))]    # the room for attributes follows how many there were


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

def _idfunc(x):
    return x


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
        if len(bases) > 1 and (not _MODERN or not all(b is _NamedTuple or b is Generic for b in bases)):
            if not _MODERN:
                if policy('has_paren_with'):
                    raise TypeError('Multiple inheritance with NamedTuple is not supported')
            else:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
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
        if '__orig_bases__' in ns:
            made.__orig_bases__ = ns['__orig_bases__']
        if Generic in bases:
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
            made.__bases__ = (tuple, Generic) if False else made.__bases__
            made.__parameters__ = _variables(ns.get('__orig_bases__', ()))
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
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        own = {n: _check(t, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type") for n, t in _own_annotations(ns).items()}
        generic = (Generic,) if _MODERN and any(issubclass(b, Generic) for b in bases) else ()
        made = type.__new__(_TypedDictMeta, name, generic + (dict,), ns)
        hints, required, optional = {}, set(), set()
        for base in bases:
            hints.update(getattr(base, '__annotations__', {}))
            required |= getattr(base, '__required_keys__', set())
            optional |= getattr(base, '__optional_keys__', set())
        for n, t in own.items():
            origin = getattr(t, '__origin__', None)
            needed = origin is _Required or total and origin is not _NotRequired
            (required if needed else optional).add(n)
            (optional if needed else required).discard(n)
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

        def __reduce__(self):
            return self.__qualname__

        def __mro_entries__(self, bases):
            name = self.__name__

            class Dummy:
                def __init_subclass__(cls):
                    raise TypeError(f'Cannot subclass an instance of NewType. Perhaps you were looking for: '
                                    f'`{cls.__name__} = NewType({cls.__name__!r}, {name})`')
            return (Dummy,)

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]
else:
    def NewType(name, tp):
        def new_type(x):
            return x
        new_type.__name__, new_type.__supertype__ = name, tp
        return new_type


# ---- functions ----

def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    shown = repr(arg)
    if len(shown) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        shown = shown[:_ASSERT_NEVER_REPR_MAX_LENGTH] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {shown}')


def reveal_type(obj, /):
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def _marked(obj, attribute):
    """obj with the attribute, if it can have one."""
    try:
        setattr(obj, attribute, True)
    except (AttributeError, TypeError):
        pass
    return obj


def final(f):
    return _marked(f, '__final__')


def override(method, /):
    return _marked(method, '__override__')


def no_type_check_decorator(decorator):
    import functools

    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return functools.update_wrapper(wrapped_decorator, decorator)


def _of_class(obj, cls):
    """Was it defined in the body of cls?"""
    return (hasattr(obj, '__qualname__') and obj.__qualname__ == f'{cls.__qualname__}.{obj.__name__}' and
            getattr(obj, '__module__', None) == cls.__module__)


def no_type_check(arg):
    for key in dir(arg) if isinstance(arg, type) else ():
        member = getattr(arg, key)
        if not _of_class(member, arg):
            continue
        if isinstance(member, type):
            no_type_check(member)
        elif isinstance(member, (types.FunctionType, types.MethodType)):
            (member.__func__ if isinstance(member, types.MethodType) else member).__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    parameters = {'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default}
    if policy('has_type_params'):
        parameters['frozen_default'] = kwargs.pop('frozen_default', False)
    parameters.update(field_specifiers=field_specifiers, kwargs=kwargs)

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = parameters
        return cls_or_fn
    return decorator


_overloads = {}      # (module, qualified name) -> {first line: function}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions outside a stub module '
                              'should always be followed by an implementation that is not @overload-ed.')


def overload(func):
    inner = getattr(func, '__func__', func)
    try:
        _overloads.setdefault((inner.__module__, inner.__qualname__), {})[inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    inner = getattr(func, '__func__', func)
    return list(_overloads.get((inner.__module__, inner.__qualname__), {}).values())


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
    if isinstance(tp, _CallableAlias) and not (len(tp.__args__) == 2 and (tp.__args__[0] is ... or policy('has_match') and _is_parameters(
            tp.__args__[0]))):
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


def _resolved(t, globalns, localns, extras, opening=frozenset()):
    """A hint with its references looked up; a reference inside itself stays one."""
    if t is None:
        return type(None)
    if isinstance(t, str):
        t = ForwardRef(t, is_class=True)
    if isinstance(t, ForwardRef):
        if t.__forward_arg__ in opening:
            return t
        if getattr(t, '__forward_module__', None) is not None:
            module = t.__forward_module__
            globalns = getattr(sys.modules.get(module) if isinstance(module, str) else module, '__dict__', globalns)
        code = t.__forward_arg__
        value = _check(eval(f'({code},)[0]' if code.startswith('*') else code, globalns, localns), 'Forward references must evaluate to types.',
                       special=True)
        return _resolved(value, globalns, localns, extras, opening | {code})
    if isinstance(t, _AnnotatedAlias):
        inner = _resolved(t.__origin__, globalns, localns, extras, opening)
        return _AnnotatedAlias(inner, t.__metadata__) if extras else inner
    if isinstance(t, _LiteralAlias):
        return t
    if isinstance(t, _GenericAlias):
        if not extras and t.__origin__ in (_Required, _NotRequired, _ReadOnly):
            return _resolved(t.__args__[0], globalns, localns, extras, opening)
        args = tuple([_resolved(a, globalns, localns, extras, opening) for a in t.__args__])
        return t if args == t.__args__ and all(a is b for a, b in zip(args, t.__args__)) else t._with(args)
    if policy('has_generic_alias') and isinstance(t, types.GenericAlias):
        args = tuple([_resolved(ForwardRef(a) if isinstance(a, str) else a, globalns, localns, extras, opening) for a in t.__args__])
        return t if args == t.__args__ else types.GenericAlias(t.__origin__, args)
    if _PIPES and isinstance(t, types.UnionType):
        args = [_resolved(a, globalns, localns, extras, opening) for a in t.__args__]
        if all(a is b for a, b in zip(args, t.__args__)):
            return t
        made = args[0]
        for a in args[1:]:
            made = made | a
        return made
    if isinstance(t, list):
        return [_resolved(a, globalns, localns, extras, opening) for a in t]
    return t


def _class_hints(cls, globalns, localns, extras):
    """The hints of a class and its bases, each resolved with the names of where it stands."""
    hints = {}
    for base in cls.__mro__[::-1]:
        names = getattr(sys.modules.get(base.__module__), '__dict__', {}) if globalns is None else globalns
        own = base.__dict__.get('__annotations__', {}) if not _UNION_IS_PIPE else getattr(base, '__annotations__', None) or {}
        for name, t in own.items() if isinstance(own, dict) else ():
            hints[name] = _resolved(t, names, dict(vars(base)) if localns is None else localns, extras)
    return hints


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, '__no_type_check__', None):
        return {}
    if isinstance(obj, type):
        return _class_hints(obj, globalns, localns, include_extras)
    if isinstance(obj, types.ModuleType):
        names = globalns if globalns is not None else obj.__dict__
    else:
        inner = obj
        while hasattr(inner, '__wrapped__'):
            inner = inner.__wrapped__
        names = globalns if globalns is not None else getattr(inner, '__globals__', {})
    hints = getattr(obj, '__annotations__', None)
    if hints is None:
        if isinstance(obj, (types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType, types.WrapperDescriptorType,
                            types.MethodWrapperType, types.MethodDescriptorType)):
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
