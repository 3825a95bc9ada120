# versions: 3.9 3.10 3.11 3.12 3.13 3.14 3.15
# Methods of str and what they say when misused: the same in every version.
def show(fn):
    try:
        print(repr(fn()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'a'+1)  # => TypeError can only concatenate str (not "int") to str
show(lambda: 'a'*'b')  # => TypeError can't multiply sequence by non-int of type 'str'
show(lambda: 'a'[5])  # => IndexError string index out of range
show(lambda: 1 in 'a')  # => TypeError 'in <string>' requires string as left operand, not int
show(lambda: str('a','ascii'))  # => TypeError decoding str is not supported
show(lambda: str(1,'ascii'))  # => TypeError decoding to str: need a bytes-like object, int found
show(lambda: str(encoding='ascii'))  # => ''
show(lambda: 'a'.join([1]))  # => TypeError sequence item 0: expected str instance, int found
show(lambda: 'a'.join(3))  # => TypeError can only join an iterable
show(lambda: 'a'.split(3))  # => TypeError must be str or None, not int
show(lambda: 'a'.split(''))  # => ValueError empty separator
show(lambda: 'a'.split(maxsplit='a'))  # => TypeError 'str' object cannot be interpreted as an integer
show(lambda: 'a'.split(1,2,3))  # => TypeError split() takes at most 2 arguments (3 given)
show(lambda: 'a'.index('b'))  # => ValueError substring not found
show(lambda: 'a'.rindex('b'))  # => ValueError substring not found
show(lambda: 'a'.replace(1,2))  # => TypeError replace() argument 1 must be str, not int
show(lambda: 'a'.replace('a',2))  # => TypeError replace() argument 2 must be str, not int
show(lambda: 'a'.startswith(1))  # => TypeError startswith first arg must be str or a tuple of str, not int
show(lambda: 'a'.endswith((1,)))  # => TypeError tuple for endswith must only contain str, not int
show(lambda: 'a'.strip(1))  # => TypeError strip arg must be None or str
show(lambda: 'a'.partition(1))  # => TypeError must be str, not int
show(lambda: 'a'.partition(''))  # => ValueError empty separator
show(lambda: 'a'.center())  # => TypeError center expected at least 1 argument, got 0
show(lambda: 'a'.center('a'))  # => TypeError 'str' object cannot be interpreted as an integer
show(lambda: 'a'.center(3,'ab'))  # => TypeError The fill character must be exactly one character long
show(lambda: 'a'.center(3,1))  # => TypeError The fill character must be a unicode character, not int
show(lambda: 'a'.ljust(3,b'a'))  # => TypeError The fill character must be a unicode character, not bytes
show(lambda: 'a'.zfill('a'))  # => TypeError 'str' object cannot be interpreted as an integer
show(lambda: 'a'.translate(1))  # => TypeError 'int' object is not subscriptable
show(lambda: 'a'.translate({97:'b'*2}))  # => 'bb'
show(lambda: 'a'.translate({97:1.5}))  # => TypeError character mapping must return integer, None or str
show(lambda: str.maketrans(1))  # => TypeError if you give only one argument to maketrans it must be a dict
show(lambda: str.maketrans('a','bc'))  # => ValueError the first two maketrans arguments must have equal length
show(lambda: str.maketrans(1,'bc'))  # => TypeError first maketrans argument must be a string if there is a second argument
show(lambda: str.maketrans('a',1))  # => TypeError maketrans() argument 2 must be str, not int
show(lambda: str.maketrans('a','b',1))  # => TypeError maketrans() argument 3 must be str, not int
show(lambda: 'a'.upper(1))  # => TypeError str.upper() takes no arguments (1 given)
show(lambda: 'a'.isalpha(1))  # => TypeError str.isalpha() takes no arguments (1 given)
show(lambda: 'a'.encode('foo'))  # => LookupError unknown encoding: foo
show(lambda: 'é'.encode('ascii'))  # => UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
show(lambda: 'é\u1234x'.encode('latin-1'))  # => UnicodeEncodeError 'latin-1' codec can't encode character '\u1234' in position 1: ordinal not in range(256)
show(lambda: 'éé'.encode('ascii','foo'))  # => LookupError unknown error handler name 'foo'
show(lambda: '\ud800'.encode())  # => UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
show(lambda: b'ab\xe2\x82'.decode())  # => UnicodeDecodeError 'utf-8' codec can't decode bytes in position 2-3: unexpected end of data
show(lambda: b'ab\xe2\x82x'.decode(errors='replace'))  # => 'ab�x'
show(lambda: b'ab\xff\xfe'.decode(errors='backslashreplace'))  # => 'ab\\xff\\xfe'
show(lambda: b'ab\xff\xfe'.decode(errors='surrogateescape'))  # => 'ab\udcff\udcfe'
show(lambda: 'aé€'.encode('ascii','xmlcharrefreplace'))  # => b'a&#233;&#8364;'
show(lambda: 'aé€'.encode('ascii','backslashreplace'))  # => b'a\\xe9\\u20ac'
show(lambda: 'aé€😀'.encode('utf-16'))  # => b'\xff\xfea\x00\xe9\x00\xac =\xd8\x00\xde'
show(lambda: 'aé€😀'.encode('utf-32-be'))  # => b'\x00\x00\x00a\x00\x00\x00\xe9\x00\x00 \xac\x00\x01\xf6\x00'
show(lambda: 'aé€😀'.encode('utf-16-be').decode('utf-16-be'))  # => 'aé€😀'
show(lambda: 'aé\n€😀\\'.encode('unicode_escape'))  # => b'a\\xe9\\n\\u20ac\\U0001f600\\\\'
show(lambda: b'a\\x41\\n\\u1234'.decode('unicode_escape'))  # => 'aA\nሴ'
show(lambda: 'a'<1)  # => TypeError '<' not supported between instances of 'str' and 'int'
show(lambda: 'a'.casefold(1))  # => TypeError str.casefold() takes no arguments (1 given)
show(lambda: 'a'.format_map())  # => TypeError str.format_map() takes exactly one argument (0 given)
show(lambda: str.join('a'))  # => TypeError str.join() takes exactly one argument (0 given)
show(lambda: str.join())  # => TypeError unbound method str.join() needs an argument
show(lambda: str.upper(1))  # => TypeError descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
show(lambda: 'hello world foo'.title())  # => 'Hello World Foo'
show(lambda: 'ὈΔΥΣΣΕΎΣ Σ'.lower())  # => 'ὀδυσσεύς σ'
show(lambda: 'straße ﬁ'.upper())  # => 'STRASSE FI'
show(lambda: 'straße ﬁ'.casefold())  # => 'strasse fi'
show(lambda: 'ǆ ǅ'.title())  # => 'ǅ ǅ'
show(lambda: 'aBc Dé'.swapcase())  # => 'AbC dÉ'
show(lambda: 'éCOLE'.capitalize())  # => 'École'
show(lambda: 'a,b,c'.rsplit(',',1))  # => ['a,b', 'c']
show(lambda: '  a b  c '.split())  # => ['a', 'b', 'c']
show(lambda: '  a b  c '.split(None,1))  # => ['a', 'b  c ']
show(lambda: '  a b  c '.rsplit(None,1))  # => ['  a b', 'c']
show(lambda: 'aXXbXXc'.split('XX'))  # => ['a', 'b', 'c']
show(lambda: 'a\nb\r\nc\x0bd\u2028e'.splitlines())  # => ['a', 'b', 'c', 'd', 'e']
show(lambda: 'a\nb\r\nc'.splitlines(True))  # => ['a\n', 'b\r\n', 'c']
show(lambda: 'aaa'.replace('','-'))  # => '-a-a-a-'
show(lambda: 'aaa'.replace('a','bb',2))  # => 'bbbba'
show(lambda: 'aéa'.replace('é','e'))  # => 'aea'
show(lambda: 'abc'.partition('b')+'abc'.rpartition('x'))  # => ('a', 'b', 'c', '', '', 'abc')
show(lambda: [c for c in 'añ😀'])  # => ['a', 'ñ', '😀']
show(lambda: 'abc'[::-1]+'abcdef'[1:5:2]+'abc'[-2:])  # => 'cbabdbc'
show(lambda: '-5'.zfill(5)+'+'.zfill(3)+'x'.center(6,'*')+'x'.center(5,'é'))  # => '-0005+00**x***ééxéé'
show(lambda: 'a\tbc\td'.expandtabs(4))  # => 'a   bc  d'
show(lambda: ['½'.isnumeric(),'½'.isdigit(),'²'.isdigit(),'²'.isdecimal(),'٣'.isdecimal(),'a1'.isalnum(),''.isalpha(),'a b'.isidentifier(),'é'.isidentifier()])  # => [True, False, True, False, True, True, False, False, True]
show(lambda: '\x00\x7f\x80\xa0\xad\u200b\u0378\ue000\U000e0001é'.__repr__())  # => "'\\x00\\x7f\\x80\\xa0\\xad\\u200b\\u0378\\ue000\\U000e0001é'"
show(lambda: "it's" + repr("it's") + repr('"') + repr('\'"') )  # => 'it\'s"it\'s"\'"\'\'\\\'"\''
show(lambda: ascii('é€😀'))  # => "'\\xe9\\u20ac\\U0001f600'"
show(lambda: 'x'.join(['a','é','€']))  # => 'axéx€'
show(lambda: 'abc'.startswith(('x','a')), )  # => True
show(lambda: 'abc'.startswith('bc',1))  # => True
show(lambda: 'abc'.find('',10))  # => -1
show(lambda: 'abc'.count(''))  # => 4
show(lambda: 'abcabc'.rfind('abc',0,5))  # => 0
show(lambda: 'banana'.index('an',2))  # => 3
show(lambda: 'a'.__getnewargs__())  # => ('a',)
show(lambda: 'abc'.translate(str.maketrans('ab','xy','c')))  # => 'xy'
show(lambda: '%s' % 5 + '%5.2f|%-5d|%05d|%x' % (3.14159,5,42,255))  # => '5 3.14|5    |00042|ff'
show(lambda: '{}-{:>5}-{!r}'.format(1,'a','b'))  # => "1-    a-'b'"
show(lambda: max('abc')+min('abc')+str(sorted('hello')))  # => "ca['e', 'h', 'l', 'l', 'o']"
show(lambda: 'a' 'b' == 'ab' and 'a'<'b'<'c' and 'a'<='a')  # => True
