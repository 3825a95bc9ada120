"""Months and years as text; weekdays and lengths of months."""
from _slotscope import policy
from datetime import MAXYEAR, MINYEAR, date

__all__ = ['IllegalMonthError', 'IllegalWeekdayError', 'setfirstweekday', 'firstweekday', 'isleap', 'leapdays', 'weekday', 'monthrange',
           'monthcalendar', 'prmonth', 'month', 'prcal', 'calendar', 'timegm', 'month_name', 'month_abbr', 'day_name', 'day_abbr',
           'Calendar', 'TextCalendar', 'weekheader', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']
error = ValueError
month_name = ['', 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
month_abbr = [name[:3] for name in month_name]
day_name = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
day_abbr = [name[:3] for name in day_name]
mdays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

if policy('calendar_enums'):
    from enum import IntEnum, global_enum
    Month = global_enum(IntEnum('Month', [name.upper() for name in month_name[1:]], module=__name__))
    Day = global_enum(IntEnum('Day', [name.upper() for name in day_name], module=__name__, start=0))
    __all__ += ['Day', 'Month'] + [name.upper() for name in month_name[1:]]
else:
    Day = int
    January, February = 1, 2
    MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


class IllegalMonthError(*((ValueError, IndexError) if policy('calendar_month_is_index') else (ValueError,))):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f'bad month number {self.month!r}; must be 1-12'


class IllegalWeekdayError(ValueError):
    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f'bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)'


class _Names:
    """A sequence that is neither list nor tuple."""

    def __init__(self, names):
        self._names = names

    def __getitem__(self, i):
        return self._names[i]

    def __len__(self):
        return len(self._names)


month_name, month_abbr, day_name, day_abbr = (_Names(names) for names in (month_name, month_abbr, day_name, day_abbr))


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    def before(year):
        return (year - 1) // 4 - (year - 1) // 100 + (year - 1) // 400
    return before(y2) - before(y1)


def weekday(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        year = 2000 + year % 400
    return Day(date(year, month, day).weekday())


def _length(year, month):
    return mdays[month] + (month == 2 and isleap(year))


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), _length(year, month)


def _rows(items, n):
    items = list(items)
    return [items[i:i + n] for i in range(0, len(items), n)]


class Calendar:
    def setfirstweekday(self, firstweekday):
        self._firstweekday = firstweekday

    def getfirstweekday(self):
        return self._firstweekday % 7

    firstweekday = property(getfirstweekday, setfirstweekday)

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def iterweekdays(self):
        first = self.firstweekday
        yield from (*range(first, 7), *range(first))

    def itermonthdays3(self, year, month):
        first, n = monthrange(year, month)
        before, after = (first - self.firstweekday) % 7, (self.firstweekday - first - n) % 7
        y, m = (year, month - 1) if month > 1 else (year - 1, 12)
        last = _length(y, m)
        for d in range(last - before, last):
            yield y, m, d + 1
        for d in range(n):
            yield year, month, d + 1
        y, m = (year, month + 1) if month < 12 else (year + 1, 1)
        for d in range(after):
            yield y, m, d + 1

    def itermonthdays(self, year, month):
        for _, m, d in self.itermonthdays3(year, month):
            yield d if m == month else 0

    def itermonthdays2(self, year, month):
        for i, d in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield d, i % 7

    def itermonthdays4(self, year, month):
        for i, ymd in enumerate(self.itermonthdays3(year, month), self.firstweekday):
            yield ymd + (i % 7,)

    def itermonthdates(self, year, month):
        for y, m, d in self.itermonthdays3(year, month):
            yield date(y, m, d)

    def monthdatescalendar(self, year, month):
        return _rows(self.itermonthdates(year, month), 7)

    def monthdays2calendar(self, year, month):
        return _rows(self.itermonthdays2(year, month), 7)

    def monthdayscalendar(self, year, month):
        return _rows(self.itermonthdays(year, month), 7)

    def yeardatescalendar(self, year, width=3):
        return _rows((self.monthdatescalendar(year, m) for m in range(1, 13)), width)

    def yeardays2calendar(self, year, width=3):
        return _rows((self.monthdays2calendar(year, m) for m in range(1, 13)), width)

    def yeardayscalendar(self, year, width=3):
        return _rows((self.monthdayscalendar(year, m) for m in range(1, 13)), width)


class TextCalendar(Calendar):
    def formatday(self, day, weekday, width):
        return (f'{day:2}' if day else '').center(width)

    def formatweek(self, theweek, width):
        return ' '.join(self.formatday(d, w, width) for d, w in theweek)

    def prweek(self, theweek, width):
        print(self.formatweek(theweek, width), end='')

    def formatweekday(self, day, width):
        return (day_name if width >= 9 else day_abbr)[day][:width].center(width)

    def formatweekheader(self, width):
        return ' '.join(self.formatweekday(i, width) for i in self.iterweekdays())

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        if policy('calendar_month_is_index') and not 1 <= themonth <= 12:
            raise IllegalMonthError(themonth)
        name = month_name[themonth]
        return (f'{name} {theyear!r}' if withyear else name).center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):
        w, l = max(2, w), max(1, l)
        lines = [self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1), self.formatweekheader(w)]
        lines += [self.formatweek(week, w) for week in self.monthdays2calendar(theyear, themonth)]
        return ''.join(line.rstrip() + '\n' * l for line in lines)

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end='')

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        w, l, c = max(2, w), max(1, l), max(2, c)
        width = (w + 1) * 7 - 1

        def beside(cells):
            return (' ' * c).join(cell.center(width) for cell in cells).rstrip() + '\n' * l
        text = repr(theyear).center(width * m + c * (m - 1)).rstrip() + '\n' * l
        for i, row in enumerate(self.yeardays2calendar(theyear, m)):
            months = range(m * i + 1, min(m * (i + 1) + 1, 13))
            text += '\n' * l + beside(self.formatmonthname(theyear, k, width, False) for k in months)
            text += beside(self.formatweekheader(w) for k in months)
            for j in range(max(len(weeks) for weeks in row)):
                text += beside(self.formatweek(weeks[j], w) if j < len(weeks) else '' for weeks in row)
        return text

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end='')


c = TextCalendar()
prweek, prmonth, prcal, weekheader, week, month, calendar, monthcalendar, firstweekday = (
    c.prweek, c.prmonth, c.pryear, c.formatweekheader, c.formatweek, c.formatmonth, c.formatyear, c.monthdayscalendar,
    c.getfirstweekday)


def setfirstweekday(firstweekday):
    if not MONDAY <= firstweekday <= SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    c.firstweekday = firstweekday


def timegm(tuple):
    year, month, day, hour, minute, second = tuple[:6]
    days = date(year, month, 1).toordinal() - date(1970, 1, 1).toordinal() + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second
