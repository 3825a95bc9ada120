# math, as it is in every version.
import math


def t(f):
    try:
        return f()
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


print(t(lambda: (math.sqrt('a'))))  # => TypeError: must be real number, not str
print(t(lambda: (math.log(8,2), math.log(10**400), math.log2(2**1000), math.log10(10**300), math.log(2,0.5))))  # => (3.0, 921.0340371976182, 1000.0, 300.0, -1.0)
print(t(lambda: (math.log('a'))))  # => TypeError: must be real number, not str
print(t(lambda: (math.exp(1000))))  # => OverflowError: math range error
print(t(lambda: (math.exp(-1000))))  # => 0.0
print(t(lambda: (math.pow(0,-1))))  # => ValueError: math domain error
print(t(lambda: (math.pow(-1,.5))))  # => ValueError: math domain error
print(t(lambda: (math.pow(10,400))))  # => OverflowError: math range error
print(t(lambda: (math.fmod(1,0))))  # => ValueError: math domain error
print(t(lambda: (math.fmod(5,3), math.fmod(-5,3))))  # => (2.0, -2.0)
print(t(lambda: (math.factorial(20), math.factorial(0))))  # => (2432902008176640000, 1)
print(t(lambda: (math.factorial(-1))))  # => ValueError: factorial() not defined for negative values
print(t(lambda: (math.factorial('a'))))  # => TypeError: 'str' object cannot be interpreted as an integer
print(t(lambda: (math.factorial(10**20))))  # => OverflowError: factorial() argument should not exceed 9223372036854775807
print(t(lambda: (math.comb(5,2), math.comb(100,50), math.comb(5,6))))  # => (10, 100891344545564193334812497256, 0)
print(t(lambda: (math.comb(-1,2))))  # => ValueError: n must be a non-negative integer
print(t(lambda: (math.comb(5,-1))))  # => ValueError: k must be a non-negative integer
print(t(lambda: (math.comb(5.0,1))))  # => TypeError: 'float' object cannot be interpreted as an integer
print(t(lambda: (math.perm(5,2), math.perm(5), math.perm(5,6))))  # => (20, 120, 0)
print(t(lambda: (math.perm(-1))))  # => ValueError: factorial() not defined for negative values
print(t(lambda: (math.perm(5,-1))))  # => ValueError: k must be a non-negative integer
print(t(lambda: (math.gcd(12,18), math.gcd(0,5), math.gcd(10**40,15**30))))  # => (6, 5, 931322574615478515625)
print(t(lambda: (math.gcd(12.0,1))))  # => TypeError: 'float' object cannot be interpreted as an integer
print(t(lambda: (math.isqrt(10**40), math.isqrt(99))))  # => (100000000000000000000, 9)
print(t(lambda: (math.isqrt(-1))))  # => ValueError: isqrt() argument must be nonnegative
print(t(lambda: (math.isqrt(1.0))))  # => TypeError: 'float' object cannot be interpreted as an integer
print(t(lambda: (math.floor(1.5), math.ceil(1.5), math.trunc(-1.5), math.floor(-1.5))))  # => (1, 2, -1, -2)
print(t(lambda: (math.floor('a'))))  # => TypeError: must be real number, not str
print(t(lambda: (math.ceil('a'))))  # => TypeError: must be real number, not str
print(t(lambda: (math.trunc('a'))))  # => TypeError: type str doesn't define __trunc__ method
print(t(lambda: (math.floor(float('inf')))))  # => OverflowError: cannot convert float infinity to integer
print(t(lambda: (math.floor(float('nan')))))  # => ValueError: cannot convert float NaN to integer
print(t(lambda: (math.dist([1,2],[4,6]), math.dist((1,),(2,)))))  # => (5.0, 1.0)
print(t(lambda: (math.dist([1],[1,2]))))  # => ValueError: both points must have the same number of dimensions
print(t(lambda: (math.fsum([.1]*10), math.fsum([1e100,1,-1e100]), math.fsum([]))))  # => (1.0, 1.0, 0.0)
print(t(lambda: (math.fsum(['a']))))  # => TypeError: must be real number, not str
print(t(lambda: (math.fsum([float('inf'), -float('inf')]))))  # => ValueError: -inf + inf in fsum
print(t(lambda: (math.fsum([1e308,1e308]))))  # => OverflowError: intermediate overflow in fsum
print(t(lambda: (math.prod([1,2,3]), math.prod([1.5,2], start=3), math.prod([]), math.prod(['a']))))  # => (6, 9.0, 1, 'a')
print(t(lambda: (math.prod(5))))  # => TypeError: 'int' object is not iterable
print(t(lambda: (math.isclose(1,1.0000000001), math.isclose(1,1.1,abs_tol=.2), math.isclose(1,1,rel_tol=-1))))  # => ValueError: tolerances must be non-negative
print(t(lambda: (math.isclose(1, 1.0000000001), math.isclose(1,1.1,abs_tol=.2))))  # => (True, True)
print(t(lambda: (math.isclose(1))))  # => TypeError: isclose() missing required argument 'b' (pos 2)
print(t(lambda: (math.copysign(1,-0.0), math.frexp(8.5), math.ldexp(.5,4), math.modf(1.5), math.modf(-0.0))))  # => (-1.0, (0.53125, 4), 8.0, (0.5, 1.0), (-0.0, -0.0))
print(t(lambda: (math.ldexp(1,5000))))  # => OverflowError: math range error
print(t(lambda: (math.ldexp(1,-5000), math.ldexp(1, 10**30) if 0 else 1)))  # => (0.0, 1)
print(t(lambda: (math.ldexp(1,'a'))))  # => TypeError: Expected an int as second argument to ldexp.
print(t(lambda: (math.ldexp(1.0, 10**30))))  # => OverflowError: math range error
print(t(lambda: (math.gamma(5), math.gamma(.5), math.lgamma(10), math.lgamma(.5), math.gamma(-1.5), math.gamma(171.5))))  # => (24.0, 1.7724538509055159, 12.801827480081467, 0.5723649429247004, 2.3632718012073544, 9.483367566824801e+307)
print(t(lambda: (math.gamma(1000))))  # => OverflowError: math range error
print(t(lambda: (math.erf(.5), math.erfc(.5))))  # => (0.5204998778130465, 0.4795001221869535)
print(t(lambda: (math.degrees(math.pi), math.radians(180))))  # => (180.0, 3.141592653589793)
print(t(lambda: (math.remainder(5,3), math.remainder(-7,4))))  # => (-1.0, 1.0)
print(t(lambda: (math.remainder(1,0))))  # => ValueError: math domain error
print(t(lambda: (math.sinh(1000))))  # => OverflowError: math range error
print(t(lambda: (math.cosh(1000))))  # => OverflowError: math range error
print(t(lambda: (math.tan(math.pi/2), math.atan2(1,-1), math.expm1(1e-10), math.log1p(1e-10), math.asinh(1), math.atan(1), math.tanh(1))))  # => (1.633123935319537e+16, 2.356194490192345, 1.00000000005e-10, 9.999999999500001e-11, 0.881373587019543, 0.7853981633974483, 0.7615941559557649)
print(t(lambda: (math.expm1(1000))))  # => OverflowError: math range error
print(t(lambda: (math.isfinite('a'))))  # => TypeError: must be real number, not str
print(t(lambda: (math.isnan(float('nan')), math.isinf(1), math.isfinite(1))))  # => (True, False, True)
print(t(lambda: (math.isinf(10**400))))  # => OverflowError: int too large to convert to float
print(t(lambda: (math.atan2(1))))  # => TypeError: atan2 expected 2 arguments, got 1
print(t(lambda: (math.pow(2,.5), math.pow(0,0), math.pow(float('inf'),-1))))  # => (1.4142135623730951, 1.0, 0.0)
print(t(lambda: (math.pi, math.e, math.tau, math.inf, math.nan)))  # => (3.141592653589793, 2.718281828459045, 6.283185307179586, inf, nan)
print(t(lambda: (math.dist([1,2],'ab'))))  # => TypeError: must be real number, not str
print(t(lambda: (math.dist(1,2))))  # => TypeError: 'int' object is not iterable
print(t(lambda: (math.hypot('a'))))  # => TypeError: must be real number, not str
print(t(lambda: (math.factorial(25), math.factorial(100) % 1000007)))  # => (15511210043330985984000000, 323756)
print(t(lambda: (math.sqrt(10**400))))  # => OverflowError: int too large to convert to float
print(t(lambda: (math.sqrt(10**300), math.exp(True))))  # => (1e+150, 2.718281828459045)
print(t(lambda: (math.comb(10**20,2), math.comb(10**20,10**20-1))))  # => (4999999999999999999950000000000000000000, 100000000000000000000)
print(t(lambda: (math.perm(10**20,2))))  # => 9999999999999999999900000000000000000000
print(t(lambda: (math.floor(10**30), math.ceil(True), math.floor(-0.5))))  # => (1000000000000000000000000000000, 1, -1)
