"""Exact fractions."""

import math
import numbers
import operator
import re
from _slotscope import policy

__all__ = ['Fraction']


def _digits(text):
    """The value of decimal digits, which single underscores may part from 3.11 on; None when they are not that."""
    parts = text.split('_') if policy('has_except_star') else [text]
    return int(''.join(parts)) if all(p.isdecimal() for p in parts) else None


def _from_text(text):
    """(numerator, denominator) of '3', ' -3/4 ', '1.25', '1e-3'; None when it is nothing of that."""
    s = text.strip()
    sign = -1 if s[:1] == '-' else 1
    s = s[1:] if s[:1] in ('-', '+') and s else s
    if '/' in s:
        n, _, d = s.partition('/')
        n, d = map(_digits, (n.rstrip(), d.lstrip()) if policy('fraction_formats') else (n, d))
        return None if n is None or d is None else (sign * n, d)
    mantissa, e, exponent = s.lower().partition('e')
    whole, _, fraction = mantissa.partition('.')
    power = _digits(exponent[exponent[:1] in ('+', '-'):]) if e else 0
    n, part = (_digits(x) if x else 0 for x in (whole, fraction))
    if n is None or part is None or power is None or not whole + fraction:
        return None
    fraction = fraction.replace('_', '')
    n, d, power = sign * (n * 10 ** len(fraction) + part), 10 ** len(fraction), -power if exponent[:1] == '-' else power
    return (n * 10 ** power, d) if power >= 0 else (n, d * 10 ** -power)


# ---- formatting (3.12: as floats are, 3.13: as a quotient too) ----

_LATER = policy('fraction_formats_parted')    # zeros may lead numbers; commas between digits of the fraction
_NUMBER = r'\d+' if _LATER else r'0|[1-9]\d*'
_FLOAT_SPEC = re.compile(r'(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<positive_zero>z)?(?P<alt>#)?(?P<zero>0(?=\d))?'
                         rf'(?P<width>{_NUMBER})?(?P<sep>[,_])?(?:\.(?=[\d,_])(?P<precision>{_NUMBER})?(?P<part>[,_]){"?" if _LATER else "{0}"})?'
                         r'(?P<kind>[eEfFgG%])', re.DOTALL | re.ASCII)
_QUOTIENT_SPEC = re.compile(r'(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<alt>#)?(?P<width>0|[1-9]\d*)?(?P<sep>[,_])?',
                            re.DOTALL | re.ASCII)


