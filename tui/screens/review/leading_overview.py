"""Where the lines of the overview lead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from data.figures.asked import Asked
from data.figures.behind import Behind
from data.figures.cohorts import Cohort
from data.figures.deals import OfDeals
from data.figures.facts import OF_TALKS
from data.figures.leads_behind import OfLeads
from data.figures.overview import ARTICLE_FRAMEWORKS, Overview
from data.figures.pacing import Pacing
from tui.languages import _
from tui.reports.pace import NAME as PLAN
from tui.reports.words import STEPS
from tui.scripts.statistics.periods import EARLIEST, Period

from .numbers import EVERY, REACHED, Found, Number, ToLead, counted, of_measure, to

NOW = (("reached", "calls"), ("qualified", "reached"), ("deals", "reached"), ("won", "decided"),
       ("advances", "reached"), ("hasty", "disqualified"))  # fmt: skip
"""What the rows of the first table count: the hits, and what they are of."""


def overview_leads(found: Overview, asked: Asked, today: date) -> Found:
    """Every line of the overview that has a number of calls, deals or leads."""
    yield from _now(found, asked)
    yield from _funnel(found, asked)
    for place, span in enumerate(found.over_time):
        after = found.over_time[place + 1].first if place + 1 < len(found.over_time) else None
        behind = Behind(_between(asked, span.first, after))
        yield ("over-time", place), to(*counted(behind, span.counts))
    for kind, cut in found.cuts.items():
        talks = REACHED if kind in OF_TALKS else ()
        for place, row in enumerate(cut.rows):
            behind = Behind(asked.also(**{kind: row.value}), among=talks)
            yield (f"by-{kind}", place), to(*counted(behind, row.counts))
    for place, reason in enumerate(found.reasons):
        behind = Behind(asked.also(reason=reason.id), among=REACHED)
        yield (
            ("reasons", place),
            to(
                of_measure(behind, "disqualified", reason.share.hits),
                of_measure(behind, "hasty", reason.hasty),
                of_measure(Behind(asked), "disqualified", reason.share.of, _("all reasons")),
            ),
        )
    yield from _money(found, asked, today)
    yield from _article(found, asked)
    yield from _bant(found, asked)
    for name, waiting in (("forgotten", found.forgotten.ignored),
                          ("overdue", found.forgotten.overdue_first)):  # fmt: skip
        for place, one in enumerate(waiting):
            yield (name, place), ToLead(one.lead_id)
    ignored = OfLeads(asked, "forgotten", today=today)
    overdue = OfLeads(asked, "overdue", today=today)
    exact = None if found.forgotten.more else found.forgotten.count
    best = Number(_("of class A or B without a next step"), ignored, exact)
    late = Number(_("overdue returns and callbacks"), overdue, found.forgotten.overdue)
    yield ("ignored", 0), to(best)
    yield ("due", 0), to(late)
    yield ("waiting", 0), to(best, late)


def pace_leads(found: Pacing, asked: Asked) -> Found:
    """The rows of the plan that count deals."""
    won = Number(_("won"), OfDeals(asked, "won", found.currency, found.period), found.won.deals)
    still = Number(_("open"), OfDeals(asked, "open", found.currency), found.open.deals)
    promised = OfDeals(asked, "open", found.currency, found.period)
    word = Number(_("by their owners' word"), promised, found.promised.deals)
    for place, number in ((1, won), (4, still), (5, word), (6, word)):
        yield (PLAN, place), to(number)


def _now(found: Overview, asked: Asked) -> Found:
    earlier = Behind(asked.over(asked.period.before))
    before = _("before")
    for place, names in enumerate(NOW):
        yield (
            ("now", place),
            to(
                *counted(Behind(asked), found.counts, names),
                *counted(earlier, found.before, names, before),
            ),
        )
    both = (*counted(Behind(asked), found.counts, EVERY),
            *counted(earlier, found.before, ("calls",), before))  # fmt: skip
    yield ("everything", 0), to(*both)


def _funnel(found: Overview, asked: Asked) -> Found:
    for place, step in enumerate(found.funnel.steps):
        numbers = [_step(asked, step.name, step.count)]
        if place:
            earlier = found.funnel.steps[place - 1]
            numbers.append(_step(asked, earlier.name, earlier.count))
        yield ("funnel", place), to(*numbers)
    for place, cohort in enumerate(found.cohorts):
        yield ("cohorts", place), to(*_cohort(cohort, asked.over(cohort.period)))


def _cohort(cohort: Cohort, asked: Asked) -> Iterator[Number]:
    yield _step(asked, "lead", cohort.leads)
    for name in ("called", "reached", "qualified", "deal"):
        yield _step(asked, name, getattr(cohort.counts, f"new_{name}"))
    yield _step(asked, "won", cohort.counts.won)


def _step(asked: Asked, name: str, count: int) -> Number:
    """Leads as they came in; from the first call on, the calls by which they got so far."""
    if name != "lead":
        return Number(_(STEPS[name]), Behind(asked, step=name), count)
    if asked.only.keys() - {"source"}:  # of a rep, the first step is the called ones
        return Number(_(STEPS[name]), Behind(asked, step="called"), count)
    return Number(_(STEPS[name]), OfLeads(asked, "came in"), count)


def _money(found: Overview, asked: Asked, today: date) -> Found:
    for place, won in enumerate(found.won):
        ended = OfDeals(asked, "won", won.currency, asked.period)
        yield ("won", place), to(Number(_("won"), ended, won.deals))
    pipeline = found.pipeline
    priced = 0
    for place, money in enumerate(pipeline.money):
        priced += money.deals
        still = OfDeals(asked, "open", money.currency)
        yield ("pipeline", place), to(Number(_("open"), still, money.deals))
    bare = Number(_("open"), OfDeals(asked, "open", ""), pipeline.deals - priced)
    yield ("pipeline", len(pipeline.money)), to(bare)
    yesterday = Period(EARLIEST, today - timedelta(days=1))
    every = Behind(Asked(Period(EARLIEST, date.max)))
    rate = pipeline.rate
    lines = {
        "open": (Number(_("open"), OfDeals(asked, "open"), pipeline.deals),),
        "promised": (
            Number(_("by their owners' word"), OfDeals(asked, "open", None, asked.period),
                   pipeline.by_word),
        ),
        "late": (Number(_("late"), OfDeals(asked, "open", None, yesterday), pipeline.overdue),),
        "ever": (of_measure(every, "won", rate.hits), of_measure(every, "decided", rate.of)),
    }  # fmt: skip
    for name, numbers in lines.items():
        yield (name, 0), to(*numbers)


def _article(found: Overview, asked: Asked) -> Found:
    if (cut := found.cuts.get("framework")) is not None:
        calls = {row.value: row.counts.calls for row in cut.rows}
        for place, framework in enumerate(ARTICLE_FRAMEWORKS):
            behind = Behind(asked.also(framework=framework))
            yield (
                ("article", place),
                to(
                    of_measure(behind, "calls", calls.get(framework, 0)),
                    of_measure(Behind(asked), "calls", sum(calls.values()), _("in any framework")),
                ),
            )


def _bant(found: Overview, asked: Asked) -> Found:
    others = Behind(asked, but=(("framework", "bant"),))
    ends = (
        (Behind(asked.also(framework="bant")), found.bant.first, "BANT"),
        (others, found.bant.second, _("others")),
    )
    numbers = (
        of_measure(behind, name, number, title)
        for behind, share, title in ends
        for name, number in (("won", share.hits), ("decided", share.of))
    )
    yield ("bant", 0), to(*numbers)


def _between(asked: Asked, first: Any, after: Any) -> Asked:
    period = asked.period
    last = after - timedelta(days=1) if after is not None else period.last
    return asked.over(type(period)(max(first, period.first), min(last, period.last)))
