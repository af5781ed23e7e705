"""Backups: copies beside the records that were checked before they count."""

from datetime import datetime
from pathlib import Path

from data.errors import StoreError
from data.sqlite.copying import copy
from data.store import Store

ON_A_SERVER = "These records are on a server; its keeper makes the backups."


def back_up(store: Store, *, now: datetime, folder: Path | None = None) -> Path:
    """Make a checked backup and return where it is.

    Args:
        store: The records; others may go on writing to them.
        now: The present moment, for the name.
        folder: Where to; the folder `backups` beside the records where it is not given.
    """
    path = store.database.path
    if path is None:
        raise StoreError(ON_A_SERVER)
    stamp = now.strftime("%Y%m%dT%H%M%S%f")
    target = (folder or path.parent / "backups") / f"{path.stem}-{stamp}.db"
    copy(str(path), target)
    return target
