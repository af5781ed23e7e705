"""Forgetting a person: the records, the free pages, the outbox, and the backups where wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from data.backup import backups_of
from data.errors import StoreError
from data.exporting.made import files_with
from data.outbox import leftovers, opened
from data.privacy.erased import apply_erased, entry_for, note
from data.privacy.erasing import erase
from data.privacy.mentions import marks_of
from data.privacy.persons import find
from data.sqlite.aside import opened_aside
from data.sqlite.erasing import leave_no_trace
from data.sqlite.files import sync_folder
from data.store import Store


class _OnlyLooking(Exception):
    """Takes the transaction of a dry run back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """The receipt: counts, and nothing of what was erased."""

    went: Mapping[str, int]
    clean: bool = True
    """Whether the file holds nothing of it any more, free pages and log included."""
    outbox_left: tuple[str, ...] = ()
    """Files of the outbox that a running program holds."""
    backups: int = 0
    """Backups from which the person was erased."""
    backups_left: tuple[str, ...] = ()
    """Backups that may still hold the person; a restore erases them again."""
    numbers: tuple[str, ...] = field(default=())
    """The rows that were the person's, such as lead:12."""
    files: tuple[str, ...] = ()
    """Lists that brought the person and exports written since, as far as they are still there."""
    moved: int = 0
    """Such files that are not where they were any more."""


def forget(
    store: Store,
    who: str,
    *,
    country: str = "",
    dry_run: bool = False,
    backups: bool = False,
    outbox: Path | None = None,
    faults: Path | None = None,
) -> Forgotten:
    """Erase a person.

    Args:
        store: The records.
        who: Number of a lead or contact, e-mail or phone.
        country: Two letters, for a phone number without a country code.
        dry_run: Count what would go, and leave everything.
        backups: Erase from the backups, too.
        outbox: The folder for what could not be saved.
        faults: The folder of the notes on faults.

    Raises:
        NotFound: There is nobody like that.
        StoreRefused: The address or number belongs to several people.
    """
    path = store.database.path
    went: dict[str, int] = {}
    calls: tuple[int, ...] = ()
    numbers: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    try:
        with store.database.writing() as connection:
            person = find(connection, who, country=country)
            calls = person.calls
            numbers = tuple(f"{row.table}:{row.id}" for row in person.rows)
            files, marks = files_with(connection, person), marks_of(connection, person)
            entry = entry_for(connection, person, installation=store.installation)
            went.update(erase(connection, person))
            if dry_run:
                raise _OnlyLooking
            if path is not None:
                # Before the commit: whoever is gone from the records is on the list.
                note(path, entry)
    except _OnlyLooking:
        return Forgotten(went=went, numbers=numbers, **_still_there(files))
    if notes_gone := _drop_notes(faults, marks):
        went["notes on faults"] = notes_gone
    outbox_gone, outbox_left = _empty_outbox(store, outbox, calls)
    if outbox_gone:
        went["outbox files"] = outbox_gone
    if path is None:
        return Forgotten(went=went, outbox_left=outbox_left, numbers=numbers, **_still_there(files))
    clean = leave_no_trace(path)
    done, left = _erase_backups(path) if backups else (0, _names(path))
    return Forgotten(
        went=went, clean=clean, outbox_left=outbox_left, backups=done, backups_left=left,
        numbers=numbers, **_still_there(files),
    )  # fmt: skip


class _Files(TypedDict):
    files: tuple[str, ...]
    moved: int


def _still_there(files: tuple[str, ...]) -> _Files:
    there = tuple(each for each in files if Path(each).exists())
    return {"files": there, "moved": len(files) - len(there)}


def _drop_notes(folder: Path | None, marks: Sequence[str]) -> int:
    """Remove notes on faults that name the person; they hold nobody's words, but who knows."""
    gone = 0
    for path in sorted(folder.glob("*.txt")) if folder is not None and folder.is_dir() else ():
        try:
            text = path.read_text(encoding="utf-8", errors="replace").casefold()
            if any(mark.casefold() in text for mark in marks):
                path.unlink()
                gone += 1
        except OSError:
            continue  # somebody else has it, or took it away
    return gone


def _empty_outbox(
    store: Store, folder: Path | None, calls: tuple[int, ...]
) -> tuple[int, tuple[str, ...]]:
    """Remove what waits for the person's calls."""
    gone, left = 0, []
    for path in leftovers(folder) if folder else ():
        if not path.name.startswith(f"call-{store.installation}-"):
            continue
        call_id = path.name.removeprefix(f"call-{store.installation}-").split("-")[0]
        if call_id not in {str(each) for each in calls}:
            continue
        with opened(path) as letter:
            if letter is None:
                left.append(str(path))
                continue
        path.unlink(missing_ok=True)
        gone += 1
    return gone, tuple(left)


def _names(path: Path) -> tuple[str, ...]:
    return tuple(str(each) for each in backups_of(path))


def _erase_backups(path: Path) -> tuple[int, tuple[str, ...]]:
    """Erase everyone on the list from every backup."""
    done, left = 0, []
    for backup in backups_of(path):
        try:
            with opened_aside(backup) as copy:
                made = copy.database.path
                assert made is not None
                if apply_erased(copy, beside=path):
                    clean = leave_no_trace(made)
                    copy.close()
                    if not clean:
                        left.append(str(backup))
                        continue
                    made.replace(backup)
                    sync_folder(backup.parent)
                    done += 1
        except (StoreError, OSError):
            left.append(str(backup))
    return done, tuple(left)
