# versions: 3.9 3.10 3.11 3.12 3.13 3.14 3.15
# Methods of dict and its views, and what they say when misused: the same in every version.
def show(fn):
    try:
        print(repr(fn()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: dict([(1,2,3)]))  # => ValueError dictionary update sequence element #0 has length 3; 2 is required
show(lambda: dict(5))  # => TypeError 'int' object is not iterable
show(lambda: {}.pop([]))  # => KeyError []
show(lambda: {}.get())  # => TypeError get expected at least 1 argument, got 0
show(lambda: {}.get(a=1))  # => TypeError dict.get() takes no keyword arguments
show(lambda: {}.get(1,2,3))  # => TypeError get expected at most 2 arguments, got 3
show(lambda: {}.keys(1))  # => TypeError dict.keys() takes no arguments (1 given)
show(lambda: {}.update(1,2))  # => TypeError update expected at most 1 argument, got 2
show(lambda: {}.update(5))  # => TypeError 'int' object is not iterable
show(lambda: dict(1,2))  # => TypeError dict expected at most 1 argument, got 2
show(lambda: {}.popitem())  # => KeyError 'popitem(): dictionary is empty'
show(lambda: {}.pop(1))  # => KeyError 1
show(lambda: {}.pop(1,2))  # => 2
show(lambda: dict.fromkeys())  # => TypeError fromkeys expected at least 1 argument, got 0
show(lambda: dict.fromkeys('abc'))  # => {'a': None, 'b': None, 'c': None}
show(lambda: dict.fromkeys({'x','y'}, 5) == {'x':5,'y':5})  # => True
show(lambda: dict.fromkeys([1,2],[]))  # => {1: [], 2: []}
show(lambda: {}.__contains__())  # => TypeError dict.__contains__() takes exactly one argument (0 given)
show(lambda: {1:2}<{3:4})  # => TypeError '<' not supported between instances of 'dict' and 'dict'
show(lambda: {1:2}=={1:2.0})  # => True
show(lambda: {'a':1}.items() & {('a',1)})  # => {('a', 1)}
show(lambda: {'a':1,'b':2}.keys() - {'a'})  # => {'b'}
show(lambda: sorted({'a':1,'b':2}.keys() ^ {'a','z'}))  # => ['b', 'z']
show(lambda: ['a'] & {'a':1}.keys())  # => {'a'}
show(lambda: {'a':1}.keys() < {'a','b'})  # => True
show(lambda: {'a':1}.keys() == {'a'})  # => True
show(lambda: {'a':1}.items().isdisjoint([('a',2)]))  # => True
show(lambda: {'a':1}.keys())  # => dict_keys(['a'])
show(lambda: {'a':1}.values())  # => dict_values([1])
show(lambda: {'a':1}.items())  # => dict_items([('a', 1)])
show(lambda: list(reversed({'a':1,'b':2})))  # => ['b', 'a']
show(lambda: list(reversed({'a':1,'b':2}.items())))  # => [('b', 2), ('a', 1)]
show(lambda: list(reversed({'a':1,'b':2}.values())))  # => [2, 1]
show(lambda: [iter({}), type(iter({}.values())).__name__, type(reversed({}.items())).__name__][1:])  # => ['dict_valueiterator', 'dict_reverseitemiterator']
show(lambda: d)  # => NameError name 'd' is not defined
show(lambda: len({i:i for i in range(100)}))  # => 100
