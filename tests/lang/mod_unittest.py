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
    import re; print(re.sub(r'in \d+\.\d+s', 'in T', s.getvalue()).replace(__file__, 'FILE')); print(m.result)
show(); show(verbosity=2, args=['T.test_sub', 'T.test_skip', 'T.test_error', 'T.test_unexp', 'T.test_ok']); show(args=['E']); show(args=['T.test_ok'],verbosity=2); show(verbosity=0,args=['B','T.test_eq'])
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
# =>(3.8-3.10) Ran 1 test in T
# =>(3.8-3.10) 
# =>(3.8-3.10) FAILED (failures=1, errors=1)
# =>(3.8-3.10) 
# =>(3.8-3.10) <unittest.runner.TextTestResult run=1 errors=1 failures=1>
# =>(3.11-3.12) ======================================================================
# =>(3.11-3.12) ERROR: setUpClass (__main__.B)
# =>(3.11-3.12) ----------------------------------------------------------------------
# =>(3.11-3.12) Traceback (most recent call last):
# =>(3.11-3.12)   File "FILE", line 52, in setUpClass
# =>(3.11-3.12)     def setUpClass(cls): raise ValueError('no class')
# =>(3.11-3.12)                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# =>(3.11-3.12) ValueError: no class
# =>(3.11-3.12) 
# =>(3.11-3.12) ======================================================================
# =>(3.11-3.12) FAIL: test_eq (__main__.T.test_eq)
# =>(3.11-3.12) ----------------------------------------------------------------------
# =>(3.11-3.12) Traceback (most recent call last):
# =>(3.11-3.12)   File "FILE", line 7, in test_eq
# =>(3.11-3.12)     def test_eq(self): self.assertEqual(1,2)
# =>(3.11-3.12)                        ^^^^^^^^^^^^^^^^^^^^^
# =>(3.11-3.12) AssertionError: 1 != 2
# =>(3.11-3.12) 
# =>(3.11-3.12) ----------------------------------------------------------------------
# =>(3.11-3.12) Ran 1 test in T
# =>(3.11-3.12) 
# =>(3.11-3.12) FAILED (failures=1, errors=1)
# =>(3.11-3.12) 
# =>(3.11-3.12) <unittest.runner.TextTestResult run=1 errors=1 failures=1>
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
# =>(3.13-3.15) Ran 1 test in T
# =>(3.13-3.15) 
# =>(3.13-3.15) FAILED (failures=1, errors=1)
# =>(3.13-3.15) 
# =>(3.13-3.15) <unittest.runner.TextTestResult run=1 errors=1 failures=1>
print(repr(T('test_ok')),T('test_ok'),T('test_ok').id(),unittest.TestSuite([T('test_ok')]))
# =>(3.8-3.10) <__main__.T testMethod=test_ok> test_ok (__main__.T) __main__.T.test_ok <unittest.suite.TestSuite tests=[<__main__.T testMethod=test_ok>]>
# =>(3.11-3.15) <__main__.T testMethod=test_ok> test_ok (__main__.T.test_ok) __main__.T.test_ok <unittest.suite.TestSuite tests=[<__main__.T testMethod=test_ok>]>
