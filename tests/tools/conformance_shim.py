# A small unittest, and the parts of test.support that tests of the language use, for conformance.py. Each outcome is a line
# "@@ Class.method ok|skip|fail|error [why]"; the last line is "@@end".
import sys

sys.setrecursionlimit(1000)


def _new_module(name):
    return type(sys)(name)


class _SkipTest(Exception):
    pass


class _StandIn(type):
    """What comes out of a module that is not there: can be named and subclassed; using it skips the test."""

    def __getattr__(cls, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return _stand_in(cls.__name__ + "." + name)

    def __call__(cls, *args, **kwargs):
        if not _StandIn.loading:
            raise _SkipTest("uses " + cls.__name__)
        return args[0] if len(args) == 1 and callable(args[0]) else _stand_in(cls.__name__ + "()")

    def __iter__(cls):
        if not _StandIn.loading:
            raise _SkipTest("uses " + cls.__name__)
        return iter(())

    def __add__(cls, other):
        return 0

    def __ge__(cls, other):
        return False

    def __enter__(cls):
        raise _SkipTest("uses " + cls.__name__)

    def __exit__(cls, *exc):
        return False

    def __index__(cls):
        return 0

    __radd__ = __sub__ = __mul__ = __or__ = __and__ = __getitem__ = __add__
    __le__ = __lt__ = __gt__ = __contains__ = __ge__
    loading = True  # while a test file is loaded, a call gives another stand-in; later it skips the test


def _stand_in(name):
    return _StandIn(name, (), {})


def _missing_module(name):
    m = _new_module(name)
    m.__getattr__ = lambda attr: (_ for _ in ()).throw(AttributeError(attr)) if attr.startswith("__") else _stand_in(name + "." + attr)
    m.__path__ = []
    return m


class _Raises:
    def __init__(self, expected, pattern=None):
        self.expected, self.pattern, self.exception = expected, pattern, None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            names = getattr(self.expected, "__name__", str(self.expected))
            raise AssertionError(names + " not raised")
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.pattern is not None:
            _matches(self.pattern, str(value))
        self.exception = value.with_traceback(None)
        return True


def _matches(pattern, text):
    re = sys.modules.get("re")
    if re is None or isinstance(getattr(re, "compile", None), (_StandIn, type(None))):
        return _matches_plainly(pattern, text)
    try:
        found = re.search(pattern, text)
    except _SkipTest:
        return
    if not found:
        raise AssertionError("%r does not match %r" % (getattr(pattern, "pattern", pattern), text))


def _matches_plainly(pattern, text):
    """Without re: patterns of plain text, where a point stands for any character."""
    plain, escaped = [], False
    for c in pattern if isinstance(pattern, str) else "*":
        if not escaped and c in "[](){}*+?|^$" or escaped and c.isalnum():
            return
        escaped = c == "\\" and not escaped
        if not escaped:
            plain.append(c)
    n = len(plain)
    if not any(all(p == c or p == "." for p, c in zip(plain, text[i:i + n])) for i in range(len(text) - n + 1)):
        raise AssertionError("%r does not match %r" % (pattern, text))


class _Warns:
    def __init__(self, category, pattern=None):
        self.category, self.pattern, self.warnings = category, pattern, []

    def __enter__(self):
        import warnings
        self.catch = warnings.catch_warnings(record=True)
        self.warnings = self.catch.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, kind, value, tb):
        self.catch.__exit__(kind, value, tb)
        if kind is not None:
            return False
        for w in self.warnings:
            if issubclass(w.category, self.category):
                self.warning, self.filename, self.lineno = w.message, w.filename, w.lineno
                return False
        raise AssertionError("no warning of " + str(self.category))


class _SubTest:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        return False


def _say(msg, standard):
    return standard if msg is None else "%s : %s" % (standard, msg)


def _short(x):
    try:
        r = repr(x)
    except Exception:
        r = object.__repr__(x)
    return r if len(r) < 120 else r[:120] + "..."


