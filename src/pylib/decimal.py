# Its code leaves no entries in tracebacks: in CPython a module in C does it.
"""Decimal numbers that keep their digits: General Decimal Arithmetic, with contexts, signals and all roundings."""
import math as _math
import re as _re
from _slotscope import native, native_instance, native_setattr, policy

__all__ = ['Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext', 'ExtendedContext', 'DecimalException', 'Clamped',
           'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal', 'Overflow', 'Underflow', 'FloatOperation',
           'DivisionImpossible', 'InvalidContext', 'ConversionSyntax', 'DivisionUndefined', 'ROUND_DOWN', 'ROUND_HALF_UP',
           'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP', 'setcontext', 'getcontext',
           'localcontext', 'MAX_PREC', 'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY', 'HAVE_THREADS', 'HAVE_CONTEXTVAR']
from collections import namedtuple as _namedtuple

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')
ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = 'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING'
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = 'ROUND_FLOOR', 'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP'
_ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
HAVE_THREADS = HAVE_CONTEXTVAR = True
__version__ = '1.70'
__libmpdec_version__ = '2.5.1'


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped)
_SHOWN = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow)   # in reprs
_signal_of = {ConversionSyntax: InvalidOperation, DivisionImpossible: InvalidOperation, DivisionUndefined: InvalidOperation,
              InvalidContext: InvalidOperation}


def _signals(value):
    """The dict that flags or traps are, from one or from a list of signals."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, list):
        raise TypeError('argument must be a signal dict')
    if not all(s in _SIGNALS for s in value):
        raise KeyError('valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, '
                       'Subnormal, Inexact, Rounded,\n   Clamped]')
    return {s: s in value for s in _SIGNALS}


class Context:
    """Precision, rounding, limits, and which signals raise (traps) or were seen (flags)."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = globals().get('DefaultContext')
        for name, value, default in (('prec', prec, 28), ('rounding', rounding, ROUND_HALF_EVEN), ('Emin', Emin, -999999),
                                     ('Emax', Emax, 999999), ('capitals', capitals, 1), ('clamp', clamp, 0)):
            setattr(self, name, value if value is not None else getattr(base, name) if base else default)
        if traps is None:
            traps = [s for s in _SIGNALS if base.traps[s]] if base else []
        self.traps = _signals(traps)
        self.flags = _signals([] if flags is None else flags)

    def __setattr__(self, name, value):
        low, high = {'prec': (1, MAX_PREC), 'Emin': (MIN_EMIN, 0), 'Emax': (0, MAX_EMAX), 'capitals': (0, 1), 'clamp': (0, 1)}.get(name, (0, 0))
        if high or low:
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            if not low <= value <= high:
                text = {(0, 1): '0 or 1', (1, MAX_PREC): '[1, MAX_PREC]', (MIN_EMIN, 0): '[MIN_EMIN, 0]', (0, MAX_EMAX): '[0, MAX_EMAX]'}
                raise ValueError(f'valid {"values" if (low, high) == (0, 1) else "range"} for {name} {"are" if (low, high) == (0, 1) else "is"} '
                                 f'{text[low, high]}')
        elif name == 'rounding':
            if value not in _ROUNDINGS:
                raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, '
                                'ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
        elif name in ('flags', 'traps'):
            if not isinstance(value, dict):
                raise TypeError('argument must be a signal dict')
            if set(value) != set(_SIGNALS):
                raise KeyError('invalid signal dict')
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        native_setattr(self, name, value)

    def __delattr__(self, name):
        raise AttributeError('context attributes cannot be deleted')

    def __repr__(self):
        names = lambda d: '[' + ', '.join(s.__name__ for s in _SHOWN if d[s]) + ']'
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals={self.capitals}, '
                f'clamp={self.clamp}, flags={names(self.flags)}, traps={names(self.traps)})')

    def clear_flags(self):
        for s in self.flags:
            self.flags[s] = False

    def clear_traps(self):
        for s in self.traps:
            self.traps[s] = False

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags), dict(self.traps))

    __copy__ = copy

    def _raise(self, condition, *others):
        """Sees the conditions; raises for the first that is trapped."""
        for c in (condition, *others):
            self.flags[_signal_of.get(c, c)] = True
        for c in (condition, *others):
            signal = _signal_of.get(c, c)
            if self.traps[signal]:
                raise signal([c])

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def create_decimal(self, num='0'):
        d = Decimal(num, self)
        if d._special and d._digits and _size(d._coeff) > self.prec - self.clamp:
            self._raise(ConversionSyntax)
            return Decimal('NaN')
        return d._fix(self)

    def power(self, a, b, modulo=None):
        return _operand(a).__pow__(_operand(b), modulo, context=self)

    def copy_decimal(self, x, /):
        return _operand(x)

    def canonical(self, x, /):
        if not isinstance(x, Decimal):
            raise TypeError('argument must be a Decimal')
        return x

    def radix(self):
        return Decimal(10)

    def create_decimal_from_float(self, f):
        return Decimal.from_float(f)._fix(self)

    def __reduce__(self):
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                         [s for s in _SIGNALS if self.flags[s]], [s for s in _SIGNALS if self.traps[s]])


def _delegate(name, method, operands, takes_context):
    """Context.NAME: the method of a Decimal, with other operands and the context."""
    def one(self, x, /):
        return getattr(_operand(x), method)(**{'context': self} if takes_context else {})

    def two(self, x, y, /):
        return getattr(_operand(x), method)(_operand(y), context=self)

    def three(self, x, y, z, /):
        return getattr(_operand(x), method)(_operand(y), _operand(z), context=self)
    function = (one, two, three)[operands - 1]
    function.__name__ = name
    function.__qualname__ = 'Context.' + name
    setattr(Context, name, function)


def _operand(x):
    if isinstance(x, Decimal):
        return x
    if isinstance(x, int):
        return Decimal(x)
    raise TypeError(f'conversion from {type(x).__name__} to Decimal is not supported')


for _names, _operands, _takes_context in (
        ('abs:__abs__ plus:__pos__ minus:__neg__ exp ln log10 logb logical_invert next_minus next_plus normalize number_class sqrt is_normal '
         'is_subnormal to_eng_string to_sci_string:_scientific to_integral_value to_integral_exact to_integral:to_integral_value', 1, True),
        ('copy_abs copy_negate is_canonical is_finite is_infinite is_nan is_qnan is_signed is_snan is_zero', 1, False),
        ('add:__add__ subtract:__sub__ multiply:__mul__ divide:__truediv__ divide_int:__floordiv__ remainder:__mod__ divmod:__divmod__ '
         'remainder_near compare compare_signal compare_total compare_total_mag copy_sign logical_and logical_or logical_xor max max_mag '
         'min min_mag next_toward quantize rotate same_quantum scaleb shift', 2, True),
        ('fma', 3, True)):
    for _name in _names.split():
        _name, _, _method = _name.partition(':')
        _delegate(_name, _method or _name, _operands, _takes_context)
