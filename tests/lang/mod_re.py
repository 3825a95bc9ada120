# Regular expressions: syntax, flags, what matches give, error texts.
import re


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


def spans(pattern, text, flags=0):
    return [m.span() for m in re.finditer(pattern, text, flags)]


show(lambda: re.match(r'(\w+) (?P<last>\w+)', 'Isaac Newton, physicist'))  # => <re.Match object; span=(0, 12), match='Isaac Newton'>
show(lambda: re.search('b', 'abc').span())  # => (1, 2)
show(lambda: re.findall(r'(\w+)@(\w+)\.com', 'bob@x.com, al@yy.com'))  # => [('bob', 'x'), ('al', 'yy')]
show(lambda: re.findall('x*', 'axxb'))  # => ['', 'xx', '', '']
show(lambda: re.split(r'(\W)+', 'a, b; c'))  # => ['a', ' ', 'b', ' ', 'c']
show(lambda: re.split('x*', 'axbc'))  # => ['', 'a', '', 'b', 'c', '']
show(lambda: re.sub(r'(?P<a>\d+)-(\d+)', r'\2:\g<a>\g<0>', '12-34 5-6'))  # => '34:1212-34 6:55-6'
show(lambda: re.subn('x*', '-', 'abxd'))  # => ('-a-b--d-', 5)
show(lambda: re.sub('.', lambda m: m[0].upper() if m[0] != 'b' else None, 'abc'))  # => 'AC'
show(lambda: re.sub('a|b', 'x', 'aabb', count=2))  # => 'xxbb'
show(lambda: re.sub(b'a', b'\\g<0>!', bytearray(b'banana')))  # => b'ba!na!na!'
show(lambda: re.escape('a.b*c-d e'))  # => 'a\\.b\\*c\\-d\\ e'
show(lambda: re.match(r'(a)|(b)', 'b').groups('none'))  # => ('none', 'b')
show(lambda: (lambda m: (m.lastindex, m.lastgroup, m.regs, m.groupdict(), m.pos, m.endpos, m.re.pattern, m.string))(re.match('(?P<x>a)(b)?', 'ab')))  # => (2, None, ((0, 2), (0, 1), (1, 2)), {'x': 'a'}, 0, 2, '(?P<x>a)(b)?', 'ab')
show(lambda: re.match('((a)(b))', 'ab').lastindex)  # => 1
show(lambda: re.match('(a)(b)?', 'a').start(2))  # => -1
show(lambda: re.match('(?P<x>a)(?P<y>b)?', 'ac').expand(r'<\1\g<y>\n>'))  # => '<a\n>'
# greedy, lazy, possessive, atomic
show(lambda: [re.match(p, 'aaab').group() for p in ('a+', 'a+?', 'a{2}', 'a{1,2}', 'a{,2}', 'a{2,}', 'a*?b', '(?:a|b)*?b')])  # => ['aaa', 'a', 'aa', 'aa', 'aa', 'aaa', 'aaab', 'aaab']
show(lambda: [bool(re.match(p, 'aaa')) for p in ('a*+a', '(?>a*)a', '(?:ab?)*+$')])
# =>(3.8-3.10) error: multiple repeat at position 2
# =>(3.11-3.15) [False, False, True]
show(lambda: re.match('a++b', 'aaab'))
# =>(3.8-3.10) error: multiple repeat at position 2
# =>(3.11-3.15) <re.Match object; span=(0, 4), match='aaab'>
show(lambda: re.match(r'(?:(a)|b)*', 'ab').groups())  # => ('a',)
show(lambda: re.match(r'(a?)*?$', 'aa').groups())  # => ('a',)
show(lambda: re.match(r'(?:()|b){2}', 'bb').span())  # => (0, 0)
show(lambda: re.match(r'((?:ab?)+)(\1)?', 'abaaba').groups())  # => ('abaaba', None)
# look-around, conditions
show(lambda: (spans('(?<=a)b', 'abcb'), spans('(?<!a)b', 'abcb'), spans('a(?=b)', 'acab'), spans('a(?!b)', 'acab')))  # => ([(1, 2)], [(3, 4)], [(2, 3)], [(0, 1)])
show(lambda: re.match('(?=(a))(?!(b))', 'a').groups())  # => ('a', None)
show(lambda: [bool(re.fullmatch(r'(<)?a(?(1)>|!)', s)) for s in ('<a>', 'a!', '<a!', 'a>')])  # => [True, True, False, False]
show(lambda: re.search(r'(?<=(.)\1)x', 'aax'))
# =>(3.8-3.12) error: cannot refer to group defined in the same lookbehind subpattern at position 9
# =>(3.13-3.15) PatternError: cannot refer to group defined in the same lookbehind subpattern at position 9
show(lambda: re.search(r'(?<=a.)b', 'xb axb').span())  # => (5, 6)
# places, flags
show(lambda: (spans('^', 'a\nb\n'), spans('^', 'a\nb\n', re.M), spans('$', 'a\nb\n'), spans('$', 'a\nb\n', re.M), spans(r'\Z', 'a\n')))  # => ([(0, 0)], [(0, 0), (2, 2), (4, 4)], [(3, 3), (4, 4)], [(1, 1), (3, 3), (4, 4)], [(2, 2)])
show(lambda: (spans(r'\b', 'ab cd'), spans(r'\B', 'ab cd'), spans(r'\B', '')))
# =>(3.8-3.13) ([(0, 0), (2, 2), (3, 3), (5, 5)], [(1, 1), (4, 4)], [])
# =>(3.14-3.15) ([(0, 0), (2, 2), (3, 3), (5, 5)], [(1, 1), (4, 4)], [(0, 0)])
show(lambda: (re.findall('.', 'a\nb'), re.findall('(?s).', 'a\nb'), re.findall('(?s:.)b', '\nb')))  # => (['a', 'b'], ['a', '\n', 'b'], ['\nb'])
show(lambda: re.findall(r'(?x) a  # letter\n  \d+ [ ]', 'a12 '))  # => ['a']
show(lambda: re.findall('(?i)straße|K', 'STRASSE Straße \u212a k'))  # => ['Straße', 'K', 'k']
show(lambda: re.findall('[a-zſ]', 'S\u212aſk', re.I))  # => ['S', 'K', 'ſ', 'k']
show(lambda: re.findall('(?i:a)b', 'Ab aB AB'))  # => ['Ab']
show(lambda: (re.findall(r'\w+', 'é_1 x'), re.findall(r'\w+', 'é_1 x', re.A), re.findall(rb'\w+', 'é_1'.encode())))  # => (['é_1', 'x'], ['_1', 'x'], [b'_1'])
show(lambda: (re.findall(r'\d', '1२'), re.findall(r'(?a)\d', '1२'), re.findall(r'\s', 'a\u2003 b')))  # => (['1', '२'], ['1'], ['\u2003', ' '])
show(lambda: re.findall(r'[^\W\d]+|[]x-]|[\]]', 'ab1]x-'))  # => ['ab', ']', 'x', '-']
show(lambda: re.findall(r'[\x41-\u0043\103\n]', 'ABCD\n'))  # => ['A', 'B', 'C', '\n']
show(lambda: re.fullmatch(r'a{b}{,x}{}', 'a{b}{,x}{}'))  # => <re.Match object; span=(0, 10), match='a{b}{,x}{}'>
show(lambda: re.compile('b').match('abc', 1, 2))  # => <re.Match object; span=(1, 2), match='b'>
show(lambda: (re.compile('^b').search('ab', 1), re.compile('(?<=a)b').search('ab', 1), re.compile('a$').search('ab', 0, 1)))  # => (None, <re.Match object; span=(1, 2), match='b'>, <re.Match object; span=(0, 1), match='a'>)
show(lambda: re.findall(r'\z', 'a'))
# =>(3.8-3.12) error: bad escape \z at position 0
# =>(3.13) PatternError: bad escape \z at position 0
# =>(3.14-3.15) ['']
# objects
show(lambda: re.compile('a', re.I | re.M | re.X | re.S | re.A))  # => re.compile('a', re.IGNORECASE|re.MULTILINE|re.DOTALL|re.VERBOSE|re.ASCII)
show(lambda: (re.compile(b'x', re.L), re.compile('x' * 10), re.compile('(?i)a').flags))  # => (re.compile(b'x', re.LOCALE), re.compile('xxxxxxxxxx'), 34)
show(lambda: (re.compile('a') == re.compile('a'), re.compile('a') == re.compile('b'), re.compile('(?P<n>a)(b)').groupindex, re.compile('(a)').groups))  # => (True, False, mappingproxy({'n': 1}), 1)
show(lambda: (re.Pattern, re.Match, type(re.compile('a').finditer('a')).__name__))  # => (<class 're.Pattern'>, <class 're.Match'>, 'callable_iterator')
show(lambda: (re.I, str(re.I), repr(re.I | re.M), re.I | re.M == re.M | re.I))  # => (re.IGNORECASE, 're.IGNORECASE', 're.IGNORECASE|re.MULTILINE', True)
show(lambda: re.Scanner([('[0-9]+', lambda s, t: int(t)), ('[a-z]+', lambda s, t: t), (' +', None)]).scan('12 ab 3!'))  # => ([12, 'ab', 3], '!')
show(lambda: re.match('a', 'a').group(0, 0))  # => ('a', 'a')
show(lambda: __import__('copy').copy(re.compile('a')) is re.compile('a'))  # => True
# errors
def bad(pattern):
    try:
        re.compile(pattern)
    except re.error as e:
        return '%s | %s %s %s' % (e, e.pos, e.lineno, e.colno)


