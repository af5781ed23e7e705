"""Writing what was checked: batches that are whole or not there, and room for others between."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from data.errors import StoreError
from data.importing.duplicates import in_records
from data.importing.errors import ImportStopped
from data.importing.plan import Plan, Progress, never, no_progress
from data.importing.spool import Refused, Waiting
from data.sqlite.others import OthersAtWork
from data.store import Store
from data.tables.core import lead

BATCH = 100
"""Rows of a transaction: as many as a rep's key may wait for."""
PAUSE = 0.1
"""Seconds left to others after a batch while they are writing."""
BREATH = 0.001
"""Seconds left to others after every batch, so that one who waits gets in."""
COURTESY = 20
"""Batches for which others count as writing after they wrote."""

STOPPED = "{count} leads are in, then: {why} Run the same command again; none will be in twice."


@dataclass
class TakenIn:
    """What an import did."""

    added: int = 0
    late: list[Refused] = field(default_factory=list)
    """Rows that somebody else put in, or off, while the file was being checked."""
    cancelled: bool = False


class _Pace:
    """How long to wait between batches."""

    def __init__(self, sleep: Callable[[float], object]) -> None:
        self._sleep = sleep
        self._others = OthersAtWork()
        self._polite = 0

    def look(self, connection: Connection) -> None:
        """See, inside a transaction, whether somebody else has written since the last."""
        self._polite = COURTESY if self._others.wrote(connection) else max(0, self._polite - 1)

    def rest(self) -> None:
        """Leave the records to others for a while."""
        self._sleep(PAUSE if self._polite else BREATH)


def take_in(
    store: Store,
    plan: Plan,
    *,
    now: datetime,
    progress: Progress = no_progress,
    stopped: Callable[[], bool] = never,
    sleep: Callable[[float], object] = time.sleep,
) -> TakenIn:
    """Write the leads of a plan.

    Args:
        store: The records.
        plan: What was checked.
        now: When the leads come in.
        progress: Told how far it is.
        stopped: Asked between batches whether the person wants it to end.
        sleep: Waits that many seconds.

    Raises:
        ImportStopped: The records refuse to go on; whole batches are in.
    """
    done = TakenIn()
    pace = _Pace(sleep)
    went = 0
    for batch in plan.spool.waiting(size=BATCH):
        if stopped():
            done.cancelled = True
            break
        if went:
            pace.rest()
        try:
            with store.database.writing() as connection:
                pace.look(connection)
                late = _write(connection, batch, now)
        except StoreError as error:
            raise ImportStopped(STOPPED, count=done.added, why=error.saying) from error
        done.added += len(batch) - len(late)
        done.late += late
        went += len(batch)
        progress("writing", went, plan.waiting)
    for row in done.late:
        plan.refused[row.kind] += 1
        plan.waiting -= 1
    plan.spool.refuse(done.late)
    return done


def _write(connection: Connection, batch: list[Waiting], now: datetime) -> list[Refused]:
    """Write a batch but for those that came in since the plan was made."""
    there = in_records(connection, [row.values for row in batch])
    late: list[Refused] = []
    new: list[dict[str, Any]] = []
    for row in batch:
        verdict = there.get(row.values["phone_e164"]) or there.get(row.values["email_folded"])
        if verdict is None:
            new.append({"created_at": now, **row.values})
        else:
            late.append(Refused(row.number, row.line, row.cells, *verdict))
    if new:
        connection.execute(insert(lead), new)
    return late
