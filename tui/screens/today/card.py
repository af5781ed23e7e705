"""The chosen lead's card: who it is, and what was said in earlier calls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui.calling.contact_basis import on_card
from tui.languages import N_, _, date_text, ngettext, number_text
from tui.leads.lead_sources import source_text
from tui.screens.today.queue import ENDED, Line
from tui.text import one_line, plain

if TYPE_CHECKING:
    from data.overturned import Overturned
    from data.rows import CallSummary, LeadRow
    from tui.scripts.attempts import Attempts

DISPOSITIONS = {
    "no_answer": N_("no answer"),
    "busy": N_("busy"),
    "voicemail": N_("voicemail"),
    "gatekeeper": N_("reception only"),
    "callback": N_("asked to be called back"),
}


def first_card(line: Line, *, there: str = "") -> Content:
    """What the queue itself knows, until the rest is read."""
    row = line.row
    return _card(
        [row.name, row.title, row.company_name],
        [
            (N_("phone"), row.phone),
            (N_("their time"), there),
            (N_("e-mail"), row.email),
            (N_("country"), row.country),
        ],
        [
            (N_("source"), source_text(row.source)),
            (N_("score"), "" if row.score is None else str(row.score)),
        ],
    )


def full_card(
    lead: LeadRow,
    history: Sequence[CallSummary],
    *,
    there: str = "",
    tried: Attempts | None = None,
    standing: Sequence[Content] = (),
) -> Content:
    """Everything on the lead, and its earlier calls, newest first.

    Args:
        lead: The lead.
        history: Its calls.
        there: Their local time, in words.
        tried: The attempts since somebody was last reached.
        standing: Score, way to sales and segment, in the place of the bare score.
    """
    parts = [
        _card(
            [lead.name, lead.title, lead.company_name],
            [
                (N_("phone"), lead.phone),
                (N_("their time"), there),
                (N_("e-mail"), lead.email),
                (N_("site"), lead.website),
            ],
            [
                (N_("industry"), lead.industry),
                (N_("people"), "" if lead.employees is None else number_text(lead.employees)),
                (N_("country"), lead.country),
                (N_("source"), source_text(lead.source)),
                (N_("basis"), on_card(lead.contact_basis)),
                (N_("score"), "" if standing or lead.score is None else str(lead.score)),
            ],
        ),
        *standing,
        plain(""),
    ]
    if history and history[0].overturned is not None:
        parts += [_overturned(history[0].overturned), plain("")]
    if tried is not None and tried.made:
        parts += [*_tried(tried), plain("")]
    if not history:
        parts.append(plain(_("No calls yet.")).stylize("dim"))
    else:
        count = len(history)
        text = ngettext("{n} earlier call", "{n} earlier calls", count).format(n=count)
        parts.append(plain(text).stylize("bold"))
    for call in history:
        parts.append(plain(_call(call)))
        if call.overturned is not None and call is not history[0]:
            parts.append(_overturned(call.overturned))
        parts.extend(
            Content.assemble("  ", (_("“{words}”").format(words=one_line(words)), "italic"))
            for words in call.words[:3]
        )
    return Content("\n").join(parts)


def _overturned(found: Overturned) -> Content:
    """Who wants a disqualified lead called again, and why."""
    said = _("{by} has overturned the disqualification: “{note}”").format(
        by=one_line(found.by), note=one_line(found.note)
    )
    return plain(said).stylize("bold $text-warning")


def _tried(tried: Attempts) -> list[Content]:
    """The attempts so far, and what to do when they are used up."""
    said = ngettext(
        "{n} of {wanted} attempts in {days} working days",
        "{n} of {wanted} attempts in {days} working days",
        tried.wanted,
    ).format(n=tried.counted, wanted=tried.wanted, days=tried.working_days)
    if tried.used_up:
        return [
            plain(said).stylize("bold $text-warning"),
            plain(_("Used up, and nobody was reached. X gives this lead up for now.")),
        ]
    parts = [plain(said)]
    if tried.lacks_channel:
        parts.append(plain(_("Leave a message, too: only then does it count as tried.")))
    return parts


def _call(call: CallSummary) -> str:
    day = date_text(call.started_at.astimezone().date())
    if call.outcome:
        became = _(ENDED.get(call.outcome, call.outcome))
    elif call.disposition:
        became = _(DISPOSITIONS.get(call.disposition, call.disposition))
    else:
        became = _("not finished")
    text = f"{day}  {became}"
    if call.revisit_at:
        text += ", " + _("return {date}").format(date=date_text(call.revisit_at))
    return text


def _card(names: Sequence[str], *groups: Sequence[tuple[str, str]]) -> Content:
    parts = [plain(one_line(name)) for name in names if name]
    if parts:
        parts[0] = parts[0].stylize("bold $text-accent")
    for group in groups:
        them = [(label, one_line(value)) for label, value in group if value]
        if them:
            parts.append(plain(""))
        parts.extend(
            Content.assemble((f"{_(label)} ", "dim"), plain(value)) for label, value in them
        )
    return Content("\n").join(parts)
