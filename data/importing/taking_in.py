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
from data.importing.runs import Run
from data.importing.spool import Refused, Waiting
from data.importing.taking_out import take_out
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

STOPPED = "{why} Nothing of the file was kept. Put that right, and import the file again."
STAYED = (
    "{why} Nothing of the file was kept but {count} leads that somebody has worked with meanwhile. "
    "Put that right, and import the file again."
)
LEFT = (
    "{why} {count} leads of the file could not be taken out again for the same reason. Put that "
    "right and start Talktrack: it takes them out at its start. Then import the file again."
)


@dataclass
class TakenIn:
    """What an import did."""

    at: datetime
    """When the leads came in."""
    added: int = 0
    """Leads that are in; where it was cancelled, those that somebody worked with meanwhile."""
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
    file: str = "",
    by: str = "",
    progress: Progress = no_progress,
    stopped: Callable[[], bool] = never,
    sleep: Callable[[float], object] = time.sleep,
) -> TakenIn:
    """Write the leads of a plan: all of them, or none.

    The batches before one that fails, and those before the person stops it, are taken out again; a
    program that is killed leaves that to the next start (`taking_out.take_out_cut_off`).

    Args:
        store: The records.
        plan: What was checked.
        now: When the leads come in.
        file: Where the file is, for the history.
        by: Who takes it in.
        progress: Told how far it is.
        stopped: Asked between batches whether the person wants it to end.
        sleep: Waits that many seconds.

    Raises:
        ImportStopped: The records refuse to go on; the sentence says what became of the leads.
    """
    run = Run(file=file, by=by, now=now)
    done = TakenIn(at=now)
    try:
        _write_all(store, plan, run, done, progress, stopped, sleep)
        if done.cancelled:
            done.added = _taken_out(store, run, sleep)
    except StoreError as error:
        raise _stopped(store, run, done, error, sleep) from error
    finally:
        run.over()
    for row in done.late:
        plan.refused[row.kind] += 1
        plan.waiting -= 1
    plan.spool.refuse(done.late)
    return done


def _write_all(
    store: Store,
    plan: Plan,
    run: Run,
    done: TakenIn,
    progress: Progress,
    stopped: Callable[[], bool],
    sleep: Callable[[float], object],
) -> None:
    """Write batch after batch, and that it is whole after the last."""
    pace = _Pace(sleep)
    scorer = store.standings.scorer
    went = 0
    with store.database.writing_in_turns() as turn:
        for batch in plan.spool.waiting(size=pace.rows):
            if stopped():
                done.cancelled = True
                return
            if went:
                pace.rest()
            with turn() as connection:
                pace.look(connection, plan.watch)
                ids, late = _write(connection, batch, done.at, scorer, sure=bool(pace.sure))
                if ids:
                    run.wrote(connection, ids)
            done.added += len(ids)
            done.late += late
            went += len(batch)
            progress("writing", went, plan.waiting)
        with turn() as connection:
            run.whole(connection)


def _taken_out(store: Store, run: Run, sleep: Callable[[float], object]) -> int:
    """Take out what came in; how many leads stay, since somebody has worked with them."""
    imported = run.imported
    return take_out(store, imported, sleep=sleep).stayed if imported is not None else 0


def _stopped(
    store: Store, run: Run, done: TakenIn, why: StoreError, sleep: Callable[[float], object]
) -> ImportStopped:
    try:
        stayed = _taken_out(store, run, sleep)
    except StoreError:
        return ImportStopped(LEFT, count=done.added, why=why.saying)
    if stayed:
        return ImportStopped(STAYED, count=stayed, why=why.saying)
    return ImportStopped(STOPPED, why=why.saying)


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
