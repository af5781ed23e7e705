"""The fields that a file may be filled from, and the rows they come from."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import FromClause, Select, func, select
from sqlalchemy.engine import Connection

from data.exporting.names import split_name
from data.tables.core import call, company, contact, deal, evidence, lead

Row = Mapping[str, Any]

_AT_ONCE = 1000

_OF_LEAD = (
    "id", "name", "title", "company_name", "phone", "phone_e164", "email", "website", "industry",
    "employees", "country", "source", "contact_basis", "status", "score", "owner", "created_at",
    "next_call_at", "last_words",
)  # fmt: skip
_OF_CONTACT = (
    "id", "company_id", "name", "title", "email", "phone", "phone_e164", "role", "decides",
    "created_at",
)  # fmt: skip
_OF_COMPANY = (
    "id", "name", "domain", "website", "industry", "employees", "country", "icp_fit", "icp_result",
    "decision_process", "created_at",
)  # fmt: skip
_OF_DEAL = (
    "id", "company_id", "contact_id", "call_id", "name", "amount", "currency", "stage",
    "expected_close", "owner", "status", "created_at", "closed_at",
)  # fmt: skip
_OF_CALL = (
    "id", "lead_id", "rep", "script_id", "script_version", "lang", "framework", "started_at",
    "ended_at", "talk_seconds", "disposition", "outcome", "reason", "sub_reason", "reason_note",
    "revisit_at", "callback_at", "next_step_type", "next_step_at", "next_step_who",
    "next_step_action", "icp_fit", "icp_coverage", "score_low", "score_high", "verdict",
    "buying_stage", "interest", "segment", "ease", "contact_id", "company_id", "deal_id",
)  # fmt: skip

_COLUMNS = {
    table.name: {name: table.c[name] for name in names}
    for table, names in (
        (lead, _OF_LEAD), (contact, _OF_CONTACT), (company, _OF_COMPANY), (deal, _OF_DEAL),
        (call, _OF_CALL),
    )
}  # fmt: skip

_WORDS = (
    select(func.aggregate_strings(evidence.c.words, " · "))
    .where(evidence.c.call_id == call.c.id, evidence.c.words != "")
    .scalar_subquery()
)

SHEETS: Mapping[str, tuple[str, ...]] = {
    "calls": ("call", "lead", "contact", "company", "deal"),
    "contacts": ("contact", "company"),
    "companies": ("company",),
    "deals": ("deal", "company", "contact", "call"),
    "leads": ("lead",),
}
"""What can be exported: the record itself first, then what it is linked with."""

_PERSONS = ("lead", "contact")


def names_of(sheet: str) -> list[str]:
    """The fields that a file of these records may be filled from."""
    names: list[str] = []
    for table in SHEETS[sheet]:
        names += [f"{table}.{name}" for name in _COLUMNS[table]]
        if table in _PERSONS:
            names += [f"{table}.{name}" for name in ("first_name", "last_name", "number")]
        if table == "call":
            names.append("call.words")
    return names


def rows_of(connection: Connection, sheet: str) -> Iterator[Row]:
    """The records one by one, each with the fields of what it is linked with."""
    tables = SHEETS[sheet]
    names = [f"{table}.{name}" for table in tables for name in _COLUMNS[table]]
    columns: list[Any] = [column for table in tables for column in _COLUMNS[table].values()]
    if "call" in tables:
        names.append("call.words")
        columns.append(_WORDS)
    main = _COLUMNS[tables[0]]["id"]
    chosen: Select[Any] = select(*columns).select_from(_joined(sheet)).order_by(main)
    if sheet == "calls":
        chosen = chosen.where(call.c.status == "ended")
    # Named columns would cost a mapping of a hundred names for each row.
    for values in connection.execute(chosen.execution_options(yield_per=_AT_ONCE)):
        row = dict(zip(names, values, strict=True))
        for table in _PERSONS:
            if table in tables:
                first, last = split_name(row[f"{table}.name"] or "")
                row[f"{table}.first_name"], row[f"{table}.last_name"] = first, last
                row[f"{table}.number"] = row[f"{table}.phone_e164"] or row[f"{table}.phone"]
        yield row


def _joined(sheet: str) -> FromClause:
    match sheet:
        case "contacts":
            return contact.outerjoin(company, contact.c.company_id == company.c.id)
        case "deals":
            return (
                deal.join(company, deal.c.company_id == company.c.id)
                .join(contact, deal.c.contact_id == contact.c.id)
                .outerjoin(call, deal.c.call_id == call.c.id)
            )
        case "calls":
            return (
                call.join(lead, call.c.lead_id == lead.c.id)
                .outerjoin(contact, call.c.contact_id == contact.c.id)
                .outerjoin(company, call.c.company_id == company.c.id)
                .outerjoin(deal, call.c.deal_id == deal.c.id)
            )
    return company if sheet == "companies" else lead
