"""The recorder: every event of a call on disk before the frame that shows it, come what may.

It never raises. What the records refuse just now (a lock, a full disk, a lost permission) is kept
in memory and in an outbox file in another folder, in order, and brought over as soon as they take
it again: by `retry()` while the program runs, by `data.recovering` at its next start.
"""

import contextlib
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from data.errors import StoreError
from data.outbox import Outbox
from data.rows import SaveState
from tui.scripts.events import EventRecord
from tui.scripts.sayings import Saying

UNEXPECTED = "The call can't be saved ({why}). Keep this window open; it is tried again by itself."
TAKEN_OVER = (
    "Somebody has gone on with this call in another window while this one stood still. What you "
    "type here is kept in {path}, not in the call. Leave it with Esc."
)
ONLY_HERE = (
    "Neither the records nor the outbox can be written to. Keep this window open and free some "
    "space; it is tried again by itself."
)


class _Keeps(Protocol):
    """As much of the store as the recorder needs."""

    @property
    def installation(self) -> str: ...

    def append(self, call_id: int, event: EventRecord) -> None: ...

    def save_line(self, call_id: int, text: str, *, holder: str = "") -> None: ...

    def save_form(self, call_id: int, text: str, *, holder: str = "") -> None: ...

    def save_clock(self, call_id: int, seconds: int, *, holder: str = "") -> bool: ...

    def give_back(self, call_id: int, holder: str) -> None: ...


class EventRecorder:
    """Writes the events of one call, in order, losing none."""

    def __init__(
        self,
        store: _Keeps,
        call_id: int,
        *,
        outbox: Path | None = None,
        on_change: Callable[[SaveState], None] | None = None,
    ) -> None:
        """Record for a call.

        Args:
            store: The records.
            call_id: The call.
            outbox: The folder for what they can't take; None keeps it in memory only.
            on_change: Told the new state whenever it changes, on the thread that changed it.
        """
        self.on_change = on_change
        self.holder = ""
        """The sign by which the call is in our hand, where it is: not before it begins, and not
        once its end is saved."""
        self._lost = False
        self._store = store
        self._call_id = call_id
        self._status = SaveState()
        self._pending: deque[EventRecord] = deque()
        self._line: str | None = None
        self._in_outbox = True
        self._guard = threading.RLock()
        self._draining = threading.Lock()
        self._outbox = (
            Outbox(outbox, installation=store.installation, call_id=call_id) if outbox else None
        )

    @property
    def status(self) -> SaveState:
        """Whether everything typed is on disk, and if not, why and how much."""
        return self._status

    def record(self, event: EventRecord) -> None:
        """Write an event durably; never raises.

        While something waits, the records are left to `retry()`, so that a key never waits for a
        lock twice.
        """
        with self._guard:
            if not self._pending and not self._lost:
                why = self._try(event)
                if why is None:
                    self._tell(SaveState())
                    return
            else:
                why = self._status.why
            self._pending.append(event)
            self._keep(lambda box: box.put(event))
            self._fail(why)

    def save_line(self, text: str) -> None:
        """Keep what stands in the note line; never raises, and says nothing where it can't."""
        with self._guard:
            if not self._pending and self._line_taken(text):
                return
            self._line = text
            self._keep(lambda box: box.put_line(text))

    def save_clock(self, seconds: int) -> None:
        """Keep how long the call has gone on; never raises, and waits for nothing.

        The call stays in our hand by this. Where somebody else has gone on with it meanwhile,
        nothing more of ours goes into it: it is kept in the outbox, and that is said.
        """
        if self._status.state == "saved":
            with contextlib.suppress(Exception):
                holder = self.holder
                kept = self._store.save_clock(self._call_id, seconds, holder=holder)
                if not kept and holder == self.holder:  # else its end was saved meanwhile
                    self._lose()

    def save_form(self, text: str) -> bool:
        """Keep what stands in the form of the wrap-up; says whether it is kept, never raises."""
        try:
            self._store.save_form(self._call_id, text, holder=self.holder)
        except Exception:
            return False
        return True

    def _lose(self) -> None:
        with self._guard:
            self._lost = True
            self._fail(self._status.why)

    def retry(self) -> bool:
        """Try again to bring over what waits; says whether nothing waits any more."""
        if self._lost or not self._draining.acquire(blocking=False):
            return not self._lost and not self._pending
        try:
            return self._drain()
        finally:
            self._draining.release()

    def close(self) -> None:
        """Try a last time, and let others have the call.

        What still waits stays in the outbox for the next start.
        """
        self.retry()
        if self.holder:
            with contextlib.suppress(Exception):
                self._store.give_back(self._call_id, self.holder)
        with self._guard:
            if self._outbox is not None:
                if self._pending or self._line is not None:
                    self._outbox.close()
                else:
                    self._outbox.clear()

    def _drain(self) -> bool:
        while True:
            with self._guard:
                if not self._pending:
                    self._all_there()
                    return True
                event, waiting = self._pending[0], len(self._pending)
            # The lock on our own state is not held here: a key may come in meanwhile.
            self._tell(SaveState(state="saving", why=self._status.why, pending=waiting))
            why = self._try(event)
            with self._guard:
                if why is not None:
                    self._fail(why)
                    return False
                self._pending.popleft()

    def _try(self, event: EventRecord) -> Saying | None:
        try:
            self._store.append(self._call_id, event)
        except StoreError as error:
            return error.saying
        except Exception as error:
            return Saying(UNEXPECTED, {"why": str(error) or type(error).__name__})
        return None

    def _all_there(self) -> None:
        if (self._line is None or self._line_taken(self._line)) and self._outbox is not None:
            self._outbox.clear()
        self._in_outbox = True
        self._tell(SaveState())

    def _line_taken(self, text: str) -> bool:
        try:
            self._store.save_line(self._call_id, text, holder=self.holder)
        except Exception:
            return False
        if self._line is not None and self._outbox is not None:
            self._outbox.clear()
        self._line = None
        return True

    def _keep(self, put: Callable[[Outbox], None]) -> None:
        if self._outbox is None:
            return
        try:
            put(self._outbox)
        except (OSError, StoreError):
            self._in_outbox = False

    def _fail(self, why: Saying | None) -> None:
        if self._lost:
            box = str(self._outbox.path) if self._outbox is not None else "-"
            why = Saying(TAKEN_OVER, {"path": box})
        if not self._in_outbox:
            why = Saying(ONLY_HERE)
        self._tell(SaveState(state="failed", why=why, pending=len(self._pending)))

    def _tell(self, status: SaveState) -> None:
        if status == self._status:
            return
        self._status = status
        if self.on_change is not None:
            self.on_change(status)
