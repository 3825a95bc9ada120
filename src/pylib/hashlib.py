# Its code leaves no entries in tracebacks: in CPython it is C.
"""Digests: md5, sha1, sha2, sha3 and blake2."""
import _hash
from _slotscope import policy

__all__ = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512',
           'shake_128', 'shake_256', 'new', 'algorithms_guaranteed', 'algorithms_available', 'pbkdf2_hmac', 'file_digest', 'scrypt')

_sizes = {'md5': (16, 64), 'sha1': (20, 64), 'sha224': (28, 64), 'sha256': (32, 64), 'sha384': (48, 128), 'sha512': (64, 128),
          'sha3_224': (28, 144), 'sha3_256': (32, 136), 'sha3_384': (48, 104), 'sha3_512': (64, 72), 'shake_128': (0, 168),
          'shake_256': (0, 136)}
algorithms_guaranteed = set(_sizes) | {'blake2b', 'blake2s'}
algorithms_available = set(algorithms_guaranteed)


def _bytes(data):
    if isinstance(data, str):
        raise TypeError('Strings must be encoded before hashing' if policy('has_match') else 'Unicode-objects must be encoded before hashing')
    if isinstance(data, (bytes, bytearray)):
        return data
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError('object supporting the buffer API required') from None


class HASH:
    """A digest in the making: update() feeds it, digest() reads it."""

    def __init__(self, *args):
        raise TypeError(f"cannot create '{type(self).__module__}.{type(self).__name__}' instances")

    def update(self, obj, /):
        """More bytes, as if they had followed the earlier ones at once."""
        self._text += _bytes(obj)

    def copy(self):
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__, _text=bytearray(self._text))
        return other

    def digest(self):
        """The digest of what came in so far, as bytes."""
        return _hash.digest(self.name, self._text, 0)

    def hexdigest(self):
        """The digest, two hexadecimal digits a byte."""
        return self.digest().hex()

    def __repr__(self):
        return f'<{self.name} {type(self).__module__}.{type(self).__name__} object @ {id(self):#x}>'


class HASHXOF(HASH):
    def digest(self, length):
        return _hash.digest(self.name, self._text, length)

    def hexdigest(self, length):
        return self.digest(length).hex()


class _Blake(HASH):
    def digest(self):
        return _hash.blake2(self._wide, self._text, self._parameters, self._key)

    def __repr__(self):
        return object.__repr__(self)


HASH.__module__ = HASHXOF.__module__ = '_hashlib'


def _made(kind, name, digest_size, block_size, data):
    h = object.__new__(kind)
    h.name, h.digest_size, h.block_size, h._text = name, digest_size, block_size, bytearray(_bytes(data))
    return h


def _constructor(name):
    digest_size, block_size = _sizes[name]
    kind = HASH if digest_size else HASHXOF

    def make(string=b'', *, usedforsecurity=True):
        return _made(kind, name, digest_size, block_size, string)
    make.__name__ = make.__qualname__ = 'openssl_' + name
    make.__module__ = '_hashlib'
    make.__doc__ = f'A {name} digest in the making, with the bytes of string fed in.'
    return make


for _name in _sizes:
    globals()[_name] = _constructor(_name)
del _name


def _blake(name, word):
    most = 8 * word

    class blake(_Blake):
        MAX_DIGEST_SIZE = MAX_KEY_SIZE = most
        SALT_SIZE = PERSON_SIZE = 2 * word

        def __new__(cls, data=b'', /, *, digest_size=most, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0,
                    node_depth=0, inner_size=0, last_node=False, usedforsecurity=True):
            if not 1 <= digest_size <= most:
                raise ValueError(f'digest_size for {"Blake2b" if word == 8 else "Blake2s"} must be between 1 and {most} bytes, '
                                 f'here it is {digest_size}' if _LONG_WORDS else f'digest_size must be between 1 and {most} bytes')
            if len(key) > most:
                raise ValueError(f'maximum key length is {most} bytes')
            if len(salt) > 2 * word:
                raise ValueError(f'maximum salt length is {2 * word} bytes')
            if len(person) > 2 * word:
                raise ValueError(f'maximum person length is {2 * word} bytes')
            h = _made(cls, name, digest_size, 16 * word, data)
            tree = leaf_size.to_bytes(4, 'little') + node_offset.to_bytes(8 if word == 8 else 6, 'little') + bytes((node_depth, inner_size))
            h._parameters = (bytes((digest_size, len(key), fanout, depth)) + tree.ljust(2 * word * 2 - 4, b'\0') +
                             bytes(salt).ljust(2 * word, b'\0') + bytes(person).ljust(2 * word, b'\0'))
            h._key = bytes(key).ljust(16 * word, b'\0') if key else b''
            h._wide = word == 8
            return h

        def __init__(self, *args, **kwds):
            pass
    blake.__name__ = blake.__qualname__ = name
    blake.__module__ = '_blake2'
    return blake


from _slotscope import policy
_LONG_WORDS = policy('has_msgs_314')
blake2b, blake2s = _blake('blake2b', 8), _blake('blake2s', 4)


def new(name, data=b'', *, usedforsecurity=True, **kwargs):
    """A digest of the kind with this name, with data fed in."""
    if not isinstance(name, str):
        raise TypeError('name must be a string')
    plain = name.lower().replace('-', '_' if name.lower().startswith('sha3') else '')
    if plain in _sizes:
        return globals()[plain](data)
    if plain in ('blake2b', 'blake2s'):
        return globals()[plain](data, **kwargs)
    raise ValueError('unsupported hash ' + ('algorithm ' if policy('has_msgs_315') else 'type ') + name)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key from a password, slow to guess: PBKDF2 over HMAC."""
    import hmac
    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    size = new(hash_name).digest_size
    dklen = size if dklen is None else dklen
    if dklen < 1:
        raise ValueError('key length must be greater than 0.')
    out = b''
    keyed = hmac.new(bytes(password), None, hash_name)
    block = 0
    while len(out) < dklen:
        block += 1
        text, total = bytes(salt) + block.to_bytes(4, 'big'), 0
        for _ in range(iterations):
            h = keyed.copy()
            h.update(text)
            text = h.digest()
            total ^= int.from_bytes(text, 'big')
        out += total.to_bytes(size, 'big')
    return out[:dklen]


def scrypt(*args, **kwds):
    raise NotImplementedError('slotscope: hashlib.scrypt is not part of it')


def file_digest(fileobj, digest, /):
    """A digest of all that is left to read in the file."""
    h = new(digest) if isinstance(digest, str) else digest()
    h.update(fileobj.read())
    return h
