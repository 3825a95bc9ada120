# array.
import array
import sys
from array import array as A


def t(f):
    try:
        return f()
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


print(t(lambda: (A('i'), A('i',[1,2,3]), A('d',[1,2.5]), A('b',b'\x01\xff'), A('u','abc'), A('B',range(5)), A('f',[.1]))))  # => (array('i'), array('i', [1, 2, 3]), array('d', [1.0, 2.5]), array('b', [1, -1]), array('u', 'abc'), array('B', [0, 1, 2, 3, 4]), array('f', [0.10000000149011612]))
print(t(lambda: (A())))  # => TypeError: array() takes at least 1 argument (0 given)
print(t(lambda: (A('i','abc'))))  # => TypeError: cannot use a str to initialize an array with typecode 'i'
print(t(lambda: (A('b',[200]))))  # => OverflowError: signed char is greater than maximum
print(t(lambda: (A('B',[-1]))))  # => OverflowError: unsigned byte integer is less than minimum
print(t(lambda: (A('h',[40000]))))  # => OverflowError: signed short integer is greater than maximum
print(t(lambda: (A('H',[-1]))))  # => OverflowError: unsigned short is less than minimum
print(t(lambda: (A('i',[2**31]))))  # => OverflowError: signed integer is greater than maximum
print(t(lambda: (A('I',[-1]))))  # => OverflowError: can't convert negative value to unsigned int
print(t(lambda: (A('l',[2**63]))))  # => OverflowError: Python int too large to convert to C long
print(t(lambda: (A('d',['a']))))  # => TypeError: must be real number, not str
print(t(lambda: (A('i',[1,2,3])[1], A('i',[1,2,3])[-1], A('i',range(10))[2:8:2], A('i',range(10))[::-1])))  # => (2, 3, array('i', [2, 4, 6]), array('i', [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]))
print(t(lambda: (A('i')[0])))  # => IndexError: array index out of range
print(t(lambda: (A('i',[1])['a'])))  # => TypeError: array indices must be integers
print(t(lambda: (A('i',[1,2])+A('i',[3]), A('i',[1,2])*2, len(A('i',[1,2])), 2 in A('i',[1,2]), list(A('i',[1,2])))))  # => (array('i', [1, 2, 3]), array('i', [1, 2, 1, 2]), 2, True, [1, 2])
print(t(lambda: (A('i',[1])+A('d',[1]))))  # => TypeError: bad argument type for built-in operation
print(t(lambda: (A('i',[1])+[1])))  # => TypeError: can only append array (not "list") to array
print(t(lambda: (A('i',[1,2])==A('i',[1,2]), A('i',[1,2])==A('d',[1,2]), A('i',[1,2])<A('i',[1,3]), A('i',[1])==[1])))  # => (True, True, True, False)
print(t(lambda: ((lambda a: (a.append(5), a.extend([6,7]), a.insert(0,9), a.pop(), a.pop(0), a.remove(2), a.index(3), a.count(1), a.reverse(), a))(A('i',[1,2,3])))))  # => (None, None, None, 7, 9, None, 1, 1, None, array('i', [6, 5, 3, 1]))
print(t(lambda: (A('i').pop())))  # => IndexError: pop from empty array
print(t(lambda: (A('i',[1]).pop(3))))  # => IndexError: pop index out of range
print(t(lambda: (A('i',[1]).remove(5))))  # => ValueError: array.remove(x): x not in array
print(t(lambda: (A('i',[1]).index(5))))  # => ValueError: array.index(x): x not in array
print(t(lambda: (A('i',[1,2]).tobytes(), A('i',[1,2]).tolist(), A('i',[1,2]).typecode, A('i',[1,2]).itemsize, A('h',[1,2]).byteswap())))  # => (b'\x01\x00\x00\x00\x02\x00\x00\x00', [1, 2], 'i', 4, None)
print(t(lambda: ((lambda a: (a.frombytes(b'\x01\x00\x00\x00'), a.fromlist([5]), a))(A('i')))))  # => (None, None, array('i', [1, 5]))
print(t(lambda: (A('i').frombytes(b'abc'))))  # => ValueError: bytes length not a multiple of item size
print(t(lambda: (A('i').fromlist(5))))  # => TypeError: arg must be list
print(t(lambda: ((lambda a: (a.__setitem__(slice(1,3), A('i',[9,9,9])), a, a.__delitem__(0), a, a.__delitem__(slice(None,None,2)), a))(A('i',range(6))))))  # => (None, array('i', [9, 3, 5]), None, array('i', [9, 3, 5]), None, array('i', [9, 3, 5]))
print(t(lambda: ((lambda a: a.__setitem__(slice(0,1),[1]))(A('i',[1])))))  # => TypeError: can only assign array (not "list") to array slice
print(t(lambda: (memoryview(A('i',[1,2,3])).tolist(), memoryview(A('d',[1.5])).format, memoryview(A('i',[1,2,3])).nbytes, bytes(A('b',[65,66])))))  # => ([1, 2, 3], 'd', 12, b'AB')
print(t(lambda: (hash(A('i')))))  # => TypeError: unhashable type: 'array.array'
print(t(lambda: (repr(A('u')))))  # => array('u')
print(t(lambda: (A('i',[1,2,3]).extend(A('d',[1])))))  # => TypeError: can only extend with array of same kind
print(t(lambda: ((lambda a: sum(a))(A('i',range(1000))))))  # => 499500


