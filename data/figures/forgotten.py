"""Good leads with which nothing is agreed, and returns that are overdue."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.tables.core import call, lead
from data.times import moment_of

GOOD = 55
"""From which score a lead is in band A or B (domain.md 2.4)."""
PATIENCE = 5
"""Working days (domain.md 5.5)."""
LOOKED_AT = 500
"""Leads of each standing that are looked at, the best first, so that it takes no time."""
_LINE = (lead.c.id, lead.c.name, lead.c.company_name, lead.c.score, lead.c.owner)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A lead that waits."""

    lead_id: int
    name: str
    company: str
    score: int | None
    owner: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What nobody thinks of."""

    ignored: tuple[Waiting, ...]
    """A and B leads without a next step, the best first; the first of them."""
    count: int
    """How many they are of those that were looked at."""
    more: bool
    """Whether there may be more, as not all leads were looked at."""
    overdue: int
    overdue_first: tuple[Waiting, ...]
    """Leads whose return or callback has passed, the oldest first."""


def forgotten(connection: Connection, asked: Asked, today: date, *, limit: int = 50) -> Forgotten:
    """Find what is forgotten as of today."""
    long_ago = moment_of(working_days_ago(today, PATIENCE))
    ignored: list[Waiting] = []
    more = False
    for status in ("new", "trying", "no_deal", "deal"):
        found, looked_at = _ignored(connection, asked, status, long_ago)
        ignored += found
        more = more or looked_at >= LOOKED_AT
    ignored.sort(key=lambda one: (-(one.score or 0), one.lead_id))
    due = [lead.c.next_call_at < moment_of(today), *_mine(asked)]
    count = connection.execute(select(func.count()).select_from(lead).where(*due)).scalar_one()
    chosen = (
        select(*_LINE, lead.c.next_call_at).where(*due).order_by(lead.c.next_call_at).limit(limit)
    )
    first = tuple(Waiting(*row) for row in connection.execute(chosen))
    return Forgotten(tuple(ignored[:limit]), len(ignored), more, int(count), first)


def working_days_ago(today: date, count: int) -> date:
    """The day that lies so many working days back."""
    day = today
    while count:
        day -= timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _ignored(
    connection: Connection, asked: Asked, status: str, long_ago: datetime
) -> tuple[list[Waiting], int]:
    best = (
        select(lead.c.id)
        .where(lead.c.status == status, lead.c.next_call_at.is_(None), lead.c.score >= GOOD)
        .where(*_mine(asked))
        .order_by(lead.c.score.desc(), lead.c.id.desc())
        .limit(LOOKED_AT)
        .subquery("best")
    )
    # Two questions, as an index answers each of them without reading the calls.
    own = exists().where(call.c.lead_id == lead.c.id)
    called = own.where(or_(call.c.started_at >= long_ago, call.c.status == "draft"))
    agreed = own.where(call.c.next_step_at.is_not(None), call.c.step_done_at.is_(None))
    chosen = (
        select(*_LINE, lead.c.created_at)
        .join(best, best.c.id == lead.c.id)
        .where(lead.c.created_at < long_ago, ~called, ~agreed)
    )
    looked_at = connection.execute(select(func.count()).select_from(best)).scalar_one()
    return [Waiting(*row) for row in connection.execute(chosen)], int(looked_at)


def _mine(asked: Asked) -> list[ColumnElement[bool]]:
    rules: list[ColumnElement[bool]] = []
    if "rep" in asked.only:
        rules.append(lead.c.owner.in_((asked.only["rep"], "")))
    if "source" in asked.only:
        rules.append(lead.c.source == asked.only["source"])
    return rules
