"""Writing a plan: every statement inside the one transaction that the caller holds."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, update
from sqlalchemy.engine import Connection

from data.calls import events_hash, payload_text, raw_events
from data.errors import StoreConflict
from data.rows import CallResult, Change, Saved
from data.suppression import suppress
from data.tables.core import call, call_event, change, company, contact, deal, evidence, lead
from data.wrapping_up.plan import SAVED_ALREADY, Plan, RecordPlan
from tui.scripts.cleaning import clean
from tui.scripts.events import EventRecord

NOT_ALL_SAVED = (
    "Some of this call is not in the records yet. Wait for the sign that it is saved, "
    "and save again."
)
WENT_ON = (
    "This call has gone on in another window since, so it is not saved from here. "
    "Leave it here with Esc, and resume it from the queue."
)

# Statements are made once: SQLAlchemy takes longer to put one together than SQLite to run it.
_TABLES = (company, contact, deal, lead)
_MAKE = {table.name: insert(table) for table in _TABLES}
_SET = {table.name: update(table).where(table.c.id == bindparam("_row")) for table in _TABLES}
_END = update(call).where(call.c.id == bindparam("_row"), call.c.status == "draft")
_ADD_EVENT = insert(call_event)
_ADD_EVIDENCE = insert(evidence)
_ADD_CHANGE = insert(change)


def apply(
    connection: Connection, *, plan: Plan, result: CallResult, event: EventRecord | None
) -> Saved:
    """Write the plan.

    Args:
        connection: The transaction.
        plan: What to write.
        result: What the engine made of the call.
        event: The event that ends the call, written with everything else.
    """
    call_id, values = plan.call.id, dict(plan.call_values)
    values.update(_log(connection, call_id, event))
    written: list[Change] = []
    company_id = _write(connection, plan.company, {}, written)
    joins = plan.contact is not None and (plan.contact.row_id is None or plan.contact.joins)
    person = {"company_id": company_id} if joins else {}
    contact_id = _write(connection, plan.contact, person, written)
    links = {"company_id": company_id, "contact_id": contact_id, "call_id": call_id}
    deal_id = _write(connection, plan.deal, links, written)
    values.update(company_id=company_id, contact_id=contact_id, deal_id=deal_id)
    ended = connection.execute(_END, {**values, "_row": call_id})
    if ended.rowcount != 1:
        raise StoreConflict(SAVED_ALREADY)
    rows = [
        {
            "call_id": call_id, "criterion": each.criterion, "status": each.status,
            "words": clean(each.words), "step": each.step, "seq": each.seq,
        }
        for each in result.evidence
    ]  # fmt: skip
    if rows:
        connection.execute(_ADD_EVIDENCE, rows)
    for one in plan.leads:
        _write(connection, one, plan.scores if one is plan.leads[0] else {}, written)
    written += plan.ended.changes
    at = values["ended_at"]
    if plan.suppress is not None:
        reason = str(values["reason"])
        new = suppress(connection, since=at, reason=reason, **plan.suppress)
        written += [_listed(key_hash) for key_hash in new]
    _note(connection, written, call_id=call_id, by=plan.call.rep, at=at)
    return Saved(call=call_id, contact=contact_id, company=company_id, deal=deal_id)


def _log(connection: Connection, call_id: int, event: EventRecord | None) -> dict[str, Any]:
    rows = raw_events(connection, call_id=call_id)
    last = rows[-1].seq if rows else 0
    if event is not None:
        ending = _AsStored(*event[:4], payload_text(event))
        if event.seq > last + 1:
            raise StoreConflict(NOT_ALL_SAVED)
        if event.seq == last + 1:
            append(connection, call_id, event)
            rows.append(ending)
        elif ending not in [_AsStored(*row) for row in rows]:
            raise StoreConflict(WENT_ON)
    return {"events_hash": events_hash(rows), "events_hashed": rows[-1].seq if rows else 0}


def append(connection: Connection, call_id: int, event: EventRecord) -> None:
    """Write one event inside a larger transaction."""
    row = {**event._asdict(), "payload": payload_text(event), "call_id": call_id}
    connection.execute(_ADD_EVENT, row)


class _AsStored(NamedTuple):
    """An event as the row that was just written."""

    seq: int
    at_ms: int
    kind: str
    step: str | None
    payload: str


def _write(
    connection: Connection,
    plan: RecordPlan | None,
    links: Mapping[str, Any],
    written: list[Change],
) -> int | None:
    """Make or change one row, and note it."""
    if plan is None:
        return None
    values = {**plan.values, **links}
    made = plan.row_id is None
    if plan.row_id is None:
        key = connection.execute(_MAKE[plan.table], values).inserted_primary_key
        assert key is not None
        row_id = int(key[0])
    else:
        row_id = plan.row_id
        if values:
            connection.execute(_SET[plan.table], {**values, "_row": row_id})
    written += [
        Change(
            table=each.table, row_id=row_id, field=each.field, old=each.old, new=each.new,
            created=made,
        )
        for each in plan.changes
    ]  # fmt: skip
    if not made and "company_id" in values:
        joined = str(values["company_id"])
        written.append(
            Change(table=plan.table, row_id=row_id, field="company_id", old=None, new=joined)
        )
    return row_id


def _listed(key_hash: str) -> Change:
    return Change(
        table="suppression", row_id=0, field=key_hash, old=None, new="listed", created=True
    )


def _note(connection: Connection, written: list[Change], *, call_id: int, by: str, at: Any) -> None:
    rows = [
        {
            "at": at, "by": by, "call_id": call_id, "table": each.table, "row_id": each.row_id,
            "field": each.field, "old": each.old, "new": each.new, "created": int(each.created),
        }
        for each in written
    ]  # fmt: skip
    if rows:
        connection.execute(_ADD_CHANGE, rows)
