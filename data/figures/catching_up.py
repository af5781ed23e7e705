"""Counting what has changed since the figures were last looked at.

A save only marks its lead, which costs nothing that a rep could notice. Whoever reads figures
counts what is marked first, so that they are never out of date.
"""

from collections.abc import Sequence
from time import perf_counter, sleep

from sqlalchemy import delete
from sqlalchemy.engine import Connection

from data.database import Database
from data.figures.facts import BLOCK, COLUMNS
from data.figures.keeping_sets import correct
from data.figures.reading_calls import read_calls
from data.figures.rebuilding import facts_of, make_anew, mark, marked_blocks
from data.figures.stale import counted, stale_leads
from data.sqlite.bulk import insert_rows
from data.tables.core import call_figure

AT_ONCE = 50
"""Leads in one transaction, so that whoever saves a call waits for a moment at most."""
MANY = 1000
"""From how many leads on blocks are made anew rather than corrected."""
REST = 0.02
"""Seconds at most that others are given after each of many transactions."""


def catch_up(database: Database) -> int:
    """Count what has changed; returns how many leads that was."""
    with database.reading() as connection:
        waiting = len(stale_leads(connection, MANY))
        blocks = marked_blocks(connection)
    done = 0
    while waiting:
        begun = perf_counter()
        count_now = _some(database, anew=waiting >= MANY)
        done += count_now
        if not count_now:
            break
        if waiting >= MANY:
            sleep(min(REST, (perf_counter() - begun) / 4))
    while done or blocks:
        with database.reading() as connection:
            blocks = marked_blocks(connection)
        if not blocks:
            break
        for block, changes in sorted(blocks.items()):
            make_anew(database, block, changes)
    return done


def _some(database: Database, *, anew: bool) -> int:
    with database.writing() as connection:
        leads = stale_leads(connection, AT_ONCE)
        if leads:
            count(connection, leads, anew=anew)
            counted(connection, leads)
        return len(leads)


def count(connection: Connection, leads: Sequence[int], *, anew: bool = False) -> None:
    """Count the calls of these leads anew.

    Args:
        connection: A transaction that writes.
        leads: The leads.
        anew: Whether their blocks are marked to be made anew, rather than corrected.
    """
    c = call_figure.c
    old = {call.id: call for call in facts_of(connection, c.lead.in_(leads))}
    new = {call.id: call for calls in read_calls(connection, leads).values() for call in calls}
    gone = [call for call_id, call in old.items() if new.get(call_id) != call]
    made = [call for call_id, call in new.items() if old.get(call_id) != call]
    if gone:
        connection.execute(delete(call_figure).where(c.id.in_([call.id for call in gone])))
    if made:
        insert_rows(connection, call_figure, COLUMNS, made, alike={})
    stale = marked_blocks(connection)
    touched = {call.id // BLOCK for call in (*gone, *made)}
    mark(connection, touched if anew else touched & stale.keys())
    if not anew:
        correct(
            connection,
            [call for call in gone if call.id // BLOCK not in stale],
            [call for call in made if call.id // BLOCK not in stale],
        )
