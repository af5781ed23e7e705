"""What the hand-over page of a call is made of: the call, its records, and what was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection

from data import calls, leads
from data.rows import CallRow, EvidenceRow, LeadRow
from data.store import Store
from data.tables.core import company, contact, deal, evidence

_KINDS = ("noted",)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """A call with everything that the next person needs."""

    call: CallRow
    lead: LeadRow
    contact: Mapping[str, Any] | None
    company: Mapping[str, Any] | None
    deal: Mapping[str, Any] | None
    evidence: tuple[EvidenceRow, ...]
    notes: tuple[str, ...]


def hand_over(store: Store, call_id: int) -> HandOver:
    """Read a call for the page.

    Raises:
        NotFound: There is no such call.
    """
    with store.database.reading() as connection:
        row = calls.get(connection, call_id=call_id)
        heard = connection.execute(
            select(*(evidence.c[name] for name in EvidenceRow.__dataclass_fields__))
            .where(evidence.c.call_id == call_id)
            .order_by(evidence.c.seq)
        )
        return HandOver(
            call=row,
            lead=leads.get(connection, lead_id=row.lead_id),
            contact=_row(connection, contact, row.contact_id),
            company=_row(connection, company, row.company_id),
            deal=_row(connection, deal, row.deal_id),
            evidence=tuple(EvidenceRow(**each) for each in heard.mappings()),
            notes=_notes(connection, row),
        )


def _row(connection: Connection, table: Table, row_id: int | None) -> Mapping[str, Any] | None:
    if row_id is None:
        return None
    found = connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
    return dict(found) if found else None


def _notes(connection: Connection, row: CallRow) -> tuple[str, ...]:
    """The notes that stand: what was taken back is gone."""
    from tui.scripts.events import read_event
    from tui.scripts.fold import effective

    events = [read_event(record) for record in calls.events(connection, call_id=row.id)]
    kept = [event for _seq, event in effective(events) if event.kind in _KINDS]
    return tuple(text for event in kept if (text := str(getattr(event, "text", "")).strip()))
