import unittest, sys, io
class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls): cls.shared=1
    def setUp(self): self.x=[1,2,3]
    def test_ok(self): self.assertEqual(self.x,[1,2,3])
    def test_eq(self): self.assertEqual(1,2)
    def test_list(self): self.assertEqual([1,2,3],[1,3,4,5],'a message')
    def test_dict(self): self.assertEqual({'a':1,'b':[1,2]},{'a':2,'c':3})
    def test_str(self): self.assertEqual('one\ntwo\nthree','one\ntoo\nthree')
    def test_str1(self): self.assertEqual('hello','help')
    def test_long(self): self.assertEqual('a'*200+'b','a'*200+'c')
    def test_error(self):
        """Docstring of a test."""
        self.helper()
    def helper(self): return 1/0
    def test_raises(self):
        with self.assertRaises(ValueError): pass
    def test_raises2(self): self.assertRaises(KeyError,int,'3')
    def test_raises3(self):
        with self.assertRaisesRegex(ValueError,'foo'): int('x')
    def test_raises4(self):
        with self.assertRaises(ValueError) as cm: int('x')
        self.assertIn('zzz',str(cm.exception))
    def test_true(self): self.assertTrue([])
    def test_almost(self): self.assertAlmostEqual(1.0,1.1)
    def test_inst(self): self.assertIsInstance(1,str)
    def test_count(self): self.assertCountEqual([1,2,2],[1,1,3])
    def test_regex(self): self.assertRegex('abc','x+')
    @unittest.skip('not now')
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_exp(self): self.fail('x')
    @unittest.expectedFailure
    def test_unexp(self): pass
    def test_sub(self):
        for i in range(4):
            with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
    def test_sub2(self):
        with self.subTest('msg'): 1/0
    def test_skipin(self): self.skipTest('why')
    def test_warn(self):
        import warnings
        with self.assertWarns(DeprecationWarning): warnings.warn('x',DeprecationWarning)
        with self.assertWarns(UserWarning): pass
    def test_fail(self): self.fail('just so')
    def test_cause(self):
        try: 1/0
        except ZeroDivisionError as e: raise KeyError('k') from e
class B(unittest.TestCase):
    @classmethod
    def setUpClass(cls): raise ValueError('no class')
    def test_x(self): pass
@unittest.skipIf(True,'all')
class Sk(unittest.TestCase):
    def test_a(self): pass
class E(unittest.TestCase): pass
def show(**k):
    s=io.StringIO(); m=unittest.main(argv=['x']+k.pop('args',[]),exit=False,testRunner=unittest.TextTestRunner(stream=s,**k))
    import re; print(re.sub(r'(Ran) \d+|in \d+\.\d+s', r'\1 N', s.getvalue()).replace(__file__, 'FILE')); print(len(m.result.failures))
