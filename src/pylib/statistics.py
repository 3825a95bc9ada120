"""Averages and spreads of data."""

import math
import operator
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from _slotscope import policy

__all__ = ['NormalDist', 'StatisticsError', 'fmean', 'geometric_mean', 'harmonic_mean', 'mean', 'median', 'median_grouped', 'median_high',
           'median_low', 'mode', 'multimode', 'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance']
if policy('has_match'):
    __all__ += ['correlation', 'covariance', 'linear_regression']
    LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


class StatisticsError(ValueError):
    pass


# ---- exact sums: ratios added up by denominator; of which type the result should be ----

def _exact_ratio(x):
    try:
        return x.as_integer_ratio()
    except (OverflowError, ValueError):
        return x, None                  # an infinity or not a number
    except AttributeError:
        ratio = operator.attrgetter('numerator', 'denominator')
    try:
        return ratio(x)
    except AttributeError:
        wrong = TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")
        if policy('has_match'):
            raise wrong
    raise wrong


def _coerce(T, S):
    if T is S or S is int or S is bool:
        return T
    if T is int or issubclass(S, T):
        return S
    if issubclass(T, S):
        return T
    if issubclass(T, int):
        return S
    if issubclass(S, int) or issubclass(T, float) and issubclass(S, Fraction):
        return T
    if issubclass(T, Fraction) and issubclass(S, float):
        return S
    raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")


def _sum(data):
    """(type, exact sum, count)."""
    count, types, partials = 0, set(), {}
    for x in data:
        types.add(type(x))
        n, d = _exact_ratio(x)
        count += 1
        partials[d] = partials.get(d, 0) + n
    total = partials[None] if None in partials else sum(Fraction(n, d) for d, n in partials.items())
    return reduce(_coerce, types, int), total, count


def _convert(value, T):
    if type(value) is T:
        return value
    kind = float if issubclass(T, int) and value.denominator != 1 else T
    try:
        return kind(value)
    except TypeError:
        if not issubclass(kind, Decimal):
            raise
    return kind(value.numerator) / kind(value.denominator)


def mean(data):
    """The sum divided by the count."""
    T, total, n = _sum(data)
    if n:
        return _convert(total / n, T)
    raise StatisticsError('mean requires at least one data point')


def fmean(data, weights=None):
    """The mean as a float, quickly."""
    data = list(data)
    if weights is not None and policy('has_except_star'):
        weights = list(weights)
        num = math.fsum(x * w for x, w in zip(data, weights))
        if len(weights) != len(data):
            raise StatisticsError('data and weights must be the same length')
        den = math.fsum(weights)
        if not den:
            raise StatisticsError('sum of weights must be non-zero')
        return num / den
    total = math.fsum(data)
    if not data:
        raise StatisticsError('fmean requires at least one data point')
    return total / len(data)


def geometric_mean(data):
    """The n-th root of the product."""
    if policy('has_copy_replace'):
        data = list(data)
        for x in data:
            if not x > 0 and x == x and x != 0:
                raise StatisticsError('No negative inputs allowed', x)
        if not data:
            raise StatisticsError('Must have a non-empty dataset')
        if any(x == 0 for x in data):
            return math.nan if any(x != x or x == math.inf for x in data) else 0.0
        return math.exp(math.fsum(map(math.log, data)) / len(data))
    try:
        return math.exp(fmean(map(math.log, data)))
    except ValueError:
        raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers') from None


