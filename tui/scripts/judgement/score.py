"""Scores of frameworks: what is known, the range that is left, and how much is known at all."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

from tui.scripts.model.framework import Framework
from tui.scripts.model.names import Status

from .results import Score

HALVES: Mapping[str, int] = {"met": 2, "partly": 1, "not_met": 0}
"""What a known status is worth, in halves."""


def whole(numbers: Sequence[float]) -> tuple[int, ...]:
    """Numbers in the same proportions as whole ones, so that sums over them are exact."""
    exact = [Fraction(str(number)) for number in numbers]
    scale = lcm(*(number.denominator for number in exact))
    return tuple(int(number * scale) for number in exact)


def per_cent(part: int, of: int) -> int:
    """A share in whole per cents, rounded half up: 62.5 is 63."""
    return (200 * part + of) // (2 * of)


def score_of(statuses: Sequence[Status], weights: Sequence[int]) -> Score:
    """The score of one framework; `statuses` and `weights` are in the order of its criteria."""
    total = sum(weights)
    known = halves = 0
    counts = {"met": 0, "partly": 0, "not_met": 0, "unknown": 0}
    for status, weight in zip(statuses, weights, strict=True):
        counts[status] += 1
        if status != "unknown":
            known += weight
            halves += weight * HALVES[status]
    return Score(
        known=per_cent(halves, 2 * known) if known else None,
        low=per_cent(halves, 2 * total),
        high=per_cent(halves + 2 * (total - known), 2 * total),
        coverage=per_cent(known, total),
        met=counts["met"],
        partly=counts["partly"],
        not_met=counts["not_met"],
        unknown=counts["unknown"],
    )


def framework_score(framework: Framework, statuses: Mapping[str, Status]) -> Score:
    """The score of a framework over statuses by criterion; those left out are unknown."""
    return score_of(
        [statuses.get(item.id, "unknown") for item in framework.criteria],
        whole([item.weight for item in framework.criteria]),
    )
