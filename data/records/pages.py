"""Everything on one company, contact, deal, lead or call, as their pages show it."""

from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.engine import Connection

from data import calls
from data.importing.runs import imported_from
from data.records.editing import get
from data.records.rows import (
    CallLine,
    CallPage,
    CompanyPage,
    CompanyRow,
    ContactPage,
    ContactRow,
    DealPage,
    DealRow,
    Heard,
    LeadPage,
)
from data.rows import EvidenceRow, LeadRow
from data.tables.core import call, company, contact, deal, evidence, lead

MOST = 100
"""Rows of one sort on a page; the lists have all of them."""

_CALLS = select(
    call.c.id, call.c.lead_id, lead.c.name.label("who"), call.c.started_at, call.c.rep,
    call.c.status, call.c.disposition, call.c.outcome, call.c.reason, call.c.revisit_at,
    call.c.next_step_type, call.c.next_step_at,
).join_from(call, lead, call.c.lead_id == lead.c.id)  # fmt: skip

_FIRST_DECIDES = case({"yes": 0, "shared": 1, "no": 2}, value=contact.c.decides, else_=3)


def company_page(connection: Connection, *, company_id: int) -> CompanyPage:
    """A company with its people, calls, evidence and deals.

    Raises:
        NotFound: The company is gone.
    """
    firm = get(connection, kind="company", row_id=company_id)
    of_company = contact.c.company_id == company_id
    people = select(contact).where(of_company).order_by(_FIRST_DECIDES, contact.c.name_key)
    return CompanyPage(
        company=_company(firm),
        people=tuple(_contact(row) for row in connection.execute(people.limit(MOST)).mappings()),
        calls=_calls(connection, call.c.company_id == company_id),
        evidence=_evidence(connection, call.c.company_id == company_id),
        deals=_deals(connection, deal.c.company_id == company_id),
        people_total=_total(connection, of_company),
        calls_total=_total(connection, call.c.company_id == company_id),
        deals_total=_total(connection, deal.c.company_id == company_id),
    )


def contact_page(connection: Connection, *, contact_id: int) -> ContactPage:
    """A contact with its company, calls, evidence and deals.

    Raises:
        NotFound: The contact is gone.
    """
    person = get(connection, kind="contact", row_id=contact_id)
    firm = None
    if person["company_id"] is not None:
        firm = _company(get(connection, kind="company", row_id=person["company_id"]))
    return ContactPage(
        contact=_contact(person),
        company=firm,
        calls=_calls(connection, call.c.contact_id == contact_id),
        evidence=_evidence(connection, call.c.contact_id == contact_id),
        deals=_deals(connection, deal.c.contact_id == contact_id),
        calls_total=_total(connection, call.c.contact_id == contact_id),
        deals_total=_total(connection, deal.c.contact_id == contact_id),
    )


def lead_page(connection: Connection, *, lead_id: int) -> LeadPage:
    """A lead with where it came from, its calls, and what they have made of it.

    Raises:
        NotFound: The lead is gone.
    """
    row = get(connection, kind="lead", row_id=lead_id)
    of_lead = call.c.lead_id == lead_id
    made: dict[str, tuple[int, str] | None] = {}
    for table, column in ((contact, call.c.contact_id), (company, call.c.company_id)):
        named = select(table.c.id, table.c.name).join(call, column == table.c.id).where(of_lead)
        found = connection.execute(named.order_by(call.c.started_at.desc()).limit(1)).first()
        made[table.name] = None if found is None else (found.id, found.name)
    return LeadPage(
        lead=LeadRow(**{name: row[name] for name in LeadRow.__dataclass_fields__}),
        imported=imported_from(connection, lead_id=lead_id),
        contact=made["contact"],
        company=made["company"],
        calls=_calls(connection, of_lead),
        evidence=_evidence(connection, of_lead),
        calls_total=_total(connection, of_lead),
    )


