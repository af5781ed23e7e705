"""Whether finished calls are still as they were saved."""

from sqlalchemy import select

from data.calls import events_hash, raw_events
from data.store import Store
from data.tables.core import call


def changed_calls(store: Store) -> tuple[list[int], int]:
    """The finished calls whose events are not as they were saved, and how many were looked at."""
    changed, count = [], 0
    with store.database.reading() as connection:
        columns = (call.c.id, call.c.events_hash, call.c.events_hashed)
        finished = select(*columns).where(call.c.events_hash.is_not(None))
        for call_id, kept, last in connection.execute(finished).all():
            count += 1
            rows = raw_events(connection, call_id=call_id)
            if events_hash(row for row in rows if row.seq <= last) != kept:
                changed.append(call_id)
    return changed, count
