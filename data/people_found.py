"""Contacts that a search on Today finds and nobody can call yet: no lead leads to them."""

from sqlalchemy import exists, select
from sqlalchemy.engine import Connection

from data.queue_rows import QueueRow
from data.records.finding import holds
from data.searching import hits
from data.tables.core import call, company, contact, lead
from tui.scripts.cleaning import folded

LETTERS = 3
"""Letters from which the contacts are looked through, too: most begin with one or two."""
MOST = 20
"""Contacts of one answer, the latest first."""


def people_found(connection: Connection, search: str) -> list[QueueRow]:
    """Contacts without a call and without a lead of their number or address.

    They stand where leads stand: `lead_id` is the contact's number below zero.
    """
    if len("".join(search.split())) < LETTERS:
        return []
    wanted = holds(connection, "contact", search)
    if wanted is None:
        return []
    theirs = (lead.c.phone_e164 == contact.c.phone_e164) & (lead.c.phone_e164 != "")
    known = (lead.c.email_folded == contact.c.email_folded) & (lead.c.email_folded != "")
    asked = (
        select(
            contact.c.id, contact.c.name, contact.c.title, contact.c.phone, contact.c.email,
            contact.c.phone_e164, contact.c.created_at, company.c.name.label("company_name"),
            company.c.country,
        )
        .outerjoin_from(contact, company, contact.c.company_id == company.c.id)
        .where(
            wanted,
            ~exists().where(call.c.contact_id == contact.c.id),
            ~exists().where(theirs),
            ~exists().where(known),
        )
        .order_by(contact.c.id.desc())
        .limit(MOST)
    )  # fmt: skip
    rows = connection.execute(asked).mappings().all()
    return [
        QueueRow(
            lead_id=-row["id"], section="other", name=row["name"], title=row["title"],
            company_name=row["company_name"] or "", phone=row["phone"], email=row["email"],
            country=row["country"] or "", source="", status="new", score=None, owner="",
            created_at=row["created_at"], next_call_at=None, attempts=0, draft_call_id=None,
            last_words=None, phone_e164=row["phone_e164"],
        )
        for row in rows
        if not _is_lead(connection, row["name"], row["company_name"] or "")
    ]  # fmt: skip


def _is_lead(connection: Connection, name: str, company_name: str) -> bool:
    """Whether a lead has this name at this company: its number may be written another way."""
    named = hits(connection, f"{name} {company_name}").named
    chosen = select(lead.c.name, lead.c.company_name).where(lead.c.id.in_(named))
    wanted = folded(name), folded(company_name)
    return any(
        (folded(row.name), folded(row.company_name)) == wanted for row in connection.execute(chosen)
    )
