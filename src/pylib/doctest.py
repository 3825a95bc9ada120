"""Examples in docstrings, run and compared. Reports are CPython's; a traceback begins at the example, as it does since 3.14."""
import __future__
import re
import sys
import traceback
from _slotscope import policy, remember_source, source_line
from collections import namedtuple
from inspect import getmodule, isclass, isfunction, ismodule, isroutine
from io import StringIO

__all__ = ['register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP',
           'IGNORE_EXCEPTION_DETAIL', 'COMPARISON_FLAGS', 'REPORT_ONLY_FIRST_FAILURE', 'FAIL_FAST', 'Example', 'DocTest', 'DocTestParser',
           'DocTestFinder', 'DocTestRunner', 'OutputChecker', 'testmod', 'run_docstring_examples']

if policy('doctest_skips'):
    class TestResults(namedtuple('TestResults', 'failed attempted')):
        def __new__(cls, failed, attempted, *, skipped=0):
            self = super().__new__(cls, failed, attempted)
            self.skipped = skipped
            return self

        def __repr__(self):
            _more = f', skipped={self.skipped}' if self.skipped else ''
            return f'TestResults(failed={self.failed}, attempted={self.attempted}{_more})'
else:
    TestResults = namedtuple('TestResults', 'failed attempted')

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


for _name in ('DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP', 'IGNORE_EXCEPTION_DETAIL',
              'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF', 'REPORT_ONLY_FIRST_FAILURE', 'FAIL_FAST'):
    globals()[_name] = register_optionflag(_name)
COMPARISON_FLAGS = (1 << 6) - 1
REPORTING_FLAGS = (1 << 11) - 1 - COMPARISON_FLAGS
_DIFFS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF
BLANKLINE_MARKER = '<BLANKLINE>'
ELLIPSIS_MARKER = '...'
master = None


def _indent(text):
    return ''.join('    ' + line if line != '\n' else line for line in text.splitlines(True))


def _line(text):
    return text if not text or text.endswith('\n') else text + '\n'


class Example:
    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith('\n') else source + '\n'
        self.want = _line(want)
        self.exc_msg = exc_msg if exc_msg is None or exc_msg.endswith('\n') else exc_msg + '\n'
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def _key(self):
        return self.source, self.want, self.lineno, self.indent, self.exc_msg

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._key() == other._key() and self.options == other.options

    def __hash__(self):
        return hash(self._key())


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.docstring, self.globs = examples, docstring, globs.copy()
        self.name, self.filename, self.lineno = name, filename, lineno

    def __repr__(self):
        n = len(self.examples)
        count = 'no examples' if n == 0 else '1 example' if n == 1 else f'{n} examples'
        return f'<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({count})>'

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return self._order() < other._order()

    def _order(self):
        return self.name, self.filename or '', -1 if self.lineno is None else self.lineno, id(self)


