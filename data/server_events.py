"""The way of events to a server: the same promises as the short way, by SQLAlchemy."""

from datetime import datetime

from sqlalchemy import Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from data.errors import told
from data.rows import Typed
from data.tables.core import call, call_event


class ServerEvents:
    """Writes events one by one, each committed when `append` returns."""

    def __init__(self, engine: Engine, *, where: str) -> None:
        """Keep the engine and its name for sentences."""
        self._engine = engine
        self._where = where

    def append(
        self, call_id: int, seq: int, at_ms: int, kind: str, step: str | None, payload: str
    ) -> bool:
        """Write one event; False where another one has its number already."""
        row = {"at_ms": at_ms, "kind": kind, "step": step, "payload": payload}
        table = call_event
        with told(self._where):
            try:
                with self._engine.begin() as connection:
                    connection.execute(insert(table).values(call_id=call_id, seq=seq, **row))
            except IntegrityError:
                chosen = select(table).where(table.c.call_id == call_id, table.c.seq == seq)
                with self._engine.connect() as connection:
                    there = connection.execute(chosen).mappings().first()
                if there is None:
                    raise
                return all(there[name] == value for name, value in row.items())
        return True

    def save_typed(self, call_id: int, column: Typed, text: str, *, holder: str) -> bool:
        """Keep what is typed and not yet saved; False where somebody else is in the call."""
        table = call
        ours = [table.c.id == call_id, table.c.holder.in_(("", holder))]
        if column == "draft_form":
            ours.append(table.c.status == "draft")
        with told(self._where), self._engine.begin() as connection:
            done = connection.execute(update(table).where(*ours).values({column: text}))
            return bool(done.rowcount)

    def save_clock(self, call_id: int, seconds: int) -> None:
        """Keep how long a call has gone on that is not ended."""
        table = call
        going_on = (table.c.id == call_id, table.c.status == "draft")
        with told(self._where), self._engine.begin() as connection:
            connection.execute(update(table).where(*going_on).values(talk_seconds=seconds))

    def go_on(self, call_id: int, seconds: int, *, holder: str, until: datetime) -> bool:
        """The same, and keep the call in hand; False where it is not in that hand any more."""
        table = call
        ours = (table.c.id == call_id, table.c.status == "draft", table.c.holder == holder)
        values = {"talk_seconds": seconds, "held_until": until}
        with told(self._where), self._engine.begin() as connection:
            return bool(connection.execute(update(table).where(*ours).values(values)).rowcount)

    def close(self) -> None:
        """Nothing is held."""
