"""Finding one person in the records: every lead, contact and call of theirs and of nobody else."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from data.errors import NotFound, StoreRefused
from data.keys import email_key, person_key, phone_key
from data.records.trail import MERGED
from data.tables.core import call, change, contact, lead

ERASED = "(erased)"
"""What stands where a name was, in a row that others need."""

NOBODY = (
    "Nobody is found by {who}. Give the number of a lead (12), of a contact (contact:4), "
    "an e-mail address, or a phone number with its country code (+48...)."
)
SEVERAL = "{who} belongs to several people: {rows}. Name one of them, for example {first}."

_LEAD = re.compile(r"(?:lead:?\s*)?(\d{1,6})", re.IGNORECASE)
_CONTACT = re.compile(r"contact:?\s*(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A lead or a contact, as much as it takes to tell people apart."""

    table: str
    id: int
    name: str
    email: str
    email_folded: str
    phone: str
    phone_e164: str

    @property
    def key(self) -> str:
        """The name as names are compared."""
        return person_key(self.name) if self.name != ERASED else ""


@dataclass(frozen=True, slots=True)
class Person:
    """One person's rows."""

    rows: tuple[Row, ...]
    calls: tuple[int, ...]

    def ids(self, table: str) -> list[int]:
        """Their leads or their contacts."""
        return sorted(row.id for row in self.rows if row.table == table)


def find(connection: Connection, who: str, *, country: str = "") -> Person:
    """The person meant by a lead's or contact's number, an e-mail address or a phone number.

    Raises:
        NotFound: There is nobody like that.
        StoreRefused: The address or number belongs to several people.
    """
    who = who.strip()
    if found := _CONTACT.fullmatch(who):
        seeds = _rows(connection, contact, contact.c.id == int(found[1]))
    elif found := _LEAD.fullmatch(who):
        seeds = _rows(connection, lead, lead.c.id == int(found[1]))
    elif "@" in who:
        seeds = _both(connection, emails={email_key(who)})
    else:
        seeds = _both(connection, phones={phone_key(who, country)} - {""})
    if not seeds:
        raise NotFound(NOBODY, who=who)
    if len({row.key for row in seeds} - {""}) > 1:
        named = [f"{row.table}:{row.id}" for row in seeds]
        raise StoreRefused(SEVERAL, who=who, rows=", ".join(named), first=named[0])
    return grown(connection, seeds)


def grown(connection: Connection, seeds: Sequence[Row]) -> Person:
    """The person of these rows, with every other row and call that is the same person's."""
    rows = {(row.table, row.id): row for row in seeds}
    while True:
        names = {row.key for row in rows.values()} - {""}
        emails = {row.email_folded for row in rows.values()} - {""}
        phones = {row.phone_e164 for row in rows.values()} - {""}
        near = [*_both(connection, emails=emails, phones=phones), *_by_calls(connection, rows)]
        # A switchboard or an office's address is shared: only the same name is the same person.
        new = {
            (row.table, row.id): row
            for row in near
            if (row.table, row.id) not in rows and (row.key in names or (not names and not row.key))
        }
        if not new:
            break
        rows.update(new)
    return Person(tuple(rows.values()), _calls(connection, list(rows.values())))


def _both(
    connection: Connection,
    *,
    emails: Collection[str] = frozenset(),
    phones: Collection[str] = frozenset(),
) -> list[Row]:
    if not emails and not phones:
        return []
    return [
        row
        for table in (lead, contact)
        for row in _rows(
            connection,
            table,
            or_(table.c.email_folded.in_(emails), table.c.phone_e164.in_(phones)),
        )
    ]


def _by_calls(connection: Connection, rows: dict[tuple[str, int], Row]) -> list[Row]:
    """The contacts that calls with these leads made, and the leads those came from."""
    leads = [row_id for table, row_id in rows if table == "lead"]
    contacts = [row_id for table, row_id in rows if table == "contact"]
    made = select(call.c.contact_id).where(call.c.lead_id.in_(leads))
    from_leads = select(call.c.lead_id).where(call.c.contact_id.in_(contacts))
    return [
        *_rows(connection, contact, contact.c.id.in_(made)),
        *_rows(connection, lead, lead.c.id.in_(from_leads)),
    ]


def _rows(connection: Connection, table: Any, rule: Any) -> list[Row]:
    columns = (
        table.c[name] for name in ("id", "name", "email", "email_folded", "phone", "phone_e164")
    )
    found = connection.execute(select(*columns).where(rule).order_by(table.c.id))
    return [Row(table.name, *row) for row in found]


def _calls(connection: Connection, rows: Sequence[Row]) -> tuple[int, ...]:
    leads = [row.id for row in rows if row.table == "lead"]
    contacts = [row.id for row in rows if row.table == "contact"]
    chosen = select(call.c.id).where(
        or_(call.c.lead_id.in_(leads), call.c.contact_id.in_(contacts))
    )
    return tuple(connection.execute(chosen.order_by(call.c.id)).scalars())


def merged_into(connection: Connection, table: str, ids: Collection[int]) -> list[int]:
    """The rows that were merged into these as duplicates, and are only in the history any more."""
    found: set[int] = set()
    new = set(ids)
    while new:
        chosen = select(change.c.new).where(
            change.c.table == table, change.c.row_id.in_(new), change.c.field == MERGED
        )
        gone = {int(row_id) for row_id in connection.execute(chosen).scalars() if row_id}
        new = gone - found
        found |= gone
    return sorted(found - set(ids))
