"""How the file is: its structure, its settings, and the SQLite that reads it."""

from contextlib import closing
from typing import NamedTuple

from data.sqlite.driver import connect, driver


class Health(NamedTuple):
    """What the check-up asked the file itself."""

    driver: str
    version: str
    broken: str
    """What is wrong with its structure; empty where nothing is."""
    dangling: tuple[str, ...]
    """Tables with rows that point at nothing."""
    journal: str


def health(path: str, *, key: str | None = None) -> Health:
    """Check the whole file."""
    with closing(connect(path, key=key)) as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        dangling = {row[0] for row in connection.execute("PRAGMA foreign_key_check")}
        journal = connection.execute("PRAGMA journal_mode").fetchone()[0]
    return Health(
        driver=driver().__name__.split(".")[0],
        version=driver().sqlite_version,
        broken="" if found == "ok" else " ".join(str(found).split())[:200],
        dangling=tuple(sorted(dangling)),
        journal=journal,
    )
