"""Which SQLite is used, and how a connection to it is set up."""

import sqlite3
from types import ModuleType
from typing import Any

from data.errors import StoreError

APPLICATION_ID = 0x544C4B54
"""`TLKT` in the file's header: ours, and not somebody else's database."""

BUSY_SECONDS = 0.25
"""How long an event waits for another program; a key must not wait longer."""

PATIENT_SECONDS = 3.0
"""How long everything else waits, which is never on the path of a key."""

ROOM_FOR_CHECKPOINT = 200
"""Pages of the write-ahead log before it is folded back, so that it stays small on a small disk."""

_SETTINGS = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    f"wal_autocheckpoint={ROOM_FOR_CHECKPOINT}",
)

_NO_WAL = (
    "The records in {path} are on a drive that can't keep them safe (a network folder?). "
    "Name a file on this machine's own disk with --db."
)


def driver() -> ModuleType:
    """SQLite as `sqlcipher3` brings it where that is installed (newer), else Python's own."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        return sqlite3
    ciphered: ModuleType = dbapi2
    return ciphered


def sqlite_version() -> tuple[int, ...]:
    """The version of SQLite itself."""
    return tuple(int(part) for part in driver().sqlite_version.split("."))


def has_reset_race(version: tuple[int, ...]) -> bool:
    """Whether this SQLite can damage a file that two programs write at the very same instant."""
    if version >= (3, 51, 3) or version < (3, 7, 0):
        return False
    return not ((3, 44, 6) <= version < (3, 45) or (3, 50, 7) <= version < (3, 51))


def prepare(connection: Any, *, path: str, key: str | None = None) -> None:
    """Give a fresh connection our settings, and check that the log is kept as we need it."""
    connection.isolation_level = None
    if key:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{bytes.fromhex(key).hex()}'\"")
    for setting in _SETTINGS:
        connection.execute("PRAGMA " + setting)
    if connection.execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal":
        raise StoreError(_NO_WAL, path=path)


def connect(path: str, *, key: str | None = None, timeout: float = BUSY_SECONDS) -> Any:
    """A connection of our own, outside any pool, that any thread may use in turn."""
    connection = driver().connect(path, timeout=timeout, check_same_thread=False)
    try:
        prepare(connection, path=path, key=key)
    except BaseException:
        connection.close()
        raise
    return connection
