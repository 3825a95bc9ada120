# Its code leaves no entries in tracebacks: in CPython it is C.
"""Bytes as text and back."""
from _slotscope import policy
_ALPHABET = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


Error.__module__ = Incomplete.__module__ = 'binascii'


def _bytes(data, ascii_too=False):
    if isinstance(data, str) and ascii_too:
        try:
            return data.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    if isinstance(data, (bytes, bytearray)):
        return bytes(data)
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError(("argument should be bytes, buffer or ASCII string, not %r" if ascii_too else
                         "a bytes-like object is required, not %r") % type(data).__name__) from None


def hexlify(data, sep=None, bytes_per_sep=1):
    """Two hexadecimal digits for each byte; sep stands between groups of them."""
    data = _bytes(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


b2a_hex = hexlify


def unhexlify(hexstr, /):
    """The bytes that hexadecimal digits stand for."""
    data = _bytes(hexstr, True)
    if len(data) % 2:
        raise Error('Odd number of hexadecimal digits' if policy('has_msgs_315') else 'Odd-length string')
    for c in data:
        if c not in b'0123456789abcdefABCDEF':
            raise Error('Non-hexadecimal digit found')
    return bytes.fromhex(data.decode())


a2b_hex = unhexlify


def b2a_base64(data, /, *, newline=True):
    """Base64, with a newline at its end unless told otherwise."""
    data = _bytes(data)
    out = bytearray()
    whole = len(data) - len(data) % 3
    for i in range(0, whole, 3):
        n = data[i] << 16 | data[i + 1] << 8 | data[i + 2]
        out += bytes((_ALPHABET[n >> 18], _ALPHABET[n >> 12 & 63], _ALPHABET[n >> 6 & 63], _ALPHABET[n & 63]))
    left = len(data) - whole
    if left:
        n = int.from_bytes(data[whole:] + bytes(3 - left), 'big')
        out += bytes((_ALPHABET[n >> 18], _ALPHABET[n >> 12 & 63], _ALPHABET[n >> 6 & 63] if left == 2 else 61, 61))
    if newline:
        out.append(10)
    return bytes(out)


def a2b_base64(data, /, *, strict_mode=False):
    """The bytes that Base64 stands for."""
    data = _bytes(data, True)
    values = {c: i for i, c in enumerate(_ALPHABET)}
    out = bytearray()
    quad = left = pads = 0
    for i, c in enumerate(data):
        if c == 61:
            pads += 1
            if quad >= 2 and quad + pads >= 4:
                if strict_mode and i + 1 < len(data):
                    raise Error('Excess data after padding')
                return bytes(out)
            if strict_mode and i == 0:
                raise Error('Leading padding not allowed')
            continue
        if c not in values:
            if strict_mode:
                raise Error('Only base64 data is allowed')
            continue
        if pads and strict_mode:
            raise Error('Discontinuous padding not allowed')
        pads = 0
        v = values[c]
        if quad == 0:
            left = v
        elif quad == 1:
            out.append(left << 2 | v >> 4)
            left = v & 15
        elif quad == 2:
            out.append(left << 4 | v >> 2)
            left = v & 3
        else:
            out.append(left << 6 | v)
        quad = (quad + 1) % 4
    if quad == 1:
        raise Error(f'Invalid base64-encoded string: number of data characters ({len(out) // 3 * 4 + 1}) cannot be 1 more than a multiple of 4')
    if quad:
        raise Error('Incorrect padding')
    return bytes(out)


def _table(polynomial):
    out = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ polynomial if n & 1 else n >> 1
        out.append(n)
    return out


_crc_table = None


def crc32(data, crc=0, /):
    """The CRC-32 of data; crc is what an earlier part gave."""
    global _crc_table
    if _crc_table is None:
        _crc_table = _table(0xedb88320)
    table, crc = _crc_table, crc ^ 0xffffffff
    for b in _bytes(data):
        crc = table[(crc ^ b) & 255] ^ crc >> 8
    return crc & 0xffffffff ^ 0xffffffff


def crc_hqx(data, crc, /):
    """The CRC-CCITT of data, from crc on."""
    crc &= 0xffff
    for b in _bytes(data):
        crc ^= b << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021) & 0xffff if crc & 0x8000 else crc << 1
    return crc


def a2b_qp(data, header=False):
    data, out, i = _bytes(data, True), bytearray(), 0
    while i < len(data):
        if data[i:i + 1] == b'=':
            if data[i + 1:i + 2] in (b'\n', b'') or data[i + 1:i + 3] == b'\r\n':
                i = data.find(b'\n', i) + 1 or len(data)
                continue
            try:
                out.append(int(data[i + 1:i + 3], 16))
                i += 3
                continue
            except ValueError:
                pass
        out.append(32 if header and data[i] == 95 else data[i])
        i += 1
    return bytes(out)
