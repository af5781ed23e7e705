"""Many rows of one table at once, without what SQLAlchemy does with each of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.engine import Connection


def insert_rows(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    *,
    alike: Mapping[str, Any],
) -> Sequence[int]:
    """Insert rows of plain text and numbers, and return their ids in order.

    Args:
        connection: A transaction that writes.
        table: Where to.
        columns: The columns that the rows hold.
        rows: Their values, in the order of the columns.
        alike: Columns that say the same in every row, of any type.
    """
    if connection.dialect.name != "sqlite":
        made = [{**dict(zip(columns, row, strict=True)), **alike} for row in rows]
        chosen = insert(table).returning(table.c.id, sort_by_parameter_order=True)
        return list(connection.execute(chosen, made).scalars())
    same = []
    for name, value in alike.items():
        bind = (
            table.c[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
        )
        same.append(bind(value) if bind else value)
    names = ", ".join(f'"{name}"' for name in (*columns, *alike))
    marks = ", ".join("?" * (len(columns) + len(same)))
    tail = tuple(same)
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', [row + tail for row in rows]
    )
    # Nobody else writes inside this transaction, and no id is ever given twice.
    last = int(connection.exec_driver_sql(f'SELECT max(id) FROM "{table.name}"').scalar_one())
    return range(last - len(rows) + 1, last + 1)
