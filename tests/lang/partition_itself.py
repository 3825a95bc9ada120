# What partition() does not find leaves the text as it is: no copy, even of a subclass. Weak references show the name their type has.
import re
import weakref


class S(str):
    pass


class B(bytes):
    pass


def which(o, sep):
    for parts in (o.partition(sep), o.rpartition(sep)):
        yield [(x is o or x is sep, type(x).__name__) for x in parts]


print(*which(S('text'), 'a'))  # => [(True, 'S'), (False, 'str'), (False, 'str')] [(False, 'str'), (False, 'str'), (True, 'S')]
print(*which(S('text'), 'longer than it'))  # => [(True, 'S'), (False, 'str'), (False, 'str')] [(False, 'str'), (False, 'str'), (True, 'S')]
print(*which(B(b'text'), b'a'))  # => [(True, 'B'), (False, 'bytes'), (False, 'bytes')] [(False, 'bytes'), (False, 'bytes'), (True, 'B')]
print(*which(B(b'text'), b'longer than it'))  # => [(True, 'B'), (False, 'bytes'), (False, 'bytes')] [(False, 'bytes'), (False, 'bytes'), (True, 'B')]
print(*which(bytearray(b'text'), b'q'))  # => [(False, 'bytearray'), (False, 'bytearray'), (False, 'bytearray')] [(False, 'bytearray'), (False, 'bytearray'), (False, 'bytearray')]
print(*which(B(b'text'), bytearray(b'e')))  # => [(False, 'bytes'), (True, 'bytearray'), (False, 'bytes')] [(False, 'bytes'), (True, 'bytearray'), (False, 'bytes')]
print(*which(S('text'), S('e')))  # => [(False, 'str'), (True, 'S'), (False, 'str')] [(False, 'str'), (True, 'S'), (False, 'str')]


class Hook:
    def __getattr__(self, name):
        return 'hook ' + name


class Own:
    pass


class OfClass:
    __name__ = 'of class'


hook, own, of_class = Hook(), Own(), OfClass()
own.__name__ = 'own'
print(re.sub('0x[0-9a-f]+', '@', repr(weakref.ref(hook))))
# =>(3.8-3.11) <weakref at @; to 'Hook' at @ (hook __name__)>
# =>(3.12-3.15) <weakref at @; to 'Hook' at @>
print(re.sub('0x[0-9a-f]+', '@', repr(weakref.ref(own))))
# =>(3.8-3.11) <weakref at @; to 'Own' at @ (own)>
# =>(3.12-3.15) <weakref at @; to 'Own' at @>
print(re.sub('0x[0-9a-f]+', '@', repr(weakref.ref(of_class))))  # => <weakref at @; to 'OfClass' at @ (of class)>
print(re.sub('0x[0-9a-f]+', '@', repr(weakref.ref(Own))))  # => <weakref at @; to 'type' at @ (Own)>
