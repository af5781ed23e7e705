"""Where the lines of the sources lead."""

from __future__ import annotations

from typing import Any

from data.figures.asked import Asked
from data.figures.behind import Behind
from data.figures.classes import Classes
from data.figures.deals import OfDeals
from data.figures.leads_behind import OfLeads
from data.figures.reasons import SourceReasons
from data.figures.sources import SourceRow
from tui.languages import _
from tui.reports.class_costs import NAME as CLASS_COSTS
from tui.reports.source_groups import NAME as GROUPS
from tui.reports.source_groups import SourceGroup
from tui.reports.source_reasons import NAME as REASONS
from tui.reports.sources import given_back
from tui.scripts.statistics import Share

from .numbers import REACHED, Found, Number, counted, of_measure, to


def source_leads(found: Any, asked: Asked) -> Found:
    """Every line of the sources and of the classes that has a number."""
    rows: tuple[SourceRow, ...] = found["sources"].rows
    for place, row in enumerate(rows):
        target = to(*_numbers(row, asked))
        yield ("sources", place), target
        yield ("costs", place), target
    yield from _groups(found["groups"], asked)
    back = (
        (Number(_("given back"), OfLeads(asked.also(source=row.source), "returned", reason), count),
         *_decided(row, asked)[1:])
        for row in rows
        for reason, count in given_back(row)
    )  # fmt: skip
    for place, numbers in enumerate(back):
        yield ("returned", place), to(*numbers)
    yield from _reasons(found["reasons"], asked)
    if found["classes"] is not None:
        yield from _classes(found["classes"], asked)


def _numbers(row: SourceRow, asked: Asked) -> list[Number]:
    own = asked.also(source=row.source)
    came = Number(_("leads that came in"), OfLeads(own, "came in"), row.leads or 0)
    won = Number(_("deals won"), OfDeals(own, "won", None, asked.period), row.clients)
    names = ("new_qualified", "new_deal", "reached", "qualified", "calls")
    return [came, *_decided(row, asked), won, *counted(Behind(own), row.counts, names)]


def _decided(row: SourceRow, asked: Asked) -> list[Number]:
    """Leads that sales took, and those that it decided on."""
    if row.accepted is None:
        return []
    own = asked.also(source=row.source)
    return [
        Number(_("accepted leads"), OfLeads(own, "accepted"), row.accepted.hits),
        Number(_("leads that sales decided on"), OfLeads(own, "decided"), row.accepted.of),
    ]


def _groups(found: tuple[SourceGroup, ...], asked: Asked) -> Found:
    for place, one in enumerate(found):
        accepted = one.accepted or Share(0, 0)
        leads = (
            (_("leads that came in"), OfLeads(asked, "came in", sources=one.sources),
             one.leads or 0),
            (_("accepted leads"), OfLeads(asked, "accepted", sources=one.sources), accepted.hits),
            (_("leads that sales decided on"), OfLeads(asked, "decided", sources=one.sources),
             accepted.of),
            (_("deals won"), OfDeals(asked, "won", None, asked.period, one.sources), one.clients),
        )  # fmt: skip
        talks = Behind(asked, sources=one.sources)
        calls = {"new_qualified": one.qualified, "new_deal": one.deals, "calls": one.calls}
        numbers = [Number(*each) for each in leads]
        yield (
            (GROUPS, place),
            to(*numbers, *(of_measure(talks, name, number) for name, number in calls.items())),
        )


def _reasons(found: SourceReasons, asked: Asked) -> Found:
    for place, one in enumerate(found.rows):
        every = Behind(asked.also(source=one.source))
        own = Behind(asked.also(source=one.source, reason=one.reason))
        numbers = (
            of_measure(own, "disqualified", one.share.hits, _("for this reason")),
            of_measure(every, "disqualified", one.share.of, _("all of the source")),
        )
        yield (REASONS, place), to(*numbers)


def _classes(found: Classes, asked: Asked) -> Found:
    for place, row in enumerate(found.rows):
        own = asked.also(band=row.band)
        talks = Behind(own, among=REACHED)
        firsts = sum(share.hits for share in row.leads.values())
        numbers = (
            Number(_("leads reached for the first time"), Behind(own, "new_reached"), firsts),
            *counted(talks, row.counts, ("new_qualified", "new_deal")),
            Number(_("deals won"), OfDeals(own, "won", None, asked.period), row.clients),
            *counted(talks, row.counts, ("reached",)),
        )
        yield (CLASS_COSTS, place), to(*numbers)