class TestCase:
    failureException = AssertionError
    maxDiff = None
    longMessage = True
    _testMethodName = "?"
    _doc = None

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self.setup_types = {}

    def id(self):
        return type(self).__name__ + "." + self._testMethodName

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addCleanup(self, f, *args, **kwargs):
        self._cleanups.append((f, args, kwargs))

    def doCleanups(self):
        while self._cleanups:
            f, args, kwargs = self._cleanups.pop()
            f(*args, **kwargs)

    def enterContext(self, cm):
        result = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return result

    def addTypeEqualityFunc(self, t, f):
        pass

    def skipTest(self, why):
        raise _SkipTest(why)

    def fail(self, msg=None):
        raise AssertionError(msg)

    def subTest(self, msg=None, **params):
        return _SubTest()

    def assertEqual(self, a, b, msg=None):
        if not a == b:
            raise AssertionError(_say(msg, "%s != %s" % (_short(a), _short(b))))

    def assertNotEqual(self, a, b, msg=None):
        if not a != b:
            raise AssertionError(_say(msg, "%s == %s" % (_short(a), _short(b))))

    def assertTrue(self, x, msg=None):
        if not x:
            raise AssertionError(_say(msg, "%s is not true" % _short(x)))

    def assertFalse(self, x, msg=None):
        if x:
            raise AssertionError(_say(msg, "%s is not false" % _short(x)))

    def assertIs(self, a, b, msg=None):
        if a is not b:
            raise AssertionError(_say(msg, "%s is not %s" % (_short(a), _short(b))))

    def assertIsNot(self, a, b, msg=None):
        if a is b:
            raise AssertionError(_say(msg, "unexpectedly identical: %s" % _short(a)))

    def assertIsNone(self, a, msg=None):
        self.assertIs(a, None, msg)

    def assertIsNotNone(self, a, msg=None):
        self.assertIsNot(a, None, msg)

    def assertIn(self, a, b, msg=None):
        if a not in b:
            raise AssertionError(_say(msg, "%s not found in %s" % (_short(a), _short(b))))

    def assertNotIn(self, a, b, msg=None):
        if a in b:
            raise AssertionError(_say(msg, "%s unexpectedly found in %s" % (_short(a), _short(b))))

    def assertIsInstance(self, a, b, msg=None):
        if not isinstance(a, b):
            raise AssertionError(_say(msg, "%s is not an instance of %r" % (_short(a), b)))

    def assertNotIsInstance(self, a, b, msg=None):
        if isinstance(a, b):
            raise AssertionError(_say(msg, "%s is an instance of %r" % (_short(a), b)))

    def assertIsSubclass(self, a, b, msg=None):
        if not issubclass(a, b):
            raise AssertionError(_say(msg, "%s is not a subclass of %r" % (_short(a), b)))

    def assertNotIsSubclass(self, a, b, msg=None):
        if issubclass(a, b):
            raise AssertionError(_say(msg, "%s is a subclass of %r" % (_short(a), b)))

    def assertHasAttr(self, a, name, msg=None):
        if not hasattr(a, name):
            raise AssertionError(_say(msg, "no attribute %s" % name))

    def assertNotHasAttr(self, a, name, msg=None):
        if hasattr(a, name):
            raise AssertionError(_say(msg, "has attribute %s" % name))

    def assertStartsWith(self, a, b, msg=None):
        self.assertTrue(a.startswith(b), msg or "%s does not start with %s" % (_short(a), _short(b)))

    def assertEndsWith(self, a, b, msg=None):
        self.assertTrue(a.endswith(b), msg or "%s does not end with %s" % (_short(a), _short(b)))

    def assertGreater(self, a, b, msg=None):
        self.assertTrue(a > b, _say(msg, "%s > %s" % (_short(a), _short(b))))

    def assertGreaterEqual(self, a, b, msg=None):
        self.assertTrue(a >= b, _say(msg, "%s >= %s" % (_short(a), _short(b))))

    def assertLess(self, a, b, msg=None):
        self.assertTrue(a < b, _say(msg, "%s < %s" % (_short(a), _short(b))))

    def assertLessEqual(self, a, b, msg=None):
        self.assertTrue(a <= b, _say(msg, "%s <= %s" % (_short(a), _short(b))))

    def assertAlmostEqual(self, a, b, places=None, msg=None, delta=None):
        if a == b:
            return
        if delta is not None:
            ok = abs(a - b) <= delta
        else:
            ok = round(abs(a - b), 7 if places is None else places) == 0
        self.assertTrue(ok, _say(msg, "%s != %s" % (_short(a), _short(b))))

    def assertNotAlmostEqual(self, a, b, places=None, msg=None, delta=None):
        ok = abs(a - b) > delta if delta is not None else round(abs(a - b), 7 if places is None else places) != 0
        self.assertTrue(ok, msg)

    def assertCountEqual(self, a, b, msg=None):
        a, b = list(a), list(b)
        rest = list(b)
        for x in a:
            self.assertIn(x, rest, msg)
            rest.remove(x)
        self.assertEqual(rest, [], msg)

    def _same_kind(self, a, b, msg=None):
        self.assertEqual(a, b, msg)

    assertListEqual = assertTupleEqual = assertDictEqual = assertSetEqual = assertMultiLineEqual = assertSequenceEqual = _same_kind

    def assertSequenceEqual(self, a, b, msg=None, seq_type=None):
        self.assertEqual(list(a), list(b), msg)

    def assertRegex(self, text, pattern, msg=None):
        _matches(pattern, text)

    def assertNotRegex(self, text, pattern, msg=None):
        pass

    def _raising(self, cm, args, kwargs):
        if not args:
            return cm
        with cm:
            args[0](*args[1:], **kwargs)

    def assertRaises(self, expected, *args, **kwargs):
        kwargs.pop("msg", None)
        return self._raising(_Raises(expected), args, kwargs)

    def assertRaisesRegex(self, expected, pattern, *args, **kwargs):
        kwargs.pop("msg", None)
        return self._raising(_Raises(expected, pattern), args, kwargs)

    def assertWarns(self, category, *args, **kwargs):
        kwargs.pop("msg", None)
        return self._raising(_Warns(category), args, kwargs)

    def assertWarnsRegex(self, category, pattern, *args, **kwargs):
        kwargs.pop("msg", None)
        return self._raising(_Warns(category, pattern), args, kwargs)

    def assertNoLogs(self, *args, **kwargs):
        return _SubTest()

    def assertLogs(self, *args, **kwargs):
        raise _SkipTest("logs")

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    assertEquals = assertEqual
    assert_ = assertTrue


