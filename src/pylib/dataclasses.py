"""Classes made from annotated fields.

The methods are written as source text and compiled in one go, as in CPython, so that their parameters, names and error
messages are those of ordinary functions.
"""

import sys
from _slotscope import policy

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict', 'astuple',
           'make_dataclass', 'replace', 'is_dataclass']

_MODERN = policy('has_dataclass_slots')        # kw_only, match_args, slots
_WEAKREF_SLOT = policy('dataclass_weakref_slot')
_COPY_REPLACE = policy('has_copy_replace')     # __replace__, and the order in which methods are added
_DOC = policy('dataclass_field_doc')           # field(doc=...), functions annotated through __annotate__
_LAZY_DOC = policy('dataclass_lazy_doc')       # the class's __doc__ is made when it is first read
_MappingProxy = type(type.__dict__)
_Function = type(lambda: 0)


class FrozenInstanceError(AttributeError):
    pass


def _sentinel(name, shown=None):
    def __repr__(self):
        return shown
    return type(name, (), {'__module__': __name__, **({'__repr__': __repr__} if shown else {})})()


_HAS_DEFAULT_FACTORY = _sentinel('_HAS_DEFAULT_FACTORY_CLASS', '<factory>')
MISSING = sentinel('MISSING') if _LAZY_DOC else _sentinel('_MISSING_TYPE')
if _MODERN:
    KW_ONLY = sentinel('KW_ONLY') if _LAZY_DOC else _sentinel('_KW_ONLY_TYPE')
else:
    __all__.remove('KW_ONLY')


class _Kind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = map(_Kind, ('_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR'))
_NO_METADATA = _MappingProxy({})


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        shown = self.type.__name__ if type(self.type) is type else repr(self.type)
        return 'dataclasses.InitVar[' + shown + ']'

    def __class_getitem__(cls, type):
        return InitVar(type)


def _once(method):
    """The repr of an object inside its own repr is three dots."""
    running = set()

    def wrapper(self):
        key = id(self)
        if key in running:
            return '...'
        running.add(key)
        try:
            return method(self)
        finally:
            running.discard(key)
    for name in ('__module__', '__name__', '__qualname__', '__doc__'):
        setattr(wrapper, name, getattr(method, name))
    wrapper.__wrapped__ = method
    return wrapper


class Field:
    __slots__ = (('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata')
                 + (('kw_only',) if _MODERN else ()) + (('doc',) if _DOC else ()) + ('_field_type',))

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, *later):
        self.name = self.type = self._field_type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.compare = init, compare
        self.repr, self.hash = repr, hash
        self.metadata = _NO_METADATA if metadata is None else _MappingProxy(metadata)
        for name, value in zip(_MORE_FIELD_ATTRIBUTES, later):
            setattr(self, name, value)

    @_once
    def __repr__(self):
        names = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata') + _MORE_FIELD_ATTRIBUTES
        return 'Field(' + ''.join(f'{n}={getattr(self, n)!r},' for n in names) + f'_field_type={self._field_type})'

    def __set_name__(self, owner, name):
        # The default may be a descriptor that wants to know its name.
        hook = getattr(type(self.default), '__set_name__', None)
        if hook:
            hook(self.default, owner, name)

    if policy('has_generic_alias'):
        __class_getitem__ = classmethod(type(list[int]))


_MORE_FIELD_ATTRIBUTES = (('kw_only',) if _MODERN else ()) + (('doc',) if _DOC else ())


def _check_default(default, default_factory):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')


if _DOC:
    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
              kw_only=MISSING, doc=None):
        _check_default(default, default_factory)
        return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)
elif _MODERN:
    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
              kw_only=MISSING):
        _check_default(default, default_factory)
        return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)
else:
    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None):
        _check_default(default, default_factory)
        return Field(default, default_factory, init, repr, hash, compare, metadata)


class _DataclassParams:
    __slots__ = (('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen')
                 + (('match_args', 'kw_only', 'slots', 'weakref_slot') if policy('dataclass_all_params') else ()))

    def __init__(self, options):
        for name in self.__slots__:
            setattr(self, name, options.get(name, False))

    def __repr__(self):
        return '_DataclassParams(' + ','.join(f'{n}={getattr(self, n)!r}' for n in self.__slots__) + ')'


