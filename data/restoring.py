"""Restoring a backup: checked first, what it replaces kept, and nobody erased comes back."""

import contextlib
import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from data.backup import ON_A_SERVER, folder_of
from data.changed_calls import changed_calls
from data.errors import StoreBusy, StoreDamaged, StoreError, StoreForeign, StoreNewer
from data.privacy.erased import apply_erased
from data.sqlite.alone import alone_with
from data.sqlite.aside import opened_aside
from data.sqlite.files import FOREIGN, look_at, make_folder, new_private_file, sync_folder
from data.sqlite.health import health
from data.sqlite.opening import NEWER
from data.store import Store
from data.tables.core import call, lead, suppression

BROKEN = "The backup {path} is damaged ({what}), so nothing was changed. Choose an older one."
CALLS_CHANGED = (
    "Calls in {path} are not as they were saved ({calls}), so nothing was changed. Choose another "
    "backup, or take this one all the same with --anyway."
)
OTHER_RECORDS = (
    "{path} is a backup of other records than those in {target}, so nothing was changed. Name "
    "another place with --db, or replace them all the same with --anyway."
)
ITSELF = "{path} is the file that is in use. Name a backup."


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore came to."""

    calls: int
    leads: int
    replaced: Path | None
    """Where the records are that stood there before."""
    erased_again: int
    """Persons who were erased after the backup was made, and were erased from it now."""
    suppressions: int
    """Requests not to be contacted that are younger than the backup, and were kept."""


def restore(backup: Path, target: Path | str, *, now: datetime, anyway: bool = False) -> Restored:
    """Put a backup in the place of the records.

    Args:
        backup: The file; it stays as it is.
        target: The file of the records.
        now: The present moment, for the name of what is replaced.
        anyway: Take a backup with changed calls, or one of other records.

    Raises:
        StoreError: It can't be taken, or another program has the records open; nothing is changed.
    """
    if isinstance(target, str):
        raise StoreError(ON_A_SERVER)
    target = target.expanduser().absolute()
    backup = backup.expanduser().absolute()
    there = target.exists() or target.is_symlink()
    if there and backup.exists() and backup.samefile(target):
        raise StoreError(ITSELF, path=str(backup))
    make_folder(target.parent)
    if there:
        _refuse_what_is_no_file(target)
        with alone_with(target):
            pass
    with opened_aside(backup, beside=target.parent) as store:
        made = store.database.path
        assert made is not None
        _check(store, backup, made, anyway=anyway)
        listed = _merge_suppressions(store, target, backup, anyway=anyway) if there else 0
        erased = apply_erased(store, beside=target)
        calls, leads = _counts(store)
        store.close()
        replaced = _replace(made, target, now=now)
    return Restored(
        calls=calls, leads=leads, replaced=replaced, erased_again=erased, suppressions=listed
    )


def _refuse_what_is_no_file(target: Path) -> None:
    # A damaged or empty file is what a restore is for; a link or another program's file is not.
    with contextlib.suppress(StoreDamaged):
        look_at(target)


def _check(store: Store, backup: Path, made: Path, *, anyway: bool) -> None:
    found = health(str(made))
    if found.broken or found.dangling:
        what = found.broken or ", ".join(found.dangling)
        raise StoreDamaged(BROKEN, path=str(backup), what=what)
    changed, _count = changed_calls(store)
    if changed and not anyway:
        listed = ", ".join(str(call_id) for call_id in changed[:20])
        raise StoreDamaged(CALLS_CHANGED, path=str(backup), calls=listed)


def _merge_suppressions(store: Store, target: Path, backup: Path, *, anyway: bool) -> int:
    """Bring over who asked not to be contacted since the backup was made."""
    try:
        with opened_aside(target) as present:
            same = present.installation == store.installation
            with present.database.reading() as connection:
                rows = [dict(row) for row in connection.execute(select(suppression)).mappings()]
    except StoreBusy:
        raise
    except (StoreForeign, StoreNewer) as error:
        if not anyway and error.saying.text in (FOREIGN, NEWER):
            raise
        return 0
    except StoreError:
        return 0  # too broken to be read: that is why it is replaced
    if not same:
        if anyway:
            return 0
        raise StoreForeign(OTHER_RECORDS, path=str(backup), target=str(target))
    with store.database.writing() as connection:
        known = set(connection.execute(select(suppression.c.key_hash)).scalars())
        new: list[dict[str, Any]] = [row for row in rows if row["key_hash"] not in known]
        if new:
            connection.execute(insert(suppression), new)
    return len(new)


def _counts(store: Store) -> tuple[int, int]:
    with store.database.reading() as connection:
        calls = len(connection.execute(select(call.c.id)).all())
        return calls, len(connection.execute(select(lead.c.id)).all())


def _replace(made: Path, target: Path, *, now: datetime) -> Path | None:
    """Give the copy the name of the records, after those got another one."""
    replaced = None
    if target.exists():
        stamp = now.strftime("%Y%m%dT%H%M%S%f")
        replaced = folder_of(target) / f"{target.stem}-replaced-{stamp}.db"
        make_folder(replaced.parent)
        with alone_with(target):
            _keep(target, replaced)
            _swap(made, target)
    else:
        _swap(made, target)
    return replaced


def _keep(target: Path, replaced: Path) -> None:
    try:
        os.link(target, replaced)
    except OSError:  # a file system without links
        new_private_file(replaced)
        shutil.copyfile(target, replaced)
    for suffix in ("-wal", "-journal"):
        # There is one only beside a file that was too broken to be opened.
        log = Path(f"{target}{suffix}")
        if log.exists():
            os.replace(log, f"{replaced}{suffix}")
    Path(f"{target}-shm").unlink(missing_ok=True)
    sync_folder(replaced.parent)


def _swap(made: Path, target: Path) -> None:
    with open(made, "rb+") as file:
        os.fsync(file.fileno())
    os.replace(made, target)
    sync_folder(target.parent)
