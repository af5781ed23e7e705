"""The funnel: of the leads that came in, how many came how far, and where it jams."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.chosen import by_block, of_leads
from data.figures.facts import STEPS
from data.figures.totals import Counts
from data.figures.within import within
from data.tables.core import deal, lead
from data.times import begins_here
from tui.scripts.statistics import Difference, Share, compare, stands_out
from tui.scripts.statistics.periods import Period

NAMES = (*STEPS, "won")
YOUNG_DAYS = 30
"""Leads that came in later may still go on: their funnel is open."""


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """How many leads came so far."""

    name: str
    count: int
    of_before: Share | None
    """Of those that came to the step before; None for the first."""
    against: Difference | None
    """The same beside the period before, as that stood when its leads were as old."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """Leads that came in in a period, by how far they have come by now."""

    steps: tuple[FunnelStep, ...]
    worst: str
    """The step that is clearly worse than in the period before, by the most; empty for none."""
    young: bool
    """Whether some of the leads came in so lately that they may still go on."""


def funnel(connection: Connection, asked: Asked, came: int, today: date) -> Funnel:
    """Count the leads that came in in the period by how far they have come since.

    Leads need time. So the period before is counted as it stood when its leads were as old as
    those of this period are today: else the newest leads would always look the worst.

    Args:
        connection: A transaction.
        asked: Which leads.
        came: How many leads came in in the period.
        today: The day it is read on.
    """
    now = _counts(connection, asked, came, None)
    before = asked.period.before
    until = today - (asked.period.first - before.first)
    clipped = Period(before.first, max(before.first, min(before.last, until)))
    earlier = asked.over(clipped)
    then = _counts(connection, earlier, came_in(connection, earlier), until)
    steps = [FunnelStep(NAMES[0], now[0], None, None)]
    for place in range(1, len(NAMES)):
        share = Share(min(now[place], now[place - 1]), now[place - 1])
        past = Share(min(then[place], then[place - 1]), then[place - 1])
        steps.append(FunnelStep(NAMES[place], now[place], share, compare(share, past)))
    worse = [
        (step.against.points, step.name)
        for step in steps
        if step.against is not None
        and step.against.finding == "worse"
        and stands_out(step.against, len(steps) - 1)
    ]
    young = asked.period.last > today - timedelta(days=YOUNG_DAYS)
    return Funnel(tuple(steps), min(worse)[1] if worse else "", young)


def _counts(connection: Connection, asked: Asked, came: int, until: date | None) -> Sequence[int]:
    """By step; with `until` only by what happened up to that day."""
    moved = _moved(connection, asked, until)
    won = moved.won if until is None else _won(connection, asked, until)
    by_calls = [moved.new_called, moved.new_reached, moved.new_diagnosed, moved.new_qualified,
                moved.new_deal, won]  # fmt: skip
    return [max(came, by_calls[0]), *by_calls]


def came_in(connection: Connection, asked: Asked) -> int:
    """Leads that came in in the period; none where they can't be told apart without a call.

    Leads belong to nobody before they are called: of a rep, the first step is the called ones.
    """
    if asked.only.keys() - {"source"}:
        return 0
    chosen = select(func.count()).select_from(lead).where(*within(lead.c.created_at, asked.period))
    if "source" in asked.only:
        chosen = chosen.where(lead.c.source == asked.only["source"])
    return int(connection.execute(chosen).scalar_one())


def _won(connection: Connection, asked: Asked, until: date) -> int:
    won = of_leads(connection, asked, until).within("count", "won")
    if not won.masks:
        return 0
    # Those that were closed later are far fewer than all that were ever won.
    later = deal.c.closed_at >= begins_here(until + timedelta(days=1))
    chosen = select(deal.c.call_id).where(
        deal.c.status == "won", later, deal.c.call_id.is_not(None)
    )
    return won.count() - won.among(by_block(connection.execute(chosen).scalars())).count()


def _moved(connection: Connection, asked: Asked, until: date | None) -> Counts:
    return Counts(*of_leads(connection, asked, until).counts())
