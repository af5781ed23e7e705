"""Two shares beside each other: the interval of their difference, and what may be said of it."""

from dataclasses import dataclass
from math import ceil, sqrt
from statistics import NormalDist
from typing import Literal

from .shares import ENOUGH, Z95, Share, wilson

MANY_CELLS = 10
"""From how many compared cells on a false alarm has to be expected (domain.md 5.3)."""

Good = Literal["more", "less", "neither"]
"""What is wished for: a high share, a low one (of what goes wrong), or neither."""
Finding = Literal["better", "worse", "higher", "lower", "unclear", "too_few"]
"""What may be said of the first beside the second."""
_FINDINGS: dict[Good, tuple[Finding, Finding]] = {
    "more": ("better", "worse"),
    "less": ("worse", "better"),
    "neither": ("higher", "lower"),
}
"""What a share is called that is clearly above the other, and clearly below."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How the first share differs from the second."""

    first: Share
    second: Share
    points: float
    """First minus second, from −1 to 1."""
    low: float
    high: float
    finding: Finding
    more: int | None
    """Calls that each side still needs to tell a difference of this size; None where none helps."""

    @property
    def clear(self) -> bool:
        """Whether anything may be said at all."""
        return self.finding not in ("unclear", "too_few")


def newcombe(first: Share, second: Share, z: float = Z95) -> tuple[float, float]:
    """Newcombe's interval of a difference, from two of Wilson (domain.md 5.3).

    d − √((p1−l1)² + (u2−p2)²) to d + √((u1−p1)² + (p2−l2)²).
    """
    p1, p2 = first.rate, second.rate
    if p1 is None or p2 is None:
        return -1.0, 1.0
    d = p1 - p2
    (l1, u1), (l2, u2) = wilson(first.hits, first.of, z), wilson(second.hits, second.of, z)
    below = sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2)
    above = sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)
    return max(-1.0, d - below), min(1.0, d + above)


def compare(first: Share, second: Share, good: Good = "more") -> Difference:
    """What may be said of the first share beside the second.

    Words of comparison need an interval without zero and 30 on each side.
    """
    low, high = newcombe(first, second)
    points = (first.rate or 0.0) - (second.rate or 0.0)
    above, below = _FINDINGS[good]
    finding: Finding
    if min(first.of, second.of) < ENOUGH:
        finding = "too_few"
    elif low > 0:
        finding = above
    else:
        finding = below if high < 0 else "unclear"
    return Difference(first, second, points, low, high, finding, _more(first, second, points))


def stands_out(found: Difference, among: int) -> bool:
    """Whether a difference is still clear when it was picked as the largest of several.

    One of twenty comparisons is a false alarm, so the largest of six is one in every fourth case.
    The interval is therefore widened to 1 − 0.05/among (Bonferroni).
    """
    if not found.clear:
        return False
    low, high = newcombe(found.first, found.second, NormalDist().inv_cdf(1 - 0.025 / among))
    return low > 0 or high < 0


def needed(rate: float, points: float) -> int | None:
    """Calls in each of two groups that tell a difference: 16·p(1−p)/δ² (domain.md 5.3)."""
    return ceil(16 * rate * (1 - rate) / points**2 - 1e-9) if points else None


def _more(first: Share, second: Share, points: float) -> int | None:
    both = first + second
    wanted = needed(both.rate or 0.0, points)
    if not wanted:
        return None
    missing = wanted - min(first.of, second.of)
    return _about(missing) if missing > 0 else None


def _about(number: int) -> int:
    """Two digits, rounded up: more would claim to be exact."""
    step: int = 10 ** max(0, len(str(number)) - 2)
    return -(-number // step) * step