# ---- fields of a class ----

def _named(annotation, cls, module, wanted):
    """Does the text of an annotation name something for which wanted() holds: X, X[...], module.X?"""
    text = annotation.strip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] in '_. '):
        end += 1
    parts = [p.strip() for p in text[:end].split('.')]
    home = sys.modules.get(cls.__module__)
    if home is None or not all(p.isidentifier() for p in parts):
        return False
    if len(parts) == 1:
        return wanted(home.__dict__.get(parts[0]))
    if home.__dict__.get(parts[0]) is not module:
        return False
    return wanted(module.__dict__.get(parts[1]))


def _is_initvar(a):
    return a is InitVar or type(a) is InitVar


def _is_kw_only(a):
    return _MODERN and a is KW_ONLY


def _is_classvar(a, typing):
    return a is typing.ClassVar or getattr(a, '__origin__', None) is typing.ClassVar


def _kind_of(cls, annotation):
    typing = sys.modules.get('typing')
    text = isinstance(annotation, str)
    if typing and (_is_classvar(annotation, typing)
                   or text and _named(annotation, cls, typing, lambda a: _is_classvar(a, typing))):
        return _FIELD_CLASSVAR
    here = sys.modules[__name__]
    if _is_initvar(annotation) or text and _named(annotation, cls, here, _is_initvar):
        return _FIELD_INITVAR
    return _FIELD


def _unusable_default(value):
    if policy('dataclass_unhashable_defaults'):
        return value.__class__.__hash__ is None
    return isinstance(value, (list, dict, set))


