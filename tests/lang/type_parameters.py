# versions: 3.12 3.13 3.14 3.15
# Type parameters of functions, classes and aliases, and their scopes.
def first[T](items: list[T]) -> T:
    return items[0]


print(first([3, 4]), first.__type_params__, first.__name__)  # => 3 (T,) first


class Stack[T, *Ts, **P]:
    kind = T

    def push(self, x: T) -> T:
        return x


print(Stack.__type_params__, Stack.kind, Stack().push(1))  # => (T, Ts, P) T 1
type Pair[A] = tuple[A, A]
print(Pair, Pair.__type_params__, type(Pair).__name__)  # => Pair (A,) TypeAliasType
type Lazy = undefined_name | int
try:
    Lazy.__value__
except NameError as e:
    print(e)  # => name 'undefined_name' is not defined


def bounded[T: int, S: (str, bytes)](x: T, y: S):
    return T.__bound__, S.__constraints__, T.__name__


print(bounded(1, "a"))  # => (<class 'int'>, (<class 'str'>, <class 'bytes'>), 'T')


def outer[T]():
    def inner():
        return T

    return inner()


print(outer())  # => T
match = case = type = 1
type, match, case = 2, 3, 4
print(type, match, case)  # => 2 3 4
