# BytesIO, StringIO and Struct are C types: sizes and abilities of their instances.
import copy
import io
import struct
import sys
import weakref


def t(f):
    try:
        return f()
    except Exception as e:
        return f'{type(e).__name__}: {e}'


print([sys.getsizeof(o) for o in (io.StringIO(), io.StringIO('abc'), io.BytesIO())])
# =>(3.8-3.11) [136, 136, 80]
# =>(3.12-3.13) [184, 184, 80]
# =>(3.14-3.15) [136, 136, 80]
print([(c.__basicsize__, c.__dictoffset__, c.__weakrefoffset__, c.__module__) for c in (io.StringIO, io.BytesIO, io.BytesIO.__base__, io.StringIO.__base__, io.IOBase)])
# =>(3.8-3.11) [(120, 104, 112, '_io'), (64, 40, 48, '_io'), (32, 16, 24, '_io'), (32, 16, 24, '_io'), (32, 16, 24, 'io')]
# =>(3.12-3.13) [(168, 144, 152, '_io'), (64, 40, 48, '_io'), (32, 16, 24, '_io'), (32, 16, 24, '_io'), (32, 16, 24, 'io')]
# =>(3.14-3.15) [(120, 96, 104, '_io'), (64, 40, 48, '_io'), (32, 16, 24, '_io'), (32, 16, 24, '_io'), (32, 16, 24, 'io')]
b = io.BytesIO()
grown = []
for i in range(6):
    b.write(b'x' * 10 * (i + 1))
    grown.append((sys.getsizeof(b), b.tell()))
print(grown)  # => [(124, 10), (144, 30), (174, 60), (214, 100), (264, 150), (324, 210)]
print(len(b.getvalue()), sys.getsizeof(b), b.seek(3), b.read(4), b.write(b'YZ'), b.getvalue()[:12], b.tell())  # => 210 323 3 b'xxxx' 2 b'xxxxxxxYZxxx' 9
v = b.getvalue()
print(sys.getsizeof(b), v is b.getvalue(), b.truncate(5), sys.getsizeof(b), b.getvalue(), b.seek(10), b.write(b'!'), b.getvalue())  # => 80 True 5 119 b'xxxxx' 10 1 b'xxxxx\x00\x00\x00\x00\x00!'
b.name = 'mine'
print(b.name, vars(b), weakref.ref(b)() is b, b.closed, b.close(), b.closed, t(b.read), t(lambda: b.write(b'a')))  # => mine {'name': 'mine'} True False None True ValueError: I/O operation on closed file. ValueError: I/O operation on closed file.
b = io.BytesIO(b'one\ntwo\n')
print(list(b), b.seek(0), b.readline(), b.readlines(), b.seek(0), b.read1(2), b.readinto(bytearray(3)), copy.copy(b).getvalue(), b.seek(-2, 2), b.read())  # => [b'one\n', b'two\n'] 0 b'one\n' [b'two\n'] 0 b'on' 3 b'one\ntwo\n' 6 b'o\n'
s = io.StringIO('a\nb')
print(s.write('X'), repr(s.getvalue()), s.seek(0), s.readlines(), s.tell(), s.truncate(1), s.getvalue(), vars(s), s.close(), s.closed, t(s.getvalue))  # => 1 'X\nb' 0 ['X\n', 'b'] 3 1 X {} None True ValueError: I/O operation on closed file


class Mine(io.BytesIO):
    pass


m = Mine(b'12')
m.x = 1
print(m.x, m.read(), Mine.__basicsize__, Mine.__dictoffset__)  # => 1 b'12' 64 40
print([sys.getsizeof(struct.Struct(f)) for f in ('i', 'ihb', '<3i2s', '', '4x', '0i', '10s')])
# =>(3.8-3.9) [120, 184, 152, 88, 88, 88, 120]
# =>(3.10-3.14) [136, 200, 168, 104, 104, 104, 136]
# =>(3.15) [144, 208, 176, 112, 112, 112, 144]
print((struct.Struct.__basicsize__, struct.Struct.__dictoffset__, struct.Struct.__weakrefoffset__), sys.getsizeof(struct.iter_unpack('i', b'')))
# =>(3.8-3.14) (56, 0, 48) 128
# =>(3.15) (64, 0, 48) 128
s = struct.Struct('<hb')
print(s.format, s.size, s.pack(1, 2), s.unpack(b'\x01\x00\x02'), list(s.iter_unpack(b'\x01\x00\x02\x03\x00\x04')), weakref.ref(s)() is s)  # => <hb 3 b'\x01\x00\x02' (1, 2) [(1, 2), (3, 4)] True
it = struct.iter_unpack('<h', b'abcdef')
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), it.__length_hint__(), t(lambda: next(it)))  # => 3 (25185,) 2 [(25699,), (26213,)] 0 StopIteration: 
print(t(lambda: setattr(s, 'foo', 1)), t(lambda: struct.iter_unpack('<h', b'abc')), t(lambda: struct.Struct('').iter_unpack(b'')))
# =>(3.8) AttributeError: 'Struct' object has no attribute 'foo' error: iterative unpacking requires a buffer of a multiple of 2 bytes error: cannot iteratively unpack with a struct of length 0
# =>(3.9-3.12) AttributeError: '_struct.Struct' object has no attribute 'foo' error: iterative unpacking requires a buffer of a multiple of 2 bytes error: cannot iteratively unpack with a struct of length 0
# =>(3.13-3.15) AttributeError: '_struct.Struct' object has no attribute 'foo' and no __dict__ for setting new attributes error: iterative unpacking requires a buffer of a multiple of 2 bytes error: cannot iteratively unpack with a struct of length 0