show(lambda: bad('('))  # => 'missing ), unterminated subpattern at position 0 | 0 1 1'
show(lambda: bad(')'))  # => 'unbalanced parenthesis at position 0 | 0 1 1'
show(lambda: bad('a)'))  # => 'unbalanced parenthesis at position 1 | 1 1 2'
show(lambda: bad('['))  # => 'unterminated character set at position 0 | 0 1 1'
show(lambda: bad('[a'))  # => 'unterminated character set at position 0 | 0 1 1'
show(lambda: bad('*'))  # => 'nothing to repeat at position 0 | 0 1 1'
show(lambda: bad('a**'))  # => 'multiple repeat at position 2 | 2 1 3'
show(lambda: bad('(?'))  # => 'unexpected end of pattern at position 2 | 2 1 3'
show(lambda: bad('(?P'))  # => 'unexpected end of pattern at position 3 | 3 1 4'
show(lambda: bad('(?P<'))  # => 'missing group name at position 4 | 4 1 5'
show(lambda: bad('(?P<1>a)'))  # => "bad character in group name '1' at position 4 | 4 1 5"
show(lambda: bad('(?P=x)'))  # => "unknown group name 'x' at position 4 | 4 1 5"
show(lambda: bad('(?Px)'))  # => 'unknown extension ?Px at position 1 | 1 1 2'
show(lambda: bad('(?<'))  # => 'unexpected end of pattern at position 3 | 3 1 4'
show(lambda: bad('(?<a)'))  # => 'unknown extension ?<a at position 1 | 1 1 2'
show(lambda: bad('(?z)'))  # => 'unknown extension ?z at position 1 | 1 1 2'
show(lambda: bad('(?#'))  # => 'missing ), unterminated comment at position 0 | 0 1 1'
show(lambda: bad('a{2,1}'))  # => 'min repeat greater than max repeat at position 2 | 2 1 3'
show(lambda: bad('\\1'))  # => 'invalid group reference 1 at position 1 | 1 1 2'
show(lambda: bad('(\\1)'))  # => 'cannot refer to an open group at position 1 | 1 1 2'
show(lambda: bad('\\q'))  # => 'bad escape \\q at position 0 | 0 1 1'
show(lambda: bad('\\'))  # => 'bad escape (end of pattern) at position 0 | 0 1 1'
show(lambda: bad('\\x1'))  # => 'incomplete escape \\x1 at position 0 | 0 1 1'
show(lambda: bad('[\\x1]'))  # => 'incomplete escape \\x1 at position 1 | 1 1 2'
show(lambda: bad('[b-a]'))  # => 'bad character range b-a at position 1 | 1 1 2'
show(lambda: bad('[\\w-a]'))  # => 'bad character range \\w-a at position 1 | 1 1 2'
show(lambda: bad('(?<=a*)'))  # => 'look-behind requires fixed-width pattern | None None None'
show(lambda: bad('(?(x)a)'))  # => "unknown group name 'x' at position 3 | 3 1 4"
show(lambda: bad('(?(0)a)'))  # => 'bad group number at position 3 | 3 1 4'
show(lambda: bad('(?P<x>a)(?P<x>b)'))  # => "redefinition of group name 'x' as group 2; was group 1 at position 12 | 12 1 13"
show(lambda: bad('(?-i)'))  # => 'missing : at position 4 | 4 1 5'
show(lambda: bad('(?i-i:a)'))  # => 'bad inline flags: flag turned on and off at position 5 | 5 1 6'
show(lambda: bad('(?i'))  # => 'missing -, : or ) at position 3 | 3 1 4'
show(lambda: bad('(?L)'))  # => "bad inline flags: cannot use 'L' flag with a str pattern at position 3 | 3 1 4"
show(lambda: bad('(?au)'))  # => "bad inline flags: flags 'a', 'u' and 'L' are incompatible at position 4 | 4 1 5"
show(lambda: bad('\\400'))  # => 'octal escape value \\400 outside of range 0-0o377 at position 0 | 0 1 1'
show(lambda: bad('^*'))  # => 'nothing to repeat at position 1 | 1 1 2'
show(lambda: bad('(?=a)*'))  # => None
show(lambda: bad('a\n('))  # => 'missing ), unterminated subpattern at position 2 (line 2, column 1) | 2 2 1'
show(lambda: bad('(?(1)a|b|c)'))  # => 'conditional backref with more than two branches at position 8 | 8 1 9'
show(lambda: bad('\\u12'))  # => 'incomplete escape \\u12 at position 0 | 0 1 1'
show(lambda: bad('(?P<a'))  # => 'missing >, unterminated name at position 4 | 4 1 5'
show(lambda: bad('(?P<>)'))  # => 'missing group name at position 4 | 4 1 5'
show(lambda: re.sub('a', r'\2', 'a'))
# =>(3.8-3.12) error: invalid group reference 2 at position 1
# =>(3.13-3.15) PatternError: invalid group reference 2 at position 1
show(lambda: re.sub('a', r'\g<x>', 'a'))  # => IndexError: unknown group name 'x'
show(lambda: re.sub('a', r'\g<', 'a'))
# =>(3.8-3.12) error: missing group name at position 3
# =>(3.13-3.15) PatternError: missing group name at position 3
show(lambda: re.sub('a', r'\q', 'a'))
# =>(3.8-3.12) error: bad escape \q at position 0
# =>(3.13-3.15) PatternError: bad escape \q at position 0
show(lambda: re.match('a', 5))
# =>(3.8-3.10) TypeError: expected string or bytes-like object
# =>(3.11-3.15) TypeError: expected string or bytes-like object, got 'int'
show(lambda: re.match('a', b'a'))  # => TypeError: cannot use a string pattern on a bytes-like object
show(lambda: re.match(b'a', 'a'))  # => TypeError: cannot use a bytes pattern on a string-like object
show(lambda: re.compile(5))  # => TypeError: first argument must be string or compiled pattern
show(lambda: re.compile(re.compile('a'), re.I))  # => ValueError: cannot process flags argument with a compiled pattern
show(lambda: re.compile('a', re.L))  # => ValueError: cannot use LOCALE flag with a str pattern
show(lambda: re.match('a', 'a').group(1))  # => IndexError: no such group
show(lambda: re.match('a', 'a')['x'])  # => IndexError: no such group
show(lambda: re.Pattern())  # => TypeError: cannot create 're.Pattern' instances
show(lambda: re.compile('a').match())
# =>(3.8-3.14) TypeError: match() missing required argument 'string' (pos 1)
# =>(3.15) TypeError: prefixmatch() missing required argument 'string' (pos 1)
show(lambda: setattr(re.compile('a'), 'flags', 1))  # => AttributeError: readonly attribute
import inspect
print(repr(re.I | 1 << 12), inspect.signature(re.sub))  # => re.IGNORECASE|0x1000 (pattern, repl, string, count=0, flags=0)
