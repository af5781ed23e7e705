"""Leads as a plain list, the latest first: what commands print."""

from collections.abc import Sequence

from sqlalchemy import and_, or_, select, text
from sqlalchemy.engine import Connection

from data import searching
from data.queue_filter import QueueFilter, conditions
from data.queue_sql import AWAKE
from data.rows import LeadRow
from data.tables.core import lead
from tui.scripts.cleaning import folded

_LEAD = lead.alias("l")
_COLUMNS = [_LEAD.c[name] for name in LeadRow.__dataclass_fields__]


def list_leads(
    connection: Connection,
    *,
    search: str = "",
    limit: int = 100,
    chosen: QueueFilter | None = None,
    asleep: str = AWAKE,
    among: Sequence[int] | None = None,
) -> list[LeadRow]:
    """The latest leads that contain every word of a search and pass a filter.

    Args:
        connection: A reading transaction.
        search: Words of name, company, title, address or number, or of what was said; none lists
            all.
        limit: Rows at most.
        chosen: The filter; its parts of the queue are left to `among`.
        asleep: The condition under which it is not working time where a lead is.
        among: Only these leads.
    """
    rules, values = conditions(chosen or QueueFilter(), asleep=asleep)
    rows = select(*_COLUMNS).where(text(f"1 = 1{rules}").bindparams(**values))
    words = folded(search).split()[:10]
    if words:
        named = [_LEAD.c.search.contains(word, autoescape=True) for word in words]
        heard = searching.hits(connection, search).heard
        rows = rows.where(or_(_LEAD.c.id.in_(heard), and_(*named)))
    if among is not None:
        rows = rows.where(_LEAD.c.id.in_(among))
    rows = rows.order_by(_LEAD.c.id.desc()).limit(limit)
    return [LeadRow(**row) for row in connection.execute(rows).mappings()]
