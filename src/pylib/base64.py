"""Base16, Base32, Base64 and Base85."""
import binascii
from _slotscope import policy

__all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode', 'b32hexencode',
           'b32hexdecode', 'b16encode', 'b16decode', 'b85encode', 'b85decode', 'a85encode', 'a85decode', 'standard_b64encode',
           'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode']


def _given(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(f'argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}') from None


def b64encode(s, altchars=None):
    """Bytes as Base64; altchars are two bytes in place of + and /."""
    out = binascii.b2a_base64(s, newline=False)
    return out.translate(bytes.maketrans(b'+/', altchars)) if altchars is not None else out


def b64decode(s, altchars=None, validate=False):
    """What Base64 text stands for; other characters are skipped, with validate an error."""
    s = _given(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_given(altchars), b'+/'))
    if validate:
        body = s.rstrip(b'=')
        if len(s) - len(body) > 2 or body.strip(binascii._ALPHABET) or any(c not in binascii._ALPHABET for c in body):
            raise binascii.Error('Only base64 data is allowed' if policy('has_except_star') else 'Non-base64 digit found')
    return binascii.a2b_base64(s)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    """Base64 with - and _ for + and /, so that it fits into URLs and names of files."""
    return b64encode(s).translate(bytes.maketrans(b'+/', b'-_'))


def urlsafe_b64decode(s):
    return b64decode(_given(s).translate(bytes.maketrans(b'-_', b'+/')))


_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B32HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'


def _to32(alphabet, s):
    s = bytes(s) if isinstance(s, (bytes, bytearray)) else memoryview(s).tobytes()
    left = len(s) % 5
    padded = s + bytes(-len(s) % 5)
    out = bytearray()
    for i in range(0, len(padded), 5):
        n = int.from_bytes(padded[i:i + 5], 'big')
        out += bytes(alphabet[n >> shift & 31] for shift in range(35, -1, -5))
    pad = {0: 0, 1: 6, 2: 4, 3: 3, 4: 1}[left]
    return bytes(out[:len(out) - pad]) + b'=' * pad


def _from32(alphabet, s, casefold=False, map01=None):
    s = _given(s)
    if len(s) % 8 and not policy('has_msgs_315'):
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        s = s.translate(bytes.maketrans(b'01', b'O' + _given(map01)))
    if casefold:
        s = s.upper()
    body = s.rstrip(b'=')
    pad = len(s) - len(body)
    if policy('has_msgs_315') and len(body) % 8 in (1, 3, 6):
        raise binascii.Error(f'Invalid base32-encoded string: number of data characters ({len(body)}) cannot be 1, 3, or 6 more than a '
                             'multiple of 8')
    values = {c: i for i, c in enumerate(alphabet)}
    n, out = 0, bytearray()
    for i in range(0, len(body), 8):
        n = 0
        group = body[i:i + 8]
        for c in group:
            if c not in values:
                raise binascii.Error('Non-base32 digit found')
            n = n << 5 | values[c]
        out += (n << 5 * (8 - len(group))).to_bytes(5, 'big')
    if pad not in (0, 1, 3, 4, 6) or len(s) % 8:
        raise binascii.Error('Incorrect padding')
    return bytes(out[:len(out) - {0: 0, 1: 1, 3: 2, 4: 3, 6: 4}[pad]])


def b32encode(s):
    return _to32(_B32, s)


def b32decode(s, casefold=False, map01=None):
    return _from32(_B32, s, casefold, map01)


def b32hexencode(s):
    return _to32(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    return _from32(_B32HEX, s, casefold)


def b16encode(s):
    """Bytes as hexadecimal digits, in upper case."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    digits = _given(s).upper() if casefold else _given(s)
    if not set(digits) <= set(b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(digits)


_B85 = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'
_A85 = bytes(range(33, 118))


def _to85(data, alphabet, pad=False, zero=None, spaces=None):
    data = bytes(data) if isinstance(data, (bytes, bytearray)) else memoryview(data).tobytes()
    missing = -len(data) % 4
    padded = data + bytes(missing)
    out = []
    for i in range(0, len(padded), 4):
        n = int.from_bytes(padded[i:i + 4], 'big')
        if zero and n == 0:
            out.append(zero)
        elif spaces and n == 0x20202020:
            out.append(spaces)
        else:
            out.append(bytes(alphabet[n // 85 ** k % 85] for k in (4, 3, 2, 1, 0)))
    if missing and not pad:
        if out[-1] == zero:
            out[-1] = alphabet[:1] * 5
        out[-1] = out[-1][:-missing]
    return b''.join(out)


def b85encode(b, pad=False):
    return _to85(b, _B85, pad)


def b85decode(b):
    b = _given(b)
    missing = -len(b) % 5
    b += b'~' * missing
    values = {c: i for i, c in enumerate(_B85)}
    out = bytearray()
    for i in range(0, len(b), 5):
        n = 0
        for j, c in enumerate(b[i:i + 5]):
            if c not in values:
                if policy('has_msgs_315'):
                    raise binascii.Error(f'bad Base85 character at position {i + j}')
                raise ValueError(f'bad base85 character at position {i + j}')
            n = n * 85 + values[c]
        if n > 0xffffffff:
            raise ValueError(f'base85 overflow in hunk starting at byte {i}')
        out += n.to_bytes(4, 'big')
    return bytes(out[:len(out) - missing])


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    out = _to85(b, _A85, pad, b'z', b'y' if foldspaces else None)
    if adobe:
        out = b'<~' + out
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [out[i:i + wrapcol] for i in range(0, len(out), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        out = b'\n'.join(lines)
    return out + b'~>' if adobe else out


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    b = _given(b)
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError(f'Ascii85 encoded byte sequences must end with {b"~>"!r}')
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    out, group = bytearray(), []
    for c in b + b'u' * 4:
        if 33 <= c <= 117:
            group.append(c - 33)
            if len(group) == 5:
                n = 0
                for d in group:
                    n = n * 85 + d
                if n > 0xffffffff:
                    raise ValueError('Ascii85 overflow')
                out += n.to_bytes(4, 'big')
                group = []
        elif c == 122 and not group:
            out += b'\0\0\0\0'
        elif c == 122:
            raise ValueError('z inside Ascii85 5-tuple')
        elif foldspaces and c == 121:
            if group:
                raise ValueError('y inside Ascii85 5-tuple')
            out += b'    '
        elif c not in ignorechars:
            raise ValueError(f'Non-Ascii85 digit found: {chr(c)}')
    return bytes(out[:len(out) - (4 - len(group))])


def encodebytes(s):
    """Base64 in lines of 76 characters, each with its newline."""
    s = bytes(s) if isinstance(s, (bytes, bytearray)) else _bytes_of(s)
    return b''.join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))


def _bytes_of(s):
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(f'expected bytes-like object, not {s.__class__.__name__}') from None


def decodebytes(s):
    return binascii.a2b_base64(bytes(s) if isinstance(s, (bytes, bytearray)) else _bytes_of(s))


def encode(input, output):
    output.write(encodebytes(input.read()))


def decode(input, output):
    output.write(decodebytes(input.read()))
