"""The table of calls, page by page, and the ids behind any number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.figures.chosen import Chosen, by_block
from data.figures.ends import earliest
from data.searching import calls_with
from data.tables.core import call_figure as figure
from data.tables.core import lead

PAGE = 100

MEASURES = ("calls", "reached", "diagnosed", "qualified", "deals", "disqualified", "won", "lost",
            "hasty", "advances")  # fmt: skip
"""What a number may count."""
AT_ONCE = 2_000
"""Calls that are named one by one in a question."""
Stopped = Callable[[], bool]
"""Whether nobody waits for the answer any more, so that it may be anything."""


def never() -> bool:
    """Somebody waits."""
    return False


class Place(NamedTuple):
    """Where a page ends: the day and the id of its last call."""

    day: date
    call_id: int


@dataclass(frozen=True, slots=True)
class CallLine:
    """A call in the table."""

    id: int
    lead_id: int
    day: date
    lead: str
    company: str
    rep: str
    script: str
    framework: str
    source: str
    segment: str
    band: str
    outcome: str
    reason: str
    verdict: str
    score: int | None
    seconds: int
    hasty: int
    won: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some calls of the table, the latest first."""

    lines: tuple[CallLine, ...]
    after: Place | None
    """Where the next page begins, or ends where one goes back; None where there is none."""


def call_page(
    connection: Connection,
    chosen: Chosen,
    *,
    search: str = "",
    after: Place | None = None,
    limit: int = PAGE,
    back: bool = False,
    stopped: Stopped = never,
) -> Page:
    """A page of chosen calls.

    Args:
        connection: A transaction.
        chosen: The calls.
        search: Words that the lead must have.
        after: Where the page before ended.
        limit: Calls at most.
        back: From the end of the table towards its beginning; the lines stand in their order.
        stopped: Whether the answer is still wanted, where words are looked for.
    """
    chosen = _having(connection, chosen, search, stopped)
    ids = earliest(chosen, limit + 1, after) if back else chosen.latest(limit + 1, after)
    rows = _read(connection, ids, back=back)
    more = len(rows) > limit
    lines = [CallLine(*row) for row in rows[:limit]]
    end = Place(lines[-1].day, lines[-1].id) if more else None
    return Page(tuple(reversed(lines) if back else lines), end)


def call_count(
    connection: Connection, chosen: Chosen, *, search: str = "", stopped: Stopped = never
) -> int:
    """How many calls have these words, too."""
    return _having(connection, chosen, search, stopped).count()


def call_ids(connection: Connection, chosen: Chosen, *, limit: int = 100_000) -> list[int]:
    """The ids of chosen calls, the latest first."""
    c = figure.c
    ids = chosen.latest(limit)
    if len(ids) <= AT_ONCE:
        found = select(c.id).where(c.id.in_(ids)).order_by(c.day.desc(), c.id.desc())
        return [int(one) for one in connection.execute(found).scalars()]
    wanted = set(ids)
    every = select(c.id).order_by(c.day.desc(), c.id.desc())
    return [int(one) for one in connection.execute(every).scalars() if one in wanted]


def _having(connection: Connection, chosen: Chosen, search: str, stopped: Stopped) -> Chosen:
    if not search.strip():
        return chosen
    found: dict[int, int] = {}
    for ids in calls_with(connection, search):
        for block, bits in by_block(ids).items():
            found[block] = found.get(block, 0) | bits
        if stopped():
            break
    return chosen.among(found)


def _read(connection: Connection, ids: Sequence[int], *, back: bool) -> list[Any]:
    c = figure.c
    order = (c.day, c.id) if back else (c.day.desc(), c.id.desc())
    found = (
        select(
            c.id, c.lead, c.day, lead.c.name, lead.c.company_name, c.rep, c.script, c.framework,
            c.source, c.segment, c.band, c.outcome, c.reason, c.verdict, c.score, c.seconds,
            c.hasty, c.won,
        )
        .join(lead, lead.c.id == c.lead)
        .where(c.id.in_(ids))
        .order_by(*order)
    )  # fmt: skip
    return list(connection.execute(found))
