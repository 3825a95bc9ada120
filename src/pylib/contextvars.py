# Its code leaves no entries in tracebacks: in CPython a module in C does it.
"""Variables whose values belong to a context."""

from _methods import named as _named

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')


class _Missing:
    def __repr__(self):
        return '<Token.MISSING>'


class Token:
    MISSING = _Missing()

    def __init__(self, context, var, old):
        self._context, self.var, self.old_value, self._used = context, var, old, False

    def __repr__(self):
        return f'<Token{" used" if self._used else ""} var={self.var!r} at {id(self):#x}>'

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.var.reset(self)


class ContextVar:
    def __init__(self, name, *, default=Token.MISSING):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self.name, self._default = name, default

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    def get(self, *default):
        values = _now._values
        if self in values:
            return values[self]
        if default:
            return default[0]
        if self._default is Token.MISSING:
            raise LookupError(self)
        return self._default

    def set(self, value, /):
        token = Token(_now, self, _now._values.get(self, Token.MISSING))
        _now._values = {**_now._values, self: value}
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f'expected an instance of Token, got {token!r}')
        if token._used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token.var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        if token._context is not _now:
            raise ValueError(f'{token!r} was created in a different Context')
        token._used = True
        values = dict(_now._values)
        if token.old_value is Token.MISSING:
            values.pop(self, None)
        else:
            values[self] = token.old_value
        _now._values = values

    def __repr__(self):
        default = '' if self._default is Token.MISSING else f' default={self._default!r}'
        return f'<ContextVar name={self.name!r}{default} at {id(self):#x}>'


@_named
class Context:
    def __init__(self):
        self._values, self._entered = {}, False

    def run(self, callable, /, *args, **kwargs):
        global _now
        if self._entered:
            raise RuntimeError(f'cannot enter context: {self!r} is already entered')
        before, _now, self._entered = _now, self, True
        try:
            return callable(*args, **kwargs)
        finally:
            _now, self._entered = before, False

    def copy(self):
        other = Context()
        other._values = self._values
        return other

    __getitem__ = lambda self, var: self._values[var]
    __contains__ = lambda self, var: var in self._values
    __iter__ = lambda self: iter(self._values)
    __len__ = lambda self: len(self._values)
    get = lambda self, var, default=None: self._values.get(var, default)
    keys = lambda self: self._values.keys()
    values = lambda self: self._values.values()
    items = lambda self: self._values.items()


_now = Context()


def copy_context():
    return _now.copy()
