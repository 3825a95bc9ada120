"""Looking at live objects: what kind they are, what their members and parameters are."""

import sys
import types
from _methods import name_function
from _slotscope import policy
from collections import OrderedDict

__all__ = ['Parameter', 'Signature', 'BoundArguments', 'signature', 'getmembers', 'getmembers_static', 'getmro', 'getdoc', 'getmodule',
           'getfullargspec', 'getcallargs', 'getattr_static', 'getclosurevars', 'getgeneratorstate', 'getcoroutinestate',
           'cleandoc', 'currentframe', 'stack', 'unwrap', 'get_annotations', 'classify_class_attrs', 'isclass', 'ismodule', 'ismethod',
           'isfunction', 'isbuiltin', 'isroutine', 'isabstract', 'isgenerator', 'isgeneratorfunction', 'iscoroutine', 'iscoroutinefunction',
           'isasyncgen', 'isasyncgenfunction', 'isawaitable', 'isframe', 'istraceback', 'iscode', 'ismethoddescriptor', 'isdatadescriptor',
           'isgetsetdescriptor', 'ismemberdescriptor', 'getsource', 'getsourcelines', 'getfile', 'getsourcefile']

# the flags of code objects
for _bit, _name in enumerate('OPTIMIZED NEWLOCALS VARARGS VARKEYWORDS NESTED GENERATOR - COROUTINE ITERABLE_COROUTINE ASYNC_GENERATOR'.split()):
    if _name != '-':
        globals()['CO_' + _name] = 1 << _bit
TPFLAGS_IS_ABSTRACT = 1 << 20


# ---- what kind of thing ----

def _test_of(name, kind):
    """The function `name`, which tells whether something is an instance of kind."""
    test = lambda object: isinstance(object, kind)
    name_function(test, name)
    return test


isclass = _test_of('isclass', type)
for _name, _kind in (('ismodule', 'Module'), ('isfunction', 'Function'), ('isbuiltin', 'BuiltinFunction'), ('ismethod', 'Method'),
                     ('ismethodwrapper', 'MethodWrapper'), ('isgetsetdescriptor', 'GetSetDescriptor'),
                     ('ismemberdescriptor', 'MemberDescriptor'), ('iscode', 'Code'), ('isframe', 'Frame'), ('istraceback', 'Traceback'),
                     ('isgenerator', 'Generator'), ('iscoroutine', 'Coroutine'), ('isasyncgen', 'AsyncGenerator')):
    globals()[_name] = _test_of(_name, getattr(types, _kind + 'Type'))
del _bit, _name, _kind


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), '__await__')


def _has_flag(f, flag):
    f = getattr(f, '__func__', f)
    while type(f).__name__ == 'partial':
        f = f.func
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def _flag_test(name, flag):
    """The function `name`, which tells whether something is a function whose code has the flag."""
    test = lambda obj: _has_flag(obj, flag)
    name_function(test, name)
    return test


isgeneratorfunction = _flag_test('isgeneratorfunction', CO_GENERATOR)
iscoroutinefunction = _flag_test('iscoroutinefunction', CO_COROUTINE)
isasyncgenfunction = _flag_test('isasyncgenfunction', CO_ASYNC_GENERATOR)


def _descriptor_methods(object):
    """Which of __get__, __set__ and __delete__ it has, unless it is a class or a function, which are no descriptors here."""
    if isinstance(object, (type, types.MethodType, types.FunctionType)):
        return set()
    return {name for name in ('__get__', '__set__', '__delete__') if hasattr(type(object), name)}


def ismethoddescriptor(object):
    methods = _descriptor_methods(object)
    return '__get__' in methods and '__set__' not in methods


def isdatadescriptor(object):
    return not _descriptor_methods(object) <= {'__get__'}


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or
            policy('has_except_star') and ismethodwrapper(object))


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))


# ---- members ----

def getmro(cls):
    return cls.__mro__


def _is_of_instances(attribute):
    """A property that the class itself does not answer to."""
    return isinstance(attribute, types.DynamicClassAttribute) or type(attribute).__module__ == 'enum'


