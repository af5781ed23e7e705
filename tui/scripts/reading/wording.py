"""One mistake in the shape of a file, as a sentence with the line as it should be."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from ..model.overlay import Overlay
from ..model.script import Answer, Script, Step
from .problems import Problem, listed, nearest, quoted
from .quoting import in_quotes
from .shape import allowed_at, keys, model_at, takes_list, takes_text
from .source import Path, Source

_LOGIC = {*keys(Script), *keys(Step), *keys(Answer)}
_LATIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae"})


@dataclass(frozen=True, slots=True)
class Mistake:
    """A value that does not fit, with what is known of why."""

    model: type[BaseModel]
    """The model of the whole file."""
    source: Source
    kind: str
    """The library's name for the reason."""
    path: Path
    value: Any
    limits: Mapping[str, Any]
    said: str
    in_key: bool

    @property
    def name(self) -> str:
        """The key that people know the value by; for an item of a list, the key of the list."""
        words = [part for part in self.path if isinstance(part, str)]
        return words[-1] if words else "file"


def worded(mistake: Mistake) -> Problem:
    """The problem that a person reads."""
    if mistake.in_key:
        return _bad_key(mistake)
    if mistake.value == "" and mistake.kind not in ("extra_forbidden", "missing"):
        message = f"`{mistake.name}` is empty: fill it in or delete the line."
        return mistake.source.problem(mistake.path, message)
    told = _BY_KIND.get(mistake.kind)
    if told is not None:
        return told(mistake)
    return _by_limit(mistake)


def _missing(mistake: Mistake) -> Problem:
    parent, name = mistake.path[:-1], str(mistake.path[-1])
    choice = allowed_at(mistake.model, mistake.path)
    message = f"`{name}` is missing here."
    if choice:
        message = f"`{name}` is missing here: {listed(choice)}."
    row, column = mistake.source.spot(parent)
    marks = mistake.source.marks_at(parent)
    example = choice[0] if choice else "..."
    raw = mistake.source.line(row + 1)
    if marks is not None and marks.flow and raw[column : column + 1] == "{":
        gap = "" if raw[column + 1 :].lstrip().startswith("}") else ", "
        fix = f"{raw[: column + 1]}{name}: {example}{gap}{raw[column + 1 :]}"
    else:
        fix = f"{' ' * column}{name}: {example}"
    return mistake.source.problem(parent, message, fix)


def _unknown_key(mistake: Mistake) -> Problem:
    path, name = mistake.path, str(mistake.path[-1])
    marks = mistake.source.marks_at(path[:-1])
    if mistake.value == "" and marks is not None and marks.flow:
        return _comma_in_text(mistake.source, path, name)
    owner = model_at(mistake.model, path[:-1])
    known = keys(owner) if owner else ()
    close = nearest(name, known)
    if mistake.model is Overlay and name in _LOGIC:
        message = f"An overlay replaces words only: `{name}` stays in the script that it extends."
        fix = None
    elif close:
        message = f"There is no key {quoted(name)} here. Did you mean `{close}`?"
        fix = mistake.source.replaced(path, name, close, key=True)
    else:
        message = f"There is no key {quoted(name)} here. Known keys: {listed(known, 30)}."
        fix = None
    return mistake.source.problem(path, message, fix, key=True)


def _comma_in_text(source: Source, path: Path, name: str) -> Problem:
    """`{label: Yes, sure}`: the words after the comma have become a key."""
    message = f"A text with a comma has to be quoted inside {{ }}: {quoted(name)} stands alone."
    marks = source.marks_at(path[:-1])
    row, column = source.spot(path, key=True)
    raw, fix = source.line(row + 1), None
    if marks is not None:
        names = list(marks.keys)
        before = names[names.index(name) - 1] if names.index(name) else None
        start = source.spot((*path[:-1], before)) if before else (-1, 0)
        if start[0] == row and start[1] < column:
            end = column + len(name)
            fix = raw[: start[1]] + in_quotes(raw[start[1] : end]) + raw[end:]
    return source.problem(path, message, fix, key=True)


def _wrong_word(mistake: Mistake) -> Problem:
    choice = allowed_at(mistake.model, mistake.path)
    if not choice:
        choice = tuple(re.findall(r"'([^']*)'", str(mistake.limits.get("expected", ""))))
    value = mistake.value if isinstance(mistake.value, str) else ""
    if not isinstance(mistake.value, str):
        message = f"`{mistake.name}` takes one of {listed(choice)}."
        return mistake.source.problem(mistake.path, message)
    close = nearest(value, choice)
    message = f"`{mistake.name}` cannot be {quoted(value)}. It is one of {listed(choice)}."
    fix = mistake.source.replaced(mistake.path, value, close) if close else None
    return mistake.source.problem(mistake.path, message, fix)


