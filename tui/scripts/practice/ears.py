"""What only a listener can mark: three criteria of the scorecard, and two listeners' agreement."""

from collections.abc import Mapping, Sequence

from ..scorecard import BY_EAR, HIGHEST
from ..statistics import Agreement, weighted_kappa

OF_THE_CALL, OF_THE_TRAINER = 0.7, 0.3


def share(points: Mapping[str, float]) -> float | None:
    """The part of the points that a trainer gave, of the items marked; None where none was."""
    given = [points[item] for item in BY_EAR if item in points]
    return sum(given) / (HIGHEST * len(given)) if given else None


def with_trainer(mark: float | None, points: Mapping[str, float]) -> float | None:
    """The mark with a trainer's part: 0.7·S* + 0.3·(trainer's points / most), as per cent.

    Without a trainer's points the mark stands alone.
    """
    heard = share(points)
    if mark is None or heard is None:
        return mark
    return OF_THE_CALL * mark + OF_THE_TRAINER * 100 * heard


def together(marks: Sequence[Mapping[str, int]]) -> dict[str, float]:
    """The mean points of several trainers, by item."""
    found: dict[str, float] = {}
    for item in BY_EAR:
        given = [each[item] for each in marks if item in each]
        if given:
            found[item] = sum(given) / len(given)
    return found


def agreement(pairs: Sequence[tuple[int, int]]) -> Agreement:
    """How far two trainers agree on the same items of the same calls."""
    return weighted_kappa(pairs, HIGHEST + 1)
