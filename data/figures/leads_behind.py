"""The leads behind a number: those that came in, those that sales decided on, the forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.forgotten import Waiting, forgotten
from data.figures.sources import DECIDED, decided_last
from data.figures.within import within
from data.tables.core import lead, lead_stage

MOST = 2_000
"""Leads in one list."""

Which = Literal["came in", "decided", "accepted", "returned", "forgotten", "overdue"]


@dataclass(frozen=True, slots=True)
class OfLeads:
    """Which leads a number counts."""

    asked: Asked
    """Their source, where one is asked for, and the period of what happened to them."""
    which: Which
    """Came in; accepted or given back, as sales decided last; forgotten or overdue today."""
    reason: str | None = None
    """Given back for it; None for any."""
    sources: tuple[str, ...] | None = None
    """Only leads of one of these."""
    today: date = date.max
    """The day that forgotten and overdue ones are seen from."""


@dataclass(frozen=True, slots=True)
class LeadLine:
    """A lead in the list."""

    id: int
    name: str
    company: str
    source: str
    owner: str
    status: str
    score: int | None
    at: datetime
    """When it came in, was decided on, or since when it waits."""
    reason: str = ""
    """Why it was given back."""


def leads_behind(connection: Connection, wanted: OfLeads, *, limit: int = MOST) -> list[LeadLine]:
    """The leads behind a number; the latest first, of the forgotten the best."""
    if wanted.which in ("forgotten", "overdue"):
        return _waiting(connection, wanted, limit)
    return [LeadLine(*row) for row in connection.execute(_chosen(wanted).limit(limit))]


def count_leads(connection: Connection, wanted: OfLeads) -> int:
    """How many leads those are."""
    if wanted.which in ("forgotten", "overdue"):
        found = forgotten(connection, wanted.asked, wanted.today, limit=MOST)
        return found.overdue if wanted.which == "overdue" else found.count
    chosen = _chosen(wanted).order_by(None).with_only_columns(lead.c.id).subquery()
    return int(connection.execute(select(func.count()).select_from(chosen)).scalar_one())


_LEAD = (lead.c.id, lead.c.name, lead.c.company_name, lead.c.source, lead.c.owner, lead.c.status,
         lead.c.score)  # fmt: skip


def _chosen(wanted: OfLeads) -> Select[Any]:
    if wanted.which == "came in":
        return (
            select(*_LEAD, lead.c.created_at)
            .where(*within(lead.c.created_at, wanted.asked.period), *_of_source(wanted))
            .order_by(lead.c.created_at.desc(), lead.c.id.desc())
        )
    step = lead_stage.c
    stages = DECIDED if wanted.which == "decided" else (wanted.which,)
    chosen = (
        select(*_LEAD, step.at, step.reason)
        .join(lead_stage, step.lead_id == lead.c.id)
        .where(step.id.in_(decided_last(wanted.asked.period)), step.stage.in_(stages))
        .where(*_of_source(wanted))
        .order_by(step.at.desc(), step.id.desc())
    )
    return chosen if wanted.reason is None else chosen.where(step.reason == wanted.reason)


def _of_source(wanted: OfLeads) -> list[ColumnElement[bool]]:
    only = wanted.asked.only
    rules = [lead.c.source == only["source"]] if "source" in only else []
    return rules if wanted.sources is None else [*rules, lead.c.source.in_(wanted.sources)]


def _waiting(connection: Connection, wanted: OfLeads, limit: int) -> list[LeadLine]:
    found = forgotten(connection, wanted.asked, wanted.today, limit=limit)
    waiting: Sequence[Waiting] = (
        found.ignored if wanted.which == "forgotten" else found.overdue_first
    )
    ids = [one.lead_id for one in waiting]
    chosen = select(lead.c.id, lead.c.source, lead.c.status).where(lead.c.id.in_(ids))
    known = {row.id: row for row in connection.execute(chosen)}
    return [
        LeadLine(one.lead_id, one.name, one.company, known[one.lead_id].source, one.owner,
                 known[one.lead_id].status, one.score, one.since)
        for one in waiting
        if one.lead_id in known
    ]  # fmt: skip
