"""Taking the leads of an import out again, as long as nobody has worked with them."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, union, update
from sqlalchemy.engine import Connection

from data.importing.runs import ImportedFrom, cut_off
from data.store import Store
from data.tables.core import call, engagement, import_run, import_span, lead, lead_stage

BATCH = 100
"""Leads of a transaction: as many as a rep's key may wait for."""
BREATH = 0.001
"""Seconds left to others after a transaction, so that one who waits gets in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOut:
    """What became of an import that was taken out."""

    run: ImportedFrom
    gone: int
    """Leads that are not in the records any more."""
    stayed: int
    """Leads that somebody has worked with meanwhile."""


def take_out(
    store: Store, run: ImportedFrom, *, sleep: Callable[[float], object] = time.sleep
) -> TakenOut:
    """Remove the leads that an import brought.

    A lead that was called or corrected meanwhile stays: somebody has worked with it. Cut off
    itself, this goes on where it was when it is asked for again.

    Args:
        store: The records.
        run: The import.
        sleep: Waits that many seconds.
    """
    with store.database.reading() as connection:
        of_run = select(import_span).where(import_span.c.run_id == run.id)
        spans = connection.execute(of_run.order_by(import_span.c.first_lead)).all()
    brought = stayed = 0
    for span in spans:
        for first in range(span.first_lead, span.last_lead + 1, BATCH):
            numbers = range(first, min(first + BATCH, span.last_lead + 1))
            with store.database.writing() as connection:
                stayed += _remove(connection, list(numbers))
            brought += len(numbers)
            sleep(BREATH)
    with store.database.writing() as connection:
        connection.execute(
            update(import_run)
            .where(import_run.c.id == run.id)
            .values(state="taken_out", alive_until=None)
        )
    return TakenOut(run=run, gone=brought - stayed, stayed=stayed)


def take_out_cut_off(store: Store, *, now: datetime) -> list[TakenOut]:
    """Take out every import that a killed program or a full disk has left half done.

    Args:
        store: The records.
        now: The present moment.
    """
    with store.database.reading() as connection:
        left = cut_off(connection, now=now)
    return [take_out(store, run) for run in left]


def _remove(connection: Connection, ids: list[int]) -> int:
    """Remove those of these leads that nobody has worked with; how many stay."""
    there = set(connection.execute(select(lead.c.id).where(lead.c.id.in_(ids))).scalars())
    rules = [select(lead.c.id).where(lead.c.id.in_(ids), lead.c.version != 1)]
    rules.append(select(call.c.lead_id).where(call.c.lead_id.in_(ids)))
    rules += [
        select(table.c.lead_id).where(table.c.lead_id.in_(ids), table.c.by != "")
        for table in (engagement, lead_stage)
    ]
    worked = set(connection.execute(union(*rules)).scalars())
    gone = sorted(there - worked)
    for table in _pointing_at_leads():
        connection.execute(delete(table).where(table.c.lead_id.in_(gone)))
    connection.execute(delete(lead).where(lead.c.id.in_(gone)))
    return len(there & worked)


def _pointing_at_leads() -> list[Any]:
    """What comes into being with a lead: the steps of its way, what it did."""
    tables = lead.metadata.tables.values()
    return [
        table
        for table in tables
        if "lead_id" in table.c and table.name not in (call.name, lead.name)
    ]
