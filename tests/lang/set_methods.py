# versions: 3.9 3.10 3.11 3.12 3.13 3.14 3.15
# Methods of set, results in table order where the hash of ints decides it.
def show(fn):
    try:
        print(repr(fn()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: set(1))  # => TypeError 'int' object is not iterable
show(lambda: set(1,2))  # => TypeError set expected at most 1 argument, got 2
show(lambda: frozenset(1,2))  # => TypeError frozenset expected at most 1 argument, got 2
show(lambda: {1}|[1])  # => TypeError unsupported operand type(s) for |: 'set' and 'list'
show(lambda: {1}.remove(2))  # => KeyError 2
show(lambda: set().pop())  # => KeyError 'pop from an empty set'
show(lambda: {1}.union(1))  # => TypeError 'int' object is not iterable
show(lambda: {1}.difference(1))  # => TypeError 'int' object is not iterable
show(lambda: {1}.isdisjoint())  # => TypeError set.isdisjoint() takes exactly one argument (0 given)
show(lambda: {1}.copy(1))  # => TypeError set.copy() takes no arguments (1 given)
show(lambda: {1}<[1])  # => TypeError '<' not supported between instances of 'set' and 'list'
show(lambda: repr(frozenset()))  # => 'frozenset()'
show(lambda: repr(frozenset({1})))  # => 'frozenset({1})'
show(lambda: {1} in {1})  # => False
show(lambda: {1} in {frozenset({1})})  # => True
show(lambda: {1}.__reduce__())  # => (<class 'set'>, ([1],), None)