class DocTestParser:
    def parse(self, string, name='<string>'):
        """Text and Examples in turn."""
        lines = string.expandtabs().split('\n')
        margin = min((len(x) - len(x.lstrip(' ')) for x in lines if x.strip()), default=0)
        lines = [x[margin:] for x in lines]
        output, text, at = [], [], 0
        while at < len(lines):
            if not lines[at].lstrip(' ').startswith('>>>'):
                text.append(lines[at])
                at += 1
                continue
            start = at
            at += 1
            while at < len(lines) and lines[at].lstrip(' ').startswith('... ') or at < len(lines) and lines[at].strip(' ') == '...':
                at += 1
            middle = at
            while at < len(lines) and lines[at].strip(' ') and not lines[at].lstrip(' ').startswith('>>>'):
                at += 1
            output.append(''.join(x + '\n' for x in text))
            text = []
            example = self._example(lines[start:middle], lines[middle:at], name, start, margin)
            if example:
                output.append(example)
        output.append('\n'.join(text))
        return output

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name='<string>'):
        return [x for x in self.parse(string, name) if isinstance(x, Example)]

    def _example(self, source, want, name, lineno, margin):
        indent = len(source[0]) - len(source[0].lstrip(' '))
        for i, line in enumerate(source):
            if len(line) >= indent + 4 and line[indent + 3] != ' ':
                raise ValueError(f'line {lineno + i + 1!r} of the docstring for {name} lacks blank after {line[indent:indent + 3]}: {line!r}')
        self._aligned(source[1:], ' ' * indent + '.', name, lineno)
        self._aligned(want, ' ' * indent, name, lineno + len(source))
        text = '\n'.join(line[indent + 4:] for line in source)
        expected = '\n'.join(line[indent:] for line in want)
        options = self._options(text, name, lineno)
        if not text.strip(' ') or text.lstrip(' ').startswith('#') and '\n' not in text:
            if options:
                raise ValueError(f'line {lineno!r} of the doctest for {name} has an option directive on a line with no example: {text!r}')
            return None
        return Example(text, expected, self._message(expected), lineno, margin + indent, options)

    def _aligned(self, lines, prefix, name, lineno):
        for i, line in enumerate(lines):
            if line and not line.startswith(prefix):
                raise ValueError(f'line {lineno + i + 1!r} of the docstring for {name} has inconsistent leading whitespace: {line!r}')

    def _message(self, want):
        """What a traceback says in the end: from the first line after the head that begins with a word."""
        head, _, rest = want.partition('\n')
        if head.rstrip() not in ('Traceback (most recent call last):', 'Traceback (innermost last):'):
            return None
        lines = rest.split('\n')
        for i, line in enumerate(lines):
            if line and (line[0].isalnum() or line[0] == '_'):
                return '\n'.join(lines[i:])
        return None

    def _options(self, source, name, lineno):
        options = {}
        for line in source.split('\n'):
            found = re.search(r'#\s*doctest:\s*([^\n\'"]*)$', line)
            for word in found.group(1).replace(',', ' ').split() if found else ():
                if word[0] not in '+-' or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f'line {lineno + 1!r} of the doctest for {name} has an invalid option: {word!r}')
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == '+'
        return options


def _source(filename):
    lines = []
    while filename and (line := source_line(filename, len(lines) + 1)):
        lines.append(line)
    return lines


class DocTestFinder:
    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser, self._verbose, self._recurse, self._exclude_empty = parser, verbose, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = getattr(obj, '__name__', None)
            if name is None:
                raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}")
        module = None if module is False else getmodule(obj) if module is None else module
        globs = dict(globs) if globs is not None else dict(module.__dict__) if module else {}
        globs.update(extraglobs or {})
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module, _source(getattr(module, '__file__', None)), globs, set())
        return sorted(tests)

    def _ours(self, module, obj):
        if module is None:
            return True
        if isfunction(obj):
            return module.__dict__ is obj.__globals__
        if isinstance(obj, property):
            return True
        return getattr(obj, '__module__', None) == module.__name__

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if self._verbose:
            print(f'Finding tests in {name}')
        if id(obj) in seen:
            return
        seen.add(id(obj))
        doc = obj if isinstance(obj, str) else getattr(obj, '__doc__', None) or ''
        if doc or not self._exclude_empty:
            filename = module and (getattr(module, '__file__', None) or module.__name__)
            tests.append(self._parser.get_doctest(str(doc), globs, name, filename, self._lineno(obj, lines)))
        if not self._recurse:
            return
        if ismodule(obj):
            inner = [(f'{name}.{k}', v) for k, v in obj.__dict__.items() if self._is_routine(v) or isclass(v)]
            named = [(f'{name}.__test__.{k}', v) for k, v in getattr(obj, '__test__', {}).items()]
        elif isclass(obj):
            inner = [(f'{name}.{k}', v.__func__ if isinstance(v, (staticmethod, classmethod)) else v) for k, v in obj.__dict__.items()]
            inner = [(k, v) for k, v in inner if isroutine(v) or isclass(v) or isinstance(v, property)]
            named = []
        else:
            return
        for k, v in [(k, v) for k, v in inner if self._ours(module, v)] + named:
            self._find(tests, v, k, module, lines, globs, seen)

    def _is_routine(self, obj):
        while hasattr(obj, '__wrapped__'):
            obj = obj.__wrapped__
        return isroutine(obj)

    def _lineno(self, obj, lines):
        """The line before the docstring's first, counted from 1; None when it cannot be found."""
        if isinstance(obj, property) and policy('doctest_skips'):
            obj = obj.fget
        while isfunction(obj) and hasattr(obj, '__wrapped__'):
            obj = obj.__wrapped__
        at = None
        if ismodule(obj):
            at = 0
        elif isclass(obj):
            head = re.compile(r'^\s*class\s*%s\b' % re.escape(obj.__name__))
            at = next((i for i, line in enumerate(lines) if head.match(line)), None)
        elif isfunction(obj) and obj.__doc__:
            at = obj.__code__.co_firstlineno - 1
        if at is not None and not lines:
            return at + 1
        if at is not None:
            for i in range(at, len(lines)):
                if re.match(r'(^|.*:)\s*\w*("|\')', lines[i]):
                    return i
        return None


