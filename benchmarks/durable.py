"""Writing: an event that is durable on disk, and a whole wrap-up, beside hand-written sqlite3."""

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tui.saving import finish
from tui.scripts.events import EventRecord
from tui.scripts.reading import Library

from .calls import open_store, played_call
from .figures import Figure, percentile

EVENT = "INSERT INTO call_event (call_id, seq, at_ms, kind, step, payload) VALUES (?,?,?,?,?,?)"


def measure(*, events: int = 2000, wrap_ups: int = 60) -> list[Figure]:
    """The store's durable event and wrap-up beside the same rows by sqlite3, written in turn."""
    with TemporaryDirectory(prefix="talktrack-bench-") as folder:
        return [*_events(Path(folder), events), *_wrap_ups(Path(folder), wrap_ups)]


def _events(folder: Path, count: int) -> list[Figure]:
    floors, ours = [], []
    with open_store(folder / "events.db") as store:
        live, _ = played_call(store, Library.load(None), 0)
        floor = _floor(folder / "events.db", folder / "events-floor.db")
        first = len(live.call.events) + 1
        floor.execute("DELETE FROM call_event")
        for seq in range(first, first + count):
            row = EventRecord(seq, seq * 900, "answered", "need", {"answers": ["clear"]})
            begun = time.perf_counter()
            floor.execute(EVENT, (1, seq, row.at_ms, row.kind, row.step, '{"answers": ["clear"]}'))
            floors.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            store.append(live.call_id, row)
            ours.append(time.perf_counter() - begun)
        floor.close()
    return [
        Figure("event durable on disk, p50", percentile(ours, 0.5), percentile(floors, 0.5), "2x"),
        Figure(
            "event durable on disk, p99", percentile(ours, 0.99), percentile(floors, 0.99), "8 ms"
        ),
    ]


def _wrap_ups(folder: Path, count: int) -> list[Figure]:
    """A wrap-up as deal beside the very rows that it left, inserted by hand."""
    library = Library.load(None)
    floors, ours = [], []
    with open_store(folder / "wrap.db") as store:
        finish(*played_call(store, library, 0))
        floor = _floor(folder / "wrap.db", folder / "wrap-floor.db")
        for number in range(1, count + 1):
            live, wrap_up = played_call(store, library, number)
            live.judgement()
            begun = time.perf_counter()
            saved = finish(live, wrap_up)
            ours.append(time.perf_counter() - begun)
            live.recorder.close()
            rows = _rows_of(folder / "wrap.db", saved.call)
            floors.append(_insert(floor, rows))
        floor.close()
    return [Figure("saving a wrap-up, median", median(ours), median(floors), "5x")]


def _rows_of(path: Path, call_id: int) -> list[tuple[str, Sequence[object]]]:
    """The rows that one wrap-up has left, as statements with their values."""
    found: list[tuple[str, Sequence[object]]] = []
    with sqlite3.connect(path) as database:
        call = dict(zip(_columns(database, "call"), _row(database, "call", call_id), strict=True))
        conditions = {
            "company": ("id", call["company_id"]),
            "contact": ("id", call["contact_id"]),
            "deal": ("id", call["deal_id"]),
            "evidence": ("call_id", call_id),
            "change": ("call_id", call_id),
            "lead_stage": ("lead_id", call["lead_id"]),
        }
        for table, (column, value) in conditions.items():
            chosen = f'SELECT * FROM "{table}" WHERE {column} = ?'
            for row in database.execute(chosen, (value,)):
                marks = ",".join("?" * len(row))
                found.append((f'INSERT INTO "{table}" VALUES ({marks})', row))
        for table, row_id in (("call", call_id), ("lead", call["lead_id"])):
            names = _columns(database, table)[1:]
            sets = ", ".join(f'"{name}" = ?' for name in names)
            values = (*_row(database, table, row_id)[1:], 1)
            found.append((f'UPDATE "{table}" SET {sets} WHERE id = ?', values))
        last = database.execute(
            "SELECT * FROM call_event WHERE call_id = ? ORDER BY seq DESC LIMIT 1", (call_id,)
        ).fetchone()
        found.append((f"INSERT INTO call_event VALUES ({','.join('?' * len(last))})", last))
    return found


def _insert(floor: sqlite3.Connection, rows: Sequence[tuple[str, Sequence[object]]]) -> float:
    begun = time.perf_counter()
    floor.execute("BEGIN IMMEDIATE")
    for statement, values in rows:
        floor.execute(statement, values)
    floor.execute("COMMIT")
    return time.perf_counter() - begun


def _columns(database: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]


def _row(database: sqlite3.Connection, table: str, row_id: object) -> Sequence[object]:
    row: Sequence[object] = database.execute(
        f'SELECT * FROM "{table}" WHERE id = ?', (row_id,)
    ).fetchone()
    return row


def _floor(source: Path, path: Path) -> sqlite3.Connection:
    """The same file by hand: its tables, indexes and rows, foreign keys left unchecked."""
    connection = sqlite3.connect(path, isolation_level=None)
    with sqlite3.connect(source) as original:
        original.backup(connection)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection
