"""The rate of all, from a sample in which every group has as many, however large it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from .shares import ENOUGH, FEW, Share, Showing, wilson


@dataclass(frozen=True, slots=True)
class Weighted:
    """A rate in which every group counts by its size."""

    rate: float
    low: float
    high: float
    worth: float
    """A plain sample of so many would tell as much."""

    @property
    def showing(self) -> Showing:
        """How it may be shown, as a share of so many."""
        if self.worth < FEW:
            return "counts"
        return "grey" if self.worth < ENOUGH else "full"


def weighted_share(groups: Sequence[tuple[Share, int]]) -> Weighted | None:
    """The rate of all from shares of groups, each with the size that its group has.

    p = Σ w·p with w = N/ΣN; its interval is Wilson's at n = 1/Σ(w²/n), by Kish (1965). Groups in
    which nothing was looked at are left out: they are taken to be as the others.

    Args:
        groups: What was found in a group, and how many there are of it.

    Returns:
        None where nothing was looked at.
    """
    seen = [(share, size) for share, size in groups if share.of and size > 0]
    whole = sum(size for _share, size in seen)
    if not whole:
        return None
    rate = sum(size / whole * share.hits / share.of for share, size in seen)
    worth = 1 / sum((size / whole) ** 2 / share.of for share, size in seen)
    low, high = wilson(rate * worth, worth)
    return Weighted(rate, low, high, worth)
