"""Disqualifications that were overturned, as their reps hear of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.tables.core import call, lead, review

OVERTURNED = "overturned"
LATELY = timedelta(days=30)
"""Older ones are no news any more."""


@dataclass(frozen=True, slots=True)
class Overturned:
    """A disqualification that was overturned."""

    id: int
    """Of the review; later ones are higher."""
    call_id: int
    lead_id: int
    name: str
    company: str
    by: str
    at: datetime
    note: str
    """Why, in the words of who did it."""
    next_call_at: datetime | None


_NEWS = (
    select(
        review.c.id, review.c.call_id, lead.c.id, lead.c.name, lead.c.company_name,
        review.c.reviewer, review.c.at, review.c.comment, lead.c.next_call_at,
    )
    .join(call, call.c.id == review.c.call_id)
    .join(lead, lead.c.id == call.c.lead_id)
    .where(review.c.kind == OVERTURNED)
    .order_by(review.c.id)
)  # fmt: skip


def news(connection: Connection, *, rep: str, after: int, now: datetime) -> list[Overturned]:
    """What was overturned of a rep's calls and still waits, the earliest first.

    Args:
        connection: A transaction.
        rep: Whose calls; what they overturned themselves is no news.
        after: The last review that they have heard of.
        now: The present moment.
    """
    chosen = _NEWS.where(
        review.c.id > after, review.c.at > now - LATELY, call.c.rep == rep,
        review.c.reviewer != rep, lead.c.status == "trying",
    )  # fmt: skip
    return [Overturned(*row) for row in connection.execute(chosen)]


def of_calls(connection: Connection, calls: Sequence[int]) -> dict[int, Overturned]:
    """The overturned ones of some calls, the last word on each."""
    chosen = _NEWS.where(review.c.call_id.in_(calls))
    return {row[1]: Overturned(*row) for row in connection.execute(chosen)}
