"""The table of calls, page by page, and the ids behind any number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.engine import Connection

from data.figures.chosen import Chosen, by_block
from data.searching import hits
from data.tables.core import call_figure as figure
from data.tables.core import lead
from tui.scripts.cleaning import folded

PAGE = 100
WORDS = 6

MEASURES = ("calls", "reached", "diagnosed", "qualified", "deals", "disqualified", "won", "lost",
            "hasty", "advances")  # fmt: skip
"""What a number may count."""
AT_ONCE = 2_000
"""Calls that are looked through at once for words that many leads have."""


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
    """Where the next page begins; None after the last."""


def call_page(
    connection: Connection,
    chosen: Chosen,
    *,
    search: str = "",
    after: Place | None = None,
    limit: int = PAGE,
) -> Page:
    """A page of chosen calls.

    Args:
        connection: A transaction.
        chosen: The calls.
        search: Words that the lead must have.
        after: Where the page before ended.
        limit: Calls at most.
    """
    rows: list[Any] = []
    chosen, words = _having(connection, chosen, search)
    at_once = AT_ONCE if words else limit + 1
    while True:
        ids = chosen.latest(at_once, after)
        rows += _read(connection, ids, words)
        if len(rows) > limit or len(ids) < at_once:
            break
        after = _last(connection, ids)
    lines = tuple(CallLine(*row) for row in rows[:limit])
    more = len(rows) > limit
    return Page(lines, Place(lines[-1].day, lines[-1].id) if more else None)


def call_count(connection: Connection, chosen: Chosen, *, search: str = "") -> int:
    """How many calls have these words, too."""
    chosen, words = _having(connection, chosen, search)
    if not words:
        return chosen.count()
    c = figure.c
    found = select(c.id).join(lead, lead.c.id == c.lead).where(*_containing(words))
    return chosen.among(by_block(connection.execute(found).scalars())).count()


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


def _having(connection: Connection, chosen: Chosen, search: str) -> tuple[Chosen, list[str]]:
    """Fewer calls, where few leads have the words; else the words are still to be looked for."""
    words = folded(search).split()[:WORDS]
    if not words:
        return chosen, []
    found = hits(connection, search)
    if found.more:
        return chosen, words
    c = figure.c
    ids = connection.execute(select(c.id).where(c.lead.in_(found.named))).scalars()
    return chosen.among(by_block(ids)), []


def _read(connection: Connection, ids: Sequence[int], words: Sequence[str]) -> list[Any]:
    c = figure.c
    found = (
        select(
            c.id, c.lead, c.day, lead.c.name, lead.c.company_name, c.rep, c.script, c.framework,
            c.source, c.segment, c.band, c.outcome, c.reason, c.verdict, c.score, c.seconds,
            c.hasty, c.won,
        )
        .join(lead, lead.c.id == c.lead)
        .where(c.id.in_(ids), *_containing(words))
        .order_by(c.day.desc(), c.id.desc())
    )  # fmt: skip
    return list(connection.execute(found))


def _last(connection: Connection, ids: Sequence[int]) -> Place:
    c = figure.c
    found = select(c.day, c.id).where(c.id.in_(ids)).order_by(c.day, c.id).limit(1)
    return Place(*connection.execute(found).one())


def _containing(words: Sequence[str]) -> list[ColumnElement[bool]]:
    plain = [word.replace("!", "!!").replace("%", "!%").replace("_", "!_") for word in words]
    return [lead.c.search.like(f"%{word}%", escape="!") for word in plain]