del _names, _operands, _takes_context, _name, _method


Context = native(Context, 'decimal.Context')


# ---- digits ----

# Decimals may have more digits than sys.set_int_max_str_digits() lets an int be read or shown with: those go in pieces.
_PIECE = 600


def _size(n):
    """How many decimal digits n has; 1 for 0."""
    bits = n.bit_length()
    if bits < 1900:
        return len(str(n))
    size = bits * 30102999566398 // 10 ** 14        # log10(2), rounded down
    while n >= 10 ** size:
        size += 1
    return size


def _digits_of(n):
    size = _size(n)
    if size <= _PIECE:
        return str(n)
    low = size // 2
    a, b = divmod(n, 10 ** low)
    return _digits_of(a) + _digits_of(b).rjust(low, '0')


def _int_of(digits):
    if len(digits) <= _PIECE:
        return int(digits)
    low = len(digits) // 2
    return _int_of(digits[:-low]) * 10 ** low + _int_of(digits[-low:])


def _rounds_up(sign, q, r, unit, mode):
    """Is q + r/unit rounded away from zero? r is not 0."""
    if mode == ROUND_DOWN:
        return False
    if mode == ROUND_UP:
        return True
    if mode == ROUND_CEILING:
        return not sign
    if mode == ROUND_FLOOR:
        return bool(sign)
    if mode == ROUND_05UP:
        return q % 5 == 0
    if 2 * r != unit:
        return 2 * r > unit
    return mode == ROUND_HALF_UP or mode == ROUND_HALF_EVEN and q % 2 == 1


def _shorten(sign, coeff, drop, mode):
    """coeff without its last `drop` digits: (rounded, was it exact)."""
    if drop > _size(coeff) + 1:
        q, r, unit = 0, 1 if coeff else 0, 10
    else:
        unit = 10 ** drop
        q, r = divmod(coeff, unit)
    if not r:
        return q, True
    return q + _rounds_up(sign, q, r, unit, mode), False


_number = _re.compile(r'\s*([-+])?(?:(?=\d|\.\d)(\d*)(?:\.(\d*))?(?:e([-+]?\d+))?|inf(inity)?|(s)?nan(\d*))\s*\Z', _re.IGNORECASE)


