"""Reprs of limited length, and a guard for objects that contain themselves."""

import builtins
from _slotscope import policy

__all__ = ['Repr', 'repr', 'recursive_repr']


_COPIED = ['__module__', '__doc__', '__name__', '__qualname__', '__annotate__' if policy('has_deferred_annotations') else '__annotations__']
if policy('has_type_params'):
    _COPIED.append('__type_params__')


def recursive_repr(fillvalue='...'):
    def decorating_function(user_function):
        running = set()

        def wrapper(self):
            key = id(self)
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return user_function(self)
            finally:
                running.discard(key)
        for name in _COPIED:
            setattr(wrapper, name, getattr(user_function, name))
        wrapper.__wrapped__ = user_function
        return wrapper
    return decorating_function


def _sorted(x):
    try:
        return sorted(x)
    except Exception:
        return list(x)


class Repr:
    def __init__(self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6, maxfrozenset=6, maxdeque=6, maxstring=30,
                 maxlong=40, maxother=30, fillvalue='...', indent=None):
        given = dict(locals())
        del given['self']
        if not policy('has_type_params'):
            del given['indent']
        for name, value in given.items():
            setattr(self, name, value)

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        method = getattr(self, 'repr_' + type(x).__name__.replace(' ', '_'), None)
        return method(x, level) if method else self.repr_instance(x, level)

    def _cut(self, text, limit):
        if len(text) <= limit:
            return text
        i = max(0, (limit - len(self.fillvalue)) // 2)
        j = max(0, limit - len(self.fillvalue) - i)
        return text[:i] + self.fillvalue + text[len(text) - j:]

    def _items(self, x, level, left, right, limit, trail=''):
        n = len(x)
        if level <= 0 and n:
            return left + self.fillvalue + right
        pieces = []
        for item in x:
            if len(pieces) == limit:
                pieces.append(self.fillvalue)
                break
            pieces.append(self.repr1(item, level - 1))
        return left + self._joined(pieces, level) + (trail if n == 1 and getattr(self, 'indent', None) is None else '') + right

    def _joined(self, pieces, level):
        """On one line, or on one each, as deep as they lie."""
        indent = getattr(self, 'indent', None)
        if indent is None:
            return ', '.join(pieces)
        if not pieces:
            return ''
        if isinstance(indent, int):
            if indent < 0:
                raise ValueError(f'Repr.indent cannot be negative int (was {indent!r})')
            indent = ' ' * indent
        if not isinstance(indent, str):
            raise TypeError(f'Repr.indent must be a str, int or None, not {type(indent)}')
        depth = self.maxlevel - level
        before = '\n' + indent * (depth + 1)
        return before + (',' + before).join(pieces) + ',\n' + indent * depth

    def repr_tuple(self, x, level):
        return self._items(x, level, '(', ')', self.maxtuple, ',')

    def repr_list(self, x, level):
        return self._items(x, level, '[', ']', self.maxlist)

    def repr_set(self, x, level):
        return self._items(_sorted(x), level, '{', '}', self.maxset) if x else 'set()'

    def repr_frozenset(self, x, level):
        return self._items(_sorted(x), level, 'frozenset({', '})', self.maxfrozenset) if x else 'frozenset()'

    def repr_array(self, x, level):
        return self._items(x, level, f"array('{x.typecode}', [", '])', self.maxarray) if x else f"array('{x.typecode}')"

    def repr_deque(self, x, level):
        return self._items(x, level, 'deque([', '])', self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return '{}'
        if level <= 0:
            return '{' + self.fillvalue + '}'
        pieces = [f'{self.repr1(k, level - 1)}: {self.repr1(x[k], level - 1)}' for k in _sorted(x)[:self.maxdict]]
        if len(x) > self.maxdict:
            pieces.append(self.fillvalue)
        return '{' + self._joined(pieces, level) + '}'

    def repr_str(self, x, level):
        text = builtins.repr(x[:self.maxstring])
        if len(text) <= self.maxstring:
            return text if len(x) <= self.maxstring else self._cut(builtins.repr(x), self.maxstring)
        i = max(0, (self.maxstring - len(self.fillvalue)) // 2)
        j = max(0, self.maxstring - len(self.fillvalue) - i)
        text = builtins.repr(x[:i] + x[len(x) - j:])
        return text[:i] + self.fillvalue + text[len(text) - j:]

    def repr_int(self, x, level):
        return self._cut(builtins.repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = builtins.repr(x)
        except Exception:
            return f'<{x.__class__.__name__} instance at {id(x):#x}>'
        return self._cut(text, self.maxother)


aRepr = Repr()
repr = aRepr.repr
