"""Numbers that can't be dialled: made wrongly by an import of an earlier version, or as typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Literal

from sqlalchemy import RowMapping, Select, select
from sqlalchemy.engine import Connection

from data.keys import phone_key, search_text
from data.records.trail import Batch
from data.rows import Finding
from data.store import Store
from data.tables.core import company, contact, lead
from tui.scripts.sayings import Saying

WHOLE_NUMBERS = "Every number that is dialled has as many digits as its country gives."
READ_WRONG = (
    "{count} numbers that are dialled are none of their country, from an import by an earlier "
    "version: {first}. `talktrack leads numbers` shows them."
)
FIRST = 3

_TABLES = {"lead": lead, "contact": contact}


@dataclass(frozen=True, slots=True, kw_only=True)
class Undialled:
    """A lead or contact whose number can't be dialled."""

    kind: Literal["lead", "contact"]
    id: int
    name: str
    typed: str
    """The number as it was typed; empty where that was not kept."""
    dialled: str
    """What is dialled all the same; empty where the number is kept as typed and nothing is."""
    right: str
    """What the typed text is read as now; empty where it is no whole number."""


def read_wrong(connection: Connection) -> Iterator[Undialled]:
    """Those whose number is dialled though its country has no such numbers."""
    for kind, asked in _asked().items():
        column = _TABLES[kind].c.phone_e164
        for row in connection.execute(asked.where(column != "")).mappings():
            if phone_key(row["phone_e164"]) != row["phone_e164"]:
                yield _undialled(kind, row)


def as_typed(connection: Connection) -> Iterator[Undialled]:
    """Those whose number is kept as typed and not dialled."""
    for kind, asked in _asked().items():
        table = _TABLES[kind]
        wanted = asked.where(table.c.phone_e164 == "", table.c.phone != "")
        for row in connection.execute(wanted).mappings():
            yield _undialled(kind, row)


def put_right(connection: Connection, *, by: str, now: datetime) -> list[Undialled]:
    """Let what was typed stand again wherever a number was made of it wrongly.

    Those of whom nothing typed was kept stay as they are. It can be taken back as one step.

    Args:
        connection: A transaction that writes.
        by: Who does it.
        now: When.

    Returns:
        Those that were put right.
    """
    found = [each for each in read_wrong(connection) if each.typed]
    with Batch(connection, what="numbers", by=by, at=now) as batch:
        for each in found:
            batch.set(_TABLES[each.kind], each.id, _keys(connection, each))
    return found


def of_numbers(store: Store) -> Iterator[Finding]:
    """What a check-up says of the numbers."""
    with store.database.reading() as connection:
        found = list(read_wrong(connection))
    if not found:
        yield Finding(level="ok", what="numbers", says=Saying(WHOLE_NUMBERS))
        return
    first = ", ".join(f"{each.name} ({each.dialled})" for each in islice(found, FIRST))
    values = {"count": len(found), "first": f"{first}, …" if len(found) > FIRST else first}
    says = Saying(READ_WRONG, values)
    yield Finding(level="warning", what="numbers", says=says, details=values)


def _keys(connection: Connection, each: Undialled) -> dict[str, Any]:
    """The columns by which the record is found, with the number as it is read now."""
    if each.kind == "contact":
        return {"phone_e164": each.right}
    row = connection.execute(select(lead).where(lead.c.id == each.id)).mappings().one()
    found_by = search_text(
        row["name"], row["company_name"], row["title"], row["email"], each.right or each.typed
    )
    return {"phone_e164": each.right, "search": found_by}


def _asked() -> dict[Literal["lead", "contact"], Select[Any]]:
    shared = ("id", "name", "phone", "phone_e164")
    of_leads = select(*(lead.c[name] for name in (*shared, "company_name", "country")))
    of_contacts = select(
        *(contact.c[name] for name in shared), company.c.name.label("company_name"),
        company.c.country,
    ).select_from(contact.outerjoin(company, contact.c.company_id == company.c.id))  # fmt: skip
    return {
        "lead": of_leads.order_by(lead.c.id),
        "contact": of_contacts.order_by(contact.c.id),
    }


def _undialled(kind: Literal["lead", "contact"], row: RowMapping) -> Undialled:
    typed = row["phone"] or ""
    return Undialled(
        kind=kind,
        id=row["id"],
        name=row["name"] or row["company_name"] or f"{kind} {row['id']}",
        typed=typed,
        dialled=row["phone_e164"],
        right=phone_key(typed, row["country"] or ""),
    )
