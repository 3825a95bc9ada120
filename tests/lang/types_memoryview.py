"""memoryview: formats, shapes, slices, assignment, release; what each refuses."""


def t(f):
    try:
        return ascii(f())
    except Exception as e:
        return type(e).__name__ + ': ' + ascii(str(e))[1:-1]


def store(fmt, v):
    m = memoryview(bytearray(8)).cast(fmt)
    m[0] = v
    return m.tolist()


def assign(key, v):
    b = bytearray(b'abcd')
    memoryview(b)[key] = v
    return bytes(b)


class Release:
    def __index__(self):
        r.release()
        return 1


def releasing(f):
    global r
    r = memoryview(bytearray(b'abcdef'))
    return f()


grid = memoryview(bytearray(b'abcd')).cast('B', [2, 2])
point = memoryview(b'abcd').cast('i', [])
gone = memoryview(b'ab')
gone.release()
print(t(lambda: memoryview(bytes(range(16))).cast('c').tolist()))  # => [b'\x00', b'\x01', b'\x02', b'\x03', b'\x04', b'\x05', b'\x06', b'\x07', b'\x08', b'\t', b'\n', b'\x0b', b'\x0c', b'\r', b'\x0e', b'\x0f']
print(t(lambda: memoryview(bytes(range(16))).cast('b').tolist()))  # => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]
print(t(lambda: memoryview(bytes(range(16))).cast('?').tolist()))  # => [False, True, True, True, True, True, True, True, True, True, True, True, True, True, True, True]
print(t(lambda: memoryview(bytes(range(16))).cast('h').tolist()))  # => [256, 770, 1284, 1798, 2312, 2826, 3340, 3854]
print(t(lambda: memoryview(bytes(range(16))).cast('I').tolist()))  # => [50462976, 117835012, 185207048, 252579084]
print(t(lambda: memoryview(bytes(range(16))).cast('q').tolist()))  # => [506097522914230528, 1084818905618843912]
print(t(lambda: memoryview(bytes(range(16))).cast('N').tolist()))  # => [506097522914230528, 1084818905618843912]
print(t(lambda: memoryview(bytes(range(16))).cast('P').tolist()))  # => [506097522914230528, 1084818905618843912]
print(t(lambda: memoryview(bytes(range(16))).cast('f').tolist()))  # => [3.820471434542632e-37, 1.0082513512365273e-34, 2.658462758989161e-32, 7.003653270560797e-30]
print(t(lambda: memoryview(bytes(range(16))).cast('d').tolist()))  # => [7.949928895127363e-275, 3.6919162048650923e-236]
print(t(lambda: memoryview(bytes(range(16))).cast('e').tolist()))
# =>(3.8-3.11) ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
# =>(3.12-3.15) [1.52587890625e-05, 4.589557647705078e-05, 7.653236389160156e-05, 0.00010716915130615234, 0.00015354156494140625, 0.0002148151397705078, 0.00030803680419921875, 0.0004305839538574219]
print(t(lambda: memoryview(bytes(range(16))).cast('@i').tolist()))  # => [50462976, 117835012, 185207048, 252579084]
print(t(lambda: memoryview(bytes(range(16))).cast('=i').tolist()))
# =>(3.8-3.14) ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
# =>(3.15) ValueError: memoryview: destination format must be a native format prefixed with an optional '@'
print(t(lambda: memoryview(bytes(range(16))).cast('Zd').tolist()))
# =>(3.8-3.14) ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
# =>(3.15) [(7.949928895127363e-275+3.6919162048650923e-236j)]
print(t(lambda: memoryview(bytes(range(16))).cast('').tolist()))
# =>(3.8-3.14) ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
# =>(3.15) ValueError: memoryview: destination format must be a native format prefixed with an optional '@'
print(t(lambda: grid[0]))  # => NotImplementedError: multi-dimensional sub-views are not implemented
print(t(lambda: grid[0, 1]))  # => 98
print(t(lambda: grid[0, 5]))  # => IndexError: index out of bounds on dimension 2
print(t(lambda: grid[0:1].tolist()))  # => [[97, 98]]
print(t(lambda: grid[0:1, 0:1]))  # => NotImplementedError: multi-dimensional slicing is not implemented
print(t(lambda: grid[0, 1, 2]))  # => TypeError: cannot index 2-dimension view with 3-element tuple
print(t(lambda: grid[(0,)]))  # => NotImplementedError: sub-views are not implemented
print(t(lambda: grid[()]))  # => NotImplementedError: sub-views are not implemented
print(t(lambda: len(grid)))  # => 2
print(t(lambda: grid.tolist()))  # => [[97, 98], [99, 100]]
print(t(lambda: grid.shape))  # => (2, 2)
print(t(lambda: grid.strides))  # => (2, 1)
print(t(lambda: grid.hex(":")))  # => '61:62:63:64'
print(t(lambda: grid[::-1].tolist()))  # => [[99, 100], [97, 98]]
print(t(lambda: grid[::-1].tobytes()))  # => b'cdab'
print(t(lambda: grid == memoryview(b"abcd")))  # => False
print(t(lambda: grid == memoryview(b"abcd").cast("b", [2, 2])))  # => True
print(t(lambda: grid.tobytes("F")))  # => b'acbd'
print(t(lambda: grid.tobytes("A")))  # => b'abcd'
print(t(lambda: grid.tobytes("x")))  # => ValueError: order must be 'C', 'F' or 'A'
print(t(lambda: (grid.contiguous, grid.c_contiguous, grid.f_contiguous)))  # => (True, True, False)
print(t(lambda: (grid[::-1].contiguous, memoryview(b"")[::2].contiguous)))  # => (False, False)
print(t(lambda: grid.cast("B").tolist()))  # => [97, 98, 99, 100]
print(t(lambda: grid.cast("B", [4, 1])))  # => TypeError: memoryview: cast must be 1D -> ND or ND -> 1D
print(t(lambda: grid.__setitem__(0, 1)))  # => NotImplementedError: sub-views are not implemented
print(t(lambda: grid.__setitem__(slice(1), b"")))  # => NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1
print(t(lambda: list(grid)))  # => NotImplementedError: multi-dimensional sub-views are not implemented
print(t(lambda: point.shape))  # => ()
print(t(lambda: point[()]))  # => 1684234849
print(t(lambda: point[...] is point))  # => True
print(t(lambda: point[0]))  # => TypeError: invalid indexing of 0-dim memory
print(t(lambda: len(point)))
# =>(3.8-3.11) 1
# =>(3.12-3.15) TypeError: 0-dim memory has no length
print(t(lambda: list(point)))  # => TypeError: invalid indexing of 0-dim memory
print(t(lambda: point.tolist()))  # => 1684234849
print(t(lambda: point.nbytes))  # => 4
print(t(lambda: point.tobytes()))  # => b'abcd'
print(t(lambda: store('c', 1)))  # => TypeError: memoryview: invalid type for format 'c'
print(t(lambda: store('c', -1)))  # => TypeError: memoryview: invalid type for format 'c'
print(t(lambda: store('c', 2**40)))  # => TypeError: memoryview: invalid type for format 'c'
print(t(lambda: store('c', 1.5)))  # => TypeError: memoryview: invalid type for format 'c'
print(t(lambda: store('c', 'a')))  # => TypeError: memoryview: invalid type for format 'c'
print(t(lambda: store('c', b'a')))  # => [b'a', b'\x00', b'\x00', b'\x00', b'\x00', b'\x00', b'\x00', b'\x00']
print(t(lambda: store('c', None)))  # => TypeError: memoryview: invalid type for format 'c'
print(t(lambda: store('b', 1)))  # => [1, 0, 0, 0, 0, 0, 0, 0]
print(t(lambda: store('b', -1)))  # => [-1, 0, 0, 0, 0, 0, 0, 0]
print(t(lambda: store('b', 2**40)))  # => ValueError: memoryview: invalid value for format 'b'
print(t(lambda: store('b', 1.5)))  # => TypeError: memoryview: invalid type for format 'b'
print(t(lambda: store('b', 'a')))  # => TypeError: memoryview: invalid type for format 'b'
print(t(lambda: store('b', b'a')))  # => TypeError: memoryview: invalid type for format 'b'
print(t(lambda: store('b', None)))  # => TypeError: memoryview: invalid type for format 'b'
print(t(lambda: store('?', 1)))  # => [True, False, False, False, False, False, False, False]
print(t(lambda: store('?', -1)))  # => [True, False, False, False, False, False, False, False]
print(t(lambda: store('?', 2**40)))  # => [True, False, False, False, False, False, False, False]
print(t(lambda: store('?', 1.5)))  # => [True, False, False, False, False, False, False, False]
print(t(lambda: store('?', 'a')))  # => [True, False, False, False, False, False, False, False]
print(t(lambda: store('?', b'a')))  # => [True, False, False, False, False, False, False, False]
print(t(lambda: store('?', None)))  # => [False, False, False, False, False, False, False, False]
print(t(lambda: store('H', 1)))  # => [1, 0, 0, 0]
print(t(lambda: store('H', -1)))  # => ValueError: memoryview: invalid value for format 'H'
print(t(lambda: store('H', 2**40)))  # => ValueError: memoryview: invalid value for format 'H'
print(t(lambda: store('H', 1.5)))  # => TypeError: memoryview: invalid type for format 'H'
print(t(lambda: store('H', 'a')))  # => TypeError: memoryview: invalid type for format 'H'
print(t(lambda: store('H', b'a')))  # => TypeError: memoryview: invalid type for format 'H'
print(t(lambda: store('H', None)))  # => TypeError: memoryview: invalid type for format 'H'
print(t(lambda: store('i', 1)))  # => [1, 0]
print(t(lambda: store('i', -1)))  # => [-1, 0]
print(t(lambda: store('i', 2**40)))  # => ValueError: memoryview: invalid value for format 'i'
print(t(lambda: store('i', 1.5)))  # => TypeError: memoryview: invalid type for format 'i'
print(t(lambda: store('i', 'a')))  # => TypeError: memoryview: invalid type for format 'i'
print(t(lambda: store('i', b'a')))  # => TypeError: memoryview: invalid type for format 'i'
print(t(lambda: store('i', None)))  # => TypeError: memoryview: invalid type for format 'i'
print(t(lambda: store('Q', 1)))  # => [1]
print(t(lambda: store('Q', -1)))  # => ValueError: memoryview: invalid value for format 'Q'
print(t(lambda: store('Q', 2**40)))  # => [1099511627776]
print(t(lambda: store('Q', 1.5)))  # => TypeError: memoryview: invalid type for format 'Q'
print(t(lambda: store('Q', 'a')))  # => TypeError: memoryview: invalid type for format 'Q'
print(t(lambda: store('Q', b'a')))  # => TypeError: memoryview: invalid type for format 'Q'
print(t(lambda: store('Q', None)))  # => TypeError: memoryview: invalid type for format 'Q'
print(t(lambda: store('P', 1)))  # => [1]
print(t(lambda: store('P', -1)))  # => [18446744073709551615]
print(t(lambda: store('P', 2**40)))  # => [1099511627776]
print(t(lambda: store('P', 1.5)))  # => TypeError: memoryview: invalid type for format 'P'
print(t(lambda: store('P', 'a')))  # => TypeError: memoryview: invalid type for format 'P'
print(t(lambda: store('P', b'a')))  # => TypeError: memoryview: invalid type for format 'P'
print(t(lambda: store('P', None)))  # => TypeError: memoryview: invalid type for format 'P'
print(t(lambda: store('f', 1)))  # => [1.0, 0.0]
print(t(lambda: store('f', -1)))  # => [-1.0, 0.0]
print(t(lambda: store('f', 2**40)))  # => [1099511627776.0, 0.0]
print(t(lambda: store('f', 1.5)))  # => [1.5, 0.0]
print(t(lambda: store('f', 'a')))  # => TypeError: memoryview: invalid type for format 'f'
print(t(lambda: store('f', b'a')))  # => TypeError: memoryview: invalid type for format 'f'
print(t(lambda: store('f', None)))  # => TypeError: memoryview: invalid type for format 'f'
print(t(lambda: store('e', 1)))
# =>(3.8-3.11) ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
# =>(3.12-3.15) [1.0, 0.0, 0.0, 0.0]
print(t(lambda: store('e', -1)))
# =>(3.8-3.11) ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
# =>(3.12-3.15) [-1.0, 0.0, 0.0, 0.0]
print(t(lambda: store('e', 2**40)))
# =>(3.8-3.11) ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
# =>(3.12-3.15) ValueError: memoryview: invalid value for format 'e'
print(t(lambda: store('e', 1.5)))
# =>(3.8-3.11) ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
# =>(3.12-3.15) [1.5, 0.0, 0.0, 0.0]
print(t(lambda: store('e', 'a')))
# =>(3.8-3.11) ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
# =>(3.12-3.15) TypeError: memoryview: invalid type for format 'e'
print(t(lambda: store('e', b'a')))
# =>(3.8-3.11) ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
# =>(3.12-3.15) TypeError: memoryview: invalid type for format 'e'
print(t(lambda: store('e', None)))
# =>(3.8-3.11) ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
# =>(3.12-3.15) TypeError: memoryview: invalid type for format 'e'
print(t(lambda: assign(slice(0, 2), b"xy")))  # => b'xycd'
print(t(lambda: assign(slice(0, 2), b"x")))  # => ValueError: memoryview assignment: lvalue and rvalue have different structures
print(t(lambda: assign(slice(0, 2), "xy")))  # => TypeError: a bytes-like object is required, not 'str'
print(t(lambda: assign(slice(0, 4, 2), b"xy")))  # => b'xbyd'
print(t(lambda: assign(slice(None, None, -1), b"1234")))  # => b'4321'
print(t(lambda: assign("a", 1)))  # => TypeError: memoryview: invalid slice key
print(t(lambda: assign(5, 1)))  # => IndexError: index out of bounds on dimension 1
print(t(lambda: assign(-5, 1)))  # => IndexError: index out of bounds on dimension 1
print(t(lambda: assign(2**70, 1)))  # => IndexError: cannot fit 'int' into an index-sized integer
print(t(lambda: assign(..., 1)))  # => TypeError: memoryview: invalid slice key
print(t(lambda: assign((0,), 1)))  # => b'\x01bcd'
print(t(lambda: assign((0, 1), 1)))  # => TypeError: cannot index 1-dimension view with 2-element tuple
print(t(lambda: assign((), 1)))  # => NotImplementedError: sub-views are not implemented
print(t(lambda: assign(slice(0, 1), 5)))  # => TypeError: a bytes-like object is required, not 'int'
print(t(lambda: assign(slice("a"), b"")))
# =>(3.8-3.14) TypeError: slice indices must be integers or None or have an __index__ method
# =>(3.15) TypeError: slice indices must be integers or have an __index__ method
print(t(lambda: assign(slice(0, 2), memoryview(b"xy").cast("b"))))  # => ValueError: memoryview assignment: lvalue and rvalue have different structures
print(t(lambda: memoryview(b"ab").__setitem__(0, 1)))  # => TypeError: cannot modify read-only memory
print(t(lambda: memoryview(b"ab").cast()))
# =>(3.8-3.9) TypeError: function missing required argument 'format' (pos 1)
# =>(3.10-3.15) TypeError: cast() missing required argument 'format' (pos 1)
print(t(lambda: memoryview(b"ab").cast(1)))
# =>(3.8-3.9) TypeError: memoryview: format argument must be a string
# =>(3.10-3.15) TypeError: cast() argument 'format' must be str, not int
print(t(lambda: memoryview(b"ab").cast("B", 1)))  # => TypeError: shape must be a list or a tuple
print(t(lambda: memoryview(b"ab").cast("B", ["a"])))  # => TypeError: memoryview.cast(): elements of shape must be integers
print(t(lambda: memoryview(b"ab").cast("B", [0])))  # => ValueError: memoryview.cast(): elements of shape must be integers > 0
print(t(lambda: memoryview(b"ab").cast("B", [3])))  # => TypeError: memoryview: product(shape) * itemsize != buffer size
print(t(lambda: memoryview(b"ab").cast("B", [2**62, 2**62])))  # => ValueError: memoryview.cast(): product(shape) > SSIZE_MAX
print(t(lambda: memoryview(b"").cast("B", [1])))  # => TypeError: memoryview: cannot cast view with zeros in shape or strides
print(t(lambda: memoryview(b"abcd")[::2].cast("B")))  # => TypeError: memoryview: casts are restricted to C-contiguous views
print(t(lambda: memoryview(b"abc").cast("h")))  # => TypeError: memoryview: length is not a multiple of itemsize
print(t(lambda: memoryview(b"abcd").cast("h").cast("i")))  # => TypeError: memoryview: cannot cast between two non-byte formats
print(t(lambda: hash(memoryview(b"abcd").cast("i"))))  # => ValueError: memoryview: hashing is restricted to formats 'B', 'b' or 'c'
print(t(lambda: hash(memoryview(bytearray(1)))))  # => ValueError: cannot hash writable memoryview object
print(t(lambda: memoryview(5)))  # => TypeError: memoryview: a bytes-like object is required, not 'int'
print(t(lambda: memoryview("a")))  # => TypeError: memoryview: a bytes-like object is required, not 'str'
print(t(lambda: memoryview()))  # => TypeError: memoryview() missing required argument 'object' (pos 1)
print(t(lambda: gone.obj))  # => ValueError: operation forbidden on released memoryview object
print(t(lambda: gone.nbytes))  # => ValueError: operation forbidden on released memoryview object
print(t(lambda: gone.format))  # => ValueError: operation forbidden on released memoryview object
print(t(lambda: gone.shape))  # => ValueError: operation forbidden on released memoryview object
print(t(lambda: gone.tobytes()))  # => ValueError: operation forbidden on released memoryview object
print(t(lambda: gone.tolist()))  # => ValueError: operation forbidden on released memoryview object
print(t(lambda: gone.hex()))  # => ValueError: operation forbidden on released memoryview object
print(t(lambda: gone.release()))  # => None
print(t(lambda: gone.__enter__()))  # => ValueError: operation forbidden on released memoryview object
print(t(lambda: gone.__exit__()))  # => None
print(t(lambda: gone == gone))  # => True
print(t(lambda: gone == memoryview(b"ab")))  # => False
print(t(lambda: gone[0]))  # => ValueError: operation forbidden on released memoryview object
print(t(lambda: len(gone)))  # => ValueError: operation forbidden on released memoryview object
print(t(lambda: hash(gone)))  # => ValueError: operation forbidden on released memoryview object
print(t(lambda: memoryview(b"abab").count(97)))
# =>(3.8-3.13) AttributeError: 'memoryview' object has no attribute 'count'
# =>(3.14-3.15) 2
print(t(lambda: memoryview(b"abab").index(98, 2)))
# =>(3.8-3.13) AttributeError: 'memoryview' object has no attribute 'index'
# =>(3.14-3.15) 3
print(t(lambda: memoryview(b"abab").index(98, 2, 3)))
# =>(3.8-3.13) AttributeError: 'memoryview' object has no attribute 'index'
# =>(3.14-3.15) ValueError: memoryview.index(x): x not found
print(t(lambda: memoryview[int]))
# =>(3.8-3.10) TypeError: 'type' object is not subscriptable
# =>(3.11-3.13) TypeError: type 'memoryview' is not subscriptable
# =>(3.14-3.15) memoryview[int]
print(t(lambda: releasing(lambda: r[Release()])))  # => ValueError: operation forbidden on released memoryview object
print(t(lambda: releasing(lambda: bytes(r[:Release()]))))  # => b'a'
print(t(lambda: type(iter(memoryview(b""))).__name__))
# =>(3.8-3.9) 'iterator'
# =>(3.10-3.15) 'memory_iterator'
print(t(lambda: memoryview(b"").__sizeof__()))  # => 168
print(t(lambda: grid.__sizeof__()))  # => 192
print(t(lambda: point.__sizeof__()))  # => 168
