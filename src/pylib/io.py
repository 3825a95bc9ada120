"""Files in memory. There are no others here."""

__all__ = ['StringIO', 'BytesIO', 'IOBase', 'TextIOBase', 'BufferedIOBase', 'RawIOBase', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR',
           'SEEK_END', 'DEFAULT_BUFFER_SIZE', 'open']

from builtins import open

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    closed = False

    def _open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def close(self):
        self.closed = True

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        self._open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        self._open()

    def isatty(self):
        return False

    def readable(self):
        return False

    writable = seekable = readable

    def fileno(self):
        raise UnsupportedOperation('fileno')


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


class _Memory:
    """What StringIO and BytesIO share: a position in a value, the value in pieces that are joined when somebody looks."""

    def _whole(self):
        if self._tail:
            self._value += self._empty.join(self._tail)
            self._tail = []
        return self._value

    def _put(self, s):
        n = len(s)
        if self._at_end:
            self._tail.append(s)
            self._pos += n
            self._length += n
            return n
        value = self._whole()
        if self._pos > len(value):
            value += self._zero * (self._pos - len(value))
        self._value = value[:self._pos] + s + value[self._pos + n:]
        self._pos += n
        self._length = len(self._value)
        return n

    @property
    def _at_end(self):
        return self._pos == self._length

    def _take(self, size):
        value = self._whole()
        end = len(value) if size is None or size < 0 else self._pos + size
        piece = value[self._pos:end]
        self._pos += len(piece)
        return piece

    def _line(self, size):
        value = self._whole()
        end = value.find(self._newline, self._pos) + 1 or len(value)
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        return self._take(max(end - self._pos, 0))

    def getvalue(self):
        self._open()
        return self._whole()

    def read(self, size=-1, /):
        self._open()
        return self._take(size)

    def readline(self, size=-1, /):
        self._open()
        return self._line(size)

    def tell(self):
        self._open()
        return self._pos

    def seek(self, pos, whence=0, /):
        self._open()
        if whence == 0 and pos < 0:
            raise ValueError(f'Negative seek position {pos}' if self._empty == '' else f'negative seek value {pos}')
        if whence == 0:
            self._pos = pos
        elif whence == 1:
            self._pos = max(self._pos + pos, 0)
        elif whence == 2:
            self._pos = max(self._length + pos, 0)
        else:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        return self._pos

    def truncate(self, pos=None, /):
        self._open()
        pos = self._pos if pos is None else pos
        self._value = self._whole()[:pos]
        self._length = len(self._value)
        return pos

    def readable(self):
        self._open()
        return True

    writable = seekable = readable


class StringIO(_Memory, TextIOBase):
    _empty, _zero, _newline = '', '\0', '\n'
    line_buffering = False

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._value, self._tail = initial_value or '', []
        self._pos, self._length = 0, len(self._value)

    def write(self, s, /):
        self._open()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        return self._put(s)


class BytesIO(_Memory, BufferedIOBase):
    _empty, _zero, _newline = b'', b'\0', b'\n'

    def __init__(self, initial_bytes=b''):
        self._value, self._tail = bytes(initial_bytes or b''), []
        self._pos, self._length = 0, len(self._value)

    def write(self, b, /):
        self._open()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(b))

    def getbuffer(self):
        return memoryview(bytearray(self.getvalue()))

    read1 = _Memory.read

    def readinto(self, b, /):
        piece = self.read(len(b))
        b[:len(piece)] = piece
        return len(piece)


StringIO.__module__ = BytesIO.__module__ = '_io'
