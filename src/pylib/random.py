"""Random numbers: the Mersenne Twister of _random, and what is made of its numbers. The sequences are CPython's for the same seed."""

from _collections_abc import Sequence as _Sequence, Set as _Set
from _random import Random as _Core, sha512 as _sha512
from _slotscope import policy
from bisect import bisect as _bisect
from itertools import accumulate as _accumulate
from math import (acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, fabs as _fabs, floor as _floor,
                  isfinite as _isfinite, lgamma as _lgamma, log as _log, log2 as _log2, pi as _pi, sin as _sin, sqrt as _sqrt)
from operator import index as _index

__all__ = """Random SystemRandom seed getstate setstate random getrandbits randint randrange choice choices sample shuffle uniform triangular
    normalvariate lognormvariate gauss expovariate gammavariate betavariate paretovariate weibullvariate vonmisesvariate""".split()

_ONE, BPF, TWOPI = 1, 53, 2.0 * _pi
RECIP_BPF, LOG4 = 2 ** -BPF, _log(4.0)
NV_MAGICCONST, SG_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0), 1.0 + _log(4.5)


def _old_text_hash(text):
    """What hash() made of a text in Python 2."""
    h = ord(text[0]) << 7 if text else 0
    for c in text:
        h = (h * 1000003 ^ ord(c)) % 2 ** 64
    return h ^ len(text)