def _field_of(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        # A slot of that name is no default.
        f = field(default=MISSING if type(default).__name__ == 'member_descriptor' else default)
    f.name = name
    f.type = annotation
    f._field_type = _kind_of(cls, annotation)
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if _MODERN:
        if f._field_type is not _FIELD_CLASSVAR:
            if f.kw_only is MISSING:
                f.kw_only = kw_only
        elif f.kw_only is not MISSING:
            raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    if f._field_type is _FIELD and _unusable_default(f.default):
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
    return f


def _annotations_of(cls):
    if not policy('has_deferred_annotations'):
        return cls.__dict__.get('__annotations__', {})
    try:
        return dict(cls.__annotations__)
    except NameError:
        pass                              # a name that is not known yet
    import annotationlib
    return annotationlib.get_annotations(cls, format=annotationlib.Format.FORWARDREF)


def _own_fields(cls, annotations, kw_only):
    own = []
    seen = False
    for name, annotation in annotations.items():
        marker = _is_kw_only(annotation) or (isinstance(annotation, str)
                                             and _named(annotation, cls, sys.modules[__name__], _is_kw_only))
        if not marker:
            own.append(_field_of(cls, name, annotation, kw_only))
            continue
        if seen:
            raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
        seen = kw_only = True
    return own


def _collect_fields(cls, frozen, kw_only):
    bases = [b for b in cls.__mro__[-1:0:-1] if getattr(b, '__dataclass_fields__', None) is not None]
    collected = {f.name: f for b in bases for f in b.__dataclass_fields__.values()}
    annotations = _annotations_of(cls)
    for f in _own_fields(cls, annotations, kw_only):
        name = f.name
        collected[name] = f
        if not isinstance(getattr(cls, name, None), Field):
            continue
        if f.default is not MISSING:
            setattr(cls, name, f.default)
        else:
            delattr(cls, name)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if bases:
        frozen_bases = [b.__dataclass_params__.frozen for b in bases]
        if any(frozen_bases) and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if frozen and not (all(frozen_bases) if policy('dataclass_all_frozen') else any(frozen_bases)):
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    return collected


# ---- the methods ----

class _Methods:
    """Source text of methods, and the values that it names."""

    def __init__(self, cls, namespace):
        self.cls = cls
        self.namespace = namespace
        self.values = {}
        self.text = []
        self.names = []
        self.rules = []

    def add(self, name, params, lines, refuse=None, replace=False):
        """refuse: what to say when the class has its own (True: nothing more); replace: put it there anyway."""
        body = '\n'.join('  ' + line for line in lines)
        decorator = '\n' if name == '__repr__' else ''  # _once is put on later, its line is there
        self.text.append(f'{decorator} def {name}({", ".join(params)}):\n{body}')
        self.names.append(name)
        self.rules.append((refuse, replace))
        if not _COPY_REPLACE:
            self.finish()

    def finish(self):
        if not self.names:
            return
        functions = self.functions()
        for name, function, (refuse, replace) in zip(self.names, functions, self.rules):
            if policy('dataclass_qualname'):
                function.__qualname__ = f'{self.cls.__qualname__}.{name}'
            if name == '__init__':
                self.annotate(function)
            elif name == '__repr__':
                function = _once(function)
            if replace:
                setattr(self.cls, name, function)
            elif name not in self.cls.__dict__:
                setattr(self.cls, name, function)
            elif refuse:
                raise TypeError(f'Cannot overwrite attribute {name} in class {self.cls.__name__}'
                                + ('' if refuse is True else (' ' if _COPY_REPLACE else '. ') + refuse))
        self.values, self.text, self.names, self.rules = {}, [], [], []

    def functions(self):
        if policy('dataclass_own_globals'):
            made = {}
            exec('if 1:\n' + '\n'.join(self.text), self.values, made)
            return [made[name] for name in self.names]
        text = f'def __create_fn__({", ".join(self.values)}):\n' + '\n'.join(self.text) + f'\n return ({", ".join(self.names)},)'
        made = {}
        exec(text, self.namespace, made)
        return made['__create_fn__'](**self.values)

    def annotate(self, function):
        function.__annotations__ = {**{f.name: f.type for f in self.init_fields if f.init}, 'return': None}


def _default_name(f):
    return f'__dataclass_dflt_{f.name}__'


def _param(f):
    if f.default is not MISSING:
        return f'{f.name}={_default_name(f)}'
    if f.default_factory is not MISSING:
        return f'{f.name}=__dataclass_HAS_DEFAULT_FACTORY__'
    return f.name


def _value_of(f, slots):
    """What __init__ stores in field f, as source; None: nothing."""
    if f.default_factory is not MISSING:
        made = _default_name(f) + '()'
        return f'{made} if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}' if f.init else made
    if f.init:
        return f.name
    # Without slots the class attribute serves.
    return _default_name(f) if slots and f.default is not MISSING and policy('dataclass_slots_default') else None


def _add_init(methods, cls, fields, positional, keyword, frozen, slots):
    seen = None
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen = f
        elif seen:
            tail = f' {seen.name!r}' if policy('dataclass_names_default') else ''
            raise TypeError(f'non-default argument {f.name!r} follows default argument{tail}')
    self_name = '__dataclass_self__' if any(f.name == 'self' for f in fields) else 'self'
    values = methods.values
    values['__dataclass_HAS_DEFAULT_FACTORY__'] = _HAS_DEFAULT_FACTORY
    values['__dataclass_builtins_object__'] = object
    lines = []
    for f in fields:
        if f.default_factory is not MISSING:
            values[_default_name(f)] = f.default_factory
        elif f.default is not MISSING:
            values[_default_name(f)] = f.default
        value = _value_of(f, slots)
        if value is None or f._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            lines.append(f'__dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})')
        else:
            lines.append(f'{self_name}.{f.name}={value}')
    if hasattr(cls, '__post_init__'):
        passed = ','.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        lines.append(f'{self_name}.__post_init__({passed})')
    params = [self_name] + [_param(f) for f in positional]
    if keyword:
        params += ['*'] + [_param(f) for f in keyword]
    methods.init_fields = fields
    methods.add('__init__', params, lines or ['pass'])


def _tuple_of(name, fields):
    return '(' + ''.join(f'{name}.{f.name},' for f in fields) + ')'


def _add_eq(methods, fields):
    fields = [f for f in fields if f.compare]
    if policy('dataclass_eq_by_field'):
        lines = ['if self is other:', ' return True', 'if other.__class__ is self.__class__:',
                 ' return ' + (' and '.join(f'self.{f.name}==other.{f.name}' for f in fields) or 'True'), 'return NotImplemented']
    else:
        lines = ['if other.__class__ is self.__class__:', f' return {_tuple_of("self", fields)}=={_tuple_of("other", fields)}',
                 'return NotImplemented']
    methods.add('__eq__', ['self', 'other'], lines)


def _add_order(methods, fields):
    fields = [f for f in fields if f.compare]
    for name, op in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
        methods.add(name, ['self', 'other'],
                    ['if other.__class__ is self.__class__:', f' return {_tuple_of("self", fields)}{op}{_tuple_of("other", fields)}',
                     'return NotImplemented'], refuse='Consider using functools.total_ordering')


def _add_frozen(methods, cls, fields):
    own = '__class__' if policy('dataclass_fixes_super') else 'cls'  # a cell that _repoint_super finds, or not
    condition = f'type(self) is {own}'
    if fields:
        condition += ' or name in (' + ''.join(f'{f.name!r},' for f in fields) + ')'
    for name, params, verb in (('__setattr__', ['self', 'name', 'value'], 'assign to'), ('__delattr__', ['self', 'name'], 'delete')):
        methods.values[own] = cls
        methods.values['FrozenInstanceError'] = FrozenInstanceError
        methods.add(name, params,
                    [f'if {condition}:', f' raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
                     f'super({own}, self).{name}({", ".join(params[1:])})'], refuse=True)


def _add_hash(methods, cls, fields, unsafe_hash, eq, frozen, explicit):
    if unsafe_hash and explicit:
        raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    if unsafe_hash or (eq and frozen and not explicit):
        if _COPY_REPLACE:
            cls.__hash__ = None
        chosen = [f for f in fields if (f.compare if f.hash is None else f.hash)]
        methods.add('__hash__', ['self'], [f'return hash({_tuple_of("self", chosen)})'], replace=True)
    elif eq and not frozen and not explicit:
        cls.__hash__ = None


# ---- the class's docstring ----

def _shown_annotation(a):
    if isinstance(a, type):
        return a.__qualname__ if a.__module__ == 'builtins' else f'{a.__module__}.{a.__qualname__}'
    text = repr(a)
    return text.replace('typing.', '') if getattr(a, '__module__', None) == 'typing' else text


def _signature(cls, fields, positional, keyword, made_init):
    if not made_init or type(cls) is not type:
        try:
            import inspect
            return str(inspect.signature(cls)).replace(' -> None', '')
        except (TypeError, ValueError):
            return ''
    parts = []
    for f in positional + (['*'] + keyword if keyword else []):
        if f == '*':
            parts.append(f)
            continue
        text = f'{f.name}: {_shown_annotation(f.type)}'
        if f.default is not MISSING:
            text += f' = {f.default!r}'
        elif f.default_factory is not MISSING:
            text += ' = <factory>'
        parts.append(text)
    return '(' + ', '.join(parts) + ')'


class _AutoDocstring:
    """In place of a class's __doc__ until somebody reads it."""

    def __get__(self, instance, cls):
        try:
            import inspect
            text = str(inspect.signature(cls)).replace(' -> None', '')
        except (TypeError, ValueError):
            text = ''
        cls.__doc__ = cls.__name__ + text
        return cls.__name__ + text


# ---- slots ----

def _slots_of(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        found = []
        if policy('dataclass_inherits_hidden_slots'):
            if getattr(cls, '__weakrefoffset__', -1) != 0:
                found.append('__weakref__')
            if getattr(cls, '__dictoffset__', -1) != 0:
                found.append('__dict__')
        return found
    if hasattr(slots, '__next__'):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return [slots] if isinstance(slots, str) else slots


def _getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


_getstate.__name__ = _getstate.__qualname__ = '_dataclass_getstate'
_setstate.__name__ = _setstate.__qualname__ = '_dataclass_setstate'


def _new_slots(cls, names, weakref_slot):
    inherited = set()
    if policy('dataclass_weakref_slot'):
        for base in cls.__mro__[1:-1]:
            inherited.update(_slots_of(base))
    wanted = [n for n in names + (('__weakref__',) if weakref_slot else ()) if n not in inherited]
    if _DOC:
        docs = {n: getattr(cls.__dataclass_fields__.get(n), 'doc', None) for n in wanted}
        if any(d is not None for d in docs.values()):
            return docs
    return tuple(wanted)


def _functions_of(member):
    while hasattr(member, '__wrapped__') and not isinstance(member, type):
        member = member.__wrapped__
    if isinstance(member, property):
        return [f for f in (member.fget, member.fset, member.fdel) if f is not None]
    return [member] if isinstance(member, _Function) else []


def _repoint_super(old, new):
    """Makes super() and __class__ in the methods mean the new class."""
    for member in new.__dict__.values():
        for function in _functions_of(member):
            code = getattr(function, '__code__', None)
            if code is None or '__class__' not in code.co_freevars:
                continue
            cell = function.__closure__[code.co_freevars.index('__class__')]
            try:
                if cell.cell_contents is old:
                    cell.cell_contents = new
                    return
            except ValueError:
                pass


class _Deproxy:
    """mappingproxy | _Deproxy() is the mapping behind it."""
    def __ror__(self, mapping):
        return mapping


def _with_slots(cls, frozen, weakref_slot):
    """Slots cannot be added to a class that exists: makes it again with them."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    namespace['__slots__'] = _new_slots(cls, names, weakref_slot)
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    if policy('dataclass_drops_weakref'):
        namespace.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new.__qualname__ = qualname
    if frozen:
        keeps = policy('dataclass_keeps_state')
        if not (keeps and '__getstate__' in namespace):
            new.__getstate__ = _getstate
        if not (keeps and '__setstate__' in namespace):
            new.__setstate__ = _setstate
    if policy('dataclass_fixes_super'):
        _repoint_super(cls, new)
        # What annotations keep of the old namespace must not keep the old class.
        namespace = cls.__dict__ | _Deproxy()
        namespace.pop('__dict__', None)
        namespace.pop('__weakref__', None)
    return new


# ---- the decorator ----

def _process(cls, options):
    frozen, eq = options['frozen'], options['eq']
    slots = options.get('slots', False)
    module = sys.modules.get(cls.__module__)
    methods = _Methods(cls, module.__dict__ if module is not None else {})
    cls.__dataclass_params__ = _DataclassParams(options)
    collected = _collect_fields(cls, frozen, options.get('kw_only', False))
    cls.__dataclass_fields__ = collected

    own_hash = cls.__dict__.get('__hash__', MISSING)
    explicit = not (own_hash is MISSING or own_hash is None and '__eq__' in cls.__dict__)
    if options['order'] and not eq:
        raise ValueError('eq must be true if order is true')

    init_fields = [f for f in collected.values() if f._field_type is not _FIELD_CLASSVAR]
    positional = [f for f in init_fields if f.init and not (_MODERN and f.kw_only)]
    keyword = [f for f in init_fields if f.init and _MODERN and f.kw_only]
    made_init = options['init'] and '__init__' not in cls.__dict__
    if options['init']:
        _add_init(methods, cls, init_fields, positional, keyword, frozen, slots)
    if _COPY_REPLACE and '__replace__' not in cls.__dict__:
        cls.__replace__ = _replace
    plain = [f for f in collected.values() if f._field_type is _FIELD]
    if options['repr']:
        shown = ', '.join(f'{f.name}={{self.{f.name}!r}}' for f in plain if f.repr)
        methods.add('__repr__', ['self'], ['return f"{self.__class__.__qualname__}(' + shown + ')"'])
    if eq:
        _add_eq(methods, plain)
    if options['order']:
        _add_order(methods, plain)
    if frozen:
        _add_frozen(methods, cls, plain)
    _add_hash(methods, cls, plain, options['unsafe_hash'], eq, frozen, explicit)
    methods.finish()

    if not getattr(cls, '__doc__'):
        cls.__doc__ = (_AutoDocstring() if _LAZY_DOC
                       else cls.__name__ + _signature(cls, init_fields, positional, keyword, made_init))
    if options.get('match_args') and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in positional)
    if options.get('weakref_slot') and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _with_slots(cls, frozen, options.get('weakref_slot', False))
    if _MODERN and getattr(cls, '__abstractmethods__', None) is not None:
        import abc
        abc.update_abstractmethods(cls)
    return cls


def _decorator(cls, **options):
    if cls is None:
        def wrap(cls):
            return _process(cls, options)
        return wrap
    return _process(cls, options)


if _WEAKREF_SLOT:
    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
                  kw_only=False, slots=False, weakref_slot=False):
        return _decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                          match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)
elif _MODERN:
    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
                  kw_only=False, slots=False):
        return _decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                          match_args=match_args, kw_only=kw_only, slots=slots)
else:
    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False):
        return _decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen)


# ---- looking at dataclasses ----

def fields(class_or_instance):
    try:
        found = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, '__dataclass_fields__')


def _is_instance(obj):
    return hasattr(type(obj), '__dataclass_fields__')


_ATOMS = frozenset((type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type(len), _Function,
                    type((lambda: 0).__code__), type, range, property)) if policy('dataclass_keeps_atoms') else ()
_EXACT = (list, dict, tuple) if policy('asdict_exact_kinds') else ()
_MAPPINGS = (dict, frozendict) if policy('has_frozendict') else dict


def _converted(obj, factory, named):
    """What asdict() (named) and astuple() make of obj. Classes may bring constructors of their own: they get what CPython gives them, one
    frame for each level."""
    kind = type(obj)
    if kind in _ATOMS:
        return obj
    if _is_instance(obj):
        if named and factory is dict and _ATOMS:
            return {f.name: _converted(getattr(obj, f.name), factory, named) for f in fields(obj)}
        found = []
        for f in fields(obj):
            value = _converted(getattr(obj, f.name), factory, named)
            found.append((f.name, value) if named else value)
        return factory(found)
    if named and kind in _EXACT:
        if kind is dict:
            return {_converted(k, factory, named): _converted(v, factory, named) for k, v in obj.items()}
        copies = [_converted(v, factory, named) for v in obj]
        return copies if kind is list else tuple(copies)
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return kind(*[_converted(v, factory, named) for v in obj])
    if isinstance(obj, (list, tuple)):
        return kind(_converted(v, factory, named) for v in obj)
    if isinstance(obj, _MAPPINGS):
        if _ATOMS and hasattr(kind, 'default_factory'):
            result = kind(obj.default_factory)
            for k, v in obj.items():
                result[_converted(k, factory, named)] = _converted(v, factory, named)
            return result
        return kind((_converted(k, factory, named), _converted(v, factory, named)) for k, v in obj.items())
    import copy
    return copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _converted(obj, dict_factory, True)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _converted(obj, tuple_factory, False)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in self.__dataclass_fields__.values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                kind = TypeError if policy('has_copy_replace') else ValueError
                raise kind(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                kind = TypeError if policy('has_copy_replace') else ValueError
                raise kind(f'InitVar {f.name!r} must be specified with replace()')
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    import keyword
    import types
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, 'typing.Any'
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        wrong = ('Field names must be valid identifiers' if not isinstance(name, str) or not name.isidentifier() else
                 'Field names must not be keywords' if keyword.iskeyword(name) else 'Field name duplicated' if name in annotations else None)
        if wrong:
            raise TypeError(f'{wrong}: {name!r}')
        annotations[name] = annotation

    def body(ns):
        ns.update(namespace or {})
        ns.update(defaults)
        ns['__annotations__'] = annotations
    cls = types.new_class(cls_name, bases, {}, body)
    if module is None and policy('dataclass_make_module'):
        module = sys._getframe(1).f_globals.get('__name__', '__main__')
    if module is not None:
        cls.__module__ = module
    return dataclass(cls, **options)
