# versions: 3.12 3.13 3.14
# What a type statement makes: attributes, subscripts, unions, what cannot be changed, arguments that are wrong.
import typing, types
from typing import *
def say(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__+":", e)
type A = int
type G[T] = list[T]
type V[T, *Ts, **P] = Callable[P, tuple[T, *Ts]]
say(lambda: (A, A.__name__, A.__value__, A.__type_params__, A.__parameters__, A.__module__))  # => (A, 'A', <class 'int'>, (), (), '__main__')
say(lambda: (G.__type_params__, G.__parameters__, V.__parameters__))  # => ((T,), (T,), (T, typing.Unpack[Ts], P))
say(lambda: A[int])  # => TypeError: Only generic type aliases are subscriptable
say(lambda: (G[int], type(G[int]), G[int].__origin__ is G, G[int].__args__, G[int].__value__))  # => (G[int], <class 'types.GenericAlias'>, True, (<class 'int'>,), list[T])
say(lambda: V[int, str, [int]])  # => V[int, str, [int]]
say(lambda: A | str)  # => A | str
say(lambda: type(A | str))
# =>(3.12-3.13) <class 'types.UnionType'>
# =>(3.14) <class 'typing.Union'>
say(lambda: type(list[int] | A))
# =>(3.12-3.13) <class 'types.UnionType'>
# =>(3.14) <class 'typing.Union'>
say(lambda: type(None | A))
# =>(3.12-3.13) <class 'types.UnionType'>
# =>(3.14) <class 'typing.Union'>
say(lambda: type(A | None))
# =>(3.12-3.13) <class 'types.UnionType'>
# =>(3.14) <class 'typing.Union'>
say(lambda: A | 3)  # => TypeError: unsupported operand type(s) for |: 'typing.TypeAliasType' and 'int'
say(lambda: type(A | A))  # => <class 'typing.TypeAliasType'>
say(lambda: A | 'x')  # => TypeError: unsupported operand type(s) for |: 'typing.TypeAliasType' and 'str'
say(lambda: type(A | G[int]))
# =>(3.12-3.13) <class 'types.UnionType'>
# =>(3.14) <class 'typing.Union'>
say(lambda: TypeAliasType())  # => TypeError: typealias() missing required argument 'name' (pos 1)
say(lambda: TypeAliasType("TA"))  # => TypeError: typealias() missing required argument 'value' (pos 2)
say(lambda: TypeAliasType("TA", list, ()))  # => TypeError: typealias() takes exactly 2 positional arguments (3 given)
say(lambda: TypeAliasType("TA", list, type_params=42))  # => TypeError: type_params must be a tuple
say(lambda: TypeAliasType(3, list))  # => TypeError: typealias() argument 'name' must be str, not int
say(lambda: TypeAliasType("TA", list, foo=3))
# =>(3.12) TypeError: 'foo' is an invalid keyword argument for typealias()
# =>(3.13-3.14) TypeError: typealias() got an unexpected keyword argument 'foo'
say(lambda: TypeAliasType("TA", list, type_params=(1,)))
# =>(3.12-3.13) TA
# =>(3.14) TypeError: Expected a type param, got 1
def s1(): TypeAliasType.what = 3
def s2(): A.what = 3
def s3(): A.__name__ = 'x'
def s4(): A.__value__ = 'x'
def s5(): A.__type_params__ = 'x'
def s6(): A.__module__ = 'x'
def s7(): del TypeAliasType.__module__
say(s1)  # => TypeError: cannot set 'what' attribute of immutable type 'typing.TypeAliasType'
say(s2)
# =>(3.12) AttributeError: 'typing.TypeAliasType' object has no attribute 'what'
# =>(3.13-3.14) AttributeError: 'typing.TypeAliasType' object has no attribute 'what' and no __dict__ for setting new attributes
say(s3)  # => AttributeError: readonly attribute
say(s4)  # => AttributeError: attribute '__value__' of 'typing.TypeAliasType' objects is not writable
say(s5)  # => AttributeError: attribute '__type_params__' of 'typing.TypeAliasType' objects is not writable
say(s6)  # => AttributeError: attribute '__module__' of 'typing.TypeAliasType' objects is not writable
say(s7)  # => TypeError: cannot set '__module__' attribute of immutable type 'typing.TypeAliasType'
say(lambda: A.__dict__)  # => AttributeError: 'typing.TypeAliasType' object has no attribute '__dict__'
say(lambda: A.nothing)  # => AttributeError: 'typing.TypeAliasType' object has no attribute 'nothing'
say(lambda: A())  # => TypeError: 'typing.TypeAliasType' object is not callable
say(lambda: hash(A) == hash(A))  # => True
say(lambda: isinstance(3, A))  # => TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
say(lambda: A.__reduce__())  # => 'A'
say(lambda: type('X', (TypeAliasType,), {}))  # => TypeError: type 'typing.TypeAliasType' is not an acceptable base type
say(lambda: G[int].__parameters__)  # => ()
T = TypeVar('T')
say(lambda: G[T][int])  # => G[int]
say(lambda: G[int][str])  # => TypeError: G[int] is not a generic class
say(lambda: list(G[int]))  # => [*G[int]]
ns = {}
exec("type TA = int", ns, ns)
say(lambda: ns['TA'].__module__)  # => None
say(lambda: TypeAliasType('B', int).__module__)  # => '__main__'
def sub():
    class Y(A): pass
say(sub)  # => TypeError: typealias() takes exactly 2 positional arguments (3 given)
say(lambda: bool(A))  # => True
