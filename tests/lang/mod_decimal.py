# Decimal numbers: arithmetic, rounding, contexts and signals, functions, formats.
import math
import decimal
from decimal import *
from fractions import Fraction

D = Decimal


def show(f):
    try:
        print(repr(f()).replace('\n', ' '))
    except Exception as e:
        print(type(e).__name__ + ':', str(e).replace('\n', ' '))


def loc():
    with localcontext() as c:
        c.prec = 5
        return D(1) / 3, D('123456') * 1, c.flags[Inexact]


show(lambda: D('0.1')+D('0.2'))  # => Decimal('0.3')
show(lambda: D(1)/D(7))  # => Decimal('0.1428571428571428571428571429')
show(lambda: D('1.10')*3)  # => Decimal('3.30')
show(lambda: D(2).sqrt())  # => Decimal('1.414213562373095048801688724')
show(lambda: D('3.14159').quantize(D('0.01')))  # => Decimal('3.14')
show(lambda: D('2.675').quantize(D('.01'), rounding=ROUND_HALF_UP))  # => Decimal('2.68')
show(lambda: D(0.1))  # => Decimal('0.1000000000000000055511151231257827021181583404541015625')
show(lambda: D(10)**-3)  # => Decimal('0.001')
show(lambda: D('1.1')**2)  # => Decimal('1.21')
show(lambda: D(2)**D('0.5'))  # => Decimal('1.414213562373095048801688724')
show(lambda: D(1).exp())  # => Decimal('2.718281828459045235360287471')
show(lambda: D(10).ln())  # => Decimal('2.302585092994045684017991455')
show(lambda: D(2).log10())  # => Decimal('0.3010299956639811952137388947')
show(lambda: D(1000).log10())  # => Decimal('3')
show(lambda: D(7)//2)  # => Decimal('3')
show(lambda: D(-7)//2)  # => Decimal('-3')
show(lambda: D(-7)%3)  # => Decimal('-1')
show(lambda: divmod(D(7),D(2)))  # => (Decimal('3'), Decimal('1'))
show(lambda: D('1E+3'))  # => Decimal('1E+3')
show(lambda: D('1E+3').normalize())  # => Decimal('1E+3')
show(lambda: D('100').normalize())  # => Decimal('1E+2')
show(lambda: D('0.00000001'))  # => Decimal('1E-8')
show(lambda: D(123456789)*D('1e10'))  # => Decimal('1.23456789E+18')
show(lambda: round(D('2.5')))  # => 2
show(lambda: round(D('2.675'),2))  # => Decimal('2.68')
show(lambda: int(D('3.9')))  # => 3
show(lambda: float(D('0.1')))  # => 0.1
show(lambda: D('abc'))  # => InvalidOperation: [<class 'decimal.ConversionSyntax'>]
show(lambda: D(1)/0)  # => DivisionByZero: [<class 'decimal.DivisionByZero'>]
show(lambda: D(0)/0)  # => InvalidOperation: [<class 'decimal.DivisionUndefined'>]
show(lambda: D('inf')-D('inf'))  # => InvalidOperation: [<class 'decimal.InvalidOperation'>]
show(lambda: D('1')+1.5)  # => TypeError: unsupported operand type(s) for +: 'decimal.Decimal' and 'float'
show(lambda: D(1)<1.5)  # => True
show(lambda: D(1)==1.0)  # => True
show(lambda: D('nan')==D('nan'))  # => False
show(lambda: D('nan')<1)  # => InvalidOperation: [<class 'decimal.InvalidOperation'>]
show(lambda: hash(D('1.5'))==hash(1.5))  # => True
show(lambda: hash(D(3)))  # => 3
show(lambda: D(-1).sqrt())  # => InvalidOperation: [<class 'decimal.InvalidOperation'>]
show(lambda: D([1]))  # => ValueError: argument must be a sequence of length 3
show(lambda: D(None))  # => TypeError: conversion from NoneType to Decimal is not supported
show(lambda: D((0,(1,2,3),-2)))  # => Decimal('1.23')
show(lambda: getcontext())  # => Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[InvalidOperation, DivisionByZero, Inexact, FloatOperation, Rounded], traps=[InvalidOperation, DivisionByZero, Overflow])
show(lambda: D('1.5').as_tuple())  # => DecimalTuple(sign=0, digits=(1, 5), exponent=-1)
show(lambda: D('1.5').as_integer_ratio())  # => (3, 2)
show(lambda: str(D('-0.00')))  # => '-0.00'
show(lambda: D('-0')+0)  # => Decimal('0')
show(lambda: abs(D('-5.50')))  # => Decimal('5.50')
show(lambda: -D('0'))  # => Decimal('0')
show(lambda: sum([D('0.1')]*10))  # => Decimal('1.0')
show(lambda: max(D(1),D(2)))  # => Decimal('2')
show(lambda: D('12.5').to_integral_value())  # => Decimal('12')
show(lambda: D('Infinity'))  # => Decimal('Infinity')
show(lambda: D('sNaN12'))  # => Decimal('sNaN12')
show(lambda: D('1_000.5'))  # => Decimal('1000.5')
show(lambda: D('  3.5 '))  # => Decimal('3.5')
show(lambda: D('١٢'))  # => Decimal('12')
show(lambda: f"{D('1234567.891'):,.2f}")  # => '1,234,567.89'
show(lambda: f"{D('0.000012'):.3e}")  # => '1.200e-5'
show(lambda: f"{D('1.5'):>10}|{D('1.5'):<8}|{D('1.5'):^9}|{D('-1.5'):010.3f}")  # => '       1.5|1.5     |   1.5   |-00001.500'
show(lambda: f"{D('0.256'):.1%}")  # => '25.6%'
show(lambda: f"{D('1e5'):f} {D('1e5')} {D('123.456'):.2g} {D('5'):g} {D('5'):e} {D('0'):.2e} {D('0.0'):e}")  # => '100000 1E+5 1.2e+2 5 5e+0 0.00e+2 0e-1'
show(lambda: '%.2f %s %d' % (D('1.005'), D('1.5'), D('3.7')))  # => '1.00 1.5 3'
show(lambda: f"{D('nan'):>6}|{D('inf'):+}|{D(1):x}")  # => ValueError: invalid format string
show(lambda: format(D('1234.5'), '015,.2f'))  # => '0,000,001,234.50'
show(loc)  # => (Decimal('0.33333'), Decimal('1.2346E+5'), True)
getcontext().prec = 6
show(lambda: D(22)/7)  # => Decimal('3.14286')
show(lambda: D('1.23456789')+0)  # => Decimal('1.23457')
show(lambda: D('1.23456789'))  # => Decimal('1.23456789')
getcontext().prec = 28
show(lambda: D('1e999999')*10)  # => Overflow: [<class 'decimal.Overflow'>]
show(lambda: D('1e-999999')/10**40)  # => Decimal('0E-1000026')
show(lambda: D('123456789012345678901234567890')+0)  # => Decimal('1.234567890123456789012345679E+29')
show(lambda: D(10)**30+1)  # => Decimal('1.000000000000000000000000000E+30')
show(lambda: D('9.99e5').quantize(D('1e-30')))  # => InvalidOperation: [<class 'decimal.InvalidOperation'>]
show(lambda: setattr(getcontext(),'prec',0))  # => ValueError: valid range for prec is [1, MAX_PREC]
show(lambda: setattr(getcontext(),'rounding','X'))  # => TypeError: valid values for rounding are:   [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,    ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,    ROUND_05UP]
show(lambda: setattr(getcontext(),'foo',1))  # => AttributeError: 'decimal.Context' object has no attribute 'foo'
show(lambda: D(1).foo)  # => AttributeError: 'decimal.Decimal' object has no attribute 'foo'
show(lambda: D.from_float(0.5))  # => Decimal('0.5')
show(lambda: D(5).compare(D(3)))  # => Decimal('1')
show(lambda: D('1.0').compare_total(D('1.00')))  # => Decimal('1')
show(lambda: D('1.50').same_quantum(D('2.25')))  # => True
show(lambda: D('123.45').adjusted())  # => 2
show(lambda: D('1e3').to_eng_string())  # => '1E+3'
show(lambda: D('12345e3').to_eng_string())  # => '12.345E+6'
show(lambda: D('1').next_plus())  # => Decimal('1.000000000000000000000000001')
show(lambda: D('1').next_minus())  # => Decimal('0.9999999999999999999999999999')
show(lambda: D(2).fma(3,5))  # => Decimal('11')
show(lambda: D(3)**100)  # => Decimal('5.153775207320113310364611298E+47')
show(lambda: D(3)**D('2.5'))  # => Decimal('15.58845726811989564174701707')
show(lambda: D('0.5')**3)  # => Decimal('0.125')
show(lambda: D(4)**D('-0.5'))  # => Decimal('0.5000000000000000000000000000')
show(lambda: D(9)**D('.5'))  # => Decimal('3.000000000000000000000000000')
show(lambda: 2**D(10))  # => Decimal('1024')
show(lambda: pow(D(3),4,5))  # => Decimal('1')
show(lambda: D('1.1').exp())  # => Decimal('3.004166023946433112058407954')
show(lambda: D('100').exp())  # => Decimal('2.688117141816135448412625552E+43')
show(lambda: D('-3.7').exp())  # => Decimal('0.02472352647033939120275738298')
show(lambda: D('1.0001').ln())  # => Decimal('0.00009999500033330833533316668095')
show(lambda: D('12345.678').ln())  # => Decimal('9.421061321291831976526783991')
show(lambda: D('0.001').log10())  # => Decimal('-3')
show(lambda: D('0.5').log10())  # => Decimal('-0.3010299956639811952137388947')
show(lambda: ExtendedContext.divide(D(1),D(0)))  # => Decimal('Infinity')
show(lambda: Context(prec=3).add(D('1.234'),D('1')))  # => Decimal('2.23')
show(lambda: Context(prec=4, rounding=ROUND_UP).create_decimal('3.14159'))  # => Decimal('3.142')
show(lambda: DefaultContext)  # => Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[InvalidOperation, DivisionByZero, Overflow])
show(lambda: BasicContext)  # => Context(prec=9, rounding=ROUND_HALF_UP, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[Clamped, InvalidOperation, DivisionByZero, Overflow, Underflow])
show(lambda: isinstance(decimal.Decimal.__doc__, str))  # => True
show(lambda: (Decimal, Context, InvalidOperation))  # => (<class 'decimal.Decimal'>, <class 'decimal.Context'>, <class 'decimal.InvalidOperation'>)
show(lambda: [D(x).quantize(D(1), rounding=r) for r in (ROUND_UP,ROUND_DOWN,ROUND_CEILING,ROUND_FLOOR,ROUND_HALF_UP,ROUND_HALF_DOWN,ROUND_HALF_EVEN,ROUND_05UP) for x in ('2.5','-2.5','5.1')])  # => [Decimal('3'), Decimal('-3'), Decimal('6'), Decimal('2'), Decimal('-2'), Decimal('5'), Decimal('3'), Decimal('-2'), Decimal('6'), Decimal('2'), Decimal('-3'), Decimal('5'), Decimal('3'), Decimal('-3'), Decimal('5'), Decimal('2'), Decimal('-2'), Decimal('5'), Decimal('2'), Decimal('-2'), Decimal('5'), Decimal('2'), Decimal('-2'), Decimal('6')]
show(lambda: (math.floor(D('-2.5')), math.ceil(D('2.1')), math.trunc(D('2.9')), math.sqrt(D(2)), complex(D(1))))  # => (-3, 3, 2, 1.4142135623730951, (1+0j))
show(lambda: D(1).real)  # => Decimal('1')
show(lambda: D('0.5')==Fraction(1,2))  # => True
show(lambda: Fraction(D('0.25')))  # => Fraction(1, 4)
show(lambda: sorted([D(3),D('1.5'),2]))  # => [Decimal('1.5'), 2, Decimal('3')]
show(lambda: D('5')-None)  # => TypeError: unsupported operand type(s) for -: 'decimal.Decimal' and 'NoneType'
show(lambda: not D(0))  # => True
show(lambda: D('1e400')<D('1e401'))  # => True
show(lambda: Decimal('3.0') in {3: 1})  # => True
