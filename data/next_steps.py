"""What was agreed with leads and is due: next steps of ended calls, and leads without any.

A step is open until somebody says what came of it. Saying so, or moving it to another date, is
noted as a change like any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import and_, exists, insert, or_, select, update
from sqlalchemy.engine import Connection

from data.errors import NotFound, StoreConflict
from data.leads import as_text
from data.store import Store
from data.tables.core import call, change, lead
from tui.scripts.cleaning import clean
from tui.scripts.wrap_up.forms import NextStep

GONE = "This next step is not in the records any more. Look at the list again."
DONE_ALREADY = "Somebody has marked this next step as done meanwhile. Look at the list again."

NO_STEPS = ("none", "nurture")
"""Kinds that are no appointment."""
BANDS = ("A", "B")
"""Leads that nobody may forget."""
RESULT_LIMIT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedStep:
    """A next step that was agreed in a call and is not done."""

    call_id: int
    lead_id: int
    name: str
    company_name: str
    kind: str
    at: datetime | None
    """None where no date was agreed."""
    who: str
    client_action: str
    outcome: str | None
    started_at: datetime
    """When the call was made."""
    talked_since: bool
    """Whether a later call reached them, so that it may be out of date."""

    @property
    def is_advance(self) -> bool:
        """A date, a person and something that the client does (domain.md 3.8)."""
        return NextStep(self.kind, self.at, self.who, self.client_action).is_advance


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgottenLead:
    """A good lead with which nothing is agreed."""

    lead_id: int
    name: str
    company_name: str
    score: int | None
    last_at: datetime
    """Of the last call, or when the lead came in."""


@dataclass(frozen=True, slots=True)
class StepBefore:
    """What stood there before a step was changed, to put it back."""

    call_id: int
    lead_id: int
    step: Mapping[str, Any]
    lead: Mapping[str, Any]


def open_steps(store: Store, *, owner: str = "", limit: int = 500) -> list[AgreedStep]:
    """Next steps that are not done, the earliest first, those without a date last.

    Args:
        store: The records.
        owner: Only of leads of this person, or of their calls.
        limit: Steps at most.
    """
    later = call.alias("later")
    talked_since = exists().where(
        later.c.lead_id == call.c.lead_id, later.c.id > call.c.id, later.c.disposition == "talked"
    )
    chosen = (
        select(
            call.c.id.label("call_id"), call.c.lead_id, lead.c.name, lead.c.company_name,
            call.c.next_step_type.label("kind"), call.c.next_step_at.label("at"),
            call.c.next_step_who.label("who"), call.c.next_step_action.label("client_action"),
            call.c.outcome, call.c.started_at, talked_since.label("talked_since"),
        )
        .join(lead, lead.c.id == call.c.lead_id)
        .where(call.c.status == "ended", call.c.step_done_at.is_(None))
        .where(call.c.next_step_type.is_not(None), call.c.next_step_type.not_in(NO_STEPS))
        .where(lead.c.status.not_in(("do_not_contact", "disqualified")))
        .order_by(call.c.next_step_at.is_(None), call.c.next_step_at, call.c.id)
        .limit(limit)
    )  # fmt: skip
    if owner:
        chosen = chosen.where(or_(lead.c.owner == owner, call.c.rep == owner))
    with store.database.reading() as connection:
        return [_step(dict(row)) for row in connection.execute(chosen).mappings()]


def _step(row: dict[str, Any]) -> AgreedStep:
    row["who"], row["client_action"] = row["who"] or "", row["client_action"] or ""
    return AgreedStep(**{**row, "talked_since": bool(row["talked_since"])})


def forgotten(
    store: Store, *, before: datetime, least_score: int, owner: str = "", limit: int = 100
) -> list[ForgottenLead]:
    """A and B leads with which nothing is agreed and nobody has talked since a moment.

    Nothing agreed: no open next step, no date to call, no call that was left. Who was never called
    waits in the queue by score, and is not among them.

    Args:
        store: The records.
        before: Those called later are not forgotten yet (domain.md 5.5: five working days).
        least_score: From which score a lead without a band counts as B.
        owner: Only of leads of this person.
        limit: Leads at most, the best first.
    """
    mine = call.c.lead_id == lead.c.id
    good = or_(lead.c.band.in_(BANDS), and_(lead.c.band == "", lead.c.score >= least_score))
    is_open = and_(
        call.c.next_step_type.is_not(None),
        call.c.next_step_type.not_in(NO_STEPS),
        call.c.step_done_at.is_(None),
    )
    last_at = (
        select(call.c.ended_at)
        .where(mine, call.c.status == "ended")
        .order_by(call.c.started_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    chosen = (
        select(
            lead.c.id.label("lead_id"), lead.c.name, lead.c.company_name, lead.c.score,
            last_at.label("last_at"),
        )
        .where(lead.c.next_call_at.is_(None), good)
        .where(lead.c.status.in_(("trying", "deal", "no_deal")))
        .where(~exists().where(mine, or_(call.c.status == "draft", is_open)))
        .where(last_at < before)
        .order_by(lead.c.score.desc(), lead.c.id)
        .limit(limit)
    )  # fmt: skip
    if owner:
        chosen = chosen.where(lead.c.owner.in_((owner, "")))
    with store.database.reading() as connection:
        return [ForgottenLead(**row) for row in connection.execute(chosen).mappings()]


def finish_step(store: Store, call_id: int, *, result: str, by: str, now: datetime) -> StepBefore:
    """Say that a next step is done, and what came of it.

    A lead that was in the queue for this very step leaves it.

    Raises:
        NotFound: The step is gone.
        StoreConflict: Somebody has done it meanwhile.
    """
    values = {"step_done_at": now, "step_result": clean(result, limit=RESULT_LIMIT).strip()}
    return _change(store, call_id, values, due=None, by=by, now=now)


def move_step(store: Store, call_id: int, *, at: datetime, by: str, now: datetime) -> StepBefore:
    """Put a next step on another date; a lead that was in the queue for it moves with it.

    Raises:
        NotFound: The step is gone.
        StoreConflict: Somebody has done it meanwhile.
    """
    return _change(store, call_id, {"next_step_at": at}, due=at, by=by, now=now)


def put_back(store: Store, before: StepBefore, *, by: str, now: datetime) -> None:
    """Put a step back as it stood before it was changed."""
    with store.database.writing() as connection:
        row = _row(connection, before.call_id)
        _write(connection, "call", before.call_id, row, before.step, by=by, now=now)
        _move_lead(connection, before.lead_id, before.lead, by=by, now=now)


def _change(
    store: Store,
    call_id: int,
    values: Mapping[str, Any],
    *,
    due: datetime | None,
    by: str,
    now: datetime,
) -> StepBefore:
    with store.database.writing() as connection:
        row = _row(connection, call_id)
        if row["step_done_at"] is not None:
            raise StoreConflict(DONE_ALREADY)
        waits_for_it = (
            row["next_call_at"] is not None and row["next_call_at"] == row["next_step_at"]
        )
        of_lead = {"next_call_at": due} if waits_for_it else {}
        batch = uuid4().hex
        _write(connection, "call", call_id, row, values, by=by, now=now, batch=batch)
        _move_lead(connection, row["lead_id"], of_lead, by=by, now=now, batch=batch)
        return StepBefore(
            call_id,
            row["lead_id"],
            {name: row[name] for name in values},
            {name: row[name] for name in of_lead},
        )


def _row(connection: Connection, call_id: int) -> dict[str, Any]:
    chosen = (
        select(
            call.c.lead_id, call.c.next_step_at, call.c.step_done_at, call.c.step_result,
            lead.c.next_call_at,
        )
        .join(lead, lead.c.id == call.c.lead_id)
        .where(call.c.id == call_id, call.c.status == "ended", call.c.next_step_type.is_not(None))
    )  # fmt: skip
    row = connection.execute(chosen).mappings().first()
    if row is None:
        raise NotFound(GONE)
    return dict(row)


def _move_lead(
    connection: Connection, lead_id: int, values: Mapping[str, Any], **noted: Any
) -> None:
    if values:
        columns = (lead.c.next_call_at, lead.c.version)
        found = connection.execute(select(*columns).where(lead.c.id == lead_id)).mappings().one()
        row = dict(found)
        _write(connection, "lead", lead_id, row, values, **noted)
        connection.execute(
            update(lead).where(lead.c.id == lead_id).values(version=row["version"] + 1)
        )


def _write(
    connection: Connection,
    table: str,
    row_id: int,
    old: Mapping[str, Any],
    values: Mapping[str, Any],
    *,
    by: str,
    now: datetime,
    batch: str | None = None,
) -> None:
    kept = call if table == "call" else lead
    connection.execute(update(kept).where(kept.c.id == row_id).values(**values))
    noted = [
        {
            "at": now, "by": by, "table": table, "row_id": row_id, "field": name,
            "old": as_text(old[name]), "new": as_text(value), "created": 0, "batch": batch,
        }
        for name, value in values.items()
        if old[name] != value
    ]  # fmt: skip
    if noted:
        connection.execute(insert(change), noted)
