"""Backups: copies beside the records that were checked before they count."""

import re
from datetime import datetime
from pathlib import Path

from data.changed_calls import changed_calls
from data.errors import StoreDamaged, StoreError
from data.sqlite.copying import copy
from data.store import Store

ON_A_SERVER = "These records are on a server; its keeper makes the backups."
THERE_ALREADY = "{path} is there already. Name another file for the backup."
CALLS_CHANGED = (
    "Calls in the records are not as they were saved ({calls}), so the backup {path} is not "
    "counted as good; it is kept, and so are all older ones. Run `talktrack doctor`."
)

KEPT = 14
"""Backups with a date that stay; older ones make room."""


def folder_of(path: Path) -> Path:
    """Where the backups of these records are."""
    return path.parent / "backups"


def backups_of(path: Path) -> list[Path]:
    """The backups with a date, the oldest first."""
    return sorted(each for each in folder_of(path).glob(f"{path.stem}-*.db") if each.is_file())


def back_up(
    store: Store, *, now: datetime, folder: Path | None = None, target: Path | None = None
) -> Path:
    """Make a checked backup and return where it is.

    Args:
        store: The records; others may go on writing to them.
        now: The present moment, for the name.
        folder: Where to; the folder `backups` beside the records where it is not given.
        target: The file itself, instead of one with a date in the folder.
    """
    path = store.database.path
    if path is None:
        raise StoreError(ON_A_SERVER)
    if target is None:
        stamp = now.strftime("%Y%m%dT%H%M%S%f")
        target = (folder or folder_of(path)) / f"{path.stem}-{stamp}.db"
    elif target.exists() or target.is_symlink():
        raise StoreError(THERE_ALREADY, path=str(target))
    copy(str(path), target)
    return target


def check_backup(backup: Path) -> int:
    """Compare every finished call of a backup with the hash it was saved with.

    Returns:
        How many finished calls it holds.

    Raises:
        StoreDamaged: Some are not as they were saved.
    """
    from data.sqlite.aside import opened_aside

    with opened_aside(backup) as store:
        changed, count = changed_calls(store)
    if changed:
        listed = ", ".join(str(call_id) for call_id in changed[:20])
        raise StoreDamaged(CALLS_CHANGED, path=str(backup), calls=listed)
    return count


def dated(path: Path, folder: Path | None = None) -> list[Path]:
    """The backups with a date, the newest first; none that an update or a restore has made."""
    named = re.compile(rf"{re.escape(path.stem)}-\d{{8}}T\d{{12}}\.db")
    found = (folder or folder_of(path)).glob(f"{path.stem}-*.db")
    return sorted((each for each in found if named.fullmatch(each.name)), reverse=True)


def make_room(path: Path, *, keep: int = KEPT, folder: Path | None = None) -> list[Path]:
    """Remove the oldest backups with a date, and return those removed."""
    old = dated(path, folder)[max(1, keep) :]
    for each in old:
        each.unlink(missing_ok=True)
    return old
