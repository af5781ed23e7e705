"""The table of calls, page by page, and the ids behind any number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, literal, select, tuple_
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.chosen import Chosen, by_block
from data.figures.ends import earliest
from data.searching import calls_with
from data.tables.core import call_figure as figure
from data.tables.core import lead

PAGE = 100

AT_ONCE = 2_000
"""Calls that are named one by one in a question."""
LATEST = 2_000
"""Calls of a period that are looked at before the sets are."""
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
    rows: list[Any] = []
    for at in range(0, len(ids), AT_ONCE):  # no database takes any number of values
        rows += _read(connection, figure.c.id.in_(ids[at : at + AT_ONCE]), back=back)
    rows.sort(key=attrgetter("day", "id"), reverse=not back)
    return _page(rows, limit, back=back)


def quick_page(
    connection: Connection, asked: Asked, *, after: Place | None = None, limit: int = PAGE
) -> Page | None:
    """The same page without the sets, where the latest calls of the period are enough to fill it.

    Args:
        connection: A transaction.
        asked: The calls.
        after: Where the page before ended.
        limit: Calls at most.
    """
    c, period = figure.c, asked.period
    _of_period, *rules = asked.rules()
    upto = [c.day <= period.last]
    if after is not None:
        upto.append(tuple_(c.day, c.id) < tuple_(literal(after.day, c.day.type), after.call_id))
    first: ColumnElement[Any] = literal(period.first, c.day.type)
    if rules:
        # So that few among very many are left to the sets, the rules are asked of the latest only.
        latest = select(c.day).where(c.day >= first, *upto).order_by(c.day.desc(), c.id.desc())
        last_of_them = latest.offset(LATEST).limit(1).scalar_subquery()
        first = func.coalesce(last_of_them, first, type_=c.day.type)
    rules = [c.day >= first, *upto, *rules]
    rows = _read(connection, *rules, back=False, most=limit + 1)
    return None if asked.only and len(rows) <= limit else _page(rows, limit, back=False)


def _page(rows: Sequence[Any], limit: int, *, back: bool) -> Page:
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


def _read(
    connection: Connection, *rules: ColumnElement[bool], back: bool, most: int | None = None
) -> list[Any]:
    c = figure.c
    order = (c.day, c.id) if back else (c.day.desc(), c.id.desc())
    found = (
        select(
            c.id, c.lead, c.day, lead.c.name, lead.c.company_name, c.rep, c.script, c.framework,
            c.source, c.segment, c.band, c.outcome, c.reason, c.verdict, c.score, c.seconds,
            c.hasty, c.won,
        )
        .join(lead, lead.c.id == c.lead)
        .where(*rules)
        .order_by(*order)
        .limit(most)
    )  # fmt: skip
    return list(connection.execute(found))