class Decimal:
    """A decimal number, exact: from an int, a float, a text, or a tuple of sign, digits and exponent.

No context rounds it; one only says whether a malformed text is an error."""
    # _special: '' for numbers, 'F' infinity, 'n' quiet NaN, 'N' signaling NaN
    __slots__ = ()

    def __new__(cls, value='0', context=None):
        self = native_instance(cls)
        self._special = ''
        if isinstance(value, int):
            self._sign, self._coeff, self._exp = int(value < 0), abs(int(value)), 0
        elif isinstance(value, str):
            m = _number.match(value.replace('_', ''))
            if m is None:
                (context or getcontext())._raise(ConversionSyntax)
                self._sign, self._coeff, self._exp, self._special = 0, 0, 0, 'n'
                return self
            self._sign = int(m.group(1) == '-')
            self._exp = 0
            if m.group(2) is not None:
                fraction = m.group(3) or ''
                self._coeff = _int_of(m.group(2) + fraction or '0')
                self._exp = int(m.group(4) or 0) - len(fraction)
            elif m.group(7) is not None:
                self._coeff = _int_of(m.group(7) or '0')
                self._special = 'N' if m.group(6) else 'n'
            else:
                self._coeff, self._special = 0, 'F'
        elif isinstance(value, Decimal):
            self._sign, self._coeff, self._exp, self._special = value._sign, value._coeff, value._exp, value._special
        elif isinstance(value, float):
            context = getcontext() if context is None else _context(context)
            context.flags[FloatOperation] = True
            if context.traps[FloatOperation]:
                raise FloatOperation([FloatOperation])
            return cls._from_float(value)
        elif isinstance(value, (tuple, list)):
            self._take_tuple(value)
        else:
            raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
        return self

    def _take_tuple(self, value):
        if len(value) != 3:
            raise ValueError('argument must be a sequence of length 3')
        sign, digits, exp = value
        if not isinstance(sign, int) or sign not in (0, 1):
            raise ValueError('sign must be an integer with the value 0 or 1')
        if not isinstance(digits, (tuple, list)):
            raise ValueError('coefficient must be a tuple of digits')
        for d in digits:
            if not isinstance(d, int) or not 0 <= d <= 9:
                raise ValueError('coefficient must be a tuple of digits')
        self._sign = sign
        self._coeff = _int_of(''.join(map(str, digits)) or '0')
        self._exp = 0
        if exp in ('F', 'n', 'N'):
            self._special = exp
            if exp == 'F':
                self._coeff = 0
        elif isinstance(exp, int):
            self._exp = exp
        else:
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'" if isinstance(exp, str) else
                             'exponent must be an integer')

    @classmethod
    def _from_float(cls, f):
        if _math.isinf(f) or _math.isnan(f):
            d = Decimal(repr(f))
            return d if cls is Decimal else cls(d)
        n, d = abs(f).as_integer_ratio()
        k = d.bit_length() - 1
        return _make(int(_math.copysign(1.0, f) < 0), n * 5 ** k, -k, cls)

    @classmethod
    def from_float(cls, f, /):
        """The value of a float, every digit of it."""
        if isinstance(f, int):
            return Decimal(f) if cls is Decimal else cls(Decimal(f))
        if not isinstance(f, float):
            raise TypeError('argument must be int or float')
        return cls._from_float(f)

    if policy('partial_placeholder'):
        @classmethod
        def from_number(cls, number, /):
            """The value of an int, float or Decimal, every digit of it."""
            if isinstance(number, (int, Decimal)):
                return cls(number)
            if isinstance(number, float):
                return cls._from_float(number)
            if hasattr(number, 'as_integer_ratio') and not isinstance(number, type):
                n, d = number.as_integer_ratio()
                return cls(n) / cls(d)
            raise TypeError('Cannot convert %r to Decimal' % number)

    # ---- looking ----
    @property
    def _digits(self):
        return self._coeff if self._special in ('n', 'N') else 0

    def is_nan(self):
        return self._special in ('n', 'N') and self._special != ''

    def is_qnan(self):
        return self._special == 'n'

    def is_snan(self):
        return self._special == 'N'

    def is_infinite(self):
        return self._special == 'F'

    def is_finite(self):
        return not self._special

    def is_signed(self):
        return bool(self._sign)

    def is_zero(self):
        return not self._special and not self._coeff

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def is_normal(self, context=None):
        return not self._special and bool(self._coeff) and (context or getcontext()).Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        return not self._special and bool(self._coeff) and self.adjusted() < (context or getcontext()).Emin

    def adjusted(self):
        """The exponent of the first digit, as if a point came right after it."""
        return 0 if self._special else self._exp + _size(self._coeff) - 1

    def as_tuple(self):
        """Sign, digits and exponent."""
        if self._special == 'F':
            return DecimalTuple(self._sign, (0,), 'F')
        digits = () if self._special and not self._coeff else tuple(map(int, _digits_of(self._coeff)))
        return DecimalTuple(self._sign, digits, self._special or self._exp)

    def as_integer_ratio(self):
        """The pair of ints, in lowest terms, whose quotient it is."""
        if self._special:
            if self._special == 'F':
                raise OverflowError('cannot convert Infinity to integer ratio')
            raise ValueError('cannot convert NaN to integer ratio')
        if self._exp >= 0:
            return (-1) ** self._sign * self._coeff * 10 ** self._exp, 1
        d = 10 ** -self._exp
        g = _math.gcd(self._coeff, d)
        return (-1) ** self._sign * self._coeff // g, d // g

    def number_class(self, context=None):
        if self.is_nan():
            return 'sNaN' if self._special == 'N' else 'NaN'
        sign = '-' if self._sign else '+'
        kind = 'Infinity' if self._special else 'Zero' if not self._coeff else 'Normal' if self.is_normal(context) else 'Subnormal'
        return sign + kind

    def _text(self, engineering=False, capitals=1):
        sign = '-' if self._sign else ''
        if self._special:
            return sign + ('Infinity' if self._special == 'F' else ('NaN' if self._special == 'n' else 'sNaN') + (_digits_of(self._coeff) if self._coeff else ''))
        digits = _digits_of(self._coeff)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not engineering:
            point = 1
        elif digits == '0':
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, fraction = '0', '.' + '0' * -point + digits
        elif point >= len(digits):
            whole, fraction = digits + '0' * (point - len(digits)), ''
        else:
            whole, fraction = digits[:point], '.' + digits[point:]
        exp = '' if left == point else ('E' if capitals else 'e') + '%+d' % (left - point)
        return sign + whole + fraction + exp

    def __str__(self):
        return self._text(False, getcontext().capitals)

    def _scientific(self, context):
        return self._text(False, context.capitals)

    def to_eng_string(self, context=None):
        """The text with an exponent that three divides."""
        return self._text(True, (context or getcontext()).capitals)

    def __repr__(self):
        return f"Decimal('{self}')"

    # ---- rounding into a context ----
    def _plain(self):
        """Results are Decimals, whatever class the operands are of."""
        return self if type(self) is Decimal else _make(self._sign, self._coeff, self._exp, special=self._special)

    def _fix(self, context):
        if self._special:
            return self._plain()
        sign, coeff, exp = self._sign, self._coeff, self._exp
        tiny = context.Etiny()
        if not coeff:
            top = context.Emax - (context.prec - 1 if context.clamp else 0)
            clamped = min(max(exp, tiny), top)
            if clamped == exp:
                return self._plain()
            context._raise(Clamped)
            return _make(sign, 0, clamped)
        size = _size(coeff)
        least = size + exp - context.prec
        if size + exp - 1 > context.Emax:
            return _overflow(sign, context)
        subnormal = least < tiny
        if subnormal:
            least = tiny
        if exp < least:
            coeff, exact = _shorten(sign, coeff, least - exp, context.rounding)
            if _size(coeff) > context.prec:
                coeff //= 10
                least += 1
            if coeff and _size(coeff) + least - 1 > context.Emax:
                return _overflow(sign, context)
            seen = [Rounded] if exact else [Inexact, Rounded]
            if subnormal:
                seen = ([] if exact else [Underflow]) + [Subnormal] + seen
            if not coeff:
                seen.append(Clamped)
            context._raise(*sorted(seen, key=_SIGNALS.index))
            return _make(sign, coeff, least)
        if subnormal:
            context._raise(Subnormal)
        if context.clamp and exp > context.Etop():
            context._raise(Clamped)
            return _make(sign, coeff * 10 ** (exp - context.Etop()), context.Etop())
        return self._plain()

    def _quiet(self, context):
        """The quiet NaN with what fits of this one's digits."""
        return _make(self._sign, self._coeff % 10 ** (context.prec - context.clamp) if self._coeff else 0, 0, special='n')

    def _nan(self, other, context):
        """The NaN an operation with a NaN gives; None when there is none."""
        for d in (self, other):
            if d is not None and d._special == 'N':
                context._raise(InvalidOperation)
                return d._quiet(context)
        for d in (self, other):
            if d is not None and d._special == 'n':
                return d._quiet(context)
        return None

    def _invalid(self, context, condition=InvalidOperation):
        context._raise(condition)
        return _make(0, 0, 0, special='n')

    # ---- arithmetic ----
    def __add__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else _context(context)
        if self._special or other._special:
            nan = self._nan(other, context)
            if nan is not None:
                return nan
            if self._special and other._special and self._sign != other._sign:
                return self._invalid(context)
            return (self if self._special else other)._plain()
        return _sum(self, other, context)._fix(context)

    __radd__ = __add__

    def __sub__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else self.__add__(other.copy_negate() if not other.is_nan() else other, context=context)

    def __rsub__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other.__sub__(self)

    def __mul__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else _context(context)
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan(other, context)
            if nan is not None:
                return nan
            if self.is_zero() or other.is_zero():
                return self._invalid(context)
            return _make(sign, 0, 0, special='F')
        return _make(sign, self._coeff * other._coeff, self._exp + other._exp)._fix(context)

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else _context(context)
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan(other, context)
            if nan is not None:
                return nan
            if self._special and other._special:
                return self._invalid(context)
            if self._special:
                return _make(sign, 0, 0, special='F')
            context._raise(Clamped)
            return _make(sign, 0, context.Etiny())
        if not other._coeff:
            if not self._coeff:
                return self._invalid(context, DivisionUndefined)
            context._raise(DivisionByZero)
            return _make(sign, 0, 0, special='F')
        ideal = self._exp - other._exp
        if not self._coeff:
            return _make(sign, 0, ideal)._fix(context)
        shift = _size(other._coeff) - _size(self._coeff) + context.prec + 1
        exp = ideal - shift
        a, b = (self._coeff * 10 ** shift, other._coeff) if shift >= 0 else (self._coeff, other._coeff * 10 ** -shift)
        q, r = divmod(a, b)
        if r:
            q += q % 5 == 0
        else:
            while exp < ideal and q % 10 == 0:
                q //= 10
                exp += 1
        return _make(sign, q, exp)._fix(context)

    def __rtruediv__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other.__truediv__(self)

    def _divide(self, other, context):
        """(integral quotient, remainder) of finite numbers, or None where the quotient has too many digits."""
        sign, exp = self._sign ^ other._sign, min(self._exp, other._exp)
        if self._coeff == 0 or self.adjusted() < other.adjusted():
            return _make(sign, 0, 0), _make(self._sign, self._coeff * 10 ** (self._exp - exp), exp)
        if self.adjusted() - other.adjusted() > context.prec:
            return None
        q, r = divmod(self._coeff * 10 ** (self._exp - exp), other._coeff * 10 ** (other._exp - exp))
        if _size(q) > context.prec:
            return None
        return _make(sign, q, 0), _make(self._sign, r, exp)

    def _integral(self, other, context, which):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else _context(context)
        nan = self._nan(other, context)
        if nan is not None:
            return (nan, nan) if which == 2 else nan
        sign = self._sign ^ other._sign
        if self._special:
            bad = self._invalid(context)
            inf = _make(sign, 0, 0, special='F')
            if which == 0:
                return self._invalid(context) if other._special else inf
            return (bad if other._special else inf, bad) if which == 2 else bad
        if not other._special and not other._coeff:
            if not self._coeff:
                bad = self._invalid(context, DivisionUndefined)
                return (bad, bad) if which == 2 else bad
            if which == 1:
                return self._invalid(context)
            if which == 2:
                context._raise(DivisionByZero, InvalidOperation)
                return _make(sign, 0, 0, special='F'), _make(0, 0, 0, special='n')
            context._raise(DivisionByZero)
            return _make(sign, 0, 0, special='F')
        both = (_make(sign, 0, 0), self) if other._special else self._divide(other, context)
        if both is None:
            bad = self._invalid(context, DivisionImpossible)
            return (bad, bad) if which == 2 else bad
        both = both[0], both[1]._fix(context)
        return both if which == 2 else both[which]

    def __floordiv__(self, other, context=None):
        return self._integral(other, context, 0)

    def __rfloordiv__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other.__floordiv__(self)

    def __mod__(self, other, context=None):
        return self._integral(other, context, 1)

    def __rmod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other.__mod__(self)

    def __divmod__(self, other, context=None):
        return self._integral(other, context, 2)

    def __rdivmod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other.__divmod__(self)

    def remainder_near(self, other, context=None):
        """What is left over when the quotient is the nearest integer."""
        context, other = getcontext() if context is None else _context(context), _operand(other)
        r = self._integral(other, context, 1)
        if r._special or other._special:
            return r
        exp = min(r._exp, other._exp)
        a, b = r._coeff * 10 ** (r._exp - exp), other._coeff * 10 ** (other._exp - exp)
        q = (self - r) / other
        if 2 * a > b or 2 * a == b and int(q) % 2:
            return _make(1 - r._sign, b - a, exp)._fix(context)
        return r

    def __neg__(self, context=None):
        context = getcontext() if context is None else _context(context)
        if self.is_nan():
            return self._nan(None, context)
        if self.is_zero() and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(context)
        return self.copy_negate()._fix(context)

    def __pos__(self, context=None):
        context = getcontext() if context is None else _context(context)
        if self.is_nan():
            return self._nan(None, context)
        if self.is_zero() and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(context)
        return self._fix(context)

    def __abs__(self, round=True, context=None):
        return self.__neg__(context=context) if self._sign else self.__pos__(context=context)

    def copy_abs(self):
        return _make(0, self._coeff, self._exp, special=self._special)

    def copy_negate(self):
        return _make(1 - self._sign, self._coeff, self._exp, special=self._special)

    def copy_sign(self, other, context=None):
        return _make(_operand(other)._sign, self._coeff, self._exp, special=self._special)

    def fma(self, other, third, context=None):
        """self*other + third, rounded only once."""
        other, third, context = _operand(other), _operand(third), context or getcontext()
        if self._special or other._special or third._special:
            return self.__mul__(other, context).__add__(third, context)
        return _sum(_make(self._sign ^ other._sign, self._coeff * other._coeff, self._exp + other._exp), third, context)._fix(context)

    # ---- comparing ----
    def _order(self, other):
        """-1, 0 or 1; no NaNs."""
        if self._special or other._special:
            a = 0 if not self._special else 1 - 2 * self._sign
            b = 0 if not other._special else 1 - 2 * other._sign
            return (a > b) - (a < b)
        if not self._coeff or not other._coeff or self._sign != other._sign:
            a = bool(self._coeff) * (1 - 2 * self._sign)
            b = bool(other._coeff) * (1 - 2 * other._sign)
            return (a > b) - (a < b)
        a, b = self.adjusted(), other.adjusted()
        if a == b:
            exp = min(self._exp, other._exp)
            a, b = self._coeff * 10 ** (self._exp - exp), other._coeff * 10 ** (other._exp - exp)
        return ((a > b) - (a < b)) * (1 - 2 * self._sign)

    def _compared(self, other, ordering):
        other = _comparable(other, not ordering)
        if other is NotImplemented:
            return other
        if self.is_nan() or other.is_nan():
            if ordering or self._special == 'N' or other._special == 'N':
                getcontext()._raise(InvalidOperation)
            return None
        return self._order(other)

    def __eq__(self, other):
        r = self._compared(other, False)
        return r if r is NotImplemented else r == 0

    def __lt__(self, other):
        r = self._compared(other, True)
        return r if r is NotImplemented else r is not None and r < 0

    def __le__(self, other):
        r = self._compared(other, True)
        return r if r is NotImplemented else r is not None and r <= 0

    def __gt__(self, other):
        r = self._compared(other, True)
        return r if r is NotImplemented else r is not None and r > 0

    def __ge__(self, other):
        r = self._compared(other, True)
        return r if r is NotImplemented else r is not None and r >= 0

    def compare(self, other, context=None):
        """-1, 0 or 1 as a Decimal, or NaN."""
        other = _operand(other)
        nan = self._nan(other, context or getcontext())
        return nan if nan is not None else Decimal(self._order(other))

    def compare_total(self, other, context=None):
        """Like compare, but 2.0 and 2.00 differ too: an order of everything."""
        other = _operand(other)

        def key(d):
            rank = {'': 0, 'F': 0, 'N': 1, 'n': 2}[d._special]
            return rank
        if self._sign != other._sign:
            return Decimal(-1 if self._sign else 1)
        flip = -1 if self._sign else 1
        a, b = key(self), key(other)
        if a or b:
            if a == b:
                a, b = self._coeff, other._coeff
            return Decimal(flip * ((a > b) - (a < b)))
        order = self._order(other)
        if order == 0 and not self._special:
            order = flip * ((self._exp > other._exp) - (self._exp < other._exp))
        return Decimal(order)

    def compare_total_mag(self, other, context=None):
        return self.copy_abs().compare_total(_operand(other).copy_abs())

    def compare_signal(self, other, context=None):
        """compare(), to which every NaN is a mistake."""
        other, context = _operand(other), getcontext() if context is None else _context(context)
        quiet = [d for want in 'Nn' for d in (self, other) if d._special == want]
        if not quiet:
            return Decimal(self._order(other))
        context._raise(InvalidOperation)
        return quiet[0]._quiet(context)

    def same_quantum(self, other, context=None):
        other = _operand(other)
        if self._special or other._special:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exp == other._exp

    def _extreme(self, other, context, want, magnitude=False):
        context, other = getcontext() if context is None else _context(context), _operand(other)
        if self.is_nan() or other.is_nan():
            if self._special == 'N' or other._special == 'N' or self.is_nan() and other.is_nan():
                return self._nan(other, context)
            return (other if self.is_nan() else self)._fix(context)
        order = self.copy_abs()._order(other.copy_abs()) if magnitude else self._order(other)
        order = order or int(self.compare_total(other))
        return (self if order * want > 0 or order == 0 else other)._fix(context)

    def max(self, other, context=None):
        return self._extreme(other, context, 1)

    def min(self, other, context=None):
        return self._extreme(other, context, -1)

    def max_mag(self, other, context=None):
        return self._extreme(other, context, 1, True)

    def min_mag(self, other, context=None):
        return self._extreme(other, context, -1, True)

    # ---- digits as bits, moved and turned ----
    def _bits(self, prec):
        """The last digits as an int in base 2 when they are all 0 and 1; None when self is no such number."""
        digits = _digits_of(self._coeff)
        if self._special or self._sign or self._exp or not set(digits) <= {'0', '1'}:
            return None
        return int(digits[-prec:], 2)

    def _logical(self, other, context, op):
        context = getcontext() if context is None else _context(context)
        a, b = self._bits(context.prec), _operand(other)._bits(context.prec)
        if a is None or b is None:
            return self._invalid(context)
        return _make(0, _int_of(format(op(a, b), 'b')), 0)

    def logical_and(self, other, context=None):
        return self._logical(other, context, lambda a, b: a & b)

    def logical_or(self, other, context=None):
        return self._logical(other, context, lambda a, b: a | b)

    def logical_xor(self, other, context=None):
        return self._logical(other, context, lambda a, b: a ^ b)

    def logical_invert(self, context=None):
        context = getcontext() if context is None else _context(context)
        return self._logical(_make(0, _int_of('1' * context.prec), 0), context, lambda a, b: a ^ b)

    def _moved(self, other, context, move):
        """The last digits, as many as the context has, after move(digits, count)."""
        context, other = getcontext() if context is None else _context(context), _operand(other)
        nan = self._nan(other, context)
        if nan is not None:
            return nan
        if other._special or other._exp or other._coeff > context.prec:
            return self._invalid(context)
        if self._special:
            return self._plain()
        digits = _digits_of(self._coeff).rjust(context.prec, '0')[-context.prec:]
        return _make(self._sign, _int_of(move(digits, int(other))), self._exp)

    def rotate(self, other, context=None):
        """Digits that leave on one side come in on the other."""
        return self._moved(other, context, lambda digits, n: digits[n:] + digits[:n])

    def shift(self, other, context=None):
        """Zeros come in where digits leave."""
        return self._moved(other, context, lambda digits, n: (digits[n:] + '0' * n if n >= 0 else digits[:n] or '0'))

    def __hash__(self):
        if self._special:
            if self._special == 'N':
                raise TypeError('Cannot hash a signaling NaN value')
            return object.__hash__(self) if self._special == 'n' else -314159 if self._sign else 314159
        p = (1 << 61) - 1
        factor = pow(10, self._exp, p) if self._exp >= 0 else pow(pow(10, p - 2, p), -self._exp, p)
        h = self._coeff * factor % p
        h = -h if self._sign else h
        return -2 if h == -1 else h

    # ---- other numbers ----
    def __bool__(self):
        return bool(self._special) or bool(self._coeff)

    def __int__(self):
        if self._special:
            if self._special == 'F':
                raise OverflowError('cannot convert Infinity to integer')
            raise ValueError('cannot convert NaN to integer')
        n = self._coeff * 10 ** self._exp if self._exp >= 0 else self._coeff // 10 ** -self._exp
        return -n if self._sign else n

    __trunc__ = __int__

    def __float__(self):
        if self._special == 'N':
            raise ValueError('cannot convert signaling NaN to float')
        return float('-nan' if self._sign else 'nan') if self._special == 'n' else float(str(self))

    def __complex__(self):
        return complex(float(self))

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    def __floor__(self):
        return int(self._to_integral(ROUND_FLOOR, 'floor'))

    def __ceil__(self):
        return int(self._to_integral(ROUND_CEILING, 'ceil'))

    def _to_integral(self, mode, what=None):
        if self._special:
            int(self)
        if self._exp >= 0:
            return self
        return _make(self._sign, _shorten(self._sign, self._coeff, -self._exp, mode)[0], 0)

    def __round__(self, ndigits=None):
        if ndigits is None:
            return int(self._to_integral(ROUND_HALF_EVEN))
        if not isinstance(ndigits, int):
            raise TypeError('optional arg must be an integer')
        return self.quantize(_make(0, 1, -ndigits), rounding=ROUND_HALF_EVEN) if not self._special else self

    def quantize(self, exp, rounding=None, context=None):
        """The same value, rounded to the exponent of exp."""
        context, exp = context or getcontext(), _operand(exp)
        mode = rounding if rounding is not None else context.rounding
        if mode not in _ROUNDINGS:
            context.copy().rounding = mode
        if self._special or exp._special:
            nan = self._nan(exp, context)
            if nan is not None:
                return nan
            return self._plain() if self._special and exp._special else self._invalid(context)
        e = exp._exp
        if not context.Etiny() <= e <= context.Emax:
            return self._invalid(context)
        if not self._coeff:
            return _make(self._sign, 0, e)._fix(context)
        if self.adjusted() > context.Emax or self.adjusted() - e + 1 > context.prec:
            return self._invalid(context)
        if e <= self._exp:
            return _make(self._sign, self._coeff * 10 ** (self._exp - e), e)._fix(context)
        coeff, exact = _shorten(self._sign, self._coeff, e - self._exp, mode)
        if _size(coeff) > context.prec:
            return self._invalid(context)
        result = _make(self._sign, coeff, e)
        context._raise(*([Rounded] if exact else [Rounded, Inexact]))
        return result._fix(context)

    def to_integral_value(self, rounding=None, context=None):
        """The nearest integer; no signal tells what was cut off."""
        context = getcontext() if context is None else _context(context)
        if self._special:
            return self._nan(None, context) if self.is_nan() else self._plain()
        return self._plain() if self._exp >= 0 else _make(self._sign, _shorten(self._sign, self._coeff, -self._exp, rounding or context.rounding)[0], 0)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        """The nearest integer; Inexact and Rounded tell what was cut off."""
        context = getcontext() if context is None else _context(context)
        r = self.to_integral_value(rounding, context)
        if not self._special and self._exp < 0:
            context._raise(*([Rounded] if r._order(self) == 0 else [Rounded, Inexact]))
        return r

    def normalize(self, context=None):
        """The same value without zeros at the end."""
        context = getcontext() if context is None else _context(context)
        if self.is_nan():
            return self._nan(None, context)
        d = self._fix(context)
        if d._special:
            return d
        if not d._coeff:
            return _make(d._sign, 0, 0)
        coeff, exp, top = d._coeff, d._exp, context.Etop() if context.clamp else context.Emax
        while coeff % 10 == 0 and exp < top:
            coeff //= 10
            exp += 1
        return _make(d._sign, coeff, exp)

    def scaleb(self, other, context=None):
        other = _operand(other)
        return _make(self._sign, self._coeff, self._exp + int(other))._fix(context or getcontext())

    def logb(self, context=None):
        context = getcontext() if context is None else _context(context)
        if self._special:
            return self._nan(None, context) if self.is_nan() else self.copy_abs()
        if not self._coeff:
            context._raise(DivisionByZero)
            return _make(1, 0, 0, special='F')
        return Decimal(self.adjusted())._fix(context)

    def radix(self):
        return Decimal(10)

    def _next(self, context, up):
        context = getcontext() if context is None else _context(context)
        nan = self._nan(None, context)
        if nan is not None:
            return nan
        if self._special and bool(self._sign) != up:
            return self._plain()
        context = context.copy()
        context.rounding = ROUND_CEILING if up else ROUND_FLOOR
        context.clear_traps()
        if self._special:
            return _make(self._sign, 10 ** context.prec - 1, context.Etop())
        new = self._fix(context)
        if new._order(self) != 0:
            return new
        return self.__add__(_make(0 if up else 1, 1, context.Etiny() - 1), context)

    def next_plus(self, context=None):
        return self._next(context, True)

    def next_minus(self, context=None):
        return self._next(context, False)

    def next_toward(self, other, context=None):
        """The neighbour on the side where other lies."""
        other, context = _operand(other), getcontext() if context is None else _context(context)
        nan = self._nan(other, context)
        if nan is not None:
            return nan
        order = self._order(other)
        if order == 0:
            return self.copy_sign(other)
        d = self._next(context, order < 0)
        if d._special:
            context._raise(Overflow, Inexact, Rounded)
        elif d.adjusted() < context.Emin:
            context._raise(Underflow, Subnormal, Inexact, Rounded, *([] if d._coeff else [Clamped]))
        return d

    # ---- functions ----
    def sqrt(self, context=None):
        """The square root, rounded to the context's precision."""
        context = getcontext() if context is None else _context(context)
        if self._special:
            nan = self._nan(None, context)
            if nan is not None:
                return nan
            if not self._sign:
                return self._plain()
        if not self._special and not self._coeff:
            return _make(self._sign, 0, self._exp >> 1)._fix(context)
        if self._sign:
            return self._invalid(context)
        prec, e = context.prec + 1, self._exp >> 1
        c = self._coeff * 10 if self._exp & 1 else self._coeff
        size = (_size(self._coeff) >> 1) + 1 if self._exp & 1 else (_size(self._coeff) + 1) >> 1
        shift = prec - size
        exact = True
        if shift >= 0:
            c *= 100 ** shift
        else:
            c, r = divmod(c, 100 ** -shift)
            exact = not r
        e -= shift
        n = _math.isqrt(c)
        exact = exact and n * n == c
        if exact:
            n, e = (n // 10 ** shift if shift >= 0 else n * 10 ** -shift), e + shift
        elif n % 5 == 0:
            n += 1
        return _make(0, n, e)._rounded_even(context)

    def _rounded_even(self, context):
        """_fix(), halves to even whatever the context says."""
        quiet = context.copy()
        quiet.rounding = ROUND_HALF_EVEN
        quiet.clear_flags()
        quiet.clear_traps()
        result = self._fix(quiet)
        seen = [s for s in _SIGNALS if quiet.flags[s]]
        if seen:
            context._raise(*seen)
        return result

    def exp(self, context=None):
        """e to the power self."""
        context = getcontext() if context is None else _context(context)
        if self._special:
            nan = self._nan(None, context)
            return nan if nan is not None else Decimal(0) if self._sign else self._plain()
        if not self._coeff:
            return Decimal(1)
        if self.adjusted() > 7:
            return _make(0, 1, context.Etiny() - 1)._fix(context) if self._sign else _overflow(0, context)
        digits = context.prec + 5
        return _inexact(0, *_exp_digits(self, digits), context)

    def ln(self, context=None):
        """The logarithm to base e."""
        return self._log(context, False)

    def log10(self, context=None):
        """The logarithm to base 10."""
        return self._log(context, True)

    def _log(self, context, ten):
        context = getcontext() if context is None else _context(context)
        nan = self._nan(None, context)
        if nan is not None:
            return nan
        if self.is_zero():
            return _make(1, 0, 0, special='F')
        if self._sign:
            return self._invalid(context)
        if self._special:
            return self._plain()
        if self._order(Decimal(1)) == 0:
            return Decimal(0)
        stripped = _digits_of(self._coeff).rstrip('0')
        if ten and stripped == '1':
            return Decimal(self.adjusted())._fix(context)
        scale = context.prec + 10 + max(0, -(self - 1).adjusted() if self.adjusted() in (-1, 0) else 0)
        n = _ln_scaled(self, scale)
        if ten:
            n = n * 10 ** scale // _ln_scaled(Decimal(10), scale)
        return _inexact(int(n < 0), abs(n), -scale, context)

    def __pow__(self, other, modulo=None, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = getcontext() if context is None else _context(context)
        if modulo is not None:
            modulo = _operand(modulo)
            return Decimal(pow(int(self), int(other), int(modulo)))._fix(context)
        nan = self._nan(other, context)
        if nan is not None:
            return nan
        if other.is_zero():
            return self._invalid(context) if self.is_zero() else Decimal(1)
        integral = not other._special and (other._exp >= 0 or other._order(other._to_integral(ROUND_DOWN)) == 0)
        sign = 1 if self._sign and integral and int(other) % 2 else 0
        if self._sign and not integral and not self.is_zero():
            if not (other._special or False) or not self._special and self._coeff:
                return self._invalid(context)
        if self.is_zero():
            return _make(sign, 0, 0) if not other._sign else _make(sign, 0, 0, special='F')
        if self._special:
            return _make(sign, 0, 0) if other._sign else _make(sign, 0, 0, special='F')
        one = self.copy_abs()._order(Decimal(1))
        if other._special:
            if one == 0:
                context._raise(Inexact, Rounded)
                return _make(sign, 10 ** (context.prec - 1), 1 - context.prec)
            return _make(sign, 0, 0) if (one < 0) != bool(other._sign) else _make(sign, 0, 0, special='F')
        if one == 0:
            if integral:
                exp = self._exp * (0 if other._sign else int(other))
                if exp < 1 - context.prec:
                    exp = 1 - context.prec
                    context._raise(Rounded)
                return _make(sign, 10 ** -exp, exp)
            context._raise(Inexact, Rounded)
            return _make(sign, 10 ** (context.prec - 1), 1 - context.prec)
        if integral and abs(int(other)) * _size(self._coeff) < max(20000, min(context.prec, 1000000)):
            n = int(other)
            power = _make(sign, self._coeff ** abs(n), self._exp * abs(n))
            return power._fix(context) if n > 0 else Decimal(1).__truediv__(power, context)
        work = Context(prec=context.prec + 10 + max(0, other.adjusted() + 1) + _size(abs(self.adjusted()) + 1), Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
        r = self.copy_abs().ln(work).__mul__(other, work)
        r = r.exp(Context(prec=context.prec + 5, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[]))
        if r._special:
            return _overflow(sign, context)
        return _inexact(sign, r._coeff, r._exp, context)

    def __rpow__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other.__pow__(self)

    # ---- the rest ----
    def __format__(self, spec, /):
        return _formatted(self, spec)

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(str(self))

    def __deepcopy__(self, memo):
        return self if type(self) is Decimal else self.__class__(str(self))


Decimal = native(Decimal, 'decimal.Decimal')


def _make(sign, coeff, exp, cls=Decimal, special=''):
    d = native_instance(Decimal)
    d._sign, d._coeff, d._exp, d._special = sign, coeff, exp, special
    return d if cls is Decimal else cls(d)


def _sum(a, b, context):
    """Exact sum of finite numbers; a far smaller one only counts as a trace of it."""
    exp = min(a._exp, b._exp)
    if not a._coeff or not b._coeff:
        if not a._coeff and not b._coeff:
            negative = a._sign and b._sign or a._sign != b._sign and context.rounding == ROUND_FLOOR
            return _make(int(bool(negative)), 0, exp)
        x = a if a._coeff else b
        exp = max(exp, x._exp - context.prec - 1)
        return _make(x._sign, x._coeff * 10 ** (x._exp - exp), exp) if x._exp > exp else x
    if abs(a.adjusted() - b.adjusted()) > context.prec + 2 + max(_size(a._coeff), _size(b._coeff)):
        big, small = (a, b) if a.adjusted() > b.adjusted() else (b, a)
        least = min(big._exp, big.adjusted() - context.prec - 2) - 1
        if small.adjusted() < least:
            small = _make(small._sign, 1, least)
        a, b = big, small
        exp = min(a._exp, b._exp)
    x = a._coeff * 10 ** (a._exp - exp) * (1 - 2 * a._sign)
    y = b._coeff * 10 ** (b._exp - exp) * (1 - 2 * b._sign)
    n = x + y
    if n == 0:
        return _make(int(context.rounding == ROUND_FLOOR), 0, exp)
    return _make(int(n < 0), abs(n), exp)


def _overflow(sign, context):
    context._raise(Overflow, Inexact, Rounded)
    mode = context.rounding
    if mode in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP) or mode == (ROUND_FLOOR if sign else ROUND_CEILING):
        return _make(sign, 0, 0, special='F')
    return _make(sign, 10 ** context.prec - 1, context.Etop())


def _context(context):
    """Another context than the current one, as it was given."""
    if not isinstance(context, Context):
        raise TypeError('optional argument must be a context')
    return context


def _convert(x):
    if isinstance(x, Decimal):
        return x
    return Decimal(x) if isinstance(x, int) else NotImplemented


def _comparable(x, equality):
    if isinstance(x, (int, Decimal)):
        return _convert(x)
    if isinstance(x, float):
        context = getcontext()
        context.flags[FloatOperation] = True
        if not equality and context.traps[FloatOperation]:
            raise FloatOperation([FloatOperation])
        return Decimal._from_float(x)
    if hasattr(x, 'numerator') and hasattr(x, 'denominator') and not isinstance(x, type):
        exact = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
        exact.prec = 60 + _size(x.numerator) + _size(x.denominator)
        return Decimal(x.numerator).__truediv__(Decimal(x.denominator), exact)
    if equality and isinstance(x, complex) and x.imag == 0:
        return Decimal._from_float(x.real)
    return NotImplemented


def _inexact(sign, coeff, exp, context):
    """A result that was computed with some more digits than the context has: rounded, half to even, and inexact in any case."""
    if coeff % 5 == 0:
        coeff, exp = coeff * 10 + 1, exp - 1
    return _make(sign, coeff, exp)._rounded_even(context)


def _ln_scaled(d, scale):
    """ln(d) * 10**scale, nearly."""
    guard = scale + 10
    one = 10 ** guard
    adj = d.adjusted()
    x = d._coeff * 10 ** (guard - _size(d._coeff) + 1) if guard >= _size(d._coeff) - 1 else d._coeff // 10 ** (_size(d._coeff) - 1 - guard)
    e10 = adj
    if x * x > 10 * one * one:         # between 1/sqrt(10) and sqrt(10)
        x, e10 = x // 10, e10 + 1

    def log(y):
        halvings = 0
        while abs(y - one) * 20 > one:
            y = _math.isqrt(y * one)
            halvings += 1
        sign = -1 if y < one else 1
        z = abs(y - one) * one // (y + one)
        square, term, total, k = z * z // one, z, z, 1
        while term:
            term = term * square // one
            k += 2
            total += term // k
        return sign * total * 2 << halvings
    result = log(x)
    if e10:
        result += e10 * log(10 * one)
    return result // 10 ** 10


def _exp_digits(d, digits):
    """(coefficient, exponent) of e**d with at least so many digits."""
    guard = digits + 10 + max(0, d.adjusted() + 1)
    one = 10 ** guard
    x = d._coeff * 10 ** (guard + d._exp) if guard + d._exp >= 0 else d._coeff // 10 ** -(guard + d._exp)
    x = -x if d._sign else x
    ln10 = _ln_scaled(Decimal(10), guard)
    e10, r = divmod(x, ln10)
    steps = 8
    r >>= steps
    term = total = one
    k = 1
    while term:
        term = term * r // (one * k)
        total += term
        k += 1
    for _ in range(steps):
        total = total * total // one
    return total, e10 - guard


# ---- formatting ----

_spec = _re.compile(r'(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<nozero>z)?(?P<alt>#)?(?P<zero>0)?(?P<width>\d+)?(?P<sep>[,_])?'
                    r'(?:\.(?P<prec>\d+))?(?P<type>[eEfFgGn%])?\Z', _re.DOTALL)


def _grouped(digits, sep, width):
    """Digits in threes; with zeros in front up to the width."""
    if not sep:
        return digits.rjust(width, '0')
    while True:
        text = digits[-3:]
        for i in range(len(digits) - 3, 0, -3):
            text = digits[max(0, i - 3):i] + sep + text
        if len(text) >= width:
            return text
        digits = '0' + digits


def _formatted(d, spec):
    m = _spec.match(spec)
    if m is None or m['zero'] and m['align'] and False:
        raise ValueError('invalid format string')
    sep, kind = m['sep'] or '', m['type']
    prec = int(m['prec']) if m['prec'] is not None else None
    fill, align = m['fill'] or ' ', m['align'] or '>'
    if m['zero'] and not m['align']:
        fill, align = '0', '='
    width = int(m['width'] or 0)
    sign = '-' if d._sign else m['sign'] if m['sign'] in ('+', ' ') and m['sign'] else ''
    if d._special:
        body = d.copy_abs()._text()
        text, tail = body, '%' if kind == '%' else ''
        return _placed(sign, text + tail, fill if fill != '0' else ' ', align if align != '=' or fill != '0' else '>', width)
    mode = getcontext().rounding
    if kind is None:
        kind = 'g' if prec is not None else ''
        upper = getcontext().capitals
    else:
        upper = kind.isupper() if kind != 'n' else True
    coeff, exp = d._coeff, d._exp
    if kind == '%':
        exp += 2
    if kind in ('', 'g', 'G', 'n'):
        if prec is not None and _size(coeff) > max(prec, 1):
            drop = _size(coeff) - max(prec, 1)
            coeff, exp = _shorten(d._sign, coeff, drop, mode)[0], exp + drop
            if _size(coeff) > max(prec, 1):
                coeff, exp = coeff // 10, exp + 1
    elif kind in 'eE' and prec is not None:
        drop = _size(coeff) - 1 - prec
        if drop > 0:
            coeff, exp = _shorten(d._sign, coeff, drop, mode)[0], exp + drop
            if _size(coeff) > prec + 1:
                coeff, exp = coeff // 10, exp + 1
        elif coeff:
            coeff, exp = coeff * 10 ** -drop, exp + drop
    elif kind in 'fF%' and prec is not None:
        if exp < -prec:
            coeff, exp = _shorten(d._sign, coeff, -prec - exp, mode)[0], -prec
        else:
            coeff, exp = coeff * 10 ** (exp + prec), -prec
    if not coeff and kind and kind in 'fF%' and exp > 0:
        exp = 0
    digits = _digits_of(coeff)
    if kind in ('e', 'E') and not coeff and prec is not None:
        digits = '0' * (prec + 1)
    left = exp + len(digits)
    if kind and kind in 'eE':
        point = 1
        if not coeff and prec is None:
            point = 1
    elif kind and kind in 'fF%':
        point = left
    else:
        point = left if exp <= 0 and left > -6 else 1
    if point <= 0:
        whole, fraction = '0', '0' * -point + digits
    elif point >= len(digits):
        whole, fraction = digits + '0' * (point - len(digits)), ''
    else:
        whole, fraction = digits[:point], digits[point:]
    if m['nozero'] and not coeff and sign == '-':
        sign = m['sign'] if m['sign'] in ('+', ' ') and m['sign'] else ''
    tail = '.' + fraction if fraction or m['alt'] else ''
    if left != point or kind and kind in 'eE':
        tail += ('E' if upper else 'e') + '%+d' % (left - point)
    if kind == '%':
        tail += '%'
    room = width - len(sign) - len(tail) if fill == '0' and align == '=' else 0
    return _placed(sign, _grouped(whole, sep, max(room, 0)) + tail, fill, align, width)


def _placed(sign, text, fill, align, width):
    missing = max(0, width - len(sign) - len(text))
    if align == '<':
        return sign + text + fill * missing
    if align == '=':
        return sign + fill * missing + text
    if align == '^':
        return fill * (missing // 2) + sign + text + fill * (missing - missing // 2)
    return fill * missing + sign + text


# ---- the context in force ----

DefaultContext = None
DefaultContext = Context(prec=28, rounding=ROUND_HALF_EVEN, traps=[DivisionByZero, Overflow, InvalidOperation], flags=[])
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow], flags=[])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[], flags=[])
_current = None


def getcontext():
    """The context that arithmetic here uses."""
    global _current
    if _current is None:
        _current = DefaultContext.copy()
    return _current


def setcontext(context):
    """Makes context the one that arithmetic here uses."""
    global _current
    if not isinstance(context, Context):
        raise TypeError('optional argument must be a context')
    _current = context.copy() if context in (DefaultContext, BasicContext, ExtendedContext) else context


class ContextManager:
    __slots__ = ()

    def __enter__(self):
        self._global = getcontext()
        setcontext(self._local)
        return self._local

    def __exit__(self, *exc):
        setcontext(self._global)


_ContextManager = native(ContextManager, 'decimal.ContextManager')
del ContextManager


def localcontext(ctx=None, **kwargs):
    """A context for the body of a with statement; attributes of it may be given."""
    if kwargs and not policy('has_except_star'):
        raise TypeError(f"'{next(iter(kwargs))}' is an invalid keyword argument for this function")
    manager = native_instance(_ContextManager)
    manager._local = (ctx if ctx is not None else getcontext()).copy()
    for name, value in kwargs.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(manager._local, name, _signals(value) if name in ('flags', 'traps') else value)
    return manager


import numbers as _numbers
_numbers.Number.register(Decimal)
