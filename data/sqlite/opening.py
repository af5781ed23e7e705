"""Opening the file of the records, in the order in which nothing can be harmed."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from data.errors import StoreDamaged, StoreForeign, StoreNewer, told
from data.migrations import HEAD, REVISIONS
from data.sqlite.driver import APPLICATION_ID, connect, driver
from data.sqlite.engine import make_engine
from data.sqlite.files import FOREIGN, create, look_at, make_private

QUICK_CHECK_UP_TO = 64 * 1024 * 1024
"""Bytes up to which the whole file is checked at each opening (0.03 s for 24 MB)."""

NEWER = (
    "{path} was written by a later Talktrack: its records are version {found}, this program knows "
    "up to {known}. Update the program; the file has not been touched."
)
BROKEN = (
    "The file with the records is damaged: {path} ({what}). "
    "Restore a backup with `talktrack restore`."
)


def open_file(
    path: Path,
    *,
    build: Callable[[Any], None],
    migrate: Callable[[Path, str | None], object],
    key: str | None = None,
) -> Engine:
    """Open the file, made new or brought up to date where that is needed.

    Args:
        path: Where the records are, or will be.
        build: Makes every table on a fresh connection.
        migrate: Brings an older file up to date.
        key: Hexadecimal key of an encrypted file.
    """
    if not look_at(path):
        create(path, lambda making: _fill(making, build, key))
        look_at(path)
    refuse_foreign(path, key=key)
    make_private(path)
    with told(str(path)):
        with closing(connect(str(path), key=key)) as connection:
            _check(connection, path)
            revision = read_revision(connection)
        if revision != HEAD:
            migrate(path, key)
        return make_engine(str(path), key=key)


def refuse_foreign(path: Path, *, key: str | None = None) -> None:
    """Refuse another program's file, and one of a later version, before anything may write."""
    with told(str(path)), closing(_for_reading(path, key)) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StoreForeign(FOREIGN, path=str(path))
        number = connection.execute("PRAGMA user_version").fetchone()[0]
        revision = read_revision(connection) if number <= len(REVISIONS) else str(number)
    if number > len(REVISIONS) or (revision is not None and revision not in REVISIONS):
        raise StoreNewer(NEWER, path=str(path), found=revision, known=HEAD)


def read_revision(connection: Any) -> str | None:
    """The revision the tables are at, read without Alembic; None where there are no tables."""
    there = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    ).fetchone()
    row = (
        connection.execute("SELECT version_num FROM alembic_version").fetchone() if there else None
    )
    return row[0] if row else None


def _for_reading(path: Path, key: str | None) -> Any:
    connection = driver().connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1.0)
    if key:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{bytes.fromhex(key).hex()}'\"")
    return connection


def _check(connection: Any, path: Path) -> None:
    if path.stat().st_size > QUICK_CHECK_UP_TO:
        return
    answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise StoreDamaged(BROKEN, path=str(path), what=" ".join(answer.split())[:120])


def _fill(path: Path, build: Callable[[Any], None], key: str | None) -> None:
    """Make the tables in a file nobody knows yet: it is synced once when it is complete."""
    with told(str(path)), closing(driver().connect(str(path))) as connection:
        connection.isolation_level = None
        if key:
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(f"PRAGMA key=\"x'{bytes.fromhex(key).hex()}'\"")
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={len(REVISIONS)}")
        connection.execute("BEGIN")
        build(connection)
        connection.execute("PRAGMA journal_mode=WAL")
