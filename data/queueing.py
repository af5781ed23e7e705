"""The queue as the store answers it: whom to call, whom a search finds, what to filter by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, text
from sqlalchemy.engine import Connection

from data import queue_sql, searching
from data.database import Database
from data.people_found import people_found
from data.queue_filter import QueueFilter
from data.queue_rows import QueueRow, Section
from data.queue_sql import AWAKE, Wanted
from data.sqlite import search as index
from data.sqlite.hours import teach_hours
from data.sqlite.plainly import plainly
from data.tables.core import lead
from data.types import Moment

if TYPE_CHECKING:
    from tui.scripts.working_time import WorkingTime

FILTERED = ("stage", "band", "track", "segment", "source", "owner", "country", "status")
"""Columns of a lead that the queue is filtered by."""

_CHOICES = 200
"""Values of one column that are offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueWish:
    """What is wanted of the queue."""

    now: datetime
    owner: str | None = None
    """Only this person's leads, and those that are nobody's."""
    chosen: QueueFilter = field(default_factory=QueueFilter)
    threshold: int | None = None
    """Score below which leads stay away."""
    work: WorkingTime | None = None
    """The hours outside which leads sink; without them nobody does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """The whole queue: the first rows, and the ids of all."""

    rows: tuple[QueueRow, ...]
    order: tuple[tuple[Section, int], ...]
    """Every lead that waits, in order, with its part."""
    total: int
    """Leads in all, whether they wait or not."""
    hidden: int = 0
    """Leads that the threshold keeps away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Whom a search has found: by name in the order of the queue, then by what was said."""

    rows: tuple[QueueRow, ...]
    """Contacts without a lead stand at their end, by their number below zero."""
    count: int
    """How many there are in all, as far as was looked."""
    more: bool = False
    """Whether there may be more than were looked at."""


class Queues:
    """The part of the store that answers for the queue."""

    database: Database

    def queue(
        self,
        *,
        now: datetime,
        owner: str | None = None,
        limit: int = 300,
        search: str | None = None,
    ) -> list[QueueRow]:
        """Whom to call: due, drafts, hand-raises, fast track, new, those to retry, for later."""
        wish = QueueWish(now=now, owner=owner)
        if search and search.strip():
            return list(self.search(search, wish, limit=limit).rows)
        with self.database.reading() as connection:
            execute, wanted = _ask(connection, wish, limit=limit)
            ids = [lead_id for _section, lead_id in queue_sql.order(execute, wanted)]
            return queue_sql.rows(execute, ids, now)

    def queued(self, wish: QueueWish, *, first: int = 300) -> Queued:
        """The whole queue as ids, and the first rows of it."""
        with self.database.reading() as connection:
            execute, wanted = _ask(connection, wish)
            listed = tuple(queue_sql.order(execute, wanted))
            ids = [lead_id for _section, lead_id in listed[:first]]
            [[total]] = execute(queue_sql.TOTAL, {})
            return Queued(
                rows=tuple(queue_sql.rows(execute, ids, wish.now)),
                order=listed,
                total=int(total),
                hidden=queue_sql.hidden(execute, wanted),
            )

    def queue_rows(self, leads: Sequence[int], *, now: datetime) -> list[QueueRow]:
        """These leads as the queue shows them."""
        with self.database.reading() as connection:
            return queue_sql.rows(_executing(connection), leads, now)

    def search(self, words: str, wish: QueueWish, *, limit: int = 300) -> Found:
        """Leads that hold every word, each as the beginning of one of theirs."""
        for one in searching.INDEXES:
            searching.catch_up_if_few(self.database, one)
        with self.database.reading() as connection:
            execute, wanted = _ask(connection, wish)
            hits = searching.hits(connection, words)
            named = queue_sql.sorted_ids(execute, hits.named, wanted)
            heard = queue_sql.sorted_ids(execute, hits.heard, wanted)
            chosen = [lead_id for _section, lead_id in (*named, *heard)][:limit]
            rows = queue_sql.rows(execute, chosen, wish.now)
            said = {lead_id for _section, lead_id in heard}
            where = searching.places(
                connection, [row.lead_id for row in rows if row.lead_id in said], words
            )
            people = people_found(connection, words)
        return Found(
            rows=tuple(
                replace(row, found_in=where.get(row.lead_id, searching.SOMEWHERE))
                if row.lead_id in said
                else row
                for row in (*rows, *people)
            ),
            count=len(named) + len(heard) + len(people),
            more=hits.more,
        )

    def catch_up(self, limit: int = index.LIMIT) -> int:
        """Write marked leads, then records, into the index of words anew; says how many were.

        Raises:
            StoreBusy: Somebody else is writing; nothing was done.
        """
        for one in searching.INDEXES:
            if written := searching.catch_up(self.database, one, limit):
                return written
        return 0

    def filter_choices(self) -> Mapping[str, tuple[str, ...]]:
        """What stands in the columns that the queue is filtered by, in order."""
        with self.database.reading() as connection:
            return {
                name: tuple(
                    str(value)
                    for value in connection.execute(
                        select(lead.c[name]).distinct().order_by(lead.c[name]).limit(_CHOICES)
                    ).scalars()
                )
                for name in FILTERED
            }


def _ask(
    connection: Connection, wish: QueueWish, *, limit: int | None = None
) -> tuple[queue_sql.Execute, Wanted]:
    """How to ask the records, and what."""
    wanted = Wanted(
        now=wish.now,
        limit=limit,
        owner=wish.owner,
        chosen=wish.chosen,
        threshold=wish.threshold,
        asleep=hours_of(connection, wish),
    )
    return _executing(connection), wanted


def hours_of(connection: Connection, wish: QueueWish) -> str:
    """The condition under which it is not working time where the lead `l` is."""
    if wish.work is None:
        return AWAKE
    if connection.dialect.name == "sqlite":
        return teach_hours(searching.raw_of(connection), wish.now, wish.work)
    from tui.scripts.their_time import countries_asleep

    listed = ", ".join(f"'{code}'" for code in countries_asleep(wish.now, wish.work))
    return f"l.country IN ({listed})" if listed else AWAKE


def _executing(connection: Connection) -> queue_sql.Execute:
    if connection.dialect.name == "sqlite":
        return plainly(searching.raw_of(connection))

    def execute(sql: str, values: Mapping[str, Any]) -> Iterable[Any]:
        used = {name: value for name, value in values.items() if f":{name}" in sql}
        times = [
            bindparam(name, type_=Moment())
            for name, value in used.items()
            if isinstance(value, datetime)
        ]
        return connection.execute(text(sql).bindparams(*times), used)

    return execute
