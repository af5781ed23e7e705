"""A database that refuses at the worst moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from data.store import Store

REFUSALS = {
    "busy": sqlite3.OperationalError("database is locked"),
    "full": sqlite3.OperationalError("database or disk is full"),
    "read only": sqlite3.OperationalError("attempt to write a readonly database"),
    "broken": sqlite3.OperationalError("disk I/O error"),
    "odd": RuntimeError("nobody thought of this"),
}


class FaultyLine:
    """The connection of the events, refusing before it writes or after it has written."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.refusal: Exception | None = None
        self.written_all_the_same = False

    def execute(self, sql: str, *values: Any) -> Any:
        """As a connection does, unless it refuses."""
        if self.refusal is not None and not sql.startswith("SELECT"):
            if self.written_all_the_same:
                self._real.execute(sql, *values)
            raise self.refusal
        return self._real.execute(sql, *values)

    def close(self) -> None:
        """As a connection does."""
        self._real.close()


def faulty(store: Store) -> FaultyLine:
    """Let the events of a store go over a line that can refuse."""
    events: Any = store.database.events
    line = FaultyLine(events._open())
    events._connection = line
    return line


@contextmanager
def failing_statement(store: Store, number: int, refusal: Exception) -> Iterator[None]:
    """Let the n-th statement of a transaction fail; 0 is its COMMIT."""
    seen = 0

    def statement(*_details: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == number:
            raise refusal

    def commit(_connection: Any) -> None:
        if number == 0:
            raise refusal

    engine = store.database.engine
    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", statement)
        event.remove(engine, "commit", commit)
