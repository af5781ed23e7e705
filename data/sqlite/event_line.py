"""The short way for a call's events: one kept connection, one prepared statement, one commit."""

import threading
from datetime import datetime
from typing import Any

from data.errors import told
from data.rows import Typed
from data.sqlite.driver import connect
from data.times import utc_text

_INSERT = (
    "INSERT INTO call_event (call_id, seq, at_ms, kind, step, payload) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (call_id, seq) DO NOTHING"
)
_SAME = (
    "SELECT at_ms = ? AND kind = ? AND step IS ? AND payload = ? FROM call_event "
    "WHERE call_id = ? AND seq = ?"
)
_TYPED = {
    "draft_line": "UPDATE call SET draft_line = ? WHERE id = ? AND holder IN ('', ?)",
    "draft_form": "UPDATE call SET draft_form = ? WHERE id = ? AND holder IN ('', ?) "
    "AND status = 'draft'",  # one that comes late must not outlive the save
}
_CLOCK = "UPDATE call SET talk_seconds = ? WHERE id = ? AND status = 'draft'"
_GOES_ON = (
    "UPDATE call SET talk_seconds = ?, held_until = ? "
    "WHERE id = ? AND status = 'draft' AND holder = ?"
)


class EventLine:
    """Writes events one by one, each durable when `append` returns."""

    def __init__(self, path: str, *, key: str | None = None) -> None:
        """Keep the file's name; the connection is made at the first event."""
        self._path = path
        self._key = key
        self._connection: Any = None
        self._lock = threading.Lock()

    def append(
        self, call_id: int, seq: int, at_ms: int, kind: str, step: str | None, payload: str
    ) -> bool:
        """Write one event; False where another one has its number already."""
        with self._lock, told(self._path):
            connection = self._open()
            done = connection.execute(_INSERT, (call_id, seq, at_ms, kind, step, payload))
            if done.rowcount:
                return True
            same = connection.execute(_SAME, (at_ms, kind, step, payload, call_id, seq)).fetchone()
            return bool(same and same[0])

    def save_typed(self, call_id: int, column: Typed, text: str, *, holder: str) -> bool:
        """Keep what is typed and not yet saved; False where somebody else is in the call."""
        with self._lock, told(self._path):
            done = self._open().execute(_TYPED[column], (text, call_id, holder))
            return bool(done.rowcount)

    def save_clock(self, call_id: int, seconds: int) -> None:
        """Keep how long a call has gone on that is not ended."""
        with self._lock, told(self._path):
            self._open().execute(_CLOCK, (seconds, call_id))

    def go_on(self, call_id: int, seconds: int, *, holder: str, until: datetime) -> bool:
        """The same, and keep the call in hand; False where it is not in that hand any more."""
        with self._lock, told(self._path):
            values = (seconds, utc_text(until), call_id, holder)
            return bool(self._open().execute(_GOES_ON, values).rowcount)

    def close(self) -> None:
        """Give the connection back to the system."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _open(self) -> Any:
        if self._connection is None:
            self._connection = connect(self._path, key=self._key)
        return self._connection
