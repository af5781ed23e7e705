"""Where the lines of a page lead: to calls, to one call, to a lead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from data.figures.asked import Asked
from data.figures.behind import Behind
from data.figures.cycles import READ
from data.figures.deals import OfDeals
from data.figures.overview import Overview
from data.figures.pacing import Pacing
from data.figures.totals import Counts
from data.figures.what_if import Passes
from tui.languages import N_, _
from tui.reports.craft import NAME as CRAFT
from tui.reports.cycles import NAME as CYCLES
from tui.reports.pace import NAME as PLAN

Key = tuple[str, int]
"""Name of a table and number of a row."""

MEASURES = {
    "calls": N_("all calls"),
    "reached": N_("reached"),
    "diagnosed": N_("diagnosed"),
    "qualified": N_("qualified"),
    "deals": N_("with a deal"),
    "disqualified": N_("disqualified"),
    "won": N_("deal won"),
    "lost": N_("deal lost"),
    "hasty": N_("disqualified in haste"),
    "advances": N_("with a concrete next step"),
}
"""What a number counts, in words."""


@dataclass(frozen=True)
class ToCalls:
    """Calls, and how many of them each number of the line counts."""

    behind: Behind
    counts: Mapping[str, int] = field(default_factory=dict)


class ToCall(NamedTuple):
    """One call."""

    call_id: int


class ToGroups(NamedTuple):
    """Calls that are known one by one, under what they have in common."""

    asked: Asked
    groups: Mapping[str, tuple[int, ...]]


class ToCard(NamedTuple):
    """The talks in which a card was opened; with a step, on that one."""

    script: str
    card: str
    step: str = ""


class ToRule(NamedTuple):
    """Talks that a rule lets through, and those that it doesn't, beside another rule."""

    asked: Asked
    rule: Passes
    other: Passes


class ToCohort(NamedTuple):
    """The calls by which leads that came in in a period came to a step."""

    asked: Asked
    counts: Mapping[str, int]


class ToLead(NamedTuple):
    """A lead's score, and what it did."""

    lead_id: int


class ToDeals(NamedTuple):
    """Deals, and how many they are."""

    wanted: OfDeals
    number: int


class ToStep(NamedTuple):
    """The calls of a step of a script, which are counted from their paths."""

    script: str
    step: str


Target = ToCalls | ToCall | ToCard | ToCohort | ToGroups | ToRule | ToLead | ToDeals | ToStep
Leads = dict[Key, Target]


def leads_of(view: str, found: Any, asked: Asked) -> Leads:
    """Where the rows of a view's tables lead."""
    ways: Mapping[str, Callable[[Any, Asked], Iterator[tuple[Key, Target]]]] = {
        "overview": _overview,
        "pace": _pace,
        "script": _script,
        "second-look": _second_look,
        "what-if": _what_if,
        "wins": _wins,
        "reps": _reps,
        "sources": _sources,
    }
    return dict(ways[view](found, asked)) if view in ways else {}


def _counted(asked: Asked, counts: Counts) -> ToCalls:
    numbers = {name: getattr(counts, name) for name in MEASURES}
    return ToCalls(Behind(asked), {name: number for name, number in numbers.items() if number})


def _with(asked: Asked, **only: str) -> Asked:
    return Asked(asked.period, {**asked.only, **only})


_NOW = (("reached", "calls"), ("qualified", "reached"), ("deals", "reached"), ("won", "lost"),
        ("advances", "reached"), ("hasty", "disqualified"))  # fmt: skip
"""What the rows of the first table count: the hits, and what they are of."""


def _overview(found: Overview, asked: Asked) -> Iterator[tuple[Key, Target]]:
    for place, names in enumerate(_NOW):
        counts = {name: getattr(found.counts, name) for name in names}
        yield ("now", place), ToCalls(Behind(asked), {k: n for k, n in counts.items() if n})
    for place, step in enumerate(found.funnel.steps):
        if step.count and step.name != "lead":
            yield ("funnel", place), ToCalls(Behind(asked, step=step.name))
    for place, cohort in enumerate(found.cohorts):
        moved = ("called", "reached", "qualified", "deal")
        ways = {name: getattr(cohort.counts, f"new_{name}") for name in moved}
        ways["won"] = cohort.counts.won
        counts = {name: number for name, number in ways.items() if number}
        yield ("cohorts", place), ToCohort(asked.over(cohort.period), counts)
    for place, span in enumerate(found.over_time):
        after = found.over_time[place + 1].first if place + 1 < len(found.over_time) else None
        yield ("over-time", place), _counted(_between(asked, span.first, after), span.counts)
    for kind, cut in found.cuts.items():
        for place, row in enumerate(cut.rows):
            yield (f"by-{kind}", place), _counted(_with(asked, **{kind: row.value}), row.counts)
    for place, reason in enumerate(found.reasons):
        counts = {"disqualified": reason.share.hits, "hasty": reason.hasty}
        to = ToCalls(Behind(_with(asked, reason=reason.id)), {k: n for k, n in counts.items() if n})
        yield ("reasons", place), to
    yield from _money(found, asked)
    for name, waiting in (("forgotten", found.forgotten.ignored),
                          ("overdue", found.forgotten.overdue_first)):  # fmt: skip
        for place, one in enumerate(waiting):
            yield (name, place), ToLead(one.lead_id)