class _Case:
    """One way to run a test method: gives (outcome, why)."""

    def __init__(self, cls, name):
        self.cls, self.name = cls, name

    def run(self):
        try:
            case = self.cls(self.name)
            method = getattr(case, self.name)
            for x in (self.cls, method):
                if getattr(x, "__unittest_skip__", False):
                    return "skip", ""
            case.setUp()
            try:
                method()
            finally:
                case.tearDown()
                case.doCleanups()
        except _SkipTest as e:
            return "skip", str(e)
        except AssertionError as e:
            return "fail", self.where(e)
        except (Exception, SystemExit, GeneratorExit) as e:
            return "error", self.where(e)
        return ("fail", "unexpected success") if getattr(method, "__unittest_expecting_failure__", False) else ("ok", "")

    def where(self, e):
        lines, tb = [], e.__traceback__
        while tb is not None:
            if tb.tb_frame.f_code.co_filename.startswith("test."):
                lines.append(str(tb.tb_lineno))
            tb = tb.tb_next
        try:
            text = str(e)
        except Exception:
            text = "?"
        return "line %s: %s: %s" % (">".join(lines[-3:]), type(e).__name__, text)


def _skip(why=""):
    def mark(x):
        x.__unittest_skip__ = True
        return x
    if isinstance(why, (type, type(mark))):
        return mark(why)
    return mark


def _same(x=None, *args, **kwargs):
    return x


def _expected_failure(f):
    f.__unittest_expecting_failure__ = True
    return f


def _unittest():
    m = _new_module("unittest")
    m.TestCase = TestCase
    m.TestSuite = type("TestSuite", (), {})
    m.IsolatedAsyncioTestCase = _stand_in("unittest.IsolatedAsyncioTestCase")
    m.SkipTest = _SkipTest
    m.skip = _skip
    m.skipIf = lambda cond, why="": _skip(why) if cond else _same
    m.skipUnless = lambda cond, why="": _same if cond else _skip(why)
    m.expectedFailure = _expected_failure
    m.main = lambda *args, **kwargs: None
    m.mock = _missing_module("unittest.mock")
    m.__path__ = []
    sys.modules["unittest.mock"] = m.mock
    case = _new_module("unittest.case")
    case.TestCase, case.SkipTest = TestCase, _SkipTest
    m.case = sys.modules["unittest.case"] = case
    return m


