# versions: 3.13 3.14 3.15
# Bounds and defaults of type parameters are computed when somebody asks.
def f[T = int, *U = *tuple[int, str], **P = [int]]():
    pass
print([t.__default__ for t in f.__type_params__])  # => [<class 'int'>, *tuple[int, str], [<class 'int'>]]
type X[*T = *(1,)] = 2
print(X.__type_params__[0].__default__)  # => 1
def g[T: (int, str), U: late = T, V: list[T] = late](): pass
a = g.__type_params__
print(a, a[0].__constraints__, a[0].__bound__, a[2].__bound__, a[0].has_default(), a[1].has_default(), a[1].__default__)  # => (T, U, V) (<class 'int'>, <class 'str'>) None list[T] False True T
try:
    a[1].__bound__
except NameError as e:
    print(e)  # => name 'late' is not defined
late = 3
print(a[1].__bound__, a[2].__default__)  # => 3 3
try:
    a[0].foo
except AttributeError as e:
    print(e)  # => 'typing.TypeVar' object has no attribute 'foo'
class A[T: "A" = bool]:
    x = 1
    def m[S: x = x](self): pass
print(A.__type_params__[0].__bound__, A.m.__type_params__[0].__bound__, A.m.__type_params__[0].__default__, a[0].__module__)  # => A 1 1 typing
print(A[int], A.__type_params__[0].__default__)  # => __main__.A[int] <class 'bool'>
