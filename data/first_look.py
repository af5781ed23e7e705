"""The queue for the very first frame, read without anything that is slow to import."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from data.queue_rows import FirstLook
from data.queue_sql import DRAFTS, DUE, TOTAL, question, read_row
from data.sqlite.driver import driver
from data.times import utc_text

_PATIENCE = 0.05
"""Seconds to wait for another program: the frame is worth more than the rows."""


def first_look(
    path: str | Path, now: datetime, limit: int = 300, *, owner: str | None = None
) -> FirstLook:
    """The queue as it stands; never fails.

    Args:
        path: The file; an address of a server gives an empty, unreadable look.
        now: The present moment.
        limit: Rows at most.
        owner: Only this person's leads, and those that are nobody's.

    Returns:
        The rows and counts; empty where there is no file, empty and not `readable` where the file
        is of an older or newer version, locked, encrypted or broken.
    """
    text = str(path)
    if "://" in text:
        if not text.startswith("sqlite:///"):
            return FirstLook(readable=False)
        text = text.removeprefix("sqlite:///")
    # The driver of the store, and no other: two SQLites in one program drop each other's locks.
    sqlite = driver()
    file = Path(text).expanduser().absolute()
    try:
        if not file.is_file():
            return FirstLook(readable=not file.exists())
        uri = f"{file.as_uri()}?mode=ro"
        with closing(sqlite.connect(uri, uri=True, timeout=_PATIENCE)) as connection:
            return _look(connection, now, limit, owner)
    except (sqlite.Error, OSError, ValueError, TypeError, IndexError, AssertionError):
        return FirstLook(readable=False)


def _look(connection: Any, now: datetime, limit: int, owner: str | None) -> FirstLook:
    connection.execute("BEGIN")
    moment = utc_text(now)
    sql, values = question(limit=limit, owner=owner)
    rows = tuple(read_row(row) for row in connection.execute(sql, {**values, "now": moment}))
    return FirstLook(
        rows=rows,
        total=connection.execute(TOTAL).fetchone()[0],
        due=connection.execute(DUE, {"now": moment}).fetchone()[0],
        drafts=connection.execute(DRAFTS).fetchone()[0],
    )