class Random(_Core):
    """A generator of random numbers with its own state. seed() sets it; getstate() and setstate() save and restore it."""

    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None, version=2):
        """Starts the sequence that belongs to a: None, an int, a float, or text."""
        if version == 2 and isinstance(a, (str, bytes, bytearray)):
            text = a.encode() if isinstance(a, str) else a
            a = int.from_bytes(text + _sha512(text), 'big')
        elif version == 1 and isinstance(a, (str, bytes)):
            a = _old_text_hash(a if isinstance(a, str) else a.decode('latin-1'))
        elif policy('random_seed_types') and not isinstance(a, (type(None), int, float, str, bytes, bytearray)):
            raise TypeError('The only supported seed types are:%sint, float, str, bytes, and bytearray.'
                            % ('\nNone, ' if policy('random_seed_types') > 1 else ' None,\n'))
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        if state[0] not in (2, 3):
            raise ValueError(f'state with version {state[0]} passed to Random.setstate() of version {self.VERSION}')
        version, words, self.gauss_next = state
        if version == 2:  # words with a sign
            words = tuple(word % 2 ** 32 for word in words)
        super().setstate(words)

    def __reduce__(self):
        return type(self), (), self.getstate()

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    # integers

    def _randbelow(self, n):
        """An int in [0, n): bits are drawn until they make a number that is small enough."""
        if not n and policy('random_below_zero'):
            return 0
        bits, k = self.getrandbits, n.bit_length()
        while (r := bits(k)) >= n:
            pass
        return r

    def randbytes(self, n):
        """bytes of length n, each value as likely."""
        return self.getrandbits(n * 8).to_bytes(n, 'little')

    def randrange(self, start, stop=None, step=_ONE):
        """An item of range(start, stop, step)."""
        first = _whole(start, 'arg 1')
        if stop is None:
            if step is not _ONE and policy('random_range_strict'):
                raise TypeError('Missing a non-None stop argument')
            if first > 0:
                return self._randbelow(first)
            raise ValueError('empty range for randrange()')
        last = _whole(stop, 'stop')
        width = last - first
        by = _whole(step, 'step')
        if by == 1:
            if width > 0:
                return first + self._randbelow(width)
            if policy('random_range_strict') > 1:
                raise ValueError('empty range in randrange(%s, %s)' % (start, stop))
            raise ValueError('empty range for randrange() (%d, %d, %d)' % (first, last, width))
        if by == 0:
            raise ValueError('zero step for randrange()')
        n = (width + by - (1 if by > 0 else -1)) // by
        if n <= 0:
            if policy('random_range_strict') > 1:
                raise ValueError('empty range in randrange(%s, %s, %s)' % (start, stop, step))
            raise ValueError('empty range for randrange()')
        return first + by * self._randbelow(n)

    def randint(self, a, b):
        """An int in [a, b], both ends included."""
        if policy('random_range_strict') > 2:
            a, b = _index(a), _index(b)
            if b < a:
                raise ValueError(f'empty range in randint({a}, {b})')
        return self.randrange(a, b + 1)

    # sequences

    def choice(self, seq):
        """An item of a sequence that is not empty."""
        if not len(seq) and policy('random_choice_checks'):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._randbelow(len(seq)) if len(seq) else 0]

    def shuffle(self, x):
        """Puts the items of list x into a random order."""
        below = self._randbelow
        for i in range(len(x) - 1, 0, -1):
            j = below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        """A list of k items drawn without putting any back."""
        if isinstance(population, _Set) and not policy('random_sample_no_sets'):
            population = tuple(population)
        if not isinstance(population, _Sequence):
            raise TypeError('Population must be a sequence.  For dicts or sets, use sorted(d).' if policy('random_counts') else
                            'Population must be a sequence or set.  For dicts, use list(d).')
        n = len(population)
        if counts is not None:
            bounds = list(_accumulate(counts))
            if len(bounds) != n:
                raise ValueError('The number of counts does not match the population')
            total = bounds.pop() if bounds else 0
            if not isinstance(total, int):
                raise TypeError('Counts must be integers')
            if total < 0 or (total == 0 and not policy('random_range_strict')):
                raise ValueError('Counts must be non-negative' if policy('random_range_strict') else
                                 'Total of counts must be greater than zero')
            return [population[_bisect(bounds, s)] for s in self.sample(range(total), k=k)]
        if not 0 <= k <= n:
            raise ValueError('Sample larger than population or is negative')
        below = self._randbelow
        small = 21  # how large a list may be to be copied: about as large as the set that would be needed
        if k > 5:
            small += 4 ** _ceil(_log(k * 3, 4))
        result = [None] * k
        if n <= small:
            pool = list(population)
            for i in range(k):
                last = n - 1 - i
                j = below(last + 1)
                result[i], pool[j] = pool[j], pool[last]
            return result
        seen = set()
        for i in range(k):
            j = below(n)
            while j in seen:
                j = below(n)
            seen.add(j)
            result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """A list of k items, each drawn from all of them, by weight if there are weights."""
        draw = self.random
        n = len(population)
        if weights is None and cum_weights is None:
            n += 0.0
            return [population[_floor(draw() * n)] for _ in range(k)]
        if weights is not None:
            if cum_weights is not None:
                raise TypeError('Cannot specify both weights and cumulative weights')
            try:
                cum_weights = list(_accumulate(weights))
            except TypeError:
                if isinstance(weights, int):
                    raise TypeError(f'The number of choices must be a keyword argument: k={weights}') from None
                raise
        if len(cum_weights) != n:
            raise ValueError('The number of weights does not match the population')
        total = cum_weights[-1] + 0.0
        if total <= 0.0 and policy('random_counts'):
            raise ValueError('Total of weights must be greater than zero')
        if not _isfinite(total) and policy('random_counts'):
            raise ValueError('Total of weights must be finite')
        return [population[_bisect(cum_weights, draw() * total, 0, n - 1)] for _ in range(k)]

    # distributions

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if mode is not None and high == low:
            return low
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u, c, low, high = 1.0 - u, 1.0 - c, high, low
        return low + (high - low) * _sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        z, bound = 0.0, -1.0
        while z * z / 4.0 > bound:
            u = self.random() - 0.5
            v = 1.0 - self.random()
            z, bound = NV_MAGICCONST * u / v, -_log(v)
        return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            angle = self.random() * TWOPI
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu=0.0, sigma=1.0):
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu=0.0, kappa=4.0):
        """Best and Fisher: an angle from a wrapped Cauchy distribution, kept with the probability that makes it the wanted one."""
        draw = self.random
        if kappa <= 1e-6:
            return TWOPI * draw()
        s = 0.5 / kappa
        r = s + _sqrt(1.0 + s * s)
        kept = False
        while not kept:
            z = _cos(_pi * draw())
            d, u = z / (r + z), draw()
            kept = u < 1.0 - d * d or u <= (1.0 - d) * _exp(d)
        turned = 1.0 / r
        angle = _acos((turned + z) / (1.0 + turned * z))
        return (mu + (angle if draw() > 0.5 else -angle)) % TWOPI

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        if alpha == 1.0:
            return -_log(1.0 - self.random()) * beta
        return (_gamma_above if alpha > 1.0 else _gamma_below)(self.random, alpha) * beta

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def weibullvariate(self, alpha, beta):
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    if policy('random_binomial'):
        def binomialvariate(self, n=1, p=0.5):
            """How often of n times something of probability p happens."""
            if n < 0:
                raise ValueError('n must be non-negative')
            if p in (0.0, 1.0):
                return n if p else 0
            if not 0.0 < p < 1.0:
                raise ValueError('p must be in the range 0.0 <= p <= 1.0')
            if n == 1:
                return int(self.random() < p)
            if p > 0.5:
                return n - self.binomialvariate(n, 1.0 - p)
            return (_binomial_gaps if n * p < 10.0 else _binomial_rejection)(self.random, n, p)


