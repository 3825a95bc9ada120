# Lists, tuples, ranges, slices and the iterators over them: values and the words of their errors.
def t(f):
    try:
        return f()
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


print(t(lambda: ([1,2][5])))  # => IndexError: list index out of range
print(t(lambda: ([1,2]['a'])))  # => TypeError: list indices must be integers or slices, not str
print(t(lambda: ([][0])))  # => IndexError: list index out of range
print(t(lambda: ([].pop())))  # => IndexError: pop from empty list
print(t(lambda: ([1].pop(5))))  # => IndexError: pop index out of range
print(t(lambda: ([1].pop('a'))))  # => TypeError: 'str' object cannot be interpreted as an integer
print(t(lambda: ([1].remove(2))))  # => ValueError: list.remove(x): x not in list
print(t(lambda: ([1].insert(1))))  # => TypeError: insert expected 2 arguments, got 1
print(t(lambda: ([1].sort(1))))  # => TypeError: sort() takes no positional arguments
print(t(lambda: ([1,'a'].sort())))  # => TypeError: '<' not supported between instances of 'str' and 'int'
print(t(lambda: ([1] + (2,))))  # => TypeError: can only concatenate list (not "tuple") to list
print(t(lambda: ([1] * 'a')))  # => TypeError: can't multiply sequence by non-int of type 'str'
print(t(lambda: (list(5))))  # => TypeError: 'int' object is not iterable
print(t(lambda: (list(1,2))))  # => TypeError: list expected at most 1 argument, got 2
print(t(lambda: (list(a=1))))  # => TypeError: list() takes no keyword arguments
print(t(lambda: ([1,2].index(1,2,3,4))))  # => TypeError: index expected at most 3 arguments, got 4
print(t(lambda: ([1,2].extend(5))))  # => TypeError: 'int' object is not iterable
print(t(lambda: ((1,)[3])))  # => IndexError: tuple index out of range
print(t(lambda: ((1,)['a'])))  # => TypeError: tuple indices must be integers or slices, not str
print(t(lambda: ((1,).index(2))))  # => ValueError: tuple.index(x): x not in tuple
print(t(lambda: ((1,)+[1])))  # => TypeError: can only concatenate tuple (not "list") to tuple
print(t(lambda: ((1,)*'a')))  # => TypeError: can't multiply sequence by non-int of type 'str'
print(t(lambda: (tuple(5))))  # => TypeError: 'int' object is not iterable
print(t(lambda: (tuple(1,2))))  # => TypeError: tuple expected at most 1 argument, got 2
print(t(lambda: (tuple(a=1))))  # => TypeError: tuple() takes no keyword arguments
print(t(lambda: (hash(()), hash((1,2)), hash((1,(2,3))))))  # => (5740354900026072187, -3550055125485641917, 7267574591690527098)
print(t(lambda: (hash([]))))  # => TypeError: unhashable type: 'list'
print(t(lambda: (range(1,2,0))))  # => ValueError: range() arg 3 must not be zero
print(t(lambda: (range('a'))))  # => TypeError: 'str' object cannot be interpreted as an integer
print(t(lambda: (range())))
# =>(3.8) TypeError: range expected 1 argument, got 0
# =>(3.9-3.15) TypeError: range expected at least 1 argument, got 0
print(t(lambda: (range(1,2,3,4))))  # => TypeError: range expected at most 3 arguments, got 4
print(t(lambda: (range(1.5))))  # => TypeError: 'float' object cannot be interpreted as an integer
print(t(lambda: (range(5)[10])))  # => IndexError: range object index out of range
print(t(lambda: (range(5)['a'])))  # => TypeError: range indices must be integers or slices, not str
print(t(lambda: (range(10)[2:5], range(10)[::-1], range(0,10,3)[1:], range(10**30)[5:10**20])))  # => (range(2, 5), range(9, -1, -1), range(3, 12, 3), range(5, 100000000000000000000))
print(t(lambda: (range(5).index('a'))))  # => ValueError: sequence.index(x): x not in sequence
print(t(lambda: (range(5).count(3), range(5).count('a'))))  # => (1, 0)
print(t(lambda: (range(5) == range(0,5,1), hash(range(5)) == hash(range(0,5)), range(0)==range(2,1))))  # => (True, True, True)
print(t(lambda: (range(start=1))))  # => TypeError: range() takes no keyword arguments
print(t(lambda: (slice())))  # => TypeError: slice expected at least 1 argument, got 0
print(t(lambda: (slice(1,2,3,4))))  # => TypeError: slice expected at most 3 arguments, got 4
print(t(lambda: (slice(1,2).indices(10), slice(None,None,-1).indices(10), slice(-3,None).indices(2))))  # => ((1, 2, 1), (9, -1, -1), (0, 2, 1))
print(t(lambda: (slice(1,2,0).indices(10))))  # => ValueError: slice step cannot be zero
print(t(lambda: (slice(1,2).indices(-1))))  # => ValueError: length should not be negative
print(t(lambda: (slice('a').indices(3))))  # => TypeError: slice indices must be integers or None or have an __index__ method
print(t(lambda: ([1,2,3][::0])))  # => ValueError: slice step cannot be zero
print(t(lambda: (slice(1) < slice(2), slice(1)==slice(1))))  # => (True, True)
print(t(lambda: (enumerate(5))))  # => TypeError: 'int' object is not iterable
print(t(lambda: (enumerate([1],'a'))))  # => TypeError: 'str' object cannot be interpreted as an integer
print(t(lambda: (list(enumerate('ab',start=5)))))  # => [(5, 'a'), (6, 'b')]
print(t(lambda: (list(enumerate('ab',10**20)))))  # => [(100000000000000000000, 'a'), (100000000000000000001, 'b')]
print(t(lambda: (enumerate([1],2,3))))  # => TypeError: enumerate() takes at most 2 arguments (3 given)
print(t(lambda: (zip(5))))  # => TypeError: 'int' object is not iterable
print(t(lambda: (zip([1],5))))  # => TypeError: 'int' object is not iterable
print(t(lambda: (map())))  # => TypeError: map() must have at least two arguments.
print(t(lambda: (map(len))))  # => TypeError: map() must have at least two arguments.
print(t(lambda: (map(len,5))))  # => TypeError: 'int' object is not iterable
print(t(lambda: (list(map(lambda a,b:a+b,[1,2],[3,4])))))  # => [4, 6]
print(t(lambda: (filter())))  # => TypeError: filter expected 2 arguments, got 0
print(t(lambda: (filter(None))))  # => TypeError: filter expected 2 arguments, got 1
print(t(lambda: (filter(None,5))))  # => TypeError: 'int' object is not iterable
print(t(lambda: (filter(a=1,b=2))))  # => TypeError: filter() takes no keyword arguments
print(t(lambda: (reversed(5))))  # => TypeError: 'int' object is not reversible
print(t(lambda: (reversed())))  # => TypeError: reversed expected 1 argument, got 0
print(t(lambda: (reversed([1],2))))  # => TypeError: reversed expected 1 argument, got 2
print(t(lambda: (reversed({1}))))  # => TypeError: 'set' object is not reversible
print(t(lambda: (iter(5))))  # => TypeError: 'int' object is not iterable
print(t(lambda: (iter(5,6))))
# =>(3.8-3.11) TypeError: iter(v, w): v must be callable
# =>(3.13-3.15) TypeError: iter(v, w): v must be callable
# =>(3.12) TypeError: iter(object, sentinel): object must be callable
print(t(lambda: (iter([1],2))))
# =>(3.8-3.11) TypeError: iter(v, w): v must be callable
# =>(3.13-3.15) TypeError: iter(v, w): v must be callable
# =>(3.12) TypeError: iter(object, sentinel): object must be callable
print(t(lambda: (next(iter([])))))  # => StopIteration: 
print(t(lambda: (iter([1,2,3]).__length_hint__())))  # => 3
print(t(lambda: (iter([1,2,3]).__reduce__())))  # => (<built-in function iter>, ([1, 2, 3],), 0)
print(t(lambda: (reversed([1,2,3]).__reduce__())))  # => (<class 'reversed'>, ([1, 2, 3],), 2)
print(t(lambda: (iter((1,2)).__reduce__())))  # => (<built-in function iter>, ((1, 2),), 0)
print(t(lambda: (hash(memoryview(b'abc'))==hash(b'abc'))))  # => True