# While a view looks at it, nothing changes the length; what failed has changed nothing.
def delete(part):
    def change(a):
        del a[part]
    return change


def assign(part, *items):
    def change(a):
        a[part] = A("i", items)
    return change


def viewed(change):
    a = A("i", [1, 2, 3, 4])
    view = memoryview(a)
    try:
        print(change(a), a.tolist())
    except BufferError as e:
        print(e, a.tolist())


for change in (delete(0), delete(slice(1, 3)), delete(slice(None, None, 2)), delete(slice(5, 9)), assign(slice(1, 3), 9),
               assign(slice(1, 3), 7, 8), lambda a: a.pop(), lambda a: a.pop(0), lambda a: a.remove(2), lambda a: a.extend([]),
               lambda a: a.insert(1, 5)):
    viewed(change)  # => cannot resize an array that is exporting buffers [1, 2, 3, 4]
# => cannot resize an array that is exporting buffers [1, 2, 3, 4]
# => cannot resize an array that is exporting buffers [1, 2, 3, 4]
# => cannot resize an array that is exporting buffers [1, 2, 3, 4]
# => cannot resize an array that is exporting buffers [1, 2, 3, 4]
# => None [1, 7, 8, 4]
# => cannot resize an array that is exporting buffers [1, 2, 3, 4]
# => cannot resize an array that is exporting buffers [1, 2, 3, 4]
# => cannot resize an array that is exporting buffers [1, 2, 3, 4]
# => None [1, 2, 3, 4]
# => cannot resize an array that is exporting buffers [1, 2, 3, 4]


