"""Ids, languages and currencies: how they are written, and what they were meant to be."""

import re
import unicodedata

from ..sayings import Saying
from .mistake import Mistake
from .problems import Problem, quoted

_LATIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae"})


def bad_pattern(mistake: Mistake) -> Problem:
    """The problem of a value that is written otherwise than an id, a language, a currency is."""
    pattern = str(mistake.limits.get("pattern", ""))
    value = str(mistake.value)
    if pattern.startswith("^[a-z][a-z0-9_"):
        hyphens = "-" in pattern.rsplit("_", 1)[1]
        fix = mistake.source.replaced(mistake.path, value, as_id(value))
        return mistake.source.problem(mistake.path, _id_rule(value, hyphens), fix)
    if mistake.name == "lang" or pattern.startswith("^[a-z]{2,3}"):
        fix = mistake.source.replaced(mistake.path, value, value.strip().replace("_", "-").lower())
        message = Saying(
            "{value} is not a language: write its code, such as en, pl or pt-BR.",
            {"value": quoted(value)},
        )
        return mistake.source.problem(mistake.path, message, fix)
    if pattern == "^[A-Z]{3}$":
        fix = mistake.source.replaced(mistake.path, value, value.strip().upper()[:3])
        message = Saying(
            "{value} is not a currency: write three capital letters, such as EUR.",
            {"value": quoted(value)},
        )
        return mistake.source.problem(mistake.path, message, fix)
    return mistake.source.problem(
        mistake.path,
        Saying("`{name}` cannot be {value}.", {"name": mistake.name, "value": quoted(value)}),
    )


def bad_key(mistake: Mistake) -> Problem:
    """The problem of a key that is no id, or no language."""
    name = str(mistake.path[-1])
    pattern = str(mistake.limits.get("pattern", ""))
    if pattern.startswith("^[a-z]{2,3}"):
        message = Saying(
            "{name} is not a language: write its code, such as en, pl or pt-BR.",
            {"name": quoted(name)},
        )
        return mistake.source.problem(mistake.path, message, key=True)
    fix = mistake.source.replaced(mistake.path, name, as_id(name), key=True)
    return mistake.source.problem(mistake.path, _id_rule(name, hyphens=False), fix, key=True)


def as_id(name: str) -> str:
    """A name as an id: lower-case Latin letters, digits and underscores."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LATIN))
    letters = "".join(ch for ch in plain if not unicodedata.combining(ch))
    word = re.sub(r"[^a-z0-9_]+", "_", letters).strip("_")
    return word if word[:1].isalpha() else f"x{word}"


def _id_rule(value: str, hyphens: bool) -> Saying:
    if hyphens:
        return Saying(
            "{value} cannot be an id: it has lower-case Latin letters, digits, underscores and "
            "hyphens, and starts with a letter.",
            {"value": quoted(value)},
        )
    return Saying(
        "{value} cannot be an id: it has lower-case Latin letters, digits and underscores, "
        "and starts with a letter.",
        {"value": quoted(value)},
    )
