"""Writing what was checked: batches that are whole or not there, and room for others between."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.engine import Connection

from data.errors import StoreError
from data.importing.duplicates import in_records
from data.importing.errors import ImportStopped
from data.importing.leads_in_rows import COLUMNS
from data.importing.plan import Plan, Progress, never, no_progress
from data.importing.spool import Refused, Waiting
from data.scoring.keeping import SCORES, scores_of_new
from data.sqlite.bulk import insert_rows
from data.sqlite.others import OthersAtWork, Watch
from data.store import Store
from data.tables.core import lead
from tui.scripts.scoring.standing import Scorer

BATCH = 100
"""Rows of a transaction while others write: as many as a rep's key may wait for."""
ALONE = 500
"""Rows of a transaction while nobody else does; the first who comes waits for one of these."""
PAUSE = 0.1
"""Seconds left to others after a batch while they are writing."""
BREATH = 0.001
"""Seconds left to others after every batch, so that one who waits gets in."""
COURTESY = 20
"""Batches for which others count as writing after they wrote."""

_PHONE, _EMAIL = COLUMNS.index("phone_e164"), COLUMNS.index("email_folded")

STOPPED = "{count} leads are in, then: {why} Run the same command again; none will be in twice."


@dataclass
class TakenIn:
    """What an import did."""

    added: int = 0
    ids: list[Sequence[int]] = field(default_factory=list)
    """The leads that came in, by the batch."""
    late: list[Refused] = field(default_factory=list)
    """Rows that somebody else put in, or off, while the file was being checked."""
    cancelled: bool = False


class _Pace:
    """How long to wait between batches."""

    def __init__(self, sleep: Callable[[float], object]) -> None:
        self._sleep = sleep
        self._others = OthersAtWork()
        self._polite = 0
        self.sure: bool | None = None
        """Whether nobody has written since the check, so that its verdicts hold."""

    def look(self, connection: Connection, watch: Watch | None) -> None:
        """See, inside a transaction, whether somebody else has written since the last.

        Args:
            connection: The one that all the transactions are on.
            watch: What saw the records from before the check.
        """
        wrote = self._others.wrote(connection)
        self._polite = COURTESY if wrote else max(0, self._polite - 1)
        if self.sure is None:
            self.sure = watch is not None and watch.unchanged()
        elif wrote:
            self.sure = False

    def rows(self) -> int:
        """How many rows the next transaction may have."""
        return BATCH if self._polite else ALONE

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
    scorer = store.standings.scorer
    went = 0
    with store.database.writing_in_turns() as turn:
        for batch in plan.spool.waiting(size=pace.rows):
            if stopped():
                done.cancelled = True
                break
            if went:
                pace.rest()
            try:
                with turn() as connection:
                    pace.look(connection, plan.watch)
                    ids, late = _write(connection, batch, now, scorer, sure=bool(pace.sure))
            except StoreError as error:
                raise ImportStopped(STOPPED, count=done.added, why=error.saying) from error
            done.added += len(ids)
            done.ids.append(ids)
            done.late += late
            went += len(batch)
            progress("writing", went, plan.waiting)
    for row in done.late:
        plan.refused[row.kind] += 1
        plan.waiting -= 1
    plan.spool.refuse(done.late)
    return done


def _write(
    connection: Connection, batch: list[Waiting], now: datetime, scorer: Scorer, *, sure: bool
) -> tuple[Sequence[int], list[Refused]]:
    """Write a batch but for those that came in since the plan was made."""
    ids: Sequence[int] = ()
    late: list[Refused] = []
    if not sure:
        batch, late = _sorted_out(connection, batch)
    if batch:
        rows = [row.values for row in batch]
        scores, alike = scores_of_new(COLUMNS, rows, scorer, now)
        rows = [row + score for row, score in zip(rows, scores, strict=True)]
        columns = (*COLUMNS, *SCORES)
        ids = insert_rows(connection, lead, columns, rows, alike={"created_at": now, **alike})
    return ids, late


def _sorted_out(
    connection: Connection, batch: list[Waiting]
) -> tuple[list[Waiting], list[Refused]]:
    """Those that are still new, and those that somebody else put in, or off, meanwhile."""
    keys = [{"phone_e164": row.values[_PHONE], "email_folded": row.values[_EMAIL]} for row in batch]
    there = in_records(connection, keys)
    new: list[Waiting] = []
    late: list[Refused] = []
    for row, key in zip(batch, keys, strict=True):
        verdict = there.get(key["phone_e164"]) or there.get(key["email_folded"])
        if verdict is None:
            new.append(row)
        else:
            late.append(Refused(row.number, row.line, row.cells, *verdict))
    return new, late
