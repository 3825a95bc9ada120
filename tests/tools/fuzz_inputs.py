"""What fuzz.py feeds the program: for each kind a function from a random.Random to (arguments, {file: bytes}, standard input,
more). `@NAME` among the arguments is the path of that file. `more` may hold "env" (variables of the environment) and "keys" (a list
of bytes typed one after the other at a terminal of the size "size").
"""
import glob
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
VERSIONS = ["3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15"]
LIMITS = ["--limit-time", "2", "--limit-memory", "300M"]
TOKEN = re.compile(r"\s+|\w+|\"[^\"\n]*\"|'[^'\n]*'|[-+*/%&|^<>=!@:]+=?|.", re.S)
HOSTILE_TOKENS = ["10**9", "-1", "2**63", "-2**63", "10**30", "'x' * 10**9", "'\\ud800'", "'\\0'", "float('nan')", "1e308", "None",
                  "()", "[]", "{}", "self", "me", "shared[0]", "shared[1]",
                  "instance(pick(classes))", "pick(values)", "pick(classes)", "type", "object", "lambda *a, **k: a", "*", "**",
                  "yield", "await", "async", "return", "del", "global x;",
                  "nonlocal", "import", "class", "(", ")", "[", "]", "{", "}", ":", ",", ".", ";", "=", ":=", "->", "@", "if",
                  "else", "for x in", "while", "try:", "except*", "except", "finally:",
                  "with", "match", "case", "lambda:", "f'{", "f'{x!r:{y}}'", "'''", "\\", "\n", "\n    ", "not", "in", "is", "0x",
                  "1_", "1e", "0777", "__class__", "super()", "__debug__", "exec", "eval",
                  "globals()", "locals()", "__dict__", "__slots__", "__del__", "__eq__", "__hash__", "__getattr__", "__iter__",
                  "__next__", "break", "continue", "raise", "from"]


