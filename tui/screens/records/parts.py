"""Parts that several pages have: people, calls, evidence, deals, each as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui.languages import N_, _
from tui.screens.records.names import (
    EVIDENCE,
    SIGNS,
    STATUSES,
    became,
    day,
    in_words,
    moment,
    money,
    titled,
)
from tui.screens.records.page import WORDS, PageLine, heading, said
from tui.text import one_line, plain

if TYPE_CHECKING:
    from data.records.rows import CallLine, ContactRow, DealRow, Heard
    from tui.scripts.reading import Library

PLACES = (
    ("decider", N_("Decides")),
    ("influencer", N_("Influences")),
    ("gatekeeper", N_("At the door")),
    ("unknown", N_("Not known yet")),
)
"""The decision map, those who count most first."""

_BY_ROLE = {
    "decision_maker": "decider",
    "influencer": "influencer",
    "champion": "influencer",
    "user": "influencer",
    "gatekeeper": "gatekeeper",
}


def place_of(person: ContactRow) -> str:
    """Where a person stands on the decision map, by what was answered and by the role."""
    if person.decides in ("yes", "shared"):
        return "decider"
    place = _BY_ROLE.get(person.role, "unknown")
    if place == "decider" and person.decides == "no":
        return "influencer"
    return place


def decision_map(
    people: Sequence[ContactRow], process: str, total: int, library: Library
) -> Iterator[PageLine]:
    """The people of a company by what they have to say, and how the company decides."""
    yield heading(_("People and who decides"), total)
    if not people:
        yield said(_("Nobody is known here yet; n adds somebody."))
    for place, title in PLACES:
        for person in people:
            if place_of(person) == place:
                yield _person(person, _(title), library)
    if total > len(people):
        yield said(_("The others are in the list of contacts."))
    yield PageLine(
        Content.assemble(
            (_("How they decide") + ": ", "dim"),
            plain(one_line(process)[:WORDS] or _("not known yet")),
        )
    )


def _person(person: ContactRow, place: str, library: Library) -> PageLine:
    known = [
        one_line(person.title),
        titled(library.outcomes.roles, person.role),
        titled(library.outcomes.decides, person.decides),
        one_line(person.phone),
    ]
    parts = " · ".join(part[:WORDS] for part in known if part)
    text = Content.assemble(
        (f"{place}  ", "dim"),
        (one_line(person.name)[:WORDS], "bold"),
        f"  {parts}" if parts else "",
    )
    return PageLine(text, "contact", person.id)


def calls_of(calls: Sequence[CallLine], total: int, library: Library) -> Iterator[PageLine]:
    """Calls with their days and what became of them, the latest first."""
    yield heading(_("Calls"), total)
    if not calls:
        yield said(_("No calls yet."))
    for call in calls:
        yield call_line(call, library)
    if total > len(calls):
        yield said(_("The others are in the list of calls."))


def call_line(call: CallLine, library: Library) -> PageLine:
    """A call on one line."""
    parts = [became(call.outcome, call.disposition, call.status)]
    if call.reason:
        parts.append(titled(library.outcomes.reasons, call.reason))
    if call.revisit_at:
        parts.append(_("return {date}").format(date=day(call.revisit_at)))
    if call.next_step_type and call.next_step_type != "none":
        step = titled(library.outcomes.next_steps, call.next_step_type)
        parts.append(f"{step} {day(call.next_step_at)}".strip())
    parts += [one_line(call.who), one_line(call.rep)]
    text = Content.assemble(
        (f"{moment(call.started_at)}  ", "bold"), " · ".join(part[:WORDS] for part in parts if part)
    )
    return PageLine(text, "call", call.id)


def evidence_of(heard: Sequence[Heard], library: Library) -> Iterator[PageLine]:
    """What was heard by criterion, the latest first, each line leading to its call."""
    yield heading(_("What they said"))
    if not heard:
        yield said(_("Nothing was heard yet that counts for a criterion."))
    last = ""
    for each in heard:
        if each.criterion != last:
            last = each.criterion
            kind = library.criteria.get(each.criterion)
            title = in_words(kind.title) if kind else each.criterion
            yield PageLine(plain(title).stylize("bold"))
        words = _("“{words}”").format(words=one_line(each.words)[:WORDS]) if each.words else ""
        state = f"{SIGNS.get(each.status, '·')} {_(EVIDENCE.get(each.status, each.status))}"
        text = Content.assemble(
            f"  {state}  ", (words, "italic"), (f"  {day(each.at)}, {one_line(each.who)}", "dim")
        )
        yield PageLine(text, "call", each.call_id)


def deals_of(deals: Sequence[DealRow], total: int, library: Library) -> Iterator[PageLine]:
    """Deals, the open ones first."""
    yield heading(_("Deals"), total)
    if not deals:
        yield said(_("No deals yet."))
    for deal in deals:
        parts = [money(deal.amount, deal.currency), stage_text(deal, library), one_line(deal.owner)]
        text = Content.assemble(
            (one_line(deal.name)[:WORDS], "bold"), "  ", " · ".join(part for part in parts if part)
        )
        yield PageLine(text, "deal", deal.id)
    if total > len(deals):
        yield said(_("The others are in the list of deals."))


def stage_text(deal: DealRow, library: Library) -> str:
    """Where a deal stands: its stage and planned close, or how and when it ended and why."""
    if deal.status != "open":
        why = library.deals.reason(deal.close_reason)
        reason = in_words(why.title) if why is not None else deal.close_reason
        ended = f"{_(STATUSES[deal.status])} {day(deal.closed_at)}"
        return f"{ended}: {reason}" if reason else ended
    stage = library.deals.stage(deal.stage)
    title = in_words(stage.title) if stage is not None else deal.stage
    close = _("planned close {day}").format(day=day(deal.expected_close))
    return f"{title}, {close}"
