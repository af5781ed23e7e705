"""The steps of leads to sales and back, each with its date."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from data.errors import CannotTakeBack, NotFound, StoreRefused
from data.leads import NO_LEAD
from data.scoring.rows import Done, StageRow
from data.tables.core import change, engagement, lead, lead_stage
from tui.scripts.cleaning import clean
from tui.scripts.model.scoring import Scoring
from tui.scripts.scoring import stages
from tui.scripts.scoring.facts import Did

TAKEN_ALREADY = "{name} is taken already. Call, or return the lead with x."
BACK_ALREADY = "{name} is with marketing already. It comes back when it shows interest again."
NO_REASON = "Say why the lead goes back: one of {known}."
GONE_ON = "The lead has gone on since, so this can't be taken back. Correct it by hand."

_ADD = insert(lead_stage)


def keep(
    connection: Connection,
    lead_id: int,
    steps: Sequence[str],
    *,
    at: datetime,
    by: str = "",
    reason: str = "",
    note: str = "",
) -> list[int]:
    """Keep the steps that a lead makes, and return the numbers of their rows."""
    made = []
    for stage in steps:
        values = {"lead_id": lead_id, "stage": stage, "at": at, "by": clean(by)}
        added = connection.execute(_ADD, {**values, "reason": reason, "note": clean(note)})
        key = added.inserted_primary_key
        assert key is not None
        made.append(int(key[0]))
    return made


def keep_all(
    connection: Connection, lead_id: int, steps: Sequence[str], *, at: datetime, by: str
) -> None:
    """Keep the steps that a lead makes at once, where nobody asks for the numbers of their rows."""
    rows = [
        {"lead_id": lead_id, "stage": stage, "at": at, "by": clean(by), "reason": "", "note": ""}
        for stage in steps
    ]
    if rows:
        connection.execute(_ADD, rows)


def forget(connection: Connection, lead_id: int, *, at: datetime) -> None:
    """Remove the steps that a save had kept at its moment."""
    connection.execute(
        delete(lead_stage).where(lead_stage.c.lead_id == lead_id, lead_stage.c.at == at)
    )


def move(
    connection: Connection,
    lead_id: int,
    stage: str,
    *,
    at: datetime,
    by: str = "",
    reason: str = "",
    note: str = "",
) -> Done:
    """Move a lead to a stage, and note the change in its history.

    Raises:
        NotFound: The lead is gone.
    """
    before = stage_of(connection, lead_id)
    made = keep(connection, lead_id, [stage], at=at, by=by, reason=reason, note=note)
    connection.execute(update(lead).where(lead.c.id == lead_id).values(stage=stage))
    values = {"at": at, "by": clean(by), "table": "lead", "row_id": lead_id, "field": "stage"}
    connection.execute(insert(change).values(**values, old=before, new=stage))
    return Done(lead_id, stages=tuple(made), before=before)


def accept(connection: Connection, lead_id: int, *, at: datetime, by: str) -> Done:
    """A rep takes the lead.

    Raises:
        StoreRefused: It is taken already.
    """
    if not stages.may_accept(stage_of(connection, lead_id)):
        raise StoreRefused(TAKEN_ALREADY, name=_name(connection, lead_id))
    return move(connection, lead_id, stages.ACCEPTED, at=at, by=by)


def give_back(
    connection: Connection,
    lead_id: int,
    scoring: Scoring,
    *,
    reason: str,
    note: str,
    at: datetime,
    by: str,
) -> Done:
    """A rep gives the lead back to marketing.

    Raises:
        StoreRefused: It is there already, or the reason is not one of the rules'.
    """
    known = [each.id for each in scoring.returns]
    if reason not in known:
        raise StoreRefused(NO_REASON, known=", ".join(known))
    if not stages.may_return(stage_of(connection, lead_id)):
        raise StoreRefused(BACK_ALREADY, name=_name(connection, lead_id))
    return move(connection, lead_id, stages.RETURNED, at=at, by=by, reason=reason, note=note)


def settle_interest(
    connection: Connection, lead_id: int, scoring: Scoring, *, now: datetime
) -> Done:
    """Make the lead an MQL on the day on which what it did had shown interest."""
    stage = stage_of(connection, lead_id)
    if stage not in (stages.NEW, stages.RETURNED):
        return Done(lead_id, before=stage)
    since = None
    if stage == stages.RETURNED:
        last = history(connection, lead_id)
        since = last[0].at if last else None
    rows = connection.execute(
        select(engagement.c.kind, engagement.c.at).where(engagement.c.lead_id == lead_id)
    )
    interested = stages.interested_at([Did(*row) for row in rows], scoring, since=since)
    if interested is None:
        return Done(lead_id, before=stage)
    return move(connection, lead_id, stages.MQL, at=min(interested, now))


def undo(connection: Connection, done: Done) -> None:
    """Take steps back, unless others were made since.

    Raises:
        CannotTakeBack: The lead has gone on.
    """
    if not done.stages:
        return
    last = history(connection, done.lead_id)
    if not last or last[0].id != done.stages[-1]:
        raise CannotTakeBack(GONE_ON)
    connection.execute(delete(lead_stage).where(lead_stage.c.id.in_(done.stages)))
    connection.execute(update(lead).where(lead.c.id == done.lead_id).values(stage=done.before))
    noted = (
        select(change.c.id)
        .where(change.c.table == "lead", change.c.row_id == done.lead_id, change.c.field == "stage")
        .order_by(change.c.id.desc())
        .limit(1)
    )
    connection.execute(delete(change).where(change.c.id.in_(noted)))


def stage_of(connection: Connection, lead_id: int) -> str:
    """How far the lead is.

    Raises:
        NotFound: It is gone.
    """
    found = connection.execute(select(lead.c.stage).where(lead.c.id == lead_id)).scalar()
    if found is None:
        raise NotFound(NO_LEAD, id=lead_id)
    return str(found)


def history(connection: Connection, lead_id: int) -> list[StageRow]:
    """The steps of a lead, the latest first."""
    columns = [lead_stage.c[name] for name in StageRow.__dataclass_fields__]
    chosen = select(*columns).where(lead_stage.c.lead_id == lead_id)
    rows = connection.execute(chosen.order_by(lead_stage.c.id.desc())).mappings()
    return [StageRow(**row) for row in rows]


def _name(connection: Connection, lead_id: int) -> str:
    chosen = select(lead.c.name, lead.c.company_name).where(lead.c.id == lead_id)
    row = connection.execute(chosen).one()
    return str(row.name or row.company_name or lead_id)
