# versions: 3.9 3.11 3.13 3.14 3.15
# builtins, sys, gc, weakref, tracemalloc, time: how arguments are refused.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)


import sys, gc, weakref, tracemalloc, time
show(lambda: abs())  # => TypeError: abs() takes exactly one argument (0 given)
show(lambda: abs(1,2))  # => TypeError: abs() takes exactly one argument (2 given)
show(lambda: abs('a'))  # => TypeError: bad operand type for abs(): 'str'
show(lambda: abs(x=1))  # => TypeError: abs() takes no keyword arguments
show(lambda: all())  # => TypeError: all() takes exactly one argument (0 given)
show(lambda: all(1))  # => TypeError: 'int' object is not iterable
show(lambda: any(1))  # => TypeError: 'int' object is not iterable
show(lambda: ascii())  # => TypeError: ascii() takes exactly one argument (0 given)
show(lambda: bin('a'))  # => TypeError: 'str' object cannot be interpreted as an integer
show(lambda: bin(1.5))  # => TypeError: 'float' object cannot be interpreted as an integer
show(lambda: callable())  # => TypeError: callable() takes exactly one argument (0 given)
show(lambda: chr('a'))
# =>(3.8-3.9) TypeError: an integer is required (got type str)
# =>(3.10-3.15) TypeError: 'str' object cannot be interpreted as an integer
show(lambda: chr(1.0))
# =>(3.8-3.9) TypeError: integer argument expected, got float
# =>(3.10-3.15) TypeError: 'float' object cannot be interpreted as an integer
show(lambda: compile())  # => TypeError: compile() missing required argument 'source' (pos 1)
show(lambda: compile('a','b'))  # => TypeError: compile() missing required argument 'mode' (pos 3)
show(lambda: compile(1,'b','exec'))  # => TypeError: compile() arg 1 must be a string, bytes or AST object
show(lambda: compile('a','b','foo'))  # => ValueError: compile() mode must be 'exec', 'eval' or 'single'
show(lambda: delattr(1))  # => TypeError: delattr expected 2 arguments, got 1
show(lambda: delattr(object(),'a'))
# =>(3.8-3.12) AttributeError: 'object' object has no attribute 'a'
# =>(3.13-3.15) AttributeError: 'object' object has no attribute 'a' and no __dict__ for setting new attributes
show(lambda: delattr(object(),1))  # => TypeError: attribute name must be string, not 'int'
show(lambda: dir(1,2))  # => TypeError: dir expected at most 1 argument, got 2
show(lambda: divmod(1))  # => TypeError: divmod expected 2 arguments, got 1
show(lambda: divmod(1,'a'))  # => TypeError: unsupported operand type(s) for divmod(): 'int' and 'str'
show(lambda: divmod(1,0))
# =>(3.8-3.13) ZeroDivisionError: integer division or modulo by zero
# =>(3.14-3.15) ZeroDivisionError: division by zero
show(lambda: eval())
# =>(3.8-3.12) TypeError: eval expected at least 1 argument, got 0
# =>(3.13-3.15) TypeError: eval() takes at least 1 positional argument (0 given)
show(lambda: eval(1))  # => TypeError: eval() arg 1 must be a string, bytes or code object
show(lambda: eval('1',1))
# =>(3.8-3.14) TypeError: globals must be a dict
# =>(3.15) TypeError: globals must be a dict or a frozendict
show(lambda: eval('1',{},1))  # => TypeError: locals must be a mapping
show(lambda: eval(expression='1'))
# =>(3.8-3.12) TypeError: eval() takes no keyword arguments
# =>(3.13-3.15) TypeError: eval() takes at least 1 positional argument (0 given)
show(lambda: exec())
# =>(3.8-3.10) TypeError: exec expected at least 1 argument, got 0
# =>(3.11-3.15) TypeError: exec() takes at least 1 positional argument (0 given)
show(lambda: exec(1))  # => TypeError: exec() arg 1 must be a string, bytes or code object
show(lambda: exec('1',1))
# =>(3.8-3.14) TypeError: exec() globals must be a dict, not int
# =>(3.15) TypeError: exec() globals must be a dict or a frozendict, not int
show(lambda: exec('1',{},1))  # => TypeError: locals must be a mapping or None, not int
show(lambda: format())  # => TypeError: format expected at least 1 argument, got 0
show(lambda: format(1,2))  # => TypeError: format() argument 2 must be str, not int
show(lambda: format(1,2,3))  # => TypeError: format expected at most 2 arguments, got 3
show(lambda: getattr())  # => TypeError: getattr expected at least 2 arguments, got 0
show(lambda: getattr(1))  # => TypeError: getattr expected at least 2 arguments, got 1
show(lambda: getattr(1,2))
# =>(3.8-3.10) TypeError: getattr(): attribute name must be string
# =>(3.11-3.15) TypeError: attribute name must be string, not 'int'
show(lambda: getattr(1,'a'))  # => AttributeError: 'int' object has no attribute 'a'
show(lambda: getattr(1,2,3,4))  # => TypeError: getattr expected at most 3 arguments, got 4
show(lambda: globals(1))  # => TypeError: globals() takes no arguments (1 given)
show(lambda: hasattr(1))  # => TypeError: hasattr expected 2 arguments, got 1
show(lambda: hasattr(1,2))
# =>(3.8-3.10) TypeError: hasattr(): attribute name must be string
# =>(3.11-3.15) TypeError: attribute name must be string, not 'int'
show(lambda: hash())  # => TypeError: hash() takes exactly one argument (0 given)
show(lambda: hash([]))  # => TypeError: unhashable type: 'list'
show(lambda: hex('a'))  # => TypeError: 'str' object cannot be interpreted as an integer
show(lambda: id())  # => TypeError: id() takes exactly one argument (0 given)
show(lambda: id(1,2))  # => TypeError: id() takes exactly one argument (2 given)
show(lambda: isinstance(1))  # => TypeError: isinstance expected 2 arguments, got 1
show(lambda: isinstance(1,2))
# =>(3.8-3.9) TypeError: isinstance() arg 2 must be a type or tuple of types
# =>(3.10-3.15) TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
show(lambda: isinstance(1,(2,)))
# =>(3.8-3.9) TypeError: isinstance() arg 2 must be a type or tuple of types
# =>(3.10-3.15) TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
show(lambda: issubclass(1,int))  # => TypeError: issubclass() arg 1 must be a class
show(lambda: issubclass(int,1))
# =>(3.8-3.9) TypeError: issubclass() arg 2 must be a class or tuple of classes
# =>(3.10-3.15) TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
show(lambda: issubclass(int))  # => TypeError: issubclass expected 2 arguments, got 1
show(lambda: iter())  # => TypeError: iter expected at least 1 argument, got 0
show(lambda: iter(1))  # => TypeError: 'int' object is not iterable
show(lambda: iter(1,2))
# =>(3.8-3.11) TypeError: iter(v, w): v must be callable
# =>(3.13-3.15) TypeError: iter(v, w): v must be callable
# =>(3.12) TypeError: iter(object, sentinel): object must be callable
show(lambda: iter(1,2,3))  # => TypeError: iter expected at most 2 arguments, got 3
show(lambda: len())  # => TypeError: len() takes exactly one argument (0 given)
show(lambda: len(1))  # => TypeError: object of type 'int' has no len()
show(lambda: len(1,2))  # => TypeError: len() takes exactly one argument (2 given)
show(lambda: len(x=1))  # => TypeError: len() takes no keyword arguments
show(lambda: locals(1))  # => TypeError: locals() takes no arguments (1 given)
show(lambda: max())
# =>(3.8) TypeError: max expected 1 argument, got 0
# =>(3.9-3.15) TypeError: max expected at least 1 argument, got 0
show(lambda: max(1))  # => TypeError: 'int' object is not iterable
show(lambda: max([]))
# =>(3.8-3.11) ValueError: max() arg is an empty sequence
# =>(3.12-3.15) ValueError: max() iterable argument is empty
show(lambda: max([],default=1,key=2))  # => 1
show(lambda: max(1,2,default=3))  # => TypeError: Cannot specify a default for max() with multiple positional arguments
show(lambda: max(1,'a'))  # => TypeError: '>' not supported between instances of 'str' and 'int'
show(lambda: max([1],foo=1))
# =>(3.8-3.12) TypeError: 'foo' is an invalid keyword argument for max()
# =>(3.13-3.15) TypeError: max() got an unexpected keyword argument 'foo'
show(lambda: min())
# =>(3.8) TypeError: min expected 1 argument, got 0
# =>(3.9-3.15) TypeError: min expected at least 1 argument, got 0
show(lambda: min([]))
# =>(3.8-3.11) ValueError: min() arg is an empty sequence
# =>(3.12-3.15) ValueError: min() iterable argument is empty
show(lambda: min(1,2,default=3))  # => TypeError: Cannot specify a default for min() with multiple positional arguments
show(lambda: next())  # => TypeError: next expected at least 1 argument, got 0
show(lambda: next(1))  # => TypeError: 'int' object is not an iterator
show(lambda: next(1,2,3))  # => TypeError: next expected at most 2 arguments, got 3
show(lambda: oct('a'))  # => TypeError: 'str' object cannot be interpreted as an integer
show(lambda: ord())  # => TypeError: ord() takes exactly one argument (0 given)
show(lambda: ord('ab'))  # => TypeError: ord() expected a character, but string of length 2 found
show(lambda: ord(1))  # => TypeError: ord() expected string of length 1, but int found
show(lambda: ord(b'ab'))  # => TypeError: ord() expected a character, but string of length 2 found
show(lambda: ord(''))  # => TypeError: ord() expected a character, but string of length 0 found
show(lambda: pow())  # => TypeError: pow() missing required argument 'base' (pos 1)
show(lambda: pow(1))  # => TypeError: pow() missing required argument 'exp' (pos 2)
show(lambda: pow(1,2,3,4))  # => TypeError: pow() takes at most 3 arguments (4 given)
show(lambda: pow(2,-1,4))  # => ValueError: base is not invertible for the given modulus
show(lambda: pow(1,2,0))  # => ValueError: pow() 3rd argument cannot be 0
show(lambda: pow(1.0,2,3))  # => TypeError: pow() 3rd argument not allowed unless all arguments are integers
show(lambda: pow('a',2))  # => TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'
show(lambda: repr())  # => TypeError: repr() takes exactly one argument (0 given)
show(lambda: round())  # => TypeError: round() missing required argument 'number' (pos 1)
show(lambda: round('a'))  # => TypeError: type str doesn't define __round__ method
show(lambda: round(1,'a'))  # => TypeError: 'str' object cannot be interpreted as an integer
show(lambda: round(1,2,3))  # => TypeError: round() takes at most 2 arguments (3 given)
show(lambda: round(1.5,ndigits=None))  # => 2
show(lambda: setattr(1))  # => TypeError: setattr expected 3 arguments, got 1
show(lambda: setattr(1,2,3))  # => TypeError: attribute name must be string, not 'int'
show(lambda: setattr(1,'a',3))
# =>(3.8-3.12) AttributeError: 'int' object has no attribute 'a'
# =>(3.13-3.15) AttributeError: 'int' object has no attribute 'a' and no __dict__ for setting new attributes
show(lambda: sorted())  # => TypeError: sorted expected 1 argument, got 0
show(lambda: sorted(1))  # => TypeError: 'int' object is not iterable
show(lambda: sorted([1],2))  # => TypeError: sorted expected 1 argument, got 2
show(lambda: sorted([1],foo=1))
# =>(3.8-3.12) TypeError: 'foo' is an invalid keyword argument for sort()
# =>(3.13-3.15) TypeError: sort() got an unexpected keyword argument 'foo'
show(lambda: sorted([1,'a']))  # => TypeError: '<' not supported between instances of 'str' and 'int'
show(lambda: sorted(iterable=[1]))  # => TypeError: sorted expected 1 argument, got 0
show(lambda: sum())  # => TypeError: sum() takes at least 1 positional argument (0 given)
show(lambda: sum(1))  # => TypeError: 'int' object is not iterable
show(lambda: sum(['a']))  # => TypeError: unsupported operand type(s) for +: 'int' and 'str'
show(lambda: sum([], 'a'))  # => TypeError: sum() can't sum strings [use ''.join(seq) instead]
show(lambda: sum([],b''))  # => TypeError: sum() can't sum bytes [use b''.join(seq) instead]
show(lambda: sum([],bytearray()))  # => TypeError: sum() can't sum bytearray [use b''.join(seq) instead]
show(lambda: sum([1],2,3))  # => TypeError: sum() takes at most 2 arguments (3 given)
show(lambda: sum([1],foo=1))
# =>(3.8-3.12) TypeError: 'foo' is an invalid keyword argument for sum()
# =>(3.13-3.15) TypeError: sum() got an unexpected keyword argument 'foo'
show(lambda: sum([1],start=5))  # => 6
show(lambda: vars(1))  # => TypeError: vars() argument must have __dict__ attribute
show(lambda: vars(1,2))  # => TypeError: vars expected at most 1 argument, got 2
show(lambda: zip(1))  # => TypeError: 'int' object is not iterable
show(lambda: __import__())  # => TypeError: __import__() missing required argument 'name' (pos 1)
show(lambda: __import__(1))
# =>(3.8-3.10) TypeError: __import__() argument 1 must be str, not int
# =>(3.11-3.15) TypeError: module name must be a string
show(lambda: __import__(''))  # => ValueError: Empty module name
show(lambda: __import__('nope'))  # => ModuleNotFoundError: No module named 'nope'
show(lambda: __import__('nope.x'))  # => ModuleNotFoundError: No module named 'nope'
show(lambda: __import__('sys.x'))  # => ModuleNotFoundError: No module named 'sys.x'; 'sys' is not a package
show(lambda: __build_class__())  # => TypeError: __build_class__: not enough arguments
show(lambda: __build_class__(1))  # => TypeError: __build_class__: not enough arguments
show(lambda: __build_class__(1,2))  # => TypeError: __build_class__: func must be a function
show(lambda: __build_class__(lambda:1,2))  # => TypeError: __build_class__: name is not a string
show(lambda: aiter(1))
# =>(3.8-3.9) NameError: name 'aiter' is not defined
# =>(3.10-3.15) TypeError: 'int' object is not an async iterable
show(lambda: anext(1))
# =>(3.8-3.9) NameError: name 'anext' is not defined
# =>(3.10-3.15) TypeError: 'int' object is not an async iterator
show(lambda: anext(1,2,3))
# =>(3.8-3.9) NameError: name 'anext' is not defined
# =>(3.10-3.15) TypeError: anext expected at most 2 arguments, got 3
show(lambda: sys.getsizeof())  # => TypeError: getsizeof() missing required argument 'object' (pos 1)
show(lambda: sys.getsizeof(1,2,3))  # => TypeError: getsizeof() takes at most 2 arguments (3 given)
show(lambda: sys.getrefcount())
# =>(3.8) TypeError: getrefcount() takes exactly one argument (0 given)
# =>(3.9-3.15) TypeError: sys.getrefcount() takes exactly one argument (0 given)
show(lambda: sys.intern(1))  # => TypeError: intern() argument must be str, not int
show(lambda: sys.intern())
# =>(3.8) TypeError: intern() takes exactly one argument (0 given)
# =>(3.9-3.15) TypeError: sys.intern() takes exactly one argument (0 given)
show(lambda: sys.setrecursionlimit(0))  # => ValueError: recursion limit must be greater or equal than 1
show(lambda: sys.setrecursionlimit('a'))
# =>(3.8-3.9) TypeError: an integer is required (got type str)
# =>(3.10-3.15) TypeError: 'str' object cannot be interpreted as an integer
show(lambda: sys.setrecursionlimit())
# =>(3.8) TypeError: setrecursionlimit() takes exactly one argument (0 given)
# =>(3.9-3.15) TypeError: sys.setrecursionlimit() takes exactly one argument (0 given)
show(lambda: sys.getrecursionlimit(1))
# =>(3.8) TypeError: getrecursionlimit() takes no arguments (1 given)
# =>(3.9-3.15) TypeError: sys.getrecursionlimit() takes no arguments (1 given)
show(lambda: sys._getframe(100))  # => ValueError: call stack is not deep enough
show(lambda: sys._getframe('a'))
# =>(3.8-3.9) TypeError: an integer is required (got type str)
# =>(3.10-3.15) TypeError: 'str' object cannot be interpreted as an integer
show(lambda: sys.set_int_max_str_digits(5))
# =>(3.8) ValueError: maxdigits must be 0 or larger than 640
# =>(3.10-3.13) ValueError: maxdigits must be 0 or larger than 640
# =>(3.9) AttributeError: module 'sys' has no attribute 'set_int_max_str_digits'
# =>(3.14-3.15) ValueError: maxdigits must be >= 640 or 0 for unlimited
show(lambda: sys.setswitchinterval(-1))  # => ValueError: switch interval must be strictly positive
show(lambda: gc.collect(5))  # => ValueError: invalid generation
show(lambda: gc.collect('a'))
# =>(3.8-3.9) TypeError: an integer is required (got type str)
# =>(3.10-3.15) TypeError: 'str' object cannot be interpreted as an integer
show(lambda: gc.collect(1,2))  # => TypeError: collect() takes at most 1 argument (2 given)
show(lambda: gc.is_tracked())
# =>(3.8) TypeError: is_tracked() takes exactly one argument (0 given)
# =>(3.9-3.15) TypeError: gc.is_tracked() takes exactly one argument (0 given)
show(lambda: gc.set_threshold())
# =>(3.8-3.12) TypeError: set_threshold() takes at least 1 argument (0 given)
# =>(3.13-3.15) TypeError: gc.set_threshold requires 1 to 3 arguments
show(lambda: gc.set_threshold(1,2,3,4))
# =>(3.8-3.12) TypeError: set_threshold() takes at most 3 arguments (4 given)
# =>(3.13-3.15) TypeError: gc.set_threshold requires 1 to 3 arguments
show(lambda: gc.enable(1))
# =>(3.8) TypeError: enable() takes no arguments (1 given)
# =>(3.9-3.15) TypeError: gc.enable() takes no arguments (1 given)
show(lambda: gc.get_objects(generation=7))  # => ValueError: generation parameter must be less than the number of available generations (3)
show(lambda: gc.get_stats(1))
# =>(3.8) TypeError: get_stats() takes no arguments (1 given)
# =>(3.9-3.15) TypeError: gc.get_stats() takes no arguments (1 given)
show(lambda: gc.get_threshold())
# =>(3.8-3.12) (700, 10, 10)
# =>(3.13-3.15) (2000, 10, 10)
show(lambda: gc.get_count(1))
# =>(3.8) TypeError: get_count() takes no arguments (1 given)
# =>(3.9-3.15) TypeError: gc.get_count() takes no arguments (1 given)
show(lambda: weakref.ref())  # => TypeError: __new__ expected at least 1 argument, got 0
show(lambda: weakref.ref(1))  # => TypeError: cannot create weak reference to 'int' object
show(lambda: weakref.ref(1,2,3))  # => TypeError: __new__ expected at most 2 arguments, got 3
show(lambda: weakref.proxy(1))  # => TypeError: cannot create weak reference to 'int' object
show(lambda: weakref.getweakrefcount())
# =>(3.8) TypeError: getweakrefcount() takes exactly one argument (0 given)
# =>(3.9-3.15) TypeError: _weakref.getweakrefcount() takes exactly one argument (0 given)
show(lambda: weakref.getweakrefcount(1))  # => 0
show(lambda: weakref.getweakrefs(1))  # => []
show(lambda: tracemalloc.start(0))
# =>(3.8) ValueError: the number of frames must be in range [1; 178956969]
# =>(3.9-3.15) ValueError: the number of frames must be in range [1; 65535]
show(lambda: tracemalloc.start(-1))
# =>(3.8) ValueError: the number of frames must be in range [1; 178956969]
# =>(3.9-3.15) ValueError: the number of frames must be in range [1; 65535]
show(lambda: tracemalloc.take_snapshot())  # => RuntimeError: the tracemalloc module must be tracing memory allocations to take a snapshot
show(lambda: tracemalloc.get_traced_memory())  # => (0, 0)
show(lambda: tracemalloc.get_traceback_limit())  # => 1
show(lambda: time.sleep(-1))  # => ValueError: sleep length must be non-negative
show(lambda: time.sleep())
# =>(3.8) TypeError: sleep() takes exactly one argument (0 given)
# =>(3.9-3.15) TypeError: time.sleep() takes exactly one argument (0 given)
show(lambda: time.sleep('a'))
# =>(3.8-3.9) TypeError: an integer is required (got type str)
# =>(3.10-3.13) TypeError: 'str' object cannot be interpreted as an integer
# =>(3.14) TypeError: 'str' object cannot be interpreted as an integer or float
# =>(3.15) TypeError: must be real number, not str
show(lambda: time.time(1))
# =>(3.8) TypeError: time() takes no arguments (1 given)
# =>(3.9-3.15) TypeError: time.time() takes no arguments (1 given)
show(lambda: __debug__)  # => True
show(lambda: list.foo)  # => AttributeError: type object 'list' has no attribute 'foo'
show(lambda: breakpoint.__name__)  # => 'breakpoint'
show(lambda: callable)  # => <built-in function callable>
show(lambda: sys.displayhook(1,2))
# =>(3.8) TypeError: displayhook() takes exactly one argument (2 given)
# =>(3.9-3.15) TypeError: sys.displayhook() takes exactly one argument (2 given)
