# Its code leaves no entries in tracebacks: in CPython a module in C does it.
"""Dates and times of the Gregorian calendar, extended both ways. The clock is that of module time: the same in every run."""
import math as _math
import time as _time
from operator import index as _index

from _slotscope import keyword_refused, native, native_instance, native_set, policy

__all__ = ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR') + (('UTC',) if policy('datetime_iso_any') else ())

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059
_NAMED = policy('datetime_names_value')     # messages say which value it was
_MISSING = object()
_DAY_US = 86400 * 10 ** 6
_MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAY_NAMES = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_MONTH_NAMES = (None, 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December')


# ---- the calendar ----

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _MONTH_DAYS[month]


def _before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _before_month(year, month):
    return _BEFORE_MONTH[month] + (month > 2 and _is_leap(year))


def _to_ordinal(year, month, day):
    return _before_year(year) + _before_month(year, month) + day


def _from_ordinal(n):
    """year, month, day of an ordinal: whole periods of 400, 100, 4 years and 1 year are taken off."""
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = 1
    while n >= _days_in_month(year, month):
        n -= _days_in_month(year, month)
        month += 1
    return year, month, n + 1


def _iso_week1(year):
    """Ordinal of the Monday that begins week 1."""
    first = _to_ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _from_iso(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year must be in 1..9999, not {year}' if _NAMED else f'Year is out of range: {year}')
    weeks = 53 if _iso_week1(year + 1) - _iso_week1(year) == 371 else 52
    if not 0 < week <= weeks:
        raise ValueError(f'Invalid week: {week}')
    if not 0 < day < 8:
        raise ValueError(f'Invalid {"weekday" if _NAMED else "day"}: {day} (range is [1, 7])')
    return _iso_week1(year) + (week - 1) * 7 + day - 1


# ---- arguments ----

def _int(value):
    if type(value) is int:
        return value
    if policy('int_argument_old'):
        if isinstance(value, float):
            raise TypeError('integer argument expected, got float')
        if not hasattr(type(value), '__index__'):
            raise TypeError(f'an integer is required (got type {type(value).__name__})')
    value = _index(value)
    if not -2 ** 31 <= value < 2 ** 31:
        raise OverflowError('Python int too large to convert to C int' if -2 ** 63 <= value < 2 ** 63 else
                            'Python int too large to convert to C long')
    return value


_DATE_WORDS = ('year', 'month', 'day')
_TIME_WORDS = ('hour', 'minute', 'second', 'microsecond', 'tzinfo')
_DELTA_WORDS = ('days', 'seconds', 'microseconds', 'milliseconds', 'minutes', 'hours', 'weeks')


def _refuse(name, required, known, keyword_only, given, extra, other):
    """The TypeError for a call with wrong arguments: too many, then each in its turn, then unknown ones."""
    what = name + '()' if policy('datetime_arguments_named') else 'function'
    most, passed = len(known), len(known) + len(extra) + len(other)
    if extra:
        raise TypeError(f'{what} takes at most {most} {"positional " if keyword_only else ""}arguments ({passed} given)')
    for i, (word, value) in enumerate(zip(required, given)):
        if value is _MISSING:
            raise TypeError(f'{what} missing required argument {word!r} (pos {i + 1})')
        if what == 'function':
            _int(value)
    for word in other:
        keyword_refused(what if what != 'function' else 'this function', 'this function', word, [*known, *keyword_only])


def _check_date(year, month, day):
    year, month, day = _int(year), _int(month), _int(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year must be in 1..9999, not {year}' if _NAMED else f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError(f'month must be in 1..12, not {month}' if _NAMED else 'month must be in 1..12')
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError(f'day {day} must be in range 1..{_days_in_month(year, month)} for month {month} in year {year}' if _NAMED
                         else 'day is out of range for month')
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    fields = []
    for name, value, most in (('hour', hour, 23), ('minute', minute, 59), ('second', second, 59), ('microsecond', microsecond, 999999)):
        value = _int(value)
        fields.append(value)
    for (name, most), value in zip((('hour', 23), ('minute', 59), ('second', 59), ('microsecond', 999999)), fields):
        if not 0 <= value <= most:
            raise ValueError(f'{name} must be in 0..{most}' + (f', not {value}' if _NAMED else ''))
    fold = _int(fold)
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1' + (f', not {fold}' if _NAMED else ''))
    return (*fields, fold)


def _check_tzinfo(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _check_offset(name, offset):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not -timedelta(1) < offset < timedelta(1):
        raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not '
                         f'{offset!r}' + ('' if _NAMED else '.'))
    return offset


def _call_tzinfo(tz, name, argument):
    return None if tz is None else _check_offset(name, getattr(tz, name)(argument))


def _call_tzname(tz, argument):
    if tz is None:
        return None
    name = tz.tzname(argument)
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


# ---- texts ----

def _format_offset(offset, colon=':'):
    if offset is None:
        return ''
    us = offset._us()
    sign = '-' if us < 0 else '+'
    seconds, us = divmod(abs(us), 10 ** 6)
    text = f'{sign}{seconds // 3600:02d}{colon}{seconds // 60 % 60:02d}'
    if seconds % 60 or us:
        text += f'{colon}{seconds % 60:02d}'
    return text + f'.{us:06d}' if us else text


def _format_time(hour, minute, second, us, timespec):
    if not isinstance(timespec, str):
        what = "argument 'timespec'" if policy('datetime_arguments_named') else 'argument 1'
        raise TypeError(f'isoformat() {what} must be str, not {type(timespec).__name__}')
    if timespec == 'auto':
        timespec = 'microseconds' if us else 'seconds'
    if timespec == 'hours':
        return f'{hour:02d}'
    if timespec == 'minutes':
        return f'{hour:02d}:{minute:02d}'
    if timespec == 'seconds':
        return f'{hour:02d}:{minute:02d}:{second:02d}'
    if timespec == 'milliseconds':
        return f'{hour:02d}:{minute:02d}:{second:02d}.{us // 1000:03d}'
    if timespec == 'microseconds':
        return f'{hour:02d}:{minute:02d}:{second:02d}.{us:06d}'
    raise ValueError('Unknown timespec value')


def _strftime(o, format, t):
    """time.strftime with what only o knows: fractions, offset and name of its zone."""
    if not isinstance(format, str):
        raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
    parts, i = [], 0
    while i < len(format):
        at = format.find('%', i)
        if at < 0 or at + 1 >= len(format):
            parts.append(format[i:].replace('%', '%%') if at < 0 else format[i:at] + '%%')
            break
        parts.append(format[i:at])
        c = format[at + 1]
        i = at + 2
        if c == 'f':
            parts.append('%06d' % getattr(o, 'microsecond', 0))
        elif c == 'z':
            parts.append(_format_offset(o.utcoffset(), '') if hasattr(o, 'utcoffset') else '')
        elif c == ':' and format[i:i + 1] == 'z' and policy('has_type_params'):
            i += 1
            parts.append(_format_offset(o.utcoffset()) if hasattr(o, 'utcoffset') else '')
        elif c == 'Z':
            parts.append(((o.tzname() if hasattr(o, 'tzname') else None) or '').replace('%', '%%'))
        else:
            parts.append('%' + c)
    return _time.strftime(''.join(parts), t)


def _digits(text, n, all_of):
    if len(text) != n or not (text.isascii() and text.isdigit()):
        raise ValueError(all_of)
    return int(text)


def _parse_date(text):
    """year, month, day; ValueError."""
    if len(text) == 10 and text[4] == text[7] == '-':
        return _digits(text[:4], 4, ''), _digits(text[5:7], 2, ''), _digits(text[8:], 2, '')
    if not policy('datetime_iso_any'):
        raise ValueError
    year = _digits(text[:4], 4, '')
    dashed = text[4:5] == '-'
    rest = text[4 + dashed:]
    if rest[:1] == 'W':
        week, rest = _digits(rest[1:3], 2, ''), rest[3:]
        day = 1
        if rest:
            if (rest[0] == '-') != dashed:
                raise ValueError
            day = _digits(rest[dashed:], 1, '')
        return _from_ordinal(_from_iso(year, week, day))
    if dashed:
        raise ValueError
    return year, _digits(rest[:2], 2, ''), _digits(rest[2:], 2, '')


def _parse_clock(text, strict):
    """hour, minute, second, microsecond out of HH[:MM[:SS[.ffffff]]]."""
    fields, i, colon = [], 0, text[2:3] == ':'
    while True:
        fields.append(_digits(text[i:i + 2], 2, ''))
        i += 2
        if i == len(text):
            break
        if len(fields) == 3:
            if text[i] not in ('.' if strict else '.,'):
                raise ValueError
            fraction = text[i + 1:]
            if strict and len(fraction) not in (3, 6) or not (fraction.isascii() and fraction.isdigit()):
                raise ValueError
            return (*fields, int((fraction + '00000')[:6]))
        if colon:
            if text[i] != ':':
                raise ValueError
            i += 1
        elif strict:
            raise ValueError
    return (*fields, 0, 0, 0)[:4]


def _parse_time(text):
    """hour, minute, second, microsecond, tzinfo; ValueError."""
    strict = not policy('datetime_iso_any')
    at = next((i for i, c in enumerate(text) if c in '+-' or c == 'Z' and not strict), len(text))
    clock = _parse_clock(text[:at], strict)
    if at == len(text):
        return (*clock, None)
    if text[at] == 'Z':
        if at + 1 != len(text):
            raise ValueError
        return (*clock, timezone.utc)
    zone = text[at + 1:]
    if strict and len(zone) not in (5, 8, 15):
        raise ValueError
    h, m, s, us = _parse_clock(zone, strict)
    offset = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
    return (*clock, timezone(-offset if text[at] == '-' else offset))


def _at_midnight(fields):
    """24:00 is the beginning of the next day: the fields of the time, and a day to add."""
    if _NAMED and fields[0] == 24:
        if any(fields[1:4]):
            raise ValueError('minute, second, and microsecond must be 0 when hour is 24')
        return (0, *fields[1:]), 1
    return fields, 0


def _check_iso(text):
    if not isinstance(text, str):
        raise TypeError(f'fromisoformat() argument must be str, not {type(text).__name__}' if policy('datetime_arguments_named')
                        else 'fromisoformat: argument must be str')


def _invalid_iso(text):
    return ValueError(f'Invalid isoformat string: {text!r}')


def _replace_fields(cls, names, values, args, changes):
    fields = dict(zip(names, values))
    most = len(names) - ('fold' in fields)
    if len(args) > most:
        raise TypeError(f'replace() takes at most {most} positional arguments ({len(args)} given)')
    changes.update(zip(names, args))
    for word, value in changes.items():
        if word not in fields:
            raise TypeError(f"replace() got an unexpected keyword argument '{word}'" if policy('has_copy_replace')
                            else f"'{word}' is an invalid keyword argument for replace()")
        fields[word] = value
    return cls(**fields)


def _nearest(a, b):
    """a / b rounded to the nearest int, halves to even."""
    q, r = divmod(a, b)
    twice = 2 * r
    if b < 0:
        twice, b = -twice, -b
    return q + (twice > b or twice == b and q % 2 == 1)


class timedelta:
    """A length of time: the sum of what is given, each an int or a float of either sign."""
    __slots__ = ()

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0, *extra, **other):
        if extra or other:
            name = 'timedelta' if policy('datetime_arguments_named') else '__new__'
            if extra:
                raise TypeError(f'{name}() takes at most 7 arguments ({7 + len(extra) + len(other)} given)')
            word = next(iter(other))
            keyword_refused(name + '()', name + '()', word, _DELTA_WORDS)
        us, left = 0, 0.0
        for name, value, factor in (('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000), ('seconds', seconds, 10 ** 6),
                                    ('minutes', minutes, 60 * 10 ** 6), ('hours', hours, 3600 * 10 ** 6), ('days', days, _DAY_US),
                                    ('weeks', weeks, 7 * _DAY_US)):
            if isinstance(value, int):
                us += value * factor
            elif isinstance(value, float):
                part, whole = _math.modf(value)
                us += int(whole) * factor
                if part:
                    rest, whole = _math.modf(part * factor)
                    us += int(whole)
                    left += rest
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
        if left:
            odd = us & 1
            whole = round(left) if abs(round(left) - left) != 0.5 else 2 * round((left + odd) * 0.5) - odd
            us += whole
        return cls._from_us(us)

    @classmethod
    def _from_us(cls, us):
        days, us = divmod(us, _DAY_US)
        if not -999999999 <= days <= 999999999:
            if not -2 ** 31 <= days < 2 ** 31:
                raise OverflowError('Python int too large to convert to C int' if -2 ** 63 <= days < 2 ** 63 else
                                    'Python int too large to convert to C long')
            raise OverflowError(f'days={days}; must have magnitude <= 999999999')
        self = native_instance(cls)
        self._days = days
        self._seconds, self._microseconds = divmod(us, 10 ** 6)
        self._hashcode = -1
        return self

    def _us(self):
        return (self._days * 86400 + self._seconds) * 10 ** 6 + self._microseconds

    days = property(lambda self: self._days, doc='Whole days; negative when the length is.')
    seconds = property(lambda self: self._seconds, doc='Seconds beyond the days: 0 to 86399.')
    microseconds = property(lambda self: self._microseconds, doc='Microseconds beyond the seconds: 0 to 999999.')

    def total_seconds(self):
        """The whole length in seconds, as a float."""
        return self._us() / 10 ** 6

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in (('days', self._days), ('seconds', self._seconds), ('microseconds', self._microseconds))
                 if value]
        name = type(self).__name__ if type(self) is not timedelta else 'datetime.timedelta'
        if type(self) is not timedelta:
            name = type(self).__module__ + '.' + type(self).__qualname__ if policy('datetime_repr_qualified') else name
        return f'{name}({", ".join(parts) or 0})'

    def __str__(self):
        text = f'{self._seconds // 3600}:{self._seconds // 60 % 60:02d}:{self._seconds % 60:02d}'
        if self._days:
            text = f'{self._days} day{"s" if abs(self._days) != 1 else ""}, {text}'
        return text + f'.{self._microseconds:06d}' if self._microseconds else text

    def __add__(self, other):
        return timedelta._from_us(self._us() + other._us()) if isinstance(other, timedelta) else NotImplemented

    def __radd__(self, other):
        return timedelta._from_us(other._us() + self._us()) if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        return timedelta._from_us(self._us() - other._us()) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._from_us(other._us() - self._us()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._from_us(-self._us())

    def __pos__(self):
        return timedelta._from_us(self._us())

    def __abs__(self):
        return timedelta._from_us(abs(self._us()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._from_us(self._us() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._from_us(_nearest(self._us() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us() // other._us()
        return timedelta._from_us(self._us() // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us() / other._us()
        if isinstance(other, int):
            return timedelta._from_us(_nearest(self._us(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._from_us(_nearest(self._us() * b, a))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._from_us(self._us() % other._us()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        q, r = divmod(self._us(), other._us())
        return q, timedelta._from_us(r)

    def __eq__(self, other):
        return self._us() == other._us() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us() < other._us() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us() <= other._us() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us() > other._us() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us() >= other._us() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        if self._hashcode == -1:
            self._hashcode = hash((self._days, self._seconds, self._microseconds))
        return self._hashcode

    def __bool__(self):
        return self._us() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


timedelta = native(timedelta, 'datetime.timedelta')
native_set(timedelta, 'min', timedelta(-999999999))
native_set(timedelta, 'max', timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999))
native_set(timedelta, 'resolution', timedelta(microseconds=1))


def _type_name(o, cls):
    if type(o) is cls:
        return 'datetime.' + cls.__name__
    return type(o).__name__ if not policy('datetime_repr_qualified') else type(o).__module__ + '.' + type(o).__qualname__


if policy('has_generic_alias'):
    class IsoCalendarDate(tuple):
        __slots__ = ()

        def __new__(cls, year, week, weekday):
            return super().__new__(cls, (year, week, weekday))

        year = property(lambda self: self[0])
        week = property(lambda self: self[1])
        weekday = property(lambda self: self[2])

        def __reduce__(self):
            return tuple, (tuple(self),)

        def __repr__(self):
            return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'

    _iso_calendar_date = IsoCalendarDate
    del IsoCalendarDate
else:
    def _iso_calendar_date(year, week, weekday):
        return year, week, weekday


class date:
    """A day of the calendar: year, month, day."""
    __slots__ = ()

    def __new__(cls, year=_MISSING, month=_MISSING, day=_MISSING, *extra, **other):
        if month is _MISSING and isinstance(year, (bytes, str)) and len(year) == 4 and 1 <= ord(year[2:3]) <= 12 and not extra:
            self = native_instance(cls)
            self._take_date(year if isinstance(year, bytes) else year.encode('latin1'))
            return self
        if day is _MISSING or month is _MISSING or year is _MISSING or extra or other:
            _refuse('date', _DATE_WORDS, _DATE_WORDS, (), (year, month, day), extra, other)
        self = native_instance(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hashcode = -1
        return self

    def _take_date(self, state):
        """The fields out of what __reduce__ gave, as they are."""
        self._year, self._month, self._day = state[0] << 8 | state[1], state[2] & 0x7f, state[3]
        self._hashcode = -1

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """The day that localtime() gives for a number of seconds."""
        t = _time.localtime(_whole_seconds(timestamp))
        return cls(t[0], t[1], t[2])

    @classmethod
    def today(cls):
        """The day that it is now, or with datetime the moment."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, ordinal):
        """The day with this number: 1 is the first day of year 1."""
        ordinal = _int(ordinal)
        if ordinal < 1:
            raise ValueError('ordinal must be >= 1')
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, text, /):
        """The day that an ISO 8601 text names."""
        _check_iso(text)
        try:
            fields = _parse_date(text)
        except ValueError as e:
            if str(e):
                raise
            raise _invalid_iso(text) from None
        return cls(*fields)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The day with this number of the week in this week of an ISO year."""
        return cls(*_from_ordinal(_from_iso(_int(year), _int(week), _int(day))))

    if policy('datetime_names_value'):
        @classmethod
        def strptime(cls, text, format, /):
            """Reads the day out of a text laid out as format says."""
            import _strptime
            return cls(*_strptime.datetime_fields(text, format)[0][:3])

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def __repr__(self):
        return f'{_type_name(self, date)}({self._year}, {self._month}, {self._day})'

    def isoformat(self):
        """The ISO 8601 text: year, month and day with dashes."""
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    __str__ = isoformat

    def ctime(self):
        """The text as time.ctime() lays it out."""
        return f'{_DAY_NAMES[self.weekday()][:3]} {_MONTH_NAMES[self._month][:3]} {self._day:2d} 00:00:00 {self._year:04d}'

    def strftime(self, format):
        """The text that the directives of format ask for."""
        return _strftime(self, format, self.timetuple())

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError(f'__format__() argument 1 must be str, not {type(format).__name__}')
        return self.strftime(format) if format else str(self)

    def timetuple(self):
        """A struct_time at midnight, its DST flag unknown."""
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                                  _before_month(self._year, self._month) + self._day, -1))

    def toordinal(self):
        """Days from the start of year 1, whose first day has number 1."""
        return _to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        """Number of the day in its week: 0 is Monday."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """Number of the day in its week: 1 is Monday, 7 Sunday."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """ISO year, number of the week in it, number of the day in the week."""
        year, today = self._year, self.toordinal()
        first = _iso_week1(year)
        if today < first:
            year -= 1
            first = _iso_week1(year)
        elif today >= _iso_week1(year + 1):
            year += 1
            first = _iso_week1(year)
        week, day = divmod(today - first, 7)
        return _iso_calendar_date(year, week + 1, day + 1)

    def replace(self, *args, **changes):
        """The same day but for the fields that are given."""
        names = ('year', 'month', 'day')
        return _replace_fields(type(self), names, (self._year, self._month, self._day), args, changes)

    if policy('has_copy_replace'):
        __replace__ = replace

    def _compare(self, other):
        """Fields of both, or None when other is none."""
        if isinstance(other, date) and not (isinstance(other, datetime) and policy('has_copy_replace')):
            return (self._year, self._month, self._day), (other._year, other._month, other._day)
        return None

    def __eq__(self, other):
        both = self._compare(other)
        return both[0] == both[1] if both else NotImplemented

    def __lt__(self, other):
        both = self._compare(other)
        return both[0] < both[1] if both else NotImplemented

    def __le__(self, other):
        both = self._compare(other)
        return both[0] <= both[1] if both else NotImplemented

    def __gt__(self, other):
        both = self._compare(other)
        return both[0] > both[1] if both else NotImplemented

    def __ge__(self, other):
        both = self._compare(other)
        return both[0] >= both[1] if both else NotImplemented

    def _state(self):
        return bytes((self._year >> 8, self._year & 255, self._month, self._day))

    def __hash__(self):
        if self._hashcode == -1:
            self._hashcode = hash(self._state())
        return self._hashcode

    def _moved(self, days):
        ordinal = self.toordinal() + days
        if not 0 < ordinal <= _MAXORDINAL:
            raise OverflowError('date value out of range')
        return type(self).fromordinal(ordinal)

    def __add__(self, other):
        return self._moved(other._days) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other._days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return self.__class__, (self._state(),)


date = native(date, 'datetime.date')
native_set(date, 'min', date(1, 1, 1))
native_set(date, 'max', date(9999, 12, 31))
native_set(date, 'resolution', timedelta(days=1))


class tzinfo:
    """Base of classes that know a zone's offset, which may change over the year."""
    __slots__ = ()

    def tzname(self, dt, /):
        """The zone's name at dt."""
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt, /):
        """How far local time is ahead of UTC at dt, a timedelta."""
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt, /):
        """How much of the offset is daylight saving time, a timedelta."""
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt, /):
        """Local time for dt, whose fields are UTC."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        dst = dt.dst()
        if dst is None:
            raise ValueError('fromutc: non-None dst() result required')
        if offset - dst:
            dt += offset - dst
            dst = dt.dst()
            if dst is None:
                raise ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert')
        return dt + dst

    def __reduce__(self):
        get = getattr(self, '__getinitargs__', None)
        args = get() if get else ()
        if type(self) is timezone:
            state = None
        else:
            state = self.__getstate__() if hasattr(self, '__getstate__') else getattr(self, '__dict__', None) or None
        return (self.__class__, args, state) if state is not None or policy('datetime_iso_any') else (self.__class__, args)


tzinfo = native(tzinfo, 'datetime.tzinfo')


class timezone(tzinfo):
    """A zone whose offset never changes."""
    __slots__ = ()

    def __new__(cls, offset=_MISSING, name=_MISSING):
        if offset is _MISSING:
            raise TypeError("timezone() missing required argument 'offset' (pos 1)")
        named = policy('datetime_arguments_named')
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument {"" if not named else chr(39) + "offset" + chr(39)}{1 if not named else ""} must be '
                            f'datetime.timedelta, not {type(offset).__name__}')
        if name is _MISSING:
            if not offset and cls is timezone and '_utc' in globals():
                return _utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f'timezone() argument {"" if not named else chr(39) + "name" + chr(39)}{2 if not named else ""} must be str, '
                            f'not {type(name).__name__}')
        _check_offset('utcoffset', offset)
        self = native_instance(cls)
        self._offset = offset
        self._name = name
        return self

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is _utc:
            return 'datetime.timezone.utc'
        return f'datetime.timezone({self._offset!r})' if self._name is None else f'datetime.timezone({self._offset!r}, {self._name!r})'

    def __str__(self):
        return self.tzname(None)

    def _check(self, name, dt):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f'{name}(dt) argument must be a datetime instance or None, not {type(dt).__name__}')

    def utcoffset(self, dt, /):
        """The offset, whatever dt is."""
        self._check('utcoffset', dt)
        return self._offset

    def tzname(self, dt, /):
        """The name that was given, else UTC with the offset behind it."""
        self._check('tzname', dt)
        if self._name is None:
            return 'UTC' + _format_offset(self._offset) if self._offset else 'UTC'
        return self._name

    def dst(self, dt, /):
        """None: nothing is known of daylight saving time."""
        self._check('dst', dt)
        return None

    def fromutc(self, dt, /):
        """dt with the offset added."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset


timezone = native(timezone, 'datetime.timezone')
_utc = timezone(timedelta(0))
native_set(timezone, 'utc', _utc)
native_set(timezone, 'min', timezone(-timedelta(hours=23, minutes=59)))
native_set(timezone, 'max', timezone(timedelta(hours=23, minutes=59)))
if policy('datetime_iso_any'):
    UTC = timezone.utc


class time:
    """A time of day, in no zone or in that of tzinfo."""
    __slots__ = ()

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *extra, fold=0, **other):
        if isinstance(hour, (bytes, str)) and len(hour) == 6 and ord(hour[:1]) & 0x7f < 24:
            return cls._from_state(hour, minute or None)
        if extra or other:
            _refuse('time', (), _TIME_WORDS, ('fold',), (), extra, other)
        fields = _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = native_instance(cls, 0 if tzinfo is not None else 8)
        self._hour, self._minute, self._second, self._microsecond, self._fold = fields
        self._tzinfo = tzinfo
        self._hashcode = -1
        return self

    @classmethod
    def _from_state(cls, state, tz):
        if tz is not None and not isinstance(tz, _tzinfo_class):
            raise TypeError('bad tzinfo state arg')
        state = state if isinstance(state, bytes) else state.encode('latin1')
        return cls(state[0] & 0x7f, state[1], state[2], int.from_bytes(state[3:6], 'big'), tz, fold=state[0] >> 7)

    @classmethod
    def fromisoformat(cls, text, /):
        """The time of day that an ISO 8601 text names."""
        _check_iso(text)
        try:
            fields = _parse_time(text[1:] if text[:1] == 'T' and policy('datetime_iso_any') else text)
        except ValueError as e:
            if str(e):
                raise
            raise _invalid_iso(text) from None
        fields, _ = _at_midnight(fields)
        return cls(*fields)

    if policy('datetime_names_value'):
        @classmethod
        def strptime(cls, text, format, /):
            """Reads the time of day out of a text laid out as format says."""
            import _strptime
            fields, tz = _strptime.datetime_fields(text, format)
            return cls(*fields[3:], tz)

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def utcoffset(self):
        """What utcoffset() of the zone says, or None without a zone."""
        return _call_tzinfo(self._tzinfo, 'utcoffset', None)

    def dst(self):
        """What dst() of the zone says, or None without a zone."""
        return _call_tzinfo(self._tzinfo, 'dst', None)

    def tzname(self):
        """What tzname() of the zone says, or None without a zone."""
        return _call_tzname(self._tzinfo, None)

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append(f'tzinfo={self._tzinfo!r}')
        if self._fold:
            parts.append('fold=1')
        return f'{_type_name(self, time)}({", ".join(parts)})'

    def isoformat(self, timespec='auto'):
        """The ISO 8601 text, with the offset where there is one."""
        return _format_time(self._hour, self._minute, self._second, self._microsecond, timespec) + _format_offset(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        """The text that the directives of format ask for, as of the first day of 1900."""
        return _strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, format, /):
        if not isinstance(format, str):
            raise TypeError(f'__format__() argument 1 must be str, not {type(format).__name__}')
        return self.strftime(format) if format else str(self)

    def replace(self, *args, **changes):
        """The same time but for the fields that are given."""
        names = ('hour', 'minute', 'second', 'microsecond', 'tzinfo', 'fold')
        return _replace_fields(type(self), names, (self._hour, self._minute, self._second, self._microsecond, self._tzinfo, self._fold),
                               args, changes)

    if policy('has_copy_replace'):
        __replace__ = replace

    def _us(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 10 ** 6 + self._microsecond

    def _both(self, other, equal):
        if not isinstance(other, time):
            return None
        if self._tzinfo is other._tzinfo:
            return self._us(), other._us()
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            if equal:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware times")
        if mine is None or mine == theirs:
            return self._us(), other._us()
        return self._us() - mine._us(), other._us() - theirs._us()

    def __eq__(self, other):
        both = self._both(other, True)
        return both[0] == both[1] if both else NotImplemented

    def __lt__(self, other):
        both = self._both(other, False)
        return both[0] < both[1] if both else NotImplemented

    def __le__(self, other):
        both = self._both(other, False)
        return both[0] <= both[1] if both else NotImplemented

    def __gt__(self, other):
        both = self._both(other, False)
        return both[0] > both[1] if both else NotImplemented

    def __ge__(self, other):
        both = self._both(other, False)
        return both[0] >= both[1] if both else NotImplemented

    def _state(self, fold=0):
        return bytes((self._hour | fold << 7, self._minute, self._second)) + self._microsecond.to_bytes(3, 'big')

    def __hash__(self):
        if self._hashcode == -1:
            offset = (self.replace(fold=0) if self._fold else self).utcoffset()
            if offset is None:
                self._hashcode = hash(self._state())
            else:
                us = self._us() - offset._us()
                self._hashcode = hash(timedelta._from_us(us))
        return self._hashcode

    def __reduce_ex__(self, protocol, /):
        state = self._state(self._fold if protocol > 3 else 0)
        return self.__class__, (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


time = native(time, 'datetime.time')
native_set(time, 'min', time(0, 0, 0))
native_set(time, 'max', time(23, 59, 59, 999999))
native_set(time, 'resolution', timedelta(microseconds=1))
_time_class, _tzinfo_class = time, tzinfo


def _whole_seconds(t):
    if not isinstance(t, (int, float)):
        t = _no_number(t)
    if t != t:
        raise ValueError('Invalid value NaN (not a number)')
    if not -2 ** 63 <= t < 2 ** 63:
        raise OverflowError('timestamp out of range for platform time_t')
    return _math.floor(t)


def _no_number(t):
    if policy('datetime_arguments_named'):
        raise TypeError(f'must be real number, not {type(t).__name__}')
    if _NAMED:
        raise TypeError(f'argument must be int or float, not {type(t).__name__}')
    if policy('int_argument_old') and not hasattr(type(t), '__index__'):
        raise TypeError(f'an integer is required (got type {type(t).__name__})')
    return _index(t)


class datetime(date):
    """A moment: a day and a time of day, in no zone or in that of tzinfo."""
    __slots__ = ()

    def __new__(cls, year=_MISSING, month=_MISSING, day=_MISSING, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *extra, fold=0,
                **other):
        if isinstance(year, (bytes, str)) and len(year) == 10 and 1 <= ord(year[2:3]) & 0x7f <= 12:
            return cls._from_state(year, None if month is _MISSING else month)
        if day is _MISSING or month is _MISSING or year is _MISSING or extra or other:
            _refuse('datetime', _DATE_WORDS, _DATE_WORDS + _TIME_WORDS, ('fold',), (year, month, day), extra, other)
        ymd = _check_date(year, month, day)
        fields = _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = native_instance(cls, 0 if tzinfo is not None else 8)
        self._year, self._month, self._day = ymd
        self._hour, self._minute, self._second, self._microsecond, self._fold = fields
        self._tzinfo = tzinfo
        self._hashcode = -1
        return self

    @classmethod
    def _from_state(cls, state, tz):
        if tz is not None and not isinstance(tz, _tzinfo_class):
            raise TypeError('bad tzinfo state arg')
        state = state if isinstance(state, bytes) else state.encode('latin1')
        self = native_instance(cls, 0 if tz is not None else 8)
        self._take_date(state)
        self._hour, self._minute, self._second, self._microsecond = state[4], state[5], state[6], int.from_bytes(state[7:10], 'big')
        self._fold, self._tzinfo = state[2] >> 7, tz
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    # ---- making ----
    @classmethod
    def _from_seconds(cls, t, tz):
        whole = _whole_seconds(t)
        us = 0
        if isinstance(t, float):
            part, whole = _math.modf(t)
            us, whole = round(part * 1e6), int(whole)
            if us >= 10 ** 6:
                whole, us = whole + 1, us - 10 ** 6
            elif us < 0:
                whole, us = whole - 1, us + 10 ** 6
        days, seconds = divmod(whole, 86400)
        ordinal = days + 719163
        if not 0 < ordinal <= _MAXORDINAL:
            year = 1970 + days * 400 // 146097
            raise ValueError(f'year must be in 1..9999, not {year}' if _NAMED else f'year {year} is out of range')
        return cls(*_from_ordinal(ordinal), seconds // 3600, seconds // 60 % 60, seconds % 60, us, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The moment so many seconds after the start of 1970, as the clock of tz shows it."""
        _check_tzinfo(tz)
        result = cls._from_seconds(timestamp, tz)
        return result if tz is None else tz.fromutc(result)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """The moment so many seconds after the start of 1970, in UTC and with no tzinfo."""
        _deprecated('utcfromtimestamp', 'datetime.datetime.fromtimestamp(timestamp, datetime.UTC)')
        return cls._from_seconds(timestamp, None)

    @classmethod
    def now(cls, tz=None):
        """The moment that it is now, as the clock of tz shows it."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        """The moment that it is now, in UTC and with no tzinfo."""
        _deprecated('utcnow', 'datetime.datetime.now(datetime.UTC)')
        return cls._from_seconds(_time.time(), None)

    @classmethod
    def combine(cls, date, time, tzinfo=_MISSING):
        """The moment with this day and this time of day."""
        named = policy('datetime_arguments_named')
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument {chr(39) + 'date' + chr(39) if named else 1} must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument {chr(39) + 'time' + chr(39) if named else 2} must be datetime.time, not {type(time).__name__}")
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is _MISSING else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, text, /):
        """The moment that an ISO 8601 text names."""
        _check_iso(text)
        try:
            at = _date_length(text)
            fields = _parse_date(text[:at])
            clock = _parse_time(text[at + 1:]) if len(text) > at else (0, 0, 0, 0, None)
        except ValueError as e:
            if str(e):
                raise
            raise _invalid_iso(text) from None
        clock, later = _at_midnight(clock)
        result = cls(*fields, *clock)
        return result + timedelta(later) if later else result

    @classmethod
    def strptime(cls, text, format, /):
        """Reads the moment out of a text laid out as format says."""
        import _strptime
        return _strptime._strptime_datetime(cls, text, format)

    # ---- parts ----
    def date(self):
        """The day alone."""
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """The time of day, without the zone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """The time of day, with the zone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def utcoffset(self):
        """What utcoffset() of the zone says, or None without a zone."""
        return _call_tzinfo(self._tzinfo, 'utcoffset', self)

    def dst(self):
        """What dst() of the zone says, or None without a zone."""
        return _call_tzinfo(self._tzinfo, 'dst', self)

    def tzname(self):
        """What tzname() of the zone says, or None without a zone."""
        return _call_tzname(self._tzinfo, self)

    def timetuple(self):
        """A struct_time whose DST flag comes from dst()."""
        dst = self.dst()
        return self._tuple(-1 if dst is None else 1 if dst else 0)

    def utctimetuple(self):
        """A struct_time of the moment in UTC."""
        offset = self.utcoffset()
        return (self - offset if offset else self)._tuple(0)

    def _tuple(self, dst):
        return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(),
                                  _before_month(self._year, self._month) + self._day, dst))

    def timestamp(self):
        """Seconds since the start of 1970, as a float."""
        offset = self.utcoffset()
        us = self._us() - (719163 - 1) * _DAY_US - _DAY_US
        if offset is not None:
            return (us - offset._us()) / 10 ** 6
        return us // 10 ** 6 + self._microsecond / 10 ** 6

    def _us(self):
        return self.toordinal() * _DAY_US + ((self._hour * 60 + self._minute) * 60 + self._second) * 10 ** 6 + self._microsecond

    def astimezone(self, tz=None):
        """The same moment as the clock of tz shows it."""
        if tz is None:
            tz = timezone(timedelta(0), 'UTC')
        elif not isinstance(tz, _tzinfo_class):
            raise TypeError(f'astimezone() argument {"1" if not policy("datetime_arguments_named") else chr(39) + "tz" + chr(39)} must be '
                            f'datetime.tzinfo, not {type(tz).__name__}')
        mine = self._tzinfo
        if tz is mine:
            return self
        offset = None if mine is None else self.utcoffset()
        return tz.fromutc((self if not offset else self - offset).replace(tzinfo=tz))

    def replace(self, *args, **changes):
        """The same moment but for the fields that are given."""
        names = ('year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond', 'tzinfo', 'fold')
        return _replace_fields(type(self), names, (self._year, self._month, self._day, self._hour, self._minute, self._second,
                                            self._microsecond, self._tzinfo, self._fold), args, changes)

    if policy('has_copy_replace'):
        __replace__ = replace

    # ---- texts ----
    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        while len(fields) > 5 and fields[-1] == 0:
            del fields[-1]
        parts = [str(f) for f in fields]
        if self._fold:
            parts.append('fold=1')
        if self._tzinfo is not None:
            parts.append(f'tzinfo={self._tzinfo!r}')
        return f'{_type_name(self, datetime)}({", ".join(parts)})'

    def isoformat(self, sep='T', timespec='auto'):
        """The ISO 8601 text, sep between the day and the time."""
        if not isinstance(sep, str) or len(sep) != 1:
            start = "isoformat(): argument 'sep'" if policy('datetime_arguments_named') else 'isoformat() argument 1'
            given = f'a string of length {len(sep)}' if isinstance(sep, str) and _NAMED else type(sep).__name__
            raise TypeError(f'{start} must be a unicode character, not {given}')
        return (f'{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}'
                + _format_time(self._hour, self._minute, self._second, self._microsecond, timespec) + _format_offset(self.utcoffset()))

    def __str__(self):
        return self.isoformat(' ')

    def ctime(self):
        """The text as time.ctime() lays it out."""
        return (f'{_DAY_NAMES[self.weekday()][:3]} {_MONTH_NAMES[self._month][:3]} {self._day:2d} '
                f'{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}')

    # ---- comparing ----
    def _both(self, other, equal):
        """Two numbers to compare, or None."""
        if not isinstance(other, datetime):
            if isinstance(other, date) and not policy('has_copy_replace'):
                if equal:
                    return 0, 1
                raise TypeError(f"can't compare datetime.datetime to {_type_name(other, _date_class)}")
            return None
        if self._tzinfo is other._tzinfo:
            return self._us(), other._us()
        mine, theirs = self.utcoffset(), other.utcoffset()
        if equal and mine is not None and (mine != self.replace(fold=not self._fold).utcoffset()
                                           or theirs is not None and theirs != other.replace(fold=not other._fold).utcoffset()):
            return 0, 1
        if (mine is None) != (theirs is None):
            if equal:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        if mine is None:
            return self._us(), other._us()
        return self._us() - mine._us(), other._us() - theirs._us()

    def __eq__(self, other):
        both = self._both(other, True)
        return both[0] == both[1] if both else NotImplemented

    def __lt__(self, other):
        both = self._both(other, False)
        return both[0] < both[1] if both else NotImplemented

    def __le__(self, other):
        both = self._both(other, False)
        return both[0] <= both[1] if both else NotImplemented

    def __gt__(self, other):
        both = self._both(other, False)
        return both[0] > both[1] if both else NotImplemented

    def __ge__(self, other):
        both = self._both(other, False)
        return both[0] >= both[1] if both else NotImplemented

    def _state(self, fold=0):
        return (bytes((self._year >> 8, self._year & 255, self._month | fold << 7, self._day, self._hour, self._minute, self._second))
                + self._microsecond.to_bytes(3, 'big'))

    def __hash__(self):
        if self._hashcode == -1:
            offset = (self.replace(fold=0) if self._fold else self).utcoffset()
            if offset is None:
                self._hashcode = hash(self._state())
            else:
                self._hashcode = hash(timedelta._from_us(self._us() - offset._us()))
        return self._hashcode

    # ---- counting ----
    def _moved(self, us):
        days, us = divmod(self._us() + us, _DAY_US)
        if not 0 < days <= _MAXORDINAL:
            raise OverflowError('date value out of range')
        seconds, us = divmod(us, 10 ** 6)
        return type(self)(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, us, self._tzinfo)

    def __add__(self, other):
        return self._moved(other._us()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other._us())
        if not isinstance(other, datetime):
            return NotImplemented
        us = self._us() - other._us()
        if self._tzinfo is other._tzinfo:
            return timedelta._from_us(us)
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._from_us(us if mine is None else us - mine._us() + theirs._us())

    def __reduce_ex__(self, protocol, /):
        state = self._state(self._fold if protocol > 3 else 0)
        return self.__class__, (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


def _deprecated(name, instead):
    if policy('has_type_params'):
        import warnings
        warnings.warn(f'datetime.datetime.{name}() is deprecated and scheduled for removal in a future version. Use timezone-aware objects '
                      f'to represent datetimes in UTC: {instead}.', DeprecationWarning, stacklevel=3)


def _date_length(text):
    """How many characters of an ISO text are the date."""
    if len(text) < 7:
        raise ValueError
    if not policy('datetime_iso_any') or len(text) == 7:
        return min(len(text), 10)
    if text[4] == '-':
        if text[5] != 'W':
            return 10
        return 10 if text[8:9] == '-' and text[9:10].isdigit() else 8
    if text[4] == 'W':
        digits = 7
        while digits < len(text) and text[digits].isdigit():
            digits += 1
        return digits if digits < 9 else 7 if digits % 2 == 0 else 8
    return 8


datetime = native(datetime, 'datetime.datetime')
_date_class = date
native_set(datetime, 'min', datetime(1, 1, 1))
native_set(datetime, 'max', datetime(9999, 12, 31, 23, 59, 59, 999999))
native_set(datetime, 'resolution', timedelta(microseconds=1))
if not policy('has_type_params'):
    import sys
