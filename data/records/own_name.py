"""A name that was set late: what somebody did under another name becomes theirs, in one step."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Table, func, select, update
from sqlalchemy.engine import Connection

from data.records.trail import Batch
from data.tables.core import call, deal, lead, practice_run
from tui.scripts.cleaning import clean


class Named(NamedTuple):
    """How many records have a name in them."""

    calls: int
    """Finished ones."""
    leads: int
    """Whose owner is called so."""
    deals: int
    """Whose owner is called so."""
    practice: int
    """Runs of practice."""


class _Place(NamedTuple):
    table: Table
    column: str
    beside: Sequence[ColumnElement[bool]] = ()


_PLACES = (
    _Place(call, "rep", (call.c.status == "ended",)),
    _Place(lead, "owner"),
    _Place(deal, "owner"),
    _Place(practice_run, "trainee"),
)
"""In the order of `Named`. Open calls are taken over by themselves (`data.holding`)."""


def named(connection: Connection, name: str) -> Named:
    """How much there is under a name."""
    counts = (
        select(func.count()).select_from(place.table).where(*_conditions(place, name))
        for place in _PLACES
    )
    return Named(*(int(connection.execute(asked).scalar_one()) for asked in counts))


def rename(connection: Connection, *, before: str, name: str, now: datetime) -> Named:
    """Put a name in the place of another one.

    Args:
        connection: A transaction that writes.
        before: The name there is.
        name: The name in its place; it is who did this, too.
        now: When.

    Returns:
        How many records have the new name now.
    """
    name = clean(name).strip()
    found = []
    with Batch(connection, what="name", by=name, at=now) as batch:
        for place in _PLACES:
            table, conditions = place.table, _conditions(place, before)
            ids = connection.execute(select(table.c.id).where(*conditions)).scalars().all()
            for row_id in ids:
                batch.note(table, row_id, place.column, before, name)
            values = {place.column: name}
            counted = {"version": table.c.version + 1} if "version" in table.c else {}
            connection.execute(update(table).where(*conditions).values({**values, **counted}))
            found.append(len(ids))
    return Named(*found)


def _conditions(place: _Place, name: str) -> tuple[ColumnElement[bool], ...]:
    return (place.table.c[place.column] == name, *place.beside)
