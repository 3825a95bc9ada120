# doctest: examples of docstrings, as each version reports them
import contextlib
import doctest
import io
import re
from doctest import DocTestParser, OutputChecker, run_docstring_examples


def good(x):
    """
    >>> good(2)
    4
    >>> good('a')
    Traceback (most recent call last):
        ...
    TypeError: can't multiply sequence by non-int of type 'str'
    >>> for i in range(2):
    ...     print(i)
    ...     print()
    0
    <BLANKLINE>
    1
    <BLANKLINE>
    """
    return x * x


def bad():
    """Three failures of four.

    >>> 1 + 1
    3
    >>> print('a  b')
    >>> x = 5
    >>> x = 6
    6
    """


def flags():
    """
    >>> print(list(range(20)))  # doctest: +ELLIPSIS
    [0, 1, ..., 18, 19]
    >>> print('a   b')  # doctest: +NORMALIZE_WHITESPACE
    a b
    >>> int('x')  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: other words
    >>> 1 / 0  # doctest: +SKIP
    5
    >>> 1 == 1
    1
    """


def note():
    """
    >>> raise ValueError('two\\nlines')
    Traceback (most recent call last):
    ValueError: two
    lines
    >>> int('x')
    Traceback (most recent call last):
    ValueError: wrong
    >>> a = (
    """


class Shape:
    """A class.

    >>> Shape().area
    0
    """

    @property
    def area(self):
        """
        >>> Shape().area + 1
        2
        """
        return 0

    @classmethod
    def make(cls):
        """>>> Shape.make().area
        0"""
        return cls()

    def plain(self):
        pass


