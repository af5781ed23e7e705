"""Leads as a plain list, the latest first: what commands print."""

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.rows import LeadRow
from data.tables.core import lead
from tui.scripts.cleaning import folded

_COLUMNS = [lead.c[name] for name in LeadRow.__dataclass_fields__]


def list_leads(connection: Connection, *, search: str = "", limit: int = 100) -> list[LeadRow]:
    """The latest leads that contain every word of a search.

    Args:
        connection: A reading transaction.
        search: Words of name, company, title, address or number; none lists all.
        limit: Rows at most.
    """
    chosen = select(*_COLUMNS).order_by(lead.c.id.desc()).limit(limit)
    for word in folded(search).split()[:10]:
        chosen = chosen.where(lead.c.search.contains(word, autoescape=True))
    return [LeadRow(**row) for row in connection.execute(chosen).mappings()]
