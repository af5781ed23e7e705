"""What managers say of finished calls: comments pinned to a moment, marks, reversed outcomes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.errors import NotFound, StoreRefused
from data.records.trail import Batch
from data.tables.core import call, lead, review
from tui.scripts.cleaning import clean

COMMENT, CARD, OVERTURNED = "", "scorecard", "overturned"
"""Kinds of a review that belong to the page of a call."""
LONGEST = 4_000

NO_CALL = "Call {id} is gone. Read the list again."
NOTHING = "Nothing is written yet. Type what you want to say of the call."
NO_DISQUALIFIED = "Call {id} is not a disqualified call, so there is nothing to overturn."
WHY = "Write why the lead should be called again; the rep will read it."
PAST = "The callback lies in the past. Give a later day."
HANDS_OFF = "This person asked not to be called, so nobody may be sent back to them."
GONE_ON = "The lead has gone on since this call, so there is nothing to overturn."


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """What somebody said of a call."""

    id: int
    reviewer: str
    at: datetime
    comment: str
    kind: str
    seq: int | None
    """The event of the call that it is pinned to; None for the call as a whole."""
    scores: Mapping[str, int]
    """Marks by criterion of the scorecard, 0 to 3."""


def notes(connection: Connection, *, call_id: int) -> tuple[ReviewNote, ...]:
    """Everything that was said of a call, the earliest first."""
    c = review.c
    chosen = (
        select(c.id, c.reviewer, c.at, c.comment, c.kind, c.seq, c.scores)
        .where(c.call_id == call_id, c.kind.in_((COMMENT, CARD, OVERTURNED)))
        .order_by(c.id)
    )
    return tuple(ReviewNote(*row[:6], _scores(row[6])) for row in connection.execute(chosen))


def _scores(text: str | None) -> dict[str, int]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(name): mark for name, mark in found.items() if isinstance(mark, int)}


def comment(
    connection: Connection, *, call_id: int, by: str, now: datetime, text: str, seq: int | None
) -> None:
    """Keep a comment, pinned to a moment of the call where `seq` names one.

    Raises:
        StoreRefused: There is nothing in it.
        NotFound: The call is gone.
    """
    said = clean(text).strip()[:LONGEST]
    if not said:
        raise StoreRefused(NOTHING)
    _there(connection, call_id)
    with Batch(connection, what="review", by=by, at=now) as batch:
        batch.add(review, _row(call_id, by, now, COMMENT) | {"comment": said, "seq": seq})


def scorecard(
    connection: Connection, *, call_id: int, by: str, now: datetime, marks: Mapping[str, int]
) -> None:
    """Keep the marks of a call; later ones of the same person stand for earlier ones.

    Raises:
        StoreRefused: There are none.
        NotFound: The call is gone.
    """
    if not marks:
        raise StoreRefused(NOTHING)
    _there(connection, call_id)
    text = json.dumps(dict(sorted(marks.items())))
    with Batch(connection, what="review", by=by, at=now) as batch:
        batch.add(review, _row(call_id, by, now, CARD) | {"scores": text})


def overturn(
    connection: Connection, *, call_id: int, by: str, now: datetime, note: str, when: datetime
) -> int:
    """Make a callback of a disqualified lead; the call itself stays as the rep ended it.

    Returns:
        The lead.

    Raises:
        StoreRefused: It can't be done; the sentence says why.
        NotFound: The call is gone.
    """
    row = _there(connection, call_id)
    said = clean(note).strip()[:LONGEST]
    if row["outcome"] != "disqualified":
        raise StoreRefused(NO_DISQUALIFIED, id=call_id)
    if not said:
        raise StoreRefused(WHY)
    if when <= now:
        raise StoreRefused(PAST)
    status = row["status"]
    if status == "do_not_contact" or row["reason"] == "do_not_contact":
        raise StoreRefused(HANDS_OFF)
    if status != "disqualified":
        raise StoreRefused(GONE_ON)
    with Batch(connection, what="overturn", by=by, at=now) as batch:
        batch.add(review, _row(call_id, by, now, OVERTURNED) | {"comment": said})
        batch.set(lead, row["lead_id"], {"status": "trying", "next_call_at": when})
    return int(row["lead_id"])


def _row(call_id: int, by: str, now: datetime, kind: str) -> dict[str, object]:
    return {"call_id": call_id, "reviewer": clean(by), "at": now, "verdict": "", "kind": kind}


def _there(connection: Connection, call_id: int) -> Mapping[str, Any]:
    chosen = (
        select(call.c.lead_id, call.c.outcome, call.c.reason, lead.c.status)
        .join(lead, lead.c.id == call.c.lead_id)
        .where(call.c.id == call_id)
    )
    found = connection.execute(chosen).mappings().first()
    if found is None:
        raise NotFound(NO_CALL, id=call_id)
    return dict(found)
