"""The table of calls, page by page, and the ids behind any number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, literal, select, tuple_
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.facts import HASTY
from data.figures.stale import figure
from data.tables.core import lead
from data.types import Day
from tui.scripts.cleaning import folded

PAGE = 100
WORDS = 6

MEASURES: Mapping[str, ColumnElement[bool]] = {
    "calls": figure.c.reached >= 0,
    "reached": figure.c.reached == 1,
    "diagnosed": figure.c.diagnosed == 1,
    "qualified": figure.c.outcome.in_(("deal", "no_deal")),
    "deals": figure.c.outcome == "deal",
    "disqualified": figure.c.outcome == "disqualified",
    "won": figure.c.won == 1,
    "lost": figure.c.won == 0,
    "hasty": figure.c.hasty >= HASTY,
    "advances": figure.c.advance == 1,
}
"""What a number counts, as a rule for the calls behind it."""


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
    asked: Asked,
    *,
    measure: str = "calls",
    search: str = "",
    after: Place | None = None,
    limit: int = PAGE,
) -> Page:
    """A page of the calls that are asked for.

    Args:
        connection: A transaction.
        asked: Which calls.
        measure: Only those that this number counts.
        search: Words that the lead must contain.
        after: Where the page before ended.
        limit: Calls at most.
    """
    rules = [*asked.rules(), MEASURES[measure]]
    return page_of(connection, rules, search=search, after=after, limit=limit)


def page_of(
    connection: Connection,
    rules: Sequence[ColumnElement[bool]],
    *,
    search: str = "",
    after: Place | None = None,
    limit: int = PAGE,
) -> Page:
    """A page of the calls that satisfy these rules.

    Args:
        connection: A transaction.
        rules: What the figures of a call must satisfy.
        search: Words that the lead must contain.
        after: Where the page before ended.
        limit: Calls at most.
    """
    c = figure.c
    chosen = (
        select(
            c.id, c.lead, c.day, lead.c.name, lead.c.company_name, c.rep, c.script, c.framework,
            c.source, c.segment, c.band, c.outcome, c.reason, c.verdict, c.score, c.seconds,
            c.hasty, c.won,
        )
        .join(lead, lead.c.id == c.lead)
        .where(*rules, *_containing(search))
        .order_by(c.day.desc(), c.id.desc())
        .limit(limit + 1)
    )  # fmt: skip
    if after is not None:
        chosen = chosen.where(tuple_(c.day, c.id) < tuple_(literal(after.day, Day), after.call_id))
    rows: list[Any] = list(connection.execute(chosen))
    lines = tuple(CallLine(*row) for row in rows[:limit])
    more = len(rows) > limit
    return Page(lines, Place(lines[-1].day, lines[-1].id) if more else None)


def count_of(
    connection: Connection, rules: Sequence[ColumnElement[bool]], *, search: str = ""
) -> int:
    """How many calls satisfy these rules."""
    chosen = select(func.count()).select_from(figure).where(*rules)
    if search:
        chosen = chosen.join(lead, lead.c.id == figure.c.lead).where(*_containing(search))
    return int(connection.execute(chosen).scalar_one())


def call_ids(
    connection: Connection, asked: Asked, *, measure: str = "calls", limit: int = 100_000
) -> list[int]:
    """The ids of the calls that a number counts, the latest first."""
    c = figure.c
    chosen = select(c.id).where(*asked.rules(), MEASURES[measure])
    chosen = chosen.order_by(c.day.desc(), c.id.desc()).limit(limit)
    return [int(one) for one in connection.execute(chosen).scalars()]


def _containing(search: str) -> list[ColumnElement[bool]]:
    rules: list[ColumnElement[bool]] = []
    for word in folded(search).split()[:WORDS]:
        plain = word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        rules.append(lead.c.search.like(f"%{plain}%", escape="!"))
    return rules
