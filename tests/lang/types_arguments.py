"""What methods of built-in types say of arguments they cannot take, as each version words it."""


def t(f):
    try:
        return ascii(f())
    except Exception as e:
        return type(e).__name__ + ': ' + ascii(str(e))[1:-1]


print(t(lambda: True.bit_length(1)))
# =>(3.8) TypeError: bit_length() takes no arguments (1 given)
# =>(3.9-3.15) TypeError: int.bit_length() takes no arguments (1 given)
print(t(lambda: frozenset().copy(1)))
# =>(3.8) TypeError: copy() takes no arguments (1 given)
# =>(3.9-3.15) TypeError: frozenset.copy() takes no arguments (1 given)
print(t(lambda: {}.keys().isdisjoint()))
# =>(3.8) TypeError: isdisjoint() takes exactly one argument (0 given)
# =>(3.9-3.15) TypeError: dict_keys.isdisjoint() takes exactly one argument (0 given)
print(t(lambda: [].append()))
# =>(3.8) TypeError: append() takes exactly one argument (0 given)
# =>(3.9-3.15) TypeError: list.append() takes exactly one argument (0 given)
print(t(lambda: [].pop(1.5)))
# =>(3.8-3.9) TypeError: integer argument expected, got float
# =>(3.10-3.15) TypeError: 'float' object cannot be interpreted as an integer
print(t(lambda: [].pop("a")))  # => TypeError: 'str' object cannot be interpreted as an integer
print(t(lambda: [1].pop(2**70)))  # => OverflowError: Python int too large to convert to C ssize_t
print(t(lambda: [].insert(1.5, 2)))
# =>(3.8-3.9) TypeError: integer argument expected, got float
# =>(3.10-3.15) TypeError: 'float' object cannot be interpreted as an integer
print(t(lambda: [].insert(1, 2, x=3)))
# =>(3.8) TypeError: insert() takes no keyword arguments
# =>(3.9-3.15) TypeError: list.insert() takes no keyword arguments
print(t(lambda: [].sort(1, 2, 3)))  # => TypeError: sort() takes at most 2 arguments (3 given)
print(t(lambda: [1].__mul__()))
# =>(3.8-3.13) TypeError:  expected 1 argument, got 0
# =>(3.14-3.15) TypeError: expected 1 argument, got 0
print(t(lambda: [1].__setitem__(1)))
# =>(3.8-3.13) TypeError:  expected 2 arguments, got 1
# =>(3.14-3.15) TypeError: __setitem__ expected 2 arguments, got 1
print(t(lambda: [1].__setitem__(1, 2, 3)))
# =>(3.8-3.13) TypeError:  expected 2 arguments, got 3
# =>(3.14-3.15) TypeError: __setitem__ expected 2 arguments, got 3
print(t(lambda: (5).__pow__()))
# =>(3.8-3.13) TypeError:  expected at least 1 argument, got 0
# =>(3.14-3.15) TypeError: expected 1 or 2 arguments, got 0
print(t(lambda: (5).__add__(1, 2)))  # => TypeError: expected 1 argument, got 2
print(t(lambda: property().__get__()))
# =>(3.8-3.13) TypeError:  expected at least 1 argument, got 0
# =>(3.14-3.15) TypeError: __get__ expected at least 1 argument, got 0
print(t(lambda: "".center(1.0)))
# =>(3.8-3.9) TypeError: integer argument expected, got float
# =>(3.10-3.15) TypeError: 'float' object cannot be interpreted as an integer
print(t(lambda: "a".find()))
# =>(3.8-3.12) TypeError: find() takes at least 1 argument (0 given)
# =>(3.13-3.15) TypeError: find expected at least 1 argument, got 0
print(t(lambda: "a".find(x=1)))
# =>(3.8-3.10) TypeError: find() takes no keyword arguments
# =>(3.11-3.15) TypeError: str.find() takes no keyword arguments
print(t(lambda: "a".find("a", "b")))
# =>(3.8-3.14) TypeError: slice indices must be integers or None or have an __index__ method
# =>(3.15) TypeError: slice indices must be integers or have an __index__ method
print(t(lambda: b"a".find("b")))  # => TypeError: argument should be integer or bytes-like object, not 'str'
print(t(lambda: b"a".find()))
# =>(3.8-3.12) TypeError: find() takes at least 1 argument (0 given)
# =>(3.13-3.15) TypeError: find expected at least 1 argument, got 0
print(t(lambda: b"a".find(b"a", "b")))
# =>(3.8-3.14) TypeError: slice indices must be integers or None or have an __index__ method
# =>(3.15) TypeError: slice indices must be integers or have an __index__ method
print(t(lambda: b"a".count(x=1)))
# =>(3.8-3.10) TypeError: count() takes no keyword arguments
# =>(3.11-3.15) TypeError: bytes.count() takes no keyword arguments
print(t(lambda: b"a".startswith()))
# =>(3.8-3.12) TypeError: startswith() takes at least 1 argument (0 given)
# =>(3.13-3.15) TypeError: startswith expected at least 1 argument, got 0
print(t(lambda: b"a".replace(1, 2)))  # => TypeError: a bytes-like object is required, not 'int'
print(t(lambda: b"a".replace(b"a", b"b", "c")))  # => TypeError: 'str' object cannot be interpreted as an integer
print(t(lambda: b"a".splitlines("a")))
# =>(3.8-3.9) TypeError: an integer is required (got type str)
# =>(3.10-3.11) TypeError: 'str' object cannot be interpreted as an integer
# =>(3.12-3.15) [b'a']
print(t(lambda: b"abc".hex("ab")))  # => ValueError: sep must be length 1.
print(t(lambda: b"abc".hex(1)))  # => TypeError: object of type 'int' has no len()
print(t(lambda: b"abc".hex("\xe9")))  # => ValueError: sep must be ASCII.
print(t(lambda: b"abc".hex(":", 2**40)))
# =>(3.8-3.14) OverflowError: Python int too large to convert to C int
# =>(3.15) '616263'
print(t(lambda: b"abcd".hex(":", 2)))  # => '6162:6364'
print(t(lambda: b"abcd".hex(":", -3)))  # => '616263:64'
print(t(lambda: bytes.fromhex(b"61 62")))
# =>(3.8-3.13) TypeError: fromhex() argument must be str, not bytes
# =>(3.14-3.15) b'ab'
print(t(lambda: bytes.fromhex("6")))
# =>(3.8-3.13) ValueError: non-hexadecimal number found in fromhex() arg at position 1
# =>(3.14-3.15) ValueError: fromhex() arg must contain an even number of hexadecimal digits
print(t(lambda: bytes("a", errors="x")))  # => TypeError: string argument without an encoding
print(t(lambda: bytearray("a")))  # => TypeError: string argument without an encoding
print(t(lambda: bytes(b"", errors="strict")))  # => TypeError: errors without a string argument
print(t(lambda: bytearray(b"ab").extend(5)))  # => TypeError: can't extend bytearray with int
print(t(lambda: bytearray(b"ab").extend("c")))
# =>(3.8-3.12) TypeError: 'str' object cannot be interpreted as an integer
# =>(3.13-3.15) TypeError: expected iterable of integers; got: 'str'
print(t(lambda: bytearray(b"abc").resize(-1)))
# =>(3.8-3.13) AttributeError: 'bytearray' object has no attribute 'resize'
# =>(3.14-3.15) ValueError: Can only resize to positive sizes, got -1
print(t(lambda: bytearray(b"abc").take_bytes(4)))
# =>(3.8-3.14) AttributeError: 'bytearray' object has no attribute 'take_bytes'
# =>(3.15) IndexError: can't take 4 bytes outside size 3
print(t(lambda: bytearray(b"abc").take_bytes(-1)))
# =>(3.8-3.14) AttributeError: 'bytearray' object has no attribute 'take_bytes'
# =>(3.15) b'ab'
print(t(lambda: b"a".__eq__(bytearray(b"a"))))  # => NotImplemented
print(t(lambda: bytearray(b"a") == memoryview(b"a")))  # => True
print(t(lambda: b"a" < memoryview(b"b")))  # => TypeError: '<' not supported between instances of 'bytes' and 'memoryview'
print(t(lambda: type(1, x=2)))
# =>(3.8-3.9) TypeError: type() takes 1 or 3 arguments
# =>(3.10-3.15) TypeError: type() takes no keyword arguments
print(t(lambda: {1}.union({2}, x=3)))
# =>(3.8-3.10) TypeError: union() takes no keyword arguments
# =>(3.11-3.15) TypeError: set.union() takes no keyword arguments
print(t(lambda: pow(2)))  # => TypeError: pow() missing required argument 'exp' (pos 2)
print(t(lambda: pow(2, base=3)))  # => TypeError: pow() missing required argument 'exp' (pos 2)
print(t(lambda: round(x=1)))  # => TypeError: round() missing required argument 'number' (pos 1)
print(t(lambda: enumerate([], 1, x=2)))  # => TypeError: enumerate() takes at most 2 arguments (3 given)
print(t(lambda: memoryview(x=b"")))  # => TypeError: memoryview() missing required argument 'object' (pos 1)
print(t(lambda: chr(2**70)))
# =>(3.8-3.12) OverflowError: Python int too large to convert to C int
# =>(3.13-3.15) ValueError: chr() arg not in range(0x110000)
print(t(lambda: chr("a")))
# =>(3.8-3.9) TypeError: an integer is required (got type str)
# =>(3.10-3.15) TypeError: 'str' object cannot be interpreted as an integer
print(t(lambda: b"a".__setitem__(2**70, 1)))  # => AttributeError: 'bytes' object has no attribute '__setitem__'
print(t(lambda: range(3).__imul__(2)))  # => AttributeError: 'range' object has no attribute '__imul__'
print(t(lambda: "%c" % 10**20))
# =>(3.8-3.9) TypeError: %c requires int or char
# =>(3.10-3.14) OverflowError: %c arg not in range(0x110000)
# =>(3.15) OverflowError: format argument: %c argument not in range(0x110000)
print(t(lambda: "%c" % (10**20)))
# =>(3.8-3.9) TypeError: %c requires int or char
# =>(3.10-3.14) OverflowError: %c arg not in range(0x110000)
# =>(3.15) OverflowError: format argument: %c argument not in range(0x110000)
print(t(lambda: "%c" % "ab"))
# =>(3.8-3.13) TypeError: %c requires int or char
# =>(3.14) TypeError: %c requires an int or a unicode character, not a string of length 2
# =>(3.15) TypeError: format argument: %c requires an integer or a unicode character, not a string of length 2
print(t(lambda: "%c" % b"a"))
# =>(3.8-3.13) TypeError: %c requires int or char
# =>(3.14) TypeError: %c requires an int or a unicode character, not bytes
# =>(3.15) TypeError: format argument: %c requires an integer or a unicode character, not bytes
print(t(lambda: b"%c" % 256))
# =>(3.8-3.14) OverflowError: %c arg not in range(256)
# =>(3.15) OverflowError: format argument: %c argument not in range(256)
print(t(lambda: b"%c" % b"ab"))
# =>(3.8-3.13) TypeError: %c requires an integer in range(256) or a single byte
# =>(3.14) TypeError: %c requires an integer in range(256) or a single byte, not a bytes object of length 2
# =>(3.15) TypeError: format argument: %c requires an integer in range(256) or a single byte, not a bytes object of length 2
print(t(lambda: b"%s" % 5))
# =>(3.8-3.14) TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
# =>(3.15) TypeError: format argument: %b requires a bytes-like object, or an object that implements __bytes__, not int
print(t(lambda: b"%f" % "a"))
# =>(3.8-3.14) TypeError: float argument required, not str
# =>(3.15) TypeError: format argument: %f requires a real number, not str
print(t(lambda: b"%i" % "a"))
# =>(3.8-3.9) TypeError: %d format: a number is required, not str
# =>(3.10-3.13) TypeError: %d format: a real number is required, not str
# =>(3.14) TypeError: %i format: a real number is required, not str
# =>(3.15) TypeError: format argument: %i requires a real number, not str
print(t(lambda: "%i" % "a"))
# =>(3.8-3.9) TypeError: %i format: a number is required, not str
# =>(3.10-3.14) TypeError: %i format: a real number is required, not str
# =>(3.15) TypeError: format argument: %i requires a real number, not str
print(t(lambda: "%x" % 1.5))
# =>(3.8-3.14) TypeError: %x format: an integer is required, not float
# =>(3.15) TypeError: format argument: %x requires an integer, not float
print(t(lambda: "%y" % 1))
# =>(3.8-3.14) ValueError: unsupported format character 'y' (0x79) at index 1
# =>(3.15) ValueError: unsupported format %y at position 0
print(t(lambda: "%z" % ()))
# =>(3.8-3.14) TypeError: not enough arguments for format string
# =>(3.15) TypeError: not enough arguments for format string (got 0)
print(t(lambda: "%l" % 5))
# =>(3.8-3.14) ValueError: incomplete format
# =>(3.15) ValueError: stray % at position 0
print(t(lambda: "%5%" % 3))
# =>(3.8-3.14) ValueError: unsupported format character '%' (0x25) at index 2
# =>(3.15) ValueError: stray % at position 0 or unexpected format character '%' at position 2
print(t(lambda: "%(a)%" % {"a": 1}))
# =>(3.8-3.14) ValueError: unsupported format character '%' (0x25) at index 4
# =>(3.15) ValueError: stray % at position 0 or unexpected format character '%' at position 4
print(t(lambda: "%\xe9" % 1))
# =>(3.8-3.14) ValueError: unsupported format character '?' (0xe9) at index 1
# =>(3.15) ValueError: stray % at position 0 or unexpected format character '\xe9' (U+00E9) at position 1
print(t(lambda: b"a%\xff" % 1))
# =>(3.8-3.11) ValueError: 
# =>(3.12-3.14) OverflowError: character argument not in range(0x110000)
# =>(3.15) ValueError: stray % at position 1 or unexpected format character with code 0xff at position 2
print(t(lambda: "%*d" % 2.5))
# =>(3.8-3.14) TypeError: * wants int
# =>(3.15) TypeError: not enough arguments for format string (got 1)
print(t(lambda: 1.0 - 0j))
# =>(3.8-3.13) (1+0j)
# =>(3.14-3.15) (1-0j)
print(t(lambda: -0j * 3))
# =>(3.8-3.13) -0j
# =>(3.14-3.15) (-0-0j)
print(t(lambda: (1 + 1j) / 2))  # => (0.5+0.5j)
print(t(lambda: 2 / (1 + 1j)))  # => (1-1j)
print(t(lambda: complex("1" * 20)))  # => (1.111111111111111e+19+0j)
print(t(lambda: complex("\u0661+\u0662j")))  # => (1+2j)
print(t(lambda: complex.from_number(3)))
# =>(3.8-3.13) AttributeError: type object 'complex' has no attribute 'from_number'
# =>(3.14-3.15) (3+0j)
print(t(lambda: complex([], 1)))
# =>(3.8-3.13) TypeError: complex() first argument must be a string or a number, not 'list'
# =>(3.14-3.15) TypeError: complex() argument 'real' must be a real number, not list
print(t(lambda: complex(1, [])))
# =>(3.8-3.13) TypeError: complex() second argument must be a number, not 'list'
# =>(3.14-3.15) TypeError: complex() argument 'imag' must be a real number, not list
print(t(lambda: complex("1", 1)))
# =>(3.8-3.13) TypeError: complex() can't take second arg if first is a string
# =>(3.14-3.15) TypeError: complex() argument 'real' must be a real number, not str
print(t(lambda: float.fromhex("0x1p0\0")))  # => ValueError: invalid hexadecimal floating-point string
print(t(lambda: float.__getformat__(1)))  # => TypeError: __getformat__() argument must be str, not int
print(t(lambda: [][slice("a")]))
# =>(3.8-3.14) TypeError: slice indices must be integers or None or have an __index__ method
# =>(3.15) TypeError: slice indices must be integers or have an __index__ method
print(t(lambda: slice("a").indices(1)))  # => TypeError: slice indices must be integers or None or have an __index__ method
print(t(lambda: [].index(1, "a")))  # => TypeError: slice indices must be integers or have an __index__ method
