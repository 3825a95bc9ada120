# Its code leaves no entries in tracebacks: in CPython it is C.
"""What the Unicode standard says about characters, as Unicode 16 has it."""
import _slotscope
import _unicode_tables as _tables
from bisect import bisect_right as _find

unidata_version = _tables.VERSION
__all__ = ['bidirectional', 'category', 'combining', 'decimal', 'decomposition', 'digit', 'east_asian_width', 'is_normalized', 'lookup',
           'mirrored', 'name', 'normalize', 'numeric', 'unidata_version']
_ready = {}


def _runs(name, cut=None):
    """Starts and values of a table of runs."""
    if name not in _ready:
        starts, values, at = [], [], 0
        for word in getattr(_tables, name):
            n, v = word.split('/') if cut is None else (word[:-cut], word[-cut:])
            at += int(n, 36)
            starts.append(at)
            values.append(v)
        _ready[name] = starts, values
    return _ready[name]


def _of(name, chr, default, cut=None):
    starts, values = _runs(name, cut)
    i = _find(starts, ord(chr)) - 1
    return values[i] if i >= 0 else default


def _check(function, chr):
    if not isinstance(chr, str):
        raise TypeError(f'{function}() argument{_which(function)} must be a unicode character, not {type(chr).__name__}')
    if len(chr) != 1:
        raise TypeError(f'{function}() argument{_which(function)} must be a unicode character, not ' + (
            f'a string of length {len(chr)}' if _slotscope.policy('has_type_param_defaults') else 'str') if not (
            _slotscope.policy('has_type_param_defaults')) else f'{function}(): argument{_which(function)} must be a unicode character, '
            f'not a string of length {len(chr)}')


def _which(function):
    return ' 1' if function in ('name', 'decimal', 'digit', 'numeric') else ''


def category(chr, /):
    """Two letters for the kind of character: Lu, Nd, Zs ..."""
    _check('category', chr)
    return _of('CATEGORIES', chr, 'Cn', 2)


def east_asian_width(chr, /):
    """How wide it is among East Asian characters: W, F, Na, H, A or N."""
    _check('east_asian_width', chr)
    return _of('WIDTHS', chr, 'N')


def combining(chr, /):
    """In which order marks stand behind a base character; 0 is a base."""
    _check('combining', chr)
    return int(_of('COMBINING', chr, '0'), 36)


def bidirectional(chr, /):
    """What it does to the direction of a line: L, R, AL, EN ..."""
    _check('bidirectional', chr)
    return _of('BIDIRECTIONAL', chr, '')


def mirrored(chr, /):
    """1 if it turns round in a line from right to left, else 0."""
    _check('mirrored', chr)
    return int(_of('MIRRORED', chr, '0'))


# ---- numbers ----
_none = object()


def _numbers():
    if 'numeric' not in _ready:
        found, at = {}, 0
        for word in _tables.NUMERIC:
            n, value = word.split(':')
            at += int(n, 36)
            found[at] = value
        _ready['numeric'] = found
    return _ready['numeric']


def _digit(chr):
    """The value of a decimal digit: its place in its run of ten."""
    return int(chr) if chr.isdecimal() else None


def decimal(chr, default=_none, /):
    """Its value as a digit of a decimal number."""
    _check('decimal', chr)
    n = _digit(chr)
    if n is not None:
        return n
    if default is _none:
        raise ValueError('not a decimal')
    return default


def digit(chr, default=_none, /):
    """Its value as a single digit of whatever sort."""
    _check('digit', chr)
    n = _digit(chr)
    if n is not None:
        return n
    value = _numbers().get(ord(chr), '')
    if value.endswith('d'):
        return int(value[:-1])
    if default is _none:
        raise ValueError('not a digit')
    return default


def numeric(chr, default=_none, /):
    """Its value as a number, as a float."""
    _check('numeric', chr)
    n = _digit(chr)
    if n is not None:
        return float(n)
    value = _numbers().get(ord(chr))
    if value is not None:
        top, _, bottom = value.rstrip('d').partition('/')
        return int(top) / int(bottom or 1)
    if default is _none:
        raise ValueError('not a numeric character')
    return default


# ---- names ----
_JAMO = ('G GG N D DD R M B BB S SS  J JJ C K T P H'.split(' '), 'A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I'.split(' '),
         ' G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H'.split(' '))
_IDEOGRAPHS = ((0x3400, 0x4dbf), (0x4e00, 0x9fff), (0x20000, 0x2a6df), (0x2a700, 0x2b739), (0x2b740, 0x2b81d), (0x2b820, 0x2cea1),
               (0x2ceb0, 0x2ebe0), (0x2ebf0, 0x2ee5d), (0x30000, 0x3134a), (0x31350, 0x323af))


