"""Where the lines of a page lead: every number to the calls, deals or leads that it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from data.figures.asked import Asked
from data.figures.behind import Behind
from data.figures.cycles import READ
from data.figures.deals import OfDeals
from data.figures.planning import last_year
from tui.languages import _
from tui.reports.cycles import NAME as CYCLES
from tui.reports.words import KINDS
from tui.scripts.statistics import Share

from .leading_overview import overview_leads, pace_leads
from .leading_reps import rep_leads
from .leading_sources import source_leads
from .numbers import (
    REACHED,
    Found,
    Key,
    Number,
    Target,
    ToCall,
    ToCard,
    ToNumbers,
    ToRule,
    ToStage,
    ToStep,
    counted,
    of_measure,
    to,
)

Leads = dict[Key, Target]


def leads_of(view: str, found: Any, asked: Asked, today: date) -> Leads:
    """Where the rows of a view's tables and some of its sentences lead."""
    ways: Mapping[str, Callable[[], Found]] = {
        "overview": lambda: overview_leads(found, asked, today),
        "pace": lambda: pace_leads(found, asked),
        "script": lambda: _script(found, asked),
        "second-look": lambda: _second_look(found, asked),
        "what-if": lambda: _what_if(found, asked),
        "wins": lambda: _wins(found, asked),
        "reps": lambda: rep_leads(found, asked),
        "sources": lambda: source_leads(found, asked),
    }
    made = dict(ways[view]()) if view in ways else {}
    return {key: one for key, one in made.items() if not isinstance(one, ToNumbers) or one.numbers}


def own_rates_lead(today: date, only: Mapping[str, str] | None = None) -> ToNumbers:
    """What the own rates of the planner count, of the last year."""
    asked = last_year(today, only)
    names = ("won", "decided", "deals", "new_qualified", "new_called")
    won = Number(_("deals won"), OfDeals(asked, "won", None, asked.period))
    return to(*(of_measure(Behind(asked), name) for name in names), won)


def _script(found: Any, asked: Asked) -> Found:
    health, beside = found["script"], found["beside"]
    for place, step in enumerate(health.steps):
        yield ("steps", place), ToStep(asked, health.script, step.id)
    for place, stage in enumerate(health.stages):
        yield ("stages", place), ToStage(asked, health.script, stage.stage)
    if beside is not None:
        other, steps = beside
        for place, step in enumerate(steps):
            yield ("versions", place), ToStep(asked, health.script, step.id, other, step.same)
    for place, (card, _talks) in enumerate(health.cards):
        yield ("cards", place), ToCard(asked, health.script, card)
    for place, (card, where, _talks) in enumerate(health.objections):
        yield ("objections", place), ToCard(asked, health.script, card, where)
    for place, remark in enumerate(health.remarks):
        yield ("inbox", place), ToCall(remark.call_id)


def _second_look(found: Any, asked: Asked) -> Found:
    share = found.hasty
    yield (
        ("hasty-share", 0),
        to(
            of_measure(Behind(asked), "hasty", share.hits),
            of_measure(Behind(asked), "disqualified", share.of),
        ),
    )
    for place, line in enumerate(found.lines):
        yield ("hasty", place), ToCall(line.call_id)
    for place, row in enumerate(found.by_rep.rows):
        yield ("by-rep", place), to(*counted(Behind(asked.also(rep=row.value)), row.counts))
    calls = found.audit.calls
    groups = (
        (_("judged"), calls.judged),
        (_("with potential"), calls.potential),
        (_("without"), calls.without),
        (_("cannot tell"), calls.unsure),
        (_("became a deal since"), calls.later_deals),
        (_("judged by two"), calls.twice),
        (_("two auditors agree"), calls.alike),
    )
    numbers = [Number(title, Behind(asked, ids=ids), len(ids)) for title, ids in groups]
    both = (*calls.potential, *calls.without)
    either = Number(_("with potential or without"), Behind(asked, ids=both), len(both))
    judged, yes, _no, unsure, later, twice, alike = numbers
    rows = ((judged,), (yes, either), (unsure,), (later, yes), (alike, twice))
    for place, some in enumerate(rows):
        yield ("audit", place), to(*some)


def _what_if(found: Any, asked: Asked) -> Found:
    stricter = None
    names = ("calls", "deals", "won", "lost")
    for place, step in enumerate(found["thresholds"].steps):
        numbers = counted(Behind(asked, scores=(step.score, 1_000)), step.counts, names)
        if stricter is not None:
            extra = Behind(asked, scores=(step.score, stricter.score))
            more = step.counts.minus(stricter.counts)
            numbers += counted(extra, more, names, _("the extra talks"))
        yield ("thresholds", place), to(*numbers)
        stricter = step
    for place, (low, high, share) in enumerate(found["between"]):
        behind = Behind(asked, scores=(low, high))
        yield (
            ("between", place),
            to(of_measure(behind, "calls", share.of), of_measure(behind, "won", share.hits)),
        )
    first, second = found["rules"]
    yield ("frameworks", 0), ToRule(asked, first, second)
    yield ("frameworks", 1), ToRule(asked, second, first)
    yield ("gained", 0), ToRule(asked, second, first)
    yield ("lost", 0), ToRule(asked, first, second)
    ends = found["thresholds"].steps[-1].counts
    scored = Behind(asked, "deals", scores=(0, 1_000))
    still = replace(scored, but=(("count", "won"), ("count", "lost")))
    waiting = Number(_("not decided yet"), still, ends.deals - ends.won - ends.lost)
    yield ("undecided", 0), to(waiting, of_measure(scored, "deals", ends.deals))


def _decided(behind: Behind, share: Share) -> list[Number]:
    numbers = {"won": share.hits, "lost": share.of - share.hits, "decided": share.of}
    return [of_measure(behind, name, number) for name, number in numbers.items()]


def _wins(found: Any, asked: Asked) -> Found:
    found, times = found["predictions"], found["cycles"]
    yield ("everyone", 0), to(*_decided(Behind(asked), found.everyone))
    for place, sign in enumerate(found.signs):
        if sign.kind in ("criterion", "profile"):
            behind = Behind(asked, among=((sign.kind, f"{sign.name}={sign.value}"),))
        else:
            behind = Behind(asked.also(**{sign.kind: sign.value}))
        yield ("signs", place), to(*_decided(behind, sign.won))
    for place, row in enumerate(found.calibration):
        behind = Behind(asked.also(verdict=row.verdict), among=REACHED)
        yield (
            ("calibration", place),
            to(
                of_measure(behind, "reached", row.reached),
                of_measure(behind, "deals", row.deals.hits),
                *_decided(behind, row.won),
            ),
        )
    for place, cycle in enumerate(times):
        # The latest decided deals are read, whatever they are put together by.
        latest = Behind(asked, "decided", latest=READ)
        ended = cycle.kind in ("won", "lost")
        own = (("count", cycle.kind if ended else "won"),)
        own += () if ended else ((cycle.kind, cycle.value),)
        title = _(KINDS[cycle.kind]) if not ended else _("decided")
        yield (CYCLES, place), to(Number(title, replace(latest, among=own), cycle.deals))
