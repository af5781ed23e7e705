"""Counting what has changed since the figures were last looked at.

A save only marks its lead, which costs nothing that a rep could notice. Whoever reads figures
counts what is marked first, so that they are never out of date.
"""

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter, sleep

from sqlalchemy import delete, func, select
from sqlalchemy.engine import Connection

from data.database import Database
from data.errors import StoreBusy
from data.figures.facts import BLOCK, COLUMNS
from data.figures.keeping_sets import correct
from data.figures.reading_calls import read_calls
from data.figures.rebuilding import facts_of, make_anew, mark, marked_blocks
from data.figures.stale import counted, stale_leads
from data.sqlite.bulk import insert_rows
from data.tables.core import call_figure, lead

AT_ONCE = 50
"""Leads in one transaction, so that whoever saves a call waits for a moment at most."""
MANY = 1000
"""From how many leads on blocks are made anew rather than corrected."""
AT_LENGTH = 500
"""Leads of a transaction that keeps others out only while it writes what it has counted."""
IN_TURN = 150
"""Leads of a transaction that keeps others out from its beginning, since they write often."""
TURNS = 20
"""Such transactions, until it is tried again without."""
REST = 0.12
"""Seconds at most that others are given after each of them: who waits asks every tenth of one."""
BUSY: Sequence[int] = []
"""Nothing was counted, as others were writing."""
OF_LEADS = 0.8
"""The share of the work that is done when all leads are counted and no block is made yet."""

Told = Callable[[float], object]
"""Hears which share of the work is done, where there is much of it."""
Stopped = Callable[[], bool]
"""Whether to leave the rest for another time."""


def nobody(_share: float) -> None:
    """Hears nothing."""


def catch_up(database: Database, *, told: Told = nobody, stopped: Stopped = lambda: False) -> int:
    """Count what has changed; returns how many leads that was.

    What is counted stays counted, however it ends.
    """
    with database.reading() as connection:
        many = len(stale_leads(connection, MANY)) >= MANY
        last = connection.execute(select(func.max(lead.c.id))).scalar() or 1
        blocks = marked_blocks(connection)
        waiting = bool(stale_leads(connection, 1))
    done = 0
    turns = _in_turns(database) if many else None
    while waiting and not stopped():
        leads = next(turns) if turns else _some(database, AT_ONCE)
        done += len(leads)
        waiting = leads is BUSY or bool(leads)
        if many and leads:
            told(OF_LEADS * min(1.0, max(leads) / last))
    while (done or blocks) and not stopped():
        with database.reading() as connection:
            blocks = marked_blocks(connection)
        if not blocks:
            break
        begin = OF_LEADS if many else 0.0
        for made, (block, changes) in enumerate(sorted(blocks.items())):
            if stopped():
                break
            told(begin + (1 - begin) * made / len(blocks))
            make_anew(database, block, changes)
    return done


def _in_turns(database: Database) -> Iterator[Sequence[int]]:
    """Count many leads, some at a time: without keeping others out, while they don't write often.

    Yields:
        The leads that were counted; `BUSY` where others wrote meanwhile, none in the end.
    """
    while True:
        try:
            with database.trying() as connection:
                leads = _count_marked(connection, AT_LENGTH, anew=True)
            yield leads
            continue
        except StoreBusy:
            yield BUSY
        for _ in range(TURNS):
            begun = perf_counter()
            try:
                yield _some(database, IN_TURN, anew=True)
            except StoreBusy:
                yield BUSY
            sleep(min(REST, perf_counter() - begun))


def _some(database: Database, limit: int, *, anew: bool = False) -> Sequence[int]:
    with database.writing() as connection:
        return _count_marked(connection, limit, anew=anew)


def _count_marked(connection: Connection, limit: int, *, anew: bool) -> Sequence[int]:
    leads = stale_leads(connection, limit)
    if leads:
        count(connection, leads, anew=anew)
        counted(connection, leads)
    return leads


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
