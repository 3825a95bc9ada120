# Files in memory: newline modes, positions, sizes, what is refused.
import io


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def written(at):
    f = io.StringIO('abc')
    f.seek(at)
    f.write('Z')
    return f.getvalue()


show(lambda: io.StringIO('a\r\nb\rc\n', newline=None).read())  # => 'a\nb\nc\n'
show(lambda: io.StringIO('a\r\nb\rc\n', newline='').readlines())  # => ['a\r\n', 'b\r', 'c\n']
show(lambda: io.StringIO('a\nb', newline='\r\n').getvalue())  # => 'a\r\nb'
show(lambda: io.StringIO('a\r\nb\rc\n').readlines())  # => ['a\r\n', 'b\rc\n']
show(lambda: io.StringIO('a\r\n\n', newline=None).newlines)  # => ('\n', '\r\n')
show(lambda: [written(n) for n in (0, 3, 6)])  # => ['Zbc', 'abcZ', 'abc\x00\x00\x00Z']
show(lambda: io.StringIO('abc').seek(1, 1))  # => OSError: Can't do nonzero cur-relative seeks
show(lambda: io.StringIO('abc').seek(-1))  # => ValueError: Negative seek position -1
show(lambda: io.StringIO('abc').seek(0, 3))  # => ValueError: Invalid whence (3, should be 0, 1 or 2)
show(lambda: io.BytesIO(b'abc').seek(-1, 2))  # => 2
show(lambda: io.BytesIO(b'abc').seek(-1))  # => ValueError: negative seek value -1
show(lambda: io.StringIO('abc').read('x'))  # => TypeError: argument should be integer or None, not 'str'
show(lambda: io.StringIO('abc').truncate(-1))
# =>(3.8-3.14) ValueError: Negative size value -1
# =>(3.15) ValueError: negative pos value -1
show(lambda: io.StringIO('abc').write(5))  # => TypeError: string argument expected, got 'int'
show(lambda: io.BytesIO(b'abc').write('x'))  # => TypeError: a bytes-like object is required, not 'str'
show(lambda: io.BytesIO('abc'))  # => TypeError: a bytes-like object is required, not 'str'
show(lambda: io.StringIO(5))  # => TypeError: initial_value must be str or None, not int
show(lambda: io.StringIO(newline='x'))  # => ValueError: illegal newline value: 'x'
show(lambda: io.StringIO('a').fileno())  # => UnsupportedOperation: fileno
show(lambda: io.StringIO('a').detach())  # => UnsupportedOperation: detach
show(lambda: io.StringIO('a').name)  # => AttributeError: '_io.StringIO' object has no attribute 'name'
show(lambda: io.StringIO.__mro__)  # => (<class '_io.StringIO'>, <class '_io._TextIOBase'>, <class '_io._IOBase'>, <class 'object'>)
show(lambda: io.BytesIO(b'a\nb').readlines(1))  # => [b'a\n']
show(lambda: isinstance(io.StringIO(), io.TextIOBase) and isinstance(io.BytesIO(), io.IOBase))  # => True
