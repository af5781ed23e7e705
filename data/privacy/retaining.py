"""Retention: disqualified leads lose what is personal after a while, and keep what was learnt."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Table, delete, func, select, update
from sqlalchemy.engine import Connection

from data.keys import search_text
from data.privacy.mentions import scrub, texts_of
from data.privacy.persons import ERASED, Row, merged_into
from data.sqlite.erasing import leave_no_trace
from data.store import Store
from data.tables.core import call, change, engagement, lead, lead_stage

ENDED = ("disqualified", "do_not_contact")
_PERSONAL = ("name", "title", "phone", "phone_e164", "email", "email_folded", "last_words")
_WITH_NOTES = (engagement, lead_stage)


def due(connection: Connection, *, before: datetime) -> list[int]:
    """Leads that were disqualified, and not called since, before a moment."""
    last = (
        select(func.max(func.coalesce(call.c.ended_at, call.c.started_at)))
        .where(call.c.lead_id == lead.c.id)
        .scalar_subquery()
    )
    chosen = select(lead.c.id).where(
        lead.c.status.in_(ENDED),
        lead.c.name != ERASED,
        (lead.c.name != "") | (lead.c.phone != "") | (lead.c.email != ""),
        func.coalesce(last, lead.c.created_at) < before,
    )
    return list(connection.execute(chosen.order_by(lead.c.id)).scalars())


def retain(store: Store, *, now: datetime, days: int, dry_run: bool = False) -> tuple[int, bool]:
    """Clear the personal fields of leads that were disqualified so many days ago.

    Company, reason, evidence and scores stay; the suppression list stays.

    Returns:
        How many leads it is about, and whether the file holds nothing of them any more.
    """
    before = now - timedelta(days=days)
    if dry_run:
        with store.database.reading() as connection:
            return len(due(connection, before=before)), True
    with store.database.writing() as connection:
        leads = due(connection, before=before)
        tables = texts_of(connection) if leads else []
        for lead_id in leads:
            _clear(connection, lead_id, tables)
    path = store.database.path
    clean = leave_no_trace(path) if leads and path is not None else True
    return len(leads), clean


def _clear(connection: Connection, lead_id: int, tables: Sequence[Table]) -> None:
    columns = [
        lead.c[name] for name in ("id", "name", "email", "email_folded", "phone", "phone_e164")
    ]
    row = Row("lead", *connection.execute(select(*columns).where(lead.c.id == lead_id)).one())
    of_lead = select(call.c.id).where(call.c.lead_id == lead_id)
    calls = list(connection.execute(of_lead).scalars())
    # In calls of their own every part of the name is theirs.
    parts = [part for part in row.name.split() if len(part) >= 3]
    own = {mark for mark in (row.email, row.phone, row.phone_e164, row.name, *parts) if mark}
    if calls:
        scrub(connection, sorted(own, key=len, reverse=True), calls=calls, tables=tables)
        connection.execute(
            update(call)
            .where(call.c.id.in_(calls))
            .values(next_step_who=None, draft_line="", draft_form="")
        )
    merged = merged_into(connection, "lead", [lead_id])
    connection.execute(
        delete(change).where(
            change.c.table == "lead",
            change.c.row_id.in_([lead_id, *merged]),
            change.c.field.in_((*_PERSONAL, "search")),
        )
    )
    for table in _WITH_NOTES:
        notes = update(table).where(table.c.lead_id == lead_id, table.c.note != "")
        connection.execute(notes.values(note=""))
    company = connection.execute(select(lead.c.company_name).where(lead.c.id == lead_id)).scalar()
    connection.execute(
        update(lead)
        .where(lead.c.id == lead_id)
        .values(
            {
                **dict.fromkeys(_PERSONAL, ""),
                "name": "" if company else ERASED,
                "last_words": None,
                "search": search_text(str(company or "")),
                "version": lead.c.version + 1,
            }
        )
    )
