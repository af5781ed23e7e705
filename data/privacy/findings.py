"""What a check-up says of privacy: backups that still hold erased people, retention that is due."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from data.backup import backups_of
from data.errors import StoreError
from data.privacy.erased import holds_erased, list_of
from data.privacy.retaining import due
from data.rows import Finding, Level
from data.sqlite.aside import opened_aside
from data.store import Store
from tui.scripts.sayings import Saying

LOOKED_INTO = 20
"""The latest backups, which are opened; looking into all of a long row would take minutes."""

NO_BACKUP_HOLDS = "No backup holds anybody who was erased."
BACKUPS_HOLD = (
    "These backups still hold people who were erased: {files}. Make a new backup and delete these; "
    "until then a restore erases the people again."
)
NOT_OPENED = "These backups can't be looked into: {files}. Make a new backup and delete them."
NOTHING_DUE = "No disqualified lead is kept with personal fields for more than {days} days."
DUE = (
    "{count} leads were disqualified more than {days} days ago and still have personal fields. "
    "Run `talktrack retain` (with --dry-run first to look)."
)


def of_backups(store: Store) -> Iterator[Finding]:
    """The backups that hold somebody who is on the list of erased people."""
    path = store.database.path
    if path is None or not list_of(path).exists():
        return
    holding, broken = [], []
    for backup in backups_of(path)[-LOOKED_INTO:]:
        try:
            with opened_aside(backup) as copy:
                if holds_erased(copy, beside=path):
                    holding.append(backup.name)
        except (StoreError, OSError):
            broken.append(backup.name)
    if holding:
        yield _finding("warning", "forgotten", BACKUPS_HOLD, files=", ".join(holding))
    if broken:
        yield _finding("warning", "backups", NOT_OPENED, files=", ".join(broken))
    if not holding and not broken:
        yield _finding("ok", "forgotten", NO_BACKUP_HOLDS)


def of_overdue(store: Store, *, now: datetime, days: int) -> Iterator[Finding]:
    """Leads whose personal fields are kept for longer than was set."""
    with store.database.reading() as connection:
        count = len(due(connection, before=now - timedelta(days=days)))
    if count:
        yield _finding("warning", "retention", DUE, count=count, days=days)
    else:
        yield _finding("ok", "retention", NOTHING_DUE, days=days)


def _finding(level: Level, what: str, text: str, /, **values: object) -> Finding:
    return Finding(level=level, what=what, says=Saying(text, values), details=values)
