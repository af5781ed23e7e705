"""What YAML could not read, in plain words with the line as it should be.

The parser's own sentences speak of tokens and of the place where it gave up, which is often a line
too late. So the lines around that place are looked at for the usual slips, and a correction is
offered only where the file reads further with it.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

import yaml

from ..sayings import Saying
from .problems import Problem
from .quoting import in_quotes

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_VALUE = re.compile(
    r"^(?P<head>\s*(?:-\s+)*(?:(?:\"[^\"]*\"|[^\s:#{\[\"'-][^:#{\[\"']*?):\s+)?)(?P<value>\S.*)$"
)
_NO_SPACE = re.compile(r"^(\s*(?:-\s+)*[A-Za-z_]\w*:)(?=[^\s:/])")
_NO_COLON = re.compile(r"^(\s*(?:-\s+)*[a-z_]+)(\s+\S.*|\s*)$")
_FLOW_KEY = re.compile(r"[{,]\s*[\w-]+:\s+")
_ESCAPE = re.compile(r"\\(?![0abtnvfre \"/\\N_LPxuU])")
_SIGNS = frozenset("*&!@%`>|,]}?:")
_TRIES = 24


class Guess(NamedTuple):
    """What may be wrong with a line, where in it, and the line without it."""

    message: Saying
    column: int
    fixed: str


def explained(error: yaml.YAMLError, lines: list[str], file: str) -> Problem:
    """The problem behind an error of the parser."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    opened = getattr(error, "context_mark", None)
    row = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark and mark.line == row else 0
    guesses = ((at, guess) for at in _rows(row, opened, lines) for guess in _guesses(lines, at))
    for at, guess in islice(guesses, _TRIES):
        if guess.fixed != lines[at] and _reads_on(lines, at, guess.fixed, row):
            return Problem(file, at + 1, guess.column + 1, guess.message, guess.fixed)
    said = str(getattr(error, "problem", "") or "")
    if "unexpected end of stream" in said and opened:
        message = Saying("The quote that opens here is not closed.")
        return Problem(file, opened.line + 1, opened.column + 1, message)
    if "flow" in str(getattr(error, "context", "")) and opened and opened.line < len(lines):
        sign = lines[opened.line][opened.column : opened.column + 1]
        message = Saying(
            "The {sign} that opens here is not closed.", {"sign": sign or Saying("bracket")}
        )
        return Problem(file, opened.line + 1, opened.column + 1, message)
    message = Saying(
        "YAML cannot read this line: check its quotes, its colon and the spaces at its start."
    )
    return Problem(file, row + 1, column + 1, message)


def _rows(row: int, opened: Any, lines: list[str]) -> list[int]:
    """The lines to look at: where the parser gave up, those just above, where things began."""
    above = [at for at in range(row, max(row - 12, -1), -1) if lines[at].strip()][:4]
    return above + ([opened.line] if opened and opened.line < len(lines) else [])


def _reads_on(lines: list[str], at: int, fixed: str, row: int) -> bool:
    """Whether the file can be read past `row` once line `at` is `fixed`."""
    changed = [*lines[:at], *fixed.split("\n"), *lines[at + 1 : row + 50]]
    next_event = _Parser("\n".join(changed)).get_event
    try:
        while True:
            event = next_event()
            if event.start_mark.line > row + 1 or type(event) is yaml.StreamEndEvent:
                return True
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return bool(mark and mark.line > row + 1)
    except yaml.YAMLError:
        return False


def _guesses(lines: list[str], at: int) -> Iterator[Guess]:
    line = lines[at]
    if found := _NO_SPACE.match(line):
        fixed = f"{found[1]} {line[found.end() :]}"
        yield Guess(Saying("A space is missing after the colon."), found.end() - 1, fixed)
    yield from _in_block(line)
    yield from _in_flow(line)
    yield from _indented(lines, at)
    if (line.count("{") - line.count("}")) == 1:
        yield Guess(
            Saying("The {sign} is not closed.", {"sign": "{"}), line.index("{"), line.rstrip() + "}"
        )
    if (line.count("[") - line.count("]")) == 1:
        yield Guess(
            Saying("The {sign} is not closed.", {"sign": "["}), line.index("["), line.rstrip() + "]"
        )
    if found := _NO_COLON.match(line):
        rest = found[2].strip()
        fixed = f"{found[1]}:" + (f" {rest}" if rest else "")
        yield Guess(Saying("A colon is missing after the key."), found.end(1), fixed)


