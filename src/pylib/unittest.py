# Its code leaves no entries in tracebacks: they end where the test calls an assertion.
"""Tests as methods of classes, found, run, and told about."""
import sys
import time
import traceback
import types
import warnings
from _slotscope import policy

__all__ = ['TestResult', 'TestCase', 'IsolatedAsyncioTestCase', 'TestSuite', 'TextTestRunner', 'TestLoader', 'FunctionTestCase', 'main',
           'defaultTestLoader', 'SkipTest', 'skip', 'skipIf', 'skipUnless', 'expectedFailure', 'TextTestResult', 'installHandler',
           'registerResult', 'removeResult', 'removeHandler', 'addModuleCleanup', 'doModuleCleanups', 'enterModuleContext']
_FULL_NAMES = policy('unittest_full_names')      # 3.11: test_x (__main__.T.test_x); subtests each have a mark
_EMPTY_FAILS = policy('has_type_params')         # 3.12: NO TESTS RAN, status 5


class SkipTest(Exception):
    """A test that raises it is skipped."""


class _ShouldStop(Exception):
    pass


# ---- marks on tests ----
def skip(reason):
    """Marks a test as one not to run, and says why."""
    if isinstance(reason, types.FunctionType):      # @skip alone
        return _marked(reason, '')

    def mark(item):
        return _marked(item, reason)
    return mark


def _marked(item, reason):
    marked = item if isinstance(item, type) else _skipping(item, reason)
    marked.__unittest_skip__, marked.__unittest_skip_why__ = True, reason
    return marked


def _skipping(item, reason):
    """Stands for the function, and skips the test that it is or that calls it."""
    def skipped(*args, **kwargs):
        raise SkipTest(reason)
    skipped.__name__, skipped.__doc__, skipped.__qualname__ = item.__name__, item.__doc__, item.__qualname__
    return skipped


def skipIf(condition, reason):
    return skip(reason) if condition else _same


def skipUnless(condition, reason):
    return _same if condition else skip(reason)


def _same(item):
    return item


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


# ---- what values look like in messages ----
_MOST, _GAP, _EDGE = 80, 12, 5


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text if not short or len(text) < _MOST else text[:_MOST] + ' [truncated]...'


def _shorten(s, head, tail):
    left_out = len(s) - head - tail
    return f'{s[:head]}[{left_out} chars]{s[len(s) - tail:]}' if left_out > _GAP else s


def _shown(*args):
    """The reprs; where one is too long all are shortened, so that what differs is seen."""
    texts = tuple([safe_repr(a) for a in args])
    longest = max(len(t) for t in texts)
    if longest <= _MOST:
        return texts
    n = next((i for i, column in enumerate(zip(*texts)) if len(set(column)) > 1), min(len(t) for t in texts))
    prefix = texts[0][:n]
    common = _MOST - (longest - n + _EDGE + _GAP)
    if common > _EDGE:
        prefix = _shorten(prefix, _EDGE, common)
        return tuple(prefix + t[n:] for t in texts)
    prefix = _shorten(prefix, _EDGE, _EDGE)
    return tuple(prefix + _shorten(t[n:], _MOST - (_EDGE + _GAP + _EDGE + _GAP + _EDGE), _EDGE) for t in texts)


def _class_name(cls):
    return '%s.%s' % (cls.__module__, cls.__qualname__)


# ---- assertions that are blocks ----
class _Raises:
    def __init__(self, expected, case, pattern=None):
        self.expected, self.case, self.pattern, self.msg = expected, case, pattern, None
        self.obj_name = None

    base, what = BaseException, 'raised'

    def handle(self, name, args, kwargs):
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        if not kinds or not all(isinstance(k, type) and issubclass(k, self.base) for k in kinds):
            raise TypeError('%s() arg 1 must be %s' % (name, self.of))
        if not args:
            self.msg = kwargs.pop('msg', None)
            if kwargs:
                raise TypeError('%r is an invalid keyword argument for this function' % (next(iter(kwargs)),))
            return self
        f, *args = args
        self.obj_name = getattr(f, '__name__', None) or str(f)
        with self:
            f(*args, **kwargs)

    of = 'an exception type or tuple of exception types'

    def fail(self, standard):
        raise self.case.failureException(self.case._formatMessage(self.msg, standard))

    def _expected_name(self):
        return getattr(self.expected, '__name__', None) or str(self.expected)

    def not_seen(self):
        self.fail('{} not {}'.format(self._expected_name(), self.what) + (' by {}'.format(self.obj_name) if self.obj_name else ''))

    def __enter__(self):
        return self

    def __exit__(self, kind, e, tb):
        if kind is None:
            self.not_seen()
        if not issubclass(kind, self.expected):
            return False
        self.exception = e.with_traceback(None)
        if self.pattern is not None:
            import re
            pattern = re.compile(self.pattern) if isinstance(self.pattern, (str, bytes)) else self.pattern
            if not pattern.search(str(e)):
                self.fail('"{}" does not match "{}"'.format(pattern.pattern, str(e)))
        return True


