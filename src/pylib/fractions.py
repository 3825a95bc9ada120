"""Exact fractions."""

import math
import numbers
import operator
from _slotscope import policy

__all__ = ['Fraction']


def _from_text(text):
    """(numerator, denominator) of '3', ' -3/4 ', '1.25', '1e-3'; None when it is nothing of that."""
    s = text.strip()
    sign = -1 if s[:1] == '-' else 1
    s = s[1:] if s[:1] in ('-', '+') and s else s
    if '/' in s:
        n, _, d = s.partition('/')
        if n.isdecimal() and d.isdecimal():
            return sign * int(n), int(d)
        return None
    mantissa, e, exponent = s.lower().partition('e')
    whole, _, digits = mantissa.partition('.')
    if not (whole + digits).isdecimal() or e and not exponent.lstrip('+-').isdecimal():
        return None
    n, d = int(whole + digits), 10 ** len(digits)
    power = int(exponent) if e else 0
    return (sign * n * 10 ** power, d) if power >= 0 else (sign * n, d * 10 ** -power)


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

    def _arithmetic(exact, fallback):
        """The operator and its reflection: exact among rationals, else as floats or complex numbers do it."""
        def forward(a, b):
            if isinstance(b, numbers.Rational):
                return exact(a, b)
            if isinstance(b, float):
                return fallback(float(a), b)
            return fallback(complex(a), b) if isinstance(b, complex) else NotImplemented

        def reverse(b, a):
            if isinstance(a, numbers.Rational):
                return exact(a, b)
            if isinstance(a, numbers.Real):
                return fallback(float(a), float(b))
            return fallback(complex(a), complex(b)) if isinstance(a, numbers.Complex) else NotImplemented
        forward.__name__ = f'__{fallback.__name__}__'
        reverse.__name__ = f'__r{fallback.__name__}__'
        return forward, reverse

    def _parts(a, b):
        return a.numerator, a.denominator, b.numerator, b.denominator

    __add__, __radd__ = _arithmetic(lambda a, b, p=_parts: (lambda n, d, m, e: Fraction(n * e + m * d, d * e))(*p(a, b)), operator.add)
    __sub__, __rsub__ = _arithmetic(lambda a, b, p=_parts: (lambda n, d, m, e: Fraction(n * e - m * d, d * e))(*p(a, b)), operator.sub)
    __mul__, __rmul__ = _arithmetic(lambda a, b, p=_parts: (lambda n, d, m, e: Fraction(n * m, d * e))(*p(a, b)), operator.mul)
    __truediv__, __rtruediv__ = _arithmetic(lambda a, b, p=_parts: (lambda n, d, m, e: Fraction(n * e, d * m))(*p(a, b)), operator.truediv)
    __floordiv__, __rfloordiv__ = _arithmetic(lambda a, b, p=_parts: (lambda n, d, m, e: n * e // (d * m))(*p(a, b)), operator.floordiv)
    __mod__, __rmod__ = _arithmetic(lambda a, b, p=_parts: (lambda n, d, m, e: Fraction(n * e % (m * d), d * e))(*p(a, b)), operator.mod)
    __divmod__, __rdivmod__ = _arithmetic(lambda a, b: (Fraction(a) // b, Fraction(a) % b), divmod)
    del _arithmetic, _parts

    def __pow__(a, b):
        if not isinstance(b, numbers.Rational):
            return float(a) ** b
        if b.denominator != 1:
            return float(a) ** float(b)
        k = b.numerator
        if k >= 0:
            return Fraction(a._numerator ** k, a._denominator ** k)
        return Fraction(a._denominator ** -k, a._numerator ** -k)

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        return Fraction(a.numerator, a.denominator) ** b if isinstance(a, numbers.Rational) else a ** float(b)

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
        return self

    def __deepcopy__(self, memo):
        return self
