"""Abstract base classes of numbers."""

from abc import ABCMeta, abstractmethod
from _methods import named as _named

__all__ = ['Number', 'Complex', 'Real', 'Rational', 'Integral']


def _missing():
    raise NotImplementedError


def _unary(names):
    return {name: abstractmethod(lambda self: _missing()) for name in names.split()}


def _binary(names):
    return {name: abstractmethod(lambda self, other: _missing()) for name in names.split()}


def _part():
    return property(abstractmethod(lambda self: _missing()))


class Number(metaclass=ABCMeta):
    __hash__, __slots__ = None, ()


@_named
class Complex(Number):
    __slots__ = ()
    locals().update(_unary('__complex__ __neg__ __pos__ __abs__ conjugate'), **_binary(
        '__add__ __radd__ __mul__ __rmul__ __truediv__ __rtruediv__ __pow__ __rpow__ __eq__'))
    real, imag = _part(), _part()
    __bool__ = lambda self: self != 0
    __sub__ = lambda self, other: self + -other
    __rsub__ = lambda self, other: -self + other


@_named
class Real(Complex):
    __slots__ = ()
    locals().update(_unary('__float__ __trunc__ __floor__ __ceil__'), **_binary(
        '__floordiv__ __rfloordiv__ __mod__ __rmod__ __lt__ __le__'))
    __round__ = abstractmethod(lambda self, ndigits=None: _missing())
    __divmod__ = lambda self, other: (self // other, self % other)
    __rdivmod__ = lambda self, other: (other // self, other % self)
    __complex__ = lambda self: complex(float(self))
    real = property(lambda self: +self)
    imag = property(lambda self: 0)
    conjugate = lambda self: +self


@_named
class Rational(Real):
    __slots__ = ()
    numerator, denominator = _part(), _part()
    __float__ = lambda self: int(self.numerator) / int(self.denominator)


@_named
class Integral(Rational):
    __slots__ = ()
    locals().update(_unary('__int__ __invert__'), **_binary(
        '__lshift__ __rlshift__ __rshift__ __rrshift__ __and__ __rand__ __xor__ __rxor__ __or__ __ror__'))
    __index__ = lambda self: int(self)
    __float__ = lambda self: float(int(self))
    numerator = property(lambda self: +self)
    denominator = property(lambda self: 1)


Complex.register(complex)
Real.register(float)
Integral.register(int)