class _AlwaysEq:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEq:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


class _Largest:
    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False

    def __le__(self, other):
        return self == other

    def __gt__(self, other):
        return not self == other

    def __ge__(self, other):
        return True


class _Smallest:
    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __lt__(self, other):
        return not self == other

    def __le__(self, other):
        return True

    def __gt__(self, other):
        return False

    def __ge__(self, other):
        return self == other


class _Swap:
    def __init__(self, get, put, drop, obj, key, new):
        self.get, self.put, self.drop, self.obj, self.key, self.new = get, put, drop, obj, key, new

    def __enter__(self):
        try:
            self.old = self.get(self.obj, self.key)
            self.had = True
        except (AttributeError, LookupError):
            self.old, self.had = None, False
        self.put(self.obj, self.key, self.new)
        return self.old

    def __exit__(self, *exc):
        if self.had:
            self.put(self.obj, self.key, self.old)
        else:
            self.drop(self.obj, self.key)


class _Captured:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        import io
        self.old = getattr(sys, self.name)
        setattr(sys, self.name, io.StringIO())
        return getattr(sys, self.name)

    def __exit__(self, *exc):
        setattr(sys, self.name, self.old)


class _Unraisable:
    def __init__(self):
        self.unraisable = None

    def __enter__(self):
        self.old = sys.unraisablehook
        sys.unraisablehook = self.hook
        return self

    def hook(self, unraisable):
        self.unraisable = unraisable

    def __exit__(self, *exc):
        sys.unraisablehook = self.old
        self.unraisable = None


def _check_syntax_error(case, statement, errtext="", *, lineno=None, offset=None):
    try:
        compile(statement, "<test string>", "exec")
    except SyntaxError as e:
        if errtext:
            _matches(errtext, str(e))
        if lineno is not None:
            case.assertEqual(e.lineno, lineno)
        if offset is not None:
            case.assertEqual(e.offset, offset)
        return
    raise AssertionError("SyntaxError not raised")


def _check_free_after_iterating(case, make, cls, args=()):
    class A(cls):
        def __del__(self):
            nonlocal done
            done = True
            try:
                next(it)
            except StopIteration:
                pass
    done = False
    it = make(A(*args))
    case.assertRaises(StopIteration, next, it)
    _gc_collect()
    case.assertTrue(done)


def _gc_collect():
    import gc
    gc.collect()
    gc.collect()
    gc.collect()


class _CleanImport:
    def __init__(self, *args, **kwargs):
        pass

    def __enter__(self):
        raise _SkipTest("imports files")

    def __exit__(self, *exc):
        pass


def _skipping(*args, **kwargs):
    raise _SkipTest("needs a process or a file")


def _import_module(name, *args, **kwargs):
    try:
        __import__(name)
    except ImportError as e:
        raise _SkipTest(str(e))
    return sys.modules[name]


def _import_fresh(name, fresh=(), blocked=(), deprecated=False):
    return _import_module(name)


class _Limit:
    def __call__(self, f):
        def limited(*args, **kwargs):
            with self:
                return f(*args, **kwargs)
        limited.__name__ = f.__name__
        return limited

    def __init__(self, limit=None, max_depth=None):
        self.limit = limit or max_depth or 100

    def __enter__(self):
        self.old = sys.getrecursionlimit()
        depth, f = 0, sys._getframe()
        while f:
            depth, f = depth + 1, f.f_back
        sys.setrecursionlimit(depth + self.limit)

    def __exit__(self, *exc):
        sys.setrecursionlimit(self.old)


class _Digits:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        self.old = sys.get_int_max_str_digits()
        sys.set_int_max_str_digits(self.n)

    def __exit__(self, *exc):
        sys.set_int_max_str_digits(self.old)