def _in_block(line: str) -> Iterator[Guess]:
    """Slips in `key: text` and `- text`."""
    found = _VALUE.match(line)
    if not found:
        return
    head, value = found["head"], found["value"].rstrip()
    column = len(head)
    if value[0] in "\"'":
        yield from _in_quoted(head, value)
    elif _FLOW_KEY.match(value):
        return
    elif value[0] in "{[" or value[0] in _SIGNS or value.startswith("- "):
        yield Guess(_starts_with(value[0]), column, head + in_quotes(value))
    elif re.search(r":(\s|$)", value):
        yield Guess(_COLON, column, head + in_quotes(value))
    if "\\" in value and value[0] == '"':
        message = Saying("A backslash inside double quotes has to be written twice.")
        yield Guess(message, column, head + _ESCAPE.sub(r"\\\\", value))


def _in_quoted(head: str, value: str) -> Iterator[Guess]:
    """A text that begins with a quote which does not close where it should."""
    mark, column = value[0], len(head)
    closing = re.search(r"(?<!\\)\"", value[1:]) if mark == '"' else re.search("'", value[1:])
    if closing is None:
        message = Saying("The quote that opens here is not closed.")
        yield Guess(message, column, head + value + mark)
        return
    inner = value[1:-1] if value.endswith(mark) and len(value) > 1 else value
    message = Saying("A text with quotes inside has to be put into the other kind of quotes.")
    if closing.end() < len(value) - 1:
        yield Guess(message, column, head + in_quotes(inner))


def _in_flow(line: str) -> Iterator[Guess]:
    """Slips inside `{key: text, key: text}`, from the last text to the first."""
    keys = list(_FLOW_KEY.finditer(line))
    last = max(line.rfind("}"), line.rfind("]"))
    ends = [key.start() for key in keys[1:]] + [last if last > 0 else len(line)]
    for key, end in reversed(list(zip(keys, ends, strict=False))[-8:]):
        value = line[key.end() : end].rstrip()
        if not value:
            continue
        if value[0] in _SIGNS or value[0] in "{[" or value.startswith("- "):
            message = _starts_with(value[0])
        elif re.search(r":(\s|$)", value):
            message = _COLON
        elif " #" in value:
            message = Saying("Quotes are missing: a text with a # in it has to be quoted.")
        else:
            message = Saying("This text has to be quoted.")
        if value[0] in "\"'":
            inner = value[1:-1] if value.endswith(value[0]) and len(value) > 1 else value
            message = Saying(
                "A text with quotes inside has to be put into the other kind of quotes."
            )
            fixed = in_quotes(inner)
        else:
            fixed = in_quotes(value)
        yield Guess(message, key.end(), line[: key.end()] + fixed + line[end:])


def _indented(lines: list[str], at: int) -> Iterator[Guess]:
    """The line with the indentation of one of those above it."""
    line = lines[at]
    own = len(line) - len(line.lstrip())
    seen = {own}
    for other in islice((text for text in reversed(lines[:at]) if text.strip()), 6):
        spaces = len(other) - len(other.lstrip())
        if spaces not in seen:
            seen.add(spaces)
            message = Saying(
                "The line starts with {own} spaces where {spaces} are expected.",
                {"own": own, "spaces": spaces},
            )
            yield Guess(message, own, " " * spaces + line.lstrip())


def _starts_with(sign: str) -> Saying:
    return Saying(
        "Quotes are missing: a text that starts with {sign} has to be quoted.", {"sign": sign}
    )


_COLON = Saying("Quotes are missing: a text with a colon in the middle has to be quoted.")
