"""The mean of something that lies between nothing and all, with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from .shares import ENOUGH, FEW, Z95, Showing


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of `of` parts from 0 to 1, with its 95 % interval."""

    of: int
    value: float
    low: float
    high: float

    @property
    def showing(self) -> Showing:
        """How it may be shown, as a share may (domain.md 5.3)."""
        if self.of < FEW:
            return "counts"
        return "grey" if self.of < ENOUGH else "full"


def mean(parts: Sequence[float]) -> Mean | None:
    """The mean of some parts; None of nothing.

    The interval is that of Wilson with n' = n · m(1−m)/s² instead of n: for parts that are all 0
    or 1 the two are the same, and parts that lie close to each other tell more.

    Args:
        parts: Numbers from 0 to 1.
    """
    if not parts:
        return None
    count, m = len(parts), sum(parts) / len(parts)
    spread = sum((part - m) ** 2 for part in parts) / count
    # Parts that are all alike tell nothing of how others might differ: they count as so many
    # shares of the same kind.
    many = count * m * (1 - m) / spread if spread > 0 else float(count)
    square = Z95 * Z95
    whole = 1 + square / many
    centre = (m + square / (2 * many)) / whole
    half = Z95 * sqrt(m * (1 - m) / many + square / (4 * many * many)) / whole
    return Mean(count, m, max(0.0, min(m, centre - half)), min(1.0, max(m, centre + half)))
