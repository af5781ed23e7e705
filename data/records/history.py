"""What was written to a record, by whom and when; and what somebody wrote last."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel

from data.records.rows import Kind, LastBatch, Noted, Written
from data.records.taking_back import called
from data.records.trail import MERGED
from data.tables.core import change, company, contact

MOST = 2_000
"""Fields of a record's history that are read, the latest first."""

FOLLOWS = frozenset(
    {"name_key", "email_folded", "phone_e164", "search", "version", "created_at", "scored_on"}
)
"""Columns that follow from others, and are of no interest to a person."""

WRITINGS = ("add", "edit", "deal", "merge", "review", "overturn", "numbers", "name")


def history(connection: Connection, *, kind: Kind, row_id: int) -> list[Written]:
    """Everything that was written to a record, the latest first.

    Rows that another record took over in a merge count as that merge's, not as this record's.
    """
    asked = (
        select(change)
        .where(change.c.table == kind, change.c.row_id == row_id)
        .order_by(change.c.id.desc())
        .limit(MOST)
    )
    rows = _named(connection, connection.execute(asked).mappings().all())
    return [
        written
        for _, group in groupby(rows, key=lambda row: (row["batch"], row["call_id"], row["at"]))
        if (written := _written(list(group))).changes
    ]


def standing(connection: Connection, *, kind: Kind, row_id: int) -> int:
    """The id of the record that stands for this one: its own, or where merges have led."""
    table = SQLModel.metadata.tables[kind]
    seen = {row_id}
    while connection.execute(select(table.c.id).where(table.c.id == row_id)).first() is None:
        asked = select(change.c.row_id).where(
            change.c.table == kind,
            change.c.field == MERGED,
            change.c.new == str(row_id),
            change.c.undone_at.is_(None),
        )
        into = connection.execute(asked.order_by(change.c.id.desc()).limit(1)).scalar()
        if into is None or into in seen:
            return row_id
        row_id = int(into)
        seen.add(row_id)
    return row_id


def last_batch(connection: Connection, *, by: str) -> LastBatch | None:
    """What this person has written last to the records, and not yet taken back."""
    ours = or_(*(change.c.batch.like(f"{what}-%") for what in WRITINGS))
    asked = (
        select(change)
        .where(change.c.by == by, change.c.batch.is_not(None), change.c.undone_at.is_(None), ours)
        .order_by(change.c.id.desc())
        .limit(1)
    )
    last = connection.execute(asked).mappings().first()
    if last is None:
        return None
    of_batch = select(change).where(change.c.batch == last["batch"], change.c.removed == 0)
    kinds = ("company", "contact", "deal", "lead")
    row = last
    if str(last["batch"]).startswith("merge-"):
        taken = of_batch.where(change.c.field == MERGED, change.c.table.in_(kinds))
        row = connection.execute(taken.limit(1)).mappings().first() or last
    return LastBatch(
        batch=last["batch"],
        what=str(last["batch"]).partition("-")[0],
        at=last["at"],
        table=row["table"],
        row_id=row["row_id"],
        name=_name(connection, row["table"], row["row_id"]),
    )


def _name(connection: Connection, table_name: str, row_id: int) -> str:
    table = SQLModel.metadata.tables[table_name]
    row = connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
    return f"{table_name} {row_id}" if row is None else called(table, dict(row))


def _named(connection: Connection, rows: Sequence[Any]) -> list[dict[str, Any]]:
    """The rows, with the names of records where their numbers were written."""
    found = [dict(row) for row in rows]
    for field, table in (("company_id", company), ("contact_id", contact)):
        of_field = [row for row in found if row["field"] == field]
        ids = {int(row[at]) for row in of_field for at in ("old", "new") if row[at]}
        if not ids:
            continue
        chosen = select(table.c.id, table.c.name).where(table.c.id.in_(ids))
        names = {str(row.id): row.name for row in connection.execute(chosen)}
        for row in of_field:
            row.update({at: names.get(row[at], row[at]) for at in ("old", "new")})
    return found


def _written(rows: list[Any]) -> Written:
    first = rows[0]
    return Written(
        batch=first["batch"],
        call_id=first["call_id"],
        at=first["at"],
        by=first["by"],
        undone_at=first["undone_at"],
        changes=tuple(
            Noted(
                table=row["table"],
                row_id=row["row_id"],
                field=row["field"],
                old=row["old"],
                new=row["new"],
                created=bool(row["created"]),
                removed=bool(row["removed"]),
            )
            for row in reversed(rows)
            if row["field"] not in FOLLOWS
        ),
    )