class _NoWarnings:
    def __init__(self, *filters, **kwargs):
        pass

    def __enter__(self):
        import warnings
        self.catch = warnings.catch_warnings(record=True)
        self.warnings = self.catch.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, *exc):
        self.catch.__exit__(*exc)

    def __call__(self, f):
        return f


class _WarnList(_NoWarnings):
    @property
    def message(self):
        return self.warnings[-1].message


def _support():
    m = _missing_module("test.support")
    m.cpython_only = _same
    m.impl_detail = lambda *a, **k: _same
    m.check_impl_detail = lambda **guards: guards.get("cpython", not guards)
    m.gc_collect = _gc_collect
    m.verbose = False
    m.captured_stdout = lambda: _Captured("stdout")
    m.captured_stderr = lambda: _Captured("stderr")
    m.captured_stdin = lambda: _Captured("stdin")
    m.captured_output = _Captured
    m.swap_attr = lambda obj, key, new: _Swap(getattr, setattr, delattr, obj, key, new)
    m.swap_item = lambda obj, key, new: _Swap(lambda o, k: o[k], lambda o, k, v: o.__setitem__(k, v), lambda o, k: o.__delitem__(k), obj, key, new)
    for name in ("bigmemtest", "requires_resource", "skip_if_pgo_task", "bigaddrspacetest", "requires_fork", "requires_mac_ver",
                 "requires_subprocess", "requires_legacy_unicode_capi", "run_with_locale", "requires_zlib", "requires_limited_api",
                 "run_with_locales", "requires_gil_enabled", "force_not_colorized_test_class", "requires_specialization"):
        setattr(m, name, lambda *a, **k: _skip("not here"))
    m.bigaddrspacetest = m.skip_if_pgo_task = m.requires_specialization = _skip("not here")
    for name in ("requires_IEEE_754", "requires_docstrings", "no_tracing", "suppress_immortalization", "force_not_colorized",
                 "skip_emscripten_stack_overflow", "skip_wasi_stack_overflow", "skip_android_selinux", "anticipate_failure_", "refcount_test"):
        setattr(m, name, _same)
    m.suppress_immortalization = lambda *a, **k: _same
    m.anticipate_failure = lambda cond: _expected_failure if cond else _same
    m.skip_emscripten_stack_overflow = m.skip_wasi_stack_overflow = m.skip_if_sanitizer = m.skip_if_buggy_ucrt_strfptime = lambda *a, **k: _same
    m.infinite_recursion = _Limit
    m.set_recursion_limit = _Limit
    m.adjust_int_max_str_digits = _Digits
    m.is_emscripten = m.is_wasi = m.is_android = m.is_apple = m.is_apple_mobile = m.is_jython = m.Py_DEBUG = m.Py_TRACE_REFS = False
    m.Py_GIL_DISABLED = m.MS_WINDOWS = m.is_wasm32 = False
    m.HAVE_DOCSTRINGS = m.MISSING_C_DOCSTRINGS = m.has_fork_support = m.has_subprocess_support = False
    m.ALWAYS_EQ, m.NEVER_EQ, m.LARGEST, m.SMALLEST = _AlwaysEq(), _NeverEq(), _Largest(), _Smallest()
    m.MAX_Py_ssize_t, m._1G, m._2G, m._4G = sys.maxsize, 2**30, 2**31, 2**32
    m.C_RECURSION_LIMIT = m.Py_C_RECURSION_LIMIT = 10000
    m.exceeds_recursion_limit = lambda: 150000
    m.check_syntax_error = _check_syntax_error
    m.check_free_after_iterating = _check_free_after_iterating
    m.catch_unraisable_exception = _Unraisable
    m.check_sizeof = _skipping
    m.calcobjsize = m.calcvobjsize = _skipping
    m.check__all__ = m.detect_api_mismatch = m.run_code = _skipping
    m.sortdict = lambda d: "{" + ", ".join("%r: %r" % pair for pair in sorted(d.items())) + "}"
    m.get_attribute = getattr
    m.TestFailed = AssertionError
    m.check_disallow_instantiation = lambda case, cls, *args, **kwargs: case.assertRaises(TypeError, cls, *args, **kwargs)
    m.run_unittest = m.run_doctest = lambda *a, **k: None
    m.PGO, m.SHORT_TIMEOUT, m.LONG_TIMEOUT, m.PIPE_MAX_SIZE, m.TEST_HOME_DIR, m.NHASHBITS, m.REPO_ROOT = False, 10, 100, 4000000, "", 64, ""
    m.is_resource_enabled = lambda *a: False
    m.requires = m.requires_working_socket = _skipping
    m.check_warnings = _WarnList
    m.late_deletion = lambda x: None
    m.subTests = _subtests
    m.__path__ = []
    parts = {
        "import_helper": dict(import_module=_import_module, import_fresh_module=_import_fresh, CleanImport=_CleanImport,
                              DirsOnSysPath=_CleanImport, modules_setup=_skipping, modules_cleanup=_skipping, forget=_skipping,
                              ensure_lazy_imports=_skipping, ready_to_import=_CleanImport),
        "os_helper": dict(TESTFN="@test_file", unlink=_skipping, temp_dir=_skipping, EnvironmentVarGuard=_CleanImport, FakePath=_stand_in("FakePath")),
        "script_helper": dict(assert_python_ok=_skipping, assert_python_failure=_skipping, spawn_python=_skipping, make_script=_skipping,
                              run_python_until_end=_skipping, interpreter_requires_environment=lambda: True, kill_python=_skipping),
        "warnings_helper": dict(check_warnings=_WarnList, check_syntax_warning=_skipping, check_no_warnings=lambda *a, **k: _NoWarnings(),
                                check_no_resource_warning=lambda *a: _NoWarnings(), save_restore_warnings_filters=_NoWarnings,
                                ignore_warnings=lambda *a, **k: _same, import_deprecated=_import_module),
        "threading_helper": dict(requires_working_threading=lambda *a, **k: _skip("threads"), reap_threads=_skip("threads"),
                                 run_concurrently=_skipping, start_threads=_skipping, threading_setup=lambda: None),
        "hypothesis_helper": dict(),
        "testcase": dict(ComplexesAreIdenticalMixin=_ComplexMixin, FloatsAreIdenticalMixin=_ComplexMixin, ExtraAssertions=object,
                         ExceptionIsLikeMixin=_ExceptionMixin),
        "numbers": dict(VALID_UNDERSCORE_LITERALS=["0_0_0", "4_2", "1_0000_0000", "0b1001_0100", "0xffff_ffff", "0o5_7_7", "1_00_00.5",
                                                    "1_00_00.5e5", "1e1_0", ".1_4e1", "1_00_00j"],
                        INVALID_UNDERSCORE_LITERALS=["0_", "42_", "1.4j_", "0x_", "0_b0", "0_7", "09_99", "4_______2", "0.1__4", "1_.4",
                                                      "1._4", "_.5", "1.0e+_1", "1_e1", "1__4j"]),
    }
    for part, names in parts.items():
        p = _missing_module("test.support." + part)
        for k, v in names.items():
            setattr(p, k, v)
        setattr(m, part, p)
        sys.modules["test.support." + part] = p
    for k, v in list(parts["import_helper"].items()) + list(parts["os_helper"].items()) + list(parts["script_helper"].items()):
        if not hasattr(m, k) or isinstance(getattr(m, k), _StandIn):
            setattr(m, k, v)
    return m


