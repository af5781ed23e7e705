"""Everything that is held on one person, for the person."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import MetaData, inspect, or_, select
from sqlalchemy.engine import Connection

from data.privacy.persons import find, merged_into
from data.privacy.there import table_there
from data.store import Store
from data.suppression import is_suppressed
from data.tables.core import deal

_FOLLOWING = frozenset(
    {"email_folded", "name_key", "search", "version", "events_hash", "events_hashed",
     "script_hash"}
)  # fmt: skip
"""Columns that only repeat others."""

Held = Mapping[str, Any]


def held_on(store: Store, who: str, *, country: str = "") -> Held:
    """Everything held on a person, by table.

    Raises:
        NotFound: There is nobody like that.
        StoreRefused: The address or number belongs to several people.
    """
    with store.database.reading() as connection:
        person = find(connection, who, country=country)
        leads, contacts, calls = person.ids("lead"), person.ids("contact"), list(person.calls)
        deals = list(
            connection.execute(select(deal.c.id).where(deal.c.contact_id.in_(contacts))).scalars()
        )
        ids = {"lead": leads, "contact": contacts, "call": calls, "deal": deals}
        tables: dict[str, list[Mapping[str, Any]]] = {}
        for name in sorted(inspect(connection).get_table_names()):
            rows = _rows(connection, name, ids)
            if rows:
                tables[name] = rows
        return {
            "rows": [f"{row.table}:{row.id}" for row in person.rows],
            "must_not_be_contacted": any(
                is_suppressed(connection, phone_e164=row.phone_e164, email_key=row.email_folded)
                for row in person.rows
            ),
            "tables": tables,
        }


def _rows(
    connection: Connection, name: str, ids: Mapping[str, list[int]]
) -> list[Mapping[str, Any]]:
    known = {column["name"] for column in inspect(connection).get_columns(name)}
    rules: list[Any] = []
    table = table_there(connection, name, MetaData())
    if name in ids:
        rules.append(table.c.id.in_(ids[name]))
    elif name == "change":
        rules += [
            (table.c.table == each)
            & table.c.row_id.in_([*ids[each], *merged_into(connection, each, ids[each])])
            for each in ("lead", "contact")
        ]
        rules.append(table.c.call_id.in_(ids["call"]))
    else:
        rules += [
            table.c[f"{each}_id"].in_(ids[each])
            for each in ("lead", "contact", "call")
            if f"{each}_id" in known
        ]
    if not rules:
        return []
    return [
        {
            column: value
            for column, value in row.items()
            if column not in _FOLLOWING and value not in (None, "")
        }
        for row in connection.execute(select(table).where(or_(*rules))).mappings()
    ]