def _fail_neg(values, errmsg='negative value'):
    for x in values:
        if x < 0:
            raise StatisticsError(errmsg)
        yield x


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of reciprocals."""
    data = list(data)
    message = 'harmonic mean does not support negative values'
    n = len(data)
    if n < 1:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if n == 1 and weights is None:
        x = data[0]
        if not hasattr(x, 'as_integer_ratio') and not hasattr(x, 'numerator'):
            raise TypeError('unsupported type')
        if x < 0:
            raise StatisticsError(message)
        return x
    if weights is None:
        weights, total_weight = [1] * n, n
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError('Number of weights does not match data size')
        _, total_weight, _ = _sum(_fail_neg(weights, message))
    try:
        T, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, _fail_neg(data, message)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError('Weighted sum must be positive')
    return _convert(total_weight / total, T)


def median(data):
    data = _sorted(data)
    half, odd = divmod(len(data), 2)
    return data[half] if odd else (data[half - 1] + data[half]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data


def median_grouped(data, interval=1.0):
    """The median of data that were rounded to the middles of intervals."""
    data = _sorted(data)
    n = len(data)
    x = data[n // 2]
    if n == 1 and not policy('has_except_star'):
        return x
    low, high = bisect_left(data, x), bisect_right(data, x)
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError('Value cannot be converted to a float') from None
    return x - interval / 2.0 + interval * (n / 2 - low) / (high - low)


def mode(data):
    """The most common value, the first of those met."""
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError('no mode for empty data')
    return pairs[0][0]


def multimode(data):
    """All most common values."""
    found = Counter(iter(data))
    most = max(found.values(), default=0)
    return [x for x, n in found.items() if n == most]


def _ss(data, center=None):
    """(type, exact sum of squared distances from the center or else the mean, count)."""
    data = list(data)
    if center is not None:
        T, total, n = _sum((x - center) ** 2 for x in data)
        return T, total, n
    T, total, n = _sum(data)
    if not n:
        return T, Fraction(0), 0
    if not isinstance(total, Fraction) and total != 0:
        return T, total, n              # infinite
    mean = total / n
    squares = Fraction(0)
    for x in data:
        num, den = _exact_ratio(x)
        squares += Fraction(num, den) ** 2
    return T, squares - n * mean * mean, n


def _integer_sqrt_of_frac_rto(n, m):
    """The root of n/m, odd where it is not exact, so that rounding it later is right."""
    a = math.isqrt(n // m)
    return a | (a * a * m != n)


def _float_sqrt_of_frac(n, m):
    """The root of n/m as a float, rounded once."""
    if not n:
        return 0.0
    q = (n.bit_length() - m.bit_length() - 109) // 2
    if q >= 0:
        return float(_integer_sqrt_of_frac_rto(n, m << 2 * q) << q)
    return _integer_sqrt_of_frac_rto(n << -2 * q, m) / (1 << -q)


def _decimal_sqrt_of_frac(n, m):
    """The root of n/m as a Decimal, rounded once."""
    if not n:
        return Decimal('0.0')
    n, m = (n, m) if n > 0 else (-n, -m)
    root = (Decimal(n) / Decimal(m)).sqrt()
    exact = Fraction(n, m)
    for other, beyond in ((root.next_plus(), 1), (root.next_minus(), -1)):
        middle = (Fraction(*root.as_integer_ratio()) + Fraction(*other.as_integer_ratio())) / 2
        if (exact - middle * middle) * beyond > 0:
            return other
    return root


def _mean_square(what, data, center, fewest):
    """(mean squared distance, type); of a sample, which takes two data, one less than the count is what the sum is divided by."""
    T, ss, n = _ss(data, center)
    if n < fewest:
        raise StatisticsError(f'{what} requires at least {"one data point" if fewest == 1 else "two data points"}')
    return ss / (n + 1 - fewest), T


def variance(data, xbar=None):
    """The mean squared distance from the mean, of a sample."""
    return _convert(*_mean_square('variance', data, xbar, 2))


def pvariance(data, mu=None):
    """The mean squared distance from the mean, of a whole population."""
    return _convert(*_mean_square('pvariance', data, mu, 1))


def _root_of(mss, T):
    if issubclass(T, Decimal):
        return _decimal_sqrt_of_frac(mss.numerator, mss.denominator)
    if not isinstance(mss, (Fraction, int)):
        return math.sqrt(mss)
    return _float_sqrt_of_frac(mss.numerator, mss.denominator)


def stdev(data, xbar=None):
    """The root of the variance."""
    return _root_of(*_mean_square('stdev' if policy('has_except_star') else 'variance', data, xbar, 2))


def pstdev(data, mu=None):
    """The root of the variance of a whole population."""
    return _root_of(*_mean_square('pstdev' if policy('has_except_star') else 'pvariance', data, mu, 1))


def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    if len(data) < 2:
        if data and policy('has_copy_replace'):
            return data * (n - 1)
        raise StatisticsError(f'must have at least {"one data point" if policy("has_copy_replace") else "two data points"}')
    found = []
    if method == 'inclusive':
        m = len(data) - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            found.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return found
    if method != 'exclusive':
        raise ValueError(f'Unknown method: {method!r}')
    m = len(data) + 1
    for i in range(1, n):
        j = min(max(i * m // n, 1), len(data) - 1)
        delta = i * m - j * n
        found.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return found


def _count_of_pairs(what, x, y):
    if len(x) != len(y):
        raise StatisticsError(f'{what} requires that both inputs have same number of data points')
    if len(x) < 2:
        raise StatisticsError(f'{what} requires at least two data points')
    return len(x)


def _from_mean(data):
    mean = math.fsum(data) / len(data)
    return [x - mean for x in data]


def covariance(x, y, /):
    n = _count_of_pairs('covariance', x, y)
    return math.fsum(map(operator.mul, _from_mean(x), _from_mean(y))) / (n - 1)


def _ranks(data):
    """The ranks of the data from 1 on, equal ones sharing the mean of theirs; less the mean of all."""
    order = sorted(range(len(data)), key=data.__getitem__)
    ranks, i = [0.0] * len(data), 0
    while i < len(order):
        j = i
        while j < len(order) and data[order[j]] == data[order[i]]:
            j += 1
        for k in range(i, j):
            ranks[order[k]] = (i + j + 1) / 2 - (len(data) + 1) / 2
        i = j
    return ranks


def _correlation(x, y, method='linear'):
    _count_of_pairs('correlation', x, y)
    if method not in {'linear', 'ranked'}:
        raise ValueError(f'Unknown method: {method!r}')
    x, y = (_ranks(list(data)) if method == 'ranked' else _from_mean(data) for data in (x, y))
    xy, xx, yy = math.fsum(a * b for a, b in zip(x, y)), math.fsum(a * a for a in x), math.fsum(b * b for b in y)
    if not xx * yy:
        raise StatisticsError('at least one of the inputs is constant')
    return xy / math.sqrt(xx * yy)


if policy('has_type_params'):
    def correlation(x, y, /, *, method='linear'):
        """How linear the relation is, after Pearson: from -1 to 1; of the ranks, after Spearman."""
        return _correlation(x, y, method)
else:
    def correlation(x, y, /):
        """How linear the relation is, after Pearson: from -1 to 1."""
        return _correlation(x, y)


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept of the line nearest to the points."""
    n = _count_of_pairs('linear regression', x, y)
    mx = my = 0.0
    if not proportional:
        mx, my = math.fsum(x) / n, math.fsum(y) / n
    sxy = math.fsum((a - mx) * (b - my) for a, b in zip(x, y))
    sxx = math.fsum((a - mx) ** 2 for a in x)
    if not sxx:
        raise StatisticsError('x is constant')
    slope = sxy / sxx
    return LinearRegression(slope=slope, intercept=0.0 if proportional else my - slope * mx)