class _Warns(_Raises):
    base, what, of = Warning, 'triggered', 'a warning category or tuple of warning categories'

    def __enter__(self):
        for seen in [m for m in tuple(sys.modules.values()) if getattr(m, '__warningregistry__', None)]:
            seen.__warningregistry__ = {}       # where each warning shows once
        block = warnings.catch_warnings(record=True)
        self.warnings, self._leave = block.__enter__(), block.__exit__
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, kind, e, tb):
        self._leave(kind, e, tb)
        if kind is not None:
            return
        first = None
        import re
        for w in self.warnings:
            if not isinstance(w.message, self.expected):
                continue
            if first is None:
                first = w.message
            if self.pattern is not None and not re.search(self.pattern, str(w.message)):
                continue
            self.warning, self.filename, self.lineno = w.message, w.filename, w.lineno
            return
        if first is not None:
            self.fail('"{}" does not match "{}"'.format(self.pattern if isinstance(self.pattern, str) else self.pattern.pattern, str(first)))
        self.not_seen()


class _Logs:
    def __init__(self, case, logger, level, wanted):
        import logging
        self.case, self.name, self.wanted = case, logger, wanted
        self.level = logging._level(level) if level else logging.INFO

    def __enter__(self):
        import logging
        logger = self.name if isinstance(self.name, logging.Logger) else logging.getLogger(self.name)
        watcher = self

        class Capture(logging.Handler):
            def emit(self, record):
                watcher.records.append(record)
                watcher.output.append(self.format(record))
        self.records, self.output, self.logger = [], [], logger
        handler = Capture()
        handler.setFormatter(logging.Formatter('%(levelname)s:%(name)s:%(message)s'))
        self.before = logger.handlers, logger.level, logger.propagate
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(self.level)
        if self.wanted:
            return self

    def __exit__(self, kind, e, tb):
        self.logger.handlers, level, self.logger.propagate = self.before
        self.logger.setLevel(level)
        if kind is not None:
            return False
        import logging
        if self.wanted and not self.records:
            self.case.fail('no logs of level {} or higher triggered on {}'.format(logging.getLevelName(self.level), self.logger.name))
        if not self.wanted and self.records:
            self.case.fail('Unexpected logs found: {!r}'.format(self.output))


# ---- a test ----
class _Outcome:
    """What happens in the parts of a test goes to the result."""

    def __init__(self, result):
        self.result, self.success, self.expecting, self.failure, self.problems = result, True, False, None, []

    def run(self, case, part, subtest=False):
        before, self.success = self.success, True
        try:
            part()
        except (SkipTest, _ShouldStop) as e:
            self.success = False
            if isinstance(e, SkipTest):
                _add_skip(self.result, case, str(e))
        except BaseException as e:
            if isinstance(e, KeyboardInterrupt):
                raise
            self.success = False
            info = sys.exc_info()
            if self.expecting:
                self.failure = info
            elif subtest:
                self.result.addSubTest(case.test_case, case, info)
            else:
                self.problem(case, info)
        else:
            if subtest and before:
                self.result.addSubTest(case.test_case, case, None)
        self.success = self.success and before

    def problem(self, case, info):
        (self.result.addFailure if issubclass(info[0], case.failureException) else self.result.addError)(case, info)


def _add_skip(result, case, reason):
    result.addSkip(case, reason)


def _cleanups(left):
    """The calls that are left to do, the last that was added first; each may add more."""
    while left:
        yield _call(*left.pop())


def _call(function, args, kwargs):
    return lambda: function(*args, **kwargs)