def _subtests(names, values, *, _do_cleanups=False):
    def decorate(f):
        def method(self, *args, **kwargs):
            for v in values:
                v = v if isinstance(names, str) and "," in names or not isinstance(names, str) else (v,)
                f(self, *args, **dict(zip([n.strip() for n in names.split(",")] if isinstance(names, str) else names, v)), **kwargs)
        method.__name__ = f.__name__
        return method
    return decorate


class _ComplexMixin:
    def assertFloatIdentical(self, x, y):
        from math import copysign
        if x != x and y != y:
            return
        self.assertEqual((x, copysign(1.0, x)), (y, copysign(1.0, y)))

    assertFloatsAreIdentical = assertFloatIdentical

    def assertComplexesAreIdentical(self, x, y):
        self.assertFloatIdentical(x.real, y.real)
        self.assertFloatIdentical(x.imag, y.imag)


class _ExceptionMixin:
    def assertExceptionIsLike(self, exc, template):
        if exc is None and template is None:
            return
        if template is None or exc is None:
            self.fail("unexpected exception: %r" % (exc or template))
        if not isinstance(exc, ExceptionGroup):
            self.assertEqual(exc.__class__, template.__class__)
            self.assertEqual(exc.args[0], template.args[0])
        else:
            self.assertEqual(exc.message, template.message)
            self.assertEqual(len(exc.exceptions), len(template.exceptions))
            for e, t in zip(exc.exceptions, template.exceptions):
                self.assertExceptionIsLike(e, t)