# ---- the normal distribution ----

def _horner(x, coefficients):
    total = 0.0
    for c in coefficients:
        total = total * x + c
    return total


# Wichura's algorithm AS241 for the inverse of the normal distribution function: numerators and denominators of three ratios.
_CENTRAL = ((2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
             1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0),
            (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
             5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0))
_MIDDLE = ((7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
            3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0),
           (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
            6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0))
_FAR = ((2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
         2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0),
        (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
         1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0))


def _normal_dist_inv_cdf(p, mu, sigma):
    q = p - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        return mu + _horner(r, _CENTRAL[0]) * q / _horner(r, _CENTRAL[1]) * sigma
    r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
    table, r = (_MIDDLE, r - 1.6) if r <= 5.0 else (_FAR, r - 5.0)
    x = _horner(r, table[0]) / _horner(r, table[1])
    return mu + (-x if q < 0.0 else x) * sigma


def _shifted(op, x1, x2):
    """x1 + x2 or x1 - x2, of two independent variables or a variable and a constant."""
    if isinstance(x2, NormalDist):
        return NormalDist(op(x1._mu, x2._mu), math.hypot(x1._sigma, x2._sigma))
    return NormalDist(op(x1._mu, x2), x1._sigma)


def _scaled(op, x1, x2):
    """x1 * x2 or x1 / x2, of a variable and a constant."""
    return NormalDist(op(x1._mu, x2), op(x1._sigma, math.fabs(x2)))