def name(chr, default=_none, /):
    """Its name in the standard."""
    _check('name', chr)
    c = ord(chr)
    if 0xac00 <= c <= 0xd7a3:
        n = c - 0xac00
        return 'HANGUL SYLLABLE ' + _JAMO[0][n // 588] + _JAMO[1][n % 588 // 28] + _JAMO[2][n % 28]
    if any(low <= c <= high for low, high in _IDEOGRAPHS):
        return f'CJK UNIFIED IDEOGRAPH-{c:X}'
    found = _slotscope.char_name(chr) if category(chr) != 'Cc' else None
    if found:
        return found
    if default is not _none:
        return default
    if category(chr) in ('Cn', 'Cc', 'Co', 'Cs'):
        raise ValueError('no such name')
    raise ValueError(f'slotscope: the name of U+{c:04X} is not part of it')


def lookup(name, /):
    """The character, or sequence of some, with this name."""
    upper = name.upper()
    if upper.startswith('CJK UNIFIED IDEOGRAPH-'):
        c = int(upper[22:], 16)
        if any(low <= c <= high for low, high in _IDEOGRAPHS):
            return _chr(c)
    if upper.startswith('HANGUL SYLLABLE '):
        for c in range(0xac00, 0xd7a4):
            if _name(_chr(c)) == upper:
                return _chr(c)
    found = _slotscope.char_by_name(name)
    if found is None:
        raise KeyError(f"undefined character name '{name}'")
    return found


_name = name
_chr = chr


# ---- normal forms ----
def _decomposed():
    if 'decomposed' not in _ready:
        found, at = {}, 0
        for word in _tables.DECOMPOSED:
            n, tag, parts = word.split(':')
            at += int(n, 36)
            found[at] = (_tables.TAGS[int(tag, 36)] if tag else ''), [at + int(p, 36) for p in parts.split(',')]
        _ready['decomposed'] = found
    return _ready['decomposed']


def decomposition(chr, /):
    """What it is made of: a tag, and code points in hexadecimal."""
    _check('decomposition', chr)
    tag, parts = _decomposed().get(ord(chr), ('', []))
    if 0xac00 <= ord(chr) <= 0xd7a3 and _slotscope.policy('has_msgs_314'):
        parts = []
        _expand(ord(chr), False, parts)
    return ' '.join([f'<{tag}>'] * bool(tag) + [f'{p:04X}' for p in parts])


def _expand(c, compatible, out):
    if 0xac00 <= c <= 0xd7a3:
        n = c - 0xac00
        out += [0x1100 + n // 588, 0x1161 + n % 588 // 28] + [0x11a7 + n % 28] * (n % 28 > 0)
        return
    found = _decomposed().get(c)
    if found is None or found[0] and not compatible:
        out.append(c)
    else:
        for p in found[1]:
            _expand(p, compatible, out)


def _pairs():
    if 'pairs' not in _ready:
        excluded, at = set(), 0
        for n in _tables.NOT_COMPOSED:
            at += int(n, 36)
            excluded.add(at)
        _ready['pairs'] = {tuple(parts): c for c, (tag, parts) in _decomposed().items() if not tag and len(parts) == 2 and c not in excluded}
    return _ready['pairs']


def _composed(a, b):
    if 0x1100 <= a < 0x1113 and 0x1161 <= b < 0x1176:
        return 0xac00 + ((a - 0x1100) * 21 + b - 0x1161) * 28
    if 0xac00 <= a <= 0xd7a3 and (a - 0xac00) % 28 == 0 and 0x11a7 < b < 0x11c3:
        return a + b - 0x11a7
    return _pairs().get((a, b))


def normalize(form, unistr, /):
    """The text in one of the forms NFC, NFKC, NFD and NFKD."""
    if form not in ('NFC', 'NFD', 'NFKC', 'NFKD'):
        raise ValueError('invalid normalization form')
    if unistr.isascii():
        return unistr
    points = []
    for c in unistr:
        _expand(ord(c), 'K' in form, points)
    classes = [combining(chr(c)) for c in points]
    i = 0
    while i < len(points):                # runs of combining marks in the order of their classes
        j = i
        while j < len(points) and classes[j]:
            j += 1
        if j - i > 1:
            order = sorted(range(i, j), key=classes.__getitem__)
            points[i:j], classes[i:j] = [points[k] for k in order], [classes[k] for k in order]
        i = max(j, i + 1)
    if form[-1] == 'C':
        out, starter, last = [], None, 0
        for c, k in zip(points, classes):
            made = _composed(out[starter], c) if starter is not None and (last < k or last == 0 and starter == len(out) - 1) else None
            if made is not None:
                out[starter] = made
                continue
            if k == 0:
                starter = len(out)
            last = k
            out.append(c)
        points = out
    return ''.join(map(chr, points))


def is_normalized(form, unistr, /):
    """Would normalize() leave the text as it is?"""
    return normalize(form, unistr) == unistr