show(); show(verbosity=2, args=['T.test_sub', 'T.test_skip', 'T.test_error', 'T.test_unexp', 'T.test_ok']); show(args=['E']); show(args=['T.test_ok'],verbosity=2); show(verbosity=0,args=['B','T.test_eq'])
# =>(3.8-3.10) EsFEFFFExFFFF.FFFFFssFFFuF
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) ERROR: setUpClass (__main__.B)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 52, in setUpClass
# =>(3.8-3.10)     def setUpClass(cls): raise ValueError('no class')
# =>(3.8-3.10) ValueError: no class
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) ERROR: test_cause (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 48, in test_cause
# =>(3.8-3.10)     try: 1/0
# =>(3.8-3.10) ZeroDivisionError: division by zero
# =>(3.8-3.10) 
# =>(3.8-3.10) The above exception was the direct cause of the following exception:
# =>(3.8-3.10) 
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 49, in test_cause
# =>(3.8-3.10)     except ZeroDivisionError as e: raise KeyError('k') from e
# =>(3.8-3.10) KeyError: 'k'
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) ERROR: test_error (__main__.T)
# =>(3.8-3.10) Docstring of a test.
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 15, in test_error
# =>(3.8-3.10)     self.helper()
# =>(3.8-3.10)   File "FILE", line 16, in helper
# =>(3.8-3.10)     def helper(self): return 1/0
# =>(3.8-3.10) ZeroDivisionError: division by zero
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) ERROR: test_sub2 (__main__.T) [msg]
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 40, in test_sub2
# =>(3.8-3.10)     with self.subTest('msg'): 1/0
# =>(3.8-3.10) ZeroDivisionError: division by zero
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_almost (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 26, in test_almost
# =>(3.8-3.10)     def test_almost(self): self.assertAlmostEqual(1.0,1.1)
# =>(3.8-3.10) AssertionError: 1.0 != 1.1 within 7 places (0.10000000000000009 difference)
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_count (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 28, in test_count
# =>(3.8-3.10)     def test_count(self): self.assertCountEqual([1,2,2],[1,1,3])
# =>(3.8-3.10) AssertionError: Element counts were not equal:
# =>(3.8-3.10) First has 1, Second has 2:  1
# =>(3.8-3.10) First has 2, Second has 0:  2
# =>(3.8-3.10) First has 0, Second has 1:  3
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_dict (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 9, in test_dict
# =>(3.8-3.10)     def test_dict(self): self.assertEqual({'a':1,'b':[1,2]},{'a':2,'c':3})
# =>(3.8-3.10) AssertionError: {'a': 1, 'b': [1, 2]} != {'a': 2, 'c': 3}
# =>(3.8-3.10) - {'a': 1, 'b': [1, 2]}
# =>(3.8-3.10) + {'a': 2, 'c': 3}
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_eq (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 7, in test_eq
# =>(3.8-3.10)     def test_eq(self): self.assertEqual(1,2)
# =>(3.8-3.10) AssertionError: 1 != 2
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_fail (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 46, in test_fail
# =>(3.8-3.10)     def test_fail(self): self.fail('just so')
# =>(3.8-3.10) AssertionError: just so
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_inst (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 27, in test_inst
# =>(3.8-3.10)     def test_inst(self): self.assertIsInstance(1,str)
# =>(3.8-3.10) AssertionError: 1 is not an instance of <class 'str'>
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_list (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 8, in test_list
# =>(3.8-3.10)     def test_list(self): self.assertEqual([1,2,3],[1,3,4,5],'a message')
# =>(3.8-3.10) AssertionError: Lists differ: [1, 2, 3] != [1, 3, 4, 5]
# =>(3.8-3.10) 
# =>(3.8-3.10) First differing element 1:
# =>(3.8-3.10) 2
# =>(3.8-3.10) 3
# =>(3.8-3.10) 
# =>(3.8-3.10) Second list contains 1 additional elements.
# =>(3.8-3.10) First extra element 3:
# =>(3.8-3.10) 5
# =>(3.8-3.10) 
# =>(3.8-3.10) - [1, 2, 3]
# =>(3.8-3.10) + [1, 3, 4, 5] : a message
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_long (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 12, in test_long
# =>(3.8-3.10)     def test_long(self): self.assertEqual('a'*200+'b','a'*200+'c')
# =>(3.8-3.10) AssertionError: 'aaaa[135 chars]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' != 'aaaa[135 chars]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac'
# =>(3.8-3.10) Diff is 817 characters long. Set self.maxDiff to None to see it.
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_raises (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 18, in test_raises
# =>(3.8-3.10)     with self.assertRaises(ValueError): pass
# =>(3.8-3.10) AssertionError: ValueError not raised
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_raises2 (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 19, in test_raises2
# =>(3.8-3.10)     def test_raises2(self): self.assertRaises(KeyError,int,'3')
# =>(3.8-3.10) AssertionError: KeyError not raised by int
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_raises3 (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) ValueError: invalid literal for int() with base 10: 'x'
# =>(3.8-3.10) 
# =>(3.8-3.10) During handling of the above exception, another exception occurred:
# =>(3.8-3.10) 
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 21, in test_raises3
# =>(3.8-3.10)     with self.assertRaisesRegex(ValueError,'foo'): int('x')
# =>(3.8-3.10) AssertionError: "foo" does not match "invalid literal for int() with base 10: 'x'"
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_raises4 (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 24, in test_raises4
# =>(3.8-3.10)     self.assertIn('zzz',str(cm.exception))
# =>(3.8-3.10) AssertionError: 'zzz' not found in "invalid literal for int() with base 10: 'x'"
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_regex (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 29, in test_regex
# =>(3.8-3.10)     def test_regex(self): self.assertRegex('abc','x+')
# =>(3.8-3.10) AssertionError: Regex didn't match: 'x+' not found in 'abc'
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_str (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 10, in test_str
# =>(3.8-3.10)     def test_str(self): self.assertEqual('one\ntwo\nthree','one\ntoo\nthree')
# =>(3.8-3.10) AssertionError: 'one\ntwo\nthree' != 'one\ntoo\nthree'
# =>(3.8-3.10)   one
# =>(3.8-3.10) - two
# =>(3.8-3.10) ?  ^
# =>(3.8-3.10) + too
# =>(3.8-3.10) ?  ^
# =>(3.8-3.10)   three
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_str1 (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 11, in test_str1
# =>(3.8-3.10)     def test_str1(self): self.assertEqual('hello','help')
# =>(3.8-3.10) AssertionError: 'hello' != 'help'
# =>(3.8-3.10) - hello
# =>(3.8-3.10) + help
# =>(3.8-3.10) 
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_sub (__main__.T) (i=1, k='v')
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 38, in test_sub
# =>(3.8-3.10)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.8-3.10) AssertionError: 1 != 0
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_sub (__main__.T) (i=3, k='v')
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 38, in test_sub
# =>(3.8-3.10)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.8-3.10) AssertionError: 1 != 0
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_true (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 25, in test_true
# =>(3.8-3.10)     def test_true(self): self.assertTrue([])
# =>(3.8-3.10) AssertionError: [] is not true
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_warn (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 45, in test_warn
# =>(3.8-3.10)     with self.assertWarns(UserWarning): pass
# =>(3.8-3.10) AssertionError: UserWarning not triggered
# =>(3.8-3.10) 
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Ran N tests  N
# =>(3.8-3.10) 
# =>(3.8-3.10) FAILED (failures=19, errors=4, skipped=3, expected failures=1, unexpected successes=1)
# =>(3.8-3.10) 
# =>(3.8-3.10) 19
# =>(3.8-3.10) test_sub (__main__.T) ... test_skip (__main__.T) ... skipped 'not now'
# =>(3.8-3.10) test_error (__main__.T)
# =>(3.8-3.10) Docstring of a test. ... ERROR
# =>(3.8-3.10) test_unexp (__main__.T) ... unexpected success
# =>(3.8-3.10) test_ok (__main__.T) ... ok
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) ERROR: test_error (__main__.T)
# =>(3.8-3.10) Docstring of a test.
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 15, in test_error
# =>(3.8-3.10)     self.helper()
# =>(3.8-3.10)   File "FILE", line 16, in helper
# =>(3.8-3.10)     def helper(self): return 1/0
# =>(3.8-3.10) ZeroDivisionError: division by zero
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_sub (__main__.T) (i=1, k='v')
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 38, in test_sub
# =>(3.8-3.10)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.8-3.10) AssertionError: 1 != 0
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_sub (__main__.T) (i=3, k='v')
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 38, in test_sub
# =>(3.8-3.10)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.8-3.10) AssertionError: 1 != 0
# =>(3.8-3.10) 
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Ran N tests  N
# =>(3.8-3.10) 
# =>(3.8-3.10) FAILED (failures=2, errors=1, skipped=1, unexpected successes=1)
# =>(3.8-3.10) 
# =>(3.8-3.10) 2
# =>(3.8-3.10) 
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Ran N tests  N
# =>(3.8-3.10) 
# =>(3.8-3.10) OK
# =>(3.8-3.10) 
# =>(3.8-3.10) 0
# =>(3.8-3.10) test_ok (__main__.T) ... ok
# =>(3.8-3.10) 
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Ran N test  N
# =>(3.8-3.10) 
# =>(3.8-3.10) OK
# =>(3.8-3.10) 
# =>(3.8-3.10) 0
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) ERROR: setUpClass (__main__.B)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 52, in setUpClass
# =>(3.8-3.10)     def setUpClass(cls): raise ValueError('no class')
# =>(3.8-3.10) ValueError: no class
# =>(3.8-3.10) 
# =>(3.8-3.10) ======================================================================
# =>(3.8-3.10) FAIL: test_eq (__main__.T)
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)   File "FILE", line 7, in test_eq
# =>(3.8-3.10)     def test_eq(self): self.assertEqual(1,2)
# =>(3.8-3.10) AssertionError: 1 != 2
# =>(3.8-3.10) 
# =>(3.8-3.10) ----------------------------------------------------------------------
# =>(3.8-3.10) Ran N test  N
# =>(3.8-3.10) 
# =>(3.8-3.10) FAILED (failures=1, errors=1)
# =>(3.8-3.10) 
# =>(3.8-3.10) 1
# =>(3.11) EsFEFFFExFFFF.FFFFFssFFFFEFuF
# =>(3.11) ======================================================================
# =>(3.11) ERROR: setUpClass (__main__.B)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 52, in setUpClass
# =>(3.11)     def setUpClass(cls): raise ValueError('no class')
# =>(3.11)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) ValueError: no class
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) ERROR: test_cause (__main__.T.test_cause)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 48, in test_cause
# =>(3.11)     try: 1/0
# =>(3.11)          ~^~
# =>(3.11) ZeroDivisionError: division by zero
# =>(3.11) 
# =>(3.11) The above exception was the direct cause of the following exception:
# =>(3.11) 
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 49, in test_cause
# =>(3.11)     except ZeroDivisionError as e: raise KeyError('k') from e
# =>(3.11)                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) KeyError: 'k'
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) ERROR: test_error (__main__.T.test_error)
# =>(3.11) Docstring of a test.
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 15, in test_error
# =>(3.11)     self.helper()
# =>(3.11)   File "FILE", line 16, in helper
# =>(3.11)     def helper(self): return 1/0
# =>(3.11)                              ~^~
# =>(3.11) ZeroDivisionError: division by zero
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) ERROR: test_sub2 (__main__.T.test_sub2) [msg]
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 40, in test_sub2
# =>(3.11)     with self.subTest('msg'): 1/0
# =>(3.11)                               ~^~
# =>(3.11) ZeroDivisionError: division by zero
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_almost (__main__.T.test_almost)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 26, in test_almost
# =>(3.11)     def test_almost(self): self.assertAlmostEqual(1.0,1.1)
# =>(3.11)                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: 1.0 != 1.1 within 7 places (0.10000000000000009 difference)
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_count (__main__.T.test_count)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 28, in test_count
# =>(3.11)     def test_count(self): self.assertCountEqual([1,2,2],[1,1,3])
# =>(3.11)                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: Element counts were not equal:
# =>(3.11) First has 1, Second has 2:  1
# =>(3.11) First has 2, Second has 0:  2
# =>(3.11) First has 0, Second has 1:  3
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_dict (__main__.T.test_dict)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 9, in test_dict
# =>(3.11)     def test_dict(self): self.assertEqual({'a':1,'b':[1,2]},{'a':2,'c':3})
# =>(3.11)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: {'a': 1, 'b': [1, 2]} != {'a': 2, 'c': 3}
# =>(3.11) - {'a': 1, 'b': [1, 2]}
# =>(3.11) + {'a': 2, 'c': 3}
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_eq (__main__.T.test_eq)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 7, in test_eq
# =>(3.11)     def test_eq(self): self.assertEqual(1,2)
# =>(3.11)                        ^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: 1 != 2
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_fail (__main__.T.test_fail)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 46, in test_fail
# =>(3.11)     def test_fail(self): self.fail('just so')
# =>(3.11)                          ^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: just so
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_inst (__main__.T.test_inst)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 27, in test_inst
# =>(3.11)     def test_inst(self): self.assertIsInstance(1,str)
# =>(3.11)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: 1 is not an instance of <class 'str'>
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_list (__main__.T.test_list)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 8, in test_list
# =>(3.11)     def test_list(self): self.assertEqual([1,2,3],[1,3,4,5],'a message')
# =>(3.11)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: Lists differ: [1, 2, 3] != [1, 3, 4, 5]
# =>(3.11) 
# =>(3.11) First differing element 1:
# =>(3.11) 2
# =>(3.11) 3
# =>(3.11) 
# =>(3.11) Second list contains 1 additional elements.
# =>(3.11) First extra element 3:
# =>(3.11) 5
# =>(3.11) 
# =>(3.11) - [1, 2, 3]
# =>(3.11) + [1, 3, 4, 5] : a message
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_long (__main__.T.test_long)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 12, in test_long
# =>(3.11)     def test_long(self): self.assertEqual('a'*200+'b','a'*200+'c')
# =>(3.11)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: 'aaaa[135 chars]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' != 'aaaa[135 chars]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac'
# =>(3.11) Diff is 817 characters long. Set self.maxDiff to None to see it.
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_raises (__main__.T.test_raises)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 18, in test_raises
# =>(3.11)     with self.assertRaises(ValueError): pass
# =>(3.11) AssertionError: ValueError not raised
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_raises2 (__main__.T.test_raises2)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 19, in test_raises2
# =>(3.11)     def test_raises2(self): self.assertRaises(KeyError,int,'3')
# =>(3.11)                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: KeyError not raised by int
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_raises3 (__main__.T.test_raises3)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) ValueError: invalid literal for int() with base 10: 'x'
# =>(3.11) 
# =>(3.11) During handling of the above exception, another exception occurred:
# =>(3.11) 
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 21, in test_raises3
# =>(3.11)     with self.assertRaisesRegex(ValueError,'foo'): int('x')
# =>(3.11) AssertionError: "foo" does not match "invalid literal for int() with base 10: 'x'"
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_raises4 (__main__.T.test_raises4)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 24, in test_raises4
# =>(3.11)     self.assertIn('zzz',str(cm.exception))
# =>(3.11) AssertionError: 'zzz' not found in "invalid literal for int() with base 10: 'x'"
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_regex (__main__.T.test_regex)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 29, in test_regex
# =>(3.11)     def test_regex(self): self.assertRegex('abc','x+')
# =>(3.11)                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: Regex didn't match: 'x+' not found in 'abc'
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_str (__main__.T.test_str)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 10, in test_str
# =>(3.11)     def test_str(self): self.assertEqual('one\ntwo\nthree','one\ntoo\nthree')
# =>(3.11)                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: 'one\ntwo\nthree' != 'one\ntoo\nthree'
# =>(3.11)   one
# =>(3.11) - two
# =>(3.11) ?  ^
# =>(3.11) + too
# =>(3.11) ?  ^
# =>(3.11)   three
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_str1 (__main__.T.test_str1)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 11, in test_str1
# =>(3.11)     def test_str1(self): self.assertEqual('hello','help')
# =>(3.11)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: 'hello' != 'help'
# =>(3.11) - hello
# =>(3.11) + help
# =>(3.11) 
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_sub (__main__.T.test_sub) (i=1, k='v')
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 38, in test_sub
# =>(3.11)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.11)                                    ^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: 1 != 0
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_sub (__main__.T.test_sub) (i=3, k='v')
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 38, in test_sub
# =>(3.11)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.11)                                    ^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: 1 != 0
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_true (__main__.T.test_true)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 25, in test_true
# =>(3.11)     def test_true(self): self.assertTrue([])
# =>(3.11)                          ^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: [] is not true
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_warn (__main__.T.test_warn)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 45, in test_warn
# =>(3.11)     with self.assertWarns(UserWarning): pass
# =>(3.11) AssertionError: UserWarning not triggered
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) UNEXPECTED SUCCESS: test_unexp (__main__.T.test_unexp)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Ran N tests  N
# =>(3.11) 
# =>(3.11) FAILED (failures=19, errors=4, skipped=3, expected failures=1, unexpected successes=1)
# =>(3.11) 
# =>(3.11) 19
# =>(3.11) test_sub (__main__.T.test_sub) ... 
# =>(3.11)   test_sub (__main__.T.test_sub) (i=1, k='v') ... FAIL
# =>(3.11)   test_sub (__main__.T.test_sub) (i=3, k='v') ... FAIL
# =>(3.11) test_skip (__main__.T.test_skip) ... skipped 'not now'
# =>(3.11) test_error (__main__.T.test_error)
# =>(3.11) Docstring of a test. ... ERROR
# =>(3.11) test_unexp (__main__.T.test_unexp) ... unexpected success
# =>(3.11) test_ok (__main__.T.test_ok) ... ok
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) ERROR: test_error (__main__.T.test_error)
# =>(3.11) Docstring of a test.
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 15, in test_error
# =>(3.11)     self.helper()
# =>(3.11)   File "FILE", line 16, in helper
# =>(3.11)     def helper(self): return 1/0
# =>(3.11)                              ~^~
# =>(3.11) ZeroDivisionError: division by zero
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_sub (__main__.T.test_sub) (i=1, k='v')
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 38, in test_sub
# =>(3.11)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.11)                                    ^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: 1 != 0
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_sub (__main__.T.test_sub) (i=3, k='v')
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 38, in test_sub
# =>(3.11)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.11)                                    ^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: 1 != 0
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) UNEXPECTED SUCCESS: test_unexp (__main__.T.test_unexp)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Ran N tests  N
# =>(3.11) 
# =>(3.11) FAILED (failures=2, errors=1, skipped=1, unexpected successes=1)
# =>(3.11) 
# =>(3.11) 2
# =>(3.11) 
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Ran N tests  N
# =>(3.11) 
# =>(3.11) OK
# =>(3.11) 
# =>(3.11) 0
# =>(3.11) test_ok (__main__.T.test_ok) ... ok
# =>(3.11) 
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Ran N test  N
# =>(3.11) 
# =>(3.11) OK
# =>(3.11) 
# =>(3.11) 0
# =>(3.11) ======================================================================
# =>(3.11) ERROR: setUpClass (__main__.B)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 52, in setUpClass
# =>(3.11)     def setUpClass(cls): raise ValueError('no class')
# =>(3.11)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) ValueError: no class
# =>(3.11) 
# =>(3.11) ======================================================================
# =>(3.11) FAIL: test_eq (__main__.T.test_eq)
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Traceback (most recent call last):
# =>(3.11)   File "FILE", line 7, in test_eq
# =>(3.11)     def test_eq(self): self.assertEqual(1,2)
# =>(3.11)                        ^^^^^^^^^^^^^^^^^^^^^
# =>(3.11) AssertionError: 1 != 2
# =>(3.11) 
# =>(3.11) ----------------------------------------------------------------------
# =>(3.11) Ran N test  N
# =>(3.11) 
# =>(3.11) FAILED (failures=1, errors=1)
# =>(3.11) 
# =>(3.11) 1
# =>(3.12) EsFEFFFExFFFF.FFFFFssFFFFEFuF
# =>(3.12) ======================================================================
# =>(3.12) ERROR: setUpClass (__main__.B)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 52, in setUpClass
# =>(3.12)     def setUpClass(cls): raise ValueError('no class')
# =>(3.12)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) ValueError: no class
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) ERROR: test_cause (__main__.T.test_cause)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 48, in test_cause
# =>(3.12)     try: 1/0
# =>(3.12)          ~^~
# =>(3.12) ZeroDivisionError: division by zero
# =>(3.12) 
# =>(3.12) The above exception was the direct cause of the following exception:
# =>(3.12) 
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 49, in test_cause
# =>(3.12)     except ZeroDivisionError as e: raise KeyError('k') from e
# =>(3.12)                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) KeyError: 'k'
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) ERROR: test_error (__main__.T.test_error)
# =>(3.12) Docstring of a test.
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 15, in test_error
# =>(3.12)     self.helper()
# =>(3.12)   File "FILE", line 16, in helper
# =>(3.12)     def helper(self): return 1/0
# =>(3.12)                              ~^~
# =>(3.12) ZeroDivisionError: division by zero
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) ERROR: test_sub2 (__main__.T.test_sub2) [msg]
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 40, in test_sub2
# =>(3.12)     with self.subTest('msg'): 1/0
# =>(3.12)                               ~^~
# =>(3.12) ZeroDivisionError: division by zero
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_almost (__main__.T.test_almost)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 26, in test_almost
# =>(3.12)     def test_almost(self): self.assertAlmostEqual(1.0,1.1)
# =>(3.12)                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: 1.0 != 1.1 within 7 places (0.10000000000000009 difference)
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_count (__main__.T.test_count)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 28, in test_count
# =>(3.12)     def test_count(self): self.assertCountEqual([1,2,2],[1,1,3])
# =>(3.12)                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: Element counts were not equal:
# =>(3.12) First has 1, Second has 2:  1
# =>(3.12) First has 2, Second has 0:  2
# =>(3.12) First has 0, Second has 1:  3
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_dict (__main__.T.test_dict)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 9, in test_dict
# =>(3.12)     def test_dict(self): self.assertEqual({'a':1,'b':[1,2]},{'a':2,'c':3})
# =>(3.12)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: {'a': 1, 'b': [1, 2]} != {'a': 2, 'c': 3}
# =>(3.12) - {'a': 1, 'b': [1, 2]}
# =>(3.12) + {'a': 2, 'c': 3}
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_eq (__main__.T.test_eq)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 7, in test_eq
# =>(3.12)     def test_eq(self): self.assertEqual(1,2)
# =>(3.12)                        ^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: 1 != 2
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_fail (__main__.T.test_fail)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 46, in test_fail
# =>(3.12)     def test_fail(self): self.fail('just so')
# =>(3.12)                          ^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: just so
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_inst (__main__.T.test_inst)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 27, in test_inst
# =>(3.12)     def test_inst(self): self.assertIsInstance(1,str)
# =>(3.12)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: 1 is not an instance of <class 'str'>
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_list (__main__.T.test_list)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 8, in test_list
# =>(3.12)     def test_list(self): self.assertEqual([1,2,3],[1,3,4,5],'a message')
# =>(3.12)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: Lists differ: [1, 2, 3] != [1, 3, 4, 5]
# =>(3.12) 
# =>(3.12) First differing element 1:
# =>(3.12) 2
# =>(3.12) 3
# =>(3.12) 
# =>(3.12) Second list contains 1 additional elements.
# =>(3.12) First extra element 3:
# =>(3.12) 5
# =>(3.12) 
# =>(3.12) - [1, 2, 3]
# =>(3.12) + [1, 3, 4, 5] : a message
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_long (__main__.T.test_long)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 12, in test_long
# =>(3.12)     def test_long(self): self.assertEqual('a'*200+'b','a'*200+'c')
# =>(3.12)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: 'aaaa[135 chars]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' != 'aaaa[135 chars]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac'
# =>(3.12) Diff is 817 characters long. Set self.maxDiff to None to see it.
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_raises (__main__.T.test_raises)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 18, in test_raises
# =>(3.12)     with self.assertRaises(ValueError): pass
# =>(3.12) AssertionError: ValueError not raised
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_raises2 (__main__.T.test_raises2)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 19, in test_raises2
# =>(3.12)     def test_raises2(self): self.assertRaises(KeyError,int,'3')
# =>(3.12)                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: KeyError not raised by int
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_raises3 (__main__.T.test_raises3)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) ValueError: invalid literal for int() with base 10: 'x'
# =>(3.12) 
# =>(3.12) During handling of the above exception, another exception occurred:
# =>(3.12) 
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 21, in test_raises3
# =>(3.12)     with self.assertRaisesRegex(ValueError,'foo'): int('x')
# =>(3.12) AssertionError: "foo" does not match "invalid literal for int() with base 10: 'x'"
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_raises4 (__main__.T.test_raises4)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 24, in test_raises4
# =>(3.12)     self.assertIn('zzz',str(cm.exception))
# =>(3.12) AssertionError: 'zzz' not found in "invalid literal for int() with base 10: 'x'"
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_regex (__main__.T.test_regex)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 29, in test_regex
# =>(3.12)     def test_regex(self): self.assertRegex('abc','x+')
# =>(3.12)                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: Regex didn't match: 'x+' not found in 'abc'
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_str (__main__.T.test_str)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 10, in test_str
# =>(3.12)     def test_str(self): self.assertEqual('one\ntwo\nthree','one\ntoo\nthree')
# =>(3.12)                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: 'one\ntwo\nthree' != 'one\ntoo\nthree'
# =>(3.12)   one
# =>(3.12) - two
# =>(3.12) ?  ^
# =>(3.12) + too
# =>(3.12) ?  ^
# =>(3.12)   three
# =>(3.12) 
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_str1 (__main__.T.test_str1)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 11, in test_str1
# =>(3.12)     def test_str1(self): self.assertEqual('hello','help')
# =>(3.12)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: 'hello' != 'help'
# =>(3.12) - hello
# =>(3.12) + help
# =>(3.12) 
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_sub (__main__.T.test_sub) (i=1, k='v')
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 38, in test_sub
# =>(3.12)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.12)                                    ^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: 1 != 0
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_sub (__main__.T.test_sub) (i=3, k='v')
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 38, in test_sub
# =>(3.12)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.12)                                    ^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: 1 != 0
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_true (__main__.T.test_true)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 25, in test_true
# =>(3.12)     def test_true(self): self.assertTrue([])
# =>(3.12)                          ^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: [] is not true
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_warn (__main__.T.test_warn)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 45, in test_warn
# =>(3.12)     with self.assertWarns(UserWarning): pass
# =>(3.12) AssertionError: UserWarning not triggered
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) UNEXPECTED SUCCESS: test_unexp (__main__.T.test_unexp)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Ran N tests  N
# =>(3.12) 
# =>(3.12) FAILED (failures=19, errors=4, skipped=3, expected failures=1, unexpected successes=1)
# =>(3.12) 
# =>(3.12) 19
# =>(3.12) test_sub (__main__.T.test_sub) ... 
# =>(3.12)   test_sub (__main__.T.test_sub) (i=1, k='v') ... FAIL
# =>(3.12)   test_sub (__main__.T.test_sub) (i=3, k='v') ... FAIL
# =>(3.12) test_skip (__main__.T.test_skip) ... skipped 'not now'
# =>(3.12) test_error (__main__.T.test_error)
# =>(3.12) Docstring of a test. ... ERROR
# =>(3.12) test_unexp (__main__.T.test_unexp) ... unexpected success
# =>(3.12) test_ok (__main__.T.test_ok) ... ok
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) ERROR: test_error (__main__.T.test_error)
# =>(3.12) Docstring of a test.
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 15, in test_error
# =>(3.12)     self.helper()
# =>(3.12)   File "FILE", line 16, in helper
# =>(3.12)     def helper(self): return 1/0
# =>(3.12)                              ~^~
# =>(3.12) ZeroDivisionError: division by zero
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_sub (__main__.T.test_sub) (i=1, k='v')
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 38, in test_sub
# =>(3.12)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.12)                                    ^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: 1 != 0
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_sub (__main__.T.test_sub) (i=3, k='v')
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 38, in test_sub
# =>(3.12)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.12)                                    ^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: 1 != 0
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) UNEXPECTED SUCCESS: test_unexp (__main__.T.test_unexp)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Ran N tests  N
# =>(3.12) 
# =>(3.12) FAILED (failures=2, errors=1, skipped=1, unexpected successes=1)
# =>(3.12) 
# =>(3.12) 2
# =>(3.12) 
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Ran N tests  N
# =>(3.12) 
# =>(3.12) NO TESTS RAN
# =>(3.12) 
# =>(3.12) 0
# =>(3.12) test_ok (__main__.T.test_ok) ... ok
# =>(3.12) 
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Ran N test  N
# =>(3.12) 
# =>(3.12) OK
# =>(3.12) 
# =>(3.12) 0
# =>(3.12) ======================================================================
# =>(3.12) ERROR: setUpClass (__main__.B)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 52, in setUpClass
# =>(3.12)     def setUpClass(cls): raise ValueError('no class')
# =>(3.12)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) ValueError: no class
# =>(3.12) 
# =>(3.12) ======================================================================
# =>(3.12) FAIL: test_eq (__main__.T.test_eq)
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Traceback (most recent call last):
# =>(3.12)   File "FILE", line 7, in test_eq
# =>(3.12)     def test_eq(self): self.assertEqual(1,2)
# =>(3.12)                        ^^^^^^^^^^^^^^^^^^^^^
# =>(3.12) AssertionError: 1 != 2
# =>(3.12) 
# =>(3.12) ----------------------------------------------------------------------
# =>(3.12) Ran N test  N
# =>(3.12) 
# =>(3.12) FAILED (failures=1, errors=1)
# =>(3.12) 
# =>(3.12) 1
# =>(3.13-3.15) EsFEFFFExFFFF.FFFFFssFFFFEFuF
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) ERROR: setUpClass (__main__.B)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 52, in setUpClass
# =>(3.13-3.15)     def setUpClass(cls): raise ValueError('no class')
# =>(3.13-3.15)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.13-3.15) ValueError: no class
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) ERROR: test_cause (__main__.T.test_cause)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 48, in test_cause
# =>(3.13-3.15)     try: 1/0
# =>(3.13-3.15)          ~^~
# =>(3.13-3.15) ZeroDivisionError: division by zero
# =>(3.13-3.15) 
# =>(3.13-3.15) The above exception was the direct cause of the following exception:
# =>(3.13-3.15) 
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 49, in test_cause
# =>(3.13-3.15)     except ZeroDivisionError as e: raise KeyError('k') from e
# =>(3.13-3.15)                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.13-3.15) KeyError: 'k'
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) ERROR: test_error (__main__.T.test_error)
# =>(3.13-3.15) Docstring of a test.
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 15, in test_error
# =>(3.13-3.15)     self.helper()
# =>(3.13-3.15)     ~~~~~~~~~~~^^
# =>(3.13-3.15)   File "FILE", line 16, in helper
# =>(3.13-3.15)     def helper(self): return 1/0
# =>(3.13-3.15)                              ~^~
# =>(3.13-3.15) ZeroDivisionError: division by zero
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) ERROR: test_sub2 (__main__.T.test_sub2) [msg]
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 40, in test_sub2
# =>(3.13-3.15)     with self.subTest('msg'): 1/0
# =>(3.13-3.15)                               ~^~
# =>(3.13-3.15) ZeroDivisionError: division by zero
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_almost (__main__.T.test_almost)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 26, in test_almost
# =>(3.13-3.15)     def test_almost(self): self.assertAlmostEqual(1.0,1.1)
# =>(3.13-3.15)                            ~~~~~~~~~~~~~~~~~~~~~~^^^^^^^^^
# =>(3.13-3.15) AssertionError: 1.0 != 1.1 within 7 places (0.10000000000000009 difference)
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_count (__main__.T.test_count)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 28, in test_count
# =>(3.13-3.15)     def test_count(self): self.assertCountEqual([1,2,2],[1,1,3])
# =>(3.13-3.15)                           ~~~~~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^
# =>(3.13-3.15) AssertionError: Element counts were not equal:
# =>(3.13-3.15) First has 1, Second has 2:  1
# =>(3.13-3.15) First has 2, Second has 0:  2
# =>(3.13-3.15) First has 0, Second has 1:  3
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_dict (__main__.T.test_dict)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 9, in test_dict
# =>(3.13-3.15)     def test_dict(self): self.assertEqual({'a':1,'b':[1,2]},{'a':2,'c':3})
# =>(3.13-3.15)                          ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.13-3.15) AssertionError: {'a': 1, 'b': [1, 2]} != {'a': 2, 'c': 3}
# =>(3.13-3.15) - {'a': 1, 'b': [1, 2]}
# =>(3.13-3.15) + {'a': 2, 'c': 3}
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_eq (__main__.T.test_eq)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 7, in test_eq
# =>(3.13-3.15)     def test_eq(self): self.assertEqual(1,2)
# =>(3.13-3.15)                        ~~~~~~~~~~~~~~~~^^^^^
# =>(3.13-3.15) AssertionError: 1 != 2
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_fail (__main__.T.test_fail)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 46, in test_fail
# =>(3.13-3.15)     def test_fail(self): self.fail('just so')
# =>(3.13-3.15)                          ~~~~~~~~~^^^^^^^^^^^
# =>(3.13-3.15) AssertionError: just so
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_inst (__main__.T.test_inst)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 27, in test_inst
# =>(3.13-3.15)     def test_inst(self): self.assertIsInstance(1,str)
# =>(3.13-3.15)                          ~~~~~~~~~~~~~~~~~~~~~^^^^^^^
# =>(3.13-3.15) AssertionError: 1 is not an instance of <class 'str'>
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_list (__main__.T.test_list)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 8, in test_list
# =>(3.13-3.15)     def test_list(self): self.assertEqual([1,2,3],[1,3,4,5],'a message')
# =>(3.13-3.15)                          ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.13-3.15) AssertionError: Lists differ: [1, 2, 3] != [1, 3, 4, 5]
# =>(3.13-3.15) 
# =>(3.13-3.15) First differing element 1:
# =>(3.13-3.15) 2
# =>(3.13-3.15) 3
# =>(3.13-3.15) 
# =>(3.13-3.15) Second list contains 1 additional elements.
# =>(3.13-3.15) First extra element 3:
# =>(3.13-3.15) 5
# =>(3.13-3.15) 
# =>(3.13-3.15) - [1, 2, 3]
# =>(3.13-3.15) + [1, 3, 4, 5] : a message
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_long (__main__.T.test_long)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 12, in test_long
# =>(3.13-3.15)     def test_long(self): self.assertEqual('a'*200+'b','a'*200+'c')
# =>(3.13-3.15)                          ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.13-3.15) AssertionError: 'aaaa[135 chars]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' != 'aaaa[135 chars]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac'
# =>(3.13-3.15) Diff is 817 characters long. Set self.maxDiff to None to see it.
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_raises (__main__.T.test_raises)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 18, in test_raises
# =>(3.13-3.15)     with self.assertRaises(ValueError): pass
# =>(3.13-3.15)          ~~~~~~~~~~~~~~~~~^^^^^^^^^^^^
# =>(3.13-3.15) AssertionError: ValueError not raised
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_raises2 (__main__.T.test_raises2)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 19, in test_raises2
# =>(3.13-3.15)     def test_raises2(self): self.assertRaises(KeyError,int,'3')
# =>(3.13-3.15)                             ~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^
# =>(3.13-3.15) AssertionError: KeyError not raised by int
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_raises3 (__main__.T.test_raises3)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) ValueError: invalid literal for int() with base 10: 'x'
# =>(3.13-3.15) 
# =>(3.13-3.15) During handling of the above exception, another exception occurred:
# =>(3.13-3.15) 
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 21, in test_raises3
# =>(3.13-3.15)     with self.assertRaisesRegex(ValueError,'foo'): int('x')
# =>(3.13-3.15)          ~~~~~~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^
# =>(3.13-3.15) AssertionError: "foo" does not match "invalid literal for int() with base 10: 'x'"
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_raises4 (__main__.T.test_raises4)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 24, in test_raises4
# =>(3.13-3.15)     self.assertIn('zzz',str(cm.exception))
# =>(3.13-3.15)     ~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.13-3.15) AssertionError: 'zzz' not found in "invalid literal for int() with base 10: 'x'"
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_regex (__main__.T.test_regex)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 29, in test_regex
# =>(3.13-3.15)     def test_regex(self): self.assertRegex('abc','x+')
# =>(3.13-3.15)                           ~~~~~~~~~~~~~~~~^^^^^^^^^^^^
# =>(3.13-3.15) AssertionError: Regex didn't match: 'x+' not found in 'abc'
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_str (__main__.T.test_str)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 10, in test_str
# =>(3.13-3.15)     def test_str(self): self.assertEqual('one\ntwo\nthree','one\ntoo\nthree')
# =>(3.13-3.15)                         ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.13-3.15) AssertionError: 'one\ntwo\nthree' != 'one\ntoo\nthree'
# =>(3.13-3.15)   one
# =>(3.13-3.15) - two
# =>(3.13-3.15) ?  ^
# =>(3.13-3.15) + too
# =>(3.13-3.15) ?  ^
# =>(3.13-3.15)   three
# =>(3.13-3.15) 
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_str1 (__main__.T.test_str1)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 11, in test_str1
# =>(3.13-3.15)     def test_str1(self): self.assertEqual('hello','help')
# =>(3.13-3.15)                          ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^
# =>(3.13-3.15) AssertionError: 'hello' != 'help'
# =>(3.13-3.15) - hello
# =>(3.13-3.15) + help
# =>(3.13-3.15) 
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_sub (__main__.T.test_sub) (i=1, k='v')
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 38, in test_sub
# =>(3.13-3.15)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.13-3.15)                                    ~~~~~~~~~~~~~~~~^^^^^^^
# =>(3.13-3.15) AssertionError: 1 != 0
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_sub (__main__.T.test_sub) (i=3, k='v')
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 38, in test_sub
# =>(3.13-3.15)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.13-3.15)                                    ~~~~~~~~~~~~~~~~^^^^^^^
# =>(3.13-3.15) AssertionError: 1 != 0
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_true (__main__.T.test_true)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 25, in test_true
# =>(3.13-3.15)     def test_true(self): self.assertTrue([])
# =>(3.13-3.15)                          ~~~~~~~~~~~~~~~^^^^
# =>(3.13-3.15) AssertionError: [] is not true
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_warn (__main__.T.test_warn)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 45, in test_warn
# =>(3.13-3.15)     with self.assertWarns(UserWarning): pass
# =>(3.13-3.15)          ~~~~~~~~~~~~~~~~^^^^^^^^^^^^^
# =>(3.13-3.15) AssertionError: UserWarning not triggered
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) UNEXPECTED SUCCESS: test_unexp (__main__.T.test_unexp)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Ran N tests  N
# =>(3.13-3.15) 
# =>(3.13-3.15) FAILED (failures=19, errors=4, skipped=3, expected failures=1, unexpected successes=1)
# =>(3.13-3.15) 
# =>(3.13-3.15) 19
# =>(3.13-3.15) test_sub (__main__.T.test_sub) ... 
# =>(3.13-3.15)   test_sub (__main__.T.test_sub) (i=1, k='v') ... FAIL
# =>(3.13-3.15)   test_sub (__main__.T.test_sub) (i=3, k='v') ... FAIL
# =>(3.13-3.15) test_skip (__main__.T.test_skip) ... skipped 'not now'
# =>(3.13-3.15) test_error (__main__.T.test_error)
# =>(3.13-3.15) Docstring of a test. ... ERROR
# =>(3.13-3.15) test_unexp (__main__.T.test_unexp) ... unexpected success
# =>(3.13-3.15) test_ok (__main__.T.test_ok) ... ok
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) ERROR: test_error (__main__.T.test_error)
# =>(3.13-3.15) Docstring of a test.
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 15, in test_error
# =>(3.13-3.15)     self.helper()
# =>(3.13-3.15)     ~~~~~~~~~~~^^
# =>(3.13-3.15)   File "FILE", line 16, in helper
# =>(3.13-3.15)     def helper(self): return 1/0
# =>(3.13-3.15)                              ~^~
# =>(3.13-3.15) ZeroDivisionError: division by zero
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_sub (__main__.T.test_sub) (i=1, k='v')
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 38, in test_sub
# =>(3.13-3.15)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.13-3.15)                                    ~~~~~~~~~~~~~~~~^^^^^^^
# =>(3.13-3.15) AssertionError: 1 != 0
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_sub (__main__.T.test_sub) (i=3, k='v')
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 38, in test_sub
# =>(3.13-3.15)     with self.subTest(i=i, k='v'): self.assertEqual(i%2,0)
# =>(3.13-3.15)                                    ~~~~~~~~~~~~~~~~^^^^^^^
# =>(3.13-3.15) AssertionError: 1 != 0
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) UNEXPECTED SUCCESS: test_unexp (__main__.T.test_unexp)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Ran N tests  N
# =>(3.13-3.15) 
# =>(3.13-3.15) FAILED (failures=2, errors=1, skipped=1, unexpected successes=1)
# =>(3.13-3.15) 
# =>(3.13-3.15) 2
# =>(3.13-3.15) 
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Ran N tests  N
# =>(3.13-3.15) 
# =>(3.13-3.15) NO TESTS RAN
# =>(3.13-3.15) 
# =>(3.13-3.15) 0
# =>(3.13-3.15) test_ok (__main__.T.test_ok) ... ok
# =>(3.13-3.15) 
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Ran N test  N
# =>(3.13-3.15) 
# =>(3.13-3.15) OK
# =>(3.13-3.15) 
# =>(3.13-3.15) 0
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) ERROR: setUpClass (__main__.B)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 52, in setUpClass
# =>(3.13-3.15)     def setUpClass(cls): raise ValueError('no class')
# =>(3.13-3.15)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.13-3.15) ValueError: no class
# =>(3.13-3.15) 
# =>(3.13-3.15) ======================================================================
# =>(3.13-3.15) FAIL: test_eq (__main__.T.test_eq)
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)   File "FILE", line 7, in test_eq
# =>(3.13-3.15)     def test_eq(self): self.assertEqual(1,2)
# =>(3.13-3.15)                        ~~~~~~~~~~~~~~~~^^^^^
# =>(3.13-3.15) AssertionError: 1 != 2
# =>(3.13-3.15) 
# =>(3.13-3.15) ----------------------------------------------------------------------
# =>(3.13-3.15) Ran N test  N
# =>(3.13-3.15) 
# =>(3.13-3.15) FAILED (failures=1, errors=1)
# =>(3.13-3.15) 
# =>(3.13-3.15) 1
print(repr(T('test_ok')),T('test_ok'),T('test_ok').id(),unittest.TestSuite([T('test_ok')]))
# =>(3.8-3.10) <__main__.T testMethod=test_ok> test_ok (__main__.T) __main__.T.test_ok <unittest.suite.TestSuite tests=[<__main__.T testMethod=test_ok>]>
# =>(3.11-3.15) <__main__.T testMethod=test_ok> test_ok (__main__.T.test_ok) __main__.T.test_ok <unittest.suite.TestSuite tests=[<__main__.T testMethod=test_ok>]>
