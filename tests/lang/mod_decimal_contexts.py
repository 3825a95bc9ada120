# decimal: all methods of contexts, digits as bits, subclasses, numbers of thousands of digits.
import decimal
from decimal import *
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
c=getcontext().copy()
t(lambda: setattr(c,'flags',[]))  # => TypeError argument must be a signal dict
t(lambda: setattr(c,'flags',{}))  # => KeyError 'invalid signal dict'
t(lambda: setattr(c,'traps',{Inexact:1}))  # => KeyError 'invalid signal dict'
t(lambda: Context(flags='XYZ'))  # => TypeError argument must be a signal dict
t(lambda: Context(flags=(0,1)))  # => TypeError argument must be a signal dict
t(lambda: Context(traps=[0]))  # => KeyError 'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]'
t(lambda: Context(traps=5))  # => TypeError argument must be a signal dict
t(lambda: localcontext(flags=''))
# =>(3.8-3.10) TypeError 'flags' is an invalid keyword argument for this function
# =>(3.11-3.15) TypeError argument must be a signal dict
k = Context(flags=[Inexact])
t(lambda: k.flags[Inexact])  # => True
t(lambda: len(str(Decimal('1'*5000))))  # => 5000
t(lambda: len(str(Decimal(10)**5000+1)))  # => 35
t(lambda: (Decimal(7)/3).sqrt())  # => 1.527525231651946668862682398
t(lambda: Decimal(3).exp(Context(prec=3,Emax=1,Emin=-1)))  # => 20.1
t(lambda: Decimal(8).exp(Context(prec=1,Emax=1,Emin=-1)))  # => Overflow [<class 'decimal.Overflow'>]
t(lambda: Context(prec=1100).multiply(Decimal('9'*600),Decimal('9'*600)).adjusted())  # => 1199
class M(Decimal): pass
for f in 'max','min','quantize','remainder_near','next_toward','copy_sign','rotate','shift','max_mag','compare':
    t(lambda: (f, type(getattr(M('1'),f)(M('1'))).__name__))  # => ('max', 'Decimal')
# => ('min', 'Decimal')
# => ('quantize', 'Decimal')
# => ('remainder_near', 'Decimal')
# => ('next_toward', 'Decimal')
# => ('copy_sign', 'Decimal')
# => ('rotate', 'Decimal')
# => ('shift', 'Decimal')
# => ('max_mag', 'Decimal')
# => ('compare', 'Decimal')
for f in '__pos__','copy_abs','sqrt','exp','ln','to_integral_value','to_integral_exact','normalize','next_plus','canonical','conjugate','logb':
    for v in '1','Infinity','NaN': t(lambda: (f, v, type(getattr(M(v),f)()).__name__))  # => ('__pos__', '1', 'Decimal')
