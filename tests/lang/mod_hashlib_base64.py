import hashlib, hmac, base64, binascii, uuid

texts = [b'', b'abc', b'a' * 55, b'b' * 56, b'c' * 64, b'd' * 111, b'e' * 112, b'f' * 128, bytes(range(256)) * 5, b'g' * 135, b'h' * 136]
for name in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'blake2b', 'blake2s'):
    h = hashlib.new(name, b'slotscope')
    print(name, h.name, h.digest_size, h.block_size, h.hexdigest()[:16], [hashlib.new(name, t).hexdigest()[:6] for t in texts])
# => md5 md5 16 64 7e3b9aa5fbba8ff5 ['d41d8c', '900150', 'ef1772', 'b9d955', 'bcd570', '159bee', '94239c', '345918', '82829f', 'aee3ff', 'd4fbef']
# => sha1 sha1 20 64 36915429561b1b7b ['da39a3', 'a9993e', 'c1c8bb', '049ade', 'b29fcb', '6218f5', 'eaa635', 'f79ca2', 'e37a04', '1b462e', '51f29b']
# => sha224 sha224 28 64 4ee367fee85e3114 ['d14a02', '23097d', 'fb0bd6', '96663f', '804b51', '476fce', 'b1cb3e', '8ef93f', 'e2e07e', '92b5aa', '497cb3']
# => sha256 sha256 32 64 c6ff9638bcca9fa6 ['e3b0c4', 'ba7816', '9f4390', 'a5fc6e', '52b641', '1ca87c', '5cf14f', '7f0c0e', 'd414b0', '6571ba', '996868']
# => sha384 sha384 48 128 515ac5d13413cef1 ['38b060', 'cb0075', '5d91ac', '504bd2', '7b80be', 'b9c021', 'cb8926', 'e4ffbc', 'f5943b', 'adcb96', 'bf931f']
# => sha512 sha512 64 128 9205f2f4ded5f781 ['cf83e1', 'ddaf35', 'b0220c', 'af5fc8', 'ce7331', '82d48d', 'eb9510', 'df814a', 'c93f55', 'faba40', 'ecb081']
# => sha3_224 sha3_224 28 144 8d5e6ce3cb7a25f5 ['6b4e03', 'e64282', '882e61', 'c7b16a', '3bdc70', '2ffb3c', '0adf67', '3141f3', 'e13217', 'eed0bb', 'ad61d8']
# => sha3_256 sha3_256 32 136 d3bf9fc33b65a39b ['a7ffc6', '3a985d', '78c2a0', 'b811c7', '1808e7', 'f86b0b', '02a18b', '66d269', 'fe0ff5', 'f9c52a', '796f93']
# => sha3_384 sha3_384 48 104 adfdbb305b4fa92a ['0c63a7', 'ec0149', '2b1500', 'ec6ae2', '04379b', 'c9c839', 'c56f04', 'b13c19', '639fc3', 'e94ef6', '15c031']
# => sha3_512 sha3_512 64 72 6b363f910b266388 ['a69f73', 'b75185', '2d8168', '1ed2e2', 'cf3bc0', 'ab3ca0', '2821c4', '136d61', '6ee10b', '4175e3', 'ad5612']
# => blake2b blake2b 64 128 0f55958fcbf472e4 ['786a02', 'ba80a5', '376ac9', 'badc78', '75b110', 'f4e0e0', '455a9c', '6b1c10', 'a86b78', 'f5341c', 'e0cce4']
# => blake2s blake2s 32 64 2ecc2c4709918509 ['69217a', '508c5e', '8265e9', 'b03450', '0d6142', '5742a4', '94a508', '580fa0', '52ea24', '1eb9b9', '2ec1f3']
for name in ('shake_128', 'shake_256'):
    print(hashlib.new(name, b'abc').hexdigest(20), [hashlib.new(name, t).hexdigest(300)[-8:] for t in texts])
