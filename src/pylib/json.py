"""JSON: text for plain data and back."""

__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']

from _slotscope import policy

_escapes = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f'}


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno, colno = doc.count('\n', 0, pos) + 1, pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {lineno} column {colno} (char {pos})')
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


JSONDecodeError.__module__ = 'json.decoder'


# ---- writing ----

def _text(s, ascii_only):
    out = ['"']
    for c in s:
        n = ord(c)
        if c in _escapes:
            out.append(_escapes[c])
        elif n < 0x20 or ascii_only and 0x7e < n < 0x10000:
            out.append(f'\\u{n:04x}')
        elif ascii_only and n >= 0x10000:
            n -= 0x10000
            out.append(f'\\u{0xd800 | n >> 10:04x}\\u{0xdc00 | n & 0x3ff:04x}')
        else:
            out.append(c)
    out.append('"')
    return ''.join(out)


_MAPPINGS = (dict, __import__('builtins').frozendict) if policy('has_frozendict') else dict


class JSONEncoder:
    item_separator, key_separator = ', ', ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.check_circular = skipkeys, ensure_ascii, check_circular
        self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
        if separators is None:
            if indent is not None:      # no blanks at the ends of lines
                self.item_separator = ','
        else:
            self.item_separator, self.key_separator = separators
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        return ''.join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        unit = ' ' * self.indent if isinstance(self.indent, int) else self.indent
        return self._value(o, unit, 0, set() if self.check_circular else None)

    def _float(self, x):
        if x != x or x in (float('inf'), float('-inf')):
            if not self.allow_nan:
                shown = f': {x!r}' if policy('has_type_params') else (f': {x!r}' if policy('has_except_star') else '')
                raise ValueError('Out of range float values are not JSON compliant' + shown)
            return 'NaN' if x != x else 'Infinity' if x > 0 else '-Infinity'
        return float.__repr__(x)

    def _key(self, k):
        if isinstance(k, str):
            return k
        if k is True or k is False or k is None:
            return {True: 'true', False: 'false', None: 'null'}[k]
        if isinstance(k, float):
            return self._float(k)
        if isinstance(k, int):
            return int.__repr__(k)
        if self.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {k.__class__.__name__}')

    def _value(self, o, unit, level, open_ones):
        if isinstance(o, str):
            yield _text(o, self.ensure_ascii)
        elif o is None or o is True or o is False:
            yield 'null' if o is None else 'true' if o else 'false'
        elif isinstance(o, int):
            yield int.__repr__(o)
        elif isinstance(o, float):
            yield self._float(o)
        else:
            if open_ones is not None:
                if id(o) in open_ones:
                    raise ValueError('Circular reference detected')
                open_ones.add(id(o))
            if isinstance(o, (list, tuple)):
                yield from self._list(o, unit, level, open_ones)
            elif isinstance(o, _MAPPINGS):
                yield from self._dict(o, unit, level, open_ones)
            else:
                yield from self._value(self.default(o), unit, level, open_ones)
            if open_ones is not None:
                open_ones.discard(id(o))

    def _list(self, o, unit, level, open_ones):
        if not o:
            yield '[]'
            return
        inner = '' if unit is None else '\n' + unit * (level + 1)
        start = '[' + inner
        for item in o:
            yield start
            yield from self._value(item, unit, level + 1, open_ones)
            start = self.item_separator + inner
        yield ('' if unit is None else '\n' + unit * level) + ']'

    def _dict(self, o, unit, level, open_ones):
        if not o:
            yield '{}'
            return
        inner = '' if unit is None else '\n' + unit * (level + 1)
        start = '{' + inner
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            name = self._key(key)
            if name is None:
                continue
            yield start + _text(name, self.ensure_ascii) + self.key_separator
            yield from self._value(value, unit, level + 1, open_ones)
            start = self.item_separator + inner
        if start[0] == '{':
            yield '{}'
        else:
            yield ('' if unit is None else '\n' + unit * level) + '}'


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None,
          default=None, sort_keys=False, **kw):
    return (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
                                indent=indent, separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


# ---- reading ----

_unescape = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_words = {'null': None, 'true': True, 'false': False, 'NaN': float('nan'), 'Infinity': float('inf'), '-Infinity': float('-inf')}


class _Stop(Exception):
    """Nothing that can be a value at this place."""

    def __init__(self, value):
        self.value = value


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook, self.parse_float, self.parse_int = object_hook, parse_float or float, parse_int or int
        self.parse_constant = parse_constant or _words.__getitem__
        self.strict, self.object_pairs_hook = strict, object_pairs_hook

    def decode(self, s):
        value, end = self.raw_decode(s, _skip(s, 0))
        left = _skip(s, end)
        if left != len(s):
            raise JSONDecodeError('Extra data', s, left)
        return value

    def raw_decode(self, s, idx=0):
        try:
            return self._value(s, idx)
        except _Stop as e:
            raise JSONDecodeError('Expecting value', s, e.value) from None

    def _value(self, s, i):
        c = s[i:i + 1]
        if c == '"':
            return self._string(s, i + 1)
        if c == '{':
            return self._object(s, i + 1)
        if c == '[':
            return self._array(s, i + 1)
        for word in ('null', 'true', 'false'):
            if s.startswith(word, i):
                return _words[word], i + len(word)
        for word in ('NaN', 'Infinity', '-Infinity'):
            if s.startswith(word, i):
                return self.parse_constant(word), i + len(word)
        return self._number(s, i)

    def _digits(self, s, i):
        while i < len(s) and '0' <= s[i] <= '9':
            i += 1
        return i

    def _number(self, s, i):
        start = i + (s[i:i + 1] == '-')
        end = start + 1 if s[start:start + 1] == '0' else self._digits(s, start)
        if end == start:
            raise _Stop(i)
        whole = end
        if s[end:end + 1] == '.' and self._digits(s, end + 1) > end + 1:
            end = self._digits(s, end + 1)
        if s[end:end + 1] in ('e', 'E') and end < len(s):
            k = end + 1 + (s[end + 1:end + 2] in ('+', '-') and end + 1 < len(s))
            if self._digits(s, k) > k:
                end = self._digits(s, k)
        return (self.parse_int if end == whole else self.parse_float)(s[i:end]), end

    def _hex(self, s, i):
        text = s[i:i + 4]
        if len(text) == 4 and all(c in '0123456789abcdefABCDEF' for c in text):
            return int(text, 16)
        raise JSONDecodeError('Invalid \\uXXXX escape', s, i - 1)

    def _string(self, s, i):
        begin, out = i - 1, []
        while True:
            j = i
            while j < len(s) and s[j] not in '"\\' and s[j] >= ' ':
                j += 1
            out.append(s[i:j])
            if j >= len(s):
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            if s[j] == '"':
                text = ''.join(out)
                return chr(ord(text)) if len(text) == 1 and policy('json_strings_shared') else text, j + 1
            if s[j] != '\\':
                if self.strict:
                    raise JSONDecodeError('Invalid control character at', s, j)
                out.append(s[j])
                i = j + 1
                continue
            c = s[j + 1:j + 2]
            if not c:
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            i = j + 2
            if c == 'u':
                n = self._hex(s, i)
                i += 4
                if 0xd800 <= n <= 0xdbff and s[i:i + 2] == '\\u':
                    low = self._hex(s, i + 2)
                    if 0xdc00 <= low <= 0xdfff:
                        n = 0x10000 + ((n - 0xd800) << 10 | low - 0xdc00)
                        i += 6
                out.append(chr(n))
            elif c in _unescape:
                out.append(_unescape[c])
            else:
                raise JSONDecodeError('Invalid \\escape', s, j)

    def _array(self, s, i):
        values = []
        i = _skip(s, i)
        if s[i:i + 1] == ']':
            return values, i + 1
        while True:
            try:
                value, i = self._value(s, i)
            except _Stop as e:
                raise JSONDecodeError('Expecting value', s, e.value) from None
            values.append(value)
            i = _skip(s, i)
            if s[i:i + 1] == ']':
                return values, i + 1
            if s[i:i + 1] != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma, i = i, _skip(s, i + 1)
            if s[i:i + 1] == ']' and policy('json_names_trailing_comma'):
                raise JSONDecodeError('Illegal trailing comma before end of array', s, comma)

    def _object(self, s, i):
        pairs = []
        i = _skip(s, i)
        if s[i:i + 1] != '}':
            while True:
                if s[i:i + 1] != '"':
                    raise JSONDecodeError('Expecting property name enclosed in double quotes', s, i)
                key, i = self._string(s, i + 1)
                i = _skip(s, i)
                if s[i:i + 1] != ':':
                    raise JSONDecodeError("Expecting ':' delimiter", s, i)
                try:
                    value, i = self._value(s, _skip(s, i + 1))
                except _Stop as e:
                    raise JSONDecodeError('Expecting value', s, e.value) from None
                pairs.append((key, value))
                i = _skip(s, i)
                if s[i:i + 1] == '}':
                    break
                if s[i:i + 1] != ',':
                    raise JSONDecodeError("Expecting ',' delimiter", s, i)
                comma, i = i, _skip(s, i + 1)
                if s[i:i + 1] == '}' and policy('json_names_trailing_comma'):
                    raise JSONDecodeError('Illegal trailing comma before end of object', s, comma)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), i + 1
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made), i + 1


def _skip(s, i):
    while i < len(s) and s[i] in ' \t\n\r':
        i += 1
    return i


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode('utf-8')
    else:
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
    return (cls or JSONDecoder)(object_hook=object_hook, parse_float=parse_float, parse_int=parse_int, parse_constant=parse_constant,
                                object_pairs_hook=object_pairs_hook, **kw).decode(s)


def load(fp, **kw):
    return loads(fp.read(), **kw)
