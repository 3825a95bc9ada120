# Its code leaves no entries in tracebacks: in CPython it is C.
"""Text to bytes and back by the name of an encoding."""

_others = {}                               # codecs adds what is not between str and bytes: name -> (encode, decode)


def _plain(encoding):
    return encoding.lower().replace('-', '_').replace(' ', '_')


def encode(obj, encoding='utf-8', errors='strict'):
    """What the encoder of this encoding makes of obj."""
    other = _others.get(_plain(encoding))
    return other[0](obj, errors) if other else obj.encode(encoding, errors)


def decode(obj, encoding='utf-8', errors='strict'):
    """What the decoder of this encoding makes of obj."""
    other = _others.get(_plain(encoding))
    return other[1](obj, errors) if other else bytes(obj).decode(encoding, errors)
