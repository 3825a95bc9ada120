# Which bytes methods give self, which a shared letter, which new bytes.
b, B, y = b'q', b'abc', bytearray(b'q')
letters = {i: bytes([i])[:1] for i in range(256)}
def origin(x):
    return 'shared' if len(x) == 1 and x is letters[x[0]] else 'self' if x is B or x is b else 'new'
print(origin(b.upper()))  # => new
print(origin(b.lower()))  # => new
print(origin(b.title()))  # => new
print(origin(b.capitalize()))  # => new
print(origin(b.swapcase()))  # => new
print(origin(b.replace(b'x', b'y')))  # => shared
print(origin(b.replace(b'q', b'z')))  # => new
print(origin(B.replace(b'x', b'y')))  # => self
print(origin(B.replace(b'bc', b'')))  # => new
print(origin(B.replace(b'ab', b'')))  # => new
print(origin(B.replace(b'a', b'')[:1]))  # => shared
print(origin(B.strip()))  # => self
print(origin(B.strip(b'ab')))  # => shared
print(origin(b.strip()))  # => shared
print(origin(B.lstrip(b'x')))  # => self
print(origin(B.rstrip(b'bc')))  # => shared
print(origin(B.center(2)))  # => self
print(origin(b.center(1)))  # => shared
print(origin(B.ljust(3)))  # => self
print(origin(B.rjust(3)))  # => self
print(origin(B.zfill(3)))  # => self
print(origin(b.zfill(1)))  # => shared
print(origin(B.expandtabs()))  # => new
print(origin(b.expandtabs()))  # => new
print(origin(B.translate(None)))  # => self
print(origin(B.translate(None, b'x')))  # => self
print(origin(B.translate(None, b'bc')))  # => new
print(origin(b.translate(bytes(range(256)))))  # => shared
print(origin(B.translate(bytes(range(256)))))  # => self
print(origin(B[1:2]))  # => shared
print(origin(B[::3]))  # => new
print(origin(B[:]))  # => self
print(origin(B[0:3]))  # => self
print(origin(b * 1))  # => shared
print(origin(B * 1))  # => self
print(origin(b + b''))  # => shared
print(origin(b'' + b))  # => shared
print(origin(B + b''))  # => self
print(origin(b''.join([b])))  # => shared
print(origin(b''.join([B])))  # => self
print(origin(b''.join([b'', b])))  # => new
print(origin(b''.join([b'q', b''])))  # => new
print(origin(b','.join([y])))  # => new
print(origin(b'%s' % b))  # => shared
print(origin(b'%c' % 113))  # => shared
print(origin(b'%d' % 5))  # => shared
print(origin(bytes([113])))  # => shared
print(origin(bytes((113,))))
# =>(3.8-3.14) new
# =>(3.15) shared
print(origin(bytes(iter([113]))))  # => shared
print(origin(bytes(y)))
# =>(3.8-3.14) new
# =>(3.15) shared
print(origin(bytes(1)))  # => new
print(origin(bytes(memoryview(b))))
# =>(3.8-3.14) new
# =>(3.15) shared
print(origin(bytes(b)))  # => shared
print(origin(bytes(B)))  # => self
print(origin('q'.encode()))  # => shared
print(origin('q'.encode('latin-1')))  # => shared
print(origin('é'.encode('latin-1')))  # => shared
print(origin('q'.encode('ascii')))  # => shared
print(origin(113 .to_bytes(1, 'big')))
# =>(3.8-3.14) new
# =>(3.15) shared
print(origin(bytes.fromhex('71')))  # => shared
print(origin(b'q q'.split()[0]))  # => shared
print(origin(b'q,q'.split(b',')[0]))  # => shared
print(origin(b'qxq'.partition(b'x')[0]))  # => shared
print(origin(b'q\nq'.splitlines()[0]))  # => shared
print(origin(b'q'.split()[0]))  # => shared
print(origin(B.split()[0]))  # => self
print(origin(B.split(b',')[0]))  # => self
print(origin(B.partition(b',')[0]))  # => self
print(origin(B.rpartition(b',')[2]))  # => self
print(origin(B.splitlines()[0]))  # => self
print(origin(b'q,q'.rsplit(b',')[0]))  # => shared
print(origin(min(b'q'.split(b'q'))))  # => new
print(origin(bytes.maketrans(b'', b'')[113:114]))  # => shared
print(origin(memoryview(b).tobytes()))
# =>(3.8-3.14) new
# =>(3.15) shared
print(origin(str(b)[0].encode()))  # => shared
print(origin(bytes((B[i] for i in range(1)))))  # => shared
print(origin(b.decode().encode('utf-8')))  # => shared
print(origin('q'.encode('utf-16-le')[:1]))  # => shared
print(origin(bytes('q', 'utf8')))  # => shared
print(origin(b'q'.hex().encode()[:1]))  # => shared
print(origin(bytes(bytearray(b'q')[:])))
# =>(3.8-3.14) new
# =>(3.15) shared
print(origin(b''.fromhex('71 ')))  # => shared
# The name of a built-in type is made anew each time it is asked for; a class keeps its own.
class C: pass
print(int.__name__ is int.__name__, C.__name__ is C.__name__, type(5).__name__ == 'int')  # => False True True
