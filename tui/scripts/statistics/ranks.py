"""Medians and rank correlation: long tails and outliers don't move them."""

from collections import Counter
from collections.abc import Sequence
from math import atanh, sqrt, tanh
from operator import mul

from .shares import Z95


def quantile(values: Sequence[float], share: float) -> float | None:
    """The value below which `share` of them lie, between two where it falls between; None of none.

    It stands at place share·(n−1) of the ordered values.
    """
    if not values:
        return None
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def spearman(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Spearman's rank correlation, ties at their middle rank; None where one side never varies."""
    if len(pairs) < 2:
        return None
    ones, others = _ranks([one for one, _ in pairs]), _ranks([other for _, other in pairs])
    # About their middle: Σ(a−m)(b−m) = Σab − nm², as both have the mean m.
    middle = len(pairs) * ((len(pairs) + 1) / 2) ** 2
    together = sum(map(mul, ones, others)) - middle
    spread = (sum(map(mul, ones, ones)) - middle) * (sum(map(mul, others, others)) - middle)
    return max(-1.0, min(1.0, together / sqrt(spread))) if spread else None


def spearman_ends(found: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a rank correlation of so many pairs, more than three.

    tanh(artanh r ± 1.96·√((1 + r²/2)/(n − 3))), by Bonett and Wright (2000).
    """
    if abs(found) >= 1:
        return found, found
    half = Z95 * sqrt((1 + found**2 / 2) / (count - 3))
    return tanh(atanh(found) - half), tanh(atanh(found) + half)


def _ranks(values: Sequence[float]) -> list[float]:
    rank: dict[float, float] = {}
    before = 0
    for value, count in sorted(Counter(values).items()):
        rank[value] = before + (count + 1) / 2
        before += count
    return [rank[value] for value in values]
