"""An invented team whose records hold what real ones do and plain ones don't."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from benchmarks.world.truth import Rep, Truth
from benchmarks.world.writing import TODAY, write
from data.sqlite.driver import driver
from data.store import Store

LATELY = f"{TODAY - timedelta(days=20)}T09:00:00.000000Z"
LONG_AGO = f"{TODAY - timedelta(days=200)}T09:00:00.000000Z"

SMALL = Truth(reps={f"Rep {number:02}": Rep(0.5, 0.3) for number in range(1, 5)})
"""A team of four."""

CHANGES = (
    # Talks without a score or a buying stage, leads knocked out, callbacks agreed at once.
    "UPDATE call SET lead_score = NULL, buying_stage = NULL WHERE id % 7 = 0 AND outcome <> ''",
    "UPDATE call SET knocked_out = 'employees' WHERE id % 31 = 0 AND outcome = 'disqualified'",
    "UPDATE call SET disposition = 'callback' WHERE id % 5 = 0 AND disposition = 'no_answer'",
    "UPDATE call SET segment = NULL, verdict = NULL WHERE id % 13 = 0 AND outcome <> ''",
    # Deals without an amount, in other money, and two that came from no call.
    "UPDATE deal SET amount = NULL, currency = NULL WHERE id % 4 = 0",
    "UPDATE deal SET currency = 'PLN' WHERE id % 4 = 1",
    "UPDATE deal SET expected_close = '2026-11-01' WHERE status = 'open' AND id % 3 = 0",
    # Leads with and without their source, taken, given back, and given back again.
    "UPDATE lead SET source = '' WHERE id % 17 = 0",
    f"UPDATE lead SET next_call_at = '{LATELY}' WHERE id % 6 = 0",
    "INSERT INTO lead_stage (lead_id, stage, at, by, reason, note) SELECT id, 'accepted', "
    f"'{LATELY}', 'Mia', '', '' FROM lead WHERE id % 3 = 0",
    "INSERT INTO lead_stage (lead_id, stage, at, by, reason, note) SELECT id, 'returned', "
    f"'{LATELY}', 'Mia', CASE id % 2 WHEN 0 THEN 'too_early' ELSE 'no_fit' END, '' "
    "FROM lead WHERE id % 9 = 0",
    "INSERT INTO lead_stage (lead_id, stage, at, by, reason, note) SELECT id, 'returned', "
    f"'{LONG_AGO}', 'Mia', 'no_fit', '' FROM lead WHERE id % 5 = 0",
    # What two auditors say of the disqualified, and what was said on the way.
    "INSERT INTO review (call_id, reviewer, at, verdict, kind, comment) SELECT id, 'Mia', "
    f"'{LATELY}', CASE id % 3 WHEN 0 THEN 'yes' WHEN 1 THEN 'no' ELSE 'unsure' END, 'audit', '' "
    "FROM call WHERE outcome = 'disqualified'",
    "INSERT INTO review (call_id, reviewer, at, verdict, kind, comment) SELECT id, 'Eve', "
    f"'{LATELY}', 'yes', 'audit', '' FROM call WHERE outcome = 'disqualified' AND id % 2 = 0",
    "INSERT INTO call_event (call_id, seq, at_ms, kind, step, payload) SELECT call_id, "
    "max(seq) + 1, max(at_ms) + 10, 'card_recalled', 'need', '{\"card\":\"objection:price\"}' "
    "FROM call_event WHERE call_id % 3 = 0 GROUP BY call_id",
    "INSERT INTO call_event (call_id, seq, at_ms, kind, step, payload) SELECT call_id, "
    "max(seq) + 1, max(at_ms) + 10, 'card_recalled', 'need', '{\"card\":\"objection:price\"}' "
    "FROM call_event WHERE call_id % 6 = 0 GROUP BY call_id",
)


def odd_world(path: Path, *, seed: int) -> Store:
    """Write such records, and open them."""
    write(path, calls=450, days=120, seed=seed, events=250, truth=SMALL).close()
    with driver().connect(str(path)) as raw:
        for change in CHANGES:
            raw.execute(change)
    return Store.open(path)
