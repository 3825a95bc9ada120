# Dates and times: making, errors, arithmetic, comparing, ISO texts, formats, time zones.
import warnings
from datetime import date, datetime, time, timedelta, timezone, tzinfo

warnings.simplefilter('ignore')


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


utc = timezone.utc
show(lambda: date(2020,13,1))
# =>(3.8-3.13) ValueError: month must be in 1..12
# =>(3.14-3.15) ValueError: month must be in 1..12, not 13
show(lambda: date(2021,4,31))
# =>(3.8-3.13) ValueError: day is out of range for month
# =>(3.14-3.15) ValueError: day 31 must be in range 1..30 for month 4 in year 2021
show(lambda: date(0,1,1))
# =>(3.8-3.13) ValueError: year 0 is out of range
# =>(3.14-3.15) ValueError: year must be in 1..9999, not 0
show(lambda: date(10000,1,1))
# =>(3.8-3.13) ValueError: year 10000 is out of range
# =>(3.14-3.15) ValueError: year must be in 1..9999, not 10000
show(lambda: date(2020))
# =>(3.8-3.14) TypeError: function missing required argument 'month' (pos 2)
# =>(3.15) TypeError: date() missing required argument 'month' (pos 2)
show(lambda: date())
# =>(3.8-3.14) TypeError: function missing required argument 'year' (pos 1)
# =>(3.15) TypeError: date() missing required argument 'year' (pos 1)
show(lambda: date('a',1,1))
# =>(3.8-3.9) TypeError: an integer is required (got type str)
# =>(3.10-3.15) TypeError: 'str' object cannot be interpreted as an integer
show(lambda: date(2020,1.0,1))
# =>(3.8-3.9) TypeError: integer argument expected, got float
# =>(3.10-3.15) TypeError: 'float' object cannot be interpreted as an integer
show(lambda: date(2020,1,1,1))
# =>(3.8-3.14) TypeError: function takes at most 3 arguments (4 given)
# =>(3.15) TypeError: date() takes at most 3 arguments (4 given)
show(lambda: date(2020,1,0))
# =>(3.8-3.13) ValueError: day is out of range for month
# =>(3.14-3.15) ValueError: day 0 must be in range 1..31 for month 1 in year 2020
show(lambda: time(24))
# =>(3.8-3.13) ValueError: hour must be in 0..23
# =>(3.14-3.15) ValueError: hour must be in 0..23, not 24
show(lambda: time(0,60))
# =>(3.8-3.13) ValueError: minute must be in 0..59
# =>(3.14-3.15) ValueError: minute must be in 0..59, not 60
show(lambda: time(0,0,60))
# =>(3.8-3.13) ValueError: second must be in 0..59
# =>(3.14-3.15) ValueError: second must be in 0..59, not 60
show(lambda: time(0,0,0,1000000))
# =>(3.8-3.13) ValueError: microsecond must be in 0..999999
# =>(3.14-3.15) ValueError: microsecond must be in 0..999999, not 1000000
show(lambda: time(0,0,0,0,5))  # => TypeError: tzinfo argument must be None or of a tzinfo subclass, not type 'int'
show(lambda: time(fold=2))
# =>(3.8-3.13) ValueError: fold must be either 0 or 1
# =>(3.14-3.15) ValueError: fold must be either 0 or 1, not 2
show(lambda: time('x'))
# =>(3.8-3.9) TypeError: an integer is required (got type str)
# =>(3.10-3.15) TypeError: 'str' object cannot be interpreted as an integer
show(lambda: datetime(2020,1,1,25))
# =>(3.8-3.13) ValueError: hour must be in 0..23
# =>(3.14-3.15) ValueError: hour must be in 0..23, not 25
show(lambda: datetime(2020,1,1,tzinfo=5))  # => TypeError: tzinfo argument must be None or of a tzinfo subclass, not type 'int'
show(lambda: datetime(2020,1))
# =>(3.8-3.14) TypeError: function missing required argument 'day' (pos 3)
# =>(3.15) TypeError: datetime() missing required argument 'day' (pos 3)
show(lambda: datetime(2020,1,1,fold=3))
# =>(3.8-3.13) ValueError: fold must be either 0 or 1
# =>(3.14-3.15) ValueError: fold must be either 0 or 1, not 3
show(lambda: timedelta(days=10**10))  # => OverflowError: Python int too large to convert to C int
show(lambda: timedelta('a'))  # => TypeError: unsupported type for timedelta days component: str
show(lambda: timedelta(x=1))
# =>(3.8-3.12) TypeError: 'x' is an invalid keyword argument for __new__()
# =>(3.13-3.14) TypeError: __new__() got an unexpected keyword argument 'x'
# =>(3.15) TypeError: timedelta() got an unexpected keyword argument 'x'
show(lambda: timedelta(1,2,3,4,5,6,7,8))
# =>(3.8-3.14) TypeError: __new__() takes at most 7 arguments (8 given)
# =>(3.15) TypeError: timedelta() takes at most 7 arguments (8 given)
show(lambda: timedelta(1)+1)  # => TypeError: unsupported operand type(s) for +: 'datetime.timedelta' and 'int'
show(lambda: 1-timedelta(1))  # => TypeError: unsupported operand type(s) for -: 'int' and 'datetime.timedelta'
show(lambda: timedelta(1)/0)
# =>(3.8-3.13) ZeroDivisionError: integer division or modulo by zero
# =>(3.14-3.15) ZeroDivisionError: division by zero
show(lambda: timedelta(1)//0)
# =>(3.8-3.13) ZeroDivisionError: integer division or modulo by zero
# =>(3.14-3.15) ZeroDivisionError: division by zero
show(lambda: timedelta(1)%timedelta(0))
# =>(3.8-3.10) ZeroDivisionError: integer division or modulo by zero
# =>(3.11-3.13) ZeroDivisionError: integer modulo by zero
# =>(3.14-3.15) ZeroDivisionError: division by zero
show(lambda: timedelta(1) < 1)  # => TypeError: '<' not supported between instances of 'datetime.timedelta' and 'int'
show(lambda: date(1,1,1)-timedelta(1))  # => OverflowError: date value out of range
show(lambda: date.max+timedelta(1))  # => OverflowError: date value out of range
show(lambda: datetime.max+timedelta(1))  # => OverflowError: date value out of range
show(lambda: date.fromordinal(0))  # => ValueError: ordinal must be >= 1
show(lambda: date.fromordinal(10**8))
# =>(3.8-3.13) ValueError: year 273791 is out of range
# =>(3.14-3.15) ValueError: year must be in 1..9999, not 273791
show(lambda: date.fromisocalendar(2020,54,1))  # => ValueError: Invalid week: 54
show(lambda: date.fromisocalendar(2020,1,8))
# =>(3.8-3.13) ValueError: Invalid day: 8 (range is [1, 7])
# =>(3.14-3.15) ValueError: Invalid weekday: 8 (range is [1, 7])
show(lambda: date.fromisocalendar(0,1,1))
# =>(3.8-3.13) ValueError: Year is out of range: 0
# =>(3.14-3.15) ValueError: year must be in 1..9999, not 0
show(lambda: date.fromisocalendar(2021,53,1))  # => ValueError: Invalid week: 53
show(lambda: date.fromisoformat('x'))  # => ValueError: Invalid isoformat string: 'x'
show(lambda: date.fromisoformat(5))
# =>(3.8-3.14) TypeError: fromisoformat: argument must be str
# =>(3.15) TypeError: fromisoformat() argument must be str, not int
show(lambda: date.fromisoformat('20200101'))
# =>(3.8-3.10) ValueError: Invalid isoformat string: '20200101'
# =>(3.11-3.15) datetime.date(2020, 1, 1)
show(lambda: date.fromisoformat('2020-W01-1'))
# =>(3.8-3.10) ValueError: Invalid isoformat string: '2020-W01-1'
# =>(3.11-3.15) datetime.date(2019, 12, 30)
show(lambda: datetime.fromisoformat('2020-01-01T10:20:30.5Z'))
# =>(3.8-3.10) ValueError: Invalid isoformat string: '2020-01-01T10:20:30.5Z'
# =>(3.11-3.15) datetime.datetime(2020, 1, 1, 10, 20, 30, 500000, tzinfo=datetime.timezone.utc)
show(lambda: time.fromisoformat('T10'))
# =>(3.8-3.10) ValueError: Invalid isoformat string: 'T10'
# =>(3.11-3.15) datetime.time(10, 0)
show(lambda: time.fromisoformat('25:00'))
# =>(3.8-3.13) ValueError: hour must be in 0..23
# =>(3.14-3.15) ValueError: hour must be in 0..23, not 25
show(lambda: datetime.fromisoformat('2020-13-01'))
# =>(3.8-3.13) ValueError: month must be in 1..12
# =>(3.14-3.15) ValueError: month must be in 1..12, not 13
show(lambda: datetime(2020,1,1) < datetime(2020,1,1,tzinfo=timezone.utc))  # => TypeError: can't compare offset-naive and offset-aware datetimes
show(lambda: datetime(2020,1,1) - datetime(2020,1,1,tzinfo=timezone.utc))  # => TypeError: can't subtract offset-naive and offset-aware datetimes
show(lambda: datetime(2020,1,1)<date(2020,1,1))
# =>(3.8-3.12) TypeError: can't compare datetime.datetime to datetime.date
# =>(3.13-3.15) TypeError: '<' not supported between instances of 'datetime.datetime' and 'datetime.date'
show(lambda: date(2020,1,1)<5)  # => TypeError: '<' not supported between instances of 'datetime.date' and 'int'
show(lambda: date(2020,1,1)+5)  # => TypeError: unsupported operand type(s) for +: 'datetime.date' and 'int'
show(lambda: date(2020,1,1)-5)  # => TypeError: unsupported operand type(s) for -: 'datetime.date' and 'int'
show(lambda: time(1)<time(1,tzinfo=timezone.utc))  # => TypeError: can't compare offset-naive and offset-aware times
show(lambda: datetime(2020,1,1)==date(2020,1,1))  # => False
show(lambda: timezone(5))
# =>(3.8-3.14) TypeError: timezone() argument 1 must be datetime.timedelta, not int
# =>(3.15) TypeError: timezone() argument 'offset' must be datetime.timedelta, not int
show(lambda: timezone(timedelta(days=1)))
# =>(3.8-3.13) ValueError: offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1).
# =>(3.14-3.15) ValueError: offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)
show(lambda: timezone(timedelta(hours=1),5))
# =>(3.8-3.14) TypeError: timezone() argument 2 must be str, not int
# =>(3.15) TypeError: timezone() argument 'name' must be str, not int
show(lambda: timezone())  # => TypeError: timezone() missing required argument 'offset' (pos 1)
show(lambda: timezone(timedelta(hours=-5,minutes=-30)))  # => datetime.timezone(datetime.timedelta(days=-1, seconds=66600))
show(lambda: timezone(timedelta(hours=1),'X'))  # => datetime.timezone(datetime.timedelta(seconds=3600), 'X')
show(lambda: timezone.utc)  # => datetime.timezone.utc
show(lambda: str(timezone(timedelta(seconds=3661))))  # => 'UTC+01:01:01'
show(lambda: timezone.utc.utcoffset(5))  # => TypeError: utcoffset(dt) argument must be a datetime instance or None, not int
show(lambda: timezone.utc.fromutc(5))  # => TypeError: fromutc: argument must be a datetime
show(lambda: timezone.utc.fromutc(datetime(2020,1,1)))  # => ValueError: fromutc: dt.tzinfo is not self
show(lambda: tzinfo().utcoffset(None))  # => NotImplementedError: a tzinfo subclass must implement utcoffset()
show(lambda: tzinfo().tzname(None))  # => NotImplementedError: a tzinfo subclass must implement tzname()
show(lambda: tzinfo().dst(None))  # => NotImplementedError: a tzinfo subclass must implement dst()
show(lambda: tzinfo().fromutc(datetime(2020,1,1)))  # => ValueError: fromutc: dt.tzinfo is not self
show(lambda: date(2020,1,1).isocalendar())
# =>(3.8) (2020, 1, 3)
# =>(3.9-3.15) datetime.IsoCalendarDate(year=2020, week=1, weekday=3)
show(lambda: date(2020,1,1).timetuple())  # => time.struct_time(tm_year=2020, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=2, tm_yday=1, tm_isdst=-1)
show(lambda: datetime(2020,1,1,tzinfo=timezone.utc).utctimetuple())  # => time.struct_time(tm_year=2020, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=2, tm_yday=1, tm_isdst=0)
show(lambda: date(2020,1,1).replace(month=13))
# =>(3.8-3.13) ValueError: month must be in 1..12
# =>(3.14-3.15) ValueError: month must be in 1..12, not 13
show(lambda: date(2020,1,1).replace(foo=13))
# =>(3.8-3.12) TypeError: 'foo' is an invalid keyword argument for replace()
# =>(3.13-3.15) TypeError: replace() got an unexpected keyword argument 'foo'
show(lambda: datetime(2020,1,1).isoformat('xx'))
# =>(3.8-3.13) TypeError: isoformat() argument 1 must be a unicode character, not str
# =>(3.14) TypeError: isoformat() argument 1 must be a unicode character, not a string of length 2
# =>(3.15) TypeError: isoformat(): argument 'sep' must be a unicode character, not a string of length 2
show(lambda: datetime(2020,1,1).isoformat(timespec='x'))  # => ValueError: Unknown timespec value
show(lambda: time(1,2,3,4).isoformat('milliseconds'))  # => '01:02:03.000'
show(lambda: time(1).isoformat(timespec=5))
# =>(3.8-3.14) TypeError: isoformat() argument 1 must be str, not int
# =>(3.15) TypeError: isoformat() argument 'timespec' must be str, not int
show(lambda: date(2020,1,2).ctime())  # => 'Thu Jan  2 00:00:00 2020'
show(lambda: date(2020,1,2).strftime('%Y/%m/%d %j %U %W %a %A %b %B %p %y %H %G %V %u %w %% %c %x %X %Z %z %f %D %e %F %T %R %I %M %S'))  # => '2020/01/02 002 00 00 Thu Thursday Jan January AM 20 00 2020 01 4 4 % Thu Jan  2 00:00:00 2020 01/02/20 00:00:00   000000 01/02/20  2 2020-01-02 00:00:00 00:00 12 00 00'
show(lambda: datetime.strptime('2020-01-02 03:04:05.678','%Y-%m-%d %H:%M:%S.%f'))  # => datetime.datetime(2020, 1, 2, 3, 4, 5, 678000)
show(lambda: datetime.strptime('x','%Y'))  # => ValueError: time data 'x' does not match format '%Y'
show(lambda: datetime.strptime('2020x','%Y'))  # => ValueError: unconverted data remains: x
show(lambda: datetime.strptime('2020','%Q'))  # => ValueError: 'Q' is a bad directive in format '%Q'
show(lambda: datetime.strptime('2020','%Y%'))  # => ValueError: stray % in format '%Y%'
show(lambda: datetime.strptime('31 Apr 2020','%d %b %Y'))
# =>(3.8-3.13) ValueError: day is out of range for month
# =>(3.14-3.15) ValueError: day 31 must be in range 1..30 for month 4 in year 2020
show(lambda: datetime.strptime('+0130 GMT','%z %Z'))  # => datetime.datetime(1900, 1, 1, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=5400), 'GMT'))
show(lambda: datetime.strptime(5,'%z'))  # => TypeError: strptime() argument 1 must be str, not int
show(lambda: datetime.strptime('2020 1 1','%G %V %u'))  # => datetime.datetime(2019, 12, 30, 0, 0)
show(lambda: datetime.strptime('12 am','%I %p'))  # => datetime.datetime(1900, 1, 1, 0, 0)
show(lambda: datetime.combine(date(2020,1,1),5))
# =>(3.8-3.14) TypeError: combine() argument 2 must be datetime.time, not int
# =>(3.15) TypeError: combine() argument 'time' must be datetime.time, not int
show(lambda: datetime.combine(5,time()))
# =>(3.8-3.14) TypeError: combine() argument 1 must be datetime.date, not int
# =>(3.15) TypeError: combine() argument 'date' must be datetime.date, not int
show(lambda: datetime.fromtimestamp(0, timezone.utc))  # => datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)
show(lambda: datetime.fromtimestamp(10**20, timezone.utc))  # => OverflowError: timestamp out of range for platform time_t
show(lambda: datetime.fromtimestamp(1.5, timezone.utc))  # => datetime.datetime(1970, 1, 1, 0, 0, 1, 500000, tzinfo=datetime.timezone.utc)
show(lambda: date.fromtimestamp(10**20))  # => OverflowError: timestamp out of range for platform time_t
show(lambda: datetime(2020,1,1,tzinfo=timezone.utc).timestamp())  # => 1577836800.0
show(lambda: [date(2020,1,1).__reduce__(), time(1,2).__reduce__(), datetime(2020,1,1).__reduce_ex__(2), timedelta(1).__reduce__(), timezone.utc.__reduce__()] )
# =>(3.8-3.10) [(<class 'datetime.date'>, (b'\x07\xe4\x01\x01',)), (<class 'datetime.time'>, (b'\x01\x02\x00\x00\x00\x00',)), (<class 'datetime.datetime'>, (b'\x07\xe4\x01\x01\x00\x00\x00\x00\x00\x00',)), (<class 'datetime.timedelta'>, (1, 0, 0)), (<class 'datetime.timezone'>, (datetime.timedelta(0),))]
# =>(3.11-3.15) [(<class 'datetime.date'>, (b'\x07\xe4\x01\x01',)), (<class 'datetime.time'>, (b'\x01\x02\x00\x00\x00\x00',)), (<class 'datetime.datetime'>, (b'\x07\xe4\x01\x01\x00\x00\x00\x00\x00\x00',)), (<class 'datetime.timedelta'>, (1, 0, 0)), (<class 'datetime.timezone'>, (datetime.timedelta(0),), None)]
show(lambda: timedelta(days=1.5, seconds=.1, microseconds=.5))  # => datetime.timedelta(days=1, seconds=43200, microseconds=100000)
show(lambda: str(timedelta(-1,5)))  # => '-1 day, 0:00:05'
show(lambda: repr(timedelta(-1,5,6)))  # => 'datetime.timedelta(days=-1, seconds=5, microseconds=6)'
show(lambda: timedelta(1)/3)  # => datetime.timedelta(seconds=28800)
show(lambda: timedelta(1)*.1)  # => datetime.timedelta(seconds=8640)
show(lambda: timedelta(7)//2)  # => datetime.timedelta(days=3, seconds=43200)
show(lambda: divmod(timedelta(7),timedelta(2)))  # => (3, datetime.timedelta(days=1))
show(lambda: timedelta(1).total_seconds())  # => 86400.0
show(lambda: timedelta(1)/timedelta(2))  # => 0.5
show(lambda: timedelta.resolution)  # => datetime.timedelta(microseconds=1)
show(lambda: abs(timedelta(-1)))  # => datetime.timedelta(days=1)
show(lambda: bool(timedelta()))  # => False
show(lambda: timedelta(1)*'a')  # => TypeError: can't multiply sequence by non-int of type 'datetime.timedelta'
show(lambda: time.fromisoformat('24:00'))
# =>(3.8-3.13) ValueError: hour must be in 0..23
# =>(3.14-3.15) datetime.time(0, 0)
show(lambda: datetime.fromisoformat('2020-12-31T24:00'))
# =>(3.8-3.13) ValueError: hour must be in 0..23
# =>(3.14-3.15) datetime.datetime(2021, 1, 1, 0, 0)
show(lambda: datetime.fromisoformat('2020-12-31T24:01'))
# =>(3.8-3.13) ValueError: hour must be in 0..23
# =>(3.14-3.15) ValueError: minute, second, and microsecond must be 0 when hour is 24
show(lambda: datetime.strptime('2020', '%H'))  # => ValueError: unconverted data remains: 20
show(lambda: datetime.strptime('29 Feb', '%d %b'))
# =>(3.8-3.13) ValueError: day is out of range for month
# =>(3.14) ValueError: day 29 must be in range 1..28 for month 2 in year 1900
# =>(3.15) ValueError: Day of month directive '%d' may not be used without a year directive. Parsing dates involving a day of month without a year is ambiguous and fails to parse leap day. Add a year to the input and format. See https://github.com/python/cpython/issues/70647.
show(lambda: datetime.strptime('60', '%S'))
# =>(3.8-3.13) ValueError: second must be in 0..59
# =>(3.14-3.15) ValueError: second must be in 0..59, not 60
show(lambda: datetime.strptime('61', '%S'))
# =>(3.8-3.13) ValueError: second must be in 0..59
# =>(3.14-3.15) ValueError: second must be in 0..59, not 61
show(lambda: datetime.strptime('62', '%S'))  # => ValueError: unconverted data remains: 2
show(lambda: datetime.strptime('366', '%j'))  # => datetime.datetime(1901, 1, 1, 0, 0)
show(lambda: datetime.strptime('2020 53 0', '%Y %U %w'))  # => datetime.datetime(2021, 1, 3, 0, 0)
show(lambda: datetime.strptime('2020 10', '%G %V'))  # => ValueError: ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').
show(lambda: datetime.strptime('2020 10', '%Y %V'))  # => ValueError: ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').
show(lambda: datetime.strptime('2020 10 3', '%G %j %u'))
# =>(3.8-3.12) ValueError: ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').
# =>(3.13-3.15) ValueError: Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.
show(lambda: datetime.strptime('10', '%V'))  # => ValueError: ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').
show(lambda: datetime.strptime('+01:30:15.123456', '%z'))  # => datetime.datetime(1900, 1, 1, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=5415, microseconds=123456)))
show(lambda: datetime.strptime('+01:3015', '%z'))  # => ValueError: Inconsistent use of : in +01:3015
show(lambda: datetime.strptime('Z', '%z'))  # => datetime.datetime(1900, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)
show(lambda: datetime.strptime('UTC', '%Z'))  # => datetime.datetime(1900, 1, 1, 0, 0)
show(lambda: datetime.strptime('Mon Jan  2 03:04:05 2020', '%c'))  # => datetime.datetime(2020, 1, 2, 3, 4, 5)
show(lambda: datetime.strptime('01/02/03 04:05:06', '%x %X'))  # => datetime.datetime(2003, 1, 2, 4, 5, 6)
show(lambda: datetime.strptime('1.5', '%S.%f'))  # => datetime.datetime(1900, 1, 1, 0, 0, 1, 500000)
show(lambda: datetime.strptime('1  2', '%m %d'))
# =>(3.8-3.14) datetime.datetime(1900, 1, 2, 0, 0)
# =>(3.15) ValueError: Day of month directive '%d' may not be used without a year directive. Parsing dates involving a day of month without a year is ambiguous and fails to parse leap day. Add a year to the input and format. See https://github.com/python/cpython/issues/70647.
show(lambda: datetime.strptime('MONDAY', '%A'))  # => datetime.datetime(1900, 1, 1, 0, 0)
show(lambda: datetime.strptime('1', '%Y%'))  # => ValueError: stray % in format '%Y%'
show(lambda: datetime.strptime('5', '%'))  # => ValueError: stray % in format '%'
show(lambda: datetime(2024, 2, 29) + timedelta(days=366))  # => datetime.datetime(2025, 3, 1, 0, 0)
show(lambda: (datetime(2024, 3, 10, 12) - datetime(2023, 3, 10)).total_seconds())  # => 31665600.0
show(lambda: datetime(2024, 1, 1, 12, tzinfo=timezone(timedelta(hours=2))).astimezone(utc).isoformat())  # => '2024-01-01T10:00:00+00:00'
show(lambda: sorted([date(2024, 5, 1), date(2023, 1, 1), date.max, date.min]))  # => [datetime.date(1, 1, 1), datetime.date(2023, 1, 1), datetime.date(2024, 5, 1), datetime.date(9999, 12, 31)]
show(lambda: f'{datetime(2024, 5, 6, 7, 8):%Y/%m/%d %H.%M}' + format(date(2024, 5, 6), ''))  # => '2024/05/06 07.082024-05-06'
show(lambda: [date(2024, 1, 1).weekday(), date(2024, 1, 1).isoweekday(), date(2024, 12, 30).isocalendar()[:2]])  # => [0, 1, (2025, 1)]
show(lambda: {date(2024, 1, 1): 1}[date(2024, 1, 1)])  # => 1
show(lambda: datetime.combine(date(2024, 1, 2), time(3, 4, tzinfo=utc)))  # => datetime.datetime(2024, 1, 2, 3, 4, tzinfo=datetime.timezone.utc)
show(lambda: datetime(2024, 1, 2, 3, 4, 5, 6).replace(hour=0, tzinfo=utc, fold=1))  # => datetime.datetime(2024, 1, 2, 0, 4, 5, 6, fold=1, tzinfo=datetime.timezone.utc)
show(lambda: date(2024, 1, 1).foo)  # => AttributeError: 'datetime.date' object has no attribute 'foo'
show(lambda: setattr(date, 'x', 1))
# =>(3.8-3.9) TypeError: can't set attributes of built-in/extension type 'datetime.date'
# =>(3.10-3.15) TypeError: cannot set 'x' attribute of immutable type 'datetime.date'
show(lambda: setattr(date(2024, 1, 1), 'year', 1))  # => AttributeError: attribute 'year' of 'datetime.date' objects is not writable
show(lambda: (date, datetime.__name__, timedelta.__module__, timezone.__qualname__))  # => (<class 'datetime.date'>, 'datetime', 'datetime', 'timezone')
