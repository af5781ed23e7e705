"""Which rows of a list hold the words that are typed; the one place that knows how to look."""

import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from data.records.rows import Kind
from data.tables.core import call, company, contact, deal, lead
from tui.scripts.cleaning import folded

WORDS = 6
_NUMBER = re.compile(r"[+(]?\d[\d\s()+./-]{2,}")


def _at(link: Any, *columns: Any) -> Callable[[str], ColumnElement[bool]]:
    """That a word is in a row that is linked to; those rows are gone through once."""

    def holding(word: str) -> ColumnElement[bool]:
        found = or_(*(column.contains(word, autoescape=True) for column in columns))
        return link.in_(select(columns[0].table.c.id).where(found))  # type: ignore[no-any-return]

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
}
"""Where the words of a list are looked for."""


def holds(kind: Kind, search: str) -> ColumnElement[bool] | None:
    """The condition that a row holds every word, in any of its columns; None where none is typed.

    Args:
        kind: The list.
        search: As typed; case, accents and the order of words don't matter, and a number is found
            by its digits.
    """
    words = folded(search).split()[:WORDS]
    if not words:
        return None
    if _NUMBER.fullmatch(" ".join(words)):
        words = [re.sub(r"\D", "", "".join(words))]
    return and_(*(or_(*(place(word) for place in PLACES[kind])) for word in words))
