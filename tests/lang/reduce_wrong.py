# __getnewargs__ and __getnewargs_ex__ that give what they should not.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def made(name, value):
    return type('C', (), {name: lambda self: value})()


show(lambda: made('__getnewargs__', 'text').__reduce_ex__(2))  # => TypeError: __getnewargs__ should return a tuple, not 'str'
show(lambda: made('__getnewargs__', None).__reduce_ex__(4))  # => TypeError: __getnewargs__ should return a tuple, not 'NoneType'
show(lambda: made('__getnewargs__', (1, 2)).__reduce_ex__(2)[1][1:])  # => (1, 2)
show(lambda: made('__getnewargs_ex__', [1]).__reduce_ex__(4))  # => TypeError: __getnewargs_ex__ should return a tuple, not 'list'
show(lambda: made('__getnewargs_ex__', (1,)).__reduce_ex__(4))
# => ValueError: __getnewargs_ex__ should return a tuple of length 2, not 1
show(lambda: made('__getnewargs_ex__', (1, {})).__reduce_ex__(4))
# => TypeError: first item of the tuple returned by __getnewargs_ex__ must be a tuple, not 'int'
show(lambda: made('__getnewargs_ex__', ((), [])).__reduce_ex__(4))
# => TypeError: second item of the tuple returned by __getnewargs_ex__ must be a dict, not 'list'
show(lambda: made('__getnewargs_ex__', ((1,), {'a': 2})).__reduce_ex__(4)[1][1:])  # => ((1,), {'a': 2})
