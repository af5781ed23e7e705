"""What is behind a line, counted where that takes a question to the records. For a thread."""

from __future__ import annotations

from dataclasses import replace

from data.figures.behind import Behind
from data.figures.deals import OfDeals
from data.figures.figures import Figures
from data.figures.leads_behind import OfLeads
from tui.languages import N_, _
from tui.scripts.sayings import SayingError

from .numbers import Lazy, Number, ToCard, ToNumbers, ToRule, ToStage, ToStep

MOST = 20_000
"""Different findings that one question to the records may name."""
TOO_MANY = N_("These talks found out too many different things to be listed. Choose fewer calls.")


def numbers_of(figures: Figures, target: Lazy) -> tuple[Number, ...]:
    """The numbers of a line with their counts, those that are zero left out.

    Raises:
        SayingError: They can't be listed.
    """
    match target:
        case ToNumbers():
            found = target.numbers
        case ToCard():
            calls = figures.card_calls(*target)
            found = (Number(target.card, Behind(target.asked, ids=calls), len(calls)),)
        case ToStep():
            found = _of_step(figures, target)
        case ToStage():
            calls = figures.stage_calls(*target)
            found = (Number(_("came here"), Behind(target.asked, ids=calls), len(calls)),)
        case ToRule():
            found = _of_rule(figures, target)
    counted = (one if one.count is not None else replace(one, count=count_of(figures, one.behind))
               for one in found)  # fmt: skip
    return tuple(one for one in counted if one.count)


def count_of(figures: Figures, behind: Behind | OfDeals | OfLeads) -> int:
    """How many calls, deals or leads there are behind a number."""
    match behind:
        case OfDeals():
            return figures.count_deals(behind)
        case OfLeads():
            return figures.count_leads(behind)
    return figures.count_behind(behind)


def _of_step(figures: Figures, target: ToStep) -> tuple[Number, ...]:
    found = figures.step_calls(target.asked, target.script, target.step)
    said = f"{target.script}: " if target.other else ""
    groups = [
        (said + _("came here"), found.reached),
        (said + _("ended here"), found.ended),
        (said + _("not asked"), found.skipped),
        (said + _("asked"), found.asked),
        (said + _("asked, no answer"), found.unanswered),
    ]
    if target.other:
        beside = figures.step_calls(target.asked, target.other, target.step)
        groups += [
            (f"{target.other}: {_('came here')}", beside.reached),
            (f"{target.other}: {_('ended here')}", beside.ended),
        ]
        if target.same:
            groups += [
                (_("both together: came here"), found.reached + beside.reached),
                (_("both together: ended here"), found.ended + beside.ended),
            ]
    return tuple(
        Number(title, Behind(target.asked, ids=calls), len(calls)) for title, calls in groups
    )


def _of_rule(figures: Figures, target: ToRule) -> tuple[Number, ...]:
    through, out = figures.passing(target.asked, target.rule)
    there, _gone = figures.passing(target.asked, target.other)
    if len(through) + len(out) > MOST:
        raise SayingError(TOO_MANY)
    parts = (
        (_("all that found something out"), through | out, "calls"),
        (_("would pass"), through, "calls"),
        (_("of those, qualified"), through, "qualified"),
        (_("of those, deal won or lost"), through, "decided"),
        (_("of those, won"), through, "won"),
        (_("won deals that would be lost"), out, "won"),
        (_("passes here only"), through - there, "calls"),
        (_("passes here only, won"), through - there, "won"),
    )
    return tuple(
        Number(title, Behind(target.asked, measure, statuses=tuple(sorted(words))))
        for title, words, measure in parts
        if words
    )
