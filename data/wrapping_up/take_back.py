"""Taking a save back: the records it made, the fields it filled, the end of the call."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, delete, func, select, update
from sqlalchemy.engine import Connection

from data import calls
from data.errors import CannotTakeBack
from data.keys import email_key, person_key
from data.leads import as_text
from data.rows import CallRow
from data.tables.core import (
    call,
    call_event,
    change,
    company,
    contact,
    deal,
    evidence,
    lead,
    review,
    suppression,
)
from data.times import read_moment
from data.wrapping_up.apply import append
from tui.scripts.events import EventRecord

NOT_SAVED = "This call is not saved yet, so there is nothing to take back."
LATER_CALL = (
    "The lead was called again since, on {day}. Take that call back first, "
    "or put the records right by hand."
)
DEAL_CHANGED = "The deal {name} was changed since. Put the records right by hand instead."
REVIEWED = "The call was reviewed since. Ask the reviewer, or put the records right by hand."

_BLANK: Mapping[str, Any] = {
    "status": "draft",
    **dict.fromkeys(
        (
            "ended_at", "talk_seconds", "disposition", "outcome", "reason", "sub_reason",
            "reason_note", "insist", "path", "revisit_at", "callback_at", "next_step_type",
            "next_step_at", "next_step_who", "next_step_action", "icp_fit", "icp_coverage",
            "score_low", "score_high", "verdict", "buying_stage", "interest", "segment", "ease",
            "score_known", "lead_score",
            "contact_id", "company_id", "deal_id", "events_hash", "events_hashed", "step_done_at",
        )
    ),
    "step_result": "",
    "knocked_out": "",
}  # fmt: skip

_USES: Mapping[str, tuple[Any, ...]] = {
    "contact": (call.c.contact_id, deal.c.contact_id),
    "company": (call.c.company_id, deal.c.company_id, contact.c.company_id),
}


def take_back(
    connection: Connection, *, call_id: int, event: EventRecord | None, now: datetime
) -> None:
    """Undo a save whole; the call is a draft again.

    Records that the save made go, unless somebody else uses or has changed them since. Fields that
    it filled are empty again, unless they were changed since.

    Args:
        connection: The transaction.
        call_id: The call.
        event: The event that says so in the call's log; without one the event that ended the call
            is removed from it.
        now: The present moment, for the history.

    Raises:
        CannotTakeBack: Something was built upon it since; nothing is changed.
    """
    row = calls.get(connection, call_id=call_id)
    _check(connection, row)
    noted: Sequence[Any] = (
        connection.execute(
            select(change)
            .where(change.c.call_id == call_id, change.c.undone_at.is_(None))
            .order_by(change.c.id)
        )
        .mappings()
        .all()
    )
    made = {(each["table"], each["row_id"]) for each in noted if each["created"]}
    filled = [each for each in noted if not each["created"]]
    connection.execute(delete(evidence).where(evidence.c.call_id == call_id))
    _open_again(connection, row, event)
    if row.deal_id is not None:
        connection.execute(delete(deal).where(deal.c.id == row.deal_id))
    for table, called in ((contact, "contact"), (company, "company")):
        _empty(connection, table, (each for each in filled if each["table"] == called))
        for row_id in sorted(row_id for name, row_id in made if name == called):
            _remove(connection, table, row_id)
    _empty(connection, lead, (each for each in filled if each["table"] == "lead"))
    listed = [each["field"] for each in noted if each["table"] == "suppression"]
    connection.execute(delete(suppression).where(suppression.c.key_hash.in_(listed)))
    connection.execute(
        update(change)
        .where(change.c.call_id == call_id, change.c.undone_at.is_(None))
        .values(undone_at=now.astimezone(UTC))
    )


def _check(connection: Connection, row: CallRow) -> None:
    if row.status != "ended":
        raise CannotTakeBack(NOT_SAVED)
    later = connection.execute(
        select(call.c.started_at).where(
            call.c.lead_id == row.lead_id, call.c.status == "ended", call.c.id > row.id
        )
    ).first()
    if later is not None:
        raise CannotTakeBack(LATER_CALL, day=later.started_at.astimezone().date())
    if row.deal_id is not None:
        own = select(deal.c.name, deal.c.version, deal.c.status).where(deal.c.id == row.deal_id)
        found = connection.execute(own).first()
        if found is not None and (found.version != 1 or found.status != "open"):
            raise CannotTakeBack(DEAL_CHANGED, name=found.name)
    if connection.execute(select(review.c.id).where(review.c.call_id == row.id)).first():
        raise CannotTakeBack(REVIEWED)


def _open_again(connection: Connection, row: CallRow, event: EventRecord | None) -> None:
    hashed = connection.execute(select(call.c.events_hashed).where(call.c.id == row.id)).scalar()
    connection.execute(update(call).where(call.c.id == row.id).values(**_BLANK))
    if event is not None:
        append(connection, row.id, event)
    else:
        ending = call_event.c
        connection.execute(
            delete(call_event).where(
                ending.call_id == row.id, ending.seq == hashed, ending.kind == "wrapped_up"
            )
        )


def _empty(connection: Connection, table: Table, filled: Iterable[Mapping[str, Any]]) -> None:
    """Put fields back that still hold what the save wrote."""
    by_row: dict[int, list[Mapping[str, Any]]] = {}
    for each in filled:
        by_row.setdefault(each["row_id"], []).append(each)
    for row_id, fields in by_row.items():
        row = connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
        if row is None:
            continue
        values = {
            each["field"]: _typed(table, each["field"], each["old"])
            for each in fields
            if as_text(row[each["field"]]) == each["new"]
        }
        if values:
            values.update(_keys(table, {**row, **values}), version=row["version"] + 1)
            connection.execute(update(table).where(table.c.id == row_id).values(**values))


def _typed(table: Table, name: str, text: str | None) -> Any:
    if text is None:
        return None
    kind = type(table.c[name].type).__name__
    if kind == "Integer":
        return int(text)
    return read_moment(text) if kind == "Moment" else text


def _keys(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that follow from those that were put back."""
    if table is not contact:
        return {}
    return {
        "email_folded": email_key(row["email"]),
        "name_key": person_key(row["name"]),
        "phone_e164": row["phone_e164"] if row["phone"] else "",
    }


def _remove(connection: Connection, table: Table, row_id: int) -> None:
    """Delete a row that the save made, unless it has a life of its own by now."""
    version = connection.execute(select(table.c.version).where(table.c.id == row_id)).scalar()
    if version != 1 or _is_used(connection, _USES[table.name], row_id):
        return
    connection.execute(delete(table).where(table.c.id == row_id))


def _is_used(connection: Connection, columns: Sequence[Any], row_id: int) -> bool:
    return any(
        connection.execute(
            select(func.count()).select_from(column.table).where(column == row_id)
        ).scalar()
        for column in columns
    )