def getmembers(object, predicate=None):
    names = dir(object)
    if isclass(object):
        for base in object.__bases__:
            names += [k for k, v in base.__dict__.items() if _is_of_instances(v) and k not in names]
    found, seen = [], set()
    for name in names:
        if name in seen:
            continue
        seen.add(name)
        try:
            value = getattr(object, name)
        except AttributeError:
            for base in getmro(object) if isclass(object) else ():
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
    found.sort(key=lambda pair: pair[0])
    return found


def getmembers_static(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr_static(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


_missing = object()


def getattr_static(obj, attr, default=_missing):
    """An attribute without running anything."""
    cls = obj if isclass(obj) else type(obj)
    in_class = next((b.__dict__[attr] for b in cls.__mro__ if attr in b.__dict__), _missing)
    if not isclass(obj):
        own = _missing
        try:
            own = object.__getattribute__(obj, '__dict__').get(attr, _missing)
        except AttributeError:
            pass
        if in_class is not _missing and own is not _missing and isdatadescriptor(in_class):
            return in_class
        if own is not _missing:
            return own
    if in_class is not _missing:
        return in_class
    if isclass(obj):
        for base in type(obj).__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _missing:
        return default
    raise AttributeError(attr)


def classify_class_attrs(cls):
    from collections import namedtuple
    Attribute = namedtuple('Attribute', 'name kind defining_class object')
    found = []
    for name in dir(cls):
        try:  # some come to be when they are read
            value = getattr(cls, name) if name != '__dict__' else None
        except Exception:
            value = None
        for base in cls.__mro__ + type(cls).__mro__:
            if name in base.__dict__:
                raw = base.__dict__[name]
                kind = ('static method' if isinstance(raw, (staticmethod, types.BuiltinFunctionType)) else
                        'class method' if isinstance(raw, (classmethod, types.ClassMethodDescriptorType)) else
                        'property' if isinstance(raw, property) else '')
                if not kind:
                    raw = raw if value is None else value
                    kind = 'method' if isroutine(raw) else 'data'
                found.append(Attribute(name, kind, base, raw))
                break
    return found


def unwrap(func, *, stop=None):
    seen = {id(func)}
    start = func
    while not isinstance(func, type) and hasattr(func, '__wrapped__') and not (stop and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f'wrapper loop when unwrapping {start!r}')
        seen.add(id(func))
    return func


# ---- docs, sources, frames ----

def cleandoc(doc):
    first, *rest = doc.expandtabs().split('\n')
    margin = min((len(line) - len(line.lstrip()) for line in rest if line.strip()), default=0)
    lines = [first.lstrip()] + [line[margin:] for line in rest]
    filled = [i for i, line in enumerate(lines) if line]
    return '\n'.join(lines[filled[0]:filled[-1] + 1]) if filled else ''


def _inherited_doc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    cls = type(obj.__self__) if ismethod(obj) else None
    if isfunction(obj):
        cls = getattr(sys.modules.get(obj.__module__), obj.__qualname__.split('.')[0], None)
    if isinstance(cls, type):
        for base in cls.__mro__:
            doc = getattr(getattr(base, obj.__name__, None), '__doc__', None) if hasattr(base, obj.__name__) else None
            if doc is not None:
                return doc
    return None


def getdoc(object):
    doc = getattr(object, '__doc__', None)
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    return object if ismodule(object) else sys.modules.get(getattr(object, '__module__', None))


def getfile(object):
    if ismodule(object) or isclass(object):
        raise TypeError(f'{object!r} is a built-in {"module" if ismodule(object) else "class"}')
    object = getattr(object, '__func__', object)
    object = getattr(object, '__code__', object)
    object = getattr(object, 'tb_frame', object)
    object = getattr(object, 'f_code', object)
    if iscode(object):
        return object.co_filename
    raise TypeError(f'module, class, method, function, traceback, frame, or code object was expected, got {type(object).__name__}')


def getsourcefile(object):
    return getfile(object)


def getsourcelines(object):
    raise OSError('could not get source code')


def getsource(object):
    raise OSError('could not get source code')


def currentframe():
    return sys._getframe(1)


def stack(context=1):
    from collections import namedtuple
    FrameInfo = namedtuple('FrameInfo', 'frame filename lineno function code_context index')
    found, frame = [], sys._getframe(1)
    while frame is not None:
        found.append(FrameInfo(frame, frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, None, None))
        frame = frame.f_back
    return found


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED'


def _state(prefix, running, frame):
    if running:
        return prefix + '_RUNNING'
    if frame is None:
        return prefix + '_CLOSED'
    return prefix + ('_CREATED' if frame.f_lasti == -1 or frame.f_lasti < 8 and frame.f_lineno == frame.f_code.co_firstlineno and
                     not frame.f_locals.keys() - set(frame.f_code.co_varnames[:frame.f_code.co_argcount]) else '_SUSPENDED')


def getgeneratorstate(generator):
    if policy('has_except_star') and hasattr(generator, 'gi_suspended') and generator.gi_frame is not None and not generator.gi_running:
        return GEN_SUSPENDED if generator.gi_suspended else GEN_CREATED
    return _state('GEN', generator.gi_running, generator.gi_frame)


def getcoroutinestate(coroutine):
    if policy('has_except_star') and hasattr(coroutine, 'cr_suspended') and coroutine.cr_frame is not None and not coroutine.cr_running:
        return CORO_SUSPENDED if coroutine.cr_suspended else CORO_CREATED
    return _state('CORO', coroutine.cr_running, coroutine.cr_frame)


def getgeneratorlocals(generator):
    return dict(generator.gi_frame.f_locals) if generator.gi_frame is not None else {}


def getclosurevars(func):
    from collections import namedtuple
    ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')
    func = getattr(func, '__func__', func)
    if not isfunction(func):
        raise TypeError(f'{func!r} is not a Python function')
    code = func.__code__
    nonlocals = {v: c.cell_contents for v, c in zip(code.co_freevars, func.__closure__ or ())}
    builtins = __import__('builtins').__dict__
    seen, found, missing = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            seen[name] = func.__globals__[name]
        elif name in builtins:
            found[name] = builtins[name]
        else:
            missing.add(name)
    return ClosureVars(nonlocals, seen, found, missing)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, **_more):
    if policy('has_deferred_annotations'):
        import annotationlib
        return annotationlib.get_annotations(obj, globals=globals, locals=locals, eval_str=eval_str, **_more)
    if isclass(obj):
        found = obj.__dict__.get('__annotations__', None)
    elif ismodule(obj) or callable(obj):
        found = getattr(obj, '__annotations__', None)
    else:
        raise TypeError(f'{obj!r} is not a module, class, or callable.')
    found = dict(found or {})
    if eval_str:
        names = globals if globals is not None else getattr(obj, '__globals__', None)
        if names is None:
            names = getattr(sys.modules.get(getattr(obj, '__module__', None)), '__dict__', {})
        _more = locals if locals is not None else dict(vars(obj)) if isclass(obj) else {}
        found = {n: eval(a, names, _more) if isinstance(a, str) else a for n, a in found.items()}
    return found


# ---- signatures ----

class _empty:
    """Marks what is not there."""


class _void:
    pass


class _ParameterKind(int):
    __slots__ = ()
    names = ('positional-only', 'positional or keyword', 'variadic positional', 'keyword-only', 'variadic keyword')
    constants = ('POSITIONAL_ONLY', 'POSITIONAL_OR_KEYWORD', 'VAR_POSITIONAL', 'KEYWORD_ONLY', 'VAR_KEYWORD')

    @property
    def description(self):
        return self.names[self]

    @property
    def name(self):
        return self.constants[self]

    @property
    def value(self):
        return int(self)

    def __str__(self):
        return self.name

    def __repr__(self):
        return f'<_ParameterKind.{self.name}: {int(self)}>'


_KINDS = tuple(map(_ParameterKind, range(5)))
_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _KINDS


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    alias = policy('has_generic_alias') and policy('has_match') and isinstance(annotation, types.GenericAlias)
    if alias or not isinstance(annotation, type):
        return repr(annotation)
    module = annotation.__module__
    return annotation.__qualname__ if module in ('builtins', base_module) else f'{module}.{annotation.__qualname__}'


class Parameter:
    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _KINDS
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self._kind = _ParameterKind(kind)
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name, self._default, self._annotation = name, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = f'{text}: {formatannotation(self._annotation)}'
        if self._default is not _empty:
            text += f' = {self._default!r}' if self._annotation is not _empty else f'={self._default!r}'
        return '*' + text if self._kind == _VAR_POSITIONAL else '**' + text if self._kind == _VAR_KEYWORD else text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def _key(self):
        return self._name, int(self._kind), self._default, self._annotation

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Parameter) else NotImplemented


