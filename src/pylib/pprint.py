"""Data printed over several lines, so that it can be read."""

import sys
from _slotscope import policy

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def saferepr(object):
    return PrettyPrinter()._flat(object, set(), 1)[0]


def isreadable(object):
    return PrettyPrinter()._flat(object, set(), 1)[1]


def isrecursive(object):
    return PrettyPrinter()._flat(object, set(), 1)[2]


class _Ordered:
    """Makes things comparable that are not: by type, then by address."""
    __slots__ = ('obj',)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        a, b = self.obj, other.obj
        try:
            return a < b
        except TypeError:
            return (str(type(a)), id(a)) < (str(type(b)), id(b))


def _item_order(item):
    return _Ordered(item[0]), _Ordered(item[1])


def _recursion(object):
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'


_MappingProxy = type(type.__dict__)
_COLLECTIONS = 'OrderedDict', 'defaultdict', 'Counter', 'ChainMap', 'deque', 'UserDict', 'UserList', 'UserString'


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        wrong = ('indent must be >= 0' if indent < 0 else 'depth must be > 0' if depth is not None and depth <= 0 else
                 '' if width else 'width must be != 0')
        if wrong:
            raise ValueError(wrong)
        self._depth, self._indent, self._width = depth, indent, width
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sort_dicts, self._underscores = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + '\n')

    def pformat(self, object):
        out = []
        self._write(object, out.append, 0, 0, set(), 0)
        return ''.join(out)

    def isreadable(self, object):
        return self._flat(object, set(), 1)[1]

    def isrecursive(self, object):
        return self._flat(object, set(), 1)[2]

    def format(self, object, context, maxlevels, level):
        return self._flat(object, set(context), level + 1)

    def _part(self, o, open_ones, level):
        """_flat(), or what a subclass puts in place of format()."""
        if type(self).format is PrettyPrinter.format:
            return self._flat(o, open_ones, level)
        return self.format(o, dict.fromkeys(open_ones, 1), self._depth, level - 1)

    # On one line: (text, can it be read back, does it contain itself).
    def _flat(self, o, open_ones, level):
        kind = type(o)
        plain = kind.__repr__
        if kind is int and self._underscores:
            return f'{o:_d}', True, False
        if kind in (str, int, float, complex, bool, bytes, type(None)):
            return repr(o), True, False
        is_dict = issubclass(kind, dict) and plain is dict.__repr__
        if not is_dict and not (issubclass(kind, list) and plain is list.__repr__ or issubclass(kind, tuple) and plain is tuple.__repr__):
            text = repr(o)
            return text, bool(text) and not text.startswith('<'), False
        if not o:
            return ('{}' if is_dict else '[]' if issubclass(kind, list) else '()'), True, False
        if self._depth and level > self._depth:
            return ('{...}' if is_dict else '[...]' if issubclass(kind, list) else '(...)'), False, id(o) in open_ones
        if id(o) in open_ones:
            return _recursion(o), False, True
        open_ones.add(id(o))
        readable, recursive, parts = True, False, []
        items = (sorted(o.items(), key=_item_order) if self._sort_dicts else o.items()) if is_dict else [(x,) for x in o]
        for item in items:
            texts = []
            for x in item:
                text, r, c = (self._part if policy('has_match') else self._flat)(x, open_ones, level + 1)
                texts.append(text)
                readable, recursive = readable and r, recursive or c
            parts.append(': '.join(texts))
        open_ones.discard(id(o))
        body = ', '.join(parts)
        if is_dict:
            return '{' + body + '}', readable, recursive
        if issubclass(kind, list):
            return '[' + body + ']', readable, recursive
        return '(' + body + (',)' if len(o) == 1 else ')'), readable, recursive

    # Over several lines where one is not enough. `used`: columns that must stay free at the end.
    def _write(self, o, put, column, used, open_ones, level):
        if id(o) in open_ones:
            put(_recursion(o))
            return
        text = self._part(o, set(open_ones), level + 1)[0]
        if len(text) > self._width - column - used:
            method = self._method(o)
            if method is not None and not (self._depth and level >= self._depth):
                open_ones.add(id(o))
                method(o, put, column, used, open_ones, level + 1)
                open_ones.discard(id(o))
                return
        put(text)

    def _method(self, o):
        kind, plain = type(o), type(o).__repr__
        if plain is dict.__repr__:
            return self._write_dict
        if plain is list.__repr__:
            return lambda *a: self._write_list(a[0], *a[1:], '[', ']')
        if plain is tuple.__repr__:
            return lambda *a: self._write_list(a[0], *a[1:], '(', ',)' if len(a[0]) == 1 else ')')
        if plain in (set.__repr__, frozenset.__repr__) and o:
            return self._write_set
        if plain is str.__repr__:
            return self._write_str
        if plain is bytes.__repr__:
            return self._write_bytes
        if plain is bytearray.__repr__:
            return self._write_bytearray
        if plain is _MappingProxy.__repr__:
            return self._write_mappingproxy
        if plain is type(sys.implementation).__repr__ and policy('has_generic_alias'):
            return self._write_namespace
        collections = sys.modules.get('collections')
        for name in _COLLECTIONS if collections else ():
            if plain is getattr(collections, name).__repr__:
                return getattr(self, '_write_' + name)
        if policy('has_match') and '__dataclass_fields__' in kind.__dict__ and not isinstance(o, type) and \
                hasattr(plain, '__wrapped__') and '__create_fn__' in plain.__wrapped__.__qualname__ or \
                policy('has_match') and hasattr(kind, '__dataclass_fields__') and hasattr(plain, '__wrapped__'):
            return self._write_dataclass
        return None

    def _write_dict(self, o, put, column, used, open_ones, level):
        put('{')
        if self._indent > 1:
            put((self._indent - 1) * ' ')
        items = sorted(o.items(), key=_item_order) if self._sort_dicts else o.items()
        self._pairs(list(items), put, column, used + 1, open_ones, level)
        put('}')

    def _pairs(self, items, put, column, used, open_ones, level):
        column += self._indent
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            text = self._part(key, set(open_ones), level + 1)[0]
            put(text + ': ')
            self._write(value, put, column + len(text) + 2, used if last else 1, open_ones, level)
            if not last:
                put(',\n' + ' ' * column)

    def _write_list(self, o, put, column, used, open_ones, level, left, right):
        put(left)
        self._items(list(o), put, column, used + len(right), open_ones, level)
        put(right)

    def _items(self, items, put, column, used, open_ones, level):
        column += self._indent
        if self._indent > 1:
            put((self._indent - 1) * ' ')
        separator, room = '', self._width - column + 1
        free = room
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= used
                free -= used
            if self._compact:
                text = self._flat(item, set(open_ones), level + 1)[0]
                size = len(text) + 2
                if free < size:
                    free = room
                    if separator:
                        separator = ',\n' + ' ' * column
                if free >= size:
                    free -= size
                    put(separator + text)
                    separator = ', '
                    continue
            put(separator)
            separator = ',\n' + ' ' * column
            self._write(item, put, column, used if last else 1, open_ones, level)

    def _write_set(self, o, put, column, used, open_ones, level):
        name = type(o).__name__
        left, right = ('{', '}') if type(o) is set else (name + '({', '})')
        put(left)
        column += 0 if type(o) is set else len(name) + 1
        self._items(sorted(o, key=_Ordered), put, column, used + len(right), open_ones, level)
        put(right)

    def _write_str(self, s, put, column, used, open_ones, level):
        """Line below line, a long one in pieces of whole words; in parentheses unless something stands around it."""
        lines, chunks, outer = s.splitlines(True) or [s], [], level == 1
        room = self._width - column - outer
        for i, line in enumerate(lines, 1):
            end = used + outer if i == len(lines) else 0
            if len(repr(line)) <= room - end or not s:
                chunks.append(repr(line))
                continue
            pieces, text = _words(line), ''
            for j, piece in enumerate(pieces, 1):
                if len(repr(text + piece)) <= room - (end if j == len(pieces) else 0):
                    text += piece
                    continue
                if text:
                    chunks.append(repr(text))
                text = piece
            if text:
                chunks.append(repr(text))
        whole = ('\n' + ' ' * (column + outer)).join(chunks)
        put(f'({whole})' if outer and len(chunks) > 1 else whole)

    def _write_OrderedDict(self, o, put, column, used, open_ones, level):
        name = type(o).__name__
        if not o:
            put(repr(o))
            return
        put(name + '(')
        self._write_list(list(o.items()), put, column + len(name) + 1, used + 1, open_ones, level, '[', ']')
        put(')')

    def _write_bytes(self, b, put, column, used, open_ones, level):
        """Four bytes at a time, as many as fit on a line; in parentheses unless something stands around them."""
        outer = level == 1
        if len(b) <= 4:
            put(repr(b))
            return
        column, used = column + outer, used + outer
        lines, line, room = [], b'', self._width - column
        for i in range(0, len(b), 4):
            if i == len(b) // 4 * 4:
                room -= used
            if line and len(repr(line + b[i:i + 4])) > room:
                lines.append(repr(line))
                line = b''
            line += b[i:i + 4]
        lines.append(repr(line))
        text = ('\n' + ' ' * column).join(lines)
        put(f'({text})' if outer else text)

    def _write_bytearray(self, o, put, column, used, open_ones, level):
        put('bytearray(')
        self._write_bytes(bytes(o), put, column + 10, used + 1, open_ones, level + 1)
        put(')')

    def _write_mappingproxy(self, o, put, column, used, open_ones, level):
        put('mappingproxy(')
        self._write(o.copy(), put, column + 13, used + 1, open_ones, level)
        put(')')

    def _write_ChainMap(self, o, put, column, used, open_ones, level):
        name = type(o).__name__
        put(name + '(')
        column += len(name) + 1
        for m in o.maps[:-1]:
            self._write(m, put, column, 1, open_ones, level)
            put(',\n' + ' ' * column)
        self._write(o.maps[-1], put, column, used + 1, open_ones, level)
        put(')')

    def _write_data(self, o, put, column, used, open_ones, level):
        self._write(o.data, put, column, used, open_ones, level - 1)

    _write_UserDict = _write_UserList = _write_UserString = _write_data

    def _write_Counter(self, o, put, column, used, open_ones, level):
        if not o:
            put(repr(o))
            return
        name = type(o).__name__
        put(name + '({')
        if self._indent > 1:
            put((self._indent - 1) * ' ')
        self._pairs(o.most_common(), put, column + len(name) + 1, used + 2, open_ones, level)
        put('})')

    def _write_defaultdict(self, o, put, column, used, open_ones, level):
        if not o:
            put(repr(o))
            return
        factory = self._flat(o.default_factory, set(open_ones), level)[0]
        name = type(o).__name__
        column += len(name) + 1
        put(f'{name}({factory},\n{" " * column}')
        self._write_dict(o, put, column, used + 1, open_ones, level)
        put(')')

    def _write_deque(self, o, put, column, used, open_ones, level):
        if not o:
            put(repr(o))
            return
        name = type(o).__name__
        put(name + '(')
        column += len(name) + 1
        put('[')
        if o.maxlen is None:
            self._items(list(o), put, column, used + 2, open_ones, level)
            put('])')
        else:
            self._items(list(o), put, column, 2, open_ones, level)
            put(f'],\n{" " * column}maxlen={o.maxlen})')

    def _write_namespace(self, o, put, column, used, open_ones, level):
        name = 'namespace' if type(o).__name__ == 'SimpleNamespace' else type(o).__name__
        self._named(name, list(o.__dict__.items()), put, column, used, open_ones, level)

    def _write_dataclass(self, o, put, column, used, open_ones, level):
        items = [(f.name, getattr(o, f.name)) for f in o.__dataclass_fields__.values() if repr(f._field_type) == '_FIELD' and f.repr]
        self._named(type(o).__name__, items, put, column, used, open_ones, level)

    def _named(self, name, items, put, column, used, open_ones, level):
        column += len(name) + 1
        put(name + '(')
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            put(key + '=')
            if id(value) in open_ones:
                put('...')
            else:
                self._write(value, put, column + len(key) + 1, used if last else 1, open_ones, level)
            if not last:
                put(',\n' + ' ' * column)
        put(')')


def _words(line):
    """The line in pieces that each end behind white space."""
    parts, i = [], 0
    while i < len(line):
        j = i
        while j < len(line) and not line[j].isspace():
            j += 1
        while j < len(line) and line[j].isspace():
            j += 1
        parts.append(line[i:j])
        i = j
    return parts