def _not_text(mistake: Mistake) -> Problem:
    row, column = mistake.source.spot(mistake.path)
    raw = mistake.source.line(row + 1)
    sign = raw[column : column + 1]
    if sign in ("{", "[") and not _has_values(mistake.value):
        end = _closing(raw, column)
        fix = raw[:column] + in_quotes(raw[column:end].rstrip()) + raw[end:]
        message = f"Quotes are missing: a text that starts with {sign} has to be quoted."
        return mistake.source.problem(mistake.path, message, fix)
    what = "a list" if isinstance(mistake.value, list) else "keys of its own"
    return mistake.source.problem(mistake.path, f"`{mistake.name}` takes a text, not {what}.")


def _has_values(value: Any) -> bool:
    """Whether a mapping was meant as one: a text taken for a mapping has keys without values."""
    return isinstance(value, dict) and any(value.values())


def _not_keys(mistake: Mistake) -> Problem:
    owner = model_at(mistake.model, mistake.path)
    inside = f" ({listed(keys(owner), 8)})" if owner else ""
    if isinstance(mistake.path[-1:][0] if mistake.path else None, int):
        message = f"An item of `{mistake.name}` takes keys of its own{inside}."
    else:
        message = f"`{mistake.name}` takes keys of its own{inside}."
    return mistake.source.problem(mistake.path, message)


def _not_list(mistake: Mistake) -> Problem:
    fix = None
    if isinstance(mistake.value, str):
        row, column = mistake.source.spot(mistake.path)
        raw = mistake.source.line(row + 1).rstrip()
        marks = mistake.source.marks_at(mistake.path[:-1])
        if marks is None or not marks.flow:
            fix = f"{raw[:column]}[{raw[column:]}]"
    elif isinstance(mistake.value, dict):
        message = f"`{mistake.name}` takes a list: begin each item with a hyphen."
        return mistake.source.problem(mistake.path, message)
    return mistake.source.problem(mistake.path, f"`{mistake.name}` takes a list.", fix)


def _not_number(mistake: Mistake) -> Problem:
    whole = mistake.kind.startswith("int")
    value = mistake.value if isinstance(mistake.value, str) else ""
    message = f"`{mistake.name}` takes a {'whole ' if whole else ''}number, such as 30."
    digits = re.match(r"^\D*?(\d+)[.,]?(\d+)?\s*\D*$", value)
    fix = None
    if digits:
        number = digits[1] if whole or not digits[2] else f"{digits[1]}.{digits[2]}"
        fix = mistake.source.replaced(mistake.path, value, number)
    return mistake.source.problem(mistake.path, message, fix)


def _not_yes_no(mistake: Mistake) -> Problem:
    return mistake.source.problem(mistake.path, f"`{mistake.name}` takes yes or no.")


def _bad_pattern(mistake: Mistake) -> Problem:
    pattern = str(mistake.limits.get("pattern", ""))
    value = str(mistake.value)
    if pattern.startswith("^[a-z][a-z0-9_"):
        hyphens = "-" in pattern.rsplit("_", 1)[1]
        fix = mistake.source.replaced(mistake.path, value, as_id(value))
        return mistake.source.problem(mistake.path, _id_rule(value, hyphens), fix)
    if mistake.name == "lang" or pattern.startswith("^[a-z]{2,3}"):
        fix = mistake.source.replaced(mistake.path, value, value.strip().replace("_", "-").lower())
        message = f"{quoted(value)} is not a language: write its code, such as en, pl or pt-BR."
        return mistake.source.problem(mistake.path, message, fix)
    if pattern == "^[A-Z]{3}$":
        fix = mistake.source.replaced(mistake.path, value, value.strip().upper()[:3])
        message = f"{quoted(value)} is not a currency: write three capital letters, such as EUR."
        return mistake.source.problem(mistake.path, message, fix)
    return mistake.source.problem(mistake.path, f"`{mistake.name}` cannot be {quoted(value)}.")


