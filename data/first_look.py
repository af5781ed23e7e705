"""The queue for the very first frame, read without anything that is slow to import."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.queue_rows import FirstLook
from data.queue_sql import AWAKE, DRAFTS, DUE, TOTAL, Wanted, hidden, order, rows
from data.sqlite.driver import driver
from data.sqlite.hours import teach_hours
from data.sqlite.plainly import plainly
from data.times import utc_text

if TYPE_CHECKING:
    from tui.scripts.working_time import WorkingTime

_PATIENCE = 0.05
"""Seconds to wait for another program: the frame is worth more than the rows."""


def first_look(
    path: str | Path,
    now: datetime,
    limit: int = 300,
    *,
    owner: str | None = None,
    threshold: int | None = None,
    work: WorkingTime | None = None,
) -> FirstLook:
    """The queue as it stands; never fails.

    Args:
        path: The file; an address of a server gives an empty, unreadable look.
        now: The present moment.
        limit: Rows at most.
        owner: Only this person's leads, and those that are nobody's.
        threshold: Score below which leads stay away.
        work: The hours outside which leads sink within their part.

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
            asleep = teach_hours(connection, now, work) if work else AWAKE
            wanted = Wanted(now=now, limit=limit, owner=owner, threshold=threshold, asleep=asleep)
            return _look(connection, wanted)
    except (sqlite.Error, OSError, ValueError, TypeError, IndexError, AssertionError):
        return FirstLook(readable=False)


def _look(connection: Any, wanted: Wanted) -> FirstLook:
    connection.execute("BEGIN")
    execute = plainly(connection)
    ids = [lead_id for _section, lead_id in order(execute, wanted)]
    moment = utc_text(wanted.now)
    return FirstLook(
        rows=tuple(rows(execute, ids, wanted.now)),
        total=connection.execute(TOTAL).fetchone()[0],
        due=connection.execute(DUE, {"now": moment}).fetchone()[0],
        drafts=connection.execute(DRAFTS).fetchone()[0],
        hidden=hidden(execute, wanted),
    )