_Arguments = dict if policy('has_generic_alias') else OrderedDict     # 3.9


def _by_position(bound):
    """The names of the parameters whose values are passed by position: all in front of the first that was left out or needs its name."""
    names = []
    for name, p in bound._signature.parameters.items():
        if p.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in bound.arguments:
            break
        names.append(name)
    return names


class BoundArguments:
    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments, self._signature = arguments, signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name in _by_position(self):
            value = self.arguments[name]
            args += value if self._signature.parameters[name].kind == _VAR_POSITIONAL else (value,)
        return tuple(args)

    @property
    def kwargs(self):
        kwargs, done = {}, _by_position(self)
        for name, p in self._signature.parameters.items():
            if name not in done and name in self.arguments and p.kind != _VAR_POSITIONAL:
                kwargs.update(self.arguments[name] if p.kind == _VAR_KEYWORD else {name: self.arguments[name]})
        return kwargs

    def apply_defaults(self):
        found = _Arguments()
        for name, p in self._signature.parameters.items():
            if name in self.arguments:
                found[name] = self.arguments[name]
            elif p.default is not _empty:
                found[name] = p.default
            elif p.kind == _VAR_POSITIONAL:
                found[name] = ()
            elif p.kind == _VAR_KEYWORD:
                found[name] = {}
        self.arguments = found

    def __eq__(self, other):
        return ((self.signature, self.arguments) == (other.signature, other.arguments) if isinstance(other, BoundArguments) else
                NotImplemented)

    def __repr__(self):
        return f'<{self.__class__.__name__} ({", ".join(f"{n}={v!r}" for n, v in self.arguments.items())})>'