# => ('__pos__', 'Infinity', 'Decimal')
# => ('__pos__', 'NaN', 'Decimal')
# => ('copy_abs', '1', 'Decimal')
# => ('copy_abs', 'Infinity', 'Decimal')
# => ('copy_abs', 'NaN', 'Decimal')
# => ('sqrt', '1', 'Decimal')
# => ('sqrt', 'Infinity', 'Decimal')
# => ('sqrt', 'NaN', 'Decimal')
# => ('exp', '1', 'Decimal')
# => ('exp', 'Infinity', 'Decimal')
# => ('exp', 'NaN', 'Decimal')
# => ('ln', '1', 'Decimal')
# => ('ln', 'Infinity', 'Decimal')
# => ('ln', 'NaN', 'Decimal')
# => ('to_integral_value', '1', 'Decimal')
# => ('to_integral_value', 'Infinity', 'Decimal')
# => ('to_integral_value', 'NaN', 'Decimal')
# => ('to_integral_exact', '1', 'Decimal')
# => ('to_integral_exact', 'Infinity', 'Decimal')
# => ('to_integral_exact', 'NaN', 'Decimal')
# => ('normalize', '1', 'Decimal')
# => ('normalize', 'Infinity', 'Decimal')
# => ('normalize', 'NaN', 'Decimal')
# => ('next_plus', '1', 'Decimal')
# => ('next_plus', 'Infinity', 'Decimal')
# => ('next_plus', 'NaN', 'Decimal')
# => ('canonical', '1', 'M')
# => ('canonical', 'Infinity', 'M')
# => ('canonical', 'NaN', 'M')
# => ('conjugate', '1', 'M')
# => ('conjugate', 'Infinity', 'M')
# => ('conjugate', 'NaN', 'M')
# => ('logb', '1', 'Decimal')
# => ('logb', 'Infinity', 'Decimal')
# => ('logb', 'NaN', 'Decimal')
t(lambda: Decimal(1).compare_signal(Decimal('NaN')))  # => InvalidOperation [<class 'decimal.InvalidOperation'>]
t(lambda: Decimal('sNaN').next_minus())  # => InvalidOperation [<class 'decimal.InvalidOperation'>]
t(lambda: Context(traps=[]).compare_signal(Decimal('sNaN5'),1))  # => NaN5
t(lambda: Decimal('1101').logical_and(Decimal('111')))  # => 101
t(lambda: Decimal('12').logical_or(1))  # => InvalidOperation [<class 'decimal.InvalidOperation'>]
t(lambda: Decimal(0).logical_invert())  # => 1111111111111111111111111111
t(lambda: Decimal(101).logical_xor(11));  # => 110
t(lambda: Decimal('1234567890').rotate(3))  # => 1234567890000
t(lambda: Decimal('123.45').shift(-2))  # => 1.23
t(lambda: Decimal('123.45').shift(2))  # => 12345.00
t(lambda: Decimal(1).shift(99))  # => InvalidOperation [<class 'decimal.InvalidOperation'>]
t(lambda: Decimal(1).rotate('1'))  # => TypeError conversion from str to Decimal is not supported
t(lambda: Decimal(1).rotate(Decimal('1.5')));  # => InvalidOperation [<class 'decimal.InvalidOperation'>]
t(lambda: Decimal(-3).max_mag(2))  # => -3
t(lambda: Decimal(-3).min_mag(3))  # => -3
t(lambda: Decimal(1).next_toward(2))  # => 1.000000000000000000000000001
t(lambda: Decimal(1).next_toward(-2))  # => 0.9999999999999999999999999999
t(lambda: Decimal('0').next_toward(-1))  # => -1E-1000026
t(lambda: Decimal(-5).compare_total_mag(3))  # => 1
c=Context(prec=5, traps=[])
t(lambda: c.divmod(17,5))  # => (Decimal('3'), Decimal('2'))
t(lambda: c.fma(2,3,4))  # => 10
t(lambda: c.power(3,4,modulo=5))  # => 1
t(lambda: c.power(a=2,b=-1))  # => 0.5
t(lambda: c.is_normal(0))  # => False
t(lambda: c.number_class(-1))  # => -Normal
t(lambda: c.radix())  # => 10
t(lambda: c.to_sci_string(Decimal('1E+5')))  # => 1E+5
t(lambda: c.to_eng_string(Decimal('1E+5')))  # => 100E+3
t(lambda: c.copy_decimal(5))  # => 5
t(lambda: c.copy_decimal('5'))  # => TypeError conversion from str to Decimal is not supported
t(lambda: c.same_quantum(1,2))  # => True
t(lambda: c.canonical(5))  # => TypeError argument must be a Decimal
t(lambda: c.logical_invert(1))  # => 11110
t(lambda: c.to_integral(Decimal('1.5')));t(lambda: c.is_nan('a'))  # => 2
# => TypeError conversion from str to Decimal is not supported
t(lambda: c.canonical(Decimal(5)))  # => 5
t(lambda: Decimal('0.1').logical_and(1))  # => InvalidOperation [<class 'decimal.InvalidOperation'>]
t(lambda: M.from_float(42))  # => 42
t(lambda: type(M.from_float(2.5)).__name__)  # => M
t(lambda: Decimal('1'*700 + '.5') + 1 > 0)  # => True
t(lambda: Decimal('1e-5000').as_tuple())  # => DecimalTuple(sign=0, digits=(1,), exponent=-5000)
t(lambda: len(Decimal('7'*5000).as_tuple().digits))  # => 5000
t(lambda: '%.3s' % Decimal('8'*4500))  # => 888
t(lambda: len(format(Decimal('8'*4500),'f')))  # => 4500
t(lambda: hash(Decimal('8'*4500)))  # => 882339071871154893
t(lambda: Context(prec=3).add(Decimal("NaN12345"), 1))  # => NaN345
t(lambda: c.__delattr__("prec"))  # => AttributeError context attributes cannot be deleted
t(lambda: Decimal(1).exp(context=5))  # => TypeError optional argument must be a context
t(lambda: Decimal(3).next_plus("x"))  # => TypeError optional argument must be a context
