"""The scorecard: nine criteria, their weights, and what each mark stands for (domain.md 4.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tui.languages import N_

HIGHEST = 3


class Criterion(NamedTuple):
    """A criterion of the scorecard."""

    id: str
    weight: int
    """Of 100."""
    title: str
    anchors: tuple[str, str, str, str]
    """What marks 0, 1, 2 and 3 stand for."""


CARD = (
    Criterion("opening", 8, N_("Opening: reason and permission"),
              (N_("neither"), N_("one of the two"), N_("both"), N_("both, under 30 s"))),
    Criterion("pitch", 7, N_("Pitch within 30 s, not repeated"),
              (N_("over 60 s, or repeated"), N_("45 to 60 s"), N_("30 to 45 s"),
               N_("30 s at most"))),
    Criterion("icp", 10, N_("ICP: facts known at the end"),
              (N_("under 40 %"), N_("40 to 69 %"), N_("70 to 89 %"), N_("90 % or more"))),
    Criterion("need", 20, N_("Need and pain: how deep, and in order"),
              (N_("none"), N_("the problem"), N_("the consequence"), N_("the cost, and interest"))),
    Criterion("facts", 20, N_("Decision, timing, money: found out"),
              (N_("none or one"), N_("two"), N_("three, one without words"),
               N_("three, with their words"))),
    Criterion("order", 10, N_("Right order: no early product or price"),
              (N_("four faults or more"), N_("two or three"), N_("one"), N_("none at all"))),
    Criterion("listening", 10, N_("Listening: acknowledges, plays back"),
              (N_("never"), N_("once"), N_("twice"), N_("after every heavy fact"))),
    Criterion("objections", 7, N_("Objections: pause, ask, answer, check"),
              (N_("pushed on"), N_("answered"), N_("asked first"), N_("and checked"))),
    Criterion("close", 8, N_("Close, and the right outcome with evidence"),
              (N_("wrong outcome"), N_("right, no evidence"), N_("right"),
               N_("right, with a concrete step"))),
)  # fmt: skip


def points(marks: Mapping[str, int]) -> tuple[int, int]:
    """The points of the criteria that are marked, and how many there could be."""
    marked = [(one.weight, marks[one.id]) for one in CARD if one.id in marks]
    got = sum(weight * max(0, min(HIGHEST, mark)) for weight, mark in marked)
    return round(got / HIGHEST), sum(weight for weight, _mark in marked)