def show(f, *args, **more):
    """What f prints and gives, with a short name for this file."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        r = f(*args, **more)
    own = r'      File "[^"]*doctest.py", line .*\n(?:        .*\n)+'  # that module's frame: not in slotscope, nor since 3.14
    print(re.sub(own, '', out.getvalue()).replace(__file__, 'FILE'), end='')
    if r is not None:
        print(r)


run_docstring_examples(good, globals())
show(run_docstring_examples, good, globals(), True, 'good')
# => Finding tests in good
# => Trying:
# =>     good(2)
# => Expecting:
# =>     4
# => ok
# => Trying:
# =>     good('a')
# => Expecting:
# =>     Traceback (most recent call last):
# =>         ...
# =>     TypeError: can't multiply sequence by non-int of type 'str'
# => ok
# => Trying:
# =>     for i in range(2):
# =>         print(i)
# =>         print()
# => Expecting:
# =>     0
# =>     <BLANKLINE>
# =>     1
# =>     <BLANKLINE>
# => ok
show(run_docstring_examples, bad, {}, name='bad')
# => **********************************************************************
# => File "FILE", line 31, in bad
# => Failed example:
# =>     1 + 1
# => Expected:
# =>     3
# => Got:
# =>     2
# => **********************************************************************
# => File "FILE", line 33, in bad
# => Failed example:
# =>     print('a  b')
# => Expected nothing
# => Got:
# =>     a  b
# => **********************************************************************
# => File "FILE", line 35, in bad
# => Failed example:
# =>     x = 6
# => Expected:
# =>     6
# => Got nothing
show(run_docstring_examples, flags, {})
show(run_docstring_examples, bad, {}, optionflags=doctest.REPORT_ONLY_FIRST_FAILURE)
# => **********************************************************************
# => File "FILE", line 31, in NoName
# => Failed example:
# =>     1 + 1
# => Expected:
# =>     3
# => Got:
# =>     2
show(run_docstring_examples, bad, {}, optionflags=doctest.FAIL_FAST)
# => **********************************************************************
# => File "FILE", line 31, in NoName
# => Failed example:
# =>     1 + 1
# => Expected:
# =>     3
# => Got:
# =>     2
parser = DocTestParser()
print([(e.source, e.want, e.exc_msg, e.lineno, e.indent) for e in parser.get_examples(good.__doc__)])
# =>(3.8-3.12) [('good(2)\n', '4\n', None, 1, 4), ("good('a')\n", "Traceback (most recent call last):\n    ...\nTypeError: can't multiply sequence by non-int of type 'str'\n", "TypeError: can't multiply sequence by non-int of type 'str'\n", 3, 4), ('for i in range(2):\n    print(i)\n    print()\n', '0\n<BLANKLINE>\n1\n<BLANKLINE>\n', None, 7, 4)]
# =>(3.13-3.15) [('good(2)\n', '4\n', None, 1, 0), ("good('a')\n", "Traceback (most recent call last):\n    ...\nTypeError: can't multiply sequence by non-int of type 'str'\n", "TypeError: can't multiply sequence by non-int of type 'str'\n", 3, 0), ('for i in range(2):\n    print(i)\n    print()\n', '0\n<BLANKLINE>\n1\n<BLANKLINE>\n', None, 7, 0)]
print([e.options for e in parser.get_examples(flags.__doc__)])  # => [{8: True}, {4: True}, {32: True}, {16: True}, {}]
print(repr(parser.get_doctest(bad.__doc__, {}, 'bad', 'f.py', 3)))  # => <DocTest bad from f.py:3 (4 examples)>


def fails(text):
    try:
        print(parser.get_examples(text, 'x'))
    except ValueError as e:
        print(e)


fails('>>>1')  # => line 1 of the docstring for x lacks blank after >>>: '>>>1'
fails('  >>> 1\n 1')  # => line 2 of the docstring for x has inconsistent leading whitespace: '1'
fails('>>> 1 # doctest: +NOTHING')  # => line 1 of the doctest for x has an invalid option: '+NOTHING'
fails('>>> # doctest: +SKIP')  # => line 0 of the doctest for x has an option directive on a line with no example: '# doctest: +SKIP'
check = OutputChecker().check_output
print(check('a...c', 'abbc', doctest.ELLIPSIS), check('a...c', 'ab', doctest.ELLIPSIS), check('1\n', 'True\n', 0))  # => True False True
print(check('1\n', 'True\n', doctest.DONT_ACCEPT_TRUE_FOR_1), check('a  b', 'a b', doctest.NORMALIZE_WHITESPACE))  # => False True
runner = doctest.DocTestRunner(verbose=False)
finder = doctest.DocTestFinder()
print([t.name for f in (good, bad, flags) for t in finder.find(f, globs={})])  # => ['good', 'bad', 'flags']
show(lambda: [runner.run(t) for f in (good, bad, flags) for t in finder.find(f, f.__name__, module=False, globs={'good': good})])
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) Line 3, in bad
# =>(3.8-3.12) Failed example:
# =>(3.8-3.12)     1 + 1
# =>(3.8-3.12) Expected:
# =>(3.8-3.12)     3
# =>(3.8-3.12) Got:
# =>(3.8-3.12)     2
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) Line 5, in bad
# =>(3.8-3.12) Failed example:
# =>(3.8-3.12)     print('a  b')
# =>(3.8-3.12) Expected nothing
# =>(3.8-3.12) Got:
# =>(3.8-3.12)     a  b
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) Line 7, in bad
# =>(3.8-3.12) Failed example:
# =>(3.8-3.12)     x = 6
# =>(3.8-3.12) Expected:
# =>(3.8-3.12)     6
# =>(3.8-3.12) Got nothing
# =>(3.8-3.12) [TestResults(failed=0, attempted=3), TestResults(failed=3, attempted=4), TestResults(failed=0, attempted=4)]
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) Line 3, in bad
# =>(3.13-3.15) Failed example:
# =>(3.13-3.15)     1 + 1
# =>(3.13-3.15) Expected:
# =>(3.13-3.15)     3
# =>(3.13-3.15) Got:
# =>(3.13-3.15)     2
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) Line 5, in bad
# =>(3.13-3.15) Failed example:
# =>(3.13-3.15)     print('a  b')
# =>(3.13-3.15) Expected nothing
# =>(3.13-3.15) Got:
# =>(3.13-3.15)     a  b
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) Line 7, in bad
# =>(3.13-3.15) Failed example:
# =>(3.13-3.15)     x = 6
# =>(3.13-3.15) Expected:
# =>(3.13-3.15)     6
# =>(3.13-3.15) Got nothing
# =>(3.13-3.15) [TestResults(failed=0, attempted=3), TestResults(failed=3, attempted=4), TestResults(failed=0, attempted=5, skipped=1)]
show(runner.summarize)
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) 1 items had failures:
# =>(3.8-3.12)    3 of   4 in bad
# =>(3.8-3.12) ***Test Failed*** 3 failures.
# =>(3.8-3.12) TestResults(failed=3, attempted=11)
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) 1 item had failures:
# =>(3.13-3.15)    3 of   4 in bad
# =>(3.13-3.15) ***Test Failed*** 3 failures and 1 skipped test.
# =>(3.13-3.15) TestResults(failed=3, attempted=12, skipped=1)
show(runner.summarize, verbose=True)
# =>(3.8-3.12) 2 items passed all tests:
# =>(3.8-3.12)    4 tests in flags
# =>(3.8-3.12)    3 tests in good
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) 1 items had failures:
# =>(3.8-3.12)    3 of   4 in bad
# =>(3.8-3.12) 11 tests in 3 items.
# =>(3.8-3.12) 8 passed and 3 failed.
# =>(3.8-3.12) ***Test Failed*** 3 failures.
# =>(3.8-3.12) TestResults(failed=3, attempted=11)
# =>(3.13-3.15) 2 items passed all tests:
# =>(3.13-3.15)    5 tests in flags
# =>(3.13-3.15)    3 tests in good
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) 1 item had failures:
# =>(3.13-3.15)    3 of   4 in bad
# =>(3.13-3.15) 12 tests in 3 items.
# =>(3.13-3.15) 9 passed and 3 failed.
# =>(3.13-3.15) ***Test Failed*** 3 failures and 1 skipped test.
# =>(3.13-3.15) TestResults(failed=3, attempted=12, skipped=1)
print(doctest.TestResults(1, 2), doctest.ELLIPSIS, doctest.REPORTING_FLAGS, doctest.COMPARISON_FLAGS)
# => TestResults(failed=1, attempted=2) 8 1984 63


__test__ = {'extra': '>>> 1\n1\n>>> int("z")\n5'}
del note
show(doctest.testmod)
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) File "FILE", line ?, in __main__.Shape.area
# =>(3.8-3.12) Failed example:
# =>(3.8-3.12)     Shape().area + 1
# =>(3.8-3.12) Expected:
# =>(3.8-3.12)     2
# =>(3.8-3.12) Got:
# =>(3.8-3.12)     1
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) File "FILE", line 86, in __main__.Shape.make
# =>(3.8-3.12) Failed example:
# =>(3.8-3.12)     Shape.make().area
# =>(3.8-3.12) Expected:
# =>(3.8-3.12)             0
# =>(3.8-3.12) Got:
# =>(3.8-3.12)     0
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) File "FILE", line ?, in __main__.__test__.extra
# =>(3.8-3.12) Failed example:
# =>(3.8-3.12)     int("z")
# =>(3.8-3.12) Exception raised:
# =>(3.8-3.12)     Traceback (most recent call last):
# =>(3.8-3.12)       File "<doctest __main__.__test__.extra[1]>", line 1, in <module>
# =>(3.8-3.12)         int("z")
# =>(3.8-3.12)     ValueError: invalid literal for int() with base 10: 'z'
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) File "FILE", line 31, in __main__.bad
# =>(3.8-3.12) Failed example:
# =>(3.8-3.12)     1 + 1
# =>(3.8-3.12) Expected:
# =>(3.8-3.12)     3
# =>(3.8-3.12) Got:
# =>(3.8-3.12)     2
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) File "FILE", line 33, in __main__.bad
# =>(3.8-3.12) Failed example:
# =>(3.8-3.12)     print('a  b')
# =>(3.8-3.12) Expected nothing
# =>(3.8-3.12) Got:
# =>(3.8-3.12)     a  b
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) File "FILE", line 35, in __main__.bad
# =>(3.8-3.12) Failed example:
# =>(3.8-3.12)     x = 6
# =>(3.8-3.12) Expected:
# =>(3.8-3.12)     6
# =>(3.8-3.12) Got nothing
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) 4 items had failures:
# =>(3.8-3.12)    1 of   1 in __main__.Shape.area
# =>(3.8-3.12)    1 of   1 in __main__.Shape.make
# =>(3.8-3.12)    1 of   2 in __main__.__test__.extra
# =>(3.8-3.12)    3 of   4 in __main__.bad
# =>(3.8-3.12) ***Test Failed*** 6 failures.
# =>(3.8-3.12) TestResults(failed=6, attempted=16)
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) File "FILE", line 79, in __main__.Shape.area
# =>(3.13-3.15) Failed example:
# =>(3.13-3.15)     Shape().area + 1
# =>(3.13-3.15) Expected:
# =>(3.13-3.15)     2
# =>(3.13-3.15) Got:
# =>(3.13-3.15)     1
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) File "FILE", line ?, in __main__.__test__.extra
# =>(3.13-3.15) Failed example:
# =>(3.13-3.15)     int("z")
# =>(3.13-3.15) Exception raised:
# =>(3.13-3.15)     Traceback (most recent call last):
# =>(3.13-3.15)       File "<doctest __main__.__test__.extra[1]>", line 1, in <module>
# =>(3.13-3.15)         int("z")
# =>(3.13-3.15)         ~~~^^^^^
# =>(3.13-3.15)     ValueError: invalid literal for int() with base 10: 'z'
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) File "FILE", line 31, in __main__.bad
# =>(3.13-3.15) Failed example:
# =>(3.13-3.15)     1 + 1
# =>(3.13-3.15) Expected:
# =>(3.13-3.15)     3
# =>(3.13-3.15) Got:
# =>(3.13-3.15)     2
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) File "FILE", line 33, in __main__.bad
# =>(3.13-3.15) Failed example:
# =>(3.13-3.15)     print('a  b')
# =>(3.13-3.15) Expected nothing
# =>(3.13-3.15) Got:
# =>(3.13-3.15)     a  b
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) File "FILE", line 35, in __main__.bad
# =>(3.13-3.15) Failed example:
# =>(3.13-3.15)     x = 6
# =>(3.13-3.15) Expected:
# =>(3.13-3.15)     6
# =>(3.13-3.15) Got nothing
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) 3 items had failures:
# =>(3.13-3.15)    1 of   1 in __main__.Shape.area
# =>(3.13-3.15)    1 of   2 in __main__.__test__.extra
# =>(3.13-3.15)    3 of   4 in __main__.bad
# =>(3.13-3.15) ***Test Failed*** 5 failures and 1 skipped test.
# =>(3.13-3.15) TestResults(failed=5, attempted=17, skipped=1)
show(doctest.testmod, verbose=True, exclude_empty=True)
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     Shape().area
# =>(3.8-3.12) Expecting:
# =>(3.8-3.12)     0
# =>(3.8-3.12) ok
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     Shape().area + 1
# =>(3.8-3.12) Expecting:
# =>(3.8-3.12)     2
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) File "FILE", line ?, in __main__.Shape.area
# =>(3.8-3.12) Failed example:
# =>(3.8-3.12)     Shape().area + 1
# =>(3.8-3.12) Expected:
# =>(3.8-3.12)     2
# =>(3.8-3.12) Got:
# =>(3.8-3.12)     1
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     Shape.make().area
# =>(3.8-3.12) Expecting:
# =>(3.8-3.12)             0
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) File "FILE", line 86, in __main__.Shape.make
# =>(3.8-3.12) Failed example:
# =>(3.8-3.12)     Shape.make().area
# =>(3.8-3.12) Expected:
# =>(3.8-3.12)             0
# =>(3.8-3.12) Got:
# =>(3.8-3.12)     0
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     1
# =>(3.8-3.12) Expecting:
# =>(3.8-3.12)     1
# =>(3.8-3.12) ok
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     int("z")
# =>(3.8-3.12) Expecting:
# =>(3.8-3.12)     5
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) File "FILE", line ?, in __main__.__test__.extra
# =>(3.8-3.12) Failed example:
# =>(3.8-3.12)     int("z")
# =>(3.8-3.12) Exception raised:
# =>(3.8-3.12)     Traceback (most recent call last):
# =>(3.8-3.12)       File "<doctest __main__.__test__.extra[1]>", line 1, in <module>
# =>(3.8-3.12)         int("z")
# =>(3.8-3.12)     ValueError: invalid literal for int() with base 10: 'z'
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     1 + 1
# =>(3.8-3.12) Expecting:
# =>(3.8-3.12)     3
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) File "FILE", line 31, in __main__.bad
# =>(3.8-3.12) Failed example:
# =>(3.8-3.12)     1 + 1
# =>(3.8-3.12) Expected:
# =>(3.8-3.12)     3
# =>(3.8-3.12) Got:
# =>(3.8-3.12)     2
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     print('a  b')
# =>(3.8-3.12) Expecting nothing
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) File "FILE", line 33, in __main__.bad
# =>(3.8-3.12) Failed example:
# =>(3.8-3.12)     print('a  b')
# =>(3.8-3.12) Expected nothing
# =>(3.8-3.12) Got:
# =>(3.8-3.12)     a  b
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     x = 5
# =>(3.8-3.12) Expecting nothing
# =>(3.8-3.12) ok
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     x = 6
# =>(3.8-3.12) Expecting:
# =>(3.8-3.12)     6
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) File "FILE", line 35, in __main__.bad
# =>(3.8-3.12) Failed example:
# =>(3.8-3.12)     x = 6
# =>(3.8-3.12) Expected:
# =>(3.8-3.12)     6
# =>(3.8-3.12) Got nothing
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     print(list(range(20)))  # doctest: +ELLIPSIS
# =>(3.8-3.12) Expecting:
# =>(3.8-3.12)     [0, 1, ..., 18, 19]
# =>(3.8-3.12) ok
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     print('a   b')  # doctest: +NORMALIZE_WHITESPACE
# =>(3.8-3.12) Expecting:
# =>(3.8-3.12)     a b
# =>(3.8-3.12) ok
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     int('x')  # doctest: +IGNORE_EXCEPTION_DETAIL
# =>(3.8-3.12) Expecting:
# =>(3.8-3.12)     Traceback (most recent call last):
# =>(3.8-3.12)     ValueError: other words
# =>(3.8-3.12) ok
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     1 == 1
# =>(3.8-3.12) Expecting:
# =>(3.8-3.12)     1
# =>(3.8-3.12) ok
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     good(2)
# =>(3.8-3.12) Expecting:
# =>(3.8-3.12)     4
# =>(3.8-3.12) ok
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     good('a')
# =>(3.8-3.12) Expecting:
# =>(3.8-3.12)     Traceback (most recent call last):
# =>(3.8-3.12)         ...
# =>(3.8-3.12)     TypeError: can't multiply sequence by non-int of type 'str'
# =>(3.8-3.12) ok
# =>(3.8-3.12) Trying:
# =>(3.8-3.12)     for i in range(2):
# =>(3.8-3.12)         print(i)
# =>(3.8-3.12)         print()
# =>(3.8-3.12) Expecting:
# =>(3.8-3.12)     0
# =>(3.8-3.12)     <BLANKLINE>
# =>(3.8-3.12)     1
# =>(3.8-3.12)     <BLANKLINE>
# =>(3.8-3.12) ok
# =>(3.8-3.12) 1 items had no tests:
# =>(3.8-3.12)     __main__.show
# =>(3.8-3.12) 3 items passed all tests:
# =>(3.8-3.12)    1 tests in __main__.Shape
# =>(3.8-3.12)    4 tests in __main__.flags
# =>(3.8-3.12)    3 tests in __main__.good
# =>(3.8-3.12) **********************************************************************
# =>(3.8-3.12) 4 items had failures:
# =>(3.8-3.12)    1 of   1 in __main__.Shape.area
# =>(3.8-3.12)    1 of   1 in __main__.Shape.make
# =>(3.8-3.12)    1 of   2 in __main__.__test__.extra
# =>(3.8-3.12)    3 of   4 in __main__.bad
# =>(3.8-3.12) 16 tests in 8 items.
# =>(3.8-3.12) 10 passed and 6 failed.
# =>(3.8-3.12) ***Test Failed*** 6 failures.
# =>(3.8-3.12) TestResults(failed=6, attempted=16)
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     Shape().area
# =>(3.13-3.15) Expecting:
# =>(3.13-3.15)     0
# =>(3.13-3.15) ok
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     Shape().area + 1
# =>(3.13-3.15) Expecting:
# =>(3.13-3.15)     2
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) File "FILE", line 79, in __main__.Shape.area
# =>(3.13-3.15) Failed example:
# =>(3.13-3.15)     Shape().area + 1
# =>(3.13-3.15) Expected:
# =>(3.13-3.15)     2
# =>(3.13-3.15) Got:
# =>(3.13-3.15)     1
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     Shape.make().area
# =>(3.13-3.15) Expecting:
# =>(3.13-3.15)     0
# =>(3.13-3.15) ok
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     1
# =>(3.13-3.15) Expecting:
# =>(3.13-3.15)     1
# =>(3.13-3.15) ok
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     int("z")
# =>(3.13-3.15) Expecting:
# =>(3.13-3.15)     5
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) File "FILE", line ?, in __main__.__test__.extra
# =>(3.13-3.15) Failed example:
# =>(3.13-3.15)     int("z")
# =>(3.13-3.15) Exception raised:
# =>(3.13-3.15)     Traceback (most recent call last):
# =>(3.13-3.15)       File "<doctest __main__.__test__.extra[1]>", line 1, in <module>
# =>(3.13-3.15)         int("z")
# =>(3.13-3.15)         ~~~^^^^^
# =>(3.13-3.15)     ValueError: invalid literal for int() with base 10: 'z'
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     1 + 1
# =>(3.13-3.15) Expecting:
# =>(3.13-3.15)     3
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) File "FILE", line 31, in __main__.bad
# =>(3.13-3.15) Failed example:
# =>(3.13-3.15)     1 + 1
# =>(3.13-3.15) Expected:
# =>(3.13-3.15)     3
# =>(3.13-3.15) Got:
# =>(3.13-3.15)     2
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     print('a  b')
# =>(3.13-3.15) Expecting nothing
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) File "FILE", line 33, in __main__.bad
# =>(3.13-3.15) Failed example:
# =>(3.13-3.15)     print('a  b')
# =>(3.13-3.15) Expected nothing
# =>(3.13-3.15) Got:
# =>(3.13-3.15)     a  b
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     x = 5
# =>(3.13-3.15) Expecting nothing
# =>(3.13-3.15) ok
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     x = 6
# =>(3.13-3.15) Expecting:
# =>(3.13-3.15)     6
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) File "FILE", line 35, in __main__.bad
# =>(3.13-3.15) Failed example:
# =>(3.13-3.15)     x = 6
# =>(3.13-3.15) Expected:
# =>(3.13-3.15)     6
# =>(3.13-3.15) Got nothing
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     print(list(range(20)))  # doctest: +ELLIPSIS
# =>(3.13-3.15) Expecting:
# =>(3.13-3.15)     [0, 1, ..., 18, 19]
# =>(3.13-3.15) ok
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     print('a   b')  # doctest: +NORMALIZE_WHITESPACE
# =>(3.13-3.15) Expecting:
# =>(3.13-3.15)     a b
# =>(3.13-3.15) ok
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     int('x')  # doctest: +IGNORE_EXCEPTION_DETAIL
# =>(3.13-3.15) Expecting:
# =>(3.13-3.15)     Traceback (most recent call last):
# =>(3.13-3.15)     ValueError: other words
# =>(3.13-3.15) ok
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     1 == 1
# =>(3.13-3.15) Expecting:
# =>(3.13-3.15)     1
# =>(3.13-3.15) ok
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     good(2)
# =>(3.13-3.15) Expecting:
# =>(3.13-3.15)     4
# =>(3.13-3.15) ok
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     good('a')
# =>(3.13-3.15) Expecting:
# =>(3.13-3.15)     Traceback (most recent call last):
# =>(3.13-3.15)         ...
# =>(3.13-3.15)     TypeError: can't multiply sequence by non-int of type 'str'
# =>(3.13-3.15) ok
# =>(3.13-3.15) Trying:
# =>(3.13-3.15)     for i in range(2):
# =>(3.13-3.15)         print(i)
# =>(3.13-3.15)         print()
# =>(3.13-3.15) Expecting:
# =>(3.13-3.15)     0
# =>(3.13-3.15)     <BLANKLINE>
# =>(3.13-3.15)     1
# =>(3.13-3.15)     <BLANKLINE>
# =>(3.13-3.15) ok
# =>(3.13-3.15) 1 item had no tests:
# =>(3.13-3.15)     __main__.show
# =>(3.13-3.15) 4 items passed all tests:
# =>(3.13-3.15)    1 test in __main__.Shape
# =>(3.13-3.15)    1 test in __main__.Shape.make
# =>(3.13-3.15)    5 tests in __main__.flags
# =>(3.13-3.15)    3 tests in __main__.good
# =>(3.13-3.15) **********************************************************************
# =>(3.13-3.15) 3 items had failures:
# =>(3.13-3.15)    1 of   1 in __main__.Shape.area
# =>(3.13-3.15)    1 of   2 in __main__.__test__.extra
# =>(3.13-3.15)    3 of   4 in __main__.bad
# =>(3.13-3.15) 17 tests in 8 items.
# =>(3.13-3.15) 12 passed and 5 failed.
# =>(3.13-3.15) ***Test Failed*** 5 failures and 1 skipped test.
# =>(3.13-3.15) TestResults(failed=5, attempted=17, skipped=1)
