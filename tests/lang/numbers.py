# Ints, floats, complex numbers, bools: values and the words of their errors, alike in every version.
def t(f):
    try:
        return f()
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


print(t(lambda: (1/0)))  # => ZeroDivisionError: division by zero
print(t(lambda: ((-8.0)**(1/3))))  # => (1.0000000000000002+1.7320508075688772j)
print(t(lambda: (10.0**400)))  # => OverflowError: (34, 'Numerical result out of range')
print(t(lambda: (pow(2,-1,4))))  # => ValueError: base is not invertible for the given modulus
print(t(lambda: (pow(2,3,0))))  # => ValueError: pow() 3rd argument cannot be 0
print(t(lambda: (pow(2,-1,0))))  # => ValueError: pow() 3rd argument cannot be 0
print(t(lambda: (pow(2.0,3,5))))  # => TypeError: pow() 3rd argument not allowed unless all arguments are integers
print(t(lambda: (pow(2,-3))))  # => 0.125
print(t(lambda: (1>>-1)))  # => ValueError: negative shift count
print(t(lambda: (10**400/3)))  # => OverflowError: integer division result too large for a float
print(t(lambda: (float(10**400))))  # => OverflowError: int too large to convert to float
print(t(lambda: (10**400*1.0)))  # => OverflowError: int too large to convert to float
print(t(lambda: (10**200/10**600)))  # => 0.0
print(t(lambda: (int('abc'))))  # => ValueError: invalid literal for int() with base 10: 'abc'
print(t(lambda: (int(''))))  # => ValueError: invalid literal for int() with base 10: ''
print(t(lambda: (int('1_0'))))  # => 10
print(t(lambda: (int('1__0'))))  # => ValueError: invalid literal for int() with base 10: '1__0'
print(t(lambda: (int('12',37))))  # => ValueError: int() base must be >= 2 and <= 36, or 0
print(t(lambda: (int('12',1))))  # => ValueError: int() base must be >= 2 and <= 36, or 0
print(t(lambda: (int('z',10))))  # => ValueError: invalid literal for int() with base 10: 'z'
print(t(lambda: (int(12,10))))  # => TypeError: int() can't convert non-string with explicit base
print(t(lambda: (int(base=10))))  # => TypeError: int() missing string argument
print(t(lambda: (int('0x10',0))))  # => 16
print(t(lambda: (int('010',0))))  # => ValueError: invalid literal for int() with base 0: '010'
print(t(lambda: (int(b'12'))))  # => 12
print(t(lambda: (int(b'x'))))  # => ValueError: invalid literal for int() with base 10: b'x'
print(t(lambda: (int(float('inf')))))  # => OverflowError: cannot convert float infinity to integer
print(t(lambda: (int(float('nan')))))  # => ValueError: cannot convert float NaN to integer
print(t(lambda: ('%x' % 10**5000 == hex(10**5000)[2:])))  # => True
print(t(lambda: (float('abc'))))  # => ValueError: could not convert string to float: 'abc'
print(t(lambda: (float(''))))  # => ValueError: could not convert string to float: ''
print(t(lambda: (float('1_0.5'))))  # => 10.5
print(t(lambda: (float(b'1.5'))))  # => 1.5
print(t(lambda: (float(' 1.5\n'))))  # => 1.5
print(t(lambda: (float('infinity'))))  # => inf
print(t(lambda: (float(1,2))))  # => TypeError: float expected at most 1 argument, got 2
print(t(lambda: (float(x=1))))  # => TypeError: float() takes no keyword arguments
print(t(lambda: (float.fromhex('0x1.8p3'))))  # => 12.0
print(t(lambda: (float.fromhex('zz'))))  # => ValueError: invalid hexadecimal floating-point string
print(t(lambda: (float.fromhex('0x1p5000'))))  # => OverflowError: hexadecimal value too large to represent as a float
print(t(lambda: ((0.1).hex())))  # => 0x1.999999999999ap-4
print(t(lambda: ((1.0).as_integer_ratio())))  # => (1, 1)
print(t(lambda: (float('inf').as_integer_ratio())))  # => OverflowError: cannot convert Infinity to integer ratio
print(t(lambda: (float('nan').as_integer_ratio())))  # => ValueError: cannot convert NaN to integer ratio
print(t(lambda: (round(2.5), round(-0.5), round(2.675,2), round(1e300,-299), round(1.5,400), round(12345.678,-2))))  # => (2, 0, 2.67, 1e+300, 1.5, 12300.0)
print(t(lambda: (round(float('inf')))))  # => OverflowError: cannot convert float infinity to integer
print(t(lambda: (round(float('nan')))))  # => ValueError: cannot convert float NaN to integer
print(t(lambda: (round(1.5,'a'))))  # => TypeError: 'str' object cannot be interpreted as an integer
print(t(lambda: (round(1234,-2), round(1250,-2), round(1350,-2), round(-1250,-2))))  # => (1200, 1200, 1400, -1200)
print(t(lambda: (round(1, 'a'))))  # => TypeError: 'str' object cannot be interpreted as an integer
print(t(lambda: (round('a'))))  # => TypeError: type str doesn't define __round__ method
print(t(lambda: ((1).to_bytes(2,'big'))))  # => b'\x00\x01'
print(t(lambda: ((300).to_bytes(1,'big'))))  # => OverflowError: int too big to convert
print(t(lambda: ((-1).to_bytes(1,'big'))))  # => OverflowError: can't convert negative int to unsigned
print(t(lambda: ((-1).to_bytes(2,'little',signed=True))))  # => b'\xff\xff'
print(t(lambda: ((1).to_bytes(2,'foo'))))  # => ValueError: byteorder must be either 'little' or 'big'
print(t(lambda: (int.from_bytes(b'\x01\x02','big'))))  # => 258
print(t(lambda: (int.from_bytes([1,2],'little'))))  # => 513
print(t(lambda: (int.from_bytes(b'\xff',byteorder='big',signed=True))))  # => -1
print(t(lambda: (int.from_bytes('a','big'))))  # => TypeError: cannot convert 'str' object to bytes
print(t(lambda: (int.from_bytes(1,'big'))))  # => TypeError: cannot convert 'int' object to bytes
print(t(lambda: ((5).as_integer_ratio())))  # => (5, 1)
print(t(lambda: (1 + 'a')))  # => TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(t(lambda: (1 < 'a')))  # => TypeError: '<' not supported between instances of 'int' and 'str'
print(t(lambda: (1 | 1.0)))  # => TypeError: unsupported operand type(s) for |: 'int' and 'float'
print(t(lambda: (~1.5)))  # => TypeError: bad operand type for unary ~: 'float'
print(t(lambda: (-'a')))  # => TypeError: bad operand type for unary -: 'str'
print(t(lambda: (1 @ 2)))  # => TypeError: unsupported operand type(s) for @: 'int' and 'int'
print(t(lambda: (complex('1+2j'), complex('j'), complex('-j'), complex('(1-2j)'), complex(' 1e5j '))))  # => ((1+2j), 1j, -1j, (1-2j), 100000j)
print(t(lambda: (complex('a'))))  # => ValueError: complex() arg is a malformed string
print(t(lambda: (complex('1+'))))  # => ValueError: complex() arg is a malformed string
print(t(lambda: (complex(1.5, -0.0))))  # => (1.5-0j)
print(t(lambda: (complex(real=1, imag=2))))  # => (1+2j)
print(t(lambda: (1j < 2)))  # => TypeError: '<' not supported between instances of 'complex' and 'int'
print(t(lambda: (abs(3+4j), -(1+2j), (1+2j).conjugate())))  # => (5.0, (-1-2j), (1-2j))
print(t(lambda: (1j ** 2, (1+2j)**2, (1+2j)**0.5, (1+2j)**-1)))  # => ((-1+0j), (-3+4j), (1.272019649514069+0.7861513777574233j), (0.2-0.4j))
print(t(lambda: (repr(complex(0,-0.0)), repr(-1j), repr(complex(-0.0,1)), repr(1e20+1e-5j), repr(complex('nan+infj')))))  # => ('-0j', '(-0-1j)', '(-0+1j)', '(1e+20+1e-05j)', '(nan+infj)')
print(t(lambda: (hash(()), hash((1,2)), hash((1,(2,3))))))  # => (5740354900026072187, -3550055125485641917, 7267574591690527098)
print(t(lambda: (hash([]))))  # => TypeError: unhashable type: 'list'
print(t(lambda: (len(range(10**30)))))  # => OverflowError: Python int too large to convert to C ssize_t
print(t(lambda: (repr(range(5)), repr(range(1,5)), repr(range(1,5,2)))))  # => ('range(0, 5)', 'range(1, 5)', 'range(1, 5, 2)')
print(t(lambda: (repr(iter(range(3)))[:22])))  # => <range_iterator object
print(t(lambda: (repr(iter(range(10**20)))[:26])))  # => <longrange_iterator object
print(t(lambda: (hash(memoryview(b'abc'))==hash(b'abc'))))  # => True
print(t(lambda: (bool(1,2))))  # => TypeError: bool expected at most 1 argument, got 2
print(t(lambda: (bool(x=1))))  # => TypeError: bool() takes no keyword arguments
print(t(lambda: (True + True, True & False, True | 2, ~True)))  # => (2, False, 3, -2)
print(t(lambda: ((True).__repr__(), True.real, True ^ True)))  # => ('True', 1, False)
print(t(lambda: (int.__new__(bool, 1))))  # => TypeError: int.__new__(bool) is not safe, use bool.__new__()
print(t(lambda: (object.__format__(1,'x'))))  # => TypeError: unsupported format string passed to int.__format__
