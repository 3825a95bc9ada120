import codecs, colorsys, csv, difflib, fnmatch, getopt, html, io, os, os.path, shlex, urllib.parse


def said(f, *args, **kwds):
    try:
        print(f(*args, **kwds))
    except Exception as e:
        print(type(e).__name__, e)


# ---- csv ----
text = 'name,age,"a ""quoted"" one"\r\nAda,36,"two\nlines"\r\n\r\n,,\n"x"y,  z,\n'
print(list(csv.reader(io.StringIO(text, newline=''))))
# => [['name', 'age', 'a "quoted" one'], ['Ada', '36', 'two\nlines'], [], ['', '', ''], ['xy', '  z', '']]
print(list(csv.reader(['a;b;"c;d"', "e;'f';g"], delimiter=';')), list(csv.reader(["a 'b c' d"], delimiter=' ', quotechar="'")))
# => [['a', 'b', 'c;d'], ['e', "'f'", 'g']] [['a', 'b c', 'd']]
print(list(csv.DictReader(['a,b', '1,2', '3', '4,5,6'])), list(csv.reader(['1,"2",x'][:1], quoting=csv.QUOTE_NONE)))
# => [{'a': '1', 'b': '2'}, {'a': '3', 'b': None}, {'a': '4', 'b': '5', None: ['6']}] [['1', '"2"', 'x']]
print(list(csv.reader(['1,2.5,"x"'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(['a, b, c'], skipinitialspace=True)))
# => [[1.0, 2.5, 'x']] [['a', 'b', 'c']]
f = io.StringIO()
w = csv.writer(f)
print(w.writerow(['a', 1, 2.5, None, 'x,y', 'say "hi"', 'two\nlines', '']), w.writerow(['']), w.writerow([]))  # => 42 4 2
csv.writer(f, quoting=csv.QUOTE_ALL, lineterminator='\n').writerows([[1, 'a'], (2, 'b')])
csv.writer(f, quoting=csv.QUOTE_NONNUMERIC, delimiter='\t').writerow([1, 'a', 2.0])
csv.writer(f, dialect='unix').writerow([1, 'a'])
csv.writer(f, quoting=csv.QUOTE_NONE, escapechar='\\').writerow(['a,b', 'c"d'])
d = csv.DictWriter(f, ['x', 'y'], restval='-')
d.writeheader()
d.writerow({'y': 2})
print(repr(f.getvalue()))
# => 'a,1,2.5,,"x,y","say ""hi""","two\nlines",\r\n""\r\n\r\n"1","a"\n"2","b"\n1\t"a"\t2.0\r\n"1","a"\na\\,b,c\\"d\r\nx,y\r\n-,2\r\n'
said(d.writerow, {'z': 1})  # => ValueError dict contains fields not in fieldnames: 'z'
said(csv.writer(f, quoting=csv.QUOTE_NONE).writerow, ['a,b'])  # => Error need to escape, but no escapechar set
said(csv.writer(f).writerow, 5)  # => Error iterable expected, not int
said(list, csv.reader([b'a']))
# =>(3.8-3.9) Error iterator should return strings, not bytes (did you open the file in text mode?)
# =>(3.10-3.15) Error iterator should return strings, not bytes (the file should be opened in text mode)
said(csv.reader, [], dialect='nope')  # => Error unknown dialect
print(csv.list_dialects())  # => ['excel', 'excel-tab', 'unix']

# ---- shlex, html, fnmatch, getopt ----
print(shlex.split("cp 'a file' \"b \\\" c\" d\\ e # not"), shlex.split('a # b', comments=True), shlex.quote("it's"), shlex.quote('plain'), shlex.join(['a b', 'c']))
# => ['cp', 'a file', 'b " c', 'd e', '#', 'not'] ['a'] 'it'"'"'s' plain 'a b' c
print(list(shlex.shlex("a = 'b c' + 3 # x\nd")), list(shlex.shlex('a && b || c; d >e', punctuation_chars=True)))
# => ['a', '=', "'b c'", '+', '3', 'd'] ['a', '&&', 'b', '||', 'c', ';', 'd', '>', 'e']
said(shlex.split, "a 'b")  # => ValueError No closing quotation
print(html.escape('<a href="x">\'&</a>'), html.escape('"', False), html.unescape('&lt;p&gt; &amp;amp; &eacute;&#233;&#xe9; &notit; &nope; &copy 2'))
# => &lt;a href=&quot;x&quot;&gt;&#x27;&amp;&lt;/a&gt; " <p> &amp; ééé ¬it; &nope; © 2
print(fnmatch.filter(['a.py', 'b.txt', 'cc.py', 'A.PY'], '?.[pt]*'), fnmatch.fnmatch('x', '[!a-c]'), fnmatch.fnmatchcase('ab[', 'ab['))
# => ['a.py', 'b.txt'] True True
print(getopt.getopt(['-a', '-bval', '--long', '--with=3', 'rest', '-a'], 'ab:', ['long', 'with=']), getopt.gnu_getopt(['x', '-a', 'y'], 'a'))
# => ([('-a', ''), ('-b', 'val'), ('--long', ''), ('--with', '3')], ['rest', '-a']) ([('-a', '')], ['x', 'y'])
said(getopt.getopt, ['-z'], 'ab:')  # => GetoptError option -z not recognized
said(getopt.getopt, ['-b'], 'ab:')  # => GetoptError option -b requires argument
said(getopt.getopt, ['--nope'], '', ['long'])  # => GetoptError option --nope not recognized

# ---- urls ----
p = urllib.parse.urlparse('http://user:pw@www.Host.org:8080/a/b;p?q=1&r=2#frag')
print(p, p.hostname, p.port, p.username, p.password, p.geturl())
# => ParseResult(scheme='http', netloc='user:pw@www.Host.org:8080', path='/a/b', params='p', query='q=1&r=2', fragment='frag') www.host.org 8080 user pw http://user:pw@www.Host.org:8080/a/b;p?q=1&r=2#frag
print(urllib.parse.urlsplit('//h/p?q'), urllib.parse.urlsplit('mailto:a@b'), urllib.parse.urlunsplit(('https', 'h', 'p', 'q', 'f')))
# => SplitResult(scheme='', netloc='h', path='/p', query='q', fragment='') SplitResult(scheme='mailto', netloc='', path='a@b', query='', fragment='') https://h/p?q#f
print([urllib.parse.urljoin('http://a/b/c/d;p?q', u) for u in ('g:h', 'g', './g', 'g/', '/g', '//g', '?y', 'g?y', '#s', '', '..', '../g', '../../../g', 'g;x=1/../y')])
# => ['g:h', 'http://a/b/c/g', 'http://a/b/c/g', 'http://a/b/c/g/', 'http://a/g', 'http://g', 'http://a/b/c/d;p?y', 'http://a/b/c/g?y', 'http://a/b/c/d;p?q#s', 'http://a/b/c/d;p?q', 'http://a/b/', 'http://a/b/g', 'http://a/g', 'http://a/b/c/y']
print(urllib.parse.urljoin('file:///x/y', 'g'), urllib.parse.urlunsplit(('file', '', '/x', '', '')), urllib.parse.urlunsplit(('http', '', '', 'q', '')))
# => file:///x/g file:///x http://?q
print(urllib.parse.urlunsplit(('http', '', 'g', '', '')), urllib.parse.urlunsplit(('', '', '//a', '', '')), urllib.parse.urljoin('a/b', '..//c/.'))
# =>(3.8-3.12) http:///g //a c/
# =>(3.13-3.15) http:g ////a c/
print(urllib.parse.quote('a b/é?&'), urllib.parse.quote_plus('a b/é'), urllib.parse.unquote('a%20b%C3%A9%zz%'), urllib.parse.unquote_plus('a+b%2B'), urllib.parse.quote('~a', safe=''))
# => a%20b/%C3%A9%3F%26 a+b%2F%C3%A9 a bé%zz% a b+ ~a
print(urllib.parse.urlencode({'a': 1, 'b c': 'd&e', 'l': [1, 2]}), urllib.parse.urlencode([('l', [1, 2])], doseq=True))
# => a=1&b+c=d%26e&l=%5B1%2C+2%5D l=1&l=2
print(urllib.parse.parse_qs('a=1&b=2&a=3&c=&d'), urllib.parse.parse_qsl('a=1&c=&e=%20+', keep_blank_values=True), urllib.parse.urldefrag('http://a/b#c'))
# => {'a': ['1', '3'], 'b': ['2']} [('a', '1'), ('c', ''), ('e', '  ')] DefragResult(url='http://a/b', fragment='c')
said(lambda: urllib.parse.urlsplit('http://h:x/').port)  # => ValueError Port could not be cast to integer value as 'x'

# ---- paths ----
for path in ('/usr/lib/a.tar.gz', 'a/b/', '', '/', '//x', '.hidden', 'a.', '../b/./c//d'):
    print(os.path.split(path), os.path.splitext(path), os.path.basename(path), os.path.dirname(path), os.path.normpath(path), os.path.isabs(path))
# => ('/usr/lib', 'a.tar.gz') ('/usr/lib/a.tar', '.gz') a.tar.gz /usr/lib /usr/lib/a.tar.gz True
# => ('a/b', '') ('a/b/', '')  a/b a/b False
# => ('', '') ('', '')   . False
# => ('/', '') ('/', '')  / / True
# => ('//', 'x') ('//x', '') x // //x True
# => ('', '.hidden') ('.hidden', '') .hidden  .hidden False
# => ('', 'a.') ('a', '.') a.  a. False
# => ('../b/./c', 'd') ('../b/./c//d', '') d ../b/./c ../b/c/d False
print(os.path.join('a', 'b', '/c', 'd'), os.path.join('a/', ''), os.path.commonprefix(['abc', 'abd']), os.path.commonpath(['/a/b', '/a/c']), os.sep, os.linesep == '\n', os.name)
# => /c/d a/ ab /a / True posix
print(os.path.relpath('/a/b/c', '/a/d'), os.path.exists('/nowhere'), os.fspath('x'), os.getenv('SLOTSCOPE_NOT_SET', 'none'), 'SLOTSCOPE_NOT_SET' in os.environ)
# => ../b/c False x none False
os.environ['SLOTSCOPE_SET'] = 'x'
print(os.environ['SLOTSCOPE_SET'], os.path.expandvars('$SLOTSCOPE_SET/${SLOTSCOPE_SET}y'), os.curdir, os.pardir, os.extsep, os.path is __import__('posixpath'))
# => x x/xy . .. . True
said(os.environ.__setitem__, 'a', 1)  # => TypeError str expected, not int
said(os.path.join, 'a', 5)  # => TypeError join() argument must be str, bytes, or os.PathLike object, not 'int'
said(os.fspath, 5)  # => TypeError expected str, bytes or os.PathLike object, not int
print(os.strerror(2), os.strerror(13), isinstance(os.urandom(4), bytes))  # => No such file or directory Permission denied True


class P(os.PathLike):
    def __fspath__(self):
        return 'a/p'


print(os.path.basename(P()), os.fspath(P()), isinstance(P(), os.PathLike), isinstance('x', os.PathLike))  # => p a/p True False

# ---- difflib ----
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']), difflib.SequenceMatcher(None, 'abxcd', 'abcd').ratio())
# => ['apple', 'ape'] 0.8888888888888888
matcher = difflib.SequenceMatcher(None, 'abcdefgh', 'abcdefxh')
print(list(matcher.get_grouped_opcodes(1)), matcher.get_opcodes()[0])
# => [[('equal', 5, 6, 5, 6), ('replace', 6, 7, 6, 7), ('equal', 7, 8, 7, 8)]] ('equal', 5, 6, 5, 6)
print(difflib.SequenceMatcher(None, 'qabxcd', 'abycdf').get_opcodes())
# => [('delete', 0, 1, 0, 0), ('equal', 1, 3, 0, 2), ('replace', 3, 4, 2, 3), ('equal', 4, 6, 3, 5), ('insert', 6, 6, 5, 6)]
print(difflib.SequenceMatcher(lambda x: x == ' ', ' abcd', 'abcd abcd').find_longest_match(0, 5, 0, 9), difflib.SequenceMatcher(a='private', b='privat').quick_ratio())
# => Match(a=1, b=0, size=4) 0.9230769230769231
print(''.join(difflib.ndiff('one\ntwo\nthree\n'.splitlines(True), 'ore\ntree\nemu\n'.splitlines(True))))
# => - one
# => ?  ^
# => + ore
# => ?  ^
# => - two
# => - three
# => ?  -
# => + tree
# => + emu
# => 
print(''.join(difflib.ndiff([' baac\n', 'c   a\n', ' acba\n'], [' bbbb\n', 'a  ac\n', ' baba\n'])), end='')
# => +  bbbb
# => + a  ac
# => -  baac
# => ?     -
# => +  baba
# => ?    +
# => - c   a
# => -  acba
print(''.join(difflib.ndiff(['abcdefgh\n', '1234\n'], ['abcdefxy\n', 'abcdefgx\n'])), end='')
# =>(3.8-3.13) + abcdefxy
# =>(3.8-3.13) - abcdefgh
# =>(3.8-3.13) ?        ^
# =>(3.8-3.13) + abcdefgx
# =>(3.8-3.13) ?        ^
# =>(3.8-3.13) - 1234
# =>(3.14-3.15) - abcdefgh
# =>(3.14-3.15) ?       ^^
# =>(3.14-3.15) + abcdefxy
# =>(3.14-3.15) ?       ^^
# =>(3.14-3.15) - 1234
# =>(3.14-3.15) + abcdefgx
print(''.join(difflib.unified_diff('a\nb\nc\nd\ne\nf\ng\nh\n'.splitlines(True), 'a\nB\nc\nd\ne\nf\ng\nh\ni\n'.splitlines(True), 'old', 'new', n=1)))
# => --- old
# => +++ new
# => @@ -1,3 +1,3 @@
# =>  a
# => -b
# => +B
# =>  c
# => @@ -8 +8,2 @@
# =>  h
# => +i
# => 
print(''.join(difflib.context_diff('a\nb\nc\n'.splitlines(True), 'a\nx\nc\n'.splitlines(True), 'old', 'new')))
# => *** old
# => --- new
# => ***************
# => *** 1,3 ****
# =>   a
# => ! b
# =>   c
# => --- 1,3 ----
# =>   a
# => ! x
# =>   c
# => 
print('\n'.join(difflib.ndiff(['{\'a\': 1,', " 'bb': 2}"], ['{\'a\': 2,', " 'cc': 2,", " 'd': 3}"])))
# => - {'a': 1,
# => ?       ^
# => 
# => + {'a': 2,
# => ?       ^
# => 
# => -  'bb': 2}
# => +  'cc': 2,
# => +  'd': 3}
print(list(difflib.restore(['- a', '+ b', '  c'], 2)))  # => ['b', 'c']

# ---- colors, encodings ----
print([tuple(round(x, 6) for x in f(0.2, 0.4, 0.7)) for f in (colorsys.rgb_to_hsv, colorsys.rgb_to_hls, colorsys.rgb_to_yiq, colorsys.hsv_to_rgb, colorsys.hls_to_rgb, colorsys.yiq_to_rgb)])
# => [(0.6, 0.714286, 0.7), (0.6, 0.45, 0.555556), (0.373, -0.21631, 0.05103), (0.644, 0.7, 0.42), (0.568, 0.68, 0.12), (1.0, 0.0, 0.952887)]
print(codecs.encode('Hello', 'rot13'), codecs.decode('Uryyb', 'rot_13'), codecs.encode(b'ab', 'hex'), codecs.decode(b'6162', 'hex'), codecs.BOM_UTF8, codecs.encode('é', 'utf-8'))
# => Uryyb Hello b'6162' b'ab' b'\xef\xbb\xbf' b'\xc3\xa9'
