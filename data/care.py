"""The check-up: is everything that was kept still whole, private, and safe to go on with."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from data.changed_calls import changed_calls
from data.errors import StoreError
from data.numbers import of_numbers
from data.outbox import leftovers
from data.privacy.findings import of_backups, of_overdue
from data.rows import Finding, Level
from data.search_check import of_words
from data.sqlite.driver import has_reset_race, sqlite_version
from data.sqlite.health import Health, health
from data.store import Store
from tui.scripts.sayings import Saying

LOW_SPACE = 50 * 1024 * 1024

WHOLE = "The file is whole."
BROKEN = "The file is damaged ({what}). Restore a backup with `talktrack restore`."
POINTS = "Every record that another one names is there."
DANGLING = "Some records point at others that are gone ({what}). Restore a backup."
SQLITE = "SQLite {version}, by {driver}."
OLD_SQLITE = (
    "SQLite {version} can damage a file when two programs write at the very same instant. "
    "Install talktrack with the extra `sqlcipher`, or use one program at a time."
)
LOGGED = "Every answer is on disk before it is shown as saved."
NOT_LOGGED = "The file does not keep a write-ahead log ({journal}). Open it with Talktrack once."
PRIVATE = "Only you can read the records."
OPEN_TO_OTHERS = "Others on this machine can read {path}. Run: chmod {mode} {path}"
SPACE = "There are {free} MB free."
NO_SPACE = "Only {free} MB are free. Free some space before the next call."
NO_OUTBOX = "Nothing waits in the outbox."
OUTBOX = "{count} files wait in the outbox {path}. Start talktrack; they are brought over."
CALLS = "{count} finished calls are as they were saved."
CALLS_CHANGED = "Calls were changed after they were saved: {calls}. Restore a backup to compare."


def examine(
    store: Store,
    *,
    outbox: Path | None = None,
    retain_days: int | None = None,
    now: datetime | None = None,
) -> list[Finding]:
    """Look at everything.

    Args:
        store: The records, open.
        outbox: The folder for what could not be saved.
        retain_days: Days after which disqualified leads lose what is personal, where that is set.
        now: The moment to count them to.

    Returns:
        One finding for each thing looked at; the interface words and prints them.
    """
    path = store.database.path
    found: list[Finding] = []
    if path is not None:
        found += _guarded("database", lambda: _of_health(health(str(path))))
        found += _of_modes(path)
        found += _of_space(path)
    found += _guarded("calls", lambda: _of_calls(store))
    found += _guarded("search", lambda: of_words(store))
    found += _guarded("numbers", lambda: of_numbers(store))
    found += _guarded("forgotten", lambda: of_backups(store))
    if retain_days is not None and now is not None:
        found += _guarded("retention", lambda: of_overdue(store, now=now, days=retain_days))
    if outbox is not None:
        found.append(_of_outbox(outbox))
    return found


def _guarded(what: str, look: Callable[[], Iterator[Finding]]) -> list[Finding]:
    try:
        return list(look())
    except StoreError as error:
        return [Finding(level="error", what=what, says=error.saying)]


def _of_health(found: Health) -> Iterator[Finding]:
    if found.broken:
        yield _finding("error", "database", BROKEN, what=found.broken)
    else:
        yield _finding("ok", "database", WHOLE)
    if found.dangling:
        yield _finding("error", "links", DANGLING, what=", ".join(found.dangling))
    else:
        yield _finding("ok", "links", POINTS)
    if found.journal == "wal":
        yield _finding("ok", "log", LOGGED)
    else:
        yield _finding("error", "log", NOT_LOGGED, journal=found.journal)
    if has_reset_race(sqlite_version()):
        yield _finding("note", "sqlite", OLD_SQLITE, version=found.version)
    else:
        yield _finding("ok", "sqlite", SQLITE, version=found.version, driver=found.driver)


def _of_modes(path: Path) -> Iterator[Finding]:
    if os.name != "posix":
        return
    files = [path, Path(f"{path}-wal"), Path(f"{path}-shm"), *path.parent.glob("backups/*.db")]
    wrong = [(file, "600") for file in files if file.exists() and file.stat().st_mode & 0o077]
    if path.parent.stat().st_mode & 0o077:
        wrong.append((path.parent, "700"))
    for place, mode in wrong:
        yield _finding("warning", "privacy", OPEN_TO_OTHERS, path=str(place), mode=mode)
    if not wrong:
        yield _finding("ok", "privacy", PRIVATE)


def _of_space(path: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(path.parent).free
    low = free < LOW_SPACE
    text = NO_SPACE if low else SPACE
    yield _finding("warning" if low else "ok", "space", text, free=free // (1024 * 1024))


def _of_outbox(folder: Path) -> Finding:
    files = leftovers(folder)
    if files:
        return _finding("warning", "outbox", OUTBOX, count=len(files), path=str(folder))
    return _finding("ok", "outbox", NO_OUTBOX)


def _of_calls(store: Store) -> Iterator[Finding]:
    changed, count = changed_calls(store)
    if changed:
        listed = ", ".join(str(call_id) for call_id in changed[:20])
        yield _finding("error", "calls", CALLS_CHANGED, calls=listed)
    else:
        yield _finding("ok", "calls", CALLS, count=count)


def _finding(level: Level, subject: str, text: str, /, **values: object) -> Finding:
    return Finding(level=level, what=subject, says=Saying(text, values), details=values)
