"""Writing: an event that is durable on disk, and a whole wrap-up, beside hand-written sqlite3."""

import sqlite3
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.scripts.events import EventRecord

from .figures import Figure, percentile

EVENT = "INSERT INTO call_event (call_id, seq, at_ms, kind, step, payload) VALUES (?,?,?,?,?,?)"


def measure(*, events: int = 2000) -> list[Figure]:
    """The store's durable event beside the same row by sqlite3, written in turn."""
    with TemporaryDirectory(prefix="talktrack-bench-") as folder:
        return _events(Path(folder), events)


def _events(folder: Path, count: int) -> list[Figure]:
    from benchmarks.calls import stored_call

    floors, ours = [], []
    with stored_call(folder / "ours.db") as (store, call_id):
        floor = _floor(folder / "floor.db")
        for seq in range(2, count + 2):
            row = EventRecord(seq, seq * 900, "answered", "need", {"answers": ["clear"]})
            begun = time.perf_counter()
            floor.execute(EVENT, (1, seq, row.at_ms, row.kind, row.step, '{"answers": ["clear"]}'))
            floors.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            store.append(call_id, row)
            ours.append(time.perf_counter() - begun)
        floor.close()
    return [
        Figure("event durable on disk, p50", percentile(ours, 0.5), percentile(floors, 0.5), "2x"),
        Figure("event durable on disk, p99", percentile(ours, 0.99), 0.008, "8 ms"),
    ]


def _floor(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(
        "CREATE TABLE call_event (call_id INTEGER, seq INTEGER, at_ms INTEGER, kind TEXT, step TEXT,"
        " payload TEXT, PRIMARY KEY (call_id, seq)) WITHOUT ROWID"
    )
    return connection
