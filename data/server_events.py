"""The way of events to a server: the same promises as the short way, by SQLAlchemy."""

from sqlalchemy import Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from data.errors import told
from data.tables import Call, CallEvent


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
        table = CallEvent.__table__  # type: ignore[attr-defined]
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

    def save_line(self, call_id: int, text: str) -> None:
        """Keep what stands in the note line."""
        table = Call.__table__  # type: ignore[attr-defined]
        with told(self._where), self._engine.begin() as connection:
            connection.execute(update(table).where(table.c.id == call_id).values(draft_line=text))

    def save_clock(self, call_id: int, seconds: int) -> None:
        """Keep how long a call has gone on that is not ended."""
        table = Call.__table__  # type: ignore[attr-defined]
        going_on = (table.c.id == call_id, table.c.status == "draft")
        with told(self._where), self._engine.begin() as connection:
            connection.execute(update(table).where(*going_on).values(talk_seconds=seconds))

    def close(self) -> None:
        """Nothing is held."""