class TestCase:
    """Base of classes whose methods are tests; an instance is one of them."""

    failureException, longMessage, maxDiff = AssertionError, True, 80 * 8
    _diffThreshold = 2 ** 16
    _classSetupFailed, _class_cleanups = False, []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed, cls._class_cleanups = False, []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName, self._outcome, self._testMethodDoc = methodName, None, 'No test'
        self._cleanups, self._subtest, self._type_equality_funcs = [], None, {}
        method = getattr(self, methodName, None)
        if method is not None:
            self._testMethodDoc = method.__doc__
        elif methodName != 'runTest':
            raise ValueError('no such test method in %s: %s' % (self.__class__, methodName))
        for kind, name in ((dict, 'assertDictEqual'), (list, 'assertListEqual'), (tuple, 'assertTupleEqual'), (set, 'assertSetEqual'),
                           (frozenset, 'assertSetEqual'), (str, 'assertMultiLineEqual')):
            self.addTypeEqualityFunc(kind, name)

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    # ---- what it is ----
    def __str__(self):
        name = _class_name(self.__class__)
        return '%s (%s)' % (self._testMethodName, name + '.' + self._testMethodName if _FULL_NAMES else name)

    def __repr__(self):
        return '<%s testMethod=%s>' % (_class_name(self.__class__), self._testMethodName)

    def id(self):
        return f'{_class_name(self.__class__)}.{self._testMethodName}'

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def countTestCases(self):
        return 1

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __eq__(self, other):
        return self._testMethodName == other._testMethodName if type(self) is type(other) else NotImplemented

    # ---- calls for later ----
    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def doCleanups(self):
        outcome = self._outcome or _Outcome(self.defaultTestResult())
        for call in _cleanups(self._cleanups):
            outcome.run(self, call)
        return outcome.success

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        for call in _cleanups(cls._class_cleanups):
            try:
                call()
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def enterContext(self, cm):
        return _enter(cm, self.addCleanup)

    @classmethod
    def enterClassContext(cls, cm):
        return _enter(cm, cls.addClassCleanup)

    # ---- what surrounds tests ----
    def setUp(self):
        """Called before the test."""

    def tearDown(self):
        """Called after the test, unless setUp failed."""

    @classmethod
    def setUpClass(cls):
        """Called before the class's first test."""

    @classmethod
    def tearDownClass(cls):
        """Called after the class's last test."""

    # ---- running ----
    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        value = method()
        if value is not None:
            warnings.warn(f'It is deprecated to return a value that is not None from a test case ({method})', DeprecationWarning, 3)

    def run(self, result=None):
        if result is None:
            result = self.defaultTestResult()
            if hasattr(result, 'startTestRun'):
                result.startTestRun()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if getattr(self.__class__, '__unittest_skip__', False) or getattr(method, '__unittest_skip__', False):
                _add_skip(result, self, getattr(self.__class__, '__unittest_skip_why__', '') or getattr(method, '__unittest_skip_why__', ''))
                return result
            expecting = getattr(self, '__unittest_expecting_failure__', False) or getattr(method, '__unittest_expecting_failure__', False)
            outcome = self._outcome = _Outcome(result)
            started = time.perf_counter()
            try:
                outcome.run(self, self._callSetUp)
                if outcome.success:
                    outcome.expecting = expecting
                    outcome.run(self, lambda: self._callTestMethod(method))
                    outcome.expecting = False
                    outcome.run(self, self.tearDown)
                self.doCleanups()
                if hasattr(result, 'addDuration'):
                    result.addDuration(self, time.perf_counter() - started)
                if expecting and outcome.failure is not None:
                    result.addExpectedFailure(self, outcome.failure)
                elif expecting and outcome.success:
                    result.addUnexpectedSuccess(self)
                elif outcome.success:
                    result.addSuccess(self)
                return result
            finally:
                outcome.failure = None
                self._outcome = None
        finally:
            result.stopTest(self)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def defaultTestResult(self):
        return TestResult()

    def debug(self):
        self._callSetUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        for call in _cleanups(self._cleanups):
            call()

    def subTest(self, msg=None, **params):
        """A with block whose failure is told on its own, with params; the test goes on behind it."""
        return _SubTestBlock(self, msg, params)

    def skipTest(self, reason):
        raise SkipTest(reason)

    # ---- assertions ----
    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else '%s : %s' % (standardMsg, msg)

    def _fail(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def fail(self, msg=None):
        """The test fails here, with msg."""
        raise self.failureException(msg)

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, '%s is not false' % safe_repr(expr))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, '%s is not true' % safe_repr(expr))

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _Raises(expected_exception, self).handle('assertRaises', args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _Raises(expected_exception, self, expected_regex).handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(expected_warning, self).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _Warns(expected_warning, self, expected_regex).handle('assertWarnsRegex', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, False)

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            f = self._type_equality_funcs.get(type(first))
            if f is not None:
                return getattr(self, f) if isinstance(f, str) else f
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._fail(msg, '%s != %s' % _shown(first, second))

    def assertEqual(self, first, second, msg=None):
        """The test fails unless first == second."""
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, '%s == %s' % (safe_repr(first), safe_repr(second)))

    def _difference(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        return abs(first - second)

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        diff = self._difference(first, second, places, delta)
        if delta is not None:
            if diff <= delta:
                return
            within = '%s delta' % safe_repr(delta)
        else:
            places = 7 if places is None else places
            if round(diff, places) == 0:
                return
            within = '%r places' % places
        self._fail(msg, '%s != %s within %s (%s difference)' % (safe_repr(first), safe_repr(second), within, safe_repr(diff)))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None:
            diff = self._difference(first, second, places, delta)
            if not first == second and diff > delta:
                return
            self._fail(msg, '%s == %s within %s delta (%s difference)' % (safe_repr(first), safe_repr(second), safe_repr(delta), safe_repr(diff)))
        places = 7 if places is None else places
        if not first == second and round(abs(first - second), places) != 0:
            return
        self._fail(msg, '%s == %s within %r places' % (safe_repr(first), safe_repr(second), places))

    def _truncated(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + '\nDiff is %s characters long. Set self.maxDiff to None to see it.' % len(diff)

    def _lines_differ(self, one, two):
        import difflib
        import pprint
        return '\n' + '\n'.join(difflib.ndiff(pprint.pformat(one).splitlines(), pprint.pformat(two).splitlines()))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is not None:
            name = seq_type.__name__
            for which, seq in (('First', seq1), ('Second', seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException('%s sequence is not a %s: %s' % (which, name, safe_repr(seq)))
        else:
            name = 'sequence'
        differing = None
        try:
            len1 = len(seq1)
        except (TypeError, NotImplementedError):
            differing = 'First %s has no length.    Non-sequence?' % name
        if differing is None:
            try:
                len2 = len(seq2)
            except (TypeError, NotImplementedError):
                differing = 'Second %s has no length.    Non-sequence?' % name
        if differing is None:
            if seq1 == seq2:
                return
            differing = '%ss differ: %s != %s\n' % ((name.capitalize(),) + _shown(seq1, seq2))
            for i in range(min(len1, len2)):
                try:
                    item1 = seq1[i]
                except (TypeError, IndexError, NotImplementedError):
                    differing += '\nUnable to index element %d of first %s\n' % (i, name)
                    break
                try:
                    item2 = seq2[i]
                except (TypeError, IndexError, NotImplementedError):
                    differing += '\nUnable to index element %d of second %s\n' % (i, name)
                    break
                if item1 != item2:
                    differing += '\nFirst differing element %d:\n%s\n%s\n' % ((i,) + _shown(item1, item2))
                    break
            else:
                if len1 == len2 and seq_type is None and type(seq1) != type(seq2):
                    return
            if len1 != len2:
                which, longer, n = ('First', seq1, len2) if len1 > len2 else ('Second', seq2, len1)
                differing += '\n%s %s contains %d additional elements.\n' % (which, name, abs(len1 - len2))
                try:
                    differing += 'First extra element %d:\n%s\n' % (n, safe_repr(longer[n]))
                except (TypeError, IndexError, NotImplementedError):
                    differing += 'Unable to index element %d of %s %s\n' % (n, which.lower(), name)
        self.fail(self._formatMessage(msg, self._truncated(differing, self._lines_differ(seq1, seq2))))

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for a, b, which, other in ((set1, set2, 'first', 'second'), (set2, set1, 'second', 'first')):
            try:
                only = a.difference(b)
            except TypeError as e:
                self.fail('invalid type when attempting set difference: %s' % e)
            except AttributeError as e:
                self.fail('%s argument does not support set difference: %s' % (which, e))
            if only:
                lines.append('Items in the %s set but not the %s:' % (which, other))
                lines += [repr(item) for item in only]
        if lines:
            self.fail(self._formatMessage(msg, '\n'.join(lines)))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, '%s not found in %s' % (safe_repr(member), safe_repr(container)))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, '%s unexpectedly found in %s' % (safe_repr(member), safe_repr(container)))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, '%s is not %s' % (safe_repr(expr1), safe_repr(expr2)))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, 'unexpectedly identical: %s' % (safe_repr(expr1),))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            self.fail(self._formatMessage(msg, self._truncated('%s != %s' % _shown(d1, d2), self._lines_differ(d1, d2))))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        try:
            from collections import Counter
            one, two = Counter(first), Counter(second)
            if one == two:
                return
            found = [(n, two[x], x) for x, n in one.items() if n != two[x]]
            found += [(0, n, x) for x, n in two.items() if x not in one]
        except TypeError:
            found, seen = [], []
            for x in first + second:
                if x not in seen:
                    seen.append(x)
                    n, m = first.count(x), second.count(x)
                    if n != m:
                        found.append((n, m, x))
        if found:
            lines = ['First has %d, Second has %d:  %r' % d for d in found]
            self.fail(self._formatMessage(msg, self._truncated('Element counts were not equal:\n', '\n'.join(lines))))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        import difflib
        one, two = first, second
        if policy('unittest_ends_lines'):
            if one and two:
                if one[-1] != '\n' and two[-1] != '\n':
                    one, two = one + '\n', two + '\n'
            elif two and two[-1] != '\n':
                two += '\n'
            elif one and one[-1] != '\n':
                one += '\n'
        one, two = one.splitlines(keepends=True), two.splitlines(keepends=True)
        if not policy('unittest_ends_lines') and len(one) == 1 and first.strip('\r\n') == first:
            one, two = [first + '\n'], [second + '\n']
        diff = '\n' + ''.join(difflib.ndiff(one, two))
        self.fail(self._formatMessage(msg, self._truncated('%s != %s' % _shown(first, second), diff)))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, '%s not less than %s' % (safe_repr(a), safe_repr(b)))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, '%s not less than or equal to %s' % (safe_repr(a), safe_repr(b)))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, '%s not greater than %s' % (safe_repr(a), safe_repr(b)))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, '%s not greater than or equal to %s' % (safe_repr(a), safe_repr(b)))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, '%s is not None' % (safe_repr(obj),))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, 'unexpectedly None')

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, '%s is not an instance of %s' % (safe_repr(obj), 'any of %r' % (cls,) if isinstance(cls, tuple) and policy(
                'has_msgs_314') else repr(cls)))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, '%s is an instance of %r' % (safe_repr(obj), cls))

    def assertRegex(self, text, expected_regex, msg=None):
        import re
        pattern = re.compile(expected_regex) if isinstance(expected_regex, (str, bytes)) else expected_regex
        if not pattern.search(text):
            self._fail(msg, "Regex didn't match: %r not found in %r" % (pattern.pattern, text))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re
        pattern = re.compile(unexpected_regex) if isinstance(unexpected_regex, (str, bytes)) else unexpected_regex
        match = pattern.search(text)
        if match:
            self._fail(msg, 'Regex matched: %r matches %r in %r' % (text[match.start():match.end()], pattern.pattern, text))

    if policy('has_msgs_314'):
        def assertStartsWith(self, s, prefix, msg=None):
            if not s.startswith(prefix):
                self._fail(msg, f"{safe_repr(s, True)} doesn't start with {safe_repr(prefix, True)}")

        def assertEndsWith(self, s, suffix, msg=None):
            if not s.endswith(suffix):
                self._fail(msg, f"{safe_repr(s, True)} doesn't end with {safe_repr(suffix, True)}")

        def assertHasAttr(self, obj, name, msg=None):
            if not hasattr(obj, name):
                self._fail(msg, f'{safe_repr(obj)} has no attribute {name!r}' if not isinstance(obj, type) else
                           f'type object {obj.__name__!r} has no attribute {name!r}')

        def assertIsSubclass(self, cls, superclass, msg=None):
            if not issubclass(cls, superclass):
                self._fail(msg, f'{cls!r} is not a subclass of {superclass!r}')

    if not policy('has_type_params'):
        def _old(new, name):
            def call(self, *args, **kwargs):
                warnings.warn('Please use {0} instead.'.format(new.__name__), DeprecationWarning, 2)
                return new(self, *args, **kwargs)
            call.__name__ = name
            return call
        assertEquals, assertNotEquals = _old(assertEqual, 'assertEquals'), _old(assertNotEqual, 'assertNotEquals')
        failUnlessEqual, assert_ = _old(assertEqual, 'failUnlessEqual'), _old(assertTrue, 'assert_')
        assertAlmostEquals, assertRegexpMatches = _old(assertAlmostEqual, 'assertAlmostEquals'), _old(assertRegex, 'assertRegexpMatches')
        assertRaisesRegexp = _old(assertRaisesRegex, 'assertRaisesRegexp')
        del _old


