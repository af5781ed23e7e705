"""The rows of a database, to be compared with those of another."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

MOMENTS = {
    "at", "at_ms", "created_at", "started_at", "ended_at", "talk_seconds", "since", "scored_on",
}  # fmt: skip
OF_THE_INSTALLATION = {"key_hash"}
OF_MOMENTS = {"events_hash"}
"""A digest of the call's events, with their times."""
UNCOMPARED = MOMENTS | OF_THE_INSTALLATION | OF_MOMENTS
NO_RECORDS = {"alembic_version", "installation", "sqlite_sequence"}

ORDER = ("call_id", "seq", "id", "criterion", "hash")

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def rows_of(database: Path) -> Rows:
    """Every row of every table, without moments and keys of the installation."""
    with closing(sqlite3.connect(database)) as db:
        db.row_factory = sqlite3.Row
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        return {
            table: sorted(
                (
                    {name: value for name, value in dict(row).items() if name not in UNCOMPARED}
                    for row in db.execute(f'SELECT * FROM "{table}"')
                ),
                key=lambda row: [(name, str(row[name])) for name in ORDER if name in row],
            )
            for table in tables
            if table not in NO_RECORDS and not table.startswith(("lead_words", "record_words"))
        }


def differences(typed: Rows, played: Rows) -> list[str]:
    """Where two databases differ, a line for each."""
    found = []
    for table in sorted(typed.keys() | played.keys()):
        left, right = typed.get(table, ()), played.get(table, ())
        for place in range(max(len(left), len(right))):
            one = left[place] if place < len(left) else {}
            other = right[place] if place < len(right) else {}
            names = [name for name in one.keys() | other.keys() if one.get(name) != other.get(name)]
            found += [
                f"{table} {place + 1}, {name}: {one.get(name)!r} typed, {other.get(name)!r} played"
                for name in sorted(names)
            ]
    return found
