# random: CPython's sequences for the same seed.
import random


def t(f):
    try:
        return f()
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


print(t(lambda: ([random.seed(s) or round(random.random(), 15) for s in (0, 1, 42, -42, 2**100, 'abc', b'abc', 'é', 1.5, '')])))  # => [0.844421851525048, 0.134364244112401, 0.639426798457884, 0.639426798457884, 0.758658171299678, 0.772024631415755, 0.772024631415755, 0.968925289365349, 0.551763726942059, 0.960225652564187]
print(t(lambda: (random.seed(42), [random.random() for _ in range(5)])))  # => (None, [0.6394267984578837, 0.025010755222666936, 0.27502931836911926, 0.22321073814882275, 0.7364712141640124])
print(t(lambda: (random.seed(42), [random.randint(1,100) for _ in range(10)], [random.randrange(0,100,7) for _ in range(5)], random.randrange(10**30))))  # => (None, [82, 15, 4, 95, 36, 32, 29, 18, 95, 14], [70, 77, 98, 56, 7], 2518083635803577543239042153)
print(t(lambda: (random.seed(42), random.choice('abcdef'), random.choices('abc', k=5), random.choices('abc', [1,2,3], k=5), random.choices('abc', cum_weights=[1,3,6], k=5))))  # => (None, 'f', ['a', 'c', 'a', 'a', 'a'], ['c', 'c', 'c', 'a', 'a'], ['b', 'c', 'c', 'c', 'c'])
print(t(lambda: (random.seed(42), random.sample(range(100), 10), random.sample(range(10**6), 5), random.sample('abcdef', 3), random.sample(['a','b'], counts=[3,4], k=5))))
# =>(3.8) TypeError: sample() got an unexpected keyword argument 'counts'
# =>(3.9-3.15) (None, [81, 14, 3, 94, 35, 31, 28, 17, 13, 86], [776646, 935518, 571858, 91161, 619176], ['d', 'a', 'e'], ['a', 'a', 'b', 'b', 'a'])
print(t(lambda: ((lambda l: (random.seed(7), random.shuffle(l), l))(list(range(20))))))  # => (None, None, [17, 15, 11, 18, 7, 6, 19, 3, 14, 0, 9, 5, 16, 8, 13, 2, 1, 12, 4, 10])
print(t(lambda: (random.seed(1), random.getrandbits(1), random.getrandbits(32), random.getrandbits(33), random.getrandbits(100), random.getrandbits(64))))  # => (None, 0, 2444712010, 7934667487, 99436813185968347955962756036, 14037279428536751483)
print(t(lambda: (random.Random(5).random(), random.Random('x').randint(0,10**9))))  # => (0.6229016948897019, 677303156)
print(t(lambda: ((lambda s: (random.setstate(s), random.random(), random.setstate(s), random.random()))(random.getstate())[1::2] and 1)))  # => 1
print(t(lambda: (random.randrange(0))))  # => ValueError: empty range for randrange()
print(t(lambda: (random.randrange(1,5,0))))  # => ValueError: zero step for randrange()
print(t(lambda: (random.choices([]))))  # => IndexError: list index out of range
print(t(lambda: (random.sample([1],2))))  # => ValueError: Sample larger than population or is negative
print(t(lambda: (random.sample(5,1))))
# =>(3.8) TypeError: Population must be a sequence or set.  For dicts, use list(d).
# =>(3.9-3.15) TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).
print(t(lambda: (random.choices('ab',[1]))))  # => ValueError: The number of weights does not match the population
print(t(lambda: (random.choices('ab',[0,0]))))
# =>(3.8) ['b']
# =>(3.9-3.15) ValueError: Total of weights must be greater than zero
print(t(lambda: (random.shuffle('abc'))))  # => TypeError: 'str' object does not support item assignment
print(t(lambda: (random.getrandbits(0))))
# =>(3.8) ValueError: number of bits must be greater than zero
# =>(3.9-3.15) 0
