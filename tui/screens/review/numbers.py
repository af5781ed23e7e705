"""The numbers of a line, and what each of them counts: calls, deals or leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from data.figures.asked import Asked
from data.figures.behind import Behind
from data.figures.deals import OfDeals
from data.figures.leads_behind import OfLeads
from data.figures.totals import Counts
from data.figures.what_if import Passes
from tui.languages import N_, _

MEASURES = {
    "calls": N_("all calls"),
    "reached": N_("reached"),
    "diagnosed": N_("diagnosed"),
    "qualified": N_("qualified"),
    "deals": N_("with a deal"),
    "disqualified": N_("disqualified"),
    "won": N_("deal won"),
    "lost": N_("deal lost"),
    "decided": N_("deal won or lost"),
    "hasty": N_("disqualified in haste"),
    "advances": N_("with a concrete next step"),
    "new_called": N_("the first with a lead"),
    "new_qualified": N_("that qualified a lead"),
    "new_deal": N_("that made a deal of a lead"),
}
"""What a number counts, in words."""
EVERY = ("calls", "reached", "diagnosed", "qualified", "deals", "disqualified", "won", "lost",
         "decided", "hasty", "advances")  # fmt: skip
REACHED = (("count", "reached"),)
"""Some things are counted only of calls that reached somebody."""

Key = tuple[str, int]
"""Name of a table and number of a row; of a sentence, its name and 0."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and what it counts."""

    title: str
    """In the interface's language."""
    behind: Behind | OfDeals | OfLeads
    count: int | None = None
    """None where it is counted when somebody asks."""


class ToNumbers(NamedTuple):
    """The numbers of a line; one is chosen where there are several."""

    numbers: tuple[Number, ...]


class ToCall(NamedTuple):
    """One call."""

    call_id: int


class ToLead(NamedTuple):
    """A lead's score, and what it did."""

    lead_id: int


class ToCard(NamedTuple):
    """The talks in which a card was opened; with a step, on that one."""

    asked: Asked
    script: str
    card: str
    step: str = ""


class ToStep(NamedTuple):
    """The talks of a step of a script, which are counted from their paths."""

    asked: Asked
    script: str
    step: str
    other: str = ""
    """Another version beside it."""
    same: bool = False
    """Whether both are counted together, too."""


class ToStage(NamedTuple):
    """The talks of a stage of a script, counted likewise."""

    asked: Asked
    script: str
    stage: str


class ToRule(NamedTuple):
    """Talks that a rule lets through, and those that it doesn't, beside another rule."""

    asked: Asked
    rule: Passes
    other: Passes


Lazy = ToNumbers | ToCard | ToStep | ToStage | ToRule
"""What has numbers, some of which are counted when they are asked for."""
Target = Lazy | ToCall | ToLead
Found = Iterator[tuple[Key, Target]]


def of_measure(behind: Behind, measure: str, count: int | None = None, title: str = "") -> Number:
    """The calls of a measure as a number; `title` says what they have besides."""
    said = _(MEASURES[measure])
    return Number(f"{title}: {said}" if title else said, behind.counting(measure), count)


def counted(
    behind: Behind, counts: Counts, names: Sequence[str] = EVERY, title: str = ""
) -> list[Number]:
    """What some calls come to, as numbers; nothing of what there is none of."""
    numbers = {name: _count(counts, name) for name in names}
    return [of_measure(behind, name, n, title) for name, n in numbers.items() if n]


def to(*numbers: Number) -> ToNumbers:
    """Those numbers that are not zero."""
    return ToNumbers(tuple(one for one in numbers if one.count != 0))


def _count(counts: Counts, name: str) -> int:
    if name == "decided":
        return counts.won + counts.lost
    number: int = getattr(counts, name)
    return number
