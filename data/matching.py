"""Existing records that may be the same person or company, each with its reason."""

from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.engine import Connection

from data.keys import company_key, domain_of, email_key, person_key, phone_key
from data.rows import Match
from data.tables.core import call, company, contact
from tui.scripts.sayings import Saying
from tui.scripts.wrap_up.forms import CompanyDraft, ContactDraft

SIMILAR_COMPANY = 86
SIMILAR_PERSON = 82
"""From this likeness in per cent a name is offered; below it the list would be noise."""

MOST = 5

LAST_CALL = "from the last call with this lead"
SAME_EMAIL = "the same e-mail {value}"
SAME_PHONE = "the same number {value}"
SAME_DOMAIN = "the same domain {value}"
SAME_NAME = "the same name"
ALIKE = "a similar name"


def matches(
    connection: Connection,
    *,
    person: ContactDraft | None,
    firm: CompanyDraft | None,
    lead_id: int | None = None,
) -> list[Match]:
    """Contacts and companies that may be meant, the surest first.

    Args:
        connection: A reading transaction.
        person: The contact as typed so far.
        firm: The company as typed so far.
        lead_id: The lead, whose last records come first.
    """
    found: dict[tuple[str, int], Match] = {}

    def offer(match: Match) -> None:
        found.setdefault((match.table, match.id), match)

    if lead_id is not None:
        for match in _last_records(connection, lead_id):
            offer(match)
    for match in _contacts(connection, person, firm):
        offer(match)
    for match in _companies(connection, person, firm):
        offer(match)
    near = [match.id for match in found.values() if match.table == "company"]
    near += [m.company_id for m in found.values() if m.table == "contact" and m.company_id]
    for match in _colleagues(connection, person, near):
        offer(match)
    return sorted(found.values(), key=lambda match: (match.table != "contact", -match.closeness))


def _last_records(connection: Connection, lead_id: int) -> list[Match]:
    last = connection.execute(
        select(call.c.contact_id, call.c.company_id)
        .where(call.c.lead_id == lead_id, call.c.contact_id.is_not(None))
        .order_by(call.c.id.desc())
        .limit(1)
    ).first()
    if last is None:
        return []
    why = Saying(LAST_CALL)
    return [
        *_read(connection, contact, contact.c.id == last.contact_id, why),
        *_read(connection, company, company.c.id == last.company_id, why),
    ]


def _contacts(
    connection: Connection, person: ContactDraft | None, firm: CompanyDraft | None
) -> list[Match]:
    if person is None:
        return []
    found: list[Match] = []
    if email := email_key(person.email):
        why = Saying(SAME_EMAIL, {"value": email})
        found += _read(connection, contact, contact.c.email_folded == email, why)
    if phone := phone_key(person.phone, firm.country if firm else ""):
        why = Saying(SAME_PHONE, {"value": phone})
        found += _read(connection, contact, contact.c.phone_e164 == phone, why)
    return found


def _companies(
    connection: Connection, person: ContactDraft | None, firm: CompanyDraft | None
) -> list[Match]:
    domain = domain_of(firm.website if firm else "", person.email if person else "")
    found: list[Match] = []
    if domain:
        why = Saying(SAME_DOMAIN, {"value": domain})
        found += _read(connection, company, company.c.domain == domain, why)
    key = company_key(firm.name) if firm else ""
    if len(key) >= 2:
        found += _alike(connection, company, key, SIMILAR_COMPANY)
    return found


def _colleagues(
    connection: Connection, person: ContactDraft | None, company_ids: list[int]
) -> list[Match]:
    """People of a similar name in the companies that match; elsewhere a name says little."""
    key = person_key(person.name) if person else ""
    if not key or not company_ids:
        return []
    within = contact.c.company_id.in_(company_ids)
    return _alike(connection, contact, key, SIMILAR_PERSON, within)


def _read(
    connection: Connection, table: Any, condition: ColumnElement[bool], why: Saying
) -> list[Match]:
    chosen = select(table).where(condition).order_by(table.c.id).limit(MOST)
    return [_match(table, row, why, 100) for row in connection.execute(chosen).mappings()]


def _alike(
    connection: Connection,
    table: Any,
    key: str,
    likeness: int,
    within: ColumnElement[bool] | None = None,
) -> list[Match]:
    from rapidfuzz import fuzz, process

    chosen = select(table.c.id, table.c.name_key).where(table.c.name_key != "")
    if within is not None:
        chosen = chosen.where(within)
    names = {row.id: row.name_key for row in connection.execute(chosen)}
    near = process.extract(key, names, scorer=fuzz.ratio, score_cutoff=likeness, limit=MOST)
    if not near:
        return []
    rows = connection.execute(
        select(table).where(table.c.id.in_([row_id for _, _, row_id in near]))
    )
    by_id = {row["id"]: row for row in rows.mappings()}
    return [
        _match(table, by_id[row_id], Saying(SAME_NAME if name == key else ALIKE), round(score))
        for name, score, row_id in near
    ]


def _match(table: Any, row: Any, why: Saying, closeness: int) -> Match:
    return Match(
        table=table.name,
        id=row["id"],
        name=row["name"],
        why=why,
        closeness=closeness,
        company_id=row["company_id"] if table is contact else None,
    )