def _enter(cm, add):
    kind = type(cm)
    try:
        enter, leave = kind.__enter__, kind.__exit__
    except AttributeError:
        raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the context manager protocol") from None
    value = enter(cm)
    add(leave, cm, None, None, None)
    return value


class IsolatedAsyncioTestCase(TestCase):
    def __init__(self, *args, **kwds):
        raise NotImplementedError('slotscope: module asyncio is not part of it: coroutines can be run by hand with send()')


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._parts, self._description = (testFunc, setUp, tearDown), description

    def setUp(self):
        if self._parts[1]:
            self._parts[1]()

    def tearDown(self):
        if self._parts[2]:
            self._parts[2]()

    def runTest(self):
        self._parts[0]()

    def id(self):
        return self._parts[0].__name__

    def __str__(self):
        return '%s (%s)' % (_class_name(self.__class__), self._parts[0].__name__)

    def shortDescription(self):
        doc = self._description or self._parts[0].__doc__
        return doc and doc.split('\n')[0].strip() or None


class _SubTest(TestCase):
    def __init__(self, test_case, message, params):
        super().__init__()
        self._message, self.test_case, self.params, self.failureException = message, test_case, params, test_case.failureException

    def __str__(self):
        return f'{self.test_case} {self._description()}'

    def id(self):
        return f'{self.test_case.id()} {self._description()}'

    def _description(self):
        parts = ['[{}]'.format(self._message)] if self._message is not _NO_MESSAGE and self._message is not None else []
        if self.params:
            parts.append('({})'.format(', '.join('{}={!r}'.format(k, v) for k, v in self.params.items())))
        return ' '.join(parts) or '(<subtest>)'

    def shortDescription(self):
        return self.test_case.shortDescription()

    def runTest(self):
        raise NotImplementedError('subtests cannot be run directly')