class _Output(StringIO):
    def take(self):
        text = _line(self.getvalue())
        self.seek(0)
        self.truncate(0)
        return text


def _bare(message):
    """An exception's own name: without module and detail."""
    return message.split('\n')[0].split(':')[0].rpartition('.')[2]


class DocTestRunner:
    DIVIDER = '*' * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats, self._fakeout = {}, _Output()

    def report_start(self, out, test, example):
        if self._verbose:
            wanted = 'Expecting:\n' + _indent(example.want) if example.want else 'Expecting nothing\n'
            out('Trying:\n' + _indent(example.source) + wanted)

    def report_success(self, out, test, example, got):
        if self._verbose:
            out('ok\n')

    def report_failure(self, out, test, example, got):
        out(self._header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(self._header(test, example) + 'Exception raised:\n' + _indent(''.join(traceback.format_exception(*exc_info))))

    def _header(self, test, example):
        if test.filename:
            line = '?' if test.lineno is None else test.lineno + example.lineno + 1
            where = f'File "{test.filename}", line {line}, in {test.name}'
        else:
            where = f'Line {example.lineno + 1}, in {test.name}'
        return f'{self.DIVIDER}\n{where}\nFailed example:\n{_indent(example.source)}'

    def _outcome(self, example, got, exc):
        """True, False, or None: an exception that nobody expected."""
        check = self._checker.check_output
        if exc is None:
            return check(example.want, got, self.optionflags)
        if example.exc_msg is None:
            return None
        lines = traceback.format_exception_only(type(exc), exc)
        if not policy('doctest_whole_message'):
            lines = lines[-1:]
        elif isinstance(exc, SyntaxError):
            while not lines[0].startswith(type(exc).__name__ + ':'):
                del lines[0]
        message = ''.join(lines)
        return (check(example.exc_msg, message, self.optionflags) or
                bool(self.optionflags & IGNORE_EXCEPTION_DETAIL) and check(_bare(example.exc_msg), _bare(message), self.optionflags))

    def _execute(self, test, i, example, flags):
        filename = f'<doctest {test.name}[{i}]>'
        remember_source(filename, example.source)
        try:
            exec(compile(example.source, filename, 'single', flags, True), test.globs)
        except KeyboardInterrupt:
            raise
        except BaseException as e:
            return e
        return None

    def _run(self, test, flags, out):
        failures = tries = skips = 0
        usual = self.optionflags
        for i, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = usual
            for flag, on in example.options.items():
                self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
            if self.optionflags & SKIP:
                skips += 1
                continue
            tries += 1
            if not quiet:
                self.report_start(out, test, example)
            exc = self._execute(test, i, example, flags)
            got = self._fakeout.take()
            outcome = self._outcome(example, got, exc)
            failures += not outcome
            if exc is not None:
                info = type(exc), exc, exc.__traceback__.tb_next
                got += '' if quiet else ''.join(traceback.format_exception(*info))
            if not quiet:
                if outcome:
                    self.report_success(out, test, example, got)
                elif outcome is None:
                    self.report_unexpected_exception(out, test, example, info)
                else:
                    self.report_failure(out, test, example, got)
            if failures and self.optionflags & FAIL_FAST:
                break
        self.optionflags = usual
        if policy('doctest_skips'):
            tries += skips
        before = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = tuple(a + b for a, b in zip(before, (failures, tries, skips)))
        self.failures += failures
        self.tries += tries
        self.skips += skips
        return _results(failures, tries, skips)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        self.test = test
        if compileflags is None:
            compileflags = 0
            for name in __future__.all_feature_names:
                feature = getattr(__future__, name)
                if test.globs.get(name) is feature:
                    compileflags |= feature.compiler_flag
        stdout, hook = sys.stdout, sys.displayhook
        sys.stdout, sys.displayhook = self._fakeout, sys.__displayhook__
        try:
            return self._run(test, compileflags, out or stdout.write)
        finally:
            sys.stdout, sys.displayhook = stdout, hook
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        new = policy('doctest_skips')

        def items(n):
            return f'{n} item{"" if new and n == 1 else "s"}'
        rows = sorted(self._stats.items())
        failures, tries, skips = (sum(row[1][k] for row in rows) for k in range(3))
        none = [name for name, row in rows if row[1] == 0]
        passed = [(name, row[1]) for name, row in rows if row[1] and not row[0]]
        failed = [(name, row) for name, row in rows if row[0]]
        if verbose and none:
            print(items(len(none)), 'had no tests:')
            for name in none:
                print('    ' + name)
        if verbose and passed:
            print(items(len(passed)), 'passed all tests:')
            for name, n in passed:
                print(f' {n:3d} test{"" if new and n == 1 else "s"} in {name}')
        if failed:
            print(self.DIVIDER)
            print(items(len(failed)), 'had failures:')
            for name, row in failed:
                print(f' {row[0]:3d} of {row[1]:3d} in {name}')
        if verbose:
            print(f'{tries} test{"" if new and tries == 1 else "s"} in {items(len(rows))}.')
            print(f'{tries - failures} passed' + (f' and {failures} failed.' if failures or not new else '.'))
        if failures:
            also = f' and {skips} skipped test{"" if skips == 1 else "s"}' if new and skips else ''
            print(f'***Test Failed*** {failures} failure{"" if new and failures == 1 else "s"}{also}.')
        elif verbose:
            print('Test passed.')
        return _results(failures, tries, skips)

    def merge(self, other):
        for name, row in other._stats.items():
            self._stats[name] = tuple(a + b for a, b in zip(self._stats.get(name, (0, 0, 0)), row))


def _results(failures, tries, skips):
    return TestResults(failures, tries, skipped=skips) if policy('doctest_skips') else TestResults(failures, tries)


def _matches(pattern, text):
    """Is text what pattern says, each '...' of it being any text?"""
    first, *rest = pattern.split(ELLIPSIS_MARKER)
    if not rest:
        return pattern == text
    last = rest.pop()
    if len(text) < len(first) + len(last) or not text.startswith(first) or not text.endswith(last):
        return False
    between = text[len(first):len(text) - len(last)]
    for part in filter(None, rest):
        _, found, between = between.partition(part)
        if not found:
            return False
    return True


class OutputChecker:
    def check_output(self, want, got, optionflags):
        want, got = (x.encode('ascii', 'backslashreplace').decode('ascii') for x in (want, got))
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r'(?m)^%s\s*?$' % BLANKLINE_MARKER, '', want)
            got = re.sub(r'(?m)^[^\S\n]+$', '', got)
        if optionflags & NORMALIZE_WHITESPACE:
            want, got = ' '.join(want.split()), ' '.join(got.split())
        return got == want or bool(optionflags & ELLIPSIS) and _matches(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub('(?m)^[ ]*(?=\n)', BLANKLINE_MARKER, got)
        if optionflags & _DIFFS:
            raise NotImplementedError("slotscope: doctest shows no differences: module 'difflib' is not part of it")
        expected = 'Expected:\n' + _indent(want) if want else 'Expected nothing\n'
        return expected + ('Got:\n' + _indent(got) if got else 'Got nothing\n')


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
            exclude_empty=False):
    global master
    if m is None:
        m = sys.modules.get('__main__')
    if not ismodule(m):
        raise TypeError('testmod: module required; %r' % (m,))
    if raise_on_error:
        raise NotImplementedError('slotscope: testmod() has no raise_on_error')
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name or m.__name__, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    if master is not None:
        master.merge(runner)
    else:
        master = runner
    return _results(runner.failures, runner.tries, runner.skips)


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)
