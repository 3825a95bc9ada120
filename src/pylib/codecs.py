"""Encodings by name."""
from _codecs import _others, _plain, decode, encode
from collections import namedtuple as _namedtuple

__all__ = ['BOM', 'BOM_BE', 'BOM_LE', 'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE', 'BOM_UTF32_BE',
           'encode', 'decode', 'lookup', 'getencoder', 'getdecoder', 'CodecInfo', 'strict_errors', 'ignore_errors', 'replace_errors',
           'backslashreplace_errors', 'xmlcharrefreplace_errors', 'namereplace_errors', 'utf_8_encode', 'utf_8_decode', 'open']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = BOM_UTF16 = BOM = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32_LE = BOM_UTF32 = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = b'\x00\x00\xfe\xff'
CodecInfo = _namedtuple('CodecInfo', 'encode decode name')


def _turn(text, errors='strict'):
    small = 'abcdefghijklmnopqrstuvwxyz'
    turned = small[13:] + small[:13]
    return str(text).translate(str.maketrans(small + small.upper(), turned + turned.upper()))


def _to_hex(data, errors='strict'):
    import binascii
    return binascii.hexlify(data)


def _from_hex(data, errors='strict'):
    import binascii
    return binascii.unhexlify(data)


def _to_base64(data, errors='strict'):
    import base64
    return base64.encodebytes(data)


def _from_base64(data, errors='strict'):
    import base64
    return base64.decodebytes(data)


_others.update(rot13=(_turn, _turn), rot_13=(_turn, _turn), hex=(_to_hex, _from_hex), hex_codec=(_to_hex, _from_hex),
               base64=(_to_base64, _from_base64), base64_codec=(_to_base64, _from_base64), base_64=(_to_base64, _from_base64))


def _canonical(plain):
    known = {'iso8859-1': ('latin1', 'latin_1', 'latin', 'l1', 'iso8859_1', 'iso_8859_1', 'iso88591', '8859', 'cp819'),
             'ascii': ('ascii', 'us_ascii', '646', 'iso646_us'), 'utf-8': ('utf8', 'u8', 'utf', 'utf_8'), 'utf-16': ('utf16', 'u16', 'utf_16'),
             'utf-32': ('utf32', 'u32', 'utf_32'), 'rot-13': ('rot13', 'rot_13'), 'hex': ('hex_codec',), 'base64': ('base64_codec', 'base_64')}
    for name, spellings in known.items():
        if plain in spellings:
            return name
    return plain.replace('_', '-')


def lookup(encoding):
    """Looks up a codec by its name."""
    if _plain(encoding) not in _others:
        ''.encode(encoding)
    return CodecInfo(getencoder(encoding), getdecoder(encoding), _canonical(_plain(encoding)))


def getencoder(encoding):
    return lambda obj, errors='strict': (encode(obj, encoding, errors), len(obj))


def getdecoder(encoding):
    return lambda obj, errors='strict': (decode(obj, encoding, errors), len(obj))


utf_8_encode, utf_8_decode = getencoder('utf-8'), getdecoder('utf-8')


# ---- error handlers ----

def _part(e):
    """What could not be encoded or decoded."""
    if not isinstance(e, (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)):
        raise TypeError(f"don't know how to handle {type(e).__name__} in error callback")
    return e.object[e.start:e.end]


def _characters(e):
    part = _part(e)
    if isinstance(e, UnicodeDecodeError):
        raise TypeError(f"don't know how to handle {type(e).__name__} in error callback")
    return part


def strict_errors(e):
    if not isinstance(e, BaseException):
        raise TypeError('codec must pass exception instance')
    raise e


def ignore_errors(e):
    _part(e)
    return '', e.end


def replace_errors(e):
    if isinstance(e, UnicodeDecodeError):
        return '\ufffd', e.end
    return ('?' if isinstance(e, UnicodeEncodeError) else '\ufffd') * len(_part(e)), e.end


def backslashreplace_errors(e):
    part = _part(e)
    return (''.join(f'\\x{c:02x}' for c in part) if isinstance(part, bytes) else part.encode('ascii', 'backslashreplace').decode()), e.end


def xmlcharrefreplace_errors(e):
    return ''.join(f'&#{ord(c)};' for c in _characters(e)), e.end


def namereplace_errors(e):
    import unicodedata
    names = ((c, unicodedata.name(c, '')) for c in _characters(e))
    return ''.join(f'\\N{{{name}}}' if name else c.encode('ascii', 'backslashreplace').decode() for c, name in names), e.end


_open = open


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    return _open(filename, mode, encoding=encoding, errors=errors)