_NO_MESSAGE = object()


class _SubTestBlock:
    def __init__(self, case, msg, params):
        self.case, self.msg, self.params = case, msg, params

    def __enter__(self):
        case = self.case
        self.parent = case._subtest
        if case._outcome is None:
            return
        params = {**self.parent.params, **self.params} if self.parent is not None else self.params
        case._subtest = _SubTest(case, self.msg, params)

    def __exit__(self, kind, e, tb):
        case = self.case
        subtest, case._subtest = case._subtest, self.parent
        outcome = case._outcome
        if outcome is None:
            return False
        if kind is not None and issubclass(kind, KeyboardInterrupt):
            return False

        def part():
            if e is not None:
                raise e
        outcome.run(subtest, part, True)
        if not outcome.success and getattr(outcome.result, 'failfast', False):
            raise _ShouldStop
        if outcome.failure:
            raise _ShouldStop
        return True


# ---- results ----
class TestResult:
    """What became of the tests so far."""

    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.shouldStop = self.buffer = self.tb_locals = False
        self.failures, self.errors, self.skipped, self.expectedFailures, self.unexpectedSuccesses = [], [], [], [], []
        self.collectedDurations = []
        self.testsRun = 0
        self._previousTestClass = None
        self._kept = None

    def printErrors(self):
        pass

    startTestRun = stopTestRun = printErrors

    def startTest(self, test):
        self.testsRun += 1
        if self.buffer:
            import io
            self._kept = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
        self._mirror = False

    def stopTest(self, test):
        if self._kept:
            out, err = sys.stdout.getvalue(), sys.stderr.getvalue()
            sys.stdout, sys.stderr = self._kept
            self._kept = None
            if self._mirror:
                for name, text, stream in (('Stdout', out, sys.stdout), ('Stderr', err, sys.stderr)):
                    if text:
                        stream.write(f'\n{name}:\n{text}' + ('' if text.endswith('\n') else '\n'))

    def _text(self, err, test):
        kind, e, tb = err
        text = ''.join(traceback.format_exception(kind, e, tb))
        if self._kept:
            for name, stream in (('Stdout', sys.stdout), ('Stderr', sys.stderr)):
                said = stream.getvalue()
                if said:
                    text += f'\n{name}:\n{said}' + ('' if said.endswith('\n') else '\n')
        return text

    def _failed(self):
        self._mirror = True
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self.errors.append((test, self._text(err, test)))
        self._failed()

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err, test)))
        self._failed()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], test.failureException)
            (self.failures if failed else self.errors).append((subtest, self._text(err, test)))
            self._failed()

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        if self.failfast:
            self.stop()

    if _EMPTY_FAILS:
        def addDuration(self, test, elapsed):
            self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def stop(self):
        self.shouldStop = True

    def __repr__(self):
        return '<%s run=%i errors=%i failures=%i>' % (_class_name(self.__class__), self.testsRun, len(self.errors), len(self.failures))


