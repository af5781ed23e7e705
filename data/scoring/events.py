"""What leads did by themselves, as it is typed in or comes from a file."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from data.errors import NotFound, StoreRefused
from data.scoring.rows import EngagementRow
from data.tables.core import engagement
from tui.scripts.cleaning import clean
from tui.scripts.model.scoring import Scoring

UNKNOWN_KIND = "{kind} is not something the rules give points for. Choose one of: {known}."
TO_COME = "What a lead did can't lie in the future. Give a day that is over, or today."
NO_EVENT = "This is not in the records any more. Look at the list again."

_DAY = timedelta(days=1)


def add(
    connection: Connection,
    lead_id: int,
    scoring: Scoring,
    *,
    kind: str,
    at: datetime,
    note: str,
    by: str,
    now: datetime,
) -> int:
    """Keep one thing that a lead did, and return its number.

    Raises:
        StoreRefused: The rules don't know the kind, or the day is still to come.
    """
    if kind not in scoring.events:
        raise StoreRefused(UNKNOWN_KIND, kind=kind, known=", ".join(scoring.events))
    if at - now >= _DAY:
        raise StoreRefused(TO_COME)
    values = {"lead_id": lead_id, "kind": kind, "at": at, "note": clean(note), "by": clean(by)}
    key = connection.execute(insert(engagement).values(values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def add_all(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Keep what a file says; its kinds and days were looked at before."""
    if rows:
        connection.execute(insert(engagement), list(rows))


def remove(connection: Connection, event_id: int) -> int:
    """Remove one, and return whose it was.

    Raises:
        NotFound: It is gone already.
    """
    chosen = select(engagement.c.lead_id).where(engagement.c.id == event_id)
    lead_id = connection.execute(chosen).scalar()
    if lead_id is None:
        raise NotFound(NO_EVENT)
    connection.execute(delete(engagement).where(engagement.c.id == event_id))
    return int(lead_id)


def history(connection: Connection, lead_id: int) -> list[EngagementRow]:
    """What a lead did, the latest first."""
    columns = [engagement.c[name] for name in EngagementRow.__dataclass_fields__]
    chosen = select(*columns).where(engagement.c.lead_id == lead_id)
    rows = connection.execute(chosen.order_by(engagement.c.at.desc(), engagement.c.id.desc()))
    return [EngagementRow(**row) for row in rows.mappings()]
