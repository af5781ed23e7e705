"""What a save will write, worked out before anything is written.

The list that the rep sees and the rows that are saved come from the same plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, bindparam, or_, select
from sqlalchemy.engine import Connection

from data import leads
from data.errors import NotFound, StoreConflict, StoreRefused
from data.keys import email_key
from data.leads import as_text
from data.rows import CallResult, CallRow, Change, LeadRow
from data.tables.core import company, contact, lead
from data.times import moment_of
from data.wrapping_up.at_hand import AtHand
from data.wrapping_up.values import company_values, contact_values, deal_values
from tui.scripts.cleaning import clean
from tui.scripts.wrap_up.forms import WrapUp

SAVED_ALREADY = "This call is saved already. Take that save back first, then save it again."
GONE = {
    "contact": ("The contact that was chosen is gone. Choose another, or make a new one."),
    "company": ("The company that was chosen is gone. Choose another, or make a new one."),
}
NEEDED = {
    "contact": "A qualified call needs a contact. Give a name, or choose a record.",
    "company": "A qualified call needs a company. Give its name, or choose a record.",
    "deal": "A deal needs a name, a planned close date and somebody responsible. Fill them in.",
    "revisit_at": "A call without a deal needs the date of the return. Give a day.",
    "reason": "A disqualified call needs its reason. Choose one.",
}

_FIND = {
    table.name: select(table).where(table.c.id == bindparam("_row")) for table in (company, contact)
}

HIDDEN = frozenset(
    {"phone_e164", "email_folded", "name_key", "version", "created_at", "company_id", "contact_id",
     "call_id", "ended_at", "search"}
)  # fmt: skip
"""Columns that follow from others, and are of no interest to a person."""

_SHOWN_OF_CALL = (
    "disposition", "outcome", "reason", "sub_reason", "reason_note", "insist", "path", "revisit_at",
    "callback_at", "next_step_type", "next_step_at", "next_step_who", "next_step_action", "ease",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecordPlan:
    """A row to be made, or the fields of one that will change."""

    table: str
    row_id: int | None
    values: Mapping[str, Any]
    old: Mapping[str, Any] = field(default_factory=dict)
    joins: bool = False
    """Whether a known contact without a company joins the one that is made."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """The fields that change, as a person wants to see them."""
        return tuple(
            Change(
                table=self.table,
                row_id=self.row_id,
                field=name,
                old=as_text(self.old.get(name)),
                new=as_text(value),
                created=self.row_id is None,
            )
            for name, value in self.values.items()
            if name not in HIDDEN and not (self.row_id is None and value in (None, ""))
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a save writes."""

    call: CallRow
    call_values: Mapping[str, Any]
    leads: tuple[RecordPlan, ...]
    """The call's lead first."""
    scores: Mapping[str, Any]
    """The columns of that lead that follow from all the others; empty until they are worked out."""
    company: RecordPlan | None = None
    contact: RecordPlan | None = None
    deal: RecordPlan | None = None
    suppress: Mapping[str, str] | None = None

    @property
    def changes(self) -> list[Change]:
        """All changes in the order in which a person reads them."""
        found: list[Change] = []
        for record in (self.company, self.contact, self.deal):
            found += record.changes if record else ()
        for record in (self.ended, *self.leads):
            found += record.changes
        return found

    @property
    def ended(self) -> RecordPlan:
        """What a person wants to see of the call's own row."""
        values = self.call_values
        shown = {name: values[name] for name in _SHOWN_OF_CALL if values[name]}
        return RecordPlan("call", self.call.id, shown)


def make_plan(
    connection: Connection, found: AtHand, *, wrap_up: WrapUp, result: CallResult
) -> Plan:
    """Work out what saving this end of a call writes.

    Raises:
        StoreConflict: The call is saved already.
        StoreRefused: Something is missing without which the records can't be kept.
        NotFound: A record that was chosen is gone.
    """
    call, of_lead = found.call, found.lead
    if call.status != "draft":
        raise StoreConflict(SAVED_ALREADY)
    _check(wrap_up)
    result = replace(result, ended_at=max(result.ended_at.astimezone(UTC), call.started_at))
    records: dict[str, RecordPlan | None] = {}
    if wrap_up.outcome in ("deal", "no_deal"):
        records = _records(connection, wrap_up, result, of_lead)
    return Plan(
        call=call,
        call_values=_call_values(wrap_up, result),
        leads=_leads(connection, of_lead, wrap_up, result),
        scores={},
        suppress=_suppressed(of_lead, wrap_up),
        **records,
    )


