"""Asking the index: which leads hold every one of the words."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

from data.sqlite.search.tables import INDEX, MARKS
from tui.scripts.cleaning import clean, folded

WORDS = 8
"""Words of a search that count."""

MOST = 500
"""Leads that a search looks at: whoever types three letters wants to type a fourth."""

_NUMBER = re.compile(r"[+(]?\d[\d\s()+./-]*")
"""A phone number however it is typed."""

TAIL = 3
"""Digits from which a number is found by any part of it."""


class Hits(NamedTuple):
    """The leads that a search has found."""

    named: tuple[int, ...]
    """By name, company, address or number."""
    heard: tuple[int, ...]
    """By what was said in a call, or by a record that a call has made."""
    more: bool
    """Whether there are more than were looked at."""


def wanted(search: str) -> list[str]:
    """The words of a search as the index has them; a number's digits are one word."""
    words = folded(clean(search)).split()
    if _NUMBER.fullmatch(" ".join(words)):
        return [re.sub(r"\D", "", "".join(words))]
    return [word for word in words if any(_counts(sign) for sign in word)][:WORDS]


def find(raw: Any, search: str) -> Hits:
    """The leads that hold every word of the search, each as the beginning of a word."""
    words = wanted(search)
    if not words:
        return Hits((), (), False)
    marked = {row[0] for row in raw.execute(f"SELECT id FROM {MARKS}")}
    plain = _still_marked(raw, words) if marked else []
    if len(words) == 1 and words[0].isdigit() and len(words[0]) >= TAIL:
        plain += _by_number(raw, words[0])
    named = _match(raw, match_of("who", words))
    # What the index has of a marked lead may be of yesterday; its name was looked at just now.
    by_name = dict.fromkeys([*plain, *(each for each in named if each not in marked)])
    if len(named) >= MOST:
        return Hits(tuple(by_name), (), True)
    everywhere = _match(raw, match_of("", words))
    heard = [each for each in everywhere if each not in by_name]
    return Hits(tuple(by_name), tuple(heard), len(everywhere) >= MOST)


def match_of(column: str, words: Sequence[str]) -> str:
    """What asks an index for rows that hold every word, in any column where none is named."""
    quoted = " AND ".join('"' + word.replace('"', '""') + '"*' for word in words)
    return f"{column} : ({quoted})" if column else quoted


def _match(raw: Any, query: str) -> list[int]:
    sql = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH ? ORDER BY rowid DESC LIMIT {MOST}"
    return [row[0] for row in raw.execute(sql, (query,))]


def _still_marked(raw: Any, words: Sequence[str]) -> list[int]:
    """Marked leads, looked through the plain way."""
    rules = " AND ".join("l.search LIKE ? ESCAPE '!'" for _ in words)
    sql = (
        f"SELECT l.id FROM {MARKS} m CROSS JOIN lead l ON l.id = m.id WHERE {rules} "
        f"ORDER BY l.id DESC LIMIT {MOST}"
    )
    return [row[0] for row in raw.execute(sql, [like(word) for word in words])]


def _by_number(raw: Any, digits: str) -> list[int]:
    """Leads with these digits anywhere in their number; their index alone is read."""
    sql = (
        "SELECT id FROM lead WHERE phone_e164 <> '' AND phone_e164 LIKE ? "
        f"ORDER BY phone_e164 LIMIT {MOST}"
    )
    return [row[0] for row in raw.execute(sql, (f"%{digits}%",))]


def like(word: str) -> str:
    """A pattern of texts that hold the word, with `!` before what would stand for others."""
    return "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"


def _counts(sign: str) -> bool:
    """Whether the index keeps this sign: letters, digits, and signs of private use."""
    category = unicodedata.category(sign)
    return category[0] in "LN" or category == "Co"
