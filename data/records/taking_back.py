"""Taking a batch back whole: fields as they were, what was made gone, what was removed back."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel

from data.errors import CannotTakeBack
from data.leads import as_text
from data.records.trail import MERGED, write
from data.scoring.keeping import WORKED_OUT
from data.tables.core import call, change, contact, deal, lead
from data.times import day_here, read_moment

UNKNOWN = "There is nothing to take back here any more. Look at the history."
ALREADY = "This is taken back already."
ERASED = "What was written then has been erased since, so it can't be taken back."
GONE = (
    "{name} was removed since, by a merge. Take that merge back first, "
    "or put the records right by hand."
)
LATER = (
    "{name} was changed again on {day} ({field}). Take that change back first, "
    "or put the records right by hand."
)
USED = "{name} is used by {count} other records by now. Put the records right by hand instead."

_USES: Mapping[str, tuple[Any, ...]] = {
    "contact": (call.c.contact_id, deal.c.contact_id),
    "company": (call.c.company_id, deal.c.company_id, contact.c.company_id),
    "deal": (call.c.deal_id,),
}


def take_back(connection: Connection, *, batch: str, now: datetime) -> int:
    """Undo a batch whole, or not at all.

    Args:
        connection: A transaction that writes.
        batch: The batch's id.
        now: The present moment, for the history.

    Returns:
        How many fields are as they were before.

    Raises:
        CannotTakeBack: Something stands upon it since; nothing is changed.
    """
    noted = connection.execute(
        select(change).where(change.c.batch == batch).order_by(change.c.id.desc())
    )
    rows = [dict(row) for row in noted.mappings()]
    if not rows:
        raise CannotTakeBack(UNKNOWN)
    if any(row["undone_at"] is not None for row in rows):
        raise CannotTakeBack(ALREADY)
    # The last written goes first: what was removed is back before others point to it again.
    for (name, row_id, made, gone), group in groupby(rows, key=_place):
        fields = [each for each in group if each["field"] != MERGED]
        table = SQLModel.metadata.tables[name]
        if gone:
            _bring_back(connection, table, fields)
        elif made:
            _unmake(connection, table, row_id, fields)
        elif fields:
            _put_back(connection, table, row_id, fields)
    connection.execute(
        update(change).where(change.c.batch == batch).values(undone_at=now.astimezone(UTC))
    )
    return len(rows)


def _place(row: Mapping[str, Any]) -> tuple[str, int, int, int]:
    return row["table"], row["row_id"], row["created"], row["removed"]


def _put_back(
    connection: Connection, table: Table, row_id: int, fields: Sequence[Mapping[str, Any]]
) -> None:
    row = _standing(connection, table, row_id, fields)
    values = {each["field"]: typed(table, each["field"], each["old"]) for each in fields}
    if table is lead and "scored_on" not in values:
        values["scored_on"] = None  # it is scored anew by what stands there now
    write(connection, table, row, values)


def _unmake(
    connection: Connection, table: Table, row_id: int, fields: Sequence[Mapping[str, Any]]
) -> None:
    row = _standing(connection, table, row_id, fields)
    users = 0
    for column in _USES.get(table.name, ()):
        users += len(connection.execute(select(column).where(column == row_id)).all())
    if users:
        raise CannotTakeBack(USED, name=called(table, row), count=users)
    connection.execute(delete(table).where(table.c.id == row_id))


def _bring_back(connection: Connection, table: Table, fields: Sequence[Mapping[str, Any]]) -> None:
    values = {each["field"]: typed(table, each["field"], each["old"]) for each in fields}
    if set(values) != {column.name for column in table.c}:
        raise CannotTakeBack(ERASED)
    connection.execute(insert(table), values)


def _standing(
    connection: Connection, table: Table, row_id: int, fields: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """The row, where it still holds what the batch wrote."""
    found = connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
    if found is None:
        raise CannotTakeBack(GONE, name=_name_of_gone(connection, table, row_id))
    row = dict(found)
    for each in fields:
        if each["field"] in WORKED_OUT:
            continue  # scores age by themselves; nobody has changed anything
        if as_text(row[each["field"]]) != each["new"]:
            raise CannotTakeBack(
                LATER,
                name=called(table, row),
                field=each["field"],
                day=_changed_on(connection, each),
            )
    return row


def _changed_on(connection: Connection, noted: Mapping[str, Any]) -> date:
    later = select(change.c.at).where(
        change.c.table == noted["table"],
        change.c.row_id == noted["row_id"],
        change.c.field == noted["field"],
        change.c.id > noted["id"],
        change.c.undone_at.is_(None),
    )
    at = connection.execute(later.order_by(change.c.id).limit(1)).scalar()
    return day_here(at or noted["at"])


def _name_of_gone(connection: Connection, table: Table, row_id: int) -> str:
    kept = select(change.c.old).where(
        change.c.table == table.name, change.c.row_id == row_id, change.c.field == "name",
        change.c.removed == 1,
    )  # fmt: skip
    found = connection.execute(kept.order_by(change.c.id.desc()).limit(1)).scalar()
    return str(found or f"{table.name} {row_id}")


def called(table: Table, row: Mapping[str, Any]) -> str:
    """A record's name in a sentence."""
    return str(row.get("name") or row.get("company_name") or f"{table.name} {row['id']}")


def typed(table: Table, name: str, text: str | None) -> Any:
    """The value that a text of the history stands for."""
    if text is None:
        return None
    match type(table.c[name].type).__name__:
        case "Integer":
            return int(text)
        case "Moment":
            return read_moment(text)
        case "Day":
            return date.fromisoformat(text)
        case "Amount":
            return Decimal(text)
    return text
