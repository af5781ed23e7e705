"""What a rep's live talks found out, and in what order they asked, to stand beside practice."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.said_in_scripts import steps_of
from data.store import Store
from data.tables.core import call, call_event, evidence
from tui.scripts.order_faults import (
    FAULTS,
    KINDS,
    READY,
    Fault,
    count_order_faults,
    said_live,
)
from tui.scripts.practice.transfer import Found

LATEST = 200
"""Live calls that are read."""


def live_found(store: Store, rep: str, framework: str) -> Found:
    """What a rep's latest talks in this framework found out, and the faults made in them."""
    chosen = (
        select(call.c.id, call.c.script_hash, call.c.buying_stage)
        .where(
            call.c.rep == rep,
            call.c.framework == framework,
            call.c.status == "ended",
            call.c.disposition == "talked",
        )
        .order_by(call.c.started_at.desc())
        .limit(LATEST)
    )
    with store.database.reading() as connection:
        calls = connection.execute(chosen).all()
        ids = [int(row.id) for row in calls]
        found = select(evidence.c.criterion).where(
            evidence.c.call_id.in_(ids), evidence.c.status != "unknown"
        )
        known: dict[str, int] = {}
        for (criterion,) in connection.execute(found):
            known[criterion] = known.get(criterion, 0) + 1
        faults = _faults(connection, calls)
    return Found(len(calls), known, faults)


def _faults(connection: Connection, calls: Sequence[Any]) -> dict[Fault, int]:
    """Calls in which each fault of order was made."""
    about = {int(row.id): row for row in calls}
    steps = steps_of(connection, {row.script_hash for row in calls})
    event = call_event.c
    chosen = (
        select(event.call_id, event.seq, event.at_ms, event.kind, event.step, event.payload)
        .where(event.call_id.in_(list(about)), event.kind.in_(KINDS))
        .order_by(event.call_id, event.seq)
    )
    made: dict[Fault, int] = dict.fromkeys(FAULTS, 0)
    rows = connection.execute(chosen).all()
    for number, own in groupby(rows, key=lambda row: int(row[0])):
        row = about[number]
        said = said_live([tuple(each[1:]) for each in own], steps[row.script_hash])
        counted = count_order_faults(said, ready=row.buying_stage in READY)
        for fault, count in counted.items():
            made[fault] += bool(count)
    return made
