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


# format(), texts, and what others do with fractions.
from decimal import Decimal
from fractions import Fraction
import copy


def attempt(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


X = Fraction(-22, 7), Fraction(1234567, 2), Fraction(3), Fraction(-1, 1000)
for spec in (">12", "*^10", "+", "=+10", "#", "_", "05", "z", ".2", "8.3", "010.3f", "+z.1f", ",.2f", "_.3e", ".0f", "#.0f", ".3g", "#.3g", "G", "e", "%", ".1%",
             "012,f", "012,.1f", "<10.2f", "0=10.1f", "0>10", ".f", "<07.2f", "006f", ".02f", ".9_f", "a"):
    print(spec, [attempt(lambda: format(x, spec)) for x in X])
# =>(3.8-3.11) >12 ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) *^10 ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) + ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) =+10 ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) # ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) _ ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) 05 ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) z ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) .2 ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) 8.3 ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) 010.3f ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) +z.1f ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) ,.2f ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) _.3e ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) .0f ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) #.0f ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) .3g ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) #.3g ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) G ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) e ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) % ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) .1% ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) 012,f ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) 012,.1f ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) <10.2f ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) 0=10.1f ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) 0>10 ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) .f ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) <07.2f ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) 006f ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) .02f ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) .9_f ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.8-3.11) a ['TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__', 'TypeError: unsupported format string passed to Fraction.__format__']
# =>(3.12) >12 ["ValueError: Invalid format specifier '>12' for object of type 'Fraction'", "ValueError: Invalid format specifier '>12' for object of type 'Fraction'", "ValueError: Invalid format specifier '>12' for object of type 'Fraction'", "ValueError: Invalid format specifier '>12' for object of type 'Fraction'"]
# =>(3.12) *^10 ["ValueError: Invalid format specifier '*^10' for object of type 'Fraction'", "ValueError: Invalid format specifier '*^10' for object of type 'Fraction'", "ValueError: Invalid format specifier '*^10' for object of type 'Fraction'", "ValueError: Invalid format specifier '*^10' for object of type 'Fraction'"]
# =>(3.12) + ["ValueError: Invalid format specifier '+' for object of type 'Fraction'", "ValueError: Invalid format specifier '+' for object of type 'Fraction'", "ValueError: Invalid format specifier '+' for object of type 'Fraction'", "ValueError: Invalid format specifier '+' for object of type 'Fraction'"]
# =>(3.12) =+10 ["ValueError: Invalid format specifier '=+10' for object of type 'Fraction'", "ValueError: Invalid format specifier '=+10' for object of type 'Fraction'", "ValueError: Invalid format specifier '=+10' for object of type 'Fraction'", "ValueError: Invalid format specifier '=+10' for object of type 'Fraction'"]
# =>(3.12) # ["ValueError: Invalid format specifier '#' for object of type 'Fraction'", "ValueError: Invalid format specifier '#' for object of type 'Fraction'", "ValueError: Invalid format specifier '#' for object of type 'Fraction'", "ValueError: Invalid format specifier '#' for object of type 'Fraction'"]
# =>(3.12) _ ["ValueError: Invalid format specifier '_' for object of type 'Fraction'", "ValueError: Invalid format specifier '_' for object of type 'Fraction'", "ValueError: Invalid format specifier '_' for object of type 'Fraction'", "ValueError: Invalid format specifier '_' for object of type 'Fraction'"]
# =>(3.12) 05 ["ValueError: Invalid format specifier '05' for object of type 'Fraction'", "ValueError: Invalid format specifier '05' for object of type 'Fraction'", "ValueError: Invalid format specifier '05' for object of type 'Fraction'", "ValueError: Invalid format specifier '05' for object of type 'Fraction'"]
# =>(3.12) z ["ValueError: Invalid format specifier 'z' for object of type 'Fraction'", "ValueError: Invalid format specifier 'z' for object of type 'Fraction'", "ValueError: Invalid format specifier 'z' for object of type 'Fraction'", "ValueError: Invalid format specifier 'z' for object of type 'Fraction'"]
# =>(3.12) .2 ["ValueError: Invalid format specifier '.2' for object of type 'Fraction'", "ValueError: Invalid format specifier '.2' for object of type 'Fraction'", "ValueError: Invalid format specifier '.2' for object of type 'Fraction'", "ValueError: Invalid format specifier '.2' for object of type 'Fraction'"]
# =>(3.12) 8.3 ["ValueError: Invalid format specifier '8.3' for object of type 'Fraction'", "ValueError: Invalid format specifier '8.3' for object of type 'Fraction'", "ValueError: Invalid format specifier '8.3' for object of type 'Fraction'", "ValueError: Invalid format specifier '8.3' for object of type 'Fraction'"]
# =>(3.12) 010.3f ['-00003.143', '617283.500', '000003.000', '-00000.001']
# =>(3.12) +z.1f ['-3.1', '+617283.5', '+3.0', '+0.0']
# =>(3.12) ,.2f ['-3.14', '617,283.50', '3.00', '-0.00']
# =>(3.12) _.3e ['-3.143e+00', '6.173e+05', '3.000e+00', '-1.000e-03']
# =>(3.12) .0f ['-3', '617284', '3', '-0']
# =>(3.12) #.0f ['-3.', '617284.', '3.', '-0.']
# =>(3.12) .3g ['-3.14', '6.17e+05', '3', '-0.001']
# =>(3.12) #.3g ['-3.14', '6.17e+05', '3.00', '-0.00100']
# =>(3.12) G ['-3.14286', '617284', '3', '-0.001']
# =>(3.12) e ['-3.142857e+00', '6.172835e+05', '3.000000e+00', '-1.000000e-03']
# =>(3.12) % ['-314.285714%', '61728350.000000%', '300.000000%', '-0.100000%']
# =>(3.12) .1% ['-314.3%', '61728350.0%', '300.0%', '-0.1%']
# =>(3.12) 012,f ['-0,003.142857', '617,283.500000', '0,003.000000', '-0,000.001000']
# =>(3.12) 012,.1f ['-0,000,003.1', '00,617,283.5', '00,000,003.0', '-0,000,000.0']
# =>(3.12) <10.2f ['-3.14     ', '617283.50 ', '3.00      ', '-0.00     ']
# =>(3.12) 0=10.1f ['-0000003.1', '00617283.5', '00000003.0', '-0000000.0']
# =>(3.12) 0>10 ["ValueError: Invalid format specifier '0>10' for object of type 'Fraction'", "ValueError: Invalid format specifier '0>10' for object of type 'Fraction'", "ValueError: Invalid format specifier '0>10' for object of type 'Fraction'", "ValueError: Invalid format specifier '0>10' for object of type 'Fraction'"]
# =>(3.12) .f ["ValueError: Invalid format specifier '.f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.f' for object of type 'Fraction'"]
# =>(3.12) <07.2f ["ValueError: Invalid format specifier '<07.2f' for object of type 'Fraction'; can't use explicit alignment when zero-padding", "ValueError: Invalid format specifier '<07.2f' for object of type 'Fraction'; can't use explicit alignment when zero-padding", "ValueError: Invalid format specifier '<07.2f' for object of type 'Fraction'; can't use explicit alignment when zero-padding", "ValueError: Invalid format specifier '<07.2f' for object of type 'Fraction'; can't use explicit alignment when zero-padding"]
# =>(3.12) 006f ["ValueError: Invalid format specifier '006f' for object of type 'Fraction'", "ValueError: Invalid format specifier '006f' for object of type 'Fraction'", "ValueError: Invalid format specifier '006f' for object of type 'Fraction'", "ValueError: Invalid format specifier '006f' for object of type 'Fraction'"]
# =>(3.12) .02f ["ValueError: Invalid format specifier '.02f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.02f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.02f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.02f' for object of type 'Fraction'"]
# =>(3.12) .9_f ["ValueError: Invalid format specifier '.9_f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.9_f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.9_f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.9_f' for object of type 'Fraction'"]
# =>(3.12) a ["ValueError: Invalid format specifier 'a' for object of type 'Fraction'", "ValueError: Invalid format specifier 'a' for object of type 'Fraction'", "ValueError: Invalid format specifier 'a' for object of type 'Fraction'", "ValueError: Invalid format specifier 'a' for object of type 'Fraction'"]
# =>(3.13) >12 ['       -22/7', '   1234567/2', '           3', '     -1/1000']
# =>(3.13) *^10 ['**-22/7***', '1234567/2*', '****3*****', '*-1/1000**']
# =>(3.13) + ['-22/7', '+1234567/2', '+3', '-1/1000']
# =>(3.13) =+10 ['-     22/7', '+1234567/2', '+        3', '-   1/1000']
# =>(3.13) # ['-22/7', '1234567/2', '3/1', '-1/1000']
# =>(3.13) _ ['-22/7', '1_234_567/2', '3', '-1/1_000']
# =>(3.13) 05 ["ValueError: Invalid format specifier '05' for object of type 'Fraction'", "ValueError: Invalid format specifier '05' for object of type 'Fraction'", "ValueError: Invalid format specifier '05' for object of type 'Fraction'", "ValueError: Invalid format specifier '05' for object of type 'Fraction'"]
# =>(3.13) z ["ValueError: Invalid format specifier 'z' for object of type 'Fraction'", "ValueError: Invalid format specifier 'z' for object of type 'Fraction'", "ValueError: Invalid format specifier 'z' for object of type 'Fraction'", "ValueError: Invalid format specifier 'z' for object of type 'Fraction'"]
# =>(3.13) .2 ["ValueError: Invalid format specifier '.2' for object of type 'Fraction'", "ValueError: Invalid format specifier '.2' for object of type 'Fraction'", "ValueError: Invalid format specifier '.2' for object of type 'Fraction'", "ValueError: Invalid format specifier '.2' for object of type 'Fraction'"]
# =>(3.13) 8.3 ["ValueError: Invalid format specifier '8.3' for object of type 'Fraction'", "ValueError: Invalid format specifier '8.3' for object of type 'Fraction'", "ValueError: Invalid format specifier '8.3' for object of type 'Fraction'", "ValueError: Invalid format specifier '8.3' for object of type 'Fraction'"]
# =>(3.13) 010.3f ['-00003.143', '617283.500', '000003.000', '-00000.001']
# =>(3.13) +z.1f ['-3.1', '+617283.5', '+3.0', '+0.0']
# =>(3.13) ,.2f ['-3.14', '617,283.50', '3.00', '-0.00']
# =>(3.13) _.3e ['-3.143e+00', '6.173e+05', '3.000e+00', '-1.000e-03']
# =>(3.13) .0f ['-3', '617284', '3', '-0']
# =>(3.13) #.0f ['-3.', '617284.', '3.', '-0.']
# =>(3.13) .3g ['-3.14', '6.17e+05', '3', '-0.001']
# =>(3.13) #.3g ['-3.14', '6.17e+05', '3.00', '-0.00100']
# =>(3.13) G ['-3.14286', '617284', '3', '-0.001']
# =>(3.13) e ['-3.142857e+00', '6.172835e+05', '3.000000e+00', '-1.000000e-03']
# =>(3.13) % ['-314.285714%', '61728350.000000%', '300.000000%', '-0.100000%']
# =>(3.13) .1% ['-314.3%', '61728350.0%', '300.0%', '-0.1%']
# =>(3.13) 012,f ['-0,003.142857', '617,283.500000', '0,003.000000', '-0,000.001000']
# =>(3.13) 012,.1f ['-0,000,003.1', '00,617,283.5', '00,000,003.0', '-0,000,000.0']
# =>(3.13) <10.2f ['-3.14     ', '617283.50 ', '3.00      ', '-0.00     ']
# =>(3.13) 0=10.1f ['-0000003.1', '00617283.5', '00000003.0', '-0000000.0']
# =>(3.13) 0>10 ['00000-22/7', '01234567/2', '0000000003', '000-1/1000']
# =>(3.13) .f ["ValueError: Invalid format specifier '.f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.f' for object of type 'Fraction'"]
# =>(3.13) <07.2f ["ValueError: Invalid format specifier '<07.2f' for object of type 'Fraction'", "ValueError: Invalid format specifier '<07.2f' for object of type 'Fraction'", "ValueError: Invalid format specifier '<07.2f' for object of type 'Fraction'", "ValueError: Invalid format specifier '<07.2f' for object of type 'Fraction'"]
# =>(3.13) 006f ["ValueError: Invalid format specifier '006f' for object of type 'Fraction'", "ValueError: Invalid format specifier '006f' for object of type 'Fraction'", "ValueError: Invalid format specifier '006f' for object of type 'Fraction'", "ValueError: Invalid format specifier '006f' for object of type 'Fraction'"]
# =>(3.13) .02f ["ValueError: Invalid format specifier '.02f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.02f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.02f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.02f' for object of type 'Fraction'"]
# =>(3.13) .9_f ["ValueError: Invalid format specifier '.9_f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.9_f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.9_f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.9_f' for object of type 'Fraction'"]
# =>(3.13) a ["ValueError: Invalid format specifier 'a' for object of type 'Fraction'", "ValueError: Invalid format specifier 'a' for object of type 'Fraction'", "ValueError: Invalid format specifier 'a' for object of type 'Fraction'", "ValueError: Invalid format specifier 'a' for object of type 'Fraction'"]
# =>(3.14-3.15) >12 ['       -22/7', '   1234567/2', '           3', '     -1/1000']
# =>(3.14-3.15) *^10 ['**-22/7***', '1234567/2*', '****3*****', '*-1/1000**']
# =>(3.14-3.15) + ['-22/7', '+1234567/2', '+3', '-1/1000']
# =>(3.14-3.15) =+10 ['-     22/7', '+1234567/2', '+        3', '-   1/1000']
# =>(3.14-3.15) # ['-22/7', '1234567/2', '3/1', '-1/1000']
# =>(3.14-3.15) _ ['-22/7', '1_234_567/2', '3', '-1/1_000']
# =>(3.14-3.15) 05 ["ValueError: Invalid format specifier '05' for object of type 'Fraction'", "ValueError: Invalid format specifier '05' for object of type 'Fraction'", "ValueError: Invalid format specifier '05' for object of type 'Fraction'", "ValueError: Invalid format specifier '05' for object of type 'Fraction'"]
# =>(3.14-3.15) z ["ValueError: Invalid format specifier 'z' for object of type 'Fraction'", "ValueError: Invalid format specifier 'z' for object of type 'Fraction'", "ValueError: Invalid format specifier 'z' for object of type 'Fraction'", "ValueError: Invalid format specifier 'z' for object of type 'Fraction'"]
# =>(3.14-3.15) .2 ["ValueError: Invalid format specifier '.2' for object of type 'Fraction'", "ValueError: Invalid format specifier '.2' for object of type 'Fraction'", "ValueError: Invalid format specifier '.2' for object of type 'Fraction'", "ValueError: Invalid format specifier '.2' for object of type 'Fraction'"]
# =>(3.14-3.15) 8.3 ["ValueError: Invalid format specifier '8.3' for object of type 'Fraction'", "ValueError: Invalid format specifier '8.3' for object of type 'Fraction'", "ValueError: Invalid format specifier '8.3' for object of type 'Fraction'", "ValueError: Invalid format specifier '8.3' for object of type 'Fraction'"]
# =>(3.14-3.15) 010.3f ['-00003.143', '617283.500', '000003.000', '-00000.001']
# =>(3.14-3.15) +z.1f ['-3.1', '+617283.5', '+3.0', '+0.0']
# =>(3.14-3.15) ,.2f ['-3.14', '617,283.50', '3.00', '-0.00']
# =>(3.14-3.15) _.3e ['-3.143e+00', '6.173e+05', '3.000e+00', '-1.000e-03']
# =>(3.14-3.15) .0f ['-3', '617284', '3', '-0']
# =>(3.14-3.15) #.0f ['-3.', '617284.', '3.', '-0.']
# =>(3.14-3.15) .3g ['-3.14', '6.17e+05', '3', '-0.001']
# =>(3.14-3.15) #.3g ['-3.14', '6.17e+05', '3.00', '-0.00100']
# =>(3.14-3.15) G ['-3.14286', '617284', '3', '-0.001']
# =>(3.14-3.15) e ['-3.142857e+00', '6.172835e+05', '3.000000e+00', '-1.000000e-03']
# =>(3.14-3.15) % ['-314.285714%', '61728350.000000%', '300.000000%', '-0.100000%']
# =>(3.14-3.15) .1% ['-314.3%', '61728350.0%', '300.0%', '-0.1%']
# =>(3.14-3.15) 012,f ['-0,003.142857', '617,283.500000', '0,003.000000', '-0,000.001000']
# =>(3.14-3.15) 012,.1f ['-0,000,003.1', '00,617,283.5', '00,000,003.0', '-0,000,000.0']
# =>(3.14-3.15) <10.2f ['-3.14     ', '617283.50 ', '3.00      ', '-0.00     ']
# =>(3.14-3.15) 0=10.1f ['-0000003.1', '00617283.5', '00000003.0', '-0000000.0']
# =>(3.14-3.15) 0>10 ['00000-22/7', '01234567/2', '0000000003', '000-1/1000']
# =>(3.14-3.15) .f ["ValueError: Invalid format specifier '.f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.f' for object of type 'Fraction'", "ValueError: Invalid format specifier '.f' for object of type 'Fraction'"]
# =>(3.14-3.15) <07.2f ["ValueError: Invalid format specifier '<07.2f' for object of type 'Fraction'", "ValueError: Invalid format specifier '<07.2f' for object of type 'Fraction'", "ValueError: Invalid format specifier '<07.2f' for object of type 'Fraction'", "ValueError: Invalid format specifier '<07.2f' for object of type 'Fraction'"]
# =>(3.14-3.15) 006f ['-3.142857', '617283.500000', '3.000000', '-0.001000']
# =>(3.14-3.15) .02f ['-3.14', '617283.50', '3.00', '-0.00']
# =>(3.14-3.15) .9_f ['-3.142_857_143', '617283.500_000_000', '3.000_000_000', '-0.001_000_000']
# =>(3.14-3.15) a ["ValueError: Invalid format specifier 'a' for object of type 'Fraction'", "ValueError: Invalid format specifier 'a' for object of type 'Fraction'", "ValueError: Invalid format specifier 'a' for object of type 'Fraction'", "ValueError: Invalid format specifier 'a' for object of type 'Fraction'"]
for text in ("3 / 2", "1_000/2", "1.5e3", " -7.25 ", "1__0", ".5", "5.", "1/-2", "+1/2", "", "1e5_0", "_1", ".", "1e", "-.5e-1"):
    print(repr(text), attempt(lambda: Fraction(text)))
# =>(3.8-3.10) '3 / 2' ValueError: Invalid literal for Fraction: '3 / 2'
# =>(3.8-3.10) '1_000/2' ValueError: Invalid literal for Fraction: '1_000/2'
# =>(3.8-3.10) '1.5e3' 1500
# =>(3.8-3.10) ' -7.25 ' -29/4
# =>(3.8-3.10) '1__0' ValueError: Invalid literal for Fraction: '1__0'
# =>(3.8-3.10) '.5' 1/2
# =>(3.8-3.10) '5.' 5
# =>(3.8-3.10) '1/-2' ValueError: Invalid literal for Fraction: '1/-2'
# =>(3.8-3.10) '+1/2' 1/2
# =>(3.8-3.10) '' ValueError: Invalid literal for Fraction: ''
# =>(3.8-3.10) '1e5_0' ValueError: Invalid literal for Fraction: '1e5_0'
# =>(3.8-3.10) '_1' ValueError: Invalid literal for Fraction: '_1'
# =>(3.8-3.10) '.' ValueError: Invalid literal for Fraction: '.'
# =>(3.8-3.10) '1e' ValueError: Invalid literal for Fraction: '1e'
# =>(3.8-3.10) '-.5e-1' -1/20
# =>(3.11) '3 / 2' ValueError: Invalid literal for Fraction: '3 / 2'
# =>(3.11) '1_000/2' 500
# =>(3.11) '1.5e3' 1500
# =>(3.11) ' -7.25 ' -29/4
# =>(3.11) '1__0' ValueError: Invalid literal for Fraction: '1__0'
# =>(3.11) '.5' 1/2
# =>(3.11) '5.' 5
# =>(3.11) '1/-2' ValueError: Invalid literal for Fraction: '1/-2'
# =>(3.11) '+1/2' 1/2
# =>(3.11) '' ValueError: Invalid literal for Fraction: ''
# =>(3.11) '1e5_0' 100000000000000000000000000000000000000000000000000
# =>(3.11) '_1' ValueError: Invalid literal for Fraction: '_1'
# =>(3.11) '.' ValueError: Invalid literal for Fraction: '.'
# =>(3.11) '1e' ValueError: Invalid literal for Fraction: '1e'
# =>(3.11) '-.5e-1' -1/20
# =>(3.12-3.15) '3 / 2' 3/2
# =>(3.12-3.15) '1_000/2' 500
# =>(3.12-3.15) '1.5e3' 1500
# =>(3.12-3.15) ' -7.25 ' -29/4
# =>(3.12-3.15) '1__0' ValueError: Invalid literal for Fraction: '1__0'
# =>(3.12-3.15) '.5' 1/2
# =>(3.12-3.15) '5.' 5
# =>(3.12-3.15) '1/-2' ValueError: Invalid literal for Fraction: '1/-2'
# =>(3.12-3.15) '+1/2' 1/2
# =>(3.12-3.15) '' ValueError: Invalid literal for Fraction: ''
# =>(3.12-3.15) '1e5_0' 100000000000000000000000000000000000000000000000000
# =>(3.12-3.15) '_1' ValueError: Invalid literal for Fraction: '_1'
# =>(3.12-3.15) '.' ValueError: Invalid literal for Fraction: '.'
# =>(3.12-3.15) '1e' ValueError: Invalid literal for Fraction: '1e'
# =>(3.12-3.15) '-.5e-1' -1/20
print(attempt(lambda: Fraction.from_decimal(Decimal("1.5"))), attempt(lambda: Fraction.from_decimal(3)), attempt(lambda: Fraction.from_decimal(1.5)))  # => 3/2 3 TypeError: Fraction.from_decimal() only takes Decimals, not 1.5 (float)
for f in (lambda: X[0] % 1j, lambda: 1j // X[0], lambda: divmod(1j, X[0]), lambda: X[0] + 1j, lambda: Fraction(0) ** -1, lambda: 2.0 ** Fraction(-1)):
    print(attempt(f))
# =>(3.8-3.9) TypeError: can't mod complex numbers.
# =>(3.8-3.9) TypeError: can't take floor of complex number.
# =>(3.8-3.9) TypeError: can't take floor or mod of complex number.
# =>(3.8-3.9) (-3.142857142857143+1j)
# =>(3.8-3.9) ZeroDivisionError: Fraction(1, 0)
# =>(3.8-3.9) 0.5
# =>(3.10-3.12) TypeError: unsupported operand type(s) for %: 'complex' and 'complex'
# =>(3.10-3.12) TypeError: unsupported operand type(s) for //: 'complex' and 'complex'
# =>(3.10-3.12) TypeError: unsupported operand type(s) for divmod(): 'complex' and 'complex'
# =>(3.10-3.12) (-3.142857142857143+1j)
# =>(3.10-3.12) ZeroDivisionError: Fraction(1, 0)
# =>(3.10-3.12) 0.5
# =>(3.13-3.15) TypeError: unsupported operand type(s) for %: 'Fraction' and 'complex'
# =>(3.13-3.15) TypeError: unsupported operand type(s) for //: 'complex' and 'Fraction'
# =>(3.13-3.15) TypeError: unsupported operand type(s) for divmod(): 'complex' and 'Fraction'
# =>(3.13-3.15) (-3.142857142857143+1j)
# =>(3.13-3.15) ZeroDivisionError: Fraction(1, 0)
# =>(3.13-3.15) 0.5


class Own(Fraction):
    pass


print(type(copy.copy(Own(1, 2))), type(copy.deepcopy(Own(1, 2))), type(Own(1, 2) + 1), copy.copy(X[0]) is X[0])  # => <class '__main__.Own'> <class '__main__.Own'> <class 'fractions.Fraction'> True