TestResult.__module__ = 'unittest.result'


class _Lines:
    """A stream with writeln."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        if name in ('stream', '__getstate__'):
            raise AttributeError(name)
        return getattr(self.stream, name)

    def writeln(self, arg=None):
        if arg:
            self.write(arg)
        self.write('\n')


class TextTestResult(TestResult):
    """A result that tells of each test as text on a stream."""

    separator1, separator2 = '=' * 70, '-' * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll, self.dots, self.descriptions, self.durations = verbosity > 1, verbosity == 1, descriptions, durations
        self._newline = True

    def getDescription(self, test):
        doc = test.shortDescription()
        return '\n'.join((str(test), doc)) if self.descriptions and doc else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test) + ' ... ')
            self.stream.flush()
            self._newline = False

    def _mark(self, test, word, letter):
        if self.showAll and _FULL_NAMES and (isinstance(test, _SubTest) or self._newline):
            if not self._newline:
                self._newline = True
                self.stream.writeln()
            if isinstance(test, _SubTest):
                self.stream.write('  ')
            self.stream.write(self.getDescription(test) + ' ... ')
        if self.showAll:
            self.stream.writeln(word)
        elif self.dots:
            self.stream.write(letter)
        self.stream.flush()
        self._newline = True

    def addSubTest(self, test, subtest, err):
        if err is not None and _FULL_NAMES:
            failed = issubclass(err[0], subtest.failureException)
            self._mark(subtest, 'FAIL' if failed else 'ERROR', 'F' if failed else 'E')
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._mark(test, 'ok', '.')

    def addError(self, test, err):
        super().addError(test, err)
        self._mark(test, 'ERROR', 'E')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._mark(test, 'FAIL', 'F')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._mark(test, 'skipped {0!r}'.format(reason), 's')

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._mark(test, 'expected failure', 'x')

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._mark(test, 'unexpected success', 'u')

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        for flavour, found in (('ERROR', self.errors), ('FAIL', self.failures)):
            self.printErrorList(flavour, found)
        if policy('unittest_lists_successes') and self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln(f'UNEXPECTED SUCCESS: {self.getDescription(test)}')
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        tell = self.stream.writeln
        for test, err in errors:
            tell(self.separator1)
            tell(f'{flavour}: {self.getDescription(test)}')
            tell(self.separator2)
            tell('%s' % err)
            self.stream.flush()


TextTestResult.__module__ = 'unittest.runner'


class TextTestRunner:
    """Runs tests and tells about them as text."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None, *,
                 tb_locals=False, durations=None):
        self.stream = _Lines(sys.stderr if stream is None else stream)
        self.descriptions, self.verbosity, self.failfast, self.buffer = descriptions, verbosity, failfast, buffer
        self.tb_locals, self.warnings, self.durations = tb_locals, warnings, durations
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        """Runs the test or suite, then says how it went."""
        result = self._makeResult()
        result.failfast, result.buffer, result.tb_locals = self.failfast, self.buffer, self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            started = time.perf_counter()
            result.startTestRun()
            try:
                test(result)
            finally:
                result.stopTestRun()
            taken = time.perf_counter() - started
        result.printErrors()
        if hasattr(result, 'separator2'):
            self.stream.writeln(result.separator2)
        run = result.testsRun
        self.stream.writeln('Ran %d test%s in %.3fs' % (run, run != 1 and 's' or '', taken))
        self.stream.writeln()
        infos = []
        good = result.wasSuccessful()
        if not good:
            infos += ['%s=%d' % (name, len(found)) for name, found in (('failures', result.failures), ('errors', result.errors)) if found]
        infos += ['%s=%d' % (name, len(found)) for name, found in (
            ('skipped', result.skipped), ('expected failures', result.expectedFailures),
            ('unexpected successes', result.unexpectedSuccesses)) if found]
        self.stream.write('FAILED' if not good else 'NO TESTS RAN' if _EMPTY_FAILS and run == 0 and not result.skipped else 'OK')
        self.stream.write(' (%s)\n' % ', '.join(infos) if infos else '\n')
        self.stream.flush()
        return result


