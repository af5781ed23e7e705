"""The same calls kept in a file and on a PostgreSQL server leave the same rows and figures."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from data.errors import StoreError
from data.schema import metadata
from data.store import Store
from tui import saving
from tui.cli import main as command
from tui.saving.played import TalkClock
from tui.scripts.reading import Library
from tui.settings import Settings

ADDRESS = "TALKTRACK_SERVER"
"""The variable with the address of an empty database, postgresql+psycopg://name@server/name."""

NO_SERVER = f"SKIPPED: it needs the address of an empty PostgreSQL database in {ADDRESS}"
BEGIN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

BY_CHANCE = {"key_hash", "since", "value", "created_at"}
"""Columns that are drawn for each set of records, or say when the run was."""

VIEWS = (
    "overview", "calls", "second-look", "sample", "script", "what-if", "wins", "reps", "sources",
)  # fmt: skip

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def same_on_a_server(folder: Path, rounds: int) -> str:
    """Play every bundled transcript, `rounds` times, into both; compare rows and figures."""
    address = os.environ.get(ADDRESS, "")
    if not address:
        return NO_SERVER
    file = str(folder / "records.db")
    counts = [_played(target, rounds) for target in (file, address)]
    assert counts[0] == counts[1], counts
    here, there = (_rows(target) for target in (file, address))
    for table, rows in here.items():
        assert rows == there[table], f"{table} differs"
    for view in VIEWS:
        assert _report(file, view) == _report(address, view), f"the view {view} differs"
    return (
        f"{counts[0]} calls: {len(here)} tables with {sum(map(len, here.values())):,} rows and "
        f"{len(VIEWS)} views of the figures are the same in a file and on a server"
    )


def _played(target: str, rounds: int) -> int:
    """How many of the transcripts could be held; some leads ask not to be called again."""
    library, done = Library.load(), 0
    store = Store.open(target)
    try:
        for _ in range(rounds):
            for path in library.transcripts():
                try:
                    saving.save_played(
                        store,
                        library.transcript(path),
                        library=library,
                        settings=Settings(rep="Alex"),
                        clock=TalkClock(BEGIN),
                    )
                except StoreError:
                    continue
                done += 1
    finally:
        store.close()
    return done


def _rows(target: str) -> Rows:
    store = Store.open(target)
    try:
        with store.database.reading() as connection:
            return {
                table.name: sorted(
                    map(_kept, connection.execute(select(table)).mappings()), key=repr
                )
                for table in metadata.sorted_tables
            }
    finally:
        store.close()


def _kept(row: RowMapping) -> dict[str, Any]:
    drawn = BY_CHANCE | ({"field"} if row.get("table") == "suppression" else set())
    return {name: value for name, value in row.items() if name not in drawn}


def _report(target: str, view: str) -> object:
    out, err = io.StringIO(), io.StringIO()
    words = ["report", view, "--period", "all", "--json", "--db", target]
    with redirect_stdout(out), redirect_stderr(err):
        status = command(words)
    assert status == 0, f"{view}: {err.getvalue()}"
    return json.loads(out.getvalue())
