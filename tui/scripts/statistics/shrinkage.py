"""Rates of small groups, drawn towards the rate of all by as much as the data ask for."""

from collections.abc import Sequence
from dataclasses import dataclass

from .beta import beta_quantile
from .shares import Share

LEAST_GROUPS = 5
USUAL, LOOSEST, TIGHTEST = 20.0, 5.0, 200.0
"""The strength of the prior where the data don't tell, and the ends it is clipped to."""


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A group's rate as it probably is."""

    share: Share
    rate: float
    low: float
    high: float

    @property
    def tells(self) -> bool:
        """Whether it says more than the group's own calls: something was counted, and it narrows.

        A group far from all the others, or among few groups, is drawn by a guess: there the range
        may come out wider than Wilson's, and the group's own rate is the better one.
        """
        return self.share.of > 0 and self.high - self.low < self.share.high - self.share.low


def strength(groups: Sequence[Share]) -> float:
    """How many calls the rate of all is worth in the rate of a group (domain.md 5.3).

    With S = Σ n(p − m)²: ρ = (S/(m(1−m)) − (g−1)) / (N − Σn²/N − (g−1)), k = 1/ρ − 1, clipped to
    5…200. For ρ ≤ 0 or fewer than 5 groups it is 20.
    """
    filled = [group for group in groups if group.of]
    count, everyone = len(filled), sum((group for group in filled), Share(0, 0))
    mean = everyone.rate
    if count < LEAST_GROUPS or not mean or mean == 1:
        return USUAL
    spread = sum(group.of * (group.hits / group.of - mean) ** 2 for group in filled)
    spread /= mean * (1 - mean)
    room = everyone.of - sum(group.of**2 for group in filled) / everyone.of - (count - 1)
    rho = (spread - (count - 1)) / room if room > 0 else 0.0
    if rho <= 0:
        return USUAL
    return min(TIGHTEST, max(LOOSEST, 1 / rho - 1))


def shrink(share: Share, mean: float, k: float) -> Shrunk:
    """The rate with the prior Beta(mk, (1−m)k): (x + mk)/(n + k), and its 95 % interval."""
    mean = _possible(mean)
    a, b = share.hits + mean * k, share.of - share.hits + (1 - mean) * k
    return _between(share, a, b)


def shrink_all(groups: Sequence[Share]) -> list[Shrunk]:
    """Every group's rate, drawn towards that of all of them together.

    The rate of all and k are themselves only estimates, so the intervals are wider than those of
    the plain posterior, by the two terms of Morris (1983): without them they cover 87 to 94 % of
    simulated rates, with them 92 to 97 %.
    """
    everyone = sum(groups, Share(0, 0))
    k = strength(groups)
    if everyone.hits in (0, everyone.of):
        return [_open_end(everyone, share, k) for share in groups]
    mean = everyone.hits / everyone.of
    found = []
    for share in groups:
        size = _size(share, mean, k, len(groups), everyone.of)
        rate = (share.hits + mean * k) / (share.of + k)
        found.append(_between(share, rate * size, (1 - rate) * size))
    return found


def _size(share: Share, mean: float, k: float, groups: int, everyone: int) -> float:
    """How many calls the posterior of a group is worth, with what mean and k leave open."""
    rate = (share.hits + mean * k) / (share.of + k)
    drawn = k / (share.of + k)
    own = rate * (1 - rate) / (share.of + k + 1)
    clustered = 1 + everyone / groups / (k + 1)
    of_mean = drawn**2 * mean * (1 - mean) / max(1, everyone) * clustered
    away = (share.rate if share.rate is not None else mean) - mean
    of_k = 2 / max(1, groups - 3) * (drawn * away) ** 2
    return max(2.0, rate * (1 - rate) / (own + of_mean + of_k) - 1)


def _open_end(everyone: Share, share: Share, k: float) -> Shrunk:
    """A group's rate where none of all calls were hits, or all of them.

    The rate of all is taken at (x + ½)/(n + 1); the far end of the interval from a prior as far
    from 0 (or 1) as Wilson's interval of all leaves open, and not nearer than that interval:
    0 of 27 is no proof of never.
    """
    mean = (everyone.hits + 0.5) / (everyone.of + 1)
    far = everyone.low if everyone.hits else everyone.high
    at_most = shrink(share, far, k)
    rate = shrink(share, mean, k).rate
    if everyone.hits:
        return Shrunk(share, rate, min(far, at_most.low), 1.0)
    return Shrunk(share, rate, 0.0, max(far, at_most.high))


def _possible(mean: float) -> float:
    """A prior of exactly 0 or 1 would know too much."""
    return min(1 - 1e-6, max(1e-6, mean))


def _between(share: Share, a: float, b: float) -> Shrunk:
    return Shrunk(share, a / (a + b), beta_quantile(0.025, a, b), beta_quantile(0.975, a, b))
