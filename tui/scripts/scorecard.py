"""The scorecard: nine criteria, their weights, and what each mark stands for (domain.md 4.3).

One rubric for practice and for live calls: a manager gives its marks to a live call; in practice
most are counted (`practice.card`), and a trainer marks what needs ears.
"""

from collections.abc import Mapping
from typing import NamedTuple

from .sayings import Saying

HIGHEST = 3
"""Points that a criterion can have, before its weight."""


class Criterion(NamedTuple):
    """A criterion of the scorecard."""

    id: str
    weight: int
    """Of 100."""
    short: Saying
    """Its name in a table."""
    title: Saying
    anchors: tuple[Saying, Saying, Saying, Saying]
    """What marks 0, 1, 2 and 3 stand for."""
    by_ear: bool = False
    """Whether only a listener can mark it fully."""


CARD = (
    Criterion(
        "opening", 8, Saying("opening"), Saying("Opening: reason and permission"),
        (Saying("neither"), Saying("one of the two"), Saying("both"), Saying("both, under 30 s")),
        by_ear=True,
    ),
    Criterion(
        "pitch", 7, Saying("pitch"), Saying("Pitch within 30 s, not repeated"),
        (Saying("over 60 s, or repeated"), Saying("45 to 60 s"), Saying("30 to 45 s"),
         Saying("30 s at most")),
    ),
    Criterion(
        "icp", 10, Saying("profile"), Saying("ICP: facts known at the end"),
        (Saying("under 40 %"), Saying("40 to 69 %"), Saying("70 to 89 %"),
         Saying("90 % or more")),
    ),
    Criterion(
        "need", 20, Saying("need and pain"), Saying("Need and pain: how deep, and in order"),
        (Saying("none"), Saying("the problem"), Saying("the consequence"),
         Saying("the cost, and interest")),
    ),
    Criterion(
        "facts", 20, Saying("decision, timing, money"),
        Saying("Decision, timing, money: found out"),
        (Saying("none or one"), Saying("two"), Saying("three, one without words"),
         Saying("three, with their words")),
    ),
    Criterion(
        "order", 10, Saying("right order"), Saying("Right order: no early product or price"),
        (Saying("four faults or more"), Saying("two or three"), Saying("one"),
         Saying("none at all")),
    ),
    Criterion(
        "listening", 10, Saying("listening"), Saying("Listening: acknowledges, plays back"),
        (Saying("never"), Saying("once"), Saying("twice"), Saying("after every heavy fact")),
        by_ear=True,
    ),
    Criterion(
        "objections", 7, Saying("objections"), Saying("Objections: pause, ask, answer, check"),
        (Saying("pushed on"), Saying("answered"), Saying("asked first"), Saying("and checked")),
        by_ear=True,
    ),
    Criterion(
        "close", 8, Saying("close and outcome"),
        Saying("Close, and the right outcome with evidence"),
        (Saying("wrong outcome"), Saying("right, no evidence"), Saying("right"),
         Saying("right, with a concrete step")),
    ),
)  # fmt: skip

BY_ID: Mapping[str, Criterion] = {one.id: one for one in CARD}

BY_EAR = tuple(one.id for one in CARD if one.by_ear)
"""What a trainer marks on hearing."""


def points(marks: Mapping[str, float]) -> tuple[int, int]:
    """The points of the criteria that are marked, and how many there could be."""
    marked = [(one.weight, marks[one.id]) for one in CARD if one.id in marks]
    got = sum(weight * max(0, min(HIGHEST, mark)) for weight, mark in marked)
    return round(got / HIGHEST), sum(weight for weight, _mark in marked)
