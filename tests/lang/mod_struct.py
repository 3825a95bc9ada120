# struct.
import struct
from struct import *


def t(f):
    try:
        return f()
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


print(t(lambda: (unpack('<ihB', pack('<ihB', 1, -2, 3)), unpack('>d', pack('>d', 1.5)), unpack('<f', pack('<f', .1)), unpack('e', pack('e', 1.5)), [pack('<e', x) for x in (0.0,-0.0,1.0,65504.0,6e-8,1e-5,0.1,float('inf'),2049.0,1/3)])))  # => ((1, -2, 3), (1.5,), (0.10000000149011612,), (1.5,), [b'\x00\x00', b'\x00\x80', b'\x00<', b'\xff{', b'\x01\x00', b'\xa8\x00', b'f.', b'\x00|', b'\x00h', b'U5'])
print(t(lambda: (pack('5s', b'abc'), pack('2s', b'abc'), pack('5p', b'abc'), unpack('5p', pack('5p', b'abcdefg')), pack('3c', b'a', b'b', b'c'), pack('?', 5), unpack('?', b'\x02'))))  # => (b'abc\x00\x00', b'ab', b'\x03abc\x00', (b'abcd',), b'abc', b'\x01', (True,))
print(t(lambda: (unpack('2s3s', b'abcde'), pack('0s', b'x'), pack('', ), unpack('', b''), pack('3i', 1,2,3))))  # => ((b'ab', b'cde'), b'', b'', (), b'\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00')
print(t(lambda: (pack('i', 2**31))))  # => error: 'i' format requires -2147483648 <= number <= 2147483647
print(t(lambda: (pack('i', 1.5))))  # => error: required argument is not an integer
print(t(lambda: (pack('i', 'a'))))  # => error: required argument is not an integer
print(t(lambda: (pack('d', 'a'))))  # => error: required argument is not a float
print(t(lambda: (pack('e', 1e6))))  # => OverflowError: float too large to pack with e format
print(t(lambda: (pack('s', 'a'))))  # => error: argument for 's' must be a bytes object
print(t(lambda: (pack('c', b'ab'))))  # => error: char format requires a bytes object of length 1
print(t(lambda: (pack('i'))))  # => error: pack expected 1 items for packing (got 0)
print(t(lambda: (pack('i', 1, 2))))  # => error: pack expected 1 items for packing (got 2)
print(t(lambda: (pack('z', 1))))  # => error: bad char in struct format
print(t(lambda: (pack('5'))))  # => error: repeat count given without format specifier
print(t(lambda: (pack(5))))  # => TypeError: Struct() argument 1 must be a str or bytes object, not int
print(t(lambda: (unpack('i', b'abc'))))  # => error: unpack requires a buffer of 4 bytes
print(t(lambda: (unpack('z', b''))))  # => error: bad char in struct format
print(t(lambda: (list(iter_unpack('<h', b'abcdef')))))  # => [(25185,), (25699,), (26213,)]
print(t(lambda: (iter_unpack('<h', b'abc'))))  # => error: iterative unpacking requires a buffer of a multiple of 2 bytes
print(t(lambda: (unpack_from('<h', b'abcdef', 2), unpack_from('<h', b'abcdef', offset=-2), unpack_from('<h', buffer=b'abcd'))))  # => ((25699,), (26213,), (25185,))
print(t(lambda: (unpack_from('<i', b'abc'))))  # => error: unpack_from requires a buffer of at least 4 bytes for unpacking 4 bytes at offset 0 (actual buffer size is 3)
print(t(lambda: (unpack_from('<i', b'abcdef', 4))))  # => error: unpack_from requires a buffer of at least 8 bytes for unpacking 4 bytes at offset 4 (actual buffer size is 6)
print(t(lambda: ((lambda b: (pack_into('<h', b, 1, 500), b))(bytearray(5)))))  # => (None, bytearray(b'\x00\xf4\x01\x00\x00'))
print(t(lambda: (pack_into('<i', bytearray(2), 0, 1))))  # => error: pack_into requires a buffer of at least 4 bytes for packing 4 bytes at offset 0 (actual buffer size is 2)
print(t(lambda: (Struct('<ih').size, Struct('<ih').format, Struct('<ih').pack(1,2), Struct('<ih').unpack(b'abcdef'), list(Struct('h').iter_unpack(b'abcd')))))  # => (6, '<ih', b'\x01\x00\x00\x00\x02\x00', (1684234849, 26213), [(25185,), (25699,)])
print(t(lambda: (Struct(5))))  # => TypeError: Struct() argument 1 must be a str or bytes object, not int
print(t(lambda: (struct.error.__mro__)))  # => (<class 'struct.error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
print(t(lambda: (pack('1000000000000000000000i', 1))))  # => error: total struct size too long
print(t(lambda: (pack('i' , True), pack('n', -5), pack('N', 5))))  # => (b'\x01\x00\x00\x00', b'\xfb\xff\xff\xff\xff\xff\xff\xff', b'\x05\x00\x00\x00\x00\x00\x00\x00')
