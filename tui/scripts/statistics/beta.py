"""The Beta distribution: its cumulative share and the inverse of it, without a library."""

from math import exp, lgamma, log, log1p, sqrt
from statistics import NormalDist

_TINY = 1e-300
_CLOSE = 1e-15
_TURNS = 1000


def beta_cdf(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function: the chance that a Beta(a, b) is at most x."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1.0 - front * _fraction(1 - x, b, a) / b


def beta_quantile(share: float, a: float, b: float) -> float:
    """The x at which the cumulative share of Beta(a, b) is `share`."""
    if share <= 0:
        return 0.0
    if share >= 1:
        return 1.0
    low, high = 0.0, 1.0
    x, spread = _near(share, a, b), sqrt(a * b / (a + b + 1)) / (a + b)
    constant = lgamma(a + b) - lgamma(a) - lgamma(b)
    for _turn in range(200):
        off = beta_cdf(x, a, b) - share
        if off > 0:
            high = x
        else:
            low = x
        # Newton's step where it stays inside what is known, else the middle.
        density = exp(constant + (a - 1) * log(x) + (b - 1) * log1p(-x)) if 0 < x < 1 else 0.0
        step = x - off / density if density > 0 else low
        after = step if low < step < high else (low + high) / 2
        # So near, Newton's next step would be smaller by orders of magnitude.
        near = density > 0 and min(a, b) > 10 and abs(after - x) <= 1e-4 * spread
        if near or abs(after - x) <= 1e-9 * min(x, 1 - x) or high - low < _TINY:
            return after
        x = after
    return x


def _near(share: float, a: float, b: float) -> float:
    """A place to begin: the quantile by Cornish and Fisher (1938), from the first four moments.

    z + g(z² − 1)/6 + e(z³ − 3z)/24 − g²(2z³ − 5z)/36, g being the skewness and e the excess.
    """
    both, mean = a + b, a / (a + b)
    spread = sqrt(mean * (1 - mean) / (both + 1))
    skew = 2 * (b - a) * sqrt((both + 1) / (a * b)) / (both + 2)
    excess = 6 * ((a - b) ** 2 * (both + 1) / (a * b) / (both + 2) - 1) / (both + 3)
    z = NormalDist().inv_cdf(share)
    z += skew * (z**2 - 1) / 6 + excess * (z**3 - 3 * z) / 24 - skew**2 * (2 * z**3 - 5 * z) / 36
    guess = mean + spread * z
    return guess if 0.001 < guess < 0.999 else mean


def binomial_at_most(hits: int, of: int, rate: float) -> float:
    """The chance of at most `hits` of `of` at this rate, by the incomplete beta function."""
    if hits < 0:
        return 0.0
    return 1.0 if hits >= of else beta_cdf(1 - rate, of - hits, hits + 1)


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function, by Lentz's method."""
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > _TINY else _TINY)
    found = d
    for m in range(1, _TURNS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for part in (even, odd):
            d = 1 + part * d
            d = 1 / (d if abs(d) > _TINY else _TINY)
            c = 1 + part / c
            c = c if abs(c) > _TINY else _TINY
            found *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return found
