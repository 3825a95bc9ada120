# Its code leaves no entries in tracebacks: in CPython a module in C does it.
"""Files in memory. There are no others here."""

__all__ = ['StringIO', 'BytesIO', 'IOBase', 'TextIOBase', 'BufferedIOBase', 'RawIOBase', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR',
           'SEEK_END', 'DEFAULT_BUFFER_SIZE', 'open']

from _slotscope import native, policy
from abc import ABCMeta as _ABCMeta
from builtins import open
from operator import index as _index

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


class _IOBase:
    __slots__ = ()

    @property
    def closed(self):
        return bool(getattr(self, '_closed', False))

    def _open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def close(self):
        self._closed = True

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')
        return self

    def __next__(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')
        if line := self.readline():
            return line
        raise StopIteration

    def readlines(self, hint=-1, /):
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines, /):
        self._open()
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


_IOBase = native(_IOBase, '_io._IOBase')


class _RawIOBase(_IOBase):
    __slots__ = ()


class _BufferedIOBase(_IOBase):
    __slots__ = ()

    def detach(self):
        raise UnsupportedOperation('detach')


class _TextIOBase(_IOBase):
    __slots__ = ()
    encoding = None
    errors = None
    newlines = None

    def detach(self):
        raise UnsupportedOperation('detach')


_RawIOBase = native(_RawIOBase, '_io._RawIOBase')
_BufferedIOBase = native(_BufferedIOBase, '_io._BufferedIOBase')
_TextIOBase = native(_TextIOBase, '_io._TextIOBase')


class IOBase(_IOBase, metaclass=_ABCMeta):
    __slots__ = ()


class RawIOBase(_RawIOBase, IOBase):
    __slots__ = ()


class BufferedIOBase(_BufferedIOBase, IOBase):
    __slots__ = ()


class TextIOBase(_TextIOBase, IOBase):
    __slots__ = ()


class TextIOWrapper(_TextIOBase):
    """The kind of sys.stdout elsewhere; there are no files to wrap here."""

    def __init__(self, *args, **kwds):
        raise UnsupportedOperation('slotscope: there are no files here to wrap')


def _number(value, what='argument'):
    """A size that may be None (-1), or an offset."""
    if value is None:
        return -1
    if not hasattr(type(value), '__index__'):
        raise TypeError(f"argument should be integer or None, not '{type(value).__name__}'")
    return _index(value)


class _Memory:
    """What StringIO and BytesIO share: a position in a value, the value in pieces that are joined when somebody looks."""

    def _whole(self):
        if self._tail:
            self._value += self._empty.join(self._tail)
            self._tail = []
        return self._value

    def _put(self, s):
        n = len(s)
        if self._pos == self._length:
            self._tail.append(s)
            self._pos += n
            self._length += n
            return
        if not n:
            return
        value = self._whole()
        if self._pos > len(value):
            value += self._zero * (self._pos - len(value))
        self._value = value[:self._pos] + s + value[self._pos + n:]
        self._pos += n
        self._length = len(self._value)

    def _cut(self, pos):
        self._value = self._whole()[:pos]
        self._length = len(self._value)

    def _take(self, size):
        value = self._whole()
        end = len(value) if size < 0 else self._pos + size
        piece = value[self._pos:end]
        self._pos += len(piece)
        return piece

    def getvalue(self):
        self._open()
        return self._whole()

    def read(self, size=-1, /):
        self._open()
        return self._take(_number(size))

    def readline(self, size=-1, /):
        self._open()
        end, size = self._line_end(self._whole()), _number(size)
        if size >= 0:
            end = min(end, self._pos + size)
        return self._take(max(end - self._pos, 0))

    def tell(self):
        self._open()
        return self._pos

    def truncate(self, pos=None, /):
        self._open()
        if pos is not None and not hasattr(type(pos), '__index__') and policy('io_truncate_pos'):
            raise TypeError(f"'{type(pos).__name__}' object cannot be interpreted as an integer")
        pos = self._pos if pos is None else _number(pos)
        if pos < 0:
            raise ValueError(f'negative pos value {pos}' if policy('io_truncate_pos') and self._empty == '' else
                             f'{self._bad_size} size value {pos}')
        self._cut(pos)
        return pos

    def readable(self):
        self._open()
        return True

    def writable(self):
        self._open()
        return True

    def seekable(self):
        self._open()
        return True

    def close(self):
        self._closed = True