def _check(wrap_up: WrapUp) -> None:
    outcome = wrap_up.outcome
    missing = ""
    if outcome in ("deal", "no_deal"):
        if wrap_up.contact_id is None and not (wrap_up.contact and wrap_up.contact.name.strip()):
            missing = "contact"
        elif wrap_up.contact_id is None and not _names_company(wrap_up):
            missing = "company"
        elif outcome == "no_deal" and wrap_up.revisit_at is None:
            missing = "revisit_at"
    if outcome == "deal" and not missing:
        deal = wrap_up.deal
        if deal is None or not (deal.name.strip() and deal.owner.strip() and deal.expected_close):
            missing = "deal"
    if outcome == "disqualified" and not wrap_up.reason.strip():
        missing = "reason"
    if missing:
        raise StoreRefused(NEEDED[missing])


def _names_company(wrap_up: WrapUp) -> bool:
    named = wrap_up.company is not None and wrap_up.company.name.strip()
    return bool(wrap_up.company_id is not None or named)


def _records(
    connection: Connection, wrap_up: WrapUp, result: CallResult, of_lead: LeadRow
) -> dict[str, RecordPlan | None]:
    company_id = wrap_up.company_id
    known_contact = _row(connection, contact, wrap_up.contact_id, "contact")
    if known_contact is not None and not _names_company(wrap_up):
        company_id = known_contact["company_id"]
    known_company = _row(connection, company, company_id, "company")
    if company_id is None and not _names_company(wrap_up):
        raise StoreRefused(NEEDED["company"])
    firm = company_values(wrap_up, result)
    person = contact_values(wrap_up, country=(wrap_up.company or of_lead).country)
    person["company_id"] = company_id
    contact_plan = _make_or_fill("contact", known_contact, person, result.ended_at)
    if known_contact is not None and known_contact["company_id"] is None and company_id is None:
        values = {**contact_plan.values, "version": known_contact["version"] + 1}
        contact_plan = replace(contact_plan, values=values, joins=True)
    return {
        "company": _make_or_fill("company", known_company, firm, result.ended_at),
        "contact": contact_plan,
        "deal": (
            RecordPlan("deal", None, {**deal_values(wrap_up), "created_at": result.ended_at})
            if wrap_up.outcome == "deal"
            else None
        ),
    }


def _row(
    connection: Connection, table: Table, row_id: int | None, called: str
) -> Mapping[str, Any] | None:
    if row_id is None:
        return None
    row = connection.execute(_FIND[table.name], {"_row": row_id}).mappings().first()
    if row is None:
        raise NotFound(GONE[called])
    return dict(row)


def _make_or_fill(
    table: str, known: Mapping[str, Any] | None, values: Mapping[str, Any], now: datetime
) -> RecordPlan:
    """A new row, or the empty fields of a known one and nothing else of it."""
    if known is None:
        return RecordPlan(table, None, {**values, "created_at": now})
    filled = {
        name: value
        for name, value in values.items()
        if value not in (None, "") and known[name] in (None, "")
    }
    old = {name: known[name] for name in filled}
    if filled:
        filled["version"] = known["version"] + 1
    return RecordPlan(table, known["id"], filled, old)


