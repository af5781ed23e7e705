"""The calls behind a number, whatever the number is: a row of a table, a step, a sign, a score."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.chosen import Chosen, by_block, choose, of_leads
from data.figures.facts import COUNTS, STEPS
from data.figures.found_out import having_found_out
from data.figures.sets import Sets

WON = "won"
"""The last step of the funnel, which deals tell and no call."""
EITHER: Mapping[str, tuple[str, ...]] = {"decided": ("won", "lost")}
"""Measures that several counts make together."""
MEASURES = (*COUNTS, *EITHER)
"""What a number may count."""


@dataclass(frozen=True, slots=True)
class Behind:
    """Which calls a number counts."""

    asked: Asked
    measure: str = "calls"
    """One of `MEASURES`."""
    step: str = ""
    """Calls by which leads that came in in the period came to this step of the funnel."""
    sign: tuple[str, str] = ("", "")
    """A criterion or an item of the profile, and its value."""
    scores: tuple[int, int] | None = None
    """Only talks with a score from the first to below the second."""
    statuses: tuple[str, ...] | None = None
    """Only talks that found out one of these, as words of the figures."""
    ids: tuple[int, ...] | None = None
    """Only these, where a number was counted from the paths of calls."""
    latest: int | None = None
    """Only so many of them, the latest, where a number was counted from no more."""
    among: tuple[tuple[str, str], ...] = ()
    """Only calls that are in all of these sets, each given by its kind and its value."""
    sources: tuple[str, ...] | None = None
    """Only calls with leads of one of these."""
    but: tuple[tuple[str, str], ...] = ()
    """Only calls that are in none of these sets."""

    def counting(self, measure: str) -> "Behind":
        """The same calls, as far as another number counts them."""
        return replace(self, measure=measure)

    def chosen(self, connection: Connection) -> Chosen:
        """The calls themselves."""
        found = _moved(connection, self.asked, self.step) if self.step else choose(
            connection, self.asked
        )  # fmt: skip
        if self.measure != "calls":
            found = found.within("count", *EITHER.get(self.measure, (self.measure,)))
        if self.sign[0]:
            found = found.among(_said(found.sets, "=".join(self.sign)))
        if self.scores is not None:
            low, high = self.scores
            found = found.within("scored", "").within("count", "reached")
            found = found.between("score", low, high - 1)
        if self.statuses is not None:
            found = having_found_out(found, self.statuses)
        if self.ids is not None:
            found = found.among(by_block(self.ids))
        if self.latest is not None:
            found = found.among(by_block(found.latest(self.latest)))
        for kind, value in self.among:
            found = found.within(kind, value)
        if self.sources is not None:
            found = found.within("source", *self.sources)
        for kind, value in self.but:
            found = found.without(kind, value)
        return found


def _moved(connection: Connection, asked: Asked, step: str) -> Chosen:
    """As the funnel counts: leads by the day they came in, whenever they were called."""
    found = of_leads(connection, asked)
    if step == WON:
        return found.within("count", WON)
    return found.within("count", f"new_{step}") if step in STEPS[1:] else found


def _said(sets: Sets, pair: str) -> Mapping[int, int]:
    """Calls that found `need=met` out, whether of a criterion or of the profile."""
    found = dict(sets.single("criterion", pair))
    for block, bits in sets.single("profile", pair).items():
        found[block] = found.get(block, 0) | bits
    return found