# => 5881092dd818bf5cf8a3ddb793fbcba74097d5c5 ['305f2e45', '7f4086be', '5ad75c3c', 'a7a0fddf', 'f5698893', '6ac8b36d', 'fe725ef0', '6270567d', '981611db', '88f668ea', '8e0ffcde']
# => 483366601360a8771c6863080cc4114d8db44530 ['1f7c10d0', 'ee57f341', 'd992f7ae', '4f88edc3', '9952b1b7', '47ce374f', '2f79ce68', 'db4774fa', '27c4223d', '28680734', '9b73a380']
h = hashlib.sha256(b'a')
g = h.copy()
h.update(b'bc')
print(h.digest() == hashlib.sha256(b'abc').digest(), g.hexdigest()[:8], sorted(hashlib.algorithms_guaranteed))
# => True ca978112 ['blake2b', 'blake2s', 'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'sha512', 'shake_128', 'shake_256']
print(hashlib.blake2b(b'abc', digest_size=20, key=b'key', salt=b'salt', person=b'me').hexdigest(), hashlib.blake2s(b'', key=b'k').hexdigest())
# => 612c276bb1dc743547d3018eee41e28bd58afb27 e4db13614567e4ed83bed1b46d4d51717081c2eaf18d4b71fd85d487b9572929
print(hashlib.blake2b(b'x' * 300, key=b'k' * 64).hexdigest()[:20], hashlib.blake2s.MAX_DIGEST_SIZE, hashlib.blake2b.SALT_SIZE)
# => 38f35d4c78d1d347f9f2 32 16
print(hmac.new(b'key', b'text', 'sha256').hexdigest(), hmac.new(b'k' * 200, b'text', hashlib.md5).hexdigest(), hmac.compare_digest(b'a', b'a'))
# => 6afa9046a9579cad143a384c1b564b9a250d27d6f6a63f9f20bf3a7594c9e2c6 88a10db658c8a40aa1cc9c19b34f7dd4 True
print(hashlib.pbkdf2_hmac('sha1', b'password', b'salt', 3).hex())  # => 6b4e26125c25cf21ae35ead955f479ea2e71f6ff


def said(f, *args, **kwds):
    try:
        print(f(*args, **kwds))
    except Exception as e:
        print(type(e).__name__, e)


said(hashlib.md5, 'text')
# =>(3.8-3.9) TypeError Unicode-objects must be encoded before hashing
# =>(3.10-3.15) TypeError Strings must be encoded before hashing
said(hashlib.sha256().update, 'text')
# =>(3.8-3.9) TypeError Unicode-objects must be encoded before hashing
# =>(3.10-3.15) TypeError Strings must be encoded before hashing
said(hashlib.new, 'md99')
# =>(3.8-3.14) ValueError unsupported hash type md99
# =>(3.15) ValueError unsupported hash algorithm md99
said(hmac.new, b'key', b'text')
# =>(3.8-3.12) TypeError Missing required parameter 'digestmod'.
# =>(3.13-3.15) TypeError Missing required argument 'digestmod'.
said(hmac.compare_digest, 'é', 'é')  # => TypeError comparing strings with non-ASCII characters is not supported

# ---- base64 and binascii ----
for data in (b'', b'a', b'ab', b'abc', bytes(range(40)), b'\xff\xfe\xfd'):
    print(base64.b64encode(data), base64.b32encode(data), base64.b16encode(data), base64.b85encode(data), base64.a85encode(data), base64.urlsafe_b64encode(data))
    print([f(g(data)) == data for f, g in ((base64.b64decode, base64.b64encode), (base64.b32decode, base64.b32encode), (base64.b16decode, base64.b16encode),
                                           (base64.b85decode, base64.b85encode), (base64.a85decode, base64.a85encode),
                                           (base64.urlsafe_b64decode, base64.urlsafe_b64encode), (base64.decodebytes, base64.encodebytes))])
