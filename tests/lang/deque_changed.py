# A deque's iterator notices a change even when nothing is left; the reversed one does not. Counter hashes what it counts itself.
from collections import Counter, deque
def grown(make, n):
    q = deque(range(n))
    try:
        for x in make(q):
            q.append(x)
    except RuntimeError as e:
        return e
    return 'nothing'
print(grown(iter, 1), grown(iter, 2), grown(reversed, 1), grown(reversed, 2), sep='; ')  # => deque mutated during iteration; deque mutated during iteration; nothing; deque mutated during iteration
q = deque([1])
it = iter(q)
print(next(it), next(it, 'end'))  # => 1 end
q.append(2)
def after(it):
    try:
        return next(it, 'end')
    except RuntimeError as e:
        return e
print(after(it))  # => deque mutated during iteration
print(after(it))  # => deque mutated during iteration
def counted(x):
    try:
        return Counter(x)
    except TypeError as e:
        return e
print(counted([(1, {})]), counted([[]]), sep='; ')  # => unhashable type: 'dict'; unhashable type: 'list'
