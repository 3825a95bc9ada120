# fractions: what every version says alike.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


from fractions import Fraction as F
import math
show(lambda: (F(1, 2), F(6, -4), F('3/4'), F('1.25'), F('-1e-2'), F(0.5), F(3), F()))  # => (Fraction(1, 2), Fraction(-3, 2), Fraction(3, 4), Fraction(5, 4), Fraction(-1, 100), Fraction(1, 2), Fraction(3, 1), Fraction(0, 1))
show(lambda: F(1, 0))  # => ZeroDivisionError: Fraction(1, 0)
show(lambda: F('x'))  # => ValueError: Invalid literal for Fraction: 'x'
show(lambda: F(1.5, 2))  # => TypeError: both arguments should be Rational instances
show(lambda: (F(1, 3) + F(1, 6), F(1, 3) - 1, 2 * F(1, 3), F(1, 3) / F(2, 3), F(7, 2) // 1, F(7, 2) % 2, divmod(F(7, 2), 2), F(2, 3) ** 2, F(2, 3) ** -2, F(4) ** F(1, 2), 2 ** F(2), 1 / F(3), 1 - F(1, 3)))  # => (Fraction(1, 2), Fraction(-2, 3), Fraction(2, 3), Fraction(1, 2), 3, Fraction(3, 2), (1, Fraction(3, 2)), Fraction(4, 9), Fraction(9, 4), 2.0, 4, Fraction(1, 3), Fraction(2, 3))
show(lambda: (F(1, 2) + 0.5, 0.5 * F(1, 2), F(1, 2) + 1j, F(1, 2) == 0.5, F(1, 2) < 0.75, F(1, 3) < F(1, 2), F(2) == 2, F(1, 3) == 0.3333))  # => (1.0, 0.25, (0.5+1j), True, True, True, True, False)
show(lambda: (hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), {F(1, 2): 1}[0.5], hash(F(1, 3)), hash(F(-22, 7))))  # => (True, True, 1, 1537228672809129301, -1976436865040309104)
show(lambda: (str(F(1, 2)), str(F(4, 2)), float(F(1, 3)), int(F(-7, 2)), math.floor(F(-7, 2)), math.ceil(F(7, 2)), round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 2), abs(F(-1, 2)), -F(1, 2), bool(F(0))))  # => ('1/2', '2', 0.3333333333333333, -3, -4, 4, 2, 4, Fraction(157, 50), Fraction(1, 2), Fraction(-1, 2), False)
show(lambda: (F(math.pi).limit_denominator(100), F('3.1415926535').limit_denominator(1000), F(1, 3).numerator, F(1, 3).as_integer_ratio(), sum([F(1, 3)] * 3), sorted([F(1, 2), F(1, 3)]), max(F(1, 2), 0.6)))  # => (Fraction(311, 99), Fraction(355, 113), 1, (1, 3), Fraction(1, 1), [Fraction(1, 3), Fraction(1, 2)], 0.6)
show(lambda: F(1, 2) + 'a')  # => TypeError: unsupported operand type(s) for +: 'Fraction' and 'str'
show(lambda: F(1, 2) < 'a')  # => TypeError: '<' not supported between instances of 'Fraction' and 'str'
show(lambda: (F(1,2).numerator, F.from_float(0.25)))  # => (1, Fraction(1, 4))