# => b'' b'' b'' b'' b'' b''
# => [True, True, True, True, True, True, True]
# => b'YQ==' b'ME======' b'61' b'VE' b'@/' b'YQ=='
# => [True, True, True, True, True, True, True]
# => b'YWI=' b'MFRA====' b'6162' b'VPX' b'@:B' b'YWI='
# => [True, True, True, True, True, True, True]
# => b'YWJj' b'MFRGG===' b'616263' b'VPaz' b'@:E^' b'YWJj'
# => [True, True, True, True, True, True, True]
# => b'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJw==' b'AAAQEAYEAUDAOCAJBIFQYDIOB4IBCEQTCQKRMFYYDENBWHA5DYPSAIJCEMSCKJRH' b'000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F2021222324252627' b'009C61O)~M2nh-c3=Iws5D^j+6crX17#SKH9337XAR!_nBqb&%' b'!!*-\'"9eu7#RLhG$k3[W&.oNg\'GVB"(`=52*$$(B+<_pR,UFcb' b'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJw=='
# => [True, True, True, True, True, True, True]
# => b'//79' b'777P2===' b'FFFEFD' b'|Ni{' b's8Mr' b'__79'
# => [True, True, True, True, True, True, True]
print(base64.encodebytes(bytes(60)), base64.b64encode(b'\xfb\xff', b'-_'), base64.b64decode('aGk=\n'), base64.b64decode(b'a G k='), base64.a85encode(b'\0\0\0\0a', adobe=True))
# => b'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nAAAA\n' b'-_8=' b'hi' b'hi' b'<~z@/~>'
said(base64.b64decode, 'abc')  # => Error Incorrect padding
said(base64.b64decode, 'a')
# => Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
said(base64.b64encode, 'text')  # => TypeError a bytes-like object is required, not 'str'
said(base64.b64decode, 5)  # => TypeError argument should be a bytes-like object or ASCII string, not 'int'
said(base64.b32decode, b'A')
# =>(3.8-3.14) Error Incorrect padding
# =>(3.15) Error Invalid base32-encoded string: number of data characters (1) cannot be 1, 3, or 6 more than a multiple of 8
said(base64.b16decode, b'ab')  # => Error Non-base16 digit found
said(base64.b85decode, b'\x00')
# =>(3.8-3.14) ValueError bad base85 character at position 0
# =>(3.15) Error bad Base85 character at position 0
print(binascii.hexlify(b'ab\xff'), binascii.unhexlify('6162'), binascii.crc32(b'hello'), binascii.crc32(b'lo', binascii.crc32(b'hel')), binascii.b2a_base64(b'hi'))
# => b'6162ff' b'ab' 907060870 907060870 b'aGk=\n'
said(binascii.unhexlify, 'abc')
# =>(3.8-3.14) Error Odd-length string
# =>(3.15) Error Odd number of hexadecimal digits
said(binascii.unhexlify, 'zz')  # => Error Non-hexadecimal digit found
said(binascii.hexlify, 'text')  # => TypeError a bytes-like object is required, not 'str'
print(binascii.b2a_hex(b'abcdef', '-', 2), binascii.crc_hqx(b'abc', 0))  # => b'6162-6364-6566' 40406

# ---- uuid ----
u = uuid.UUID('{12345678-1234-5678-1234-567812345678}')
print(u, repr(u), u.hex, u.int, u.version, u.variant, u.fields, u.bytes_le, u.urn, u == uuid.UUID(int=u.int), u < uuid.NAMESPACE_DNS)
# => 12345678-1234-5678-1234-567812345678 UUID('12345678-1234-5678-1234-567812345678') 12345678123456781234567812345678 24197857161011715162171839636988778104 None reserved for NCS compatibility (305419896, 4660, 22136, 18, 52, 95073701484152) b'xV4\x124\x12xV\x124Vx\x124Vx' urn:uuid:12345678-1234-5678-1234-567812345678 True True
print(uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid5(uuid.NAMESPACE_URL, 'http://a'), uuid.uuid5(uuid.NAMESPACE_DNS, 'x').version)
# => 6fa459ea-ee8a-3ca4-894e-db77e160355e bcf7b280-b0ac-52cf-aa46-68920fe34ea0 5
print(len(str(uuid.uuid4())), uuid.uuid4().version, uuid.uuid1().version, uuid.uuid4() == uuid.uuid4())  # => 36 4 1 False
said(uuid.UUID, '123')  # => ValueError badly formed hexadecimal UUID string
said(uuid.UUID)  # => TypeError one of the hex, bytes, bytes_le, fields, or int arguments must be given
said(setattr, u, 'int', 5)  # => TypeError UUID objects are immutable