def _nearest(n, d, exponent):
    """n/d in units of 10**exponent, halves to even."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    q, r = divmod(n, d)
    return q + (2 * r > d or 2 * r == d and q & 1)


def _figures(n, d, count):
    """(digits, exponent) of n/d >= 0 with that many significant digits."""
    if not n:
        return 0, 1 - count
    a, b = str(n), str(d)
    exponent = len(a) - len(b) + (b <= a) - count
    digits = _nearest(n, d, exponent)
    return (digits, exponent) if len(str(digits)) <= count else (digits // 10, exponent + 1)


def _placed(m, negative, body, fill, align):
    sign = '-' if negative else '' if m['sign'] == '-' else m['sign']
    free = max(0, int(m['width'] or 0) - len(sign) - len(body))
    left = {'<': 0, '>': free, '=': 0, '^': free // 2}[align]
    inner = free if align == '=' else 0
    return fill * left + sign + fill * inner + body + fill * (free - left - inner)


def _as_float(f, m):
    """f as this kind of float format has it, with as many right digits as it asks for."""
    kind, n, d = m['kind'], f.numerator, f.denominator
    precision = int(m['precision'] or 6) if m['precision'] is None or int(m['precision']) else 0
    negative, n = n < 0, abs(n)
    if kind in 'fF%':
        exponent = -precision
        digits = _nearest(n * 100 if kind == '%' else n, d, exponent)
        scientific, point = False, precision
    else:
        count = precision + 1 if kind in 'eE' else max(precision, 1)
        digits, exponent = _figures(n, d, count)
        scientific = kind in 'eE' or exponent > 0 or exponent + count <= -4
        point = count - 1 if scientific else -exponent
    if m['positive_zero'] and not digits:
        negative = False
    text = str(digits).rjust(point + 1, '0')
    whole, fraction = text[:len(text) - point], text[len(text) - point:]
    if kind in 'gG' and not m['alt']:
        fraction = fraction.rstrip('0')
    if m['part']:
        fraction = m['part'].join(fraction[i:i + 3] for i in range(0, len(fraction), 3))
    tail = '.' + fraction if fraction or m['alt'] else ''
    if scientific:
        tail += '%s%+03d' % ('E' if kind in 'EG' else 'e', exponent + point)
    tail += '%' * (kind == '%')
    if m['zero'] and m['width']:
        width = int(m['width']) - len(tail) - bool(negative or m['sign'] in ('+', ' ') and m['sign'])
        whole = whole.rjust(width - (width - 1) // 4 if m['sep'] and width > 0 else width, '0') if width > 0 else whole
    if m['sep']:
        first = 1 + (len(whole) - 1) % 3
        whole = whole[:first] + ''.join(m['sep'] + whole[i:i + 3] for i in range(first, len(whole), 3))
    return _placed(m, negative, whole + tail, m['fill'] or ' ', m['align'] or '>')


def _as_quotient(f, m):
    body = format(abs(f.numerator), m['sep'] or '')
    if f.denominator != 1 or m['alt']:
        body += '/' + format(f.denominator, m['sep'] or '')
    return _placed(m, f.numerator < 0, body, m['fill'] or ' ', m['align'] or '>')


def _formatted(f, spec):
    m = _FLOAT_SPEC.fullmatch(spec)
    if m and not (m['zero'] and m['align']):
        return _as_float(f, m)
    reason = "; can't use explicit alignment when zero-padding" if m and not policy('fraction_formats_quotient') else ''
    m = not m and policy('fraction_formats_quotient') and _QUOTIENT_SPEC.fullmatch(spec)
    if m:
        return _as_quotient(f, m)
    raise ValueError(f'Invalid format specifier {spec!r} for object of type {type(f).__name__!r}{reason}')


def _order(name):
    """The method that compares a Fraction as operator.NAME does."""
    op = getattr(operator, name)

    def compare(a, b):
        if isinstance(b, numbers.Rational):
            return op(a._numerator * b.denominator, a._denominator * b.numerator)
        if not isinstance(b, float):
            return NotImplemented
        return op(0.0, b) if math.isnan(b) or math.isinf(b) else op(a, Fraction(b))
    compare.__name__, compare.__qualname__ = f'__{name}__', f'Fraction.__{name}__'
    return compare


class Fraction(numbers.Rational):
    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, str):
                found = _from_text(numerator)
                if found is None:
                    raise ValueError(f'Invalid literal for Fraction: {numerator!r}')
                numerator, denominator = found
            elif isinstance(numerator, numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            elif hasattr(numerator, 'as_integer_ratio'):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            else:
                raise TypeError('argument should be a string or a Rational instance' if not policy('has_copy_replace')
                                else 'argument should be a string or a Rational instance or have the as_integer_ratio() method'
                                if policy('has_deferred_annotations') else 'argument should be a string or a Rational instance')
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator)
        else:
            raise TypeError('both arguments should be Rational instances')
        if denominator == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        g = math.gcd(numerator, denominator) * (-1 if denominator < 0 else 1)
        self._numerator, self._denominator = numerator // g, denominator // g
        return self

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    @classmethod
    def from_float(cls, f):
        if isinstance(f, (int, float)):
            return cls(*f.as_integer_ratio())
        raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})')

    @classmethod
    def from_decimal(cls, dec):
        from decimal import Decimal
        if isinstance(dec, numbers.Integral):
            return cls(int(dec))
        if isinstance(dec, Decimal):
            return cls(*dec.as_integer_ratio())
        raise TypeError(f'{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})')

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def is_integer(self):
        return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Convergents of the continued fraction as long as they fit; the answer is the last, or the best between it and the one before.
        before, last = (0, 1), (1, 0)
        n, d = self._numerator, self._denominator
        while True:
            whole, rest = divmod(n, d)
            following = (before[0] + whole * last[0], before[1] + whole * last[1])
            if following[1] > max_denominator:
                break
            before, last, n, d = last, following, d, rest
        k = (max_denominator - before[1]) // last[1]
        between, last = Fraction(before[0] + k * last[0], before[1] + k * last[1]), Fraction(*last)
        return last if abs(last - self) <= abs(between - self) else between

    def __repr__(self):
        return f'{self.__class__.__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        modulus = (1 << 61) - 1
        try:
            h = abs(self._numerator) * pow(self._denominator, -1, modulus) % modulus
        except ValueError:
            h = 314159
        h = h if self._numerator >= 0 else -h
        return -2 if h == -1 else h

    if policy('fraction_formats'):
        def __format__(self, spec, /):
            return _formatted(self, spec) if spec else str(self)

    def _arithmetic(exact, fallback, takes_complex=True):
        """The operator and its reflection: exact among rationals, else as floats or complex numbers do it."""
        def forward(a, b):
            if isinstance(b, (int, Fraction)):
                return exact(a, b)
            if isinstance(b, float):
                return fallback(float(a), b)
            return fallback(complex(a), b) if takes_complex and isinstance(b, complex) else NotImplemented

        def reverse(b, a):
            if isinstance(a, numbers.Rational):
                return exact(a, b)
            if isinstance(a, numbers.Real):
                return fallback(float(a), float(b))
            return fallback(complex(a), complex(b)) if takes_complex and isinstance(a, numbers.Complex) else NotImplemented
        forward.__name__ = f'__{fallback.__name__}__'
        reverse.__name__ = f'__r{fallback.__name__}__'
        return forward, reverse

    _wide = not policy('fraction_formats_quotient')

    def _parts(a, b):
        return a.numerator, a.denominator, b.numerator, b.denominator

    __add__, __radd__ = _arithmetic(lambda a, b, p=_parts: (lambda n, d, m, e: Fraction(n * e + m * d, d * e))(*p(a, b)), operator.add)
    __sub__, __rsub__ = _arithmetic(lambda a, b, p=_parts: (lambda n, d, m, e: Fraction(n * e - m * d, d * e))(*p(a, b)), operator.sub)
    __mul__, __rmul__ = _arithmetic(lambda a, b, p=_parts: (lambda n, d, m, e: Fraction(n * m, d * e))(*p(a, b)), operator.mul)
    __truediv__, __rtruediv__ = _arithmetic(lambda a, b, p=_parts: (lambda n, d, m, e: Fraction(n * e, d * m))(*p(a, b)), operator.truediv)
    __floordiv__, __rfloordiv__ = _arithmetic(lambda a, b, p=_parts: (lambda n, d, m, e: n * e // (d * m))(*p(a, b)), operator.floordiv, _wide)
    __mod__, __rmod__ = _arithmetic(lambda a, b, p=_parts: (lambda n, d, m, e: Fraction(n * e % (m * d), d * e))(*p(a, b)), operator.mod, _wide)
    __divmod__, __rdivmod__ = _arithmetic(lambda a, b: (Fraction(a) // b, Fraction(a) % b), divmod, _wide)
    del _arithmetic, _parts, _wide

    def __pow__(a, b):
        if not isinstance(b, numbers.Rational):
            return float(a) ** b if isinstance(b, (float, complex)) or not policy('fraction_formats') else NotImplemented
        if b.denominator != 1:
            return float(a) ** float(b)
        k = b.numerator
        if k >= 0:
            return Fraction(a._numerator ** k, a._denominator ** k)
        return Fraction(a._denominator ** -k, a._numerator ** -k)

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** (b._numerator if b._denominator == 1 else float(b))

    def __pos__(self):
        return Fraction(self._numerator, self._denominator)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        return self.__trunc__()

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            shift = 10 ** abs(ndigits)
            return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)
        whole, rest = divmod(self._numerator, self._denominator)
        if rest * 2 == self._denominator:
            return whole + whole % 2
        return whole + (rest * 2 > self._denominator)

    def __float__(self):
        return self._numerator / self._denominator

    def __bool__(self):
        return bool(self._numerator)

    def __eq__(a, b):
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return float(a) == b if math.isnan(b) or math.isinf(b) else a == Fraction(b)
        return NotImplemented

    __lt__, __gt__, __le__, __ge__ = map(_order, ('lt', 'gt', 'le', 'ge'))

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator) if policy('has_except_star') else (str(self),)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
