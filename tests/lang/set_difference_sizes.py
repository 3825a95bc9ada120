# set.difference takes away the second argument and those behind it in place: the table keeps its size, with dummies.
import sys
s = set(range(1000))
print(sys.getsizeof(s), sys.getsizeof(s.difference(range(500))), sys.getsizeof(s.difference(range(500), [5])))  # => 32984 32984 32984
print(sys.getsizeof(s.difference({1, 2}, {3})), sys.getsizeof(s.difference(range(500), {5, 700}, range(900))))  # => 32984 8408
print(sys.getsizeof(s.difference()), sorted(s.difference(range(995), {996}, [998])))  # => 32984 [995, 997, 999]
# Bytes of one letter are CPython's own from 3.11 on.
print(sys.getrefcount(b'abc'[1:2]) > 10**8)
# =>(3.8-3.10) False
# =>(3.11-3.15) True
