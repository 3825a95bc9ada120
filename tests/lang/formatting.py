# format(), % and str.format: every option, and the words of their errors.
def t(f):
    try:
        return f()
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


print(t(lambda: (format(5,'c'))))  # => 
print(t(lambda: (format(-5,'c'))))  # => OverflowError: %c arg not in range(0x110000)
print(t(lambda: (format(1114112,'c'))))  # => OverflowError: %c arg not in range(0x110000)
print(t(lambda: (format(5,'+c'))))  # => ValueError: Sign not allowed with integer format specifier 'c'
print(t(lambda: (format(5,'#c'))))  # => ValueError: Alternate form (#) not allowed with integer format specifier 'c'
print(t(lambda: (format(5,'.3d'))))  # => ValueError: Precision not allowed in integer format specifier
print(t(lambda: (format(5,',c'))))  # => ValueError: Cannot specify ',' with 'c'.
print(t(lambda: (format(5,'_c'))))  # => ValueError: Cannot specify '_' with 'c'.
print(t(lambda: (format(5,'s'))))  # => ValueError: Unknown format code 's' for object of type 'int'
print(t(lambda: (format(5,'q'))))  # => ValueError: Unknown format code 'q' for object of type 'int'
print(t(lambda: (format(5,'\u20ac'))))  # => ValueError: Unknown format code '\x20ac' for object of type 'int'
print(t(lambda: (format(5,'5,'))))  # =>     5
print(t(lambda: (format(12345678,','), format(12345678,'_'), format(12345678,'_x'), format(12345678,'_b'), format(12345678,'#_x'))))  # => ('12,345,678', '12_345_678', 'bc_614e', '1011_1100_0110_0001_0100_1110', '0xbc_614e')
print(t(lambda: (format(12345678,',x'))))  # => ValueError: Cannot specify ',' with 'x'.
print(t(lambda: (format(12345678,',n'))))  # => ValueError: Cannot specify ',' with 'n'.
print(t(lambda: (format(12345678,'n'))))  # => 12345678
print(t(lambda: (format(12345678,',,'))))
# =>(3.8) ValueError: Cannot specify both ',' and '_'.
# =>(3.9-3.15) ValueError: Cannot specify ',' with ','.
print(t(lambda: (format(12345678,'__'))))  # => ValueError: Cannot specify '_' with '_'.
print(t(lambda: (format(12345678,',_'))))  # => ValueError: Cannot specify both ',' and '_'.
print(t(lambda: (format(12345678,'_,'))))  # => ValueError: Cannot specify both ',' and '_'.
print(t(lambda: (format(12345678,'0=20,'), format(12345678,'020,'), format(-12345678,'020,'), format(1234,'08,'), format(1234,'09,'), format(1234,'010,'))))  # => ('0,000,000,012,345,678', '0,000,000,012,345,678', '-000,000,012,345,678', '0,001,234', '0,001,234', '00,001,234')
print(t(lambda: (format(5,'=5'), format(5,'<5'), format(5,'^5'), format(5,'>5'), format(5,'x<5'), format(5,'05'), format(5,'<05'), format(5,'+05'), format(-5,' 05'))))  # => ('    5', '5    ', '  5  ', '    5', '5xxxx', '00005', '50000', '+0005', '-0005')
print(t(lambda: (format(255,'#x'), format(255,'#X'), format(255,'#o'), format(255,'#b'), format(255,'#010x'), format(255,'X'))))  # => ('0xff', '0XFF', '0o377', '0b11111111', '0x000000ff', 'FF')
print(t(lambda: (format(5,'e'), format(5,'.2f'), format(5,'%'), format(5,'g'), format(10**20,'g'))))  # => ('5.000000e+00', '5.00', '500.000000%', '5', '1e+20')
print(t(lambda: (format(10**400,'f'))))  # => OverflowError: int too large to convert to float
print(t(lambda: (format('abc','5'), format('abc','>5'), format('abc','^6'), format('abc','.2'), format('abc','*^9.2s'))))  # => ('abc  ', '  abc', ' abc  ', 'ab', '***ab****')
print(t(lambda: (format('abc','=5'))))  # => ValueError: '=' alignment not allowed in string format specifier
print(t(lambda: (format('abc','+'))))  # => ValueError: Sign not allowed in string format specifier
print(t(lambda: (format('abc','#'))))  # => ValueError: Alternate form (#) not allowed in string format specifier
print(t(lambda: (format('abc',','))))  # => ValueError: Cannot specify ',' with 's'.
print(t(lambda: (format('abc','_'))))  # => ValueError: Cannot specify '_' with 's'.
print(t(lambda: (format('abc','d'))))  # => ValueError: Unknown format code 'd' for object of type 'str'
print(t(lambda: (format('abc','0=5'))))  # => ValueError: '=' alignment not allowed in string format specifier
print(t(lambda: (format('abc','.'))))  # => ValueError: Format specifier missing precision
print(t(lambda: (format('abc','5.'))))  # => ValueError: Format specifier missing precision
print(t(lambda: (format('abc','99999999999999999999'))))  # => ValueError: Too many decimal digits in format string
print(t(lambda: (format('abc','.99999999999999999999'))))  # => ValueError: Too many decimal digits in format string
print(t(lambda: (format(1.5,''), format(1.5,'5'), format(1.5,'.3'), format(1e20,''), format(1e20,'.3'), format(1.0,''), format(1.0,'.1'), format(100.0,'.1'), format(123456.0,'.3'))))  # => ('1.5', '  1.5', '1.5', '1e+20', '1e+20', '1.0', '1e+00', '1e+02', '1.23e+05')
print(t(lambda: (format(1234567.891,','), format(1234567.891,',.2f'), format(1234567.891,'_.2f'), format(1e10,',e'), format(1234567.891,'020,.2f'))))  # => ('1,234,567.891', '1,234,567.89', '1_234_567.89', '1.000000e+10', '0,000,001,234,567.89')
print(t(lambda: (format(1.5,'d'))))  # => ValueError: Unknown format code 'd' for object of type 'float'
print(t(lambda: (format(1.5,'x'))))  # => ValueError: Unknown format code 'x' for object of type 'float'
print(t(lambda: (format(1.5,'s'))))  # => ValueError: Unknown format code 's' for object of type 'float'
print(t(lambda: (format(1.5,'n'), format(1.5,'%'), format(.12345,'.1%'), format(float('nan'),'05'), format(float('inf'),'+010'), format(-0.0,''), format(float('inf'),'%'), format(float('nan'),'F'))))  # => ('1.5', '150.000000%', '12.3%', '00nan', '+000000inf', '-0.0', 'inf%', 'NAN')
print(t(lambda: (format(1.5,'#.0f'), format(2.0,'#g'), format(2.0,'#.3'), format(1.5,'+'), format(1.5,' '), format(-1.5,'=8'), format(1.5,'<8'), format(1.5,'08'))))  # => ('2.', '2.00000', '2.00', '+1.5', ' 1.5', '-    1.5', '1.5     ', '000001.5')
print(t(lambda: (format(1.5,',n'))))  # => ValueError: Cannot specify ',' with 'n'.
print(t(lambda: (format(123456789.0,'n'))))  # => 1.23457e+08
print(t(lambda: (format(1.5,'.99999999999'))))  # => ValueError: precision too big
print(t(lambda: (format(1+2j,''), format(1+2j,'.2f'), format(1+2j,'>20'), format(1+2j,'+.1e'), format(1234567+2j,','), format(1j,'g'), format(0j,''))))  # => ('(1+2j)', '1.00+2.00j', '              (1+2j)', '+1.0e+00+2.0e+00j', '(1,234,567+2j)', '0+1j', '0j')
print(t(lambda: (format(1j,'=20'))))  # => ValueError: '=' alignment flag is not allowed in complex format specifier
print(t(lambda: (format(1j,'020'))))  # => ValueError: Zero padding is not allowed in complex format specifier
print(t(lambda: (format(1j,'d'))))  # => ValueError: Unknown format code 'd' for object of type 'complex'
print(t(lambda: (format(1j,'%'))))  # => ValueError: Unknown format code '%' for object of type 'complex'
print(t(lambda: (format(1j,'x<20'))))  # => 1jxxxxxxxxxxxxxxxxxx
print(t(lambda: (format(True,''), format(True,'d'), format(True,'5'), format(None,''))))  # => ('True', '1', '    1', 'None')
print(t(lambda: (format(None,'5'))))  # => TypeError: unsupported format string passed to NoneType.__format__
print(t(lambda: (format([],'5'))))  # => TypeError: unsupported format string passed to list.__format__
print(t(lambda: (format(5,'1$'))))  # => ValueError: Unknown format code '$' for object of type 'int'
print(t(lambda: (format(5,'10'))))  # =>          5
print(t(lambda: ('%d %i %u %s %r %a %c %c %x %X %o %e %E %f %F %g %G %%' % (1,2,3,'a','b','\xe9','c',65,255,255,8,1.5,1.5,1.5,1.5,1.5,1.5))))  # => 1 2 3 a 'b' '\xe9' c A ff FF 10 1.500000e+00 1.500000E+00 1.500000 1.500000 1.5 1.5 %
print(t(lambda: ('%5d|%-5d|%05d|%+d|% d|%.3d|%5.3d|%-5.3d|%+.3d' % (1,2,3,4,5,6,7,8,9))))  # =>     1|2    |00003|+4| 5|006|  007|008  |+009
print(t(lambda: ('%#x %#X %#o %#5x %#05x %-#6x|' % (255,255,8,1,1,1))))  # => 0xff 0XFF 0o10   0x1 0x001 0x1   |
print(t(lambda: ('%*d %-*d|%.*f' % (5,1,5,2,2,1.239))))  # =>     1 2    |1.24
print(t(lambda: ('%(a)s %(b)d %(a)r' % {'a':'x','b':2})))  # => x 2 'x'
print(t(lambda: ('%(a)s' % {'b':1})))  # => KeyError: 'a'
print(t(lambda: ('%d' % 1.9)))  # => 1
print(t(lambda: ('%s' % {'a':1})))  # => {'a': 1}
print(t(lambda: ('%s' % [1])))  # => [1]
print(t(lambda: ('abc' % ())))  # => abc
print(t(lambda: ('abc' % {})))  # => abc
print(t(lambda: ('abc' % {'a':1})))  # => abc
print(t(lambda: ('abc' % [1])))  # => abc
print(t(lambda: ('%5s|%-5s|%.2s|%5.1s' % ('a','b','cde','fgh'))))  # =>     a|b    |cd|    f
print(t(lambda: ('%5c|%-5c|' % ('a','b'))))  # =>     a|b    |
print(t(lambda: ('%e' % 1e400)))  # => inf
print(t(lambda: ('%10.3e|%-10.2f|%010.2f|%+.1f|% .1f' % (1.5,1.5,1.5,1.5,1.5))))  # =>  1.500e+00|1.50      |0000001.50|+1.5| 1.5
print(t(lambda: ('%#.0f %#.3g %g %g %g' % (1.0,1.0,1e-5,1e16,123456789))))  # => 1. 1.00 1e-05 1e+16 1.23457e+08
print(t(lambda: ('%f' % 10**400)))  # => OverflowError: int too large to convert to float
print(t(lambda: ('%d' % 1e100)))  # => 10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104
print(t(lambda: ('%d' % float('inf'))))  # => OverflowError: cannot convert float infinity to integer
print(t(lambda: ('%d' % float('nan'))))  # => ValueError: cannot convert float NaN to integer
print(t(lambda: ('%.0f %.1f' % (0.5, 0.25))))  # => 0 0.2
print(t(lambda: ('%hd %ld %Ld' % (1,2,3))))  # => 1 2 3
print(t(lambda: ('%-05d|' % 3)))  # => 3    |
print(t(lambda: ('%d%%' % 5)))  # => 5%
print(t(lambda: ('%.3x|%8.3x|%#.3x' % (5,5,5))))  # => 005|     005|0x005
print(t(lambda: ('{} {} {}'.format(1,2,3), '{0} {1} {0}'.format(1,2), '{a} {b}'.format(a=1,b=2), '{a.real} {b[0]} {b[k]}'.format(a=5,b={'k':3,0:1}))))  # => ('1 2 3', '1 2 1', '1 2', '5 1 3')
print(t(lambda: ('{!r} {!s} {!a}'.format('a','b','\xe9'))))  # => 'a' b '\xe9'
print(t(lambda: ('{:>{}} {:{w}.{p}f}'.format('a',5,1.5,w=8,p=2))))  # =>     a     1.50
print(t(lambda: ('{{}} {{{}}}'.format(1))))  # => {} {1}
print(t(lambda: ('{} {0}'.format(1))))  # => ValueError: cannot switch from automatic field numbering to manual field specification
print(t(lambda: ('{0} {}'.format(1))))  # => ValueError: cannot switch from manual field specification to automatic field numbering
print(t(lambda: ('{'.format(1))))  # => ValueError: Single '{' encountered in format string
print(t(lambda: ('}'.format(1))))  # => ValueError: Single '}' encountered in format string
print(t(lambda: ('{0'.format(1))))  # => ValueError: expected '}' before end of string
print(t(lambda: ('{!'.format(1))))  # => ValueError: end of string while looking for conversion specifier
print(t(lambda: ('{!x}'.format(1))))  # => ValueError: Unknown conversion specifier x
print(t(lambda: ('{!r'.format(1))))  # => ValueError: unmatched '{' in format spec
print(t(lambda: ('{!rr}'.format(1))))  # => ValueError: expected ':' after conversion specifier
print(t(lambda: ('{:'.format(1))))  # => ValueError: unmatched '{' in format spec
print(t(lambda: ('{0[}'.format([1]))))  # => ValueError: expected '}' before end of string
print(t(lambda: ('{0[]}'.format([1]))))  # => ValueError: Empty attribute in format string
print(t(lambda: ('{0[0}'.format([1]))))  # => ValueError: expected '}' before end of string
print(t(lambda: ('{0.}'.format(1))))  # => ValueError: Empty attribute in format string
print(t(lambda: ('{0[0]x}'.format([1]))))  # => ValueError: Only '.' or '[' may follow ']' in format field specifier
print(t(lambda: ('{1}'.format(1))))  # => IndexError: Replacement index 1 out of range for positional args tuple
print(t(lambda: ('{}'.format())))  # => IndexError: Replacement index 0 out of range for positional args tuple
print(t(lambda: ('{} {}'.format(1))))  # => IndexError: Replacement index 1 out of range for positional args tuple
print(t(lambda: ('{a}'.format())))  # => KeyError: 'a'
print(t(lambda: ('{a}'.format(b=1))))  # => KeyError: 'a'
print(t(lambda: ('{0.foo}'.format(1))))  # => AttributeError: 'int' object has no attribute 'foo'
print(t(lambda: ('{0[5]}'.format([1]))))  # => IndexError: list index out of range
print(t(lambda: ('{0[a]}'.format([1]))))  # => TypeError: list indices must be integers or slices, not str
print(t(lambda: ('{0[-1]}'.format([1]))))  # => TypeError: list indices must be integers or slices, not str
print(t(lambda: ('{:{:{}}}'.format(1,2,3))))  # => ValueError: Max string recursion exceeded
print(t(lambda: ('{:d}'.format('a'))))  # => ValueError: Unknown format code 'd' for object of type 'str'
print(t(lambda: ('{:{}}'.format('a','>5'))))  # =>     a
print(t(lambda: ('{a[b][c]}'.format(a={'b':{'c':1}}))))  # => 1
print(t(lambda: ('{0[99999999999999999999]}'.format({}))))  # => ValueError: Too many decimal digits in format string
print(t(lambda: ('{99999999999999999999}'.format(1))))  # => ValueError: Too many decimal digits in format string
print(t(lambda: ('{a!r:>10}'.format(a='x'))))  # =>        'x'
print(t(lambda: ('{ }'.format(1))))  # => KeyError: ' '
print(t(lambda: ('{ 0}'.format(1))))  # => KeyError: ' 0'
print(t(lambda: ('{0 }'.format(1))))  # => KeyError: '0 '
print(t(lambda: ('{:}}'.format(1))))  # => ValueError: Single '}' encountered in format string
print(t(lambda: ('{a}'.format_map({'a':1}))))  # => 1
print(t(lambda: ('{}'.format_map({'a':1}))))  # => ValueError: Format string contains positional fields
print(t(lambda: ('{0}'.format_map([1]))))  # => ValueError: Format string contains positional fields
print(t(lambda: ('{a}'.format_map({}))))  # => KeyError: 'a'
print(t(lambda: (object().__format__('x'))))  # => TypeError: unsupported format string passed to object.__format__
print(t(lambda: ('{:x}'.format(object))))  # => TypeError: unsupported format string passed to type.__format__
print(t(lambda: ((5).__format__(5))))  # => TypeError: __format__() argument must be str, not int
print(t(lambda: ('a'.__format__(5))))  # => TypeError: __format__() argument must be str, not int
print(t(lambda: (format('a', 5))))  # => TypeError: format() argument 2 must be str, not int
print(t(lambda: (b'%s %d %r %c %x' % (b'a', 5, 'x', 65, 255))))  # => b"a 5 'x' A ff"
