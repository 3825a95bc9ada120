# Its code leaves no entries in tracebacks: in CPython a module in C does it.
"""Values packed into bytes, and read back."""

import _struct
from _slotscope import native, native_instance
from _struct import calcsize, pack, pack_into, unpack, unpack_from

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']


class error(Exception):
    """A format that is wrong, or values that do not fit it."""


_struct.error = error


class _UnpackIterator:
    __slots__ = ()

    def __iter__(self):
        return self

    def __length_hint__(self):
        return (len(self._buffer) - self._index) // self._struct.size if self._struct else 0

    def __next__(self):
        s = self._struct
        if s is None or self._index >= len(self._buffer):
            self._struct = self._buffer = None
            raise StopIteration
        at = self._index
        self._index = at + s.size
        return unpack_from(s._format, self._buffer, at)


_UnpackIterator = native(_UnpackIterator, '_struct.unpack_iterator')


def _count_codes(format):
    """How many codes a format has in Struct's table."""
    n, digits = 0, ''
    for c in format[format[:1] in tuple('@=<>!'):]:
        if c.isdigit():
            digits += c
            continue
        if not c.isspace() and c != 'x' and (c in 'sp' or not digits or int(digits)):
            n += 1
        digits = ''
    return n


class Struct:
    """A format that is used again and again."""
    __slots__ = ()

    def __init__(self, format):
        if not isinstance(format, (str, bytes)):
            raise TypeError('Struct() argument 1 must be a str or bytes object, not %s' % type(format).__name__)
        size = calcsize(format)
        self._format = format if isinstance(format, bytes) else format.encode('ascii')
        self._ncodes = _count_codes(self.format)
        self._size = size

    @property
    def format(self):
        return self._format.decode('ascii')

    @property
    def size(self):
        return self._size

    def pack(self, *values):
        return pack(self._format, *values)

    def pack_into(self, buffer, offset, *values):
        return pack_into(self._format, buffer, offset, *values)

    def unpack(self, buffer, /):
        return unpack(self._format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self._format, buffer, offset)

    def iter_unpack(self, buffer, /):
        if self.size == 0:
            raise error('cannot iteratively unpack with a struct of length 0')
        if len(buffer) % self.size:
            raise error('iterative unpacking requires a buffer of a multiple of %d bytes' % self.size)
        it = native_instance(_UnpackIterator)
        it._struct, it._buffer = self, buffer
        return it

    def __repr__(self):
        return 'Struct(%r)' % self.format


Struct = native(Struct, '_struct.Struct')


def iter_unpack(format, buffer, /):
    """Tuples of the pieces of a buffer."""
    return Struct(format).iter_unpack(buffer)


def _clearcache():
    pass