def deal_page(connection: Connection, *, deal_id: int) -> DealPage:
    """A deal with its company, contact and the call it came from.

    Raises:
        NotFound: The deal is gone.
    """
    found = _deal(get(connection, kind="deal", row_id=deal_id))
    opened = _calls(connection, call.c.id == found.call_id) if found.call_id else ()
    return DealPage(
        deal=found,
        company=_company(get(connection, kind="company", row_id=found.company_id)),
        contact=_contact(get(connection, kind="contact", row_id=found.contact_id)),
        call=opened[0] if opened else None,
    )


def call_page(connection: Connection, *, call_id: int) -> CallPage:
    """A call with its events, the script as it was then, and what it has shown.

    Raises:
        NotFound: The call, or its script, is gone.
    """
    row = calls.get(connection, call_id=call_id)
    of_lead = select(lead.c.name, lead.c.company_name).where(lead.c.id == row.lead_id)
    who = connection.execute(of_lead).one()
    heard = select(*(evidence.c[name] for name in EvidenceRow.__dataclass_fields__)).where(
        evidence.c.call_id == call_id
    )
    names = {}
    for table, row_id in (
        (contact, row.contact_id),
        (company, row.company_id),
        (deal, row.deal_id),
    ):
        if row_id is not None:
            named = select(table.c.name).where(table.c.id == row_id)
            names[table.name] = str(connection.execute(named).scalar())
    return CallPage(
        call=row,
        who=who.name,
        company=who.company_name,
        events=tuple(calls.events(connection, call_id=call_id)),
        script=calls.pinned_script(connection, script_hash=row.script_hash),
        evidence=tuple(
            EvidenceRow(**each)
            for each in connection.execute(heard.order_by(evidence.c.seq)).mappings()
        ),
        step_result=str(
            connection.execute(select(call.c.step_result).where(call.c.id == call_id)).scalar()
        ),
        names=names,
    )


def _calls(connection: Connection, condition: ColumnElement[bool]) -> tuple[CallLine, ...]:
    asked = _CALLS.where(condition).order_by(call.c.started_at.desc(), call.c.id.desc())
    return tuple(CallLine(**row) for row in connection.execute(asked.limit(MOST)).mappings())


def _evidence(connection: Connection, condition: ColumnElement[bool]) -> tuple[Heard, ...]:
    """By criterion, the one heard of last first; within each the latest first."""
    asked = (
        select(
            evidence.c.criterion, evidence.c.status, evidence.c.words, evidence.c.call_id,
            call.c.started_at.label("at"), lead.c.name.label("who"),
        )
        .join(call, evidence.c.call_id == call.c.id)
        .join(lead, call.c.lead_id == lead.c.id)
        .where(condition, (evidence.c.words != "") | (evidence.c.status != "unknown"))
        .order_by(call.c.started_at.desc(), call.c.id.desc(), evidence.c.seq)
        .limit(3 * MOST)
    )  # fmt: skip
    by_criterion: dict[str, list[Heard]] = {}
    for row in connection.execute(asked).mappings():
        by_criterion.setdefault(row["criterion"], []).append(Heard(**row))
    return tuple(heard for group in by_criterion.values() for heard in group)


def _deals(connection: Connection, condition: ColumnElement[bool]) -> tuple[DealRow, ...]:
    closed = case((deal.c.status == "open", 0), else_=1)
    asked = select(deal).where(condition).order_by(closed, deal.c.expected_close.desc())
    return tuple(_deal(row) for row in connection.execute(asked.limit(MOST)).mappings())


def _total(connection: Connection, condition: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.count()).where(condition)).scalar_one())


def _company(row: Any) -> CompanyRow:
    return CompanyRow(**{name: row[name] for name in CompanyRow.__dataclass_fields__})


def _contact(row: Any) -> ContactRow:
    return ContactRow(**{name: row[name] for name in ContactRow.__dataclass_fields__})


def _deal(row: Any) -> DealRow:
    return DealRow(**{name: row[name] for name in DealRow.__dataclass_fields__})
