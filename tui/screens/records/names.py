"""The words of the records: titles of the lists, fields, outcomes, values as people read them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tui.languages import N_, _, date_text, language, number_text, time_text
from tui.text import one_line

if TYPE_CHECKING:
    from tui.scripts.reading import Library

LISTS = {
    "company": N_("Companies"),
    "contact": N_("Contacts"),
    "deal": N_("Deals"),
    "call": N_("Calls"),
    "lead": N_("Leads"),
}

KINDS = {
    "company": N_("Company"),
    "contact": N_("Contact"),
    "deal": N_("Deal"),
    "call": N_("Phone call"),
    "lead": N_("Lead"),
    "engagement": N_("What they did"),
    "lead_stage": N_("Way to sales"),
}

ORDERS = {
    "name": N_("by name"),
    "newest": N_("newest first"),
    "fit": N_("by ICP fit"),
    "size": N_("by size"),
    "company": N_("by company"),
    "close": N_("by planned close"),
    "stage": N_("by stage"),
    "status": N_("won, open, lost"),
    "latest": N_("latest first"),
    "outcome": N_("by outcome"),
    "rep": N_("by caller"),
    "score": N_("by score"),
}

FIELDS = {
    "name": N_("Name"),
    "title": N_("Job title"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "role": N_("Role"),
    "decides": N_("Who decides"),
    "company_id": N_("Company"),
    "contact_id": N_("Contact"),
    "deal_id": N_("Deal"),
    "lead_id": N_("Lead"),
    "call_id": N_("Call"),
    "company_name": N_("Company"),
    "domain": N_("Domain"),
    "website": N_("Website"),
    "industry": N_("Industry"),
    "employees": N_("People"),
    "country": N_("Country"),
    "icp_fit": N_("ICP fit, %"),
    "icp_result": N_("ICP"),
    "decision_process": N_("How they decide"),
    "amount": N_("Amount"),
    "currency": N_("Currency"),
    "stage": N_("Stage"),
    "expected_close": N_("Planned close"),
    "owner": N_("Responsible"),
    "status": N_("Status"),
    "closed_at": N_("Closed on"),
    "close_reason": N_("Why"),
    "close_note": N_("Note"),
    "source": N_("Source"),
    "contact_basis": N_("Basis"),
    "score": N_("Score"),
    "next_call_at": N_("Next call"),
    "last_words": N_("Last words"),
    "time_zone": N_("Time zone"),
    "segment": N_("Segment"),
    "track": N_("Track"),
    "hand_raised_at": N_("Asked to be called"),
    "merged": N_("Took in no."),
}
"""Fields of every record by column; one that is not here is shown as it is."""

OUTCOMES = {
    "deal": N_("qualified, with a deal"),
    "no_deal": N_("qualified, no deal yet"),
    "disqualified": N_("disqualified"),
}
DISPOSITIONS = {
    "no_answer": N_("no answer"),
    "busy": N_("busy"),
    "voicemail": N_("voicemail"),
    "gatekeeper": N_("gatekeeper"),
    "callback": N_("asked to be called back"),
    "no_contact": N_("nobody reached"),
    "talked": N_("talked"),
}
STATUSES = {"open": N_("open"), "won": N_("won"), "lost": N_("lost")}
FITS = {"in": N_("in profile"), "edge": N_("on the edge"), "outside": N_("outside the profile")}
EVIDENCE = {
    "met": N_("met"),
    "partly": N_("partly"),
    "not_met": N_("not met"),
    "unknown": N_("unknown"),
}
SIGNS = {"met": "●", "partly": "◐", "not_met": "✗", "unknown": "·"}

_MOMENTS = {"closed_at", "next_call_at", "created_at", "hand_raised_at", "callback_at"}
_DAYS = {"expected_close", "revisit_at"}


def field_name(field: str) -> str:
    """What a field is called."""
    return _(FIELDS[field]) if field in FIELDS else field


def became(outcome: str | None, disposition: str | None, status: str) -> str:
    """What became of a call."""
    if status == "draft":
        return _("not finished")
    if outcome:
        return _(OUTCOMES.get(outcome, outcome))
    return _(DISPOSITIONS.get(disposition or "", disposition or ""))


def money(amount: Decimal | None, currency: str | None) -> str:
    """An amount with its currency, nothing where there is none."""
    if amount is None:
        return ""
    digits = f"{amount:f}"
    whole = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"{number_text(whole or '0')} {currency or ''}".strip()


def day(at: datetime | date | None) -> str:
    """A day as it is written here, on the clock of whoever reads it."""
    if at is None:
        return ""
    return date_text(at.astimezone().date() if isinstance(at, datetime) else at)


def moment(at: datetime) -> str:
    """A day and a time, on the clock of whoever reads it."""
    here = at.astimezone()
    return f"{date_text(here.date())} {time_text(here)}"


def titled(choices: Any, choice_id: str) -> str:
    """The title of one of a list of choices of the rules; its id where it is not among them."""
    found = next((each for each in choices if each.id == choice_id), None)
    return in_words(found.title) if found is not None else choice_id


def in_words(texts: Any) -> str:
    """A title in the interface's language, or in English, or in whatever there is."""
    return str(texts.get(language()) or texts.get("en") or next(iter(texts.values()), ""))


def value_text(field: str, value: str | None, library: Library | None) -> str:
    """A value of the history as people read it: titles for ids, days and times written out."""
    if not value:
        return ""
    if field in _MOMENTS | _DAYS:
        return _dated(value)
    closed: dict[str, dict[str, str]] = {"status": STATUSES, "icp_result": FITS}
    if value in closed.get(field, {}):
        return _(closed[field][value])
    if library is not None:
        choices: dict[str, Any] = {
            "role": library.outcomes.roles,
            "decides": library.outcomes.decides,
            "stage": library.deals.stages,
            "close_reason": (*library.deals.won_reasons, *library.deals.lost_reasons),
            "outcome": library.outcomes.outcomes,
            "reason": library.outcomes.reasons,
        }
        if field in choices:
            return titled(choices[field], value)
    return number_text(value) if field == "amount" else one_line(value)


def _dated(text: str) -> str:
    try:
        if len(text) <= len("2026-12-31"):
            return day(date.fromisoformat(text))
        return moment(datetime.fromisoformat(text))
    except ValueError:
        return text
