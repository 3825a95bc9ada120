"""Sorts of characters, templates, and format() as a class."""

import _string
from _methods import named as _named
from _slotscope import policy

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits', 'printable', 'punctuation',
           'whitespace', 'Formatter', 'Template']

digits, octdigits = '0123456789', '01234567'
hexdigits = digits + 'abcdef' + 'ABCDEF'
ascii_lowercase, ascii_uppercase = 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
whitespace = ' \t\n\r\v\f'
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join(word.capitalize() for word in s.split(sep))


class _Pattern:
    """The pattern of Template itself, compiled when it is first needed."""

    def __get__(self, instance, cls):
        Template.pattern = _compiled(Template)
        return Template.pattern


def _compiled(cls):
    import re
    pattern = cls.__dict__.get('pattern')
    if pattern is None or isinstance(pattern, _Pattern):
        mark, name = re.escape(cls.delimiter), cls.idpattern
        pattern = (rf'{mark}(?:(?P<escaped>{mark})|(?P<named>{name})|{{(?P<braced>{cls.braceidpattern or name})}}|(?P<invalid>))')
    return re.compile(pattern, (re.IGNORECASE if cls.flags is None else cls.flags) | re.VERBOSE)


_no_mapping = {}


def _values(mapping, kws):
    if kws and mapping is not _no_mapping:
        from collections import ChainMap
        return ChainMap(kws, mapping)
    return kws if mapping is _no_mapping else mapping


class Template:
    """A text with placeholders: $name, ${name}, and $$ for $ itself."""
    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    pattern, flags = _Pattern(), None

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.pattern = _compiled(cls)

    def __init__(self, template):
        self.template = template

    def _where(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        return (len(lines), at - len(''.join(lines[:-1]))) if lines else (1, 1)

    def _replace(self, values, safe):
        def convert(m):
            name = m.group('named') or m.group('braced')
            if name is not None:
                try:
                    return str(values[name])
                except KeyError:
                    if not safe:
                        raise
                    return m.group()
            if m.group('escaped') is not None:
                return self.delimiter
            if m.group('invalid') is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
            if not safe:
                raise ValueError('Invalid placeholder in string: line %d, col %d' % self._where(m.start('invalid')))
            return m.group()
        return self.pattern.sub(convert, self.template)

    def substitute(self, mapping=_no_mapping, /, **kws):
        return self._replace(_values(mapping, kws), False)

    def safe_substitute(self, mapping=_no_mapping, /, **kws):
        return self._replace(_values(mapping, kws), True)

    if policy('has_except_star'):
        def _kinds(self):
            """(name or None, escaped, invalid) of each placeholder."""
            for m in self.pattern.finditer(self.template):
                kind = m.group('named') or m.group('braced'), m.group('escaped'), m.group('invalid')
                if kind == (None, None, None):
                    raise ValueError('Unrecognized named group in pattern', self.pattern)
                yield kind

        def is_valid(self):
            return all(invalid is None for _, _, invalid in self._kinds())

        def get_identifiers(self):
            return list(dict.fromkeys(name for name, _, _ in self._kinds() if name is not None))


@_named
class Formatter:
    """str.format as a class whose parts may be replaced."""
    parse = lambda self, format_string: _string.formatter_parser(format_string)
    format_field = lambda self, value, format_spec: format(value, format_spec)
    check_unused_args = lambda self, used_args, args, kwargs: None

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text = self._vformat(format_string, args, kwargs, used, 2)[0]
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used, depth, auto=0):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        parts = []
        for text, field, spec, conversion in self.parse(format_string):
            if text:
                parts.append(text)
            if field is None:
                continue
            first = _string.formatter_field_name_split(field)[0] if policy('has_copy_replace') else field
            if first == '':
                if auto is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                field = str(auto) + field
                auto += 1
            elif isinstance(first, int) or isinstance(first, str) and first.isdigit():
                if auto:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                auto = False
            obj, key = self.get_field(field, args, kwargs)
            used.add(key)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            parts.append(self.format_field(obj, spec))
        return ''.join(parts), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        how = {'s': str, 'r': repr, 'a': ascii}.get(conversion)
        if how is None:
            raise ValueError(f'Unknown conversion specifier {conversion!s}')
        return how(value)

    def get_field(self, field_name, args, kwargs):
        first, rest = _string.formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, key in rest:
            obj = getattr(obj, key) if is_attr else obj[key]
        return obj, first