def _gamma_above(draw, alpha):
    """Cheng's GA: for alpha > 1."""
    scale = _sqrt(2.0 * alpha - 1.0)
    while True:
        u = draw()
        if 1e-7 < u < 0.9999999:
            z = u * u * (1.0 - draw())
            v = _log(u / (1.0 - u)) / scale
            x = alpha * _exp(v)
            r = alpha - LOG4 + (alpha + scale) * v - x
            if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _log(z):
                return x


def _gamma_below(draw, alpha):
    """Ahrens and Dieter's GS: for alpha < 1."""
    b = (_e + alpha) / _e
    while True:
        p = b * draw()
        if p <= 1.0:
            x = p ** (1.0 / alpha)
            chance = _exp(-x)
        else:
            x = -_log((b - p) / alpha)
            chance = x ** (alpha - 1.0)
        if draw() <= chance:
            return x


def _binomial_gaps(draw, n, p):
    """How many successes fit into n, from one to the next: for few of them."""
    log_fail = _log2(1.0 - p)
    successes, place = 0, 0
    while log_fail:
        place += _floor(_log2(draw()) / log_fail) + 1
        if place > n:
            break
        successes += 1
    return successes


def _binomial_rejection(draw, n, p):
    """Hormann's BTRS: transformed rejection with a squeeze."""
    spread = _sqrt(n * p * (1.0 - p))
    b = 1.15 + 2.53 * spread
    a, center = -0.0873 + 0.0248 * b + 0.01 * p, n * p + 0.5
    odds, mode = _log(p / (1.0 - p)), _floor((n + 1) * p)
    at_mode = _lgamma(mode + 1) + _lgamma(n - mode + 1)
    while True:
        u = draw() - 0.5
        room = 0.5 - _fabs(u)
        k = _floor((2.0 * a / room + b) * u + center)
        if 0 <= k <= n:
            v = draw()
            if room >= 0.07 and v <= 0.92 - 4.2 / b:
                return k
            v *= (2.83 + 5.1 / b) * spread / (a / (room * room) + b)
            if _log(v) <= at_mode - _lgamma(k + 1) - _lgamma(n - k + 1) + (k - mode) * odds:
                return k


if policy('random_range_strict') > 1:
    def _whole(x, what):
        return _index(x)
else:
    def _whole(x, what):
        n = int(x)
        if n != x:
            raise ValueError('non-integer %s for randrange()' % what)
        return n


_source = None


def _outside():
    """Where what should come from the operating system comes from: the same numbers in each run, so that a run can be repeated."""
    global _source
    if _source is None:
        _source = Random('slotscope')
    return _source


class SystemRandom(Random):
    """A generator without a state of its own: its numbers are to come from the operating system."""

    def random(self):
        return (_outside().getrandbits(56) >> 3) * RECIP_BPF

    def seed(self, *args, **kwds):
        return None

    def getrandbits(self, k):
        if k < 0:
            raise ValueError('number of bits must be non-negative')
        return _outside().getrandbits(k)

    def randbytes(self, n):
        return self.getrandbits(8 * n).to_bytes(n, 'little')

    def _notimplemented(self, *args, **kwds):
        raise NotImplementedError('System entropy source does not have state.')

    getstate = setstate = _notimplemented


def _without_counts(whole):
    def sample(self, population, k):
        return whole(self, population, k)
    sample.__doc__, sample.__qualname__ = whole.__doc__, whole.__qualname__
    return sample


if not policy('random_counts'):
    Random.sample = _without_counts(Random.sample)
_inst = Random()
for _name in dir(Random):
    if _name[0] != '_' and _name not in ('VERSION', 'gauss_next'):
        globals()[_name] = getattr(_inst, _name)
del _name
if not policy('random_bytes'):
    del Random.randbytes, randbytes
