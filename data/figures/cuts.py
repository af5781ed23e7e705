"""Calls cut by one thing: rep, script, source, segment …; marks and words instead of rankings."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.figures.totals import Counts, Totals
from tui.scripts.statistics import Difference, Mark, Share, Shrunk, compare, mark, shrink_all
from tui.scripts.statistics.differences import MANY_CELLS, Good

CUT_BY = ("rep", "script", "framework", "route", "source", "segment", "lang", "band")

MEASURES = ("qualifying", "dealing", "winning", "hastiness", "advancing")
"""Shares that rows are compared by; each is a property of `Counts`."""
FAULTY = frozenset({"hastiness"})
"""Those of them that are the better the lower they are."""


@dataclass(frozen=True, slots=True)
class CutRow:
    """Calls with one value."""

    value: str
    counts: Counts
    share: Share
    """The measure that is compared."""
    shrunk: Shrunk
    """The same, drawn towards the rate of all."""
    mark: Mark
    """Whether chance alone explains how far it is from the rate of all."""
    against: Difference
    """It beside all the others together."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Calls cut by one thing."""

    kind: str
    measure: str
    rows: tuple[CutRow, ...]
    everyone: Share

    @property
    def many(self) -> bool:
        """Whether so many are compared that one false alarm in twenty has to be expected."""
        return sum(row.against.finding != "too_few" for row in self.rows) > MANY_CELLS


def cut(found: Totals, kind: str, measure: str = "qualifying") -> Cut:
    """Cut what was counted by one kind."""
    rows: Mapping[str, Counts] = found.by(kind)
    shares: list[Share] = [getattr(counts, measure) for counts in rows.values()]
    everyone = sum(shares, Share(0, 0))
    rate = everyone.rate or 0.0
    return Cut(
        kind,
        measure,
        tuple(
            CutRow(
                value,
                counts,
                share,
                shrunk,
                mark(share, rate),
                compare(share, _rest(everyone, share), good_of(measure)),
            )
            for (value, counts), share, shrunk in zip(
                rows.items(), shares, shrink_all(shares), strict=True
            )
        ),
        everyone,
    )


def good_of(measure: str) -> Good:
    """What is wished for of a measure."""
    return "less" if measure in FAULTY else "more"


def _rest(everyone: Share, share: Share) -> Share:
    return Share(everyone.hits - share.hits, everyone.of - share.of)
