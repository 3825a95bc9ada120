"""Encodings by name, and text that arrives or leaves in pieces."""
from _codecs import _handlers, decode, encode, lookup, lookup_error, register, register_error
from _slotscope import policy

__all__ = ['register', 'lookup', 'open', 'EncodedFile', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE', 'BOM64_LE', 'BOM_UTF8',
           'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE', 'BOM_UTF32_BE', 'CodecInfo', 'Codec',
           'IncrementalEncoder', 'IncrementalDecoder', 'StreamReader', 'StreamWriter', 'StreamReaderWriter', 'StreamRecoder', 'getencoder',
           'getdecoder', 'getincrementalencoder', 'getincrementaldecoder', 'getreader', 'getwriter', 'encode', 'decode', 'iterencode',
           'iterdecode', 'strict_errors', 'ignore_errors', 'replace_errors', 'xmlcharrefreplace_errors', 'backslashreplace_errors',
           'namereplace_errors', 'register_error', 'lookup_error']
if policy('has_match'):
    from _codecs import unregister

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = BOM_UTF16 = BOM = BOM32_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = BOM32_BE = b'\xfe\xff'
BOM_UTF32_LE = BOM_UTF32 = BOM64_LE = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = BOM64_BE = b'\x00\x00\xfe\xff'