def _call_values(wrap_up: WrapUp, result: CallResult) -> dict[str, Any]:
    step, outcome = wrap_up.next_step, wrap_up.outcome
    disqualified, returns = outcome == "disqualified", outcome == "no_deal"

    def kept(text: str | None, wanted: bool = True) -> str | None:
        return clean(text).strip() or None if text and wanted else None

    return {
        "status": "ended",
        "ended_at": result.ended_at,
        "talk_seconds": max(0, result.talk_seconds),
        "disposition": wrap_up.disposition,
        "outcome": outcome,
        "reason": kept(wrap_up.reason, disqualified),
        "sub_reason": kept(wrap_up.sub_reason, disqualified),
        "reason_note": kept(wrap_up.evidence, disqualified),
        "insist": kept(wrap_up.insist, outcome is not None),
        "path": kept(wrap_up.path, returns),
        "revisit_at": wrap_up.revisit_at if outcome and outcome != "deal" else None,
        "callback_at": wrap_up.callback_at,
        "next_step_type": kept(step.type) if step else None,
        "next_step_at": step.at if step else None,
        "next_step_who": kept(step.who) if step else None,
        "next_step_action": kept(step.client_action) if step else None,
        "icp_fit": result.icp_fit,
        "icp_coverage": result.icp_coverage,
        "score_low": result.score_low,
        "score_high": result.score_high,
        "score_known": result.talk_score,
        "lead_score": result.lead_score,
        "knocked_out": result.knocked_out,
        "verdict": kept(result.verdict),
        "buying_stage": kept(result.buying_stage),
        "interest": kept(result.interest),
        "segment": kept(result.segment),
        "ease": wrap_up.ease,
        "draft_line": "",
        "draft_form": "",
        "held_by": "",
        "holder": "",
        "held_until": None,
    }


def _leads(
    connection: Connection, of_lead: LeadRow, wrap_up: WrapUp, result: CallResult
) -> tuple[RecordPlan, ...]:
    hands_off = wrap_up.reason == "do_not_contact" and wrap_up.outcome == "disqualified"
    status: str = "do_not_contact" if hands_off else wrap_up.outcome or of_lead.status
    if status == "new":
        status = "trying"
    said = next((each.words for each in result.evidence if each.words), None)
    words = clean(result.last_words or said or "", limit=300) or of_lead.last_words
    values = {
        "status": status,
        "next_call_at": _next_call(wrap_up, result),
        "score": of_lead.score if result.lead_score is None else result.lead_score,
        "stage": result.lead_stage or of_lead.stage,
        "last_words": words,
    }
    own, others = _lead_plan(of_lead, values), []
    if hands_off:
        # The same person may be listed twice, and asked for all of it.
        same = [
            column == value
            for column, value in (
                (lead.c.phone_e164, of_lead.phone_e164),
                (lead.c.email_folded, email_key(of_lead.email)),
            )
            if value
        ]
        chosen = select(lead.c.id).where(or_(False, *same), lead.c.id != of_lead.id)
        for other in connection.execute(chosen).scalars().all():
            row = leads.get(connection, lead_id=other)
            others.append(_lead_plan(row, {"status": status, "next_call_at": None}))
    return own, *(plan for plan in others if plan.values)


def _lead_plan(row: LeadRow, values: Mapping[str, Any]) -> RecordPlan:
    new = {name: value for name, value in values.items() if value != getattr(row, name)}
    old = {name: getattr(row, name) for name in new}
    if new:
        new["version"] = row.version + 1
    return RecordPlan("lead", row.id, new, old)


def _next_call(wrap_up: WrapUp, result: CallResult) -> datetime | None:
    """When the lead comes up again: what was agreed, else the return, else the next attempt."""
    found: datetime | None = None
    if wrap_up.outcome == "disqualified" and (
        wrap_up.callback_at is None or wrap_up.reason == "do_not_contact"
    ):
        return None
    if wrap_up.callback_at is not None:
        found = wrap_up.callback_at
    elif wrap_up.outcome == "no_deal" and wrap_up.revisit_at is not None:
        found = result.next_call_at or moment_of(wrap_up.revisit_at)
    elif wrap_up.outcome == "deal" and wrap_up.next_step is not None:
        found = wrap_up.next_step.at or result.next_call_at
    else:
        found = result.next_call_at
    return None if found is None else found.astimezone(UTC)


def _suppressed(of_lead: LeadRow, wrap_up: WrapUp) -> Mapping[str, str] | None:
    if wrap_up.outcome != "disqualified" or wrap_up.reason != "do_not_contact":
        return None
    return {"phone_e164": of_lead.phone_e164, "email_key": email_key(of_lead.email)}
