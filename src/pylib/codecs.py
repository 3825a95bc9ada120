"""Encodings by name."""
from _codecs import _others, _plain, decode, encode
from collections import namedtuple as _namedtuple

__all__ = ['BOM', 'BOM_BE', 'BOM_LE', 'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE', 'BOM_UTF32_BE',
           'encode', 'decode', 'lookup', 'getencoder', 'getdecoder', 'CodecInfo', 'strict_errors', 'ignore_errors', 'replace_errors',
           'utf_8_encode', 'utf_8_decode', 'open']

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


def lookup(encoding):
    """Looks up a codec by its name."""
    if _plain(encoding) not in _others:
        ''.encode(encoding)
    return CodecInfo(getencoder(encoding), getdecoder(encoding), _plain(encoding).replace('_', '-').replace('utf8', 'utf-8'))


def getencoder(encoding):
    return lambda obj, errors='strict': (encode(obj, encoding, errors), len(obj))


def getdecoder(encoding):
    return lambda obj, errors='strict': (decode(obj, encoding, errors), len(obj))


utf_8_encode, utf_8_decode = getencoder('utf-8'), getdecoder('utf-8')


def strict_errors(e):
    raise e


def ignore_errors(e):
    return '', e.end


def replace_errors(e):
    return ('?' if isinstance(e, UnicodeEncodeError) else '\ufffd') * (e.end - e.start), e.end


_open = open


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    return _open(filename, mode, encoding=encoding, errors=errors)