# An array put into itself; arrays of one kind made from those of another; room that constructors and methods leave.
import collections.abc
import warnings
warnings.simplefilter("ignore")
a = A("i", range(5))
a[::-1] = a
print(a)  # => array('i', [4, 3, 2, 1, 0])
a[1:3] = a
print(a)  # => array('i', [4, 4, 3, 2, 1, 0, 1, 0])
print(A("d", A("i", [1, 2])), A("i", A("b", [1])), isinstance(a, collections.abc.MutableSequence))
# =>(3.8-3.9) array('d', [1.0, 2.0]) array('i', [1]) False
# =>(3.10-3.15) array('d', [1.0, 2.0]) array('i', [1]) True
print([sys.getsizeof(x) - sys.getsizeof(A("b")) for x in (A("b", b"abc"), A("b", bytearray(20)), A("i", [1, 2, 3]), A("i", (1, 2)), A("u", "abc"), A("i", range(5)))])  # => [6, 24, 12, 8, 12, 32]
a = A("i", [1, 2, 3])
print([(f(x), sys.getsizeof(a) - sys.getsizeof(A("i")))[1] for f, x in ((a.fromlist, [4, 5]), (a.fromlist, []), (a.extend, A("i", [6])), (a.frombytes, bytes(40)))])  # => [32, 32, 32, 80]
for f in (lambda: A("i", A("u", "ab")), lambda: A("u", A("i", [1])), lambda: a.frombytes(A("d")), lambda: a.frombytes("abc"), lambda: A("u", b"abcd")[0],
          lambda: A("u", ["ab"]), lambda: A("u", [5]), lambda: a.fromunicode("a"), lambda: a.tounicode()):
    print(t(f))
# =>(3.8-3.12) TypeError: cannot use a unicode array to initialize an array with typecode 'i'
# =>(3.8-3.12) TypeError: array item must be unicode character
# =>(3.8-3.12) TypeError: a bytes-like object is required
# =>(3.8-3.12) TypeError: a bytes-like object is required, not 'str'
# =>(3.8-3.12) ValueError: chr() arg not in range(0x110000)
# =>(3.8-3.12) TypeError: array item must be unicode character
# =>(3.8-3.12) TypeError: array item must be unicode character
# =>(3.8-3.12) ValueError: fromunicode() may only be called on unicode type arrays
# =>(3.8-3.12) ValueError: tounicode() may only be called on unicode type arrays
# =>(3.13) TypeError: cannot use a unicode array to initialize an array with typecode 'i'
# =>(3.13) TypeError: array item must be unicode character
# =>(3.13) TypeError: a bytes-like object is required
# =>(3.13) TypeError: a bytes-like object is required, not 'str'
# =>(3.13) ValueError: chr() arg not in range(0x110000)
# =>(3.13) TypeError: array item must be unicode character
# =>(3.13) TypeError: array item must be unicode character
# =>(3.13) ValueError: fromunicode() may only be called on unicode type arrays ('u' or 'w')
# =>(3.13) ValueError: tounicode() may only be called on unicode type arrays ('u' or 'w')
# =>(3.14-3.15) TypeError: cannot use a unicode array to initialize an array with typecode 'i'
# =>(3.14-3.15) TypeError: array item must be a unicode character, not int
# =>(3.14-3.15) TypeError: a bytes-like object is required
# =>(3.14-3.15) TypeError: a bytes-like object is required, not 'str'
# =>(3.14-3.15) ValueError: chr() arg not in range(0x110000)
# =>(3.14-3.15) TypeError: array item must be a unicode character, not a string of length 2
# =>(3.14-3.15) TypeError: array item must be a unicode character, not int
# =>(3.14-3.15) ValueError: fromunicode() may only be called on unicode type arrays ('u' or 'w')
# =>(3.14-3.15) ValueError: tounicode() may only be called on unicode type arrays ('u' or 'w')
make = array._array_reconstructor
for arguments in ("i", 1, b"abc"), ("i", 99, b""), ("z", 1, b""), ("i", 9, b"abcd"), ("i", 9, b"abc"), ("d", 17, b"abcdefgh"), ("u", 18, b"a\0b\0"), ("L", 13, bytes(7) + b"\5"):
    print(t(lambda: make(A, *arguments)))  # => array('b', [97, 98, 99])
# => ValueError: third argument must be a valid machine format code.
# => ValueError: second argument must be a valid type code
# => array('i', [1633837924])
# => ValueError: string length not a multiple of item size
# => array('d', [1.2926117907728089e+161])
# => array('u', 'ab')
# => array('q', [5])
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    A("u")
    print([str(x.message) for x in w])
# =>(3.8-3.12) []
# =>(3.13-3.15) ["The 'u' type code is deprecated and will be removed in Python 3.16"]
