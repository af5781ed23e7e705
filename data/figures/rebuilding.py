"""Making the sets and totals of a block anew from the figures of its calls: after many changes."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Text, cast, delete, select, text
from sqlalchemy.engine import Connection

from data.database import Database
from data.figures.facts import BLOCK, COLUMNS, CallFacts
from data.figures.keeping_sets import made_of, put_block
from data.tables.core import call_figure, stale_block

_MARK = text(
    "INSERT INTO stale_block (block, changes) VALUES (:block, 1) "
    "ON CONFLICT (block) DO UPDATE SET changes = stale_block.changes + 1"
)


def facts_of(connection: Connection, *rules: ColumnElement[bool]) -> list[CallFacts]:
    """Calls as they were counted."""
    c = call_figure.c
    columns = [cast(c[name], Text) if name == "day" else c[name] for name in COLUMNS]
    chosen = select(*columns).where(*rules)
    return [CallFacts._make(row) for row in connection.execute(chosen)]


def mark(connection: Connection, blocks: Iterable[int]) -> None:
    """Note that blocks have to be made anew."""
    if rows := [{"block": block} for block in sorted(set(blocks))]:
        connection.execute(_MARK, rows)


def marked_blocks(connection: Connection) -> dict[int, int]:
    """Blocks that have to be made anew, each with its number of changes."""
    c = stale_block.c
    return {row.block: row.changes for row in connection.execute(select(c.block, c.changes))}


def make_anew(database: Database, block: int, changes: int) -> None:
    """Make a block anew, unless it changes meanwhile; others may write while it is read.

    Args:
        database: The records.
        block: Which one.
        changes: The number of changes that it was marked with.
    """
    c = call_figure.c
    with database.reading() as connection:
        calls = facts_of(connection, c.id >= block * BLOCK, c.id < (block + 1) * BLOCK)
    bits, sums = made_of(calls)
    with database.writing() as connection:
        mine = (stale_block.c.block == block) & (stale_block.c.changes == changes)
        if connection.execute(delete(stale_block).where(mine)).rowcount:
            put_block(connection, block, bits, sums)
