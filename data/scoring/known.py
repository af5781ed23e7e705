"""What is known of leads, read together for many of them, or for one."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, bindparam, select
from sqlalchemy.engine import Connection

from data.rows import LeadRow
from data.tables.core import call, engagement, lead
from tui.scripts.scoring.facts import Did, LeadFacts, Talk

_PLAIN = (
    "industry", "employees", "country", "title", "company_name", "email", "website", "source",
)  # fmt: skip
"""Facts that stand in a column of the lead as they are."""
_LEAD = [lead.c[name] for name in ("id", *_PLAIN, "status", "stage", "score", "scoring_version")]
_TALK = [
    call.c[name]
    for name in (
        "lead_id", "score_known", "score_low", "score_high", "icp_fit", "icp_coverage",
        "knocked_out", "segment", "outcome",
    )
]  # fmt: skip
_DID = select(engagement.c.kind, engagement.c.at).where(engagement.c.lead_id == bindparam("_lead"))
_LAST_TALK = (
    select(call.c.id, *_TALK)
    .where(
        call.c.lead_id == bindparam("_lead"),
        call.c.status == "ended",
        call.c.disposition == "talked",
    )
    .order_by(call.c.id.desc())
    .limit(1)
)


class LastTalk(NamedTuple):
    """The last finished talk with a lead."""

    call_id: int
    talk: Talk


def known_of(
    connection: Connection, ids: Sequence[int]
) -> Mapping[int, tuple[LeadFacts, Row[Any]]]:
    """The facts of these leads, each with its row; those that are gone are left out."""
    did: dict[int, list[Did]] = {}
    found = select(engagement.c.lead_id, engagement.c.kind, engagement.c.at)
    for lead_id, kind, at in connection.execute(found.where(_of(engagement.c.lead_id, ids))):
        did.setdefault(lead_id, []).append(Did(kind, at))
    talked = (
        select(*_TALK)
        .where(_of(call.c.lead_id, ids), call.c.status == "ended", call.c.disposition == "talked")
        .order_by(call.c.id)
    )
    talks = {row["lead_id"]: talk_of(row) for row in connection.execute(talked).mappings()}
    rows = connection.execute(select(*_LEAD).where(_of(lead.c.id, ids)))
    return {row.id: (facts_of(row, did.get(row.id, ()), talks.get(row.id)), row) for row in rows}


def did_of(connection: Connection, lead_id: int) -> list[Did]:
    """What one lead did."""
    return [Did(*row) for row in connection.execute(_DID, {"_lead": lead_id})]


def last_talk(connection: Connection, lead_id: int) -> LastTalk | None:
    """The last finished talk with one lead."""
    row = connection.execute(_LAST_TALK, {"_lead": lead_id}).mappings().first()
    return None if row is None else LastTalk(row["id"], talk_of(row))


def facts_of(row: Row[Any] | LeadRow, did: Sequence[Did], talk: Talk | None) -> LeadFacts:
    """A lead's facts from its row."""
    return LeadFacts(
        **{name: getattr(row, name) for name in _PLAIN},
        opted_out=row.status == "do_not_contact",
        returned=row.stage == "returned",
        did=did,
        talk=talk,
    )


def talk_of(row: Mapping[Any, Any]) -> Talk:
    """What a finished talk found out, from the call's columns."""
    return Talk(
        score=on_known(row["score_known"], row["score_low"], row["score_high"]),
        fit=row["icp_fit"] if row["icp_coverage"] else None,
        fit_coverage=row["icp_coverage"] or 0,
        knocked_out=bool(row["knocked_out"]),
        segment=row["segment"] or "",
        outcome=row["outcome"] or "",
    )


def on_known(score: int | None, low: int | None, high: int | None) -> int | None:
    """The framework's score on what is known; calls of before kept only its range.

    What is unknown is the width of the range, so Q = low / (1 - width).
    """
    if score is not None or low is None or high is None or high - low >= 100:
        return score
    return min(100, round(100 * low / (100 - (high - low))))


def _of(column: ColumnElement[int], ids: Sequence[int]) -> ColumnElement[bool]:
    return column == ids[0] if len(ids) == 1 else column.in_(ids)
