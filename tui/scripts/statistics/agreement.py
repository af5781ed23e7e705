"""How far two people who judged the same things agree."""

from collections.abc import Sequence
from typing import NamedTuple


class Agreement(NamedTuple):
    """Two judges beside each other."""

    both: int
    """Things that both have judged."""
    same: int
    close: int
    """Same, or one step apart."""
    kappa: float | None
    """1 is perfect, 0 is chance; None where it can't be told."""


def weighted_kappa(pairs: Sequence[tuple[int, int]], categories: int) -> Agreement:
    """Agreement of two judges on an ordered scale (domain.md 4.6).

    κ = 1 − Σ w·o / Σ w·e with w = (i−j)²/(k−1)².

    Args:
        pairs: What either said, as places on the scale from 0.
        categories: How many places the scale has, two at least.
    """
    if categories < 2:
        raise ValueError("a scale has two places at least")
    count = len(pairs)
    same = sum(one == other for one, other in pairs)
    close = sum(abs(one - other) <= 1 for one, other in pairs)
    if not count:
        return Agreement(0, 0, 0, None)
    rows, columns = [0] * categories, [0] * categories
    for one, other in pairs:
        rows[one] += 1
        columns[other] += 1
    seen = sum((one - other) ** 2 for one, other in pairs) * count
    by_chance = sum(
        (i - j) ** 2 * rows[i] * columns[j] for i in range(categories) for j in range(categories)
    )
    kappa = None if not by_chance else 1 - seen / by_chance
    return Agreement(count, same, close, kappa)
