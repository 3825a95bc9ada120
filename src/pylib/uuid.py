"""UUIDs. Those that should be random or tell the time are the same in each run here, so that a run can be repeated."""
import operator as _operator
from _methods import named as _named
from enum import Enum as _Enum


class SafeUUID(_Enum):
    safe = 0
    unsafe = -1
    unknown = None


RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = [
    'reserved for NCS compatibility', 'specified in RFC 4122', 'reserved for Microsoft compatibility', 'reserved for future definition']


def _comparison(name):
    how = getattr(_operator, name)

    def compare(self, other):
        return how(self.int, other.int) if isinstance(other, UUID) else NotImplemented
    return compare


@_named
class UUID:
    """128 bits that name something, and their parts as RFC 4122 has them."""

    __slots__ = ('int', 'is_safe', '__weakref__')

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=SafeUUID.unknown):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError('one of the hex, bytes, bytes_le, fields, or int arguments must be given')
        if hex is not None:
            for prefix in ('urn:', 'uuid:'):
                hex = hex.replace(prefix, '')
            digits = hex.strip('{}').replace('-', '')
            if len(digits) != 32:
                raise ValueError('badly formed hexadecimal UUID string')
            int = _int(digits, 16)
        for name, text in (('bytes_le', bytes_le), ('bytes', bytes)):
            if text is None:
                continue
            if len(text) != 16:
                raise ValueError(f'{name} is not a 16-char string')
            if name == 'bytes_le':
                text = text[3::-1] + text[5:3:-1] + text[7:5:-1] + text[8:]
            int = _int.from_bytes(text, 'big')
        if fields is not None:
            if len(fields) != 6:
                raise ValueError('fields is not a 6-tuple')
            int = 0
            for i, (value, bits) in enumerate(zip(fields, (32, 16, 16, 8, 8, 48))):
                if not 0 <= value < 1 << bits:
                    raise ValueError(f'field {i + 1} out of range (need a{"n" if bits == 8 else ""} {bits}-bit value)')
                int = int << bits | value
        if not 0 <= int < 1 << 128:
            raise ValueError('int is out of range (need a 128-bit value)')
        if version is not None:
            if not 1 <= version <= 8:
                raise ValueError('illegal version number')
            int = int & ~(0xc000 << 48) | 0x8000 << 48
            int = int & ~(0xf000 << 64) | version << 76
        object.__setattr__(self, 'int', int)
        object.__setattr__(self, 'is_safe', is_safe)

    def __getstate__(self):
        return {'int': self.int}

    def __setstate__(self, state):
        object.__setattr__(self, 'int', state['int'])
        object.__setattr__(self, 'is_safe', SafeUUID.unknown)

    __eq__, __lt__, __gt__, __le__, __ge__ = map(_comparison, ('__eq__', '__lt__', '__gt__', '__le__', '__ge__'))

    def __hash__(self):
        return hash(self.int)

    def __str__(self):
        h = self.hex
        return '-'.join((h[:8], h[8:12], h[12:16], h[16:20], h[20:]))

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __int__(self):
        return self.int

    def __setattr__(self, name, value):
        raise TypeError('UUID objects are immutable')

    bytes = property(lambda self: self.int.to_bytes(16, 'big'))
    bytes_le = property(lambda self: self.bytes[3::-1] + self.bytes[5:3:-1] + self.bytes[7:5:-1] + self.bytes[8:])
    hex = property(lambda self: '%032x' % self.int)
    urn = property(lambda self: 'urn:uuid:' + str(self))
    time_low = property(lambda self: self.int >> 96)
    time_mid = property(lambda self: self.int >> 80 & 0xffff)
    time_hi_version = property(lambda self: self.int >> 64 & 0xffff)
    clock_seq_hi_variant = property(lambda self: self.int >> 56 & 0xff)
    clock_seq_low = property(lambda self: self.int >> 48 & 0xff)
    clock_seq = property(lambda self: (self.clock_seq_hi_variant & 0x3f) << 8 | self.clock_seq_low)
    node = property(lambda self: self.int & 0xffffffffffff)
    time = property(lambda self: (self.time_hi_version & 0x0fff) << 48 | self.time_mid << 32 | self.time_low)
    fields = property(lambda self: (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low,
                                    self.node))

    @property
    def variant(self):
        if not self.int & 0x8000 << 48:
            return RESERVED_NCS
        if not self.int & 0x4000 << 48:
            return RFC_4122
        return RESERVED_FUTURE if self.int & 0x2000 << 48 else RESERVED_MICROSOFT

    @property
    def version(self):
        return _int(self.int >> 76 & 15) if self.variant == RFC_4122 else None


_int = int
_clock = 0


def getnode():
    """The address of the network card: here always the same made-up one."""
    return 0x020000000001


def uuid1(node=None, clock_seq=None):
    """A UUID of the time, the machine and a count."""
    global _clock
    import time
    now = max(time.time_ns() // 100 + 0x01b21dd213814000, _clock + 1)
    _clock = now
    seq = 1 if clock_seq is None else clock_seq
    return UUID(fields=(now & 0xffffffff, now >> 32 & 0xffff, now >> 48 & 0x0fff, seq >> 8 & 0x3f, seq & 0xff,
                        getnode() if node is None else node), version=1)


def _named(how, namespace, name, version):
    import hashlib
    name = name.encode() if isinstance(name, str) else name
    return UUID(bytes=how(hashlib)(namespace.bytes + name).digest()[:16], version=version)


def uuid3(namespace, name):
    """A UUID that the name has within the namespace, by MD5."""
    return _named(lambda hashlib: hashlib.md5, namespace, name, 3)


def uuid4():
    """A UUID of random bits."""
    import os
    return UUID(bytes=os.urandom(16), version=4)


def uuid5(namespace, name):
    """A UUID that the name has within the namespace, by SHA-1."""
    return _named(lambda hashlib: hashlib.sha1, namespace, name, 5)


NAMESPACE_DNS, NAMESPACE_URL, NAMESPACE_OID, NAMESPACE_X500 = (
    UUID(f'6ba7b81{n}-9dad-11d1-80b4-00c04fd430c8') for n in (0, 1, 2, 4))
