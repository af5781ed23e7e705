"""The outbox: a file in another folder for what the records could not take just now.

One line of JSON for each event, in order, each synced before the next; the first line says which
records it is for. A file that a running program uses is locked, so that nobody else empties it.
"""

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from data.sqlite.files import make_folder
from tui.scripts.events import EventRecord

fcntl: Any = None
with contextlib.suppress(ImportError):  # there is none on Windows
    import fcntl


class Outbox:
    """The outbox of one call."""

    def __init__(self, folder: Path, *, installation: str, call_id: int) -> None:
        """Know where the file will be; it is made with the first event."""
        self._folder = folder
        self._head = {"installation": installation, "call": call_id}
        self._name = f"call-{installation}-{call_id}-{os.getpid()}.jsonl"
        self._file: IO[str] | None = None

    @property
    def path(self) -> Path:
        """Where the file is, or would be."""
        return self._folder / self._name

    def put(self, event: EventRecord) -> None:
        """Add an event; it is on disk when this returns.

        Raises:
            OSError: This disk refuses, too.
        """
        self._line(event._asdict())

    def put_line(self, text: str) -> None:
        """Keep what stands in the note line."""
        self._line({"line": text})

    def clear(self) -> None:
        """Remove the file: everything is in the records."""
        if self._file is not None:
            self.path.unlink(missing_ok=True)
            self._file.close()
            self._file = None

    def close(self) -> None:
        """Leave the file for the next start."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _line(self, content: Any) -> None:
        if self._file is None:
            make_folder(self._folder)
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
            descriptor = os.open(self.path, flags, 0o600)
            self._file = os.fdopen(descriptor, "a", encoding="ascii")
            _lock(self._file)
            if os.fstat(descriptor).st_size == 0:
                self._write(self._head)
        self._write(content)

    def _write(self, content: Any) -> None:
        assert self._file is not None
        self._file.write(json.dumps(content) + "\n")
        self._file.flush()
        os.fsync(self._file.fileno())


class Letter(NamedTuple):
    """What one left-over file holds."""

    path: Path
    installation: str
    call_id: int
    events: tuple[EventRecord, ...]
    line: str | None


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Letter | None]:
    """A left-over file, held while it is used; None where a running program holds it.

    The last line may have been cut off by a crash; then it counts as not written.
    """
    with open(path, encoding="ascii", errors="replace") as file:
        if not _lock(file):
            yield None
            return
        head: dict[str, Any] = {}
        events: list[EventRecord] = []
        line: str | None = None
        for text in file:
            try:
                content = json.loads(text)
                if "installation" in content:
                    head = content
                elif "line" in content:
                    line = str(content["line"])
                else:
                    events.append(EventRecord(**content))
            except (ValueError, TypeError):
                continue
        yield Letter(path, head.get("installation", ""), head.get("call", 0), tuple(events), line)


def leftovers(folder: Path) -> list[Path]:
    """The files that are there, oldest first."""
    try:
        found = [path for path in folder.glob("call-*.jsonl") if path.is_file()]
        return sorted(found, key=lambda path: (path.stat().st_mtime, path.name))
    except OSError:
        return []


def _lock(file: IO[str]) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
