"""Texts read by a format of % directives: what time.strptime and datetime.strptime share."""
import re
import time

from _slotscope import policy

_MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
_PATTERNS = {
    'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])', 'f': r'(?P<f>[0-9]{1,6})', 'H': r'(?P<H>2[0-3]|[0-1]\d|\d)',
    'I': r'(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])', 'G': r'(?P<G>\d\d\d\d)', 'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])',
    'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])', 'M': r'(?P<M>[0-5]\d|\d)', 'S': r'(?P<S>6[0-1]|[0-5]\d|\d)', 'U': r'(?P<U>5[0-3]|[0-4]\d|\d)',
    'w': r'(?P<w>[0-6])', 'u': r'(?P<u>[1-7])', 'V': r'(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)', 'y': r'(?P<y>\d\d)', 'Y': r'(?P<Y>\d\d\d\d)',
    'z': r'(?P<z>([+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?)|(?-i:Z))', 'p': r'(?P<p>am|pm)', 'Z': r'(?P<Z>utc|gmt)', '%': '%',
    'a': '(?P<a>%s)' % '|'.join(d[:3] for d in _DAYS), 'A': '(?P<A>%s)' % '|'.join(sorted(_DAYS, key=len, reverse=True)),
    'b': '(?P<b>%s)' % '|'.join(m[:3] for m in _MONTHS), 'B': '(?P<B>%s)' % '|'.join(sorted(_MONTHS, key=len, reverse=True)),
    'W': r'(?P<W>5[0-3]|[0-4]\d|\d)',
}
_LONGER = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}
if policy('datetime_names_value'):
    _PATTERNS['e'] = _PATTERNS['d'].replace('<d>', '<e>')
    _PATTERNS['k'] = r'(?P<k>2[0-3]|[0-1]\d|\d| \d)'
    _PATTERNS['l'] = r'(?P<l>1[0-2]|0[1-9]|[1-9]| [1-9])'
    _LONGER.update(r='%I:%M:%S %p', R='%H:%M', T='%H:%M:%S', P='%p')
if policy('datetime_arguments_named'):
    _PATTERNS['z'] += '?'       # may be missing
    _LONGER.update(D='%m/%d/%y', F='%Y-%m-%d')
_compiled = {}


def _pattern(format):
    parts, i = [], 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            while i < len(format) and format[i].isspace():
                i += 1
            parts.append(r'\s+')
        elif c != '%':
            parts.append(re.escape(c))
        else:
            c = format[i:i + 1]
            i += 1
            if not c:
                raise ValueError('stray %% in format %r' % format)
            if c in _LONGER:
                parts.append(_pattern(_LONGER[c]))
            elif c in _PATTERNS:
                parts.append(_PATTERNS[c])
            else:
                raise ValueError('%r is a bad directive in format %r' % (c.replace('\\\\', ''), format))
    return ''.join(parts)


def _offset(text):
    """Seconds and microseconds east of UTC."""
    if text == 'Z':
        return 0, 0
    sign, rest = text[0], text[1:]
    if rest[2] == ':':
        rest = rest[:2] + rest[3:]
        if len(rest) > 4:
            if rest[4] != ':':
                raise ValueError('Inconsistent use of : in ' + text)
            rest = rest[:4] + rest[5:]
    seconds = int(rest[:2]) * 3600 + int(rest[2:4]) * 60 + int(rest[4:6] or 0)
    us = int((rest[7:] + '000000')[:6]) if len(rest) > 6 else 0
    return (-seconds, -us) if sign == '-' else (seconds, us)


def _hour(found):
    hour = int(found['H'] if found.get('H') is not None else found.get('k') or 0)
    twelve = found.get('I') or found.get('l')
    if twelve:
        hour = int(twelve) % 12
        if (found.get('p') or '').lower() == 'pm':
            hour += 12
    return hour


def _weekday(found):
    if found.get('A'):
        return _DAYS.index(found['A'].lower())
    if found.get('a'):
        return [d[:3] for d in _DAYS].index(found['a'].lower())
    if found.get('w'):
        return (int(found['w']) - 1) % 7
    return int(found['u']) - 1 if found.get('u') else None


