"""Leads by the week or month they came in: how far they have come, and which may still go on."""

from collections.abc import Iterator
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


def cohorts(connection: Connection, asked: Asked, today: date) -> tuple[Cohort, ...]:
    """The leads of the period by week or month, the earliest first; none where it is one alone."""
    calls = of_leads(connection, asked)
    ends = calls.ends("cohort")
    first = max(asked.period.first, ends[0] if ends else asked.period.first)
    whole = Period(first, max(first, min(asked.period.last, today)))
    spans = list(_spans(whole))[-MOST:]
    if len(spans) < 2:
        return ()
    young = today - timedelta(days=YOUNG_DAYS)
    found = []
    for span, sums in zip(spans, calls.over("cohort", spans), strict=True):
        counts = Counts(*sums)
        leads = max(_leads(connection, asked, span, counts), counts.new_called)
        found.append(Cohort(span, leads, counts, span.last > young))
    return tuple(found)


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


def _leads(connection: Connection, asked: Asked, span: Period, counts: Counts) -> int:
    """As in the funnel: leads belong to nobody before they are called."""
    if asked.only.keys() - {"source"}:
        return counts.new_called
    return came_in(connection, asked.over(span))
