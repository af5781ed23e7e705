"""Writing a world into a file as fast as SQLite takes it."""

import json
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from data.figures.catching_up import catch_up
from data.sqlite.driver import driver
from data.store import Store

from .making import HASH, SHARED, Day, Maker
from .truth import STEPS, Truth

COLUMNS = {
    "lead": "id name company_name source status owner created_at score",
    "call": "id lead_id rep script_id script_version script_hash lang framework started_at status "
    "ended_at talk_seconds disposition outcome reason reason_note revisit_at next_step_at "
    "next_step_who next_step_action icp_fit lead_score verdict buying_stage segment ease interest "
    "contact_id company_id deal_id",
    "deal": "id name amount currency expected_close owner company_id contact_id call_id status "
    "created_at closed_at",
    "evidence": "call_id criterion status words",
    "call_event": "call_id seq at_ms kind step payload",
}
TODAY = date(2026, 11, 20)
AT_ONCE = 20_000


def write(
    path: Path,
    *,
    calls: int,
    seed: int = 1,
    days: int = 500,
    last: date = TODAY,
    events: int = 20_000,
    truth: Truth | None = None,
) -> Store:
    """Make a file with so many calls, and return its store with everything counted.

    Args:
        path: A new file.
        calls: How many calls.
        seed: The same seed makes the same file.
        days: Over how many days they are spread.
        last: The last of them.
        events: How many of the last calls have their events, where they were talks.
        truth: The rates.
    """
    store = Store.open(path)
    maker = Maker(
        truth or Truth(), seed=seed, calls=calls, days=days, last=last, events=min(events, calls)
    )
    with closing(driver().connect(str(path), isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous=OFF")
        raw.execute("PRAGMA cache_size=-200000")
        raw.execute("BEGIN IMMEDIATE")
        _before(raw)
        held = Day()
        for day in maker.days():
            for name in Day.__dataclass_fields__:
                getattr(held, name).extend(getattr(day, name))
            if len(held.calls) >= AT_ONCE:
                _flush(raw, held)
                held = Day()
        _flush(raw, held)
        _after(raw)
        raw.execute("COMMIT")
    catch_up(store.database)
    with closing(driver().connect(str(path), isolation_level=None)) as raw:
        raw.execute("PRAGMA optimize=0x10002")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return store


def _before(raw: Any) -> None:
    for version, script_hash in HASH.items():
        steps = [
            {"id": step, "kind": "pain" if step == "pain" else "ask", "stage": "diagnosis",
             "level": 3 if step == "pain" else None,
             "text": f"{step}, {version}" if step == "budget" else f"{step}?"}
            for step in STEPS
        ]  # fmt: skip
        text = json.dumps({"id": "orlica", "version": version, "lang": "en", "steps": steps})
        _insert(raw, "script_version", ("hash", "script_id", "version", "lang", "text"),
                [(script_hash, "orlica", version, "en", text)])  # fmt: skip
    moment = "2024-01-01T00:00:00.000000Z"
    shared = [(number, f"Shared {number}", moment) for number in range(1, SHARED + 1)]
    _insert(raw, "company", ("id", "name", "created_at"), shared)
    _insert(raw, "contact", ("id", "name", "created_at", "company_id"),
            [(*row, row[0]) for row in shared])  # fmt: skip


def _flush(raw: Any, day: Day) -> None:
    rows: dict[str, list[tuple[object, ...]]] = {
        "lead": day.leads, "call": day.calls, "deal": day.deals, "evidence": day.evidence,
        "call_event": day.events,
    }  # fmt: skip
    for table, found in rows.items():
        _insert(raw, table, COLUMNS[table].split(), found)


def _after(raw: Any) -> None:
    """Leads stand where their last call has left them, and are found by their names."""
    raw.execute(
        "UPDATE lead SET status = o.outcome FROM (SELECT lead_id, outcome, max(id) FROM call "
        "WHERE outcome IS NOT NULL GROUP BY lead_id) o WHERE o.lead_id = lead.id"
    )
    raw.execute("UPDATE lead SET search = lower(name || ' ' || company_name)")


def _insert(
    raw: Any, table: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> None:
    marks = ",".join("?" * len(columns))
    raw.executemany(f'INSERT INTO "{table}" ({", ".join(columns)}) VALUES ({marks})', rows)
