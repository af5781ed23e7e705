"""The whole file checked before the first row is written."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from data.importing.columns import Columns
from data.importing.duplicates import (
    AT_ONCE,
    Known,
    Newcomer,
    Verdict,
    has_hands_off,
    has_leads,
    in_records,
)
from data.importing.errors import Cancelled
from data.importing.leads_in_rows import COLUMNS, Defaults, Leads, Taken
from data.importing.lines import Record
from data.importing.spool import Refused, Spool, Waiting
from data.importing.table import Table
from data.sqlite.others import Watch
from data.store import Store
from tui.scripts.sayings import Saying

SAMPLES = 5

Progress = Callable[[str, int, int], None]
"""Told the stage (`checking` or `writing`), how many rows are done and of how many, 0: unknown."""


def no_progress(_stage: str, _done: int, _of: int) -> None:
    """Tells nobody."""


def never() -> bool:
    """Nobody stops it."""
    return False


@dataclass
class Plan:
    """What an import would do."""

    header: list[str]
    spool: Spool
    watch: Watch | None = None
    """Sees whether anything was written since the check began."""
    rows: int = 0
    waiting: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    """Rows that are not taken, by kind."""
    notes: Counter[str] = field(default_factory=Counter)
    """Leads that are taken with something to know about them."""
    as_typed: list[tuple[int, str]] = field(default_factory=list)
    """Line and text of the first numbers that are kept as typed."""
    hints: list[Saying] = field(default_factory=list)
    hint_count: int = 0
    samples: list[dict[str, Any]] = field(default_factory=list)
    """The first leads as they would be kept."""

    def close(self) -> None:
        """Let go of the rows."""
        self.spool.close()
        if self.watch is not None:
            self.watch.close()


def make_plan(
    table: Table,
    columns: Columns,
    *,
    store: Store | None,
    defaults: Defaults | None = None,
    progress: Progress = no_progress,
    stopped: Callable[[], bool] = never,
) -> Plan:
    """Check every row of a table; nothing is written.

    Args:
        table: The file.
        columns: What its columns are.
        store: The records; None where there are none yet.
        defaults: What holds where a row says nothing.
        progress: Told how far it is.
        stopped: Asked after some rows whether the person wants it to end.

    Raises:
        Cancelled: The person stopped it.
    """
    leads = Leads(table.header, columns, defaults or Defaults())
    watch = None if store is None else Watch(store.database.engine)
    plan = Plan(table.header, Spool(), watch)
    try:
        known = Known(plan.spool)
        empty = store is None or _learn(store, known)
        for records in _batches(table.rows()):
            if stopped():
                raise Cancelled
            _check(plan, records, leads, known, None if empty else store)
            progress("checking", plan.rows, 0)
        plan.hints, plan.hint_count = known.hints, known.hint_count
    except BaseException:
        plan.close()
        raise
    return plan


def _learn(store: Store, known: Known) -> bool:
    """Learn who is there; whether there is nobody to look up, not even on the list."""
    with store.database.reading() as connection:
        if has_leads(connection):
            known.learn(connection)
            return False
        return not has_hands_off(connection)


def _batches(rows: Iterator[Record]) -> Iterator[list[Record]]:
    while batch := list(islice(rows, AT_ONCE)):
        yield batch


def _check(
    plan: Plan, records: list[Record], leads: Leads, known: Known, store: Store | None
) -> None:
    refused: list[Refused] = []
    fit: list[tuple[int, Record, Taken]] = []
    for number, record in enumerate(records, plan.rows + 1):
        found = leads.lead(record)
        if isinstance(found, Saying):
            refused.append(Refused(number, record.line, record.cells, "unfit", found))
        else:
            fit.append((number, record, found))
    plan.rows += len(records)
    there: dict[str, Verdict] = {}
    if store is not None:
        with store.database.reading() as connection:
            there = in_records(connection, [taken.values for _, _, taken in fit])
    rows = [Newcomer(record.line, taken.values, taken.person) for _, record, taken in fit]
    waiting = []
    for (number, record, taken), verdict in zip(fit, known.judge(rows, there), strict=True):
        if verdict is not None:
            refused.append(Refused(number, record.line, record.cells, *verdict))
            continue
        # The values stand in the order of the columns from the start.
        waiting.append(Waiting(number, record.line, record.cells, tuple(taken.values.values())))
        plan.notes.update(taken.notes)
        if taken.notes and len(plan.as_typed) < SAMPLES:
            plan.as_typed.append((record.line, str(taken.values["phone"])))
    plan.samples += [
        dict(zip(COLUMNS, row.values, strict=True))
        for row in waiting[: SAMPLES - len(plan.samples)]
    ]
    plan.spool.wait(waiting)
    plan.spool.refuse(refused)
    plan.waiting += len(waiting)
    plan.refused.update(row.kind for row in refused)
