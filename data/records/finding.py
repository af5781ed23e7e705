"""Which rows of a list hold the words that are typed; the one place that knows how to look."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select, text
from sqlalchemy.engine import Connection

from data.records.rows import Kind
from data.searching import OF_LEADS, OF_RECORDS, raw_of
from data.sqlite.search.finding import match_of, wanted
from data.sqlite.search.of_records import KINDS
from data.tables.core import call, company, contact, deal, lead

_DIGITS = 3
"""Digits from which a number is found by any part of it."""


def _at(link: Any, *columns: Any) -> Callable[[str], ColumnElement[bool]]:
    """That a word is in a row that is linked to; those rows are gone through once."""

    def holding(word: str) -> ColumnElement[bool]:
        found = or_(*(column.contains(word, autoescape=True) for column in columns))
        linked: ColumnElement[bool] = link.in_(select(columns[0].table.c.id).where(found))
        return linked

    return holding


def _in(*columns: Any) -> Callable[[str], ColumnElement[bool]]:
    """That a word is in the row itself."""
    return lambda word: or_(*(column.contains(word, autoescape=True) for column in columns))


PLACES: dict[str, tuple[Callable[[str], ColumnElement[bool]], ...]] = {
    "company": (_in(company.c.name_key, company.c.domain),),
    "contact": (
        _in(contact.c.name_key, contact.c.email_folded, contact.c.phone_e164),
        _at(contact.c.company_id, company.c.name_key),
    ),
    "deal": (
        _in(func.lower(deal.c.name)),
        _at(deal.c.company_id, company.c.name_key),
        _at(deal.c.contact_id, contact.c.name_key),
    ),
    "call": (_at(call.c.lead_id, lead.c.search),),
    "lead": (_in(lead.c.search),),
}
"""Where the words of a list are looked for the plain way."""

_FOUND_BY = {"company": company.c.id, "contact": contact.c.id, "deal": deal.c.id,
             "call": call.c.lead_id, "lead": lead.c.id}  # fmt: skip
"""What the index says of a row."""
_NUMBERS = {"contact": contact.c.phone_e164, "call": lead.c.phone_e164, "lead": lead.c.phone_e164}


def holds(connection: Connection, kind: Kind, search: str) -> ColumnElement[bool] | None:
    """The condition that a row holds every word; None where none is typed.

    Each is the beginning of a word of the row, or of the names it belongs to.

    Args:
        connection: A reading transaction.
        kind: The list.
        search: As typed; case, accents and the order of words don't matter, and a number is found
            by its digits.
    """
    if not search.strip():
        return None
    words = wanted(search)
    if not words:
        return false()
    if connection.dialect.name == "sqlite":
        raw = raw_of(connection)
        of = OF_RECORDS if kind in KINDS else OF_LEADS
        if of.has_index(raw):
            return _by_index(kind, words, marked=bool(of.waiting(raw)))
    return _plainly(kind, words)


def _plainly(kind: Kind, words: Sequence[str]) -> ColumnElement[bool]:
    return and_(*(or_(*(place(word) for place in PLACES[kind])) for word in words))


def _by_index(kind: Kind, words: Sequence[str], *, marked: bool) -> ColumnElement[bool]:
    row = _FOUND_BY[kind]
    if kind in KINDS:
        place, match = KINDS.index(kind), match_of(kind, words)
        hits = "SELECT rowid / 4 FROM record_words WHERE record_words MATCH :words"
        stale = f"SELECT id / 4 FROM record_words_stale WHERE id % 4 = {place}"
    else:
        match = match_of("who", words)
        hits = "SELECT rowid FROM lead_words WHERE lead_words MATCH :words"
        stale = "SELECT id FROM lead_words_stale"
    found: ColumnElement[bool] = row.in_(text(hits).bindparams(words=match))
    if marked:
        # What the index has of a marked row may be of yesterday.
        late = row.in_(text(stale))
        found = or_(and_(found, ~late), and_(late, _plainly(kind, words)))
    if kind in _NUMBERS and re.fullmatch(rf"\d{{{_DIGITS},}}", words[0]) and len(words) == 1:
        found = or_(found, _with_number(kind, words[0]))
    return found


def _with_number(kind: Kind, digits: str) -> ColumnElement[bool]:
    number = _NUMBERS[kind]
    has = number.contains(digits, autoescape=True) & text(f"{number} <> ''")
    return _FOUND_BY[kind].in_(select(number.table.c.id).where(has))
