"""Sorts of characters, templates, and format() as a class."""

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits', 'printable', 'punctuation',
           'whitespace', 'Formatter', 'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join(word.capitalize() for word in s.split(sep))


def _name_end(text, i):
    if i < len(text) and (text[i] in ascii_letters or text[i] == '_'):
        while i < len(text) and (text[i] in ascii_letters or text[i] in digits or text[i] == '_'):
            i += 1
    return i


class Template:
    """$name and ${name} stand for values, $$ for a dollar."""
    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """(text, name or None, placeholder, start) until the end; name None and placeholder not '': invalid."""
        text, i, done = self.template, 0, 0
        while True:
            i = text.find(self.delimiter, i)
            if i < 0:
                yield text[done:], None, '', len(text)
                return
            if text[i + 1:i + 2] == self.delimiter:
                yield text[done:i] + self.delimiter, None, '', i
                i = done = i + 2
                continue
            braced = text[i + 1:i + 2] == '{'
            start = i + 1 + braced
            end = _name_end(text, start)
            ok = end > start and (not braced or text[end:end + 1] == '}')
            end += braced if ok else 0
            yield text[done:i], text[start:end - braced] if ok else None, text[i:end] if ok else self.delimiter, i
            i = done = end if ok else i + 1

    def substitute(self, mapping={}, /, **kws):
        out = []
        for text, name, placeholder, at in self._pieces():
            out.append(text)
            if name is not None:
                out.append(str(kws[name] if name in kws else mapping[name]))
            elif placeholder:
                before = self.template[:at]
                line = before.count('\n') + 1
                raise ValueError(f'Invalid placeholder in string: line {line}, col {at - (before.rfind(chr(10)) + 1) + 1}')
        return ''.join(out)

    def safe_substitute(self, mapping={}, /, **kws):
        out = []
        for text, name, placeholder, _ in self._pieces():
            out.append(text)
            if name is not None and (name in kws or name in mapping):
                out.append(str(kws[name] if name in kws else mapping[name]))
            else:
                out.append(placeholder)
        return ''.join(out)

    def is_valid(self):
        return all(name is not None or not placeholder for _, name, placeholder, _ in self._pieces())

    def get_identifiers(self):
        found = []
        for _, name, _, _ in self._pieces():
            if name is not None and name not in found:
                found.append(name)
        return found


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
