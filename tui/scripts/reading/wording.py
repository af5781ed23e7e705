"""One mistake in the shape of a file, as a sentence with the line as it should be."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from ..model.errors import RuleError
from ..model.overlay import Overlay
from ..model.script import Answer, Script, Step
from ..sayings import Saying
from .mistake import Mistake
from .problems import Problem, hinted, listed, nearest, quoted
from .quoting import in_quotes
from .shape import allowed_at, keys, model_at, takes_list, takes_text
from .source import Path, Source
from .spelling import bad_key, bad_pattern

_LOGIC = {*keys(Script), *keys(Step), *keys(Answer)}


def worded(mistake: Mistake) -> Problem:
    """The problem that a person reads."""
    if mistake.in_key:
        return bad_key(mistake)
    if mistake.value == "" and mistake.kind not in ("extra_forbidden", "missing"):
        message = Saying(
            "`{name}` is empty: fill it in or delete the line.", {"name": mistake.name}
        )
        return mistake.source.problem(mistake.path, message)
    told = _BY_KIND.get(mistake.kind)
    if told is not None:
        return told(mistake)
    return _by_limit(mistake)


def _missing(mistake: Mistake) -> Problem:
    parent, name = mistake.path[:-1], str(mistake.path[-1])
    choice = allowed_at(mistake.model, mistake.path)
    message = Saying("`{name}` is missing here.", {"name": name})
    if choice:
        message = Saying(
            "`{name}` is missing here: {known}.", {"name": name, "known": listed(choice)}
        )
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
        message = Saying(
            "An overlay replaces words only: `{name}` stays in the script that it extends.",
            {"name": name},
        )
        fix = None
    elif close:
        message = Saying(
            "There is no key {name} here. Did you mean `{close}`?",
            {"name": quoted(name), "close": close},
        )
        fix = mistake.source.replaced(path, name, close, key=True)
    else:
        message = Saying(
            "There is no key {name} here. Known keys: {known}.",
            {"name": quoted(name), "known": listed(known, 30)},
        )
        fix = None
    return mistake.source.problem(path, message, fix, key=True)


def _comma_in_text(source: Source, path: Path, name: str) -> Problem:
    """`{label: Yes, sure}`: the words after the comma have become a key."""
    message = Saying(
        "A text with a comma has to be quoted inside {{ }}: {name} stands alone.",
        {"name": quoted(name)},
    )
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
        message = Saying(
            "`{name}` takes one of {known}.", {"name": mistake.name, "known": listed(choice)}
        )
        return mistake.source.problem(mistake.path, message)
    close = nearest(value, choice)
    message = Saying(
        "`{name}` cannot be {value}. It is one of {known}.",
        {"name": mistake.name, "value": quoted(value), "known": listed(choice)},
    )
    fix = mistake.source.replaced(mistake.path, value, close) if close else None
    return mistake.source.problem(mistake.path, message, fix)


def _not_text(mistake: Mistake) -> Problem:
    row, column = mistake.source.spot(mistake.path)
    raw = mistake.source.line(row + 1)
    sign = raw[column : column + 1]
    if sign in ("{", "[") and not _has_values(mistake.value):
        end = _closing(raw, column)
        fix = raw[:column] + in_quotes(raw[column:end].rstrip()) + raw[end:]
        message = Saying(
            "Quotes are missing: a text that starts with {sign} has to be quoted.", {"sign": sign}
        )
        return mistake.source.problem(mistake.path, message, fix)
    if isinstance(mistake.value, list):
        message = Saying("`{name}` takes a text, not a list.", {"name": mistake.name})
    else:
        message = Saying("`{name}` takes a text, not keys of its own.", {"name": mistake.name})
    return mistake.source.problem(mistake.path, message)


def _has_values(value: Any) -> bool:
    """Whether a mapping was meant as one: a text taken for a mapping has keys without values."""
    return isinstance(value, dict) and any(value.values())


def _not_keys(mistake: Mistake) -> Problem:
    owner = model_at(mistake.model, mistake.path)
    if isinstance(mistake.path[-1:][0] if mistake.path else None, int):
        message = Saying("An item of `{name}` takes keys of its own.", {"name": mistake.name})
    else:
        message = Saying("`{name}` takes keys of its own.", {"name": mistake.name})
    if owner:
        known = Saying("Known keys: {known}.", {"known": listed(keys(owner), 8)})
        message = hinted(message, None, known)
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
        message = Saying(
            "`{name}` takes a list: begin each item with a hyphen.", {"name": mistake.name}
        )
        return mistake.source.problem(mistake.path, message)
    return mistake.source.problem(
        mistake.path, Saying("`{name}` takes a list.", {"name": mistake.name}), fix
    )


def _not_number(mistake: Mistake) -> Problem:
    whole = mistake.kind.startswith("int")
    value = mistake.value if isinstance(mistake.value, str) else ""
    message = Saying("`{name}` takes a number, such as 30.", {"name": mistake.name})
    if whole:
        message = Saying("`{name}` takes a whole number, such as 30.", {"name": mistake.name})
    digits = re.match(r"^\D*?(\d+)[.,]?(\d+)?\s*\D*$", value)
    fix = None
    if digits:
        number = digits[1] if whole or not digits[2] else f"{digits[1]}.{digits[2]}"
        fix = mistake.source.replaced(mistake.path, value, number)
    return mistake.source.problem(mistake.path, message, fix)


def _not_yes_no(mistake: Mistake) -> Problem:
    return mistake.source.problem(
        mistake.path, Saying("`{name}` takes yes or no.", {"name": mistake.name})
    )


def _own_rule(mistake: Mistake) -> Problem:
    """A rule of one of our models, whose sentence is written for people."""
    error = mistake.limits.get("error")
    if isinstance(error, RuleError):
        return mistake.source.problem(mistake.path, error.saying)
    return _by_limit(mistake)


def _too_many(mistake: Mistake) -> Problem:
    most = mistake.limits.get("max_length")
    path = mistake.path
    if isinstance(mistake.value, list) and isinstance(most, int):
        path = (*path, most)
    return mistake.source.problem(
        path,
        Saying(
            "`{name}` has too many items: at most {most}.", {"name": mistake.name, "most": most}
        ),
    )


def _too_few(mistake: Mistake) -> Problem:
    least = mistake.limits.get("min_length", 1)
    return mistake.source.problem(
        mistake.path,
        Saying("`{name}` needs at least {least}.", {"name": mistake.name, "least": least}),
    )


def _too_long(mistake: Mistake) -> Problem:
    most = mistake.limits.get("max_length", 60)
    return mistake.source.problem(
        mistake.path,
        Saying(
            "`{name}` is too long: at most {most} characters.", {"name": mistake.name, "most": most}
        ),
    )


def _by_limit(mistake: Mistake) -> Problem:
    for name in _LIMITS:
        if name in mistake.limits:
            limit = f"{mistake.limits[name]:g}"
            message = Saying(_LIMITS[name], {"name": mistake.name, "limit": limit})
            if mistake.name == "schema":
                message = Saying(
                    "This program reads `schema: 1`: get a newer program for this file."
                )
            value = str(mistake.value)
            fix = (
                mistake.source.replaced(mistake.path, value, str(limit))
                if name in ("ge", "le")
                else None
            )
            return mistake.source.problem(mistake.path, message, fix)
    message = Saying(
        "`{name}` does not take this value: see the format of this key.", {"name": mistake.name}
    )
    return mistake.source.problem(mistake.path, message)


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


_LIMITS = {
    "gt": "`{name}` has to be above {limit}.",
    "ge": "`{name}` has to be at least {limit}.",
    "lt": "`{name}` has to be below {limit}.",
    "le": "`{name}` has to be at most {limit}.",
}

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
    "string_pattern_mismatch": bad_pattern,
    "string_too_long": _too_long,
    "string_too_short": _too_few,
    "too_long": _too_many,
    "too_short": _too_few,
    "value_error": _own_rule,
    "assertion_error": _own_rule,
}
