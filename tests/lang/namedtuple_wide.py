# Thousands of fields take no longer than they must.
import collections
N = collections.namedtuple("N", ["f%d" % i for i in range(3000)])
n = N(*range(3000))
print(len(N._fields), n.f0, n.f2999, N.__new__.__code__.co_argcount)  # => 3000 0 2999 3001
