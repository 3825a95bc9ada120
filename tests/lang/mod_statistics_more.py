# statistics: kinds of numbers are kept, NormalDist, errors; string.Template and textwrap by patterns; lru_cache and partial as objects.
import statistics as st
import string
import textwrap
import functools
from decimal import Decimal
from fractions import Fraction


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ':', e)


@functools.lru_cache(maxsize=2)
def double(x, *, k=0):
    return 2 * x


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


class T(string.Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'


show(lambda: (st.mean([1, 2, 4]), st.mean([Fraction(1, 2), Fraction(1, 3)]), st.mean([Decimal('0.5'), Decimal('0.75')])))  # => (2.3333333333333335, Fraction(5, 12), Decimal('0.625'))
show(lambda: (st.variance([Fraction(1, 6), Fraction(1, 2)]), st.stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), st.pstdev([Decimal(1), Decimal(4)])))  # => (Fraction(1, 18), 1.0810874155219827, Decimal('1.5'))
show(lambda: st.mean([]))  # => StatisticsError: mean requires at least one data point
show(lambda: (st.median_grouped([1, 3, 3, 5, 7]), st.mode('aabbb'), st.multimode('aabb'), st.quantiles(range(10), n=4)))  # => (3.25, 'b', ['a', 'b'], [1.75, 4.5, 7.25])
show(lambda: (st.NormalDist(100, 15).cdf(115), st.NormalDist(100, 15).inv_cdf(0.25), st.NormalDist(1, 2) + st.NormalDist(3, 4)))  # => (0.8413447460685429, 89.88265374705878, NormalDist(mu=4.0, sigma=4.47213595499958))
show(lambda: st.NormalDist(1, -1))  # => StatisticsError: sigma must be non-negative
show(lambda: st.harmonic_mean([40, 60]))  # => 48.0
show(lambda: string.Template('$who likes ${what}, $$5').substitute(who='tim', what='kung pao'))  # => 'tim likes kung pao, $5'
show(lambda: string.Template('$who $').substitute(who=1))  # => ValueError: Invalid placeholder in string: line 1, col 6
show(lambda: string.Template('a\n$who').substitute())  # => KeyError: 'who'
show(lambda: T('%with_underscore %notunderscored').safe_substitute(with_underscore='x', notunderscored='y'))  # => 'x %notunderscored'
show(lambda: string.Formatter().format('{0!r:>5}{x[1]}{}', 'a', x='bc'))  # => ValueError: cannot switch from manual field specification to automatic field numbering
show(lambda: string.Formatter().format('{}{}', 'a', 'b'))  # => 'ab'
show(lambda: textwrap.wrap('Hello there -- you goof-ball, use the -b option! We used enzyme 2-succinyl-6-hydroxy', 15))
# =>(3.8-3.9) ['Hello there --', 'you goof-ball,', 'use the -b', 'option! We used', 'enzyme 2-succin', 'yl-6-hydroxy']
# =>(3.10-3.15) ['Hello there --', 'you goof-ball,', 'use the -b', 'option! We used', 'enzyme 2-', 'succinyl-6-', 'hydroxy']
show(lambda: textwrap.shorten('Hello  world, this is long', width=18, placeholder='...'))  # => 'Hello world,...'
show(lambda: textwrap.fill('A short line. Another one.', 40, fix_sentence_endings=True, initial_indent='* '))  # => '* A short line.  Another one.'
show(lambda: [double(1), double(1), double(2, k=1), double(3)] and double.cache_info())  # => CacheInfo(hits=1, misses=3, maxsize=2, currsize=2)
show(lambda: double([]))  # => TypeError: unhashable type: 'list'
show(lambda: (type(double), double.__name__, double.__wrapped__(4)))  # => (<class 'functools._lru_cache_wrapper'>, 'double', 8)
show(lambda: (setattr(double, 'x', 1), double.x, functools.lru_cache(None)(len)('abc')))  # => (None, 1, 3)
show(lambda: functools.partial(print, 1, sep='').__reduce__()[1:])  # => ((<built-in function print>,), (<built-in function print>, (1,), {'sep': ''}, None))
show(lambda: functools.partial(int, base=2)('101'))  # => 5
show(lambda: functools.partial(max, functools.Placeholder, 2)(5))
# =>(3.8-3.13) AttributeError: module 'functools' has no attribute 'Placeholder'
# =>(3.14-3.15) 5
show(lambda: functools.partial(max, functools.Placeholder))
# =>(3.8-3.13) AttributeError: module 'functools' has no attribute 'Placeholder'
# =>(3.14-3.15) TypeError: trailing Placeholders are not allowed

# what is no number: the error of asking it for a ratio is the context, from 3.10 on
try:
    st.mean([object()])
except TypeError as e:
    print(e, type(e.__context__).__name__, e.__suppress_context__)
# =>(3.8-3.9) can't convert type 'object' to numerator/denominator NoneType False
# =>(3.10-3.15) can't convert type 'object' to numerator/denominator AttributeError False