class Signature:
    __slots__ = ('_return_annotation', '_parameters')
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found = {}
        last, seen_default = _POSITIONAL_ONLY, False
        for p in parameters or ():
            if p.kind < last:
                raise ValueError(f'wrong parameter order: {last.description} parameter before {p.kind.description} parameter')
            last = p.kind
            if p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if p.default is not _empty:
                    seen_default = True
                elif seen_default:
                    raise ValueError('non-default argument follows default argument')
            if p.name in found:
                raise ValueError(f'duplicate parameter name: {p.name!r}')
            found[p.name] = p
        self._parameters = types.MappingProxyType(found)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, **_more):
        return _signature(obj, cls, follow_wrapped, eval_str, globals, locals)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_void, return_annotation=_void):
        return type(self)(self._parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    __replace__ = replace

    def _key(self):
        return tuple(self._parameters.values()), self._return_annotation

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Signature) else NotImplemented

    def _bind(self, args, kwargs, partial):
        arguments = _Arguments()
        args = list(args)
        kwargs = dict(kwargs)
        leftover = None
        positional = True                 # still among what the positional arguments decide
        for p in self._parameters.values():
            if positional and not args:
                if p.kind in (_VAR_POSITIONAL, _VAR_KEYWORD) or p.name in kwargs or p.default is not _empty:
                    positional = False
            if p.kind == _VAR_POSITIONAL:
                if args:
                    arguments[p.name] = tuple(args)
                    args = []
            elif p.kind == _VAR_KEYWORD:
                leftover = p
            elif args and p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if p.name in kwargs and p.kind == _POSITIONAL_OR_KEYWORD:
                    raise TypeError(f'multiple values for argument {p.name!r}')
                arguments[p.name] = args.pop(0)
            elif p.name in kwargs and p.kind != _POSITIONAL_ONLY:
                arguments[p.name] = kwargs.pop(p.name)
            elif p.default is _empty and not partial:
                kind = ' keyword-only' if positional and p.kind == _KEYWORD_ONLY and policy('has_type_params') else ''
                if p.kind == _POSITIONAL_ONLY and p.name in kwargs and not any(
                        q.kind == _VAR_KEYWORD for q in self._parameters.values()):
                    raise TypeError(f'{p.name!r} parameter is positional only, but was passed as a keyword')
                raise TypeError(f'missing a required{kind} argument: {p.name!r}')
        if args:
            raise TypeError('too many positional arguments')
        if kwargs:
            if leftover is None:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
            arguments[leftover.name] = kwargs
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def format(self, *, max_width=None, quote_annotation_strings=True):
        parts = []
        open_positional, star_wanted = False, True
        for p in self._parameters.values():
            if p.kind == _POSITIONAL_ONLY:
                open_positional = True
            elif open_positional:
                parts.append('/')
                open_positional = False
            if p.kind == _VAR_POSITIONAL:
                star_wanted = False
            elif p.kind == _KEYWORD_ONLY and star_wanted:
                parts.append('*')
                star_wanted = False
            parts.append(str(p))
        if open_positional:
            parts.append('/')
        text = '(' + ', '.join(parts) + ')'
        if max_width is not None and len(text) > max_width:
            text = '(\n    ' + ',\n    '.join(parts) + '\n)'
        if self._return_annotation is not _empty:
            text += f' -> {formatannotation(self._return_annotation)}'
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f'<{self.__class__.__name__} {self}>'


