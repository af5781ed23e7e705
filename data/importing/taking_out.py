"""Taking the leads of an import out again, as long as nobody has worked with them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from data.importing.taking_in import BATCH
from data.store import Store
from data.tables.core import call, lead


def take_out(store: Store, ids: Sequence[Sequence[int]]) -> int:
    """Remove the leads that came in, and return how many were.

    A lead that was called or corrected meanwhile stays: somebody has worked with it.

    Args:
        store: The records.
        ids: What `TakenIn` says.
    """
    count = 0
    for batch in ids:
        for start in range(0, len(batch), BATCH):
            with store.database.writing() as connection:
                count += _remove(connection, list(batch[start : start + BATCH]))
    return count


def _remove(connection: Connection, ids: list[int]) -> int:
    called = select(call.c.lead_id).where(call.c.lead_id.in_(ids))
    untouched = select(lead.c.id).where(
        lead.c.id.in_(ids), lead.c.version == 1, lead.c.id.not_in(called)
    )
    gone = list(connection.execute(untouched).scalars())
    for table in _pointing_at_leads():
        connection.execute(delete(table).where(table.c.lead_id.in_(gone)))
    connection.execute(delete(lead).where(lead.c.id.in_(gone)))
    return len(gone)


def _pointing_at_leads() -> list[Any]:
    """What comes into being with a lead: the steps of its way, what it did."""
    tables = lead.metadata.tables.values()
    return [
        table
        for table in tables
        if "lead_id" in table.c and table.name not in (call.name, lead.name)
    ]