class NormalDist:
    """A normal distribution of a random variable."""
    __slots__ = {'_mu': 'The mean.', '_sigma': 'The square root of the variance.'}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    def samples(self, n, *, seed=None):
        import random
        if policy('has_copy_replace'):
            rnd = random.random if seed is None else random.Random(seed).random
            return [_normal_dist_inv_cdf(rnd(), self._mu, self._sigma) for _ in range(n)]
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def _spread(self, what):
        if not self._sigma:
            raise StatisticsError(f'{what} when sigma is zero' if what != 'zscore()' else 'zscore() not defined when sigma is zero')

    def pdf(self, x):
        variance = self._sigma * self._sigma
        self._spread('pdf() not defined')
        diff = x - self._mu
        return math.exp(diff * diff / (-2.0 * variance)) / math.sqrt(2.0 * math.pi * variance)

    def cdf(self, x):
        self._spread('cdf() not defined')
        if policy('has_type_params'):
            return 0.5 * math.erfc((self._mu - x) / (self._sigma * math.sqrt(2.0)))
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        wrong = ('p must be in the range 0.0 < p < 1.0' if p <= 0.0 or p >= 1.0 else
                 'cdf() not defined when sigma at or below zero' if self._sigma <= 0.0 and not policy('has_copy_replace') else None)
        if wrong:
            raise StatisticsError(wrong)
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        narrow, wide = sorted((self, other), key=lambda normal: (normal._sigma, normal._mu))
        v1, v2 = narrow.variance, wide.variance
        if not (v1 and v2):
            raise StatisticsError('overlap() not defined when sigma is zero')
        gap, more = math.fabs(wide._mu - narrow._mu), v2 - v1
        if not more:
            return math.erfc(gap / (2.0 * narrow._sigma * math.sqrt(2.0)))
        # the curves cross twice
        middle = narrow._mu * v2 - wide._mu * v1
        reach = narrow._sigma * wide._sigma * math.sqrt(gap * gap + more * math.log(v2 / v1))
        first, second = (math.fabs(wide.cdf(x) - narrow.cdf(x)) for x in ((middle + reach) / more, (middle - reach) / more))
        return 1.0 - (first + second)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        self._spread('zscore()')
        return (x - self._mu) / self._sigma

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __pos__(x1):
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        return NormalDist(-x1._mu, x1._sigma)

    def __add__(x1, x2):
        return _shifted(operator.add, x1, x2)

    def __sub__(x1, x2):
        return _shifted(operator.sub, x1, x2)

    def __rsub__(x1, x2):
        return -(x1 - x2)

    def __mul__(x1, x2):
        return _scaled(operator.mul, x1, x2)

    def __truediv__(x1, x2):
        return _scaled(operator.truediv, x1, x2)

    __radd__, __rmul__ = __add__, __mul__

    def __eq__(x1, x2):
        return (x1._mu, x1._sigma) == (x2._mu, x2._sigma) if isinstance(x2, NormalDist) else NotImplemented

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'

    if policy('has_except_star'):
        def __getstate__(self):
            return self._mu, self._sigma

        def __setstate__(self, state):
            self._mu, self._sigma = state
