# Codecs and error handlers of the program's own, and text in pieces.
import codecs, io


def say(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


asked = []


def search(name):
    asked.append(name)
    if name.startswith('shout'):
        return codecs.CodecInfo(lambda s, errors='strict': (s.upper().encode(), len(s)), lambda b, errors='strict': (bytes(b).decode().lower(), len(b)), name='shout')
    if name == 'odd':
        return codecs.CodecInfo(lambda s, errors='strict': (42, len(s)), lambda b, errors='strict': 'no tuple', name='odd')
    if name == 'three':
        return 1, 2, 3


codecs.register(search)
say(lambda: ('Hello'.encode('SHOUT'), b'ABC'.decode('shout 2'), str(b'X', 'shout'), bytes('x', 'shout')))  # => (b'HELLO', 'abc', 'x', b'X')
say(lambda: codecs.lookup('shout').name)  # => 'shout'
say(lambda: 'x'.encode('odd'))  # => TypeError: 'odd' encoder returned 'int' instead of 'bytes'; use codecs.encode() to encode to arbitrary types
say(lambda: b'x'.decode('odd'))  # => TypeError: decoder must return a tuple (object,integer)
say(lambda: codecs.encode('x', 'odd'))  # => 42
say(lambda: codecs.decode(b'x', 'odd'))  # => TypeError: decoder must return a tuple (object,integer)
say(lambda: 'x'.encode('three'))  # => TypeError: codec search functions must return 4-tuples
say(lambda: 'x'.encode('no such-one'))  # => LookupError: unknown encoding: no such-one
say(lambda: 'x'.encode('rot13'))  # => LookupError: 'rot13' is not a text encoding; use codecs.encode() to handle arbitrary codecs
say(lambda: b'78'.decode('hex'))  # => LookupError: 'hex' is not a text encoding; use codecs.decode() to handle arbitrary codecs
say(lambda: codecs.decode(b'78', 'hex'))  # => b'x'
say(lambda: codecs.encode('Hello', 'rot13'))  # => 'Uryyb'
say(lambda: codecs.register(3))  # => TypeError: argument must be callable


def star(e):
    if isinstance(e, UnicodeEncodeError):
        return '*' * (e.end - e.start), e.end
    return '<%s>' % e.object[e.start:e.end].hex(), e.end


codecs.register_error('star', star)
codecs.register_error('raw', lambda e: (b'\xfe\xff', e.end) if isinstance(e, UnicodeEncodeError) else ('?', e.start + 1))
codecs.register_error('bad', lambda e: 'x')
codecs.register_error('far', lambda e: ('x', 99))
codecs.register_error('back', lambda e: ('x', -1))
codecs.register_error('uncodable', lambda e: ('\xe9', e.end))
say(lambda: 'a\xe9\u20acb'.encode('ascii', 'star'))  # => b'a**b'
say(lambda: b'a\xff\xfeb'.decode('ascii', 'star'))  # => 'a<ff><fe>b'
say(lambda: b'a\xe2\x82b\xff'.decode('utf-8', 'star'))  # => 'a<e282>b<ff>'
say(lambda: bytearray(b'a\xff').decode('utf-8', 'raw'))  # => 'a?'
say(lambda: 'a\xe9'.encode('ascii', 'raw'))  # => b'a\xfe\xff'
say(lambda: 'a\ud800'.encode('utf-8', 'star'))  # => b'a*'
say(lambda: 'a\xe9'.encode('ascii', 'bad'))  # => TypeError: encoding error handler must return (str/bytes, int) tuple
say(lambda: b'a\xff'.decode('ascii', 'bad'))  # => TypeError: decoding error handler must return (str, int) tuple
say(lambda: 'a\xe9'.encode('ascii', 'far'))  # => IndexError: position 99 from error handler out of bounds
say(lambda: b'a\xffbc'.decode('ascii', 'far'))  # => IndexError: position 99 from error handler out of bounds
say(lambda: 'a\xe9bc'.encode('ascii', 'back'))  # => b'axc'
say(lambda: 'a\xe9'.encode('ascii', 'uncodable'))  # => UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 1: ordinal not in range(128)
say(lambda: 'a\xe9'.encode('ascii', 'nobody'))  # => LookupError: unknown error handler name 'nobody'
say(lambda: 'a\xe9'.encode('ascii', 'namereplace'))  # => b'a\\N{LATIN SMALL LETTER E WITH ACUTE}'
say(lambda: 'plain'.encode('ascii', 'nobody'))  # => b'plain'
say(lambda: codecs.lookup_error('star') is star)  # => True
say(lambda: codecs.lookup_error('nobody'))  # => LookupError: unknown error handler name 'nobody'
say(lambda: codecs.lookup_error('ignore')(UnicodeDecodeError('x', b'ab', 0, 1, 'y')))  # => ('', 1)
say(lambda: codecs.register_error('x', 3))  # => TypeError: handler must be callable
say(lambda: codecs.register_error(3, star))  # => TypeError: register_error() argument 1 must be str, not int

for name in 'utf-8', 'utf-16', 'utf-16-be', 'utf-32', 'utf-8-sig', 'latin-1':
    encoder = codecs.getincrementalencoder(name)()
    parts = [encoder.encode(c) for c in 'a\xe9'] + [encoder.encode('', True)]
    decoder = codecs.getincrementaldecoder(name)()
    data = b''.join(parts)
    print(parts, ascii([decoder.decode(data[i:i + 1]) for i in range(len(data))]), ascii(decoder.decode(b'', True)))  # => [b'a', b'\xc3\xa9', b''] ['a', '', '\xe9'] ''
# => [b'\xff\xfea\x00', b'\xe9\x00', b''] ['', '', '', 'a', '', '\xe9'] ''
# => [b'\x00a', b'\x00\xe9', b''] ['', 'a', '', '\xe9'] ''
# => [b'\xff\xfe\x00\x00a\x00\x00\x00', b'\xe9\x00\x00\x00', b''] ['', '', '', '', '', '', '', 'a', '', '', '', '\xe9'] ''
# => [b'\xef\xbb\xbfa', b'\xc3\xa9', b''] ['', '', '', 'a', '', '\xe9'] ''
# => [b'a', b'\xe9', b''] ['a', '\xe9'] ''
decoder = codecs.getincrementaldecoder('utf-8')()
say(lambda: (decoder.decode(b'\xe2\x82'), decoder.getstate(), decoder.decode(b'\xac'), decoder.getstate()))  # => ('', (b'\xe2\x82', 0), '\u20ac', (b'', 0))
say(lambda: (decoder.decode(b'\xe2\x82'), decoder.decode(b'', True)))  # => UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data
decoder.reset()
say(lambda: codecs.getincrementaldecoder('utf-8')('replace').decode(b'a\xffb\xe2', False))  # => 'a\ufffdb'
say(lambda: codecs.getincrementaldecoder('ascii')().decode(b'a\xff'))  # => UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 1: ordinal not in range(128)
say(lambda: list(codecs.iterdecode([b'\xe2', b'\x82\xac', b'x'], 'utf-8')))  # => ['\u20ac', 'x']
say(lambda: list(codecs.iterencode(['a', '\u20ac'], 'utf-16')))  # => [b'\xff\xfea\x00', b'\xac ']
file = io.BytesIO()
codecs.getwriter('utf-8')(file).write('one\nzwei \xe4\ndrei')
print(file.getvalue())  # => b'one\nzwei \xc3\xa4\ndrei'
file.seek(0)
reader = codecs.getreader('utf-8')(file)
say(lambda: (reader.readline(), reader.read(), reader.read()))  # => ('one\n', 'zwei \xe4\ndrei', '')
file.seek(0)
say(lambda: list(codecs.getreader('utf-8')(file)))  # => ['one\n', 'zwei \xe4\n', 'drei']
recoded = codecs.EncodedFile(io.BytesIO(b'\xe4\xf6'), 'utf-8', 'latin-1')
say(recoded.read)  # => b'\xc3\xa4\xc3\xb6'
say(lambda: (codecs.BOM_UTF8, codecs.BOM_UTF16, codecs.BOM32_BE))  # => (b'\xef\xbb\xbf', b'\xff\xfe', b'\xfe\xff')
say(lambda: isinstance(codecs.lookup('utf-8'), codecs.CodecInfo) and len(codecs.lookup('utf8')))  # => 4
print(repr(codecs.lookup('utf-8')).partition(' at ')[0])  # => <codecs.CodecInfo object for encoding utf-8
if hasattr(codecs, 'unregister'):
    codecs.unregister(search)
    say(lambda: 'x'.encode('shout'))
# =>(3.10-3.15) LookupError: unknown encoding: shout
text = 'some text'
print(text.__getnewargs__(), text.__getnewargs__()[0] is text)  # => ('some text',) False