def _money(found: Overview, asked: Asked) -> Iterator[tuple[Key, Target]]:
    for place, won in enumerate(found.won):
        yield ("won", place), ToDeals(OfDeals(asked, "won", won.currency, asked.period), won.deals)
    priced = 0
    for place, money in enumerate(found.pipeline.money):
        priced += money.deals
        yield ("pipeline", place), ToDeals(OfDeals(asked, "open", money.currency), money.deals)
    if bare := found.pipeline.deals - priced:
        place = len(found.pipeline.money)
        yield ("pipeline", place), ToDeals(OfDeals(asked, "open", ""), bare)


def _pace(found: Pacing, asked: Asked) -> Iterator[tuple[Key, Target]]:
    rows = {
        1: (OfDeals(asked, "won", found.currency, found.period), found.won.deals),
        4: (OfDeals(asked, "open", found.currency), found.open.deals),
        5: (OfDeals(asked, "open", found.currency, found.period), found.promised.deals),
    }
    for place, (deals, count) in rows.items():
        if count:
            yield (PLAN, place), ToDeals(deals, count)


def _between(asked: Asked, first: Any, after: Any) -> Asked:
    from datetime import timedelta

    period = asked.period
    last = after - timedelta(days=1) if after is not None else period.last
    return asked.over(type(period)(max(first, period.first), min(last, period.last)))


def _script(found: Any, _asked: Asked) -> Iterator[tuple[Key, Target]]:
    health = found["script"]
    for place, step in enumerate(health.steps):
        yield ("steps", place), ToStep(health.script, step.id)
    if found["beside"] is not None:
        for place, step in enumerate(found["beside"][1]):
            yield ("versions", place), ToStep(health.script, step.id)
    for place, (card, _talks) in enumerate(health.cards):
        yield ("cards", place), ToCard(health.script, card)
    for place, (card, where, _times) in enumerate(health.objections):
        yield ("objections", place), ToCard(health.script, card, where)
    for place, remark in enumerate(health.remarks):
        yield ("inbox", place), ToCall(remark.call_id)


def _second_look(found: Any, asked: Asked) -> Iterator[tuple[Key, Target]]:
    for place, line in enumerate(found.lines):
        yield ("hasty", place), ToCall(line.call_id)
    for place, row in enumerate(found.by_rep.rows):
        yield ("by-rep", place), _counted(_with(asked, rep=row.value), row.counts)


def _what_if(found: Any, asked: Asked) -> Iterator[tuple[Key, Target]]:
    for place, step in enumerate(found["thresholds"].steps):
        counts = {name: getattr(step.counts, name) for name in ("calls", "deals", "won", "lost")}
        if counts["calls"]:
            to = ToCalls(Behind(asked, scores=(step.score, 1_000)), counts)
            yield ("thresholds", place), to
    first, second = found["rules"]
    yield ("frameworks", 0), ToRule(asked, first, second)
    yield ("frameworks", 1), ToRule(asked, second, first)


def _wins(found: Any, asked: Asked) -> Iterator[tuple[Key, Target]]:
    found, times = found["predictions"], found["cycles"]
    for place, sign in enumerate(found.signs):
        counts = {"won": sign.won.hits, "lost": sign.won.of - sign.won.hits}
        plain = sign.kind not in ("criterion", "profile")
        behind = (
            Behind(_with(asked, **{sign.kind: sign.value}))
            if plain
            else Behind(asked, sign=(sign.name, sign.value))
        )
        yield ("signs", place), ToCalls(behind, {name: n for name, n in counts.items() if n})
    for place, row in enumerate(found.calibration):
        counts = {"reached": row.reached, "deals": row.deals.hits, "won": row.won.hits,
                  "lost": row.won.of - row.won.hits}  # fmt: skip
        behind = Behind(_with(asked, verdict=row.verdict))
        yield ("calibration", place), ToCalls(behind, {k: n for k, n in counts.items() if n})
    for place, cycle in enumerate(times):
        if cycle.deals < READ:
            ended = cycle.kind in ("won", "lost")
            own = asked if ended else _with(asked, **{cycle.kind: cycle.value})
            measure = cycle.kind if ended else "won"
            yield (CYCLES, place), ToCalls(Behind(own), {measure: cycle.deals})


def _reps(found: Any, asked: Asked) -> Iterator[tuple[Key, Target]]:
    for place, rep in enumerate(found["reps"].reps):
        yield ("reps", place), _counted(_with(asked, rep=rep.rep), rep.counts)
    craft = found["craft"]
    for place, one in enumerate((craft.everyone, *craft.reps)):
        groups = {_("talks that were read"): one.ids, _("with a fault of order"): one.faulty}
        yield (CRAFT, place), ToGroups(asked, groups)


def _sources(found: Any, asked: Asked) -> Iterator[tuple[Key, Target]]:
    for place, row in enumerate(found["sources"].rows):
        target = _counted(_with(asked, source=row.source), row.counts)
        yield ("sources", place), target
        yield ("costs", place), target
