"""How many of the open deals will be won: the exact distribution, no simulation."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, lgamma, log, log1p

FEW = 32
"""Chances up to which rows are multiplied one by one."""
_SCALE, _DIGIT = 2**80, 24
_NOTHING = 1e-15
"""Chances below this at either end are left out, so that thousands of deals take no time."""


@dataclass(frozen=True, slots=True)
class Wins:
    """The chance of every number of wins."""

    first: int
    """The number that the first chance belongs to."""
    chances: tuple[float, ...]
    expected: float

    def at_least(self, number: int) -> float:
        """The chance of so many or more."""
        place = max(0, number - self.first)
        return min(1.0, sum(self.chances[place:])) if place < len(self.chances) else 0.0

    def at_most(self, number: int) -> float:
        """The chance of so many or fewer."""
        place = number - self.first + 1
        return min(1.0, sum(self.chances[:place])) if place > 0 else 0.0

    def quantile(self, share: float) -> int:
        """The least number of wins that is not exceeded with the chance `share`."""
        for place, reached in enumerate(accumulate(self.chances)):
            if reached >= share - 1e-12:
                return self.first + place
        return self.first + len(self.chances) - 1


def wins_of(rates: Iterable[float]) -> Wins:
    """The number of wins among deals with these chances (domain.md 5.6, Poisson-binomial).

    d ← [1]; for each p: d[j] ← d[j](1−p) + d[j−1]p. Deals of the same chance are taken together.

    Args:
        rates: The chance of every deal; or a mapping of chances to how many deals have them.
    """
    first, chances, expected = 0, [1.0], 0.0
    for rate, count in sorted(Counter(rates).items()):
        expected += rate * count
        lowest, several = _binomial(count, rate)
        first, chances = _trimmed(first + lowest, _convolved(chances, several))
    return Wins(first, tuple(chances), expected)


def wins_of_history(attempts: int, won: int, lost: int) -> Wins:
    """Wins among `attempts` at a rate that is known only by its history (beta-binomial).

    The rate's own uncertainty is Jeffreys' posterior, Beta(won + ½, lost + ½).
    """
    a, b = won + 0.5, lost + 0.5
    start = lgamma(a + b) - lgamma(a) - lgamma(b) - lgamma(attempts + a + b) + lgamma(attempts + 1)
    found = [
        exp(start + lgamma(k + a) + lgamma(attempts - k + b) - lgamma(k + 1)
            - lgamma(attempts - k + 1))
        for k in range(attempts + 1)
    ]  # fmt: skip
    first, chances = _trimmed(0, found)
    return Wins(first, tuple(chances), attempts * a / (a + b))


def _binomial(count: int, rate: float) -> tuple[int, list[float]]:
    if count == 1:
        return 0, [1 - rate, rate]
    if rate <= 0:
        return 0, [1.0]
    if rate >= 1:
        return count, [1.0]
    yes, no, whole = log(rate), log1p(-rate), lgamma(count + 1)
    found = [
        exp(whole - lgamma(k + 1) - lgamma(count - k + 1) + k * yes + (count - k) * no)
        for k in range(count + 1)
    ]
    return _trimmed(0, found)


def _convolved(one: Sequence[float], other: Sequence[float]) -> list[float]:
    if len(one) < len(other):
        one, other = other, one
    if len(other) > FEW:
        return _by_one_product(one, other)
    found = [0.0] * (len(one) + len(other) - 1)
    for place, chance in enumerate(other):
        for at, each in enumerate(one, place):
            found[at] += each * chance
    return found


def _by_one_product(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """The same for long rows: both as the digits of two whole numbers that are multiplied once.

    Digits of 192 bits hold a sum of products of chances that are rounded to 2^-80.
    """
    count = len(one) + len(other) - 1
    packed = (
        b"".join(int(chance * _SCALE).to_bytes(_DIGIT, "little") for chance in row)
        for row in (one, other)
    )
    first, second = (int.from_bytes(digits, "little") for digits in packed)
    product = (first * second).to_bytes(count * _DIGIT, "little")
    return [
        int.from_bytes(product[at : at + _DIGIT], "little") / _SCALE / _SCALE
        for at in range(0, count * _DIGIT, _DIGIT)
    ]


def _trimmed(first: int, chances: list[float]) -> tuple[int, list[float]]:
    start, end = 0, len(chances)
    while start < end - 1 and chances[start] < _NOTHING:
        start += 1
    while end > start + 1 and chances[end - 1] < _NOTHING:
        end -= 1
    return first + start, chances[start:end]