_DOCTEST_FLAGS = {"ELLIPSIS": 1, "NORMALIZE_WHITESPACE": 2, "IGNORE_EXCEPTION_DETAIL": 4, "SKIP": 8, "DONT_ACCEPT_BLANKLINE": 16,
                  "REPORT_NDIFF": 32, "FAIL_FAST": 64}


def _doctest():
    m = _missing_module("doctest")
    for k, v in _DOCTEST_FLAGS.items():
        setattr(m, k, v)
    m.DocTestSuite = m.testmod = m.DocTestFinder = lambda *a, **k: None
    return m


def _examples(text):
    """(source, wanted output, flags) of each example in a docstring."""
    lines, i = text.expandtabs().splitlines(), 0
    while i < len(lines):
        line = lines[i]
        indent = len(line) - len(line.lstrip())
        i += 1
        if line[indent:indent + 4] not in (">>> ", ">>>"):
            continue
        source, wanted, flags = [line[indent + 4:]], [], 0
        while i < len(lines) and lines[i][indent:indent + 4] in ("... ", "..."):
            source.append(lines[i][indent + 4:])
            i += 1
        while i < len(lines) and lines[i].strip() and lines[i][indent:indent + 4] not in (">>> ", ">>>"):
            wanted.append(lines[i][indent:])
            i += 1
        for s in source:
            for word in s.partition("doctest:")[2].replace(",", " ").split():
                if word.startswith("+"):
                    flags |= _DOCTEST_FLAGS.get(word[1:], 0)
        yield "\n".join(source) + "\n", "".join(w + "\n" for w in wanted), flags


def _fits(wanted, got, flags):
    wanted = wanted.replace("<BLANKLINE>\n", "\n")
    if flags & _DOCTEST_FLAGS["NORMALIZE_WHITESPACE"]:
        wanted, got = " ".join(wanted.split()), " ".join(got.split())
    if not flags & _DOCTEST_FLAGS["ELLIPSIS"] or "..." not in wanted:
        return wanted == got
    first, *rest = wanted.split("...")
    if not got.startswith(first):
        return False
    at = len(first)
    for i, piece in enumerate(rest):
        at = len(got) - len(piece) if i == len(rest) - 1 and got.endswith(piece) and at <= len(got) - len(piece) else got.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return at == len(got)


def _fits_traceback(wanted, e, flags):
    """An example that wants an exception: what stands behind the stack is compared."""
    import traceback
    lines = wanted.splitlines()
    n = next((i for i, line in enumerate(lines[1:], 1) if line and line[0] not in " \t"), len(lines))
    wanted = "\n".join(lines[n:]) + "\n"
    got = "".join(traceback.format_exception_only(type(e), e))
    if isinstance(e, SyntaxError):  # the place is told before it
        at = next((i for i, line in enumerate(got.splitlines()) if not line.startswith(" ")), 0)
        got = "\n".join(got.splitlines()[at:]) + "\n"
    if flags & _DOCTEST_FLAGS["IGNORE_EXCEPTION_DETAIL"]:
        wanted, got = (t.partition(":")[0].rpartition(".")[2].strip() for t in (wanted, got))
    return _fits(wanted, got, flags) or wanted.strip() == got.strip(), got


