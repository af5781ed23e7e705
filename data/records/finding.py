"""Which rows of a list hold the words that are typed; the one place that knows how to look."""

import re
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_

from data.records.rows import Kind
from data.tables.core import company, contact, deal, lead
from tui.scripts.cleaning import folded

WORDS = 6
_NUMBER = re.compile(r"[+(]?\d[\d\s()+./-]{2,}")

COLUMNS: dict[str, tuple[Any, ...]] = {
    "company": (company.c.name_key, company.c.domain),
    "contact": (
        contact.c.name_key, contact.c.email_folded, contact.c.phone_e164, company.c.name_key,
    ),
    "deal": (func.lower(deal.c.name), company.c.name_key, contact.c.name_key),
    "call": (lead.c.search,),
}  # fmt: skip
"""Where the words of a list are looked for; its question joins these tables."""


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
    return and_(
        *(
            or_(*(column.contains(word, autoescape=True) for column in COLUMNS[kind]))
            for word in words
        )
    )
