"""Who was erased, kept as numbers and moments only, so that no old backup brings them back."""

import json
import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from data.privacy.erasing import erase
from data.privacy.persons import ERASED, Person, Row, grown
from data.sqlite.erasing import leave_no_trace
from data.store import Store
from data.tables.core import contact, lead
from data.times import utc_text

Entry = Mapping[str, Any]

_TABLES: Mapping[str, Table] = {"lead": lead, "contact": contact}


def list_of(database: Path) -> Path:
    """The file with the list."""
    return database.with_name(f"{database.name}.erased")


def entry_for(connection: Connection, person: Person, *, installation: str) -> Entry:
    """What is noted of a person: numbers of rows, and when those were made.

    A number alone could be somebody else's after an older backup was restored.
    """
    rows = []
    for row in person.rows:
        table = _TABLES[row.table]
        made = connection.execute(select(table.c.created_at).where(table.c.id == row.id)).scalar()
        if isinstance(made, datetime):
            rows.append([row.table, row.id, utc_text(made)])
    return {"installation": installation, "rows": rows}


def note(database: Path, entry: Entry) -> None:
    """Add a person to the list; it is on disk when this returns."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(list_of(database), flags, 0o600), "a", encoding="ascii") as file:
        file.write(json.dumps(entry) + "\n")
        file.flush()
        os.fsync(file.fileno())


def apply_erased(store: Store, *, beside: Path) -> int:
    """Erase everyone on the list from records that may still hold them.

    Args:
        store: The records, such as a backup's copy.
        beside: The file of the records whose list it is.

    Returns:
        How many persons were still there.
    """
    count = 0
    for entry in _entries(list_of(beside)):
        if entry.get("installation") != store.installation:
            continue
        with store.database.writing() as connection:
            seeds = list(_still_there(connection, entry["rows"]))
            if seeds:
                erase(connection, grown(connection, seeds))
                count += 1
    if count and store.database.path is not None:
        leave_no_trace(store.database.path)
    return count


def holds_erased(store: Store, *, beside: Path) -> bool:
    """Whether records, such as a backup's copy, still hold somebody who is on the list.

    Args:
        store: The records.
        beside: The file of the records whose list it is.
    """
    with store.database.reading() as connection:
        return any(
            entry.get("installation") == store.installation
            and any(_still_there(connection, entry["rows"]))
            for entry in _entries(list_of(beside))
        )


def _still_there(connection: Connection, rows: list[tuple[str, int, str]]) -> Iterator[Row]:
    for name, row_id, made in rows:
        table = _TABLES.get(name)
        if table is None:
            continue
        wanted = ("id", "name", "email", "email_folded", "phone", "phone_e164")
        columns = [table.c[each] for each in wanted]
        found = connection.execute(
            select(*columns, table.c.created_at).where(table.c.id == row_id)
        ).first()
        if found and found.name != ERASED and utc_text(found.created_at) == made:
            yield Row(name, *found[:6])


def _entries(path: Path) -> Iterator[Entry]:
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return
    for line in lines:
        try:
            entry = json.loads(line)
        except ValueError:
            continue  # cut off by a crash: the erasure itself was not reported as done
        if isinstance(entry, dict) and isinstance(entry.get("rows"), list):
            yield entry
