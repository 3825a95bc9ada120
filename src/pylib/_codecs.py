# Its code leaves no entries in tracebacks: in CPython it is C.
"""Encodings and error handlers by name. Those between str and bytes that everybody uses are C code; the others come from here: what the
program registers, and what module codecs adds."""

from _slotscope import policy

_searchers = []
_found = {}
_handlers = {}


def _plain(encoding):
    """The name as search functions get it."""
    if not policy('codec_names_plain'):
        return encoding.lower().replace(' ', '-')
    words = ''.join([c if c.isalnum() and c.isascii() or c == '.' else ' ' for c in encoding.lower()]).split()
    return '_'.join(words)


def register(search_function, /):
    """From now on search_function is asked for encodings that nobody before knew."""
    if not callable(search_function):
        raise TypeError('argument must be callable')
    _searchers.append(search_function)


def unregister(search_function, /):
    """What register() did is undone."""
    if search_function in _searchers:
        _searchers.remove(search_function)
        _found.clear()


def lookup(encoding, /):
    """The CodecInfo of an encoding."""
    if not isinstance(encoding, str):
        raise TypeError(f'lookup() argument must be str, not {_kind(encoding)}')
    if '\0' in encoding:
        raise ValueError('embedded null character')
    name = _plain(encoding)
    if name not in _found:
        import codecs
        for search in [codecs._search, *_searchers]:
            info = search(name)
            if info is not None:
                break
        else:
            raise LookupError(f'unknown encoding: {encoding}')
        if not isinstance(info, tuple) or len(info) != 4:
            raise TypeError('codec search functions must return 4-tuples')
        _found[name] = info
    return _found[name]


def _kind(obj):
    return 'None' if obj is None else type(obj).__name__


def _run(which, obj, errors, wrong):
    # What a codec gives is (what it made, how much it used).
    pair = which(obj, errors) if errors is not None else which(obj)
    if not isinstance(pair, tuple) or len(pair) != 2:
        raise TypeError(wrong)
    return pair[0]


def _encoded(info, obj, errors):
    return _run(info[0], obj, errors, 'encoder must return a tuple (object, integer)')


def _decoded(info, obj, errors):
    return _run(info[1], obj, errors, 'decoder must return a tuple (object,integer)')


def encode(obj, encoding='utf-8', errors='strict'):
    """What the encoder of this encoding makes of obj."""
    return _encoded(lookup(encoding), obj, errors)


def decode(obj, encoding='utf-8', errors='strict'):
    """What the decoder of this encoding makes of obj."""
    return _decoded(lookup(encoding), obj, errors)


def _text_codec(encoding, instead):
    info = lookup(encoding)
    if not getattr(info, '_is_text_encoding', True):
        raise LookupError(f"'{encoding}' is not a text encoding; use {instead} to handle arbitrary codecs")
    return info


def _only(kind, made, encoding, verb):
    if isinstance(made, kind):
        return made
    raise TypeError(f"'{encoding}' {verb}r returned '{type(made).__name__}' instead of '{kind.__name__}'; "
                    f'use codecs.{verb}() to {verb} to arbitrary types')


def encode_text(obj, encoding, errors=None):
    """str.encode() with an encoding that is not in C."""
    return _only(bytes, _encoded(_text_codec(encoding, 'codecs.encode()'), obj, errors), encoding, 'encode')


def decode_text(obj, encoding, errors=None):
    """bytes.decode() with an encoding that is not in C."""
    return _only(str, _decoded(_text_codec(encoding, 'codecs.decode()'), obj, errors), encoding, 'decode')


def register_error(errors, handler, /):
    """handler gets the errors of encoding and decoding where errors is this name."""
    if not isinstance(errors, str):
        raise TypeError(f'register_error() argument 1 must be str, not {_kind(errors)}')
    if not callable(handler):
        raise TypeError('handler must be callable')
    _handlers[errors] = handler


def lookup_error(name, /):
    """The handler of this name."""
    if not isinstance(name, str):
        raise TypeError(f'lookup_error() argument must be str, not {_kind(name)}')
    if name not in _handlers:
        import codecs                            # it registers CPython's own
        if name not in _handlers:
            raise LookupError(f"unknown error handler name '{name}'")
    return _handlers[name]


def handled(name, error):
    """What the handler makes of an error: the replacement and where to go on."""
    pair = lookup_error(name)(error)
    good = (str,) if isinstance(error, UnicodeDecodeError) else (str, bytes)
    if not isinstance(pair, tuple) or len(pair) != 2 or not isinstance(pair[0], good) or not hasattr(pair[1], '__index__'):
        raise TypeError('decoding error handler must return (str, int) tuple' if str is good[-1]
                        else 'encoding error handler must return (str/bytes, int) tuple')
    return pair
