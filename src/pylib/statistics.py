"""Averages and spreads of data."""

import math
from _slotscope import policy

__all__ = ['NormalDist', 'StatisticsError', 'fmean', 'geometric_mean', 'harmonic_mean', 'mean', 'median', 'median_high', 'median_low', 'mode',
           'multimode', 'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance', 'correlation', 'covariance', 'linear_regression']
__all__.remove('NormalDist')


class StatisticsError(ValueError):
    pass


def _exact_sum(data):
    """(numerator, denominator) of the sum, without rounding."""
    num, den = 0, 1
    for x in data:
        n, d = x.as_integer_ratio()
        if d == den:
            num += n
        else:
            num, den = num * d + n * den, den * d
            g = math.gcd(num, den)
            num, den = num // g, den // g
    return num, den


def _like(num, den, data):
    """The fraction as the data's own kind of number: an int if it is one and the data are."""
    if all(isinstance(x, int) for x in data) and num % den == 0:
        return num // den
    return num / den


def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError('mean requires at least one data point')
    num, den = _exact_sum(data)
    return _like(num, den * len(data), data)


def fmean(data, weights=None):
    data = list(data)
    if weights is not None:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError('data and weights must be the same length')
        return math.fsum(x * w for x, w in zip(data, weights)) / math.fsum(weights)
    if not data:
        raise StatisticsError('fmean requires at least one data point')
    return math.fsum(data) / len(data)


def geometric_mean(data):
    data = list(map(float, data))
    if not data or any(x < 0 for x in data):
        raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers')
    return math.exp(fmean(map(math.log, data)))


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if any(x < 0 for x in data):
        raise StatisticsError('harmonic mean does not support negative values')
    if any(x == 0 for x in data):
        return 0
    weights = [1] * len(data) if weights is None else list(weights)
    num, den = 0, 1                       # of the sum of weight / x
    for x, w in zip(data, weights):
        n, d = x.as_integer_ratio()
        wn, wd = w.as_integer_ratio()
        num, den = num * n * wd + wn * d * den, den * n * wd
    top, bottom = _exact_sum(weights)
    return top * den / (bottom * num)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data


def median(data):
    data = _sorted(data)
    i = len(data) // 2
    return data[i] if len(data) % 2 else (data[i - 1] + data[i]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def _counts(data):
    found = {}
    for x in data:
        found[x] = found.get(x, 0) + 1
    return found


def mode(data):
    found = _counts(data)
    if not found:
        raise StatisticsError('no mode for empty data')
    return max(found, key=found.get)


def multimode(data):
    found = _counts(data)
    most = max(found.values(), default=0)
    return [x for x, n in found.items() if n == most]


def _squares(data, center):
    """(numerator, denominator) of the sum of squared distances from the center, by default the mean."""
    num, den = _exact_sum(data) if center is None else center.as_integer_ratio()
    if center is None:
        den *= len(data)
    total, scale = 0, 1
    for x in data:
        n, d = x.as_integer_ratio()
        diff, unit = n * den - num * d, den * d
        total, scale = total * unit * unit + diff * diff * scale, scale * unit * unit
        g = math.gcd(total, scale) or 1
        total, scale = total // g, scale // g
    return total, scale


def _square_root(num, den):
    """sqrt(num / den), rounded once."""
    if num == 0:
        return 0.0
    shift = max(0, 120 - (num.bit_length() - den.bit_length()))
    shift += shift % 2
    return math.isqrt((num << shift) // den) / (1 << shift // 2)


def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError('variance requires at least two data points')
    num, den = _squares(data, xbar)
    return _like(num, den * (len(data) - 1), data)


def pvariance(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError('pvariance requires at least one data point')
    num, den = _squares(data, mu)
    return _like(num, den * len(data), data)


def stdev(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        what = 'stdev' if policy('has_except_star') else 'variance'
        raise StatisticsError(f'{what} requires at least two data points')
    num, den = _squares(data, xbar)
    return _square_root(num, den * (len(data) - 1))


def pstdev(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError(f'{"pstdev" if policy("has_except_star") else "pvariance"} requires at least one data point')
    num, den = _squares(data, mu)
    return _square_root(num, den * len(data))


def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    if len(data) < 2:
        raise StatisticsError('must have at least two data points')
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


def covariance(x, y, /):
    if len(x) != len(y):
        raise StatisticsError('covariance requires that both inputs have same number of data points')
    if len(x) < 2:
        raise StatisticsError('covariance requires at least two data points')
    mx, my = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return math.fsum((a - mx) * (b - my) for a, b in zip(x, y)) / (len(x) - 1)


def correlation(x, y, /):
    if len(x) != len(y):
        raise StatisticsError('correlation requires that both inputs have same number of data points')
    if len(x) < 2:
        raise StatisticsError('correlation requires at least two data points')
    mx, my = math.fsum(x) / len(x), math.fsum(y) / len(y)
    xy = math.fsum((a - mx) * (b - my) for a, b in zip(x, y))
    xx, yy = math.fsum((a - mx) ** 2 for a in x), math.fsum((b - my) ** 2 for b in y)
    if not xx or not yy:
        raise StatisticsError('at least one of the inputs is constant')
    return xy / math.sqrt(xx * yy)


def linear_regression(x, y, /):
    from collections import namedtuple
    mx, my = math.fsum(x) / len(x), math.fsum(y) / len(y)
    slope = math.fsum((a - mx) * (b - my) for a, b in zip(x, y)) / math.fsum((a - mx) ** 2 for a in x)
    return namedtuple('LinearRegression', 'slope intercept')(slope, my - slope * mx)
