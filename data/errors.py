"""What can go wrong with the store, each as a sentence that says what to do next.

Errors of the driver and of SQLAlchemy become these in `as_store_error`, and nowhere else. They
are told apart by name and text, so this module imports neither.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tui.scripts.sayings import SayingError


class StoreError(SayingError):
    """The records could not be read or written."""

    passing = False
    """Whether trying again in a moment may help without anybody doing anything."""


class StoreBusy(StoreError):
    """Another program is writing to the file."""

    passing = True


class StoreFull(StoreError):
    """The disk has no room left."""


class StoreReadOnly(StoreError):
    """The file, its folder or the disk can't be written to."""


class StoreDamaged(StoreError):
    """The file's contents are broken."""


class StoreForeign(StoreError):
    """The file is not one of ours."""


class StoreNewer(StoreError):
    """The file was written by a later version of the program."""


class StoreUnreachable(StoreError):
    """The file or the server could not be opened."""

    passing = True


class StoreRefused(StoreError):
    """The database refused what the rules forbid."""


class StoreConflict(StoreError):
    """Somebody else changed the same thing meanwhile."""


class CallHeld(StoreConflict):
    """Another program is in the call just now."""


class NotFound(StoreError):
    """There is no such record."""


class Suppressed(StoreError):
    """The person asked not to be contacted."""


class CannotTakeBack(StoreError):
    """The save can't be taken back any more."""


BUSY = "Another program is writing to the records. Wait a moment; it is tried again by itself."
FULL = "The disk is full. Free some space; what you typed is kept and saved as soon as it fits."
READ_ONLY = "The records can't be written to: check the permissions of {path} and of its folder."
DAMAGED = (
    "The file with the records is damaged: {path}. Run `talktrack doctor`, "
    "or restore a backup with `talktrack restore`."
)
NOT_OURS = (
    "{path} is not a database, or it is encrypted with another key. "
    "Name another file with --db, or restore a backup."
)
UNREACHABLE = "The records can't be opened: {path}. Check that it exists and that you may use it."
DISK_ERROR = (
    "The disk refused to write to {path}. Check its space, limits and cable, and try again."
)
REFUSED = "The records refused this, because it breaks a rule: {rule}. Correct it and save again."
UNREADABLE_TEXT = "This text has characters that can't be stored. Remove them and save again."
FAILED = "The records could not be used ({why}). Try again; if it stays, run `talktrack doctor`."

_BY_NAME: dict[str, tuple[type[StoreError], str]] = {
    "SQLITE_BUSY": (StoreBusy, BUSY),
    "SQLITE_LOCKED": (StoreBusy, BUSY),
    "SQLITE_FULL": (StoreFull, FULL),
    "SQLITE_READONLY": (StoreReadOnly, READ_ONLY),
    "SQLITE_PERM": (StoreReadOnly, READ_ONLY),
    "SQLITE_CORRUPT": (StoreDamaged, DAMAGED),
    "SQLITE_NOTADB": (StoreForeign, NOT_OURS),
    "SQLITE_CANTOPEN": (StoreUnreachable, UNREACHABLE),
    "SQLITE_IOERR": (StoreFull, DISK_ERROR),
    "SQLITE_CONSTRAINT": (StoreRefused, REFUSED),
    "SQLITE_MISMATCH": (StoreRefused, REFUSED),
}

_BY_TEXT: tuple[tuple[str, tuple[type[StoreError], str]], ...] = (
    ("is locked", (StoreBusy, BUSY)),
    ("lock timeout", (StoreBusy, BUSY)),
    ("disk is full", (StoreFull, FULL)),
    ("no space left", (StoreFull, FULL)),
    ("readonly", (StoreReadOnly, READ_ONLY)),
    ("permission denied", (StoreReadOnly, READ_ONLY)),
    ("malformed", (StoreDamaged, DAMAGED)),
    ("not a database", (StoreForeign, NOT_OURS)),
    ("unable to open", (StoreUnreachable, UNREACHABLE)),
    ("connection", (StoreUnreachable, UNREACHABLE)),
    ("disk i/o", (StoreFull, DISK_ERROR)),
    ("constraint", (StoreRefused, REFUSED)),
)


def as_store_error(error: BaseException, *, path: str = "") -> StoreError | None:
    """The error as a sentence, or None where it is not one of the database's.

    Args:
        error: What was raised by the driver or by SQLAlchemy.
        path: The file or address of the records, for the sentence.
    """
    if isinstance(error, StoreError):
        return error
    cause: Any = getattr(error, "orig", None) or error
    if isinstance(cause, UnicodeEncodeError | OverflowError):
        return StoreRefused(UNREADABLE_TEXT)
    home = type(cause).__module__.split(".")[0]
    if home not in ("sqlite3", "sqlcipher3", "psycopg", "psycopg2", "sqlalchemy"):
        return None
    text = str(cause)
    if (kind := _kind(cause, text)) is not None:
        return _told(kind, path=path, text=text)
    if type(cause).__name__ == "OperationalError" and home != "sqlite3":
        return StoreUnreachable(UNREACHABLE, path=path)
    return StoreError(FAILED, why=text.splitlines()[0] if text else type(cause).__name__)


def _kind(cause: Any, text: str) -> tuple[type[StoreError], str] | None:
    name = getattr(cause, "sqlite_errorname", "") or ""
    lowered = text.lower()
    by_name = (kind for prefix, kind in _BY_NAME.items() if name.startswith(prefix))
    by_text = (kind for part, kind in _BY_TEXT if part in lowered)
    return next(by_name, None) or next(by_text, None)


def _told(found: tuple[type[StoreError], str], *, path: str, text: str) -> StoreError:
    kind, sentence = found
    rule = text.split("constraint failed: ")[-1].splitlines()[0] if text else ""
    rule = rule.replace("_", " ").replace(".", " ")
    values = {"path": path, "rule": rule}
    return kind(sentence, **{key: values[key] for key in values if "{" + key + "}" in sentence})


@contextmanager
def told(path: str = "") -> Iterator[None]:
    """Turn every error of the database inside the block into a `StoreError`."""
    try:
        yield
    except Exception as error:
        found = as_store_error(error, path=path)
        if found is None or found is error:
            raise
        raise found from error
