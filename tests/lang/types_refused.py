# Calls of built-in functions and methods that are refused, worded as each version does; what modules and proxies say of themselves.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import sys
import types


def gen():
    yield


class S(int): pass


proxy = types.MappingProxyType({'a': 1})
error = UnicodeDecodeError('utf-8', b'abc', 0, 1, 'r')
show(lambda: 'abc'.find(sub='a'))
# =>(3.8-3.10) TypeError: find() takes no keyword arguments
# =>(3.11-3.15) TypeError: str.find() takes no keyword arguments
show(lambda: b'abc'.count(b'a', x=1))
# =>(3.8-3.10) TypeError: count() takes no keyword arguments
# =>(3.11-3.15) TypeError: bytes.count() takes no keyword arguments
show(lambda: bytearray(b'abc').startswith(b'a', x=1))
# =>(3.8-3.10) TypeError: startswith() takes no keyword arguments
# =>(3.11-3.15) TypeError: bytearray.startswith() takes no keyword arguments
show(lambda: frozenset().union([], x=1))
# =>(3.8-3.10) TypeError: union() takes no keyword arguments
# =>(3.11-3.15) TypeError: frozenset.union() takes no keyword arguments
show(lambda: set().update(x=1))
# =>(3.8-3.10) TypeError: update() takes no keyword arguments
# =>(3.11-3.15) TypeError: set.update() takes no keyword arguments
show(lambda: gen().close(1))
# =>(3.8) TypeError: close() takes no arguments (1 given)
# =>(3.9-3.15) TypeError: generator.close() takes no arguments (1 given)
show(lambda: gen().send())
# =>(3.8) TypeError: send() takes exactly one argument (0 given)
# =>(3.9-3.15) TypeError: generator.send() takes exactly one argument (0 given)
show(lambda: gen().throw(x=1))
# =>(3.8-3.10) TypeError: throw() takes no keyword arguments
# =>(3.11-3.15) TypeError: generator.throw() takes no keyword arguments
show(lambda: property().__set_name__(x=1))
# =>(3.8-3.9) AttributeError: 'property' object has no attribute '__set_name__'
# =>(3.10) TypeError: __set_name__() takes no keyword arguments
# =>(3.11-3.15) TypeError: property.__set_name__() takes no keyword arguments
show(lambda: proxy.get())  # => TypeError: get expected at least 1 argument, got 0
show(lambda: proxy.get(1, 2, 3))  # => TypeError: get expected at most 2 arguments, got 3
show(lambda: proxy.get('b', 5))  # => 5
show(lambda: proxy.get(default=1))
# =>(3.8) TypeError: get() takes no keyword arguments
# =>(3.9-3.15) TypeError: mappingproxy.get() takes no keyword arguments
show(lambda: proxy < {})
# =>(3.8-3.14) TypeError: '<' not supported between instances of 'dict' and 'dict'
# =>(3.15) TypeError: '<' not supported between instances of 'mappingproxy' and 'dict'
show(lambda: types.MappingProxyType({1}) if 0 else types.SimpleNamespace(a=1))  # => namespace(a=1)
show(lambda: setattr(error, 'start', 'x'))  # => TypeError: an integer is required
show(lambda: setattr(error, 'end', None))  # => TypeError: an integer is required
show(lambda: float.__getformat__(None))  # => TypeError: __getformat__() argument must be str, not None
show(lambda: 'abc'.rfind(None))
# =>(3.8-3.12) TypeError: must be str, not NoneType
# =>(3.13-3.15) TypeError: rfind() argument 1 must be str, not None
show(lambda: b'a'.center(3, 'x'))  # => TypeError: center() argument 2 must be a byte string of length 1, not str
show(lambda: b'a'.ljust(3, b'xy'))
# =>(3.8-3.13) TypeError: ljust() argument 2 must be a byte string of length 1, not bytes
# =>(3.14-3.15) TypeError: ljust(): argument 2 must be a byte string of length 1, not a bytes object of length 2
show(lambda: bytearray(b'a').rjust(3, bytearray()))
# =>(3.8-3.13) TypeError: rjust() argument 2 must be a byte string of length 1, not bytearray
# =>(3.14-3.15) TypeError: rjust(): argument 2 must be a byte string of length 1, not a bytearray object of length 0
show(lambda: b'abc'.replace(b'a', b'b', count=1))
# =>(3.8) TypeError: replace() takes no keyword arguments
# =>(3.9-3.14) TypeError: bytes.replace() takes no keyword arguments
# =>(3.15) b'bbc'
show(lambda: bytearray(b'aa').replace(b'a'))
# =>(3.8-3.14) TypeError: replace expected at least 2 arguments, got 1
# =>(3.15) TypeError: replace() takes at least 2 positional arguments (1 given)
show(lambda: super(1, 2, 3))
# =>(3.8-3.10) TypeError: super() takes at most 2 arguments (3 given)
# =>(3.11-3.15) TypeError: super() expected at most 2 arguments, got 3
show(lambda: super('x'))
# =>(3.8-3.10) TypeError: super() argument 1 must be type, not str
# =>(3.11-3.15) TypeError: super() argument 1 must be a type, not str
show(lambda: complex([], 'x'))
# =>(3.8-3.13) TypeError: complex() second arg can't be a string
# =>(3.14-3.15) TypeError: complex() argument 'real' must be a real number, not list
show(lambda: complex(1, 'x'))
# =>(3.8-3.13) TypeError: complex() second arg can't be a string
# =>(3.14-3.15) TypeError: complex() argument 'imag' must be a real number, not str
show(lambda: (1).__round__(None))
# =>(3.8-3.13) TypeError: 'NoneType' object cannot be interpreted as an integer
# =>(3.14-3.15) 1
show(lambda: b''.decode('no such'))  # => ''
show(lambda: b'a'.__rmod__(bytearray(b'%d')))  # => NotImplemented
show(lambda: bytearray(b'a').__rmod__(b'%s'))  # => NotImplemented
show(lambda: type.__annotations__)  # => AttributeError: type object 'type' has no attribute '__annotations__'
show(lambda: sys)  # => <module 'sys' (built-in)>
show(lambda: len.__self__)  # => <module 'builtins' (built-in)>
show(lambda: types.ModuleType('m'))  # => <module 'm'>
show(lambda: sys.__package__)  # => ''
show(lambda: type(vars(bytes).get('__buffer__')).__name__)
# =>(3.8-3.11) 'NoneType'
# =>(3.12-3.15) 'wrapper_descriptor'
show(lambda: bytearray.__buffer__())
# =>(3.8-3.11) AttributeError: type object 'bytearray' has no attribute '__buffer__'
# =>(3.12-3.15) TypeError: descriptor '__buffer__' of 'bytearray' object needs an argument
show(lambda: bytearray().__buffer__(1, 2))
# =>(3.8-3.11) AttributeError: 'bytearray' object has no attribute '__buffer__'
# =>(3.12-3.13) TypeError:  expected 1 argument, got 2
# =>(3.14-3.15) TypeError: __buffer__ expected 1 argument, got 2
show(lambda: memoryview(b'a').__release_buffer__(memoryview(b'a')))
# =>(3.8-3.11) AttributeError: 'memoryview' object has no attribute '__release_buffer__'
# =>(3.12-3.15) ValueError: memoryview's buffer is not this object