def _run_examples(name, text, names):
    import io
    for i, (source, wanted, flags) in enumerate(_examples(text)):
        old, why = sys.stdout, "ok"
        if flags & _DOCTEST_FLAGS["SKIP"]:
            continue
        sys.stdout = io.StringIO()
        try:
            exec(compile(source, "<doctest>", "single"), names)
            got = sys.stdout.getvalue()
            if not _fits(wanted, got, flags):
                why = "fail %r gives %r" % (source, got)
        except _SkipTest as e:
            why = "skip %s" % e
        except BaseException as e:
            if not wanted.startswith("Traceback "):
                why = "error %r raises %r" % (source, e)
            else:
                ok, got = _fits_traceback(wanted, e, flags)
                if not ok:
                    why = "fail %r raises %r" % (source, got)
        sys.stdout = old
        why = why.replace("\n", "\\n").encode("ascii", "backslashreplace").decode()
        sys.__stdout__.write("@@ doctest.%s.%d %s\n" % (name, i, why))
        sys.__stdout__.flush()


def _run_doctests(module, text, only):
    """The examples of __test__ and of the docstrings of a test file that uses doctest."""
    if "doctest" not in text:
        return
    docs = {"__doc__": module.__doc__}
    docs.update({k: v if isinstance(v, str) else getattr(v, "__doc__", None) for k, v in getattr(module, "__test__", {}).items()})
    for k, v in vars(module).items():
        if getattr(v, "__module__", None) == module.__name__ and isinstance(v, (type, type(_run_doctests))):
            docs[k] = v.__doc__
    for k, doc in docs.items():
        if isinstance(doc, str) and ">>>" in doc and only in k:
            _run_examples(k, doc, dict(vars(module), __name__="__main__"))


def _conform(texts, name, missing, only):
    import builtins
    stand_ins, real_import = {}, builtins.__import__
    for m in missing:
        stand_ins[m] = _missing_module(m)
        if "." in m and m.rpartition(".")[0] in stand_ins:
            setattr(stand_ins[m.rpartition(".")[0]], m.rpartition(".")[2], stand_ins[m])
        try:
            real_import(m)
        except ImportError:
            sys.modules[m] = stand_ins[m]

    def _import(m, globals=None, locals=None, fromlist=(), level=0):
        if m in stand_ins and globals and str(globals.get("__name__")).startswith("test."):
            return stand_ins[m if fromlist else m.partition(".")[0]]
        return real_import(m, globals, locals, fromlist, level)

    builtins.__import__ = _import
    sys.modules["unittest"] = _unittest()
    sys.modules["doctest"] = _doctest()
    package = sys.modules["test"] = _missing_module("test")
    package.support = sys.modules["test.support"] = _support()

    loading = set()

    def load(m):
        if m in loading:
            return sys.modules[m]
        loading.add(m)
        made = sys.modules[m] = _new_module(m)
        made.__file__ = m.replace(".", "/") + ".py"
        made.__package__ = m.rpartition(".")[0]
        parent, _, leaf = m.rpartition(".")
        if parent not in sys.modules:
            sys.modules[parent] = _missing_module(parent)
        for other in order:
            if other in texts[m] or other.rpartition(".")[2] in texts[m]:
                load(other)
        exec(compile(texts[m], m, "exec"), made.__dict__)
        setattr(sys.modules[parent], leaf, made)
        return made

    order = [m for m in texts if m != name]
    try:
        tests = load(name)
    except _SkipTest as e:
        print("@@end skipped whole:", e)
        tests = None
    _StandIn.loading = False
    for cls in list(vars(tests).values() if tests else ()):
        if not (isinstance(cls, type) and issubclass(cls, TestCase)) or cls.__module__ != name:
            continue
        names = [n for n in dir(cls) if n.startswith("test") and callable(getattr(cls, n, None)) and only in cls.__name__ + "." + n]
        if not names:
            continue
        try:
            cls.setUpClass()
        except _SkipTest:
            continue
        except Exception as e:
            print("@@ %s.setUpClass error %s" % (cls.__name__, e))
            continue
        for n in names:
            outcome, why = _Case(cls, n).run()
            why = why.replace("\n", "\\n").encode("ascii", "backslashreplace").decode()
            sys.__stdout__.write("@@ %s.%s %s %s\n" % (cls.__name__, n, outcome, why))
            sys.__stdout__.flush()
    if tests:
        _run_doctests(tests, texts[name], only)
    sys.__stdout__.write("@@end\n")
    builtins.__import__ = real_import
