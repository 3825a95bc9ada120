"""Annotations, which are computed when somebody asks: as values, as values with placeholders for unknown names, or as text."""

from enum import IntEnum

__all__ = ['Format', 'ForwardRef', 'call_annotate_function', 'call_evaluate_function', 'get_annotate_from_class_namespace',
           'get_annotations', 'annotations_to_string', 'type_repr']


class Format(IntEnum):
    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


class ForwardRef:
    """A name in an annotation that means nothing yet."""

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self.__arg__ = self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__owner__ = owner

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        import builtins
        import sys
        owner = self.__owner__ if owner is None else owner
        if globals is None:
            module = sys.modules.get(getattr(owner, '__module__', None))
            globals = getattr(owner, '__globals__', getattr(module, '__dict__', {}))
        names = dict(vars(owner)) if isinstance(owner, type) else {}
        names.update(locals or {})
        try:
            return eval(self.__forward_arg__, dict(globals), names)
        except NameError:
            if format == Format.FORWARDREF:
                return self
            raise

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        parts = [repr(self.__forward_arg__)]
        if self.__forward_module__ is not None:
            parts.append(f'module={self.__forward_module__!r}')
        if self.__forward_is_class__:
            parts.append('is_class=True')
        if self.__owner__ is not None:
            parts.append(f'owner={self.__owner__!r}')
        return f'ForwardRef({", ".join(parts)})'

    def __or__(self, other):
        import typing
        return typing.Union[self, other]

    def __ror__(self, other):
        import typing
        return typing.Union[other, self]


def type_repr(value):
    if isinstance(value, type):
        return value.__qualname__ if value.__module__ == 'builtins' else f'{value.__module__}.{value.__qualname__}'
    if isinstance(value, type(type_repr)):
        return value.__qualname__ if value.__module__ == 'builtins' else f'{value.__module__}.{value.__qualname__}'
    if value is ...:
        return '...'
    return repr(value)


def annotations_to_string(annotations):
    return {n: a if isinstance(a, str) else type_repr(a) for n, a in annotations.items()}


def _with_placeholders(annotate, owner):
    """Calls annotate until every unknown name is known, as a placeholder."""
    function = type(annotate)
    names = dict(annotate.__globals__)
    while True:
        trial = function(annotate.__code__, names, annotate.__name__, annotate.__defaults__, annotate.__closure__)
        try:
            return trial(1)
        except NameError as e:
            if not e.name or e.name in names:
                raise
            names[e.name] = ForwardRef(e.name, owner=owner, is_class=isinstance(owner, type))


def call_annotate_function(annotate, format, *, owner=None, _is_evaluate=False):
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    if format == Format.VALUE:
        return annotate(format)
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    try:
        found = annotate(Format.VALUE)
    except NameError:
        found = _with_placeholders(annotate, owner)
    if format == Format.STRING:
        return {n: a.__forward_arg__ if isinstance(a, ForwardRef) else a if isinstance(a, str) else type_repr(a)
                for n, a in found.items()}
    return found


def call_evaluate_function(evaluate, format, *, owner=None):
    return call_annotate_function(evaluate, format, owner=owner, _is_evaluate=True)


def get_annotate_from_class_namespace(obj):
    return obj.get('__annotate__') or obj.get('__annotate_func__')


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    if eval_str and format != Format.VALUE:
        raise ValueError('eval_str=True is only supported with format=Format.VALUE')
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    if not (isinstance(obj, type) or callable(obj) or hasattr(obj, '__annotations__')):
        raise TypeError(f'{obj!r} does not have annotations')
    annotate = getattr(obj, '__annotate__', None)
    try:
        found = getattr(obj, '__annotations__', None)
    except NameError:
        if format == Format.VALUE or annotate is None:
            raise
        found = call_annotate_function(annotate, format, owner=obj)
    found = dict(found or {})
    if format == Format.STRING:
        return {n: a.__forward_arg__ if isinstance(a, ForwardRef) else a if isinstance(a, str) else type_repr(a)
                for n, a in found.items()}
    if eval_str:
        import sys
        module = sys.modules.get(getattr(obj, '__module__', None))
        names = globals if globals is not None else getattr(obj, '__globals__', getattr(module, '__dict__', {}))
        _more = locals if locals is not None else dict(vars(obj)) if isinstance(obj, type) else {}
        found = {n: eval(a, names, _more) if isinstance(a, str) else a for n, a in found.items()}
    return found
