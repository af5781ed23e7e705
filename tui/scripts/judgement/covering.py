"""How much of a framework a finished call has found out (domain.md 2.3)."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from tui.scripts.model.framework import CriteriaLibrary, Framework

from .score import whole

Covers = Callable[[Mapping[str, str]], Fraction]
"""The part of a framework that is known by given statuses, 0 to 1."""


def covered_by(framework: Framework, library: CriteriaLibrary) -> Covers:
    """C = Σ w of the known criteria / Σ w; a criterion may be answered by those that it reads."""
    weights = whole([item.weight for item in framework.criteria])
    kinds = [library.get(item.id) for item in framework.criteria]
    names = [
        (item.id, *(kind.reads if kind else ()))
        for item, kind in zip(framework.criteria, kinds, strict=True)
    ]
    total = sum(weights)

    def covers(statuses: Mapping[str, str]) -> Fraction:
        known = sum(
            weight
            for weight, any_of in zip(weights, names, strict=True)
            if any(statuses.get(name, "unknown") != "unknown" for name in any_of)
        )
        return Fraction(known, total)

    return covers