def _month(found):
    if found.get('m'):
        return int(found['m'])
    if found.get('B'):
        return _MONTHS.index(found['B'].lower()) + 1
    return [m[:3] for m in _MONTHS].index(found['b'].lower()) + 1 if found.get('b') else 1


def _check_week(found, weekday, year):
    if found.get('G'):
        if found.get('j') and policy('has_copy_replace'):
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if not found.get('V') or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
    elif found.get('V'):
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")


def _parse(text, format):
    import datetime
    for i, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError('strptime() argument %d must be str, not %s' % (i, type(value)))
    if format not in _compiled:
        if len(_compiled) > 5:
            _compiled.clear()
        _compiled[format] = re.compile(_pattern(format), re.IGNORECASE)
    m = _compiled[format].match(text)
    if not m:
        raise ValueError('time data %r does not match format %r' % (text, format))
    if len(text) != m.end():
        raise ValueError('unconverted data remains: ' + text[m.end():])
    found = m.groupdict()
    year = None
    if found.get('y'):
        year = int(found['y'])
        year += 2000 if year <= 68 else 1900
    elif found.get('Y'):
        year = int(found['Y'])
    month, day = _month(found), int(found.get('d') or found.get('e') or 1)
    weekday, julian = _weekday(found), int(found['j']) if found.get('j') else None
    _check_week(found, weekday, year)
    has_day = found.get('d') or found.get('e')
    if policy('datetime_arguments_named') and has_day and year is None and not found.get('G'):
        raise ValueError("Day of month directive '%s' may not be used without a year directive. Parsing dates involving a day of month "
                         'without a year is ambiguous and fails to parse leap day. Add a year to the input and format. See '
                         'https://github.com/python/cpython/issues/70647.' % ('%d' if found.get('d') else '%e'))
    leap = False
    if year is None and month == 2 and day == 29:
        year, leap = 1904, True
    elif year is None:
        year = 1900
    if found.get('G'):
        d = datetime.date.fromisocalendar(int(found['G']), int(found['V']), weekday + 1)
        year, month, day = d.year, d.month, d.day
        julian = d.timetuple()[7]
    elif julian is None and weekday is not None and (found.get('U') or found.get('W')):
        first = datetime.date(year, 1, 1).weekday()
        week = int(found.get('U') or found.get('W'))
        wanted = weekday
        if found.get('U'):
            first, wanted = (first + 1) % 7, (weekday + 1) % 7
        julian = 1 + wanted - first if week == 0 else 1 + (7 - first) % 7 + 7 * (week - 1) + wanted
        if julian <= 0:
            year -= 1
            julian += 366 if datetime._is_leap(year) else 365
    if julian is None:
        julian = datetime.date(year, month, day).toordinal() - datetime.date(year, 1, 1).toordinal() + 1
    elif not found.get('G'):
        d = datetime.date.fromordinal(julian - 1 + datetime.date(year, 1, 1).toordinal())
        year, month, day = d.year, d.month, d.day
    if weekday is None:
        weekday = datetime.date(year, month, day).weekday()
    if leap:
        year = 1900
    zone = found.get('Z')
    us = int((found['f'] + '00000')[:6]) if found.get('f') else 0
    offset = _offset(found['z']) if found.get('z') else None
    fields = (year, month, day, _hour(found), int(found.get('M') or 0), int(found.get('S') or 0))
    return fields, us, weekday, julian, zone, offset


def _zone(offset, name):
    import datetime
    if offset is None:
        return None
    delta = datetime.timedelta(seconds=offset[0], microseconds=offset[1])
    return datetime.timezone(delta, name) if name else datetime.timezone(delta)


def strptime(text, format='%a %b %d %H:%M:%S %Y'):
    fields, us, weekday, julian, zone, offset = _parse(text, format)
    return time.struct_time(fields + (weekday, julian, 0 if zone else -1))


def datetime_fields(text, format):
    for i, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError('strptime() argument %d must be str, not %s' % (i + 1, type(value).__name__))
    fields, us, weekday, julian, zone, offset = _parse(text, format)
    return fields + (us,), _zone(offset, zone)


def _strptime_datetime(cls, text, format='%a %b %d %H:%M:%S %Y'):
    fields, tz = datetime_fields(text, format)
    return cls(*fields) if tz is None else cls(*fields, tz)
