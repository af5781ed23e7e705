"""The hand-over page: a call on one page of Markdown, read in half a minute.

First what was agreed, then why it is worth it, in the client's own words; what nobody has asked
yet; who decides; how to reach them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tui.languages import N_, _, clock_text, date_text, language, number_text, time_text

if TYPE_CHECKING:
    from data.exporting.calendar import Appointment, Entry
    from data.exporting.handover import HandOver
    from tui.scripts.reading import Library

SIGNS = {"met": "✓", "partly": "◐", "not_met": "✗"}
NOTES = 6
WORDS = 300
"""Characters of a quote or note; more would not be read."""

KINDS = {"callback": N_("Call back"), "return": N_("Call again")}
_ACTIVE = re.compile(r"([\\`*_\[\]<>|#~])")


def page(facts: HandOver, library: Library) -> str:
    """The page of a call."""
    parts = [
        _head(facts, library),
        _section("", _agreed(facts, library)),
        _section(_("What they said"), _heard(facts, library)),
        _section(_("Not asked yet"), _open(facts, library)),
        _section(_("Who decides"), _decision(facts, library)),
        _section(_("How to reach them"), _reach(facts)),
        _section(_("Notes"), [f"- {_quoted(note)}" for note in facts.notes[-NOTES:]]),
        _foot(facts),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def entry(appointment: Appointment, library: Library) -> Entry:
    """An appointment in the words of a calendar."""
    from data.exporting.calendar import Entry

    kind = library.outcomes.next_step(appointment.kind)
    if appointment.kind in KINDS:
        title = _(KINDS[appointment.kind])
    else:
        title = _titled(kind.title) if kind else appointment.kind or _("Next step")
    whom = ", ".join(part for part in (appointment.person, appointment.company) if part)
    lines = [
        _labelled(_("Phone"), appointment.phone),
        _labelled(_("With"), appointment.with_whom),
        _labelled(_("They will"), appointment.client_action),
        _labelled(_("Responsible"), appointment.owner),
    ]
    return Entry(
        uid=appointment.uid,
        at=appointment.at,
        summary=f"{title}: {whom}" if whom else title,
        description="\n".join(line for line in lines if line),
    )


def _head(facts: HandOver, library: Library) -> str:
    person = (facts.contact or {}).get("name") or facts.lead.name
    firm = (facts.company or {}).get("name") or facts.lead.company_name
    whom = ", ".join(_safe(part) for part in (person, firm) if part)
    kind = library.outcomes.outcome(facts.call.outcome or "")
    title = _("Hand-over: {whom}").format(whom=whom)
    return f"# {title}\n\n**{_titled(kind.title) if kind else _('No outcome')}**" + _why(
        facts, library
    )


def _why(facts: HandOver, library: Library) -> str:
    reason = library.outcomes.reason(facts.call.reason or "")
    path = library.outcomes.path(facts.call.path or "")
    said = [_titled(one.title) for one in (reason, path) if one]
    if facts.call.reason_note:
        said.append(_quoted(facts.call.reason_note))
    return f": {' · '.join(said)}" if said else ""


def _agreed(facts: HandOver, library: Library) -> Iterator[str]:
    call, deal = facts.call, facts.deal
    if deal is not None:
        parts = [_safe(deal["name"]), _money(deal["amount"], deal["currency"])]
        parts.append(_("planned close {day}").format(day=date_text(deal["expected_close"])))
        parts.append(_("responsible: {name}").format(name=_safe(deal["owner"])))
        yield _line(_("Deal"), " · ".join(part for part in parts if part))
    if call.next_step_type:
        kind = library.outcomes.next_step(call.next_step_type)
        parts = [_titled(kind.title) if kind else _safe(call.next_step_type)]
        parts += [_moment(call.next_step_at)] if call.next_step_at else []
        parts += [_safe(call.next_step_who)] if call.next_step_who else []
        yield _line(_("Next step"), " · ".join(parts))
    if call.next_step_action:
        yield _line(_("They will"), _quoted(call.next_step_action))
    if call.callback_at:
        yield _line(_("Call back"), _moment(call.callback_at))
    if call.revisit_at:
        yield _line(_("Call again"), date_text(call.revisit_at))
    yield _line(_("Fit and score"), _figures(facts))


def _figures(facts: HandOver) -> str:
    call = facts.call
    parts = []
    if call.icp_fit is not None:
        parts.append(_("ICP {percent} %").format(percent=call.icp_fit))
    if call.score_low is not None and call.score_high is not None:
        low, high = call.score_low, call.score_high
        span = str(low) if low == high else f"{low}-{high}"
        parts.append(f"{call.framework.upper()} {span} %")
    return " · ".join(parts)


def _heard(facts: HandOver, library: Library) -> Iterator[str]:
    for status in ("met", "partly", "not_met"):
        for each in facts.evidence:
            if each.status == status:
                title = _criterion(each.criterion, library)
                words = f": “{_quoted(each.words)}”" if each.words else ""
                yield f"- {SIGNS[status]} {title}{words}"


def _open(facts: HandOver, library: Library) -> Iterator[str]:
    unknown = {each.criterion for each in facts.evidence if each.status == "unknown"}
    framework = library.frameworks.get(facts.call.framework)
    wanted = [one.id for one in framework.criteria] if framework else sorted(unknown)
    known = {each.criterion for each in facts.evidence} - unknown
    for criterion in wanted:
        if criterion not in known:
            yield f"- {_criterion(criterion, library)}"


def _decision(facts: HandOver, library: Library) -> Iterator[str]:
    contact, company = facts.contact or {}, facts.company or {}
    roles = {one.id: _titled(one.title) for one in library.outcomes.roles}
    decides = {one.id: _titled(one.title) for one in library.outcomes.decides}
    if contact.get("decides") or contact.get("role"):
        parts = [
            decides.get(contact["decides"], _safe(contact["decides"])),
            roles.get(contact["role"], _safe(contact["role"])),
        ]
        yield _line(_safe(contact["name"]), " · ".join(part for part in parts if part))
    if company.get("decision_process"):
        yield f"- {_quoted(company['decision_process'])}"


def _reach(facts: HandOver) -> Iterator[str]:
    contact, company, lead = facts.contact or {}, facts.company or {}, facts.lead
    title = contact.get("title") or lead.title
    phone = contact.get("phone") or lead.phone
    email = contact.get("email") or lead.email
    name = contact.get("name") or lead.name
    reach = " · ".join(_safe(part) for part in (name, title, phone, email) if part)
    yield f"- {reach}" if reach else ""
    firm = [
        company.get("website") or lead.website,
        company.get("industry") or lead.industry,
        company.get("country") or lead.country,
    ]
    staff = company.get("employees") or lead.employees
    parts = [_safe(part) for part in firm if part]
    parts += [_("{count} people").format(count=number_text(staff))] if staff else []
    yield f"- {' · '.join(parts)}" if parts else ""


def _foot(facts: HandOver) -> str:
    call = facts.call
    parts = [
        _("Call {number}").format(number=call.id),
        _moment(call.started_at),
        clock_text(call.talk_seconds or 0),
        _safe(call.rep),
        f"{_safe(call.script_id)} {_safe(call.script_version)}",
    ]
    return f"---\n{' · '.join(parts)}"


def _section(title: str, lines: Iterable[str]) -> str:
    kept = [line for line in lines if line]
    head = [f"## {title}"] if title and kept else []
    return "\n".join([*head, *kept])


def _line(label: str, text: str) -> str:
    return f"- **{label}**: {text}" if text else ""


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""


def _criterion(criterion: str, library: Library) -> str:
    kind = library.criteria.get(criterion)
    return _titled(kind.title) if kind else _safe(criterion)


def _titled(texts: Any) -> str:
    return _safe(str(texts.get(language()) or texts.get("en") or next(iter(texts.values()), "")))


def _money(amount: Decimal | None, currency: str | None) -> str:
    return f"{number_text(format(amount, 'f'))} {currency or ''}".strip() if amount else ""


def _moment(moment: datetime | date) -> str:
    if not isinstance(moment, datetime):
        return date_text(moment)
    here = moment.astimezone()
    return f"{date_text(here.date())}, {time_text(here)}"


def _quoted(words: str) -> str:
    short = words if len(words) <= WORDS else f"{words[:WORDS].rstrip()}…"
    return _safe(short)


def _safe(text: str | None) -> str:
    """Somebody's text on one line, without meaning to Markdown."""
    return _ACTIVE.sub(r"\\\1", " ".join((text or "").split()))