def _of_function(func, cls, eval_str, globals, locals):
    code = func.__code__
    names = code.co_varnames
    npos, nkw = code.co_argcount, code.co_kwonlyargcount
    try:
        hints = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    except NameError:
        import annotationlib
        hints = annotationlib.get_annotations(func, format=annotationlib.Format.FORWARDREF)
    defaults = func.__defaults__ or ()
    first_default = npos - len(defaults)
    parameters = []
    for i in range(npos):
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        parameters.append(Parameter(_visible(names[i], i), kind, annotation=hints.get(names[i], _empty),
                                    default=defaults[i - first_default] if i >= first_default else _empty))
    if code.co_flags & CO_VARARGS:
        name = names[npos + nkw]
        parameters.append(Parameter(name, _VAR_POSITIONAL, annotation=hints.get(name, _empty)))
    for name in names[npos:npos + nkw]:
        parameters.append(Parameter(name, _KEYWORD_ONLY, annotation=hints.get(name, _empty),
                                    default=(func.__kwdefaults__ or {}).get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[npos + nkw + bool(code.co_flags & CO_VARARGS)]
        parameters.append(Parameter(name, _VAR_KEYWORD, annotation=hints.get(name, _empty)))
    return cls(parameters, return_annotation=hints.get('return', _empty))


def _visible(name, i):
    return f'implicit{name[1:]}' if name[0] == '.' else name


def _without_first(sig):
    parameters = list(sig.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    return sig if parameters[0].kind == _VAR_POSITIONAL else sig.replace(parameters=parameters[1:])


def _of_partial(p, cls, *rest):
    sig = _signature(p.func, cls, *rest)
    try:
        bound = sig.bind_partial(*p.args, **p.keywords)
    except TypeError as e:
        raise ValueError(f'partial object {p!r} has incorrect arguments') from e
    parameters, keywords = [], False
    for name, q in sig.parameters.items():
        if name in bound.arguments:
            if q.kind in (_POSITIONAL_ONLY,) or q.kind == _POSITIONAL_OR_KEYWORD and name not in p.keywords:
                continue
            if name in p.keywords:
                keywords = True
                q = q.replace(default=p.keywords[name], kind=_KEYWORD_ONLY)
        elif keywords and q.kind == _POSITIONAL_OR_KEYWORD:
            q = q.replace(kind=_KEYWORD_ONLY)
        elif keywords and q.kind == _VAR_POSITIONAL:
            continue
        parameters.append(q)
    return sig.replace(parameters=parameters)


def _of_class(obj, cls, *rest):
    call = next((b.__dict__['__call__'] for b in type(obj).__mro__ if '__call__' in b.__dict__), None)
    if isfunction(call):
        return _without_first(_signature(call, cls, *rest))
    for name in ('__new__', '__init__'):
        for base in obj.__mro__:
            if name in base.__dict__:
                method = base.__dict__[name]
                method = getattr(method, '__func__', method)
                if isfunction(method):
                    return _without_first(_signature(method, cls, *rest))
                break
    for base in obj.__mro__[:-1]:
        text = base.__text_signature__ if not base.__flags__ & 1 << 9 else None  # of classes that C made
        if text:
            return _from_text(text, cls, base)
    if type in obj.__mro__:
        raise ValueError(f'no signature found for builtin type {obj!r}' if obj is not type else f'no signature found for builtin {obj!r}')
    if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
        return _from_text(object.__text_signature__, cls, object) if object.__text_signature__ else cls()
    raise ValueError(f'no signature found for builtin type {obj!r}')


def _signature(obj, cls, follow_wrapped=True, eval_str=False, globals=None, locals=None):
    rest = follow_wrapped, eval_str, globals, locals
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if ismethod(obj):
        return _without_first(_signature(obj.__func__, cls, *rest))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or ismethod(f))
        if ismethod(obj):
            return _signature(obj, cls, *rest)
    own = getattr(obj, '__signature__', None)
    if own is not None and not isinstance(own, Signature) and callable(own):     # a class that tells it as text
        own = own()
    if isinstance(own, str):
        return _from_text(own, cls, obj)
    if isinstance(own, Signature):
        return own
    if isfunction(obj):
        text = getattr(obj, '__text_signature__', None)
        return _from_text(text, cls, obj) if text else _of_function(obj, cls, eval_str, globals, locals)
    if type(obj).__name__ == 'partial' and type(obj).__module__ == 'functools':
        return _of_partial(obj, cls, *rest)
    if isclass(obj):
        return _of_class(obj, cls, *rest)
    if isbuiltin(obj) or ismethoddescriptor(obj) or ismethodwrapper(obj):
        text = getattr(obj, '__text_signature__', None)
        if text:
            return _from_text(text, cls, obj)
        raise ValueError(f'no signature found for builtin {obj!r}')
    call = getattr(type(obj), '__call__', None)
    if call is not None:
        return _without_first(_signature(call, cls, *rest))
    raise ValueError(f'callable {obj!r} is not supported by signature')


def _from_text(text, cls, obj):
    """The signature that CPython notes for something built in, such as ($self, x, /)."""
    names = {'sys': sys}
    try:
        exec(f'def f{text.replace("$", "")}: pass', names)
    except SyntaxError:
        raise ValueError(f'{obj!r} builtin has invalid signature') from None
    sig = _of_function(names['f'], cls, False, None, None)
    if '$' not in text:
        return sig
    if getattr(obj, '__self__', None) is not None:
        return _without_first(sig)
    first, *rest = sig.parameters.values()
    return sig.replace(parameters=[first.replace(kind=_POSITIONAL_ONLY), *rest])


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, **_more):
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)


def getfullargspec(func):
    from collections import namedtuple
    FullArgSpec = namedtuple('FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations')
    try:
        f = func.__func__ if ismethod(func) else func
        sig = _signature(f, Signature, False)
    except Exception as e:
        raise TypeError('unsupported callable') from e
    args, varargs, varkw, defaults, kwonly, kwdefaults, hints = [], None, None, (), [], {}, {}
    if sig.return_annotation is not _empty:
        hints['return'] = sig.return_annotation
    for p in sig.parameters.values():
        if p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(p.name)
            if p.default is not _empty:
                defaults += (p.default,)
        elif p.kind == _VAR_POSITIONAL:
            varargs = p.name
        elif p.kind == _KEYWORD_ONLY:
            kwonly.append(p.name)
            if p.default is not _empty:
                kwdefaults[p.name] = p.default
        else:
            varkw = p.name
        if p.annotation is not _empty:
            hints[p.name] = p.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, hints)


def getcallargs(func, /, *positional, **named):
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
        func = func.__func__
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)
