# Numbers, strings and bytes as they are written.
print(0xFF, 0o17, 0b101, 1_000_000, 0x_ff, 00, 0_0)  # => 255 15 5 1000000 255 0 0
print(1e3, 1.5e-7, .5, 5., 1_0.0_1, 1e400, 1E5)  # => 1000.0 1.5e-07 0.5 5.0 10.01 inf 100000.0
print(1j, 2.5J, 1e2j, 3 + 4j, -1j)  # => 1j 2.5j 100j (3+4j) (-0-1j)
print(123456789012345678901234567890, -2 ** 100)  # => 123456789012345678901234567890 -1267650600228229401496703205376
print('single', "double", '''triple 'quoted' ''', """more "quotes" """)  # => single double triple 'quoted'  more "quotes" 
print('a' "b" 'c', 'don\'t', "say \"hi\"", repr('both \' and "'))  # => abc don't say "hi" 'both \' and "'
print(repr('\a\b\f\v\0\x7f\101\1012'), repr(r'\n\x'), 'line\
continued')  # => '\x07\x08\x0c\x0b\x00\x7fAA2' '\\n\\x' linecontinued
print(b'bytes', b'\x00\xff\n', rb'\x', Rb'\d', b'a' b'b', bytes(b"q'"))  # => b'bytes' b'\x00\xff\n' b'\\x' b'\\d' b'ab' b"q'"
print('\u00e9\U0001F600\N{BULLET}', len('\U0001F600'), u'unicode')  # => é😀• 1 unicode
print(repr('\ud800'), ascii('é€😀'), repr('\u200b\xa0'))  # => '\ud800' '\xe9\u20ac\U0001f600' '\u200b\xa0'
print(None, True, False, ..., Ellipsis is ..., NotImplemented)  # => None True False Ellipsis True NotImplemented
print((), (1,), (1, 2), [], [1], {}, {1: 2}, {1}, set(), frozenset({2}))  # => () (1,) (1, 2) [] [1] {} {1: 2} {1} set() frozenset({2})
print("""first
 second""".split("\n"), len("""
"""))  # => ['first', ' second'] 1
print(1 if True else 2, 1.0, -0.0, 0.1 + 0.2, 1e16, 1e15, 123456789.123)  # => 1 1.0 -0.0 0.30000000000000004 1e+16 1000000000000000.0 123456789.123
print(1 .__class__.__name__, 1..is_integer(), (5).bit_length())  # => int True 3
