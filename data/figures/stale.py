"""Which leads have to be counted anew.

On SQLite triggers mark them. Elsewhere the records are compared with what was counted, which takes
longer and finds the same.
"""

from collections.abc import Sequence

from sqlalchemy import case, func, or_, select, union
from sqlalchemy.engine import Connection

from data.sqlite.counting.marks import marked, unmark
from data.tables.core import call, call_figure, deal, lead

figure = call_figure


def stale_leads(connection: Connection, limit: int) -> list[int]:
    """Leads whose calls have to be counted anew, at most so many."""
    if connection.dialect.name == "sqlite":
        return marked(connection, limit)
    return compared(connection, limit)


def counted(connection: Connection, leads: Sequence[int]) -> None:
    """Note that these leads are counted."""
    if leads and connection.dialect.name == "sqlite":
        unmark(connection, leads)


def compared(connection: Connection, limit: int) -> list[int]:
    """Leads whose calls are not as they were counted, found by comparing."""
    won = case((deal.c.status == "won", 1), (deal.c.status == "lost", 0), else_=None)
    there = (
        select(call.c.lead_id)
        .join(lead, lead.c.id == call.c.lead_id)
        .join(deal, deal.c.id == call.c.deal_id, isouter=True)
        .join(figure, figure.c.id == call.c.id, isouter=True)
        .where(
            call.c.status == "ended",
            or_(
                figure.c.id.is_(None),
                figure.c.lead != call.c.lead_id,
                figure.c.rep != call.c.rep,
                figure.c.source != lead.c.source,
                figure.c.outcome != func.coalesce(call.c.outcome, ""),
                figure.c.reason != func.coalesce(call.c.reason, ""),
                figure.c.won.is_distinct_from(won),
            ),
        )
    )
    gone = (
        select(figure.c.lead)
        .join(call, (call.c.id == figure.c.id) & (call.c.status == "ended"), isouter=True)
        .where(call.c.id.is_(None))
    )
    both = union(there, gone).subquery()
    return [int(one) for one in connection.execute(select(both.c[0]).limit(limit)).scalars()]
