"""Marks instead of rankings: what chance explains is inside, the rest is worth a look.

A group's rate against its size, with limits around the rate of all (domain.md 5.3, Spiegelhalter).
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from .beta import binomial_at_most
from .shares import ENOUGH, Share

Mark = Literal["too_few", "far_below", "below", "inside", "above", "far_above"]
"""Too few for any word, beyond the limits of 99.9 %, beyond those of 95 %, or as expected."""

SIGNS = {
    "too_few": "",
    "far_below": "◂◂",
    "below": "◂",
    "inside": "○",
    "above": "▸",
    "far_above": "▸▸",
}
NEAR, FAR = 0.95, 0.999


class Limits(NamedTuple):
    """Between which rates chance alone leaves a group of some size."""

    low: float
    high: float


def mark(share: Share, rate: float) -> Mark:
    """Where a share stands beside the rate of all; under 30 it is compared with nothing."""
    if share.of < ENOUGH:
        return "too_few"
    if not 0 < rate < 1:
        return "inside"
    below = binomial_at_most(share.hits, share.of, rate)
    above = 1 - binomial_at_most(share.hits - 1, share.of, rate)
    if below < (1 - FAR) / 2:
        return "far_below"
    if above < (1 - FAR) / 2:
        return "far_above"
    if below < (1 - NEAR) / 2:
        return "below"
    return "above" if above < (1 - NEAR) / 2 else "inside"


def limits(of: int, rate: float, confidence: float = NEAR) -> Limits:
    """The limits for a group of this size, for drawing them.

    A share strictly outside them is marked.
    """
    tail = (1 - confidence) / 2
    lowest = _first(of, lambda hits: binomial_at_most(hits, of, rate) >= tail)
    highest = of - _first(
        of, lambda misses: 1 - binomial_at_most(of - misses - 1, of, rate) >= tail
    )
    return Limits(lowest / of, highest / of) if of else Limits(0.0, 1.0)


def _first(of: int, holds: Callable[[int], bool]) -> int:
    """The least number from 0 to `of` for which a growing condition holds."""
    low, high = 0, of
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low
