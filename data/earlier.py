"""What was said in the last talk with a lead, for the call that comes after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.rows import EvidenceRow
from data.tables.core import call, evidence

_OF_CALL = (
    "id", "started_at", "rep", "script_hash", "disposition", "outcome", "reason", "path",
    "revisit_at", "callback_at", "next_step_type", "next_step_at", "next_step_who",
    "next_step_action", "step_done_at", "step_result",
)  # fmt: skip
TALKS = ("talked", "callback")
"""Attempts in which somebody said something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCall:
    """The last call in which somebody was talked to."""

    id: int
    started_at: datetime
    rep: str
    script_hash: str
    disposition: str | None
    outcome: str | None
    reason: str | None
    path: str | None
    revisit_at: date | None
    callback_at: datetime | None
    next_step_type: str | None
    next_step_at: datetime | None
    next_step_who: str | None
    next_step_action: str | None
    step_done_at: datetime | None
    step_result: str
    evidence: tuple[EvidenceRow, ...] = ()
    """What was heard, with their words, in the order of the call."""
    captures: Mapping[str, str]
    """What was captured, by capture; filled by whoever can read the script."""

    @property
    def words(self) -> str:
        """Their own words that matter most: of the need, else the first there are."""
        said = [each for each in self.evidence if each.words]
        of_need = [each for each in said if each.criterion == "need"]
        return next((each.words for each in (*of_need, *said)), "")


def last_talk(
    connection: Connection, *, lead_id: int, before: int | None = None
) -> EarlierCall | None:
    """The last finished call with a lead in which somebody was talked to, or None.

    Args:
        connection: A reading transaction.
        lead_id: The lead.
        before: Only calls that began before the call with this id.
    """
    chosen = (
        select(*(call.c[name] for name in _OF_CALL))
        .where(call.c.lead_id == lead_id, call.c.status == "ended")
        .where(call.c.disposition.in_(TALKS))
        .order_by(call.c.started_at.desc(), call.c.id.desc())
        .limit(1)
    )
    if before is not None:
        chosen = chosen.where(call.c.id < before)
    row = connection.execute(chosen).mappings().first()
    if row is None:
        return None
    columns = [evidence.c[name] for name in EvidenceRow.__dataclass_fields__]
    heard = connection.execute(
        select(*columns).where(evidence.c.call_id == row["id"]).order_by(evidence.c.seq)
    ).mappings()
    found = tuple(EvidenceRow(**each) for each in heard)
    return EarlierCall(**row, evidence=found, captures={})