def _sharing(cls):
    """Gives the class what _Memory has, without making it a base."""
    for name, value in vars(_Memory).items():
        if name not in ('__module__', '__qualname__', '__dict__', '__weakref__', '__doc__', '__static_attributes__', '__firstlineno__',
                        '__annotate__', '__annotate_func__', '__classdictcell__'):
            if name not in vars(cls):
                setattr(cls, name, value)
    return native(cls, '_io.' + cls.__name__)


@_sharing
class StringIO(_TextIOBase):
    """A text that is read and written like a file."""
    __slots__ = ()
    _empty, _zero, _bad_size = '', '\0', 'Negative'
    line_buffering = False

    def __init__(self, initial_value='', newline='\n'):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f'newline must be str or None, not {type(newline).__name__}')
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline!r}')
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._value, self._tail, self._mode, self._seen = '', [], newline, ()
        self._pos = self._length = 0
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    def _translated(self, s):
        """s as the newline mode keeps it."""
        if not self._mode:
            found = set(self._seen)
            rest = s.replace('\r\n', '')
            found.update(kind for kind, there in (('\r\n', '\r\n' in s), ('\r', '\r' in rest), ('\n', '\n' in rest)) if there)
            self._seen = tuple(kind for kind in ('\r', '\n', '\r\n') if kind in found)
            return s.replace('\r\n', '\n').replace('\r', '\n') if self._mode is None else s
        return s.replace('\n', self._mode) if self._mode != '\n' else s

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        self._open()
        if s:
            self._put(self._translated(s))
        return len(s)

    def _line_end(self, value):
        if self._mode == '':
            ends = [i for i in (value.find('\n', self._pos), value.find('\r', self._pos)) if i >= 0]
            if not ends:
                return len(value)
            at = min(ends)
            return at + (2 if value.startswith('\r\n', at) else 1)
        mark = self._mode or '\n'
        at = value.find(mark, self._pos)
        return at + len(mark) if at >= 0 else len(value)

    def seek(self, pos, whence=0, /):
        self._open()
        pos = _index(pos)
        if not 0 <= whence <= 2:
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        if whence == 0 and pos < 0:
            raise ValueError(f'Negative seek position {pos}')
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._pos = self._pos if whence == 1 else self._length if whence == 2 else pos
        return self._pos

    @property
    def newlines(self):
        return None if not self._seen or self._mode else self._seen[0] if len(self._seen) == 1 else self._seen

    def __getstate__(self):
        self._open()
        return self._whole(), self._mode, self._pos, self.__dict__.copy() or None

    def __setstate__(self, state):
        value, mode, pos, _more = state
        self.__init__('', mode)
        self._value, self._pos, self._length = value, pos, len(value)
        if _more:
            self.__dict__.update(_more)


@_sharing
class BytesIO(_BufferedIOBase):
    """Bytes that are read and written like a file."""
    __slots__ = ()
    _empty, _zero, _bad_size = b'', b'\0', 'negative'

    def _open(self):
        if self._closed:
            raise ValueError('I/O operation on closed file.')

    def __init__(self, initial_bytes=b''):
        if isinstance(initial_bytes, (str, int)):
            raise TypeError(f"a bytes-like object is required, not '{type(initial_bytes).__name__}'")
        self._value = bytes(initial_bytes if initial_bytes is not None else b'')
        self._pos = 0

    def write(self, b, /):
        self._open()
        if isinstance(b, (str, int)) or not hasattr(b, '__len__'):
            raise TypeError(f"a bytes-like object is required, not '{type(b).__name__}'")
        b = bytes(b)
        self._put(b)
        return len(b)

    def _line_end(self, value):
        return value.find(b'\n', self._pos) + 1 or len(value)

    def seek(self, pos, whence=0, /):
        self._open()
        pos = _index(pos)
        if not 0 <= whence <= 2:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        if whence == 0 and pos < 0:
            raise ValueError(f'negative seek value {pos}')
        self._pos = max(pos + (self._pos if whence == 1 else self._length if whence == 2 else 0), 0)
        return self._pos

    def getbuffer(self):
        self._open()
        return memoryview(bytearray(self._whole()))

    def read1(self, size=-1, /):
        return self.read(size)

    def readinto(self, b, /):
        view = memoryview(b).cast('B')
        piece = self.read(len(view))
        view[:len(piece)] = piece
        return len(piece)

    readinto1 = readinto

    def __getstate__(self):
        self._open()
        return self._whole(), self._pos, self.__dict__.copy() or None

    def __setstate__(self, state):
        value, pos, _more = state
        self.__init__(value)
        self._pos = pos
        if _more:
            self.__dict__.update(_more)


TextIOBase.register(StringIO)
BufferedIOBase.register(BytesIO)