# ---- suites ----
class TestSuite:
    """Tests and suites that are run one after another."""

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __iter__(self):
        return iter(self._tests)

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, TestSuite) else NotImplemented

    def __repr__(self):
        return '<%s tests=%s>' % (_class_name(self.__class__), list(self))

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if not isinstance(tests, str):
            for test in tests:
                self.addTest(test)
        else:
            raise TypeError('tests must be an iterable of tests, not a string')

    def countTestCases(self):
        return sum(t.countTestCases() for t in self._tests)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def run(self, result, debug=False):
        outermost = not getattr(result, '_running', False)
        if outermost:
            result._running = True
        for test in self:
            if result.shouldStop:
                break
            if isinstance(test, TestCase):
                _leave_class(test, result)
                _enter_module(test, result)
                _enter_class(test, result)
                result._previousTestClass = test.__class__
                if test.__class__._classSetupFailed or result._moduleSetUpFailed:
                    continue
            test(result)
        if outermost:
            _leave_class(None, result)
            _leave_module(result)
            result._running = False
        return result

    def debug(self):
        for test in self:
            test.debug()


class _Holder:
    """Stands in a result for something that is no test: setUpClass (__main__.T)."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def countTestCases(self):
        return 0

    def shortDescription(self):
        return None

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'

    def id(self):
        return self.description

    __str__ = id


def _fixture_failed(result, name, owner):
    info = sys.exc_info()
    holder = _Holder(f'{name} ({owner})')
    if isinstance(info[1], SkipTest):
        result.addSkip(holder, str(info[1]))
    else:
        result.addError(holder, info)


def _enter_class(test, result):
    cls = test.__class__
    if cls is result._previousTestClass or result._moduleSetUpFailed or getattr(cls, '__unittest_skip__', False):
        return
    cls._classSetupFailed = False
    try:
        cls.setUpClass()
    except Exception:
        cls._classSetupFailed = True
        _fixture_failed(result, 'setUpClass', _class_name(cls))
        cls.doClassCleanups()


def _leave_class(test, result):
    cls = result._previousTestClass
    if cls is None or test is not None and test.__class__ is cls:
        return
    if getattr(cls, '_classSetupFailed', False) or result._moduleSetUpFailed or getattr(cls, '__unittest_skip__', False):
        return
    try:
        cls.tearDownClass()
    except Exception:
        _fixture_failed(result, 'tearDownClass', _class_name(cls))
    cls.doClassCleanups()
    for info in cls.tearDown_exceptions:
        result.addError(_Holder(f'tearDownClass ({_class_name(cls)})'), info)


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def doModuleCleanups():
    for call in _cleanups(_module_cleanups):
        call()


def enterModuleContext(cm):
    return _enter(cm, addModuleCleanup)


def _enter_module(test, result):
    before = result._previousTestClass.__module__ if result._previousTestClass else None
    name = test.__class__.__module__
    if name == before:
        return
    _leave_module(result)
    result._moduleSetUpFailed = False
    set_up = getattr(sys.modules.get(name), 'setUpModule', None)
    if set_up is not None:
        try:
            set_up()
        except Exception:
            result._moduleSetUpFailed = True
            _fixture_failed(result, 'setUpModule', name)


def _leave_module(result):
    if result._previousTestClass is None or result._moduleSetUpFailed:
        return
    name = result._previousTestClass.__module__
    tear_down = getattr(sys.modules.get(name), 'tearDownModule', None)
    try:
        if tear_down is not None:
            tear_down()
        doModuleCleanups()
    except Exception:
        _fixture_failed(result, 'tearDownModule', name)
    result._previousTestClass = None


TestSuite.__module__ = 'unittest.suite'


# ---- finding tests ----
class TestLoader:
    """Finds tests in classes and modules, and puts them in suites."""

    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        names = [n for n in dir(testCaseClass) if n.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, n))]
        if self.testNamePatterns:
            import fnmatch
            names = [n for n in names if any(fnmatch.fnmatchcase(_class_name(testCaseClass) + '.' + n, p) for p in self.testNamePatterns)]
        if self.sortTestMethodsUsing:
            import functools
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?')
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, 'runTest'):
            names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        suites = []
        for name in dir(module):
            obj = getattr(module, name)
            if isinstance(obj, type) and issubclass(obj, TestCase) and obj not in (TestCase, FunctionTestCase, IsolatedAsyncioTestCase):
                suites.append(self.loadTestsFromTestCase(obj))
        suite = self.suiteClass(suites)
        load = getattr(module, 'load_tests', None)
        return load(self, suite, pattern) if load is not None else suite

    def loadTestsFromName(self, name, module=None):
        obj = module
        parent = None
        parts = name.split('.')
        if module is None:
            obj = __import__(parts.pop(0))
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as e:
                return self.suiteClass([_failed_load(part, e)])
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type) and issubclass(obj, TestCase):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(obj, TestSuite):
            return obj
        if callable(obj):
            test = obj()
            if isinstance(test, TestSuite):
                return test
            if isinstance(test, TestCase):
                return self.suiteClass([test])
            raise TypeError('calling %s returned %s, not a test' % (obj, test))
        raise TypeError("don't know how to make test from: %s" % obj)

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(n, module) for n in names])

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        raise FileNotFoundError(2, 'slotscope: there are no files here', start_dir)


def _failed_load(name, e):
    def fails(self):
        raise e
    return type('_FailedTest', (TestCase,), {name: fails, '__module__': 'unittest.loader'})(name)


defaultTestLoader = TestLoader()
if not policy('has_type_param_defaults'):
    def makeSuite(testCaseClass, prefix='test', sortUsing=TestLoader.sortTestMethodsUsing, suiteClass=TestSuite):
        loader = TestLoader()
        loader.testMethodPrefix, loader.suiteClass = prefix, suiteClass
        loader.sortTestMethodsUsing = sortUsing
        return loader.loadTestsFromTestCase(testCaseClass)

    def findTestCases(module, prefix='test', sortUsing=TestLoader.sortTestMethodsUsing, suiteClass=TestSuite):
        return defaultTestLoader.loadTestsFromModule(module)

    def getTestCaseNames(testCaseClass, prefix, sortUsing=TestLoader.sortTestMethodsUsing, testNamePatterns=None):
        loader = TestLoader()
        loader.testMethodPrefix = prefix
        return loader.getTestCaseNames(testCaseClass)


# ---- the program ----
class TestProgram:
    """What `python -m unittest` does: runs the tests that argv names, or all of a module."""

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True,
                 verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        argv = sys.argv if argv is None else argv
        names, failfast, buffer, patterns = [], bool(failfast), bool(buffer), []
        rest = list(argv[1:])
        while rest:
            a = rest.pop(0)
            if a in ('-v', '--verbose'):
                verbosity = 2
            elif a in ('-q', '--quiet'):
                verbosity = 0
            elif a in ('-f', '--failfast'):
                failfast = True
            elif a in ('-b', '--buffer'):
                buffer = True
            elif a in ('-c', '--catch', '--locals'):
                pass
            elif a == '-k' and rest:
                p = rest.pop(0)
                patterns.append(p if '*' in p else f'*{p}*')
            elif a.startswith('-'):
                sys.stderr.write(f'slotscope: unittest knows no option {a}\n')
                sys.exit(2)
            else:
                names.append(a)
        if patterns:
            testLoader.testNamePatterns = patterns
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        self.module, self.verbosity, self.failfast, self.buffer = module, verbosity, failfast, buffer
        self.test = testLoader.loadTestsFromNames(names, module) if names else testLoader.loadTestsFromModule(module)
        runner = TextTestRunner if testRunner is None else testRunner
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity, failfast=failfast, buffer=buffer)
        self.result = runner.run(self.test)
        if exit:
            if _EMPTY_FAILS and self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(5)
            sys.exit(not self.result.wasSuccessful())


main = TestProgram


def installHandler():
    pass


def registerResult(result):
    pass


def removeResult(result):
    return False


def removeHandler(method=None):
    return method


for _c in (TestCase, FunctionTestCase, SkipTest):
    _c.__module__ = 'unittest.case'
del _c
