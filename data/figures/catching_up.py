"""Counting what has changed since the figures were last looked at.

A save only marks its lead, which costs nothing that a rep could notice. Whoever reads figures
counts what is marked first, so that they are never out of date.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.engine import Connection

from data.database import Database
from data.figures.facts import COLUMNS, COUNTS, CallFacts, Key, as_row, counts, from_row, keys
from data.figures.reading_calls import read_calls
from data.figures.rebuilding import add_up, begin, begun
from data.figures.stale import counted, figure, stale_leads
from data.sqlite.bulk import insert_rows
from data.types import Day

AT_ONCE = 400
"""Leads in one transaction: others may write in between."""
MANY = 4000
"""From how many leads on days are added up anew rather than corrected."""

_KEYS = ("who", "day", "kind", "value")
_ADD = text(
    f"INSERT INTO day_figure ({', '.join((*_KEYS, *COUNTS))}) "
    f"VALUES ({', '.join(f':{name}' for name in (*_KEYS, *COUNTS))}) "
    f"ON CONFLICT ({', '.join(_KEYS)}) DO UPDATE SET "
    + ", ".join(f"{name} = day_figure.{name} + excluded.{name}" for name in COUNTS)
).bindparams(bindparam("day", type_=Day))
_EMPTY = text(
    "DELETE FROM day_figure WHERE who = :who AND day = :day AND kind = :kind AND value = :value "
    "AND calls = 0"
).bindparams(bindparam("day", type_=Day))

Sums = dict[Key, list[int]]


def catch_up(database: Database) -> int:
    """Count what has changed; returns how many leads that was."""
    with database.reading() as connection:
        waiting = len(stale_leads(connection, MANY))
        unfinished = begun(connection)
    if not waiting and not unfinished:
        return 0
    many = waiting >= MANY or unfinished
    if many and not unfinished:
        with database.writing() as connection:
            begin(connection)
    done = 0
    while count := _some(database, days=not many):
        done += count
    if many:
        with database.writing() as connection:
            add_up(connection)
    return done


def _some(database: Database, *, days: bool) -> int:
    with database.writing() as connection:
        leads = stale_leads(connection, AT_ONCE)
        if leads:
            count(connection, leads, days=days)
            counted(connection, leads)
        return len(leads)


def count(connection: Connection, leads: Sequence[int], *, days: bool = True) -> None:
    """Count the calls of these leads anew.

    Args:
        connection: A transaction that writes.
        leads: The leads.
        days: Whether the days are corrected, too; else they have to be added up afterwards.
    """
    chosen = select(*(figure.c[name] for name in COLUMNS)).where(figure.c.lead.in_(leads))
    old = {row["id"]: from_row(dict(row)) for row in connection.execute(chosen).mappings()}
    new = {call.id: call for calls in read_calls(connection, leads).values() for call in calls}
    gone = [call for call_id, call in old.items() if new.get(call_id) != call]
    made = [call for call_id, call in new.items() if old.get(call_id) != call]
    if gone:
        connection.execute(delete(figure).where(figure.c.id.in_([call.id for call in gone])))
    if made:
        insert_rows(connection, figure, COLUMNS, [as_row(call) for call in made], alike={})
    if days:
        sums: Sums = defaultdict(lambda: [0] * len(COUNTS))
        _add(sums, gone, -1)
        _add(sums, made, 1)
        _write(connection, sums)


def _add(sums: Sums, calls: Iterable[CallFacts], sign: int) -> None:
    for call in calls:
        adds = counts(call)
        for key in keys(call):
            held = sums[key]
            for place, number in enumerate(adds):
                held[place] += sign * number


def _write(connection: Connection, sums: Mapping[Key, Sequence[int]]) -> None:
    rows = [
        {**_key(key), **dict(zip(COUNTS, numbers, strict=True))}
        for key, numbers in sums.items()
        if any(numbers)
    ]
    if rows:
        connection.execute(_ADD, rows)
    if less := [_key(key) for key, numbers in sums.items() if numbers[0] < 0]:
        connection.execute(_EMPTY, less)


def _key(key: Key) -> dict[str, object]:
    who, day, kind, value = key
    return {"who": who, "day": date.fromisoformat(day), "kind": kind, "value": value}
