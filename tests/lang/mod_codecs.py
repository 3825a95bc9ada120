# Names of codecs, and what the error handlers make of an error.
import codecs
def say(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for name in ("latin1", "LATIN-1", "utf8", "UTF-16", "us-ascii", "ascii", "utf_32_be", "rot13", "nope"):
    say(lambda: codecs.lookup(name).name)  # => iso8859-1
# => iso8859-1
# => utf-8
# => utf-16
# => ascii
# => ascii
# => utf-32-be
# => rot-13
# => LookupError unknown encoding: nope
encoding, decoding = UnicodeEncodeError("ascii", "aé€", 1, 3, "no"), UnicodeDecodeError("ascii", b"a\xff\xfe", 1, 3, "no")
for handler in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"):
    for error in (encoding, decoding, ValueError("x")):
        say(lambda: ascii(getattr(codecs, handler + "_errors")(error)))  # => UnicodeEncodeError 'ascii' codec can't encode characters in position 1-2: no
# => UnicodeDecodeError 'ascii' codec can't decode bytes in position 1-2: no
# => ValueError x
# => ('', 3)
# => ('', 3)
# => TypeError don't know how to handle ValueError in error callback
# => ('??', 3)
# => ('\ufffd', 3)
# => TypeError don't know how to handle ValueError in error callback
# => ('\\xe9\\u20ac', 3)
# => ('\\xff\\xfe', 3)
# => TypeError don't know how to handle ValueError in error callback
# => ('&#233;&#8364;', 3)
# => TypeError don't know how to handle UnicodeDecodeError in error callback
# => TypeError don't know how to handle ValueError in error callback
# => ('\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{EURO SIGN}', 3)
# => TypeError don't know how to handle UnicodeDecodeError in error callback
# => TypeError don't know how to handle ValueError in error callback
