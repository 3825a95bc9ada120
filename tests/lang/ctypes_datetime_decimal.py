# datetime and decimal are C structs: sizes, static types, what instances and subclasses can do.
import copy
import sys
import weakref
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from decimal import Context, Decimal, getcontext, localcontext


def t(f):
    try:
        return f()
    except Exception as e:
        return f'{type(e).__name__}: {e}'


class Zone(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=1)

    def dst(self, dt):
        return timedelta(0)

    def tzname(self, dt):
        return 'Z'


class Day(date):
    pass


class Money(Decimal):
    __slots__ = ()


print([sys.getsizeof(o) for o in (date(2020, 1, 1), time(), time(1, tzinfo=timezone.utc), datetime(2020, 1, 1), timedelta(1), timezone.utc)])  # => [32, 40, 40, 48, 40, 32]
print([(c.__basicsize__, c.__itemsize__, c.__dictoffset__, c.__weakrefoffset__, c.__flags__ >> 9 & 1) for c in (date, time, datetime, timedelta, timezone, tzinfo)])  # => [(32, 0, 0, 0, 0), (40, 0, 0, 0, 0), (48, 0, 0, 0, 0), (40, 0, 0, 0, 0), (32, 0, 0, 0, 0), (16, 0, 0, 0, 0)]
print([c.__bases__ for c in (date, datetime, timezone)], [c.__module__ for c in (date, time, tzinfo)])  # => [(<class 'object'>,), (<class 'datetime.date'>,), (<class 'datetime.tzinfo'>,)] ['datetime', 'datetime', 'datetime']
print(t(lambda: setattr(date(2020, 1, 1), 'x', 1)), t(lambda: weakref.ref(time())), t(lambda: setattr(date, 'x', 1)), t(lambda: date(2020, 1, 1).__dict__))
# =>(3.8-3.9) AttributeError: 'datetime.date' object has no attribute 'x' TypeError: cannot create weak reference to 'datetime.time' object TypeError: can't set attributes of built-in/extension type 'datetime.date' AttributeError: 'datetime.date' object has no attribute '__dict__'
# =>(3.10-3.12) AttributeError: 'datetime.date' object has no attribute 'x' TypeError: cannot create weak reference to 'datetime.time' object TypeError: cannot set 'x' attribute of immutable type 'datetime.date' AttributeError: 'datetime.date' object has no attribute '__dict__'
# =>(3.13-3.15) AttributeError: 'datetime.date' object has no attribute 'x' and no __dict__ for setting new attributes TypeError: cannot create weak reference to 'datetime.time' object TypeError: cannot set 'x' attribute of immutable type 'datetime.date' AttributeError: 'datetime.date' object has no attribute '__dict__'
print(Day.__basicsize__, Day(2020, 1, 2), Day(2020, 1, 2) + timedelta(1), type(Day(2020, 1, 2) + timedelta(1)) is Day, copy.deepcopy(Day(2020, 1, 2)))
# =>(3.8-3.10) 48 2020-01-02 2020-01-03 True 2020-01-02
# =>(3.11) 40 2020-01-02 2020-01-03 True 2020-01-02
# =>(3.12-3.15) 32 2020-01-02 2020-01-03 True 2020-01-02
x = datetime(2020, 1, 2, 3, 4, 5, 678901, Zone(), fold=1)
print(x, x.fold, x.tzinfo.__class__.__name__, x.timetz(), x.replace(tzinfo=None), copy.copy(x) == x, hash(x) == hash(x.replace(fold=0)))  # => 2020-01-02 03:04:05.678901+01:00 1 Zone 03:04:05.678901+01:00 2020-01-02 03:04:05.678901 True True
print(datetime.max, datetime.min, time.max, timedelta.max, timezone.max, date(9999, 12, 31), timedelta(-1, 2, 3))  # => 9999-12-31 23:59:59.999999 0001-01-01 00:00:00 23:59:59.999999 999999999 days, 23:59:59.999999 UTC+23:59 9999-12-31 -1 day, 0:00:02.000003
print([sys.getsizeof(Decimal(s)) for s in ('0', '1.5', '1' * 76, '1' * 77, '1' * 100, '9' * 1000, 'NaN', '-Infinity', '1e400')])
# =>(3.8-3.12) [104, 104, 104, 144, 152, 528, 104, 104, 104]
# =>(3.13-3.15) [120, 120, 120, 160, 168, 544, 120, 120, 120]
print(Decimal.__basicsize__, Money.__basicsize__, Context.__weakrefoffset__, Context.__dictoffset__, sys.getsizeof(getcontext()), sys.getsizeof(localcontext()))
# =>(3.8-3.12) 104 104 0 0 96 32
# =>(3.13) 104 104 0 0 112 48
# =>(3.14-3.15) 104 104 0 0 120 48
print(Decimal(10) ** 19, Decimal(10) ** 19 - 1, Decimal('18446744073709551616'), Decimal('9' * 40) + 1 == Decimal(10) ** 40, Decimal('-1.25').as_tuple(), Money('1.5') + 1)  # => 10000000000000000000 9999999999999999999 18446744073709551616 True DecimalTuple(sign=1, digits=(1, 2, 5), exponent=-2) 2.5
print(Decimal('123456789' * 9), int(Decimal('7' * 60)), Decimal(2 ** 200), hash(Decimal('1.50')) == hash(1.5), Decimal('sNaN12'), Decimal('-0'))  # => 123456789123456789123456789123456789123456789123456789123456789123456789123456789 777777777777777777777777777777777777777777777777777777777777 1606938044258990275541962092341162602522202993782792835301376 True sNaN12 -0
print(t(lambda: setattr(Decimal(1), 'x', 1)), t(lambda: setattr(getcontext(), 'x', 1)), t(lambda: weakref.ref(Decimal(1))))
# =>(3.8-3.12) AttributeError: 'decimal.Decimal' object has no attribute 'x' AttributeError: 'decimal.Context' object has no attribute 'x' TypeError: cannot create weak reference to 'decimal.Decimal' object
# =>(3.13-3.15) AttributeError: 'decimal.Decimal' object has no attribute 'x' and no __dict__ for setting new attributes AttributeError: 'decimal.Context' object has no attribute 'x' TypeError: cannot create weak reference to 'decimal.Decimal' object
with localcontext() as c:
    c.prec = 5
    one = Decimal(1) / 7
print(one, Decimal(1) / 7, getcontext().prec, c.prec, type(c).__name__)  # => 0.14286 0.1428571428571428571428571429 28 5 Context
