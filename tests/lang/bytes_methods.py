# versions: 3.9 3.10 3.11 3.12 3.13 3.14 3.15
# Methods of bytes and bytearray: the same in every version.
def show(fn):
    try:
        print(repr(fn()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: bytes(3))  # => b'\x00\x00\x00'
show(lambda: bytes([1,2,255]))  # => b'\x01\x02\xff'
show(lambda: bytes([256]))  # => ValueError bytes must be in range(0, 256)
show(lambda: bytes('a'))  # => TypeError string argument without an encoding
show(lambda: bytes('é','utf-8'))  # => b'\xc3\xa9'
show(lambda: bytes(1.5))  # => TypeError cannot convert 'float' object to bytes
show(lambda: bytes([1.5]))  # => TypeError 'float' object cannot be interpreted as an integer
show(lambda: b'abc'[0])  # => 97
show(lambda: b'abc'[5])  # => IndexError index out of range
show(lambda: b'abc'['a'])  # => TypeError byte indices must be integers or slices, not str
show(lambda: b'abc'[1:])  # => b'bc'
show(lambda: b'abc'+b'd')  # => b'abcd'
show(lambda: b'abc'+'d')  # => TypeError can't concat str to bytes
show(lambda: b'a'*3)  # => b'aaa'
show(lambda: b'a' in b'abc')  # => True
show(lambda: 97 in b'abc')  # => True
show(lambda: 'a' in b'abc')  # => TypeError a bytes-like object is required, not 'str'
show(lambda: 256 in b'a')  # => ValueError byte must be in range(0, 256)
show(lambda: b'a,b,c'.split(b','))  # => [b'a', b'b', b'c']
show(lambda: b' a b '.split())  # => [b'a', b'b']
show(lambda: b'abc'.find(b'c'))  # => 2
show(lambda: b'abc'.find(99))  # => 2
show(lambda: b'abc'.index(b'x'))  # => ValueError subsection not found
show(lambda: b'abc'.replace(b'b',b'xx'))  # => b'axxc'
show(lambda: b'abc'.upper())  # => b'ABC'
show(lambda: b'abc'.hex())  # => '616263'
show(lambda: b'abc'.hex('-'))  # => '61-62-63'
show(lambda: b'abcdef'.hex(':',2))  # => '6162:6364:6566'
show(lambda: bytes.fromhex('61 62'))  # => b'ab'
show(lambda: bytes.fromhex('zz'))  # => ValueError non-hexadecimal number found in fromhex() arg at position 0
show(lambda: b','.join([b'a',b'b']))  # => b'a,b'
show(lambda: b','.join(['a']))  # => TypeError sequence item 0: expected a bytes-like object, str found
show(lambda: b'abc'.startswith(b'a'))  # => True
show(lambda: b'abc'.startswith('a'))  # => TypeError startswith first arg must be bytes or a tuple of bytes, not str
show(lambda: b'abc'.strip(b'a'))  # => b'bc'
show(lambda: b'abc'.center(7,b'*'))  # => b'**abc**'
show(lambda: b'%d %s %b' % (5,b'x',b'y'))  # => b'5 x y'
show(lambda: b'abc'.decode())  # => 'abc'
show(lambda: b'\x00\xff\n\'"')  # => b'\x00\xff\n\'"'
show(lambda: b'abc'<b'abd')  # => True
show(lambda: b'abc'=='abc')  # => False
show(lambda: b'a'<'b')  # => TypeError '<' not supported between instances of 'bytes' and 'str'
show(lambda: b'abc'.translate(None,b'b'))  # => b'ac'
show(lambda: b'a\nb'.splitlines())  # => [b'a', b'b']
show(lambda: b'abc'.partition(b'b'))  # => (b'a', b'b', b'c')
show(lambda: b'a'.zfill(3))  # => b'00a'
show(lambda: b'Abc'.swapcase())  # => b'aBC'
show(lambda: list(b'abc'))  # => [97, 98, 99]
show(lambda: b'abc'.isalpha())  # => True
show(lambda: bytearray(5))  # => bytearray(b'\x00\x00\x00\x00\x00')
show(lambda: bytearray(b'a')==b'a')  # => True
show(lambda: bytearray(b'abc')[1])  # => 98
show(lambda: bytearray(b'ab').append(256))  # => ValueError byte must be in range(0, 256)
show(lambda: bytearray(b'ab').append('a'))  # => TypeError 'str' object cannot be interpreted as an integer
show(lambda: bytearray(b'ab').remove(5))  # => ValueError value not found in bytearray
show(lambda: bytearray().pop())  # => IndexError pop from empty bytearray