def _bad_key(mistake: Mistake) -> Problem:
    name = str(mistake.path[-1])
    pattern = str(mistake.limits.get("pattern", ""))
    if pattern.startswith("^[a-z]{2,3}"):
        message = f"{quoted(name)} is not a language: write its code, such as en, pl or pt-BR."
        return mistake.source.problem(mistake.path, message, key=True)
    fix = mistake.source.replaced(mistake.path, name, as_id(name), key=True)
    return mistake.source.problem(mistake.path, _id_rule(name, hyphens=False), fix, key=True)


def _own_rule(mistake: Mistake) -> Problem:
    """A rule of one of our models, whose sentence is written for people."""
    said = str(mistake.limits.get("error", "")) or mistake.said
    return mistake.source.problem(mistake.path, said[:1].upper() + said[1:].rstrip(".") + ".")


def _too_many(mistake: Mistake) -> Problem:
    most = mistake.limits.get("max_length", "fewer")
    path = mistake.path
    if isinstance(mistake.value, list) and isinstance(most, int):
        path = (*path, most)
    return mistake.source.problem(path, f"`{mistake.name}` has too many items: at most {most}.")


def _too_few(mistake: Mistake) -> Problem:
    least = mistake.limits.get("min_length", 1)
    return mistake.source.problem(mistake.path, f"`{mistake.name}` needs at least {least}.")


def _too_long(mistake: Mistake) -> Problem:
    most = mistake.limits.get("max_length", 60)
    return mistake.source.problem(
        mistake.path, f"`{mistake.name}` is too long: at most {most} characters."
    )


def _by_limit(mistake: Mistake) -> Problem:
    sides = {"gt": "above", "ge": "at least", "lt": "below", "le": "at most"}
    for name, word in sides.items():
        if name in mistake.limits:
            limit = f"{mistake.limits[name]:g}"
            message = f"`{mistake.name}` has to be {word} {limit}."
            if mistake.name == "schema":
                message = "This program reads `schema: 1`: get a newer program for this file."
            value = str(mistake.value)
            fix = (
                mistake.source.replaced(mistake.path, value, str(limit))
                if name in ("ge", "le")
                else None
            )
            return mistake.source.problem(mistake.path, message, fix)
    message = f"`{mistake.name}` does not take this value: see the format of this key."
    return mistake.source.problem(mistake.path, message)


def as_id(name: str) -> str:
    """A name as an id: lower-case Latin letters, digits and underscores."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LATIN))
    letters = "".join(ch for ch in plain if not unicodedata.combining(ch))
    word = re.sub(r"[^a-z0-9_]+", "_", letters).strip("_")
    return word if word[:1].isalpha() else f"x{word}"


def _id_rule(value: str, hyphens: bool) -> str:
    also = "underscores and hyphens" if hyphens else "underscores"
    return (
        f"{quoted(value)} cannot be an id: it has lower-case Latin letters, digits and {also}, "
        "and starts with a letter."
    )


def _closing(raw: str, start: int) -> int:
    """Where a text that begins with a bracket was meant to end."""
    pairs = {"{": "}", "[": "]"}
    close, depth = pairs[raw[start]], 0
    for at in range(start, len(raw)):
        if raw[at] == raw[start]:
            depth += 1
        elif raw[at] == close:
            depth -= 1
            if depth == 0:
                return at + 1
    return len(raw)


def _plain_shape(mistake: Mistake) -> Problem:
    """A list, a mapping or a text in the place of another of them."""
    if takes_list(mistake.model, mistake.path) and not isinstance(mistake.value, list):
        return _not_list(mistake)
    if takes_text(mistake.model, mistake.path) and not isinstance(mistake.value, str):
        return _not_text(mistake)
    return _not_keys(mistake)


_BY_KIND: Mapping[str, Callable[[Mistake], Problem]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _wrong_word,
    "string_type": _not_text,
    "model_type": _not_keys,
    "model_attributes_type": _not_keys,
    "dict_type": _plain_shape,
    "mapping_type": _plain_shape,
    "tuple_type": _not_list,
    "list_type": _not_list,
    "int_parsing": _not_number,
    "int_type": _not_number,
    "int_from_float": _not_number,
    "int_parsing_size": _not_number,
    "float_parsing": _not_number,
    "float_type": _not_number,
    "finite_number": _not_number,
    "bool_parsing": _not_yes_no,
    "bool_type": _not_yes_no,
    "string_pattern_mismatch": _bad_pattern,
    "string_too_long": _too_long,
    "string_too_short": _too_few,
    "too_long": _too_many,
    "too_short": _too_few,
    "value_error": _own_rule,
    "assertion_error": _own_rule,
}
