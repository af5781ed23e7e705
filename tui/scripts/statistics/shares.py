"""A share of a count, with its interval, and how much of it may be shown."""

from dataclasses import dataclass
from math import sqrt
from typing import Literal

Z95 = 1.959963984540054
"""Standard deviations that hold 95 % of a normal distribution between them."""
FEW, ENOUGH = 5, 30
"""Below the first only counts are shown; below the second a rate is shown in grey."""

Showing = Literal["counts", "grey", "full"]
"""How a rate may be shown: not at all, with its interval but uncompared, or fully."""


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `of`, with its 95 % interval."""

    hits: int
    of: int

    def __post_init__(self) -> None:
        """Refuse what is not a share."""
        if not 0 <= self.hits <= self.of:
            raise ValueError(f"{self.hits} of {self.of} is not a share")

    @property
    def rate(self) -> float | None:
        """The share from 0 to 1; None of nothing."""
        return self.hits / self.of if self.of else None

    @property
    def low(self) -> float:
        """The low end of the interval."""
        return wilson(self.hits, self.of)[0]

    @property
    def high(self) -> float:
        """The high end of the interval."""
        return wilson(self.hits, self.of)[1]

    @property
    def showing(self) -> Showing:
        """How it may be shown (domain.md 5.3)."""
        if self.of < FEW:
            return "counts"
        return "grey" if self.of < ENOUGH else "full"

    def __add__(self, other: "Share") -> "Share":
        """Both together."""
        return Share(self.hits + other.hits, self.of + other.of)


def wilson(hits: float, of: float, z: float = Z95) -> tuple[float, float]:
    """Wilson's interval of a share (domain.md 5.3).

    centre = (p + z²/2n) / (1 + z²/n), half = z·√(p(1−p)/n + z²/4n²) / (1 + z²/n).

    Args:
        hits: How many.
        of: Of how many; the interval of nothing is everything.
        z: Standard deviations of the confidence.

    Returns:
        The ends, from 0 to 1.
    """
    if not of:
        return 0.0, 1.0
    p, square = hits / of, z * z
    whole = 1 + square / of
    centre = (p + square / (2 * of)) / whole
    half = z * sqrt(p * (1 - p) / of + square / (4 * of * of)) / whole
    # At the ends the formula gives 0 and 1 exactly; floating point does not.
    low = 0.0 if hits == 0 else max(0.0, centre - half)
    high = 1.0 if hits == of else min(1.0, centre + half)
    return low, high


def wilson_count(count: int, z: float = Z95) -> tuple[float, float]:
    """The interval of a count of things that happen now and then, as clients that are won.

    k + z²/2 ± z·√(k + z²/4): what Wilson's interval of k of n comes to as n grows without end.

    Args:
        count: How many.
        z: Standard deviations of the confidence.

    Returns:
        The ends, from 0 on.
    """
    square = z * z
    half = z * sqrt(count + square / 4)
    return max(0.0, count + square / 2 - half), count + square / 2 + half
