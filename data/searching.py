"""Searching everything that leads are found by, and where each was found."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from types import ModuleType
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.engine import Connection

from data.database import Database
from data.errors import StoreBusy
from data.queue_rows import FoundIn
from data.sqlite import search as of_leads
from data.sqlite.search import Hits, calls_named, find, has_index, of_records
from data.sqlite.search.filling import Piece, pieces
from data.sqlite.search.finding import MOST, wanted
from data.tables.core import call, call_figure, company, contact, deal, lead
from tui.scripts.cleaning import folded

QUOTED = 40
"""Leads of one answer for which it is looked up where they were found."""

_PLAIN = """
SELECT l.id FROM lead l WHERE {words} ORDER BY l.id DESC LIMIT :most
"""
_PLAIN_HEARD = """
SELECT DISTINCT c.lead_id FROM evidence e JOIN call c ON c.id = e.call_id
WHERE {words} ORDER BY c.lead_id DESC LIMIT :most
"""


OF_LEADS, OF_RECORDS = of_leads, of_records
INDEXES: Sequence[ModuleType] = (of_leads, of_records)
"""The indexes of words: of leads, and of companies, contacts and deals."""

SOON = 100
"""Marked rows that are written into an index before a search, since that takes no time."""


SOMEWHERE = FoundIn()
"""In a call, where it was not looked up in which words."""


def raw_of(connection: Connection) -> Any:
    """The driver's own connection, in the transaction that is open."""
    return connection.connection.driver_connection


def catch_up(database: Database, index: ModuleType, limit: int) -> int:
    """Write what is marked into an index anew; says how much was.

    Raises:
        StoreBusy: Somebody else is writing; nothing was done.
    """
    if database.engine.dialect.name != "sqlite":
        return 0
    with database.reading() as connection:
        if not index.waiting(raw_of(connection)):
            return 0
    with database.writing() as connection:
        return int(index.catch_up(raw_of(connection), limit))


def catch_up_if_few(database: Database, index: ModuleType) -> None:
    """Write what is marked into an index anew where that takes no time, before a search."""
    if database.engine.dialect.name != "sqlite":
        return
    with database.reading() as connection:
        few = 0 < index.waiting(raw_of(connection)) <= SOON
    if few:
        # While somebody else writes, names and numbers are looked through the plain way.
        with suppress(StoreBusy):
            catch_up(database, index, SOON)


def hits(connection: Connection, search: str) -> Hits:
    """The leads that hold every word, by the index, or plainly where there is none."""
    if connection.dialect.name == "sqlite":
        raw = raw_of(connection)
        if has_index(raw):
            return find(raw, search)
    words = wanted(search)
    if not words:
        return Hits((), (), False)
    named = _plainly(connection, _PLAIN, "l.search", words)
    heard = _plainly(connection, _PLAIN_HEARD, "lower(e.words)", words)
    more = max(len(named), len(heard)) >= MOST
    return Hits(tuple(named), tuple(each for each in heard if each not in set(named)), more)


def calls_with(connection: Connection, search: str) -> Iterator[Sequence[int]]:
    """The finished calls with leads that hold every word in their name, company or numbers.

    They come some at a time, a few of them twice.
    """
    if connection.dialect.name == "sqlite" and has_index(raw_of(connection)):
        yield from calls_named(raw_of(connection), search)
    elif words := wanted(search):
        rules = [lead.c.search.like(f"%{each}%", escape="!") for each in map(_plain, words)]
        found = select(call_figure.c.id).join(lead, lead.c.id == call_figure.c.lead).where(*rules)
        yield connection.execute(found).scalars().all()


def _plain(word: str) -> str:
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _plainly(connection: Connection, sql: str, column: str, words: Sequence[str]) -> list[int]:
    rules = " AND ".join(f"{column} LIKE :word{n} ESCAPE '!'" for n in range(len(words)))
    values: dict[str, Any] = {f"word{n}": f"%{_plain(word)}%" for n, word in enumerate(words)}
    found = connection.execute(text(sql.format(words=rules)), {**values, "most": MOST})
    return [int(row[0]) for row in found]


def places(connection: Connection, leads: Sequence[int], search: str) -> dict[int, FoundIn]:
    """Where each of these leads was found: the text that holds most of the words, the latest."""
    words = wanted(search)
    chosen = list(leads)[:QUOTED]
    if not words or not chosen:
        return {}
    columns = (call.c.id, call.c.lead_id, call.c.started_at)
    calls = {
        row.id: row
        for row in connection.execute(select(*columns).where(call.c.lead_id.in_(chosen)))
    }
    best: dict[int, tuple[int, FoundIn]] = {}
    for call_id, place in _texts(connection, list(calls)):
        said_to = calls[call_id].lead_id
        count = _how_many(place.words, words)
        if count and (said_to not in best or count > best[said_to][0]):
            at = calls[call_id].started_at
            best[said_to] = (count, FoundIn(kind=place.kind, at=at, words=place.words))
    return {lead_id: found for lead_id, (_count, found) in best.items()}


def _texts(connection: Connection, calls: list[int]) -> list[tuple[int, Piece]]:
    if not calls:
        return []
    found: list[tuple[int, Piece]] = []
    if connection.dialect.name == "sqlite":
        found = [(piece.call_id, piece) for piece in pieces(raw_of(connection), calls)]
    for kind, table, column in (
        ("contact", contact, call.c.contact_id),
        ("company", company, call.c.company_id),
        ("deal", deal, call.c.deal_id),
    ):
        named = select(call.c.id, table.c.name).join(table, table.c.id == column)
        for call_id, name in connection.execute(named.where(call.c.id.in_(calls))):
            found.append((call_id, Piece(call_id, kind, name)))
    return found


def _how_many(words: str, search: Sequence[str]) -> int:
    """How many of the words begin a word of the text."""
    bare = " " + "".join(sign if sign.isalnum() else " " for sign in folded(words))
    return sum(
        " " + "".join(sign if sign.isalnum() else " " for sign in word) in bare for word in search
    )
