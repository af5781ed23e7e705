"""The lists, read a page at a time: what comes after a row, or before it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, String, Table, and_, func, or_, select
from sqlalchemy.engine import Connection

from data.records.finding import holds
from data.records.rows import ORDER_IDS, Kind, Listed, Page
from data.tables.core import call, company, contact, deal, lead

PAGE = 200


@dataclass(frozen=True)
class Order:
    """A way to sort a list."""

    by: ColumnElement[Any]
    """Never null: a row's place must be one that can be compared."""
    descending: bool = False
    of: FromClause | None = None
    """Where the list has to be joined with another table to be sorted so."""


def _count(column: Any, of: Any) -> Any:
    return select(func.count()).where(column == of).correlate(of.table).scalar_subquery()


_TABLES: Mapping[str, Table] = {
    "company": company, "contact": contact, "deal": deal, "call": call, "lead": lead,
}  # fmt: skip

_LAST_CALL = (
    select(func.max(call.c.started_at))
    .where(call.c.company_id == company.c.id)
    .correlate(company)
    .scalar_subquery()
)

_SHOWN: Mapping[str, Select[Any]] = {
    "company": select(
        company.c.id, company.c.name, company.c.domain, company.c.industry, company.c.country,
        company.c.icp_fit, company.c.icp_result,
        _count(contact.c.company_id, company.c.id).label("people"),
        _count(deal.c.company_id, company.c.id).label("deals"),
        _LAST_CALL.label("last_call"),
    ),
    "contact": select(
        contact.c.id, contact.c.name, contact.c.title, contact.c.phone, contact.c.email,
        contact.c.role, contact.c.decides, company.c.name.label("company"),
    ).outerjoin_from(contact, company, contact.c.company_id == company.c.id),
    "deal": select(
        deal.c.id, deal.c.name, deal.c.amount, deal.c.currency, deal.c.stage, deal.c.status,
        deal.c.expected_close, deal.c.owner, company.c.name.label("company"),
    )
    .join_from(deal, company, deal.c.company_id == company.c.id)
    .join(contact, deal.c.contact_id == contact.c.id),
    "call": select(
        call.c.id, call.c.started_at, call.c.status, call.c.disposition, call.c.outcome,
        call.c.rep, call.c.talk_seconds, lead.c.name, lead.c.company_name.label("company"),
    ).join_from(call, lead, call.c.lead_id == lead.c.id),
    "lead": select(
        lead.c.id, lead.c.name, lead.c.company_name.label("company"), lead.c.phone, lead.c.email,
        lead.c.status, lead.c.stage, lead.c.score, lead.c.source, lead.c.created_at,
        lead.c.next_call_at,
    ),
}  # fmt: skip

_BY: Mapping[str, Mapping[str, Order]] = {
    "company": {
        "name": Order(company.c.name_key),
        "newest": Order(company.c.id, descending=True),
        "fit": Order(func.coalesce(company.c.icp_fit, -1), descending=True),
        "size": Order(func.coalesce(company.c.employees, -1), descending=True),
    },
    "contact": {
        "name": Order(func.lower(contact.c.name, type_=String)),
        "newest": Order(contact.c.id, descending=True),
        "company": Order(
            func.coalesce(company.c.name_key, ""),
            of=contact.outerjoin(company, contact.c.company_id == company.c.id),
        ),
    },
    "deal": {
        "close": Order(deal.c.expected_close),
        "newest": Order(deal.c.id, descending=True),
        "name": Order(func.lower(deal.c.name, type_=String)),
        "stage": Order(deal.c.stage),
        "status": Order(deal.c.status, descending=True),
    },
    "call": {
        "latest": Order(call.c.started_at, descending=True),
        "outcome": Order(func.coalesce(call.c.outcome, "")),
        "rep": Order(call.c.rep),
    },
    "lead": {
        "newest": Order(lead.c.id, descending=True),
        "name": Order(func.lower(lead.c.name, type_=String)),
        "score": Order(func.coalesce(lead.c.score, -1), descending=True),
    },
}


def page(
    connection: Connection,
    *,
    kind: Kind,
    order: str = "",
    search: str = "",
    beside: Listed | None = None,
    back: bool = False,
    limit: int = PAGE,
) -> Page:
    """A stretch of a list, in its order.

    Args:
        connection: A reading transaction.
        kind: The list.
        order: One of its `ORDER_IDS`.
        search: Words that each row must hold.
        beside: The row after (or before) which it begins; without one it is the first (or the
            last) of the list.
        back: Whether to read backwards, towards the beginning.
        limit: Rows at most.
    """
    by = _BY[kind].get(order) or _BY[kind][ORDER_IDS[kind][0]]
    table = _TABLES[kind]
    row_id = table.c.id
    # Which rows come next is told by the one table; what they show is read for those alone.
    asked = select(row_id, by.by.label("_key")).select_from(by.of if by.of is not None else table)
    if (wanted := holds(connection, kind, search)) is not None:
        asked = asked.where(wanted)
    down = by.descending != back
    if beside is not None:
        further = by.by < beside.key if down else by.by > beside.key
        next_one = row_id < beside.id if down else row_id > beside.id
        # Said apart, the first half lets an index begin there instead of at the list's end.
        from_here = by.by <= beside.key if down else by.by >= beside.key
        asked = asked.where(from_here, or_(further, and_(by.by == beside.key, next_one)))
    sort = (by.by.desc(), row_id.desc()) if down else (by.by, row_id)
    found = connection.execute(asked.order_by(*sort).limit(limit + 1)).all()
    keys = {row[0]: row[1] for row in found[:limit]}
    shown = {
        row["id"]: dict(row)
        for row in connection.execute(_SHOWN[kind].where(row_id.in_(keys))).mappings()
    }
    rows = [Listed(id=each, values=shown[each], key=key) for each, key in keys.items()]
    return Page(rows=tuple(reversed(rows) if back else rows), more=len(found) > limit)


def count(connection: Connection, *, kind: Kind, search: str = "") -> int:
    """How many rows a list has, or how many hold the words."""
    asked = select(func.count()).select_from(_TABLES[kind])
    if (wanted := holds(connection, kind, search)) is not None:
        asked = asked.where(wanted)
    return int(connection.execute(asked).scalar_one())
