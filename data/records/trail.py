"""Writing that can be taken back: every field in `change`, with its old value and its batch."""

from collections.abc import Mapping
from datetime import datetime
from types import TracebackType
from typing import Any, Literal, Self
from uuid import uuid4

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection

from data.leads import as_text
from data.tables.core import change

What = Literal["add", "edit", "deal", "merge", "review", "overturn", "numbers", "name"]
"""What sort of writing it was; a batch's id begins with it."""

MERGED = "merged"
"""In place of a field: the record took another one in, whose id is the new value."""

_COUNTER = "version"


class Batch:
    """What is written together and taken back together; a context that notes it at its end."""

    def __init__(self, connection: Connection, *, what: What, by: str, at: datetime) -> None:
        """Begin to write.

        Args:
            connection: A transaction that writes.
            what: The sort of writing.
            by: Who does it.
            at: When.
        """
        self.id = f"{what}-{uuid4().hex}"
        self._connection = connection
        self._by = by
        self._at = at
        self._noted: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Note what was written, where nothing failed."""
        if kind is None and self._noted:
            self._connection.execute(insert(change), self._noted)

    def add(self, table: Table, values: Mapping[str, Any]) -> int:
        """Make a row; returns its id."""
        key = self._connection.execute(insert(table), dict(values)).inserted_primary_key
        assert key is not None
        row_id = int(key[0])
        for name, value in values.items():
            if value not in (None, ""):
                self.note(table, row_id, name, None, value, created=1)
        return row_id

    def set(self, table: Table, row_id: int, values: Mapping[str, Any]) -> dict[str, Any]:
        """Change fields of a row; returns those that were not so before."""
        row = row_of(self._connection, table, row_id)
        changed = {name: value for name, value in values.items() if row[name] != value}
        if not changed:
            return {}
        for name, value in changed.items():
            self.note(table, row_id, name, row[name], value)
        write(self._connection, table, row, changed)
        return changed

    def remove(self, table: Table, row_id: int) -> None:
        """Remove a row, and keep all of it."""
        row = row_of(self._connection, table, row_id)
        for column in table.c:
            self.note(table, row_id, column.name, row[column.name], None, removed=1)
        self._connection.execute(delete(table).where(table.c.id == row_id))

    def note(
        self,
        table: Table,
        row_id: int,
        name: str,
        old: Any,
        new: Any,
        *,
        created: int = 0,
        removed: int = 0,
    ) -> None:
        """Note one field."""
        self._noted.append(
            {
                "at": self._at, "by": self._by, "call_id": None, "table": table.name,
                "row_id": row_id, "field": name, "old": as_text(old), "new": as_text(new),
                "created": created, "removed": removed, "batch": self.id,
            }
        )  # fmt: skip


def row_of(connection: Connection, table: Table, row_id: int) -> dict[str, Any]:
    """A row as it stands.

    Raises:
        LookupError: There is none; callers have looked before.
    """
    found = connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
    if found is None:
        raise LookupError(f"{table.name} {row_id}")
    return dict(found)


def write(
    connection: Connection, table: Table, row: Mapping[str, Any], values: Mapping[str, Any]
) -> None:
    """Set fields of a row; its version goes up, so that a form opened before notices."""
    counted = {_COUNTER: row[_COUNTER] + 1} if _COUNTER in table.c else {}
    connection.execute(
        update(table).where(table.c.id == bindparam("_row")),
        {**values, **counted, "_row": row["id"]},
    )