def text_of(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def paths(*patterns):
    return sorted(p for pattern in patterns for p in glob.glob(os.path.join(ROOT, pattern)))


HOSTILE = text_of(os.path.join(HERE, "fuzz_hostile.py"))
SOURCES = [text_of(p) for p in paths("tests/lang/*.py", "tests/programs/*.py")]
LESSONS = [text_of(p) for p in paths("lessons/*.md")]


def statements(text):
    """A program cut where a line begins in the first column with what begins a statement."""
    return [s for s in re.split(r"\n(?=[^\s#)\]}])(?!el(?:se|if)\b|except|finally|case)", text) if s.strip()]


STATEMENTS = [statements(s) for s in SOURCES]


def mutated(r, text, tokens=HOSTILE_TOKENS):
    """Some tokens swapped, left out, doubled, replaced, or taken from elsewhere in the text."""
    t = TOKEN.findall(text)
    for _ in range(r.choice([1, 1, 1, 2, 3, 8])):
        if not t:
            break
        i, j = r.randrange(len(t)), r.randrange(len(t))
        how = r.randrange(6)
        if how == 0:
            t[i], t[j] = t[j], t[i]
        elif how == 1:
            del t[i : i + r.choice([1, 1, 2, 5])]
        elif how == 2:
            t[i:i] = t[i : i + r.choice([1, 2, 5, 20])]
        elif how == 3:
            t[i] = r.choice(tokens)
        elif how == 4:
            t[i:i] = [" ", r.choice(tokens), " "]
        else:
            t[i:j] = t[j : j + r.randrange(9)] if i < j else []
    return "".join(t)


def literals_replaced(r, text):
    return re.sub(r"(?<![\w'\"])(\d+|'[^'\n]*'|\[\]|None|True)(?![\w'\"])",
                  lambda m: r.choice(HOSTILE_TOKENS[:21]) if r.random() < 0.2 else m.group(), text)


def garbage(r, data):
    """Bytes changed, put in, left out."""
    b = bytearray(data)
    for _ in range(r.choice([1, 2, 5, 30])):
        i = r.randrange(len(b) + 1)
        how = r.randrange(4)
        if how == 0 and i < len(b):
            b[i] = r.randrange(256)
        elif how == 1:
            b[i:i] = r.choice([b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r", b"\f", b"\x1a",
                               b"\xef\xbb\xbf", b"\t", "\u2028".encode(), b"\\", b"\x1b[2J", b"\x7f" * 9])
        elif how == 2:
            del b[i : i + r.choice([1, 3, 50])]
        else:
            b[i:i] = b[r.randrange(len(b) + 1) :][: r.choice([1, 10, 200])]
    return bytes(b)


def seeded(r):
    return "seed = %d\n%s" % (r.getrandbits(31), HOSTILE)


EACH = """for source in %r:
    try: exec(source)
    except KeyboardInterrupt: raise
    except BaseException as e: print(type(e), str(e)[:200])
"""


def program(r):
    """(a) Statements of the language tests, mutated; each by itself, so that one mistake does not hide the others."""
    chosen = r.choice(STATEMENTS)
    parts = list(chosen) if r.random() < 0.5 else chosen[:3] + [r.choice(r.choice(STATEMENTS)) for _ in range(40)]
    for _ in range(r.choice([1, 3, 10, 30])):
        i = r.randrange(len(parts))
        parts[i] = mutated(r, parts[i]) if r.random() < 0.6 else literals_replaced(r, parts[i])
    if r.random() < 0.2:
        text = seeded(r) + "\n".join(parts)
    else:
        text = seeded(r) + EACH % parts
    return ["run", *LIMITS, "-p", r.choice(VERSIONS), "@x.py"], {"x.py": text.encode("utf-8", "replace")}, b"", {}


NEST = ["(|1|)", "[|1|]", "{|1|}", "{1:|1|}", "-|1|", "not |1|", "lambda: |1|", "lambda x=|1|: 2", "1 if |1| else 2",
        "1 if 2 else |1|", "a[|1|]", "a(|1|)", "|a|.b", "|a|()", "|a|[0]",
        "1 + (|1|)", "1 ** |1|", "|1| + 1", "|1|, 2", "|1| < 2", "|1| and 2", "|a| = 1", "f'{|1|}'", "(yield |1|)",
        "[x for x in |1|]", "{**|1|}", "*|a|, = 1", "(x := |1|)", "'a' |'b'|",
        "async def f(): await |1|", "print(*|1|)", "for x in |1|: pass", "`|1|`", "f'{1:{|1|}}'", "t'{|1|}'", "[*|1|]", "del (|a|)",
        "with (|a|): pass", "@(|a|)\n|pass|", "global a\n|a|", "|0|0", "|'|",
        "a: |1|", "def f(x: |1|): pass", "class a(|b|): pass", "(lambda: (yield |1|))", "~|1|", "await |1|", "x if y else [|1|]",
        "1 < |1|", "a.b(|1|).c", "|a|{", "|\\\n|1", "|a,| = b", "import |a.|b"]
BLOCKS = ["if 1:", "while 0:", "for x in y:", "def f():", "class A:", "try:", "with a:", "async def f():", "match x:", "case 1:",
          "else:", "except:", "finally:", "elif 1:", "with a as (b, c), d:", "def f(x=lambda: 1):"]


def nested(r):
    form = r.choice(NEST)
    n = r.choice([50, 99, 201, 1000, 5000, 100000])
    cut = form.split("|")
    left, mid, right = (cut + ["", ""])[:3]
    text = left * n + mid + right * r.choice([n, n, n - 1, 0])
    return "match x:\n case %s: pass\n" % text if r.random() < 0.1 else text


COMPILED = b"""for f in eval, exec, lambda x: compile(x, "f", "exec"):
    try: f(x)
    except Exception as e: print(repr(e)[:200])
"""


def deep(r):
    """(b) Nested deeply, very long, unterminated, garbage; as a file of every command that reads one."""
    how = r.randrange(6)
    if how == 0:
        text = "\n".join(" " * i + r.choice(BLOCKS if r.random() < 0.3 else BLOCKS[:2]) for i in range(r.choice([19, 22, 99, 120,
            3000])))
    elif how == 1:
        n = r.choice([1000, 70000])
        text = r.choice(["f(" + "a, " * n + ")", "f(%s)" % ", ".join("a%d=1" % i for i in range(n)),
                         "def f(%s): pass" % ", ".join("a%d" % i for i in range(n)),
                         "x = %s" % " + ".join(["'a'"] * n), "x = '%s'" % ("a" * n * 10), "#" * n * 10, "x = 1" + "0" * n,
                         "\n".join("x%d = %d" % (i, i) for i in range(n)), "if x: pass\n" + "elif y: pass\n" * n,
                         "x = (" + "'a'\n" * n + ")", "x = {%s}" % ",".join("%d: 'a%d'" % (i, i) for i in range(n)),
                         "x = a" + ".b" * n, "x = " + "a < " * n + "b", "x = " + "a = " * n + "b",
                         "match x:\n" + " case 1: pass\n" * n, "match x:\n case %s: pass" % " | ".join(["1"] * n), ";" * n,
                         "x = 0x" + "f" * n + "\nprint(x)", "x = 1." + "1" * n + "e-5", "x = '" + "\\N{BULLET}" * n + "'",
                         "\n" * n, "def f():\n" + "    x = y\n" * n, "try: pass\n" + "except a: pass\n" * n,
                         "with %s: pass" % ", ".join(["a"] * n), "global " + "a, " * n,
                         "class A:\n" + " def f(self): self.a%s = 1\n" * 9,
                         "x = f'%s'" % ("{1}" * n), "import " + "a." * n + "b", "del " + "a, " * n, "\t" * n + "x",
                         "x = [" + "[],\n" * n + "]", "@a\n" * n + "def f(): pass", "(" * n + "\n" * n])
    elif how == 2:
        text = r.choice(SOURCES)
    else:
        text = nested(r)
    if r.random() < 0.3:
        text = r.choice(["'''", "(", "f'{", "f'''{\n", "x = (\\\n", "'\\", "b'", "[\n", "'\\x", "'\\N{", "0b", "def f(", "class",
                         "@", "f'{x!", "f'{x:", "# coding: ", "\\"]) + text
    if r.random() < 0.15:
        text = text[: r.randrange(len(text) + 1)]
    data = text.encode("utf-8", "surrogatepass")
    if how == 2 or r.random() < 0.1:
        data = garbage(r, data)
    command = r.choice([["run"], ["run"], ["run"], ["draw"], ["dump"], ["repl", "--plain"], ["explain"]])
    if r.random() < 0.2:
        data = b"x = %s\n" % repr(data).encode() + COMPILED
    return [*command, *LIMITS, "-p", r.choice(VERSIONS), "@x.py",
            *(["a.b"] if command == ["explain"] else [])], {"x.py": data}, b"", {}


RECEIVERS = ["1", "True", "10**30", "1.5", "2j", "''", "'abc'", "'\\u20acxyz' * 9", "b'abc'", "bytearray(b'hello')", "[]",
             "[3, 1, 2]", "(1, 2)", "{}", "{1: 2, 'a': 3}", "{1: 2}.keys()", "{1: 2}.items()",
             "{1: 2}.values()", "{1, 2}", "frozenset('ab')", "range(9)", "slice(1, 2)", "memoryview(bytearray(9))", "iter([1, 2])",
             "iter('ab')", "iter({1: 2})", "iter({1, 2})", "reversed([1])", "generator()", "coroutine()",
             "lambda x: x", "len", "[].append", "type", "object", "int", "str", "list", "dict", "set", "type('A', (), {})",
             "type('A', (), {})()", "Exception('a')", "KeyError(1)", "OSError(1, 'a')",
             "UnicodeDecodeError('a', b'a', 0, 1, 'b')", "SyntaxError('a', ('f', 1, 2, 't'))", "ImportError('a', name='x')",
             "property(len)", "staticmethod(len)", "classmethod(len)", "super(int, True)", "zip([1], [2])", "map(abs, [1])",
             "filter(None, [1])", "enumerate([1])", "None", "...", "NotImplemented", "sys", "sys._getframe()",
             "(lambda x: x).__code__", "vars(int)", "int.__add__", "int.real", "compile('1', 'f', 'eval')",
             "shared[0]", "shared[1]", "shared[2]", "shared[3]", "instance(pick(classes))", "pick(classes)", "pick(values)", "me",
             "own", "__builtins__", "iter(int, 1)", "sys.flags", "sys.version_info", "type(sys)('m')",
             "BaseException.__dict__['args']", "(lambda: (yield))", "Exception().with_traceback", "int.from_bytes",
             "ExceptionGroup('a', [KeyError(1)])", "list[int]", "int | str", "type.__dict__['__mro__']"]
MODULES = {"array": ["array('i', [1, 2])", "array('u', 'ab')", "array('d')"], "collections": ["deque([1, 2], 5)",
    "OrderedDict(a=1)", "defaultdict(list)", "Counter('ab')", "ChainMap({})", "namedtuple('A', 'x y')(1, 2)", "UserDict()"],
           "io": ["StringIO('a\\nb')", "BytesIO(b'a\\nb')", "TextIOWrapper(io.BytesIO(b'ab'))",
                  "BufferedReader(io.BytesIO(b'ab'))"], "itertools": ["chain([1])", "count(1)", "cycle([1])", "repeat(1, 3)",
                      "islice([1], 3)", "groupby([1, 1])", "tee([1])[0]",
           "product([1], [2])", "permutations([1, 2])", "combinations([1, 2], 2)", "accumulate([1])", "zip_longest([1], [2])",
           "starmap(abs, [])", "takewhile(abs, [1])", "compress([1], [1])"],
           "functools": ["partial(len, 'a')", "lru_cache(len)", "cached_property(len)", "singledispatch(len)",
                         "partialmethod(len)"], "weakref": ["ref(pick(classes))", "proxy(pick(classes))", "WeakValueDictionary()",
                                                            "WeakKeyDictionary()", "WeakSet()", "finalize(pick(classes), len)"],
           "re": ["compile('(a)|b*')", "match('(a)b', 'ab')", "finditer('a', 'aab')"],
           "types": ["SimpleNamespace(a=1)", "MappingProxyType({})", "MethodType(len, 'a')",
                     "FunctionType((lambda: 1).__code__, {})", "ModuleType('a')"],
           "random": ["Random(1)"], "decimal": ["Decimal('1.5')", "getcontext()"], "fractions": ["Fraction(1, 3)"],
           "datetime": ["datetime(2020, 1, 1)", "timedelta(1)", "date(2020, 1, 1)", "timezone.utc"],
           "operator": ["itemgetter(1)", "attrgetter('a.b')", "methodcaller('x')"],
           "struct": ["Struct('iq')"], "string": ["Template('$a')", "Formatter()"],
           "enum": ["Enum('A', 'x y')", "IntFlag('A', 'x y')", "Enum('A', 'x y').x"],
           "contextlib": ["ExitStack()", "suppress(KeyError)", "contextmanager(generator)()"],
           "typing": ["List[int]", "TypeVar('T')", "Union[int, str]", "Optional[int]"],
           "_slotscope": [], "math": [], "cmath": [], "gc": [], "sys": [], "builtins": [],
           "json": ["JSONEncoder()", "JSONDecoder()"], "copy": [], "heapq": [], "bisect": [], "time": [], "tracemalloc": [],
           "pickle": [], "inspect": [], "dataclasses": [], "abc": [], "statistics": [], "pprint": [],
           "traceback": [], "textwrap": [], "_thread": [], "unicodedata": [], "zlib": [], "binascii": [], "marshal": [], "ast": [],
           "dis": [], "queue": ["Queue(1)"], "contextvars": ["ContextVar('a')", "copy_context()"], "csv": ["reader(['a,b'])"],
           "os": [], "codecs": [], "warnings": [],
           "_collections_abc": [], "reprlib": ["Repr()"], "errno": [], "locale": [], "threading": [], "ctypes": [], "copyreg": [],
           "string.templatelib": [], "hashlib": ["sha256(b'a')"], "uuid": [], "calendar": [], "argparse": ["ArgumentParser()"],
           "logging": ["getLogger('a')"]}


def api(r):
    """(c) Methods and functions called with hostile arguments."""
    lines = []
    for _ in range(60):
        if r.random() < 0.6:
            receivers = [(x, x) for x in r.sample(RECEIVERS, 3)]
        else:
            name = r.choice(list(MODULES))
            lines.append("try: import %s\nexcept ImportError: %s = None" % (name, name.split(".")[0]))
            receivers = [(name, name)] * 2 + [("%s.%s" % (name, x), "%s.%s" % (name, x)) for x in MODULES[name]]
        for what, receiver in receivers:
            lines.append("try: it = %s\nexcept Exception as e: it = e" % receiver)
            lines += ["call(%r, it, %d)" % (what, r.randrange(10**6)) for _ in range(4)]
    return ["run", *LIMITS, "-p", r.choice(VERSIONS), "@x.py"], {"x.py": (seeded(r) + "\n".join(lines) + "\n").encode()}, b"", {}


LESSON_TOKENS = HOSTILE_TOKENS + ["```python", "```", "\n```python hidden\n", "{{ ", " }}", "{{ 1/0 }}", "<!-- ", " -->",
                                  "<!-- pause -->", "<!-- show fields -->", "<!-- show ", "focus=", "depth=-5", "depth=99999999999",
                                  "<!-- size 1x1 -->", "<!-- size 99999x99999 -->",
                                  "<!-- python 3.8 -->", "choices=\"", "near=\"1:", "answer=\"", "---\n", "python: [",
                                  "minutes: -1", "title: ", "# ", "#" * 300, "> " * 500, "- " * 300, "**", "|", "|--|--|", "[a](b)",
                                  "<b>", "&#0;", "&amp;", "    ", "`" * 50,
                                  "<!-- task \"a\" check=\"1\" -->", "<!-- explain a.b -->", "<!-- claim \"x\" says=1 is=2 -->",
                                  "<!-- notes ", "{{ 'x' * 10**6 }}", "{{ me }}", "while True: pass", "raise SystemExit",
                                  "import gc; gc.collect()"]


def lesson(r):
    """(d) Lessons with something wrong."""
    text = r.choice(LESSONS)
    blocks = text.split("\n\n")
    for _ in range(r.choice([1, 3, 10])):
        i = r.randrange(len(blocks))
        blocks[i] = mutated(r, blocks[i], LESSON_TOKENS) if r.random() < 0.7 else blocks[r.randrange(len(blocks))]
    text = "\n\n".join(blocks[:1] + blocks[r.randrange(len(blocks)) :][:12])
    data = text.encode("utf-8", "replace")
    return ["check", *LIMITS, "-p", r.choice(VERSIONS), "@x.md"], {"x.md": garbage(r, data) if r.random() < 0.3 else data}, b"", {}


COMMANDS = ["%%help", "%%python %(v)s", "%%step %(s)s", "%%back %(s)s", "%%back", "%%back", "%%step", "%%goto %(m)s",
            "%%goto %(m)s", "%%when %(w)s", "%%when %(w)s created", "%%when %(w)s freed", "%%run", "%%view %(view)s",
            "%%focus %(w)s", "%%sizes %(w)s", "%%sizes", "%%who",
            "%%draw", "%%save /dev/null", "%%reset", "%%explain %(w)s.%(w)s", "%%pools", "%%next", "%%prev", "%%hint", "%%nothing",
            "%%", "%%draw /dev/null.svg", "%%load /dev/zero", "%%load @", "%(w)s?", "%(w)s.%(w)s?", "?", "_", "__", "%%compare 3.9",
            "%%scale x", "%%play", "%%view boxes", "%%draw", "%%when %(w)s.%(w)s",
            "%%when 0x20000000+%(n)s", "%%when %(n)s", "%%step line %(n)s", "%%back line %(n)s", "%%back over", "%%back out",
            "%%back call", "%%step call", "%%step out"]
LINES = ["x = [1, 2]", "y = {'a': x}", "class A: pass", "a = A(); a.b = a", "x.append(x)", "for i in range(5): x.append(i)",
         "def f(n):\n    return n and f(n - 1)\n", "f(5)", "f(10**6)", "del x", "x", "1/0", "while True: pass", "a.__dict__",
         "a.__dict__ = {}", "a.__dict__['b'] = 1",
         "class D(dict): pass\n", "d = D(); d.__dict__ = d", "d.d = d", "class S: __slots__ = 'a', '__dict__', '__weakref__'\n",
         "s = S(); s.a = s", "import gc; gc.collect()", "x = 'a' * 10**6", "y = list(range(1000))",
         "z = []\nfor i in range(300): z = [z]\n\n", "z = ()\nfor i in range(10**4): z = (z,)\n\n",
         "class E:\n    def __repr__(self): raise KeyError(self)\n", "e = E()", "e", "print(e)", "g = (i for i in x)", "next(g)",
         "import sys; sys.exit(3)", "raise SystemExit", "input()", "exec('k = 1')", "globals().clear()", "globals()[1] = 2",
         "globals()['a b'] = 3", "A.__del__ = lambda s: print(s)", "del a",
         "A.__class__ = type", "a.__class__ = type('B', (), {})",
         "class M(type):\n    def __getattribute__(c, n): raise KeyError\n", "class N(metaclass=M): pass\n", "n = N()", "n.x = 1",
         "import sys; sys.setrecursionlimit(10**9)", "sys.settrace(lambda *a: None)", "sys.displayhook = 5", "sys.stdout = None",
         "sys.ps1 = 5",
         "del __builtins__", "__builtins__ = None", "x = y = z = a = None", "A.__name__ = '\\n\\x1b[2J'", "vars()[''] = 1", "b = a",
         "import weakref; w = weakref.ref(a)", "w = memoryview(bytearray(b'abc'))", "k = 10**5000", "k", "y['\\ud800'] = 1",
         "x = '\\ud800'", "x = '\\0\\x1b'", "if x:", "    ", "(", ")", "'''"]
STEPS = ["line", "over", "out", "call", "statement", "line 3", "over 99", "x", "-1", "line 0", "99999999999999999999", ""]
NUMBERS = ["0", "1", "5", "-1", "100", "99999999999999999999", "+", "0x"]
MOMENTS = ["0", "1", "2", "3", "5", "0.0", "1.1.1", "2.5.1", "3.1.2", "5.17.2", "9.9.9", "-1", "1.", "..",
           "99999999999999999999.1.1", "1.99999999999999999999.1", "4.2.1", "6.3.1"]
NAMES = ["x", "y", "a", "A", "d", "s", "z", "g", "n", "N", "e", "f", "k", "w", "b", "__dict__", "__class__", "", "zz", "\xe9",
         "x y", "1", "x[0]", "." * 9]


def prompt(r):
    """(e) Lines and %commands at the prompt, forwards and backwards."""
    def fill():
        return {"v": r.choice(VERSIONS + ["4.0", ""]), "s": r.choice(STEPS), "n": r.choice(NUMBERS), "m": r.choice(MOMENTS),
                "w": r.choice(NAMES), "view": r.choice(["fields", "boxes", "bytes", "keys", "pools", "x", ""])}

    lines = []
    own = r.choice(STATEMENTS)
    for _ in range(r.choice([5, 20, 60])):
        n = r.random()
        line = r.choice(COMMANDS) % fill() if n < 0.45 else r.choice(LINES) if n < 0.8 else r.choice(own) + "\n"
        lines.append(mutated(r, line) if r.random() < 0.1 else line)
    data = "\n".join(lines).encode("utf-8", "surrogateescape") + b"\n"
    return ["repl", "--plain", *LIMITS, "-p", r.choice(VERSIONS), *(["--checkpoints", r.choice(["0", "1",
        "16"])] if r.random() < 0.3 else [])], {}, garbage(r, data) if r.random() < 0.1 else data, {}


def steps(r):
    """(e) A program, and steps through it in both directions; the places that come twice must be the same places."""
    data = "\n".join(r.sample(r.choice(STATEMENTS), 3)).encode() + b"\n\n"
    data += "\n".join(r.choice(["%back line", "%back over", "%back call", "%back out", "%back line 50", "%step line",
                                "%step over 9", "%step call", "%back", "%goto 1", "%goto 2.1.1", "%goto 1.5.2", "%run", "%when t",
                                "%draw", "%sizes", "y = 5"]) for _ in range(30)).encode()
    return ["repl", "--plain", *LIMITS, "-p", r.choice(VERSIONS)], {}, data + b"\n", {}


WORDS = ["run", "draw", "dump", "repl", "check", "learn", "explain", "verify", "lessons", "versions", "present", "notes", "compare",
         "export", "--plain", "--python", "-p", "3.8", "3.9", "3.15", "3", "--view", "fields", "keys", "pools", "bytes", "boxes",
         "--focus", "x", "--depth", "5", "-1", "--at", "1.1.1", "0", "-o", "/dev/null", "/dev/full",
         "/dev/null.svg", "--charset", "ascii", "unicode", "auto", "--width", "1", "99999999999", "--color", "always", "never",
         "--theme", "--no-heap", "--no-mouse", "--limit-memory", "1", "1M", "4G", "99999999999999999999", "--limit-time", "0",
         "0.1", "1e999", "nan", "--checkpoints", "-h", "-V", "--", "-", "", "\u20ac", "1", "values", "slots", "@x.py", "@x.md",
         "@none", "/", "x.b", "a" * 5000, "--python=3.9", "--view=", "--=", "-", "--at=0.0.0", "--width=0", "--width=-5",
         "--depth=", "%s%n", "\x1b[2J", "\udcff"]
KEYS = ["\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1bOP", "\x1b", "\t", "\r", "\r", "\n", " ", "q", "v", "?",
        "h", "/", "n", "p", "1", "2", "3", "j", "k", "x = 1\r", "x = [1, 2]\r", "class A: pass\r\r", "%step line\r", "%back\r",
        "%draw\r", "%view bytes\r", "%view boxes\r", "%focus x\r", "x?\r", "\x03",
        "\x01", "\x05", "\x15", "\x17", "\x0b", "\x19", "\x12", "\x0c", "\x1a", "\x1bb", "\x1bf", "\xe9", "\u4f60", "\U0001f600",
        "e\u0301", "\x7f", "\x08", "\x1b[3~", "\x1b[<0;5;5M", "\x1b[<0;5;5m", "\x1b[<64;9;9M", "\x1b[M !!",
        "\x1b[200~x = 1\ny = 2\n\x1b[201~", "a" * 300, "\udcff", "\x1b[1;5D", "\x1b[Z", "\0", "while True: pass\r", "f(", "'''",
        "x.", "%", "[", "]", "{", "}", "<", ">", "b", "B", "f", "F", "g", "G", "o", "O", "s", "S", "c", "C", "z", "Z", "d", "+",
        "-", "0", "="]
TERMS = ["xterm-256color", "vt100", "dumb", "linux", "screen", "tmux-256color", "", "none-such", "xterm", "ansi"]
LOCALES = ["C", "C.UTF-8", "POSIX", "none", "", "C.UTF-8"]


def words(r):
    """(f) Command lines; and screens, keys and sizes of terminals."""
    files = {"x.py": r.choice([b"x = [1]\nclass A: pass\na = A()\na.b = x\n", b"", b"\0", b"1/0",
                               b"def f(n):\n  if n: f(n-1)\nf(9)\n"]), "x.md": r.choice(LESSONS).encode()[:3000]}
    env = {"TERM": r.choice(TERMS), "LC_ALL": r.choice(LOCALES), "LANG": "", "COLUMNS": r.choice(["", "0", "80", "-1", "x",
        "99999999"]), "SLOTSCOPE_PYTHON": r.choice(["", "3.9", "", "2", "\xe9"])}
    if r.random() < 0.2:
        env["HOME"] = r.choice(["", "/none", "/dev/null"])
    arguments = [r.choice(WORDS) for _ in range(r.choice([0, 1, 2, 3, 3, 4, 6]))]
    if arguments and r.random() < 0.6:
        arguments[0] = r.choice(WORDS[:14])
    if r.random() < 0.5:
        return arguments, files, r.choice([b"", b"x = 1\n", b"\0\xff\n"]), {"env": env}
    arguments = r.choice([[], ["learn"], ["learn", r.choice(["1", "2", "3", "@x.md"])], ["repl"], ["repl", "@x.py"],
                          ["repl", "--plain"], arguments])
    keys = [r.choice(KEYS).encode("utf-8", "surrogateescape") for _ in range(r.choice([5, 20, 60]))]
    size = r.choice([(24, 80), (1, 1), (0, 0), (2, 5), (5, 10), (10, 20), (24, 300), (200, 40), (24, 60), (1000, 1000), (3, 400)])
    return arguments, files, b"", {"env": env, "keys": keys, "size": size}


KINDS = {"program": program, "deep": deep, "api": api, "lesson": lesson, "prompt": prompt, "steps": steps, "words": words}
