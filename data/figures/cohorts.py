"""Leads by the week or month they came in: how far they have come, and which may still go on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.chosen import of_leads
from data.figures.funnel import YOUNG_DAYS, came_in
from data.figures.totals import Counts
from tui.scripts.statistics.periods import Period

BY_WEEK = 100
"""Days up to which leads are put together by the week."""
MOST = 24
"""Cohorts at most, the latest."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """The leads that came in in a week or a month."""

    period: Period
    leads: int
    counts: Counts
    """What became of them, whenever it happened: its `new_` numbers are leads."""
    open: bool
    """Whether some came in so lately that they may still go on."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """Leads by the stretch of time in which they came in, each counted once."""

    spans: tuple[Period, ...]
    """Weeks or months, the earliest first; none where it is one alone."""
    leads: tuple[int, ...]
    """How many came in in each of them."""
    whole: int
    """How many came in in the period, those outside the spans too."""


def arrived(connection: Connection, asked: Asked, today: date) -> Arrived:
    """Count the leads that came in in the period, by week or month."""
    ends = of_leads(connection, asked).ends("cohort")
    first = max(asked.period.first, ends[0] if ends else asked.period.first)
    whole = Period(first, max(first, min(asked.period.last, today)))
    spans = tuple(_spans(whole))[-MOST:]
    if len(spans) < 2:
        return Arrived((), (), came_in(connection, asked))
    leads = tuple(came_in(connection, asked.over(span)) for span in spans)
    around = sum(came_in(connection, asked.over(part)) for part in _around(asked.period, spans))
    return Arrived(spans, leads, sum(leads) + around)


def cohorts(connection: Connection, asked: Asked, came: Arrived, today: date) -> tuple[Cohort, ...]:
    """How far the leads of each week or month have come."""
    young = today - timedelta(days=YOUNG_DAYS)
    calls = of_leads(connection, asked).over("cohort", came.spans)
    found = []
    for span, leads, sums in zip(came.spans, came.leads, calls, strict=True):
        counts = Counts(*sums)
        found.append(Cohort(span, max(leads, counts.new_called), counts, span.last > young))
    return tuple(found)


def _around(period: Period, spans: Sequence[Period]) -> Iterator[Period]:
    """What of a period lies before and after its spans."""
    first, last = spans[0].first, spans[-1].last
    if period.first < first:
        yield Period(period.first, first - timedelta(days=1))
    if period.last > last:
        yield Period(last + timedelta(days=1), period.last)


def _spans(whole: Period) -> Iterator[Period]:
    """The weeks or months of a period, cut at its ends."""
    start = whole.first
    while start <= whole.last:
        if whole.days <= BY_WEEK:
            end = start + timedelta(days=6 - start.weekday())
        else:
            end = (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        yield Period(start, min(end, whole.last))
        start = end + timedelta(days=1)
