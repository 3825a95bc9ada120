# Attributes of built-in types: what kind they are, their signatures, what reading and writing them says.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import inspect


def gen():
    yield


show(lambda: len.__text_signature__)  # => '($module, obj, /)'
show(lambda: [].append.__text_signature__)  # => '($self, object, /)'
show(lambda: list.append.__text_signature__)  # => '($self, object, /)'
show(lambda: {}.clear.__text_signature__)
# =>(3.8-3.12) None
# =>(3.13-3.15) '($self, /)'
show(lambda: (5).to_bytes.__text_signature__)
# =>(3.8-3.10) '($self, /, length, byteorder, *, signed=False)'
# =>(3.11-3.15) "($self, /, length=1, byteorder='big', *, signed=False)"
show(lambda: int.__add__.__text_signature__)  # => '($self, value, /)'
show(lambda: (1).__add__.__text_signature__)  # => '($self, value, /)'
show(lambda: property.__get__.__text_signature__)
# =>(3.8-3.9) '($self, instance, owner, /)'
# =>(3.10-3.15) '($self, instance, owner=None, /)'
show(lambda: int.__text_signature__)  # => None
show(lambda: list.__text_signature__)  # => '(iterable=(), /)'
show(lambda: int.__new__.__text_signature__)  # => '($type, *args, **kwargs)'
show(lambda: dict.fromkeys.__text_signature__)  # => '($type, iterable, value=None, /)'
show(lambda: type('L', (list,), {})().append.__text_signature__)  # => '($self, object, /)'
show(lambda: [].__len__.__reduce__()[1])  # => ([], '__len__')
show(lambda: list.append.__reduce__()[1])  # => (<class 'list'>, 'append')
show(lambda: int.__add__.__reduce__()[1])  # => (<class 'int'>, '__add__')
show(lambda: type(complex.real).__name__)  # => 'member_descriptor'
show(lambda: type(len.__code__) if hasattr(len, '__code__') else type(show.__code__.__class__.co_argcount).__name__)
# => 'member_descriptor'
show(lambda: type(type(gen()).gi_code).__name__)
# =>(3.8-3.11) 'member_descriptor'
# =>(3.12-3.15) 'getset_descriptor'
show(lambda: type(type(gen()).gi_running).__name__)
# =>(3.8-3.9) 'member_descriptor'
# =>(3.10-3.15) 'getset_descriptor'
show(lambda: type(ImportError.msg).__name__)  # => 'member_descriptor'
show(lambda: setattr(1j, 'real', 1))  # => AttributeError: readonly attribute
show(lambda: setattr(show, '__globals__', 1))  # => AttributeError: readonly attribute
show(lambda: delattr(classmethod(len), '__func__'))  # => AttributeError: readonly attribute
show(lambda: '__getattribute__' in vars(list))
# =>(3.8-3.13) True
# =>(3.14-3.15) False
show(lambda: '__getattribute__' in vars(float))
# =>(3.8-3.12) True
# =>(3.13-3.15) False
show(lambda: '__getattribute__' in vars(str))
# =>(3.8-3.12) True
# =>(3.13-3.15) False
show(lambda: '__init__' in vars(ValueError))
# =>(3.8-3.13) True
# =>(3.14-3.15) False
show(lambda: '__init__' in vars(NameError))  # => True
show(lambda: '__new__' in vars(ValueError))  # => True
show(lambda: '__invert__' in vars(bool))
# =>(3.8-3.11) False
# =>(3.12-3.15) True
show(lambda: '__eq__' in vars(type(None)))
# =>(3.8-3.11) False
# =>(3.12-3.15) True
show(lambda: '__setattr__' in vars(classmethod))  # => False
show(lambda: type(None).__doc__ is None)
# =>(3.8-3.12) True
# =>(3.13-3.15) False
show(lambda: isinstance(int.__doc__, str) and isinstance(len.__doc__, str) and isinstance([].append.__doc__, str))  # => True
