"""The lead by which a contact is called: the one there is, or a new one made of what is known."""

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.errors import NotFound
from data.keys import person_key
from data.leads import DuplicateLead
from data.records.editing import GONE
from data.rows import NewLead
from data.store import Store
from data.tables.core import call, company, contact

SOURCE = "from_records"
"""Where such a lead comes from."""


def lead_for(store: Store, contact_id: int) -> int:
    """The lead of a contact; without one, a lead is made.

    Raises:
        NotFound: The contact is gone.
        Suppressed: The person asked not to be contacted.
    """
    with store.database.reading() as connection:
        known = _of_calls(connection, contact_id)
        new = None if known is not None else _new(connection, contact_id)
    if new is None:
        assert known is not None
        return known
    try:
        return store.add_lead(new, by_name=True)
    except DuplicateLead as error:
        same = person_key(new.name)
        for match in error.matches:
            if person_key(store.lead(match.id).name) in ("", same):
                return match.id
    # The number of the reception is that of colleagues, too: this is somebody else.
    return store.add_lead(new, allow_duplicate=True)


def _of_calls(connection: Connection, contact_id: int) -> int | None:
    asked = select(call.c.lead_id).where(call.c.contact_id == contact_id)
    return connection.execute(
        asked.order_by(call.c.started_at.desc(), call.c.id.desc()).limit(1)
    ).scalar()


def _new(connection: Connection, contact_id: int) -> NewLead:
    asked = (
        select(
            contact.c.name, contact.c.title, contact.c.phone, contact.c.email,
            company.c.name.label("company_name"), company.c.website, company.c.industry,
            company.c.employees, company.c.country,
        )
        .outerjoin_from(contact, company, contact.c.company_id == company.c.id)
        .where(contact.c.id == contact_id)
    )  # fmt: skip
    row = connection.execute(asked).mappings().first()
    if row is None:
        raise NotFound(GONE)
    known = {name: value if value is not None else "" for name, value in row.items()}
    return NewLead(**{**known, "employees": row["employees"]}, source=SOURCE)