class CodecInfo(tuple):
    """What there is for an encoding: four functions as a tuple, all of it as attributes."""
    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None, name=None, *,
                _is_text_encoding=None):
        made = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        made.name, made.encode, made.decode = name, encode, decode
        made.incrementalencoder, made.incrementaldecoder = incrementalencoder, incrementaldecoder
        made.streamwriter, made.streamreader = streamwriter, streamreader
        if _is_text_encoding is not None:
            made._is_text_encoding = _is_text_encoding
        return made

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} object for encoding {self.name} at {id(self):#x}>'


class Codec:
    """What a codec does, without memory: both give (result, how much of the input was used)."""

    def encode(self, input, errors='strict'):
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        raise NotImplementedError


# ---- in pieces ----

class IncrementalEncoder:
    """Encodes text piece by piece."""

    def __init__(self, errors='strict'):
        self.errors = errors
        self.buffer = ''

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps what _buffer_encode(input, errors, final) did not use for the next piece."""

    def __init__(self, errors='strict'):
        IncrementalEncoder.__init__(self, errors)
        self.buffer = ''

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        text = self.buffer + input
        made, used = self._buffer_encode(text, self.errors, final)
        self.buffer = text[used:]
        return made

    def reset(self):
        IncrementalEncoder.reset(self)
        self.buffer = ''

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ''


class IncrementalDecoder:
    """Decodes bytes piece by piece."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b'', 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps what _buffer_decode(input, errors, final) did not use for the next piece."""

    def __init__(self, errors='strict'):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b''

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        made, used = self._buffer_decode(data, self.errors, final)
        self.buffer = data[used:]
        return made

    def reset(self):
        IncrementalDecoder.reset(self)
        self.buffer = b''

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class _Passing:
    """What is not here is the stream's."""

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError(f"can't serialize {self.__class__.__name__}")


class StreamWriter(_Passing, Codec):
    """Writes text to a stream of bytes."""

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        self.write(''.join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()


class StreamReader(_Passing, Codec):
    """Reads text from a stream of bytes."""
    charbuffertype = str

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors
        self.reset()

    def reset(self):
        self.bytebuffer = b''                    # not decoded yet
        self.charbuffer = self.charbuffertype()  # decoded, not asked for yet

    def _more(self, size):
        """Decodes another piece; False: the stream has ended."""
        new = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + new
        if data:
            text, used = self.decode(data, self.errors)
            self.bytebuffer = data[used:]
            self.charbuffer += text
        return bool(new)

    def _taken(self, n):
        text, self.charbuffer = self.charbuffer[:n], self.charbuffer[n:]
        return text

    def read(self, size=-1, chars=-1, firstline=False):
        wanted = chars if chars >= 0 else size
        if wanted < 0:
            while self._more(-1):
                pass
            return self._taken(len(self.charbuffer))
        while len(self.charbuffer) < (wanted if chars >= 0 else 1) and self._more(max(size, wanted, 1)):
            pass
        return self._taken(chars if chars >= 0 else len(self.charbuffer))

    def readline(self, size=None, keepends=True):
        size = 1 << 62 if size is None or size < 0 else size
        while len(self.charbuffer) < size:
            lines = self.charbuffer.splitlines(True)
            if len(lines) > 1 or lines and lines[0][-1:] == '\n':
                break
            if not self._more(72):
                break
        lines = self.charbuffer[:size].splitlines(True)
        line = self._taken(len(lines[0])) if lines else self.charbuffertype()
        return line if keepends else ''.join(line.splitlines(False))

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self


class StreamReaderWriter(_Passing):
    """Both on one stream."""
    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()


class StreamRecoder(StreamReaderWriter):
    """Bytes of one encoding in front, of another in the file."""

    def __init__(self, stream, encode, decode, Reader, Writer, errors='strict'):
        StreamReaderWriter.__init__(self, stream, Reader, Writer, errors)
        self.encode, self.decode = encode, decode

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None, keepends=True):
        line = self.reader.readline() if size is None else self.reader.readline(size)
        return self.encode(line, self.errors)[0]

    def readlines(self, sizehint=None):
        return self.encode(self.reader.read(), self.errors)[0].splitlines(keepends=True)

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(b''.join(list))


# ---- the codecs in C ----

def _unfinished(data, encoding):
    """How many bytes at the end are the beginning of a character."""
    if encoding in ('utf-8', 'utf-8-sig'):
        for n in range(1, min(3, len(data)) + 1):
            try:
                data[-n:].decode()
            except UnicodeDecodeError as e:
                if e.start == 0 and e.reason == 'unexpected end of data':
                    return n
        return 0
    unit = 4 if encoding.startswith('utf-32') else 2 if encoding.startswith('utf-16') else 1
    rest = len(data) % unit
    if unit == 2 and len(data) - rest >= 2:
        high = data[len(data) - rest - (1 if not encoding.endswith('be') else 2)]
        if 0xd8 <= high <= 0xdb:                 # the first half of a pair
            rest += 2
    return rest


_MARKED = {'utf-16': {BOM_LE: 'utf-16-le', BOM_BE: 'utf-16-be'}, 'utf-32': {BOM_UTF32_LE: 'utf-32-le', BOM_UTF32_BE: 'utf-32-be'},
           'utf-8-sig': {BOM_UTF8: 'utf-8'}}


class _TextEncoder(IncrementalEncoder):
    def __init__(self, errors='strict'):
        IncrementalEncoder.__init__(self, errors)
        self.begun = False

    def encode(self, input, final=False):
        marks = _MARKED.get(self._encoding)
        encoding = next(iter(marks.values())) if marks and self.begun else self._encoding
        self.begun = True
        return input.encode(encoding, self.errors)

    def reset(self):
        self.begun = False

    def getstate(self):
        return 2 * (self._encoding in _MARKED and not self.begun)

    def setstate(self, state):
        self.begun = not state


class _TextDecoder(BufferedIncrementalDecoder):
    def __init__(self, errors='strict'):
        BufferedIncrementalDecoder.__init__(self, errors)
        self.order = None                        # what a byte order mark has said

    def _buffer_decode(self, input, errors, final):
        marks = _MARKED.get(self._encoding)
        start = 0
        if marks and self.order is None:
            longest = len(next(iter(marks)))
            if len(input) < longest and not final and any(mark.startswith(input) for mark in marks):
                return '', 0
            found = input[:longest]
            start = longest * (found in marks)
            self.order = marks.get(found) or next(iter(marks.values()))
        encoding = self.order or self._encoding
        end = len(input) - (0 if final else _unfinished(input[start:], encoding))
        return input[start:end].decode(encoding, errors), end

    def reset(self):
        BufferedIncrementalDecoder.reset(self)
        self.order = None

    def getstate(self):
        return self.buffer, 0 if self.order is None else 1 + sorted(_MARKED[self._encoding].values()).index(self.order)

    def setstate(self, state):
        self.buffer, number = state
        self.order = sorted(_MARKED[self._encoding].values())[number - 1] if number else None


def _classes(name, encode, decode, encoder, decoder):
    """A CodecInfo whose classes do what these do."""
    class IncrementalEncoder(encoder):
        _encoding = name

    class IncrementalDecoder(decoder):
        _encoding = name

    class StreamWriter_(StreamWriter):
        pass

    class StreamReader_(StreamReader):
        def decode(self, input, errors='strict'):
            pending = IncrementalDecoder(errors)
            made = pending.decode(input)
            return made, len(input) - len(getattr(pending, 'buffer', b''))

    StreamWriter_.encode = staticmethod(encode)
    for cls in StreamWriter_, StreamReader_:
        cls.__name__ = cls.__qualname__ = cls.__name__[:-1]
    return encode, decode, StreamReader_, StreamWriter_, IncrementalEncoder, IncrementalDecoder, name


def _text_codec(name):
    """The CodecInfo of an encoding that C knows."""
    def encode(input, errors='strict'):
        return str.encode(input, name, errors), len(input)

    def decode(input, errors='strict'):
        return bytes(input).decode(name, errors), len(input)

    return CodecInfo(*_classes(name, encode, decode, _TextEncoder, _TextDecoder))


def _whole_codec(name, to, back, text):
    """The CodecInfo of what is not between str and bytes."""
    def encode(input, errors='strict'):
        return to(input), len(input)

    def decode(input, errors='strict'):
        return back(input), len(input)

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return to(input)

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return back(input)

    return CodecInfo(*_classes(name, encode, decode, Encoder, Decoder), _is_text_encoding=False)


def _turn(text):
    small = 'abcdefghijklmnopqrstuvwxyz'
    turned = small[13:] + small[:13]
    return str(text).translate(str.maketrans(small + small.upper(), turned + turned.upper()))


def _to_hex(data):
    import binascii
    return binascii.hexlify(data)


def _from_hex(data):
    import binascii
    return binascii.unhexlify(data)


def _to_base64(data):
    import base64
    return base64.encodebytes(data)


def _from_base64(data):
    import base64
    return base64.decodebytes(data)


_KNOWN = {'iso8859-1': 'latin1 latin_1 latin l1 iso8859_1 iso_8859_1 iso88591 8859 cp819', 'ascii': 'us_ascii 646 iso646_us',
          'utf-8': 'utf8 u8 utf utf8_ucs2', 'utf-16': 'utf16 u16', 'utf-32': 'utf32 u32', 'utf-16-le': 'utf_16le unicodelittleunmarked',
          'utf-16-be': 'utf_16be unicodebigunmarked', 'utf-32-le': 'utf_32le', 'utf-32-be': 'utf_32be', 'utf-8-sig': '',
          'unicode-escape': 'unicodeescape', 'raw-unicode-escape': 'rawunicodeescape'}
_WHOLE = {'rot-13': ('rot13', _turn, _turn), 'hex': ('hex_codec', _to_hex, _from_hex),
          'base64': ('base64_codec base_64', _to_base64, _from_base64)}


def _search(encoding):
    """The first that is asked for an encoding: those that are always there."""
    plain = encoding.replace('-', '_')
    for name, spellings in _KNOWN.items():
        if plain == name.replace('-', '_') or plain in spellings.split():
            return _text_codec(name)
    for name, (spellings, to, back) in _WHOLE.items():
        if plain == name.replace('-', '_') or plain in spellings.split():
            return _whole_codec(name, to, back, False)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    found = lookup(encoding).incrementalencoder
    if found is None:
        raise LookupError(encoding)
    return found


def getincrementaldecoder(encoding):
    found = lookup(encoding).incrementaldecoder
    if found is None:
        raise LookupError(encoding)
    return found


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors='strict', **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for piece in iterator:
        made = encoder.encode(piece)
        if made:
            yield made
    made = encoder.encode('', True)
    if made:
        yield made


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for piece in iterator:
        made = decoder.decode(piece)
        if made:
            yield made
    made = decoder.decode(b'', True)
    if made:
        yield made


def utf_8_encode(input, errors='strict'):
    return input.encode('utf-8', errors or 'strict'), len(input)


def utf_8_decode(input, errors='strict', final=False):
    end = len(input) - (0 if final else _unfinished(bytes(input), 'utf-8'))
    return bytes(input[:end]).decode('utf-8', errors or 'strict'), end


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


for _handler in strict_errors, ignore_errors, replace_errors, backslashreplace_errors, xmlcharrefreplace_errors, namereplace_errors:
    _handlers.setdefault(_handler.__name__[:-7], _handler)
_open = open


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    if encoding is None:
        return _open(filename, mode)
    info = lookup(encoding)
    file = StreamReaderWriter(_open(filename, mode if 'b' in mode else mode + 'b'), info.streamreader, info.streamwriter, errors)
    file.encoding = encoding
    return file


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    front, back = lookup(data_encoding), lookup(file_encoding or data_encoding)
    made = StreamRecoder(file, front.encode, front.decode, back.streamreader, back.streamwriter, errors)
    made.data_encoding, made.file_encoding = data_encoding, file_encoding or data_encoding
    return made
