"""How somebody gets on: level, mastery, what to practise again and when (domain.md 4.7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import fmean, pstdev

from ..scorecard import CARD
from ..statistics.beta import binomial_at_most

NEW = 0.3
"""What the latest session counts for in the level."""

LAST = 5
"""Sessions whose spread is shown."""

ENOUGH = 0.7
"""The part of a criterion's points with which a session counts towards mastery."""

IN_A_ROW = 3
"""Sessions in a row, on different seeds, that make mastery."""

AGAIN = (3, 7, 21)
"""Days after which a mastered criterion comes back, longer each time it is still there."""

PASS = 60
"""The mark from which a session is passed, where no gate was broken."""

FOR_A_TEST = 6
"""Pairs under which no test is made of them."""

CRITERIA = tuple(one.id for one in CARD)
"""What is followed: the nine criteria of the scorecard."""


@dataclass(frozen=True, slots=True)
class Held:
    """A practice call that was held and marked."""

    on: date
    persona: str
    seed: int
    difficulty: str
    mark: float | None
    """From 0 to 100; None where the buyer can't tell callers apart."""
    shares: Mapping[str, float]
    """The part of its points that each criterion got, from 0 to 1."""
    passed: bool = True
    """No gate was broken."""
    faults: Mapping[str, int] = field(default_factory=dict)

    @property
    def enough(self) -> bool:
        """Whether the session is passed: a good mark, and no gate broken."""
        return self.passed and self.mark is not None and self.mark >= PASS


@dataclass(frozen=True, slots=True)
class Level:
    """Where somebody stands."""

    value: float | None
    """Exponentially weighted mean of the marks, the first of them as its beginning."""
    sessions: int
    last: tuple[float, ...]
    """The latest marks, oldest first."""
    spread: float | None
    """Standard deviation of those; None of fewer than two."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One criterion."""

    criterion: str
    sessions: int
    last: float | None
    """The part of the points in the latest session."""
    spread: float | None
    """Standard deviation of that part in the last five sessions; None of fewer than two."""
    row: int
    """Sessions in a row, on different seeds, that got enough."""
    mastered: bool
    due: date | None
    """The day to practise it again; None where it was never practised."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The same buyer before and after."""

    persona: str
    seed: int
    difficulty: str
    before: float
    after: float

    @property
    def difference(self) -> float:
        """Points gained."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """A fixed set of buyers before and after a training."""

    pairs: tuple[Pair, ...]
    mean: float | None
    """Points gained, on average."""
    better: int
    worse: int
    chance: float | None
    """How likely as many or more of one kind are by chance alone (sign test, both sides); None
    under six pairs that differ."""


def level(sessions: Sequence[Held]) -> Level:
    """Where somebody stands: L ← 0.3·S* + 0.7·L, from the first mark on.

    Args:
        sessions: Practice calls, oldest first.
    """
    marks = [held.mark for held in sessions if held.mark is not None]
    value: float | None = None
    for mark in marks:
        value = mark if value is None else NEW * mark + (1 - NEW) * value
    last = tuple(marks[-LAST:])
    return Level(value, len(marks), last, pstdev(last) if len(last) > 1 else None)


def standing(sessions: Sequence[Held], criterion: str) -> Standing:
    """How far one criterion is mastered, and when it is practised next.

    A session on a seed that is in the row already neither adds to it nor breaks it. A criterion
    that is not mastered is practised again the day after; one that is comes back after 3, 7 and 21
    days, and each return that it stands makes the next wait longer.

    Args:
        sessions: Practice calls, oldest first.
        criterion: One of `CRITERIA`.
    """
    seen = [held for held in sessions if criterion in held.shares]
    row: set[tuple[str, int]] = set()
    step, due = -1, None
    for held in seen:
        if held.shares[criterion] < ENOUGH:
            row, step = set(), -1
            due = held.on + timedelta(days=1)
            continue
        row.add((held.persona, held.seed))
        if len(row) < IN_A_ROW:
            due = held.on + timedelta(days=1)
        elif step < 0 or due is None or held.on >= due:
            step = min(step + 1, len(AGAIN) - 1)
            due = held.on + timedelta(days=AGAIN[step])
    last = [held.shares[criterion] for held in seen[-LAST:]]
    return Standing(
        criterion,
        len(seen),
        seen[-1].shares[criterion] if seen else None,
        pstdev(last) if len(last) > 1 else None,
        len(row),
        len(row) >= IN_A_ROW,
        due,
    )


def standings(sessions: Sequence[Held]) -> list[Standing]:
    """Every criterion that was practised, the one to practise first at the top."""
    found = [standing(sessions, name) for name in CRITERIA]
    return sorted(
        (each for each in found if each.due is not None),
        key=lambda each: (each.due, each.last or 0.0),
    )


def before_after(before: Sequence[Held], after: Sequence[Held]) -> BeforeAfter:
    """The same buyers before and after; of several calls with one buyer the first counts."""
    earlier, later = _first_of(before), _first_of(after)
    pairs = tuple(Pair(*key, earlier[key], later[key]) for key in sorted(earlier) if key in later)
    better = sum(pair.difference > 0 for pair in pairs)
    worse = sum(pair.difference < 0 for pair in pairs)
    mean = fmean(pair.difference for pair in pairs) if pairs else None
    return BeforeAfter(pairs, mean, better, worse, sign_test(better, worse))


def sign_test(better: int, worse: int) -> float | None:
    """The chance of a split as uneven as this or more so, if both were alike; ties left out."""
    of = better + worse
    if of < FOR_A_TEST:
        return None
    return min(1.0, 2 * binomial_at_most(min(better, worse), of, 0.5))


def _first_of(sessions: Sequence[Held]) -> dict[tuple[str, int, str], float]:
    found: dict[tuple[str, int, str], float] = {}
    for held in sessions:
        if held.mark is not None:
            found.setdefault((held.persona, held.seed, held.difficulty), held.mark)
    return found
