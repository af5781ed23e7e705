"""Copies of the file that are good by test, made while others go on writing."""

import contextlib
import os
import shutil
from pathlib import Path
from typing import Any

from data.errors import StoreDamaged, StoreFull, StoreUnreachable, told
from data.sqlite.driver import driver
from data.sqlite.files import NO_FOLDER, make_folder, new_private_file, sync_folder

BAD_COPY = (
    "The backup {path} did not pass its check, so nothing was changed. "
    "Run `talktrack doctor` to see what is wrong."
)
NO_ROOM = "There is no room for a backup in {path}. Free {needed} MB and start again."


def copy(source: str, target: Path, *, key: str | None = None) -> None:
    """Copy the file as it is at this moment to a new private file, and check the copy.

    Raises:
        StoreError: The copy could not be made or is not good; then there is no file left of it.
    """
    make_folder(target.parent, shown=str(target))
    size = Path(source).stat().st_size
    if shutil.disk_usage(target.parent).free < size * 1.1 + 1_000_000:
        raise StoreFull(NO_ROOM, path=str(target.parent), needed=size // 1_000_000 + 2)
    try:
        new_private_file(target)
    except OSError as error:
        raise StoreUnreachable(NO_FOLDER, path=str(target), why=error.strerror or "") from None
    try:
        with (
            told(str(target)),
            contextlib.closing(_plain(source, key)) as original,
            contextlib.closing(_plain(str(target), key)) as duplicate,
        ):
            original.backup(duplicate)
            duplicate.execute("PRAGMA journal_mode=DELETE")
            answer = duplicate.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if answer != "ok" or _counts(original) != _counts(duplicate):
                raise StoreDamaged(BAD_COPY, path=str(target))
        with open(target, "rb+") as file:
            os.fsync(file.fileno())
        sync_folder(target.parent)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _plain(path: str, key: str | None) -> Any:
    connection = driver().connect(path, timeout=5.0)
    if key:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{bytes.fromhex(key).hex()}'\"")
    return connection


def _counts(connection: Any) -> dict[str, int]:
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('lead', 'contact', "
        "'company', 'deal', 'evidence') ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in names
    }
