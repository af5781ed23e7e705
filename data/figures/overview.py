"""The overview: where we are, where it jams, what is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.chosen import Chosen, choose
from data.figures.cohorts import Cohort, arrived, cohorts
from data.figures.cuts import CUT_BY, Cut, cut
from data.figures.forgotten import Forgotten, forgotten
from data.figures.funnel import Funnel, funnel
from data.figures.pipeline import Pipeline, Won, pipeline, won_in
from data.figures.totals import Counts, Spent, totals, totals_of
from tui.scripts.statistics import Difference, Share, compare
from tui.scripts.statistics.periods import Period

Step = Literal["day", "week", "month"]
DAYS_BY_DAY, DAYS_BY_WEEK = 35, 200

ARTICLE_FRAMEWORKS = {"an": 38, "anum": 35, "bant": 27}
"""Per cent of companies by framework in the article (TOPO 2014), to stand beside one's own."""
ARTICLE_WON = (70, 90)
"""Per cent of BANT leads that the article says are won; the same source said 22 in 2017."""


@dataclass(frozen=True, slots=True)
class Span:
    """A day, a week or a month, and what was counted in it."""

    first: date
    counts: Counts


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for disqualification."""

    id: str
    share: Share
    """Of all disqualified."""
    hasty: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on the first page."""

    asked: Asked
    counts: Counts
    spent: Spent
    before: Counts
    """The same in the period of the same length before."""
    funnel: Funnel
    step: Step
    over_time: tuple[Span, ...]
    cuts: dict[str, Cut]
    reasons: tuple[Reason, ...]
    won: tuple[Won, ...]
    won_before: tuple[Won, ...]
    pipeline: Pipeline
    forgotten: Forgotten
    cohorts: tuple[Cohort, ...]
    bant: Difference
    """Won of decided in BANT calls beside all others (R030)."""


def overview(connection: Connection, asked: Asked, today: date) -> Overview:
    """Read the overview of the calls that are asked for."""
    chosen = choose(connection, asked)
    found = totals_of(connection, chosen, ["all", "reason", *CUT_BY], timed=("all", "reason"))
    earlier = asked.over(asked.period.before)
    counts = found.all
    came = arrived(connection, asked, today)
    step, spans = _over_time(chosen)
    frameworks = found.by("framework")
    bant = frameworks.get("bant", Counts())
    return Overview(
        asked,
        counts,
        found.spent("all"),
        totals(connection, earlier, ["all"]).all,
        funnel(connection, asked, came.whole, today),
        step,
        spans,
        {kind: cut(found, kind) for kind in CUT_BY if kind not in asked.only},
        tuple(
            Reason(
                reason,
                Share(each.disqualified, counts.disqualified),
                each.hasty,
                found.spent("reason", reason).seconds,
            )
            for reason, each in found.by("reason").items()
        ),
        won_in(connection, asked),
        won_in(connection, earlier),
        pipeline(connection, asked, today),
        forgotten(connection, asked, today),
        cohorts(connection, asked, came, today),
        compare(bant.winning, _others(counts, bant)),
    )


def _others(counts: Counts, bant: Counts) -> Share:
    return Share(counts.won - bant.won, counts.won - bant.won + counts.lost - bant.lost)


def _over_time(chosen: Chosen) -> tuple[Step, tuple[Span, ...]]:
    ends = chosen.ends("day")
    if ends is None:
        return "day", ()
    days = (ends[1] - ends[0]).days + 1
    step: Step = "day" if days <= DAYS_BY_DAY else "week" if days <= DAYS_BY_WEEK else "month"
    spans = list(_spans(_first_of(ends[0], step), ends[1], step))
    found = zip(spans, chosen.over("day", spans), strict=True)
    return step, tuple(Span(span.first, Counts(*sums)) for span, sums in found if sums[0])


def _spans(first: date, last: date, step: Step) -> Iterator[Period]:
    while first <= last:
        after = _first_of(first + timedelta(days={"day": 1, "week": 7, "month": 31}[step]), step)
        yield Period(first, after - timedelta(days=1))
        first = after


def _first_of(day: date, step: Step) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day
