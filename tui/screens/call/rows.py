"""Rows of styled text: what every panel of the call is painted from, wrapped by cells.

Words of scripts, leads and reps reach the screen as spans, never as markup, so nothing in them can
be read as a style, an action or a control code.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from tui.text import UNSHOWN

_WORDS = re.compile("\n|[^\\S\n\u00a0\u202f]+|[\\S\u00a0\u202f]+")
STYLES = ("dim", "strong", "key", "good", "warn", "bad", "missing", "cursor", "hint", "heading")
"""Names a span may be styled with; each is a component class of `Panel`."""


class Span(NamedTuple):
    """Text in one style."""

    text: str
    style: str = ""


NOTHING = Span("")


class Row(NamedTuple):
    """One line of a panel."""

    spans: tuple[Span, ...] = ()
    action: str = ""
    """What a click on the row runs; empty for nothing."""

    @property
    def text(self) -> str:
        """The row without its styles."""
        return "".join(span.text for span in self.spans)


BLANK = Row()


def tidy(text: str) -> str:
    """The text without what could steer the terminal; tabs are spaces."""
    return UNSHOWN.sub("", text.replace("\t", " ").replace("\r\n", "\n"))


def line(*spans: Span | tuple[str, str] | str, action: str = "") -> Row:
    """A row of spans as they are, not wrapped."""
    made = (Span(part) if isinstance(part, str) else Span(*part) for part in spans)
    return Row(tuple(Span(one_line_kept(text), style) for text, style in made), action)


def one_line_kept(text: str) -> str:
    """The text tidied, its spaces kept, its line breaks turned into spaces."""
    return tidy(text).replace("\n", " ")


@lru_cache(maxsize=4096)
def flow(
    spans: tuple[Span, ...], width: int, first: Span = NOTHING, hang: int = 0, action: str = ""
) -> tuple[Row, ...]:
    """Wrap spans at words into rows of at most `width` cells.

    Args:
        spans: The text; line breaks in it are kept.
        width: Cells there are.
        first: What stands before the first row; it counts into the width.
        hang: Cells by which the following rows are indented.
        action: What a click on any of the rows runs.
    """
    width = max(4, width)
    hang = min(hang, width // 2)
    start: list[Span] = [first] if first.text else []
    row, used = list(start), cell_len(first.text)
    rows: list[Row] = []
    filled = False

    def end_row() -> None:
        nonlocal row, used, filled
        while filled and row and not row[-1].text.strip():
            row.pop()
        rows.append(Row(_joined(row), action))
        row, used, filled = ([Span(" " * hang)] if hang else []), hang, False

    for text, style in spans:
        for word in _WORDS.findall(tidy(text)):
            if word == "\n":
                end_row()
                continue
            if word.isspace():
                if filled and used < width:
                    row.append(Span(" ", style))
                    used += 1
                continue
            size = cell_len(word)
            if filled and used + size > width:
                end_row()
            while size > width - used:
                head, word = _cut(word, width - used)
                row.append(Span(head, style))
                filled = True
                end_row()
                size = cell_len(word)
            if word:
                row.append(Span(word, style))
                used += size
                filled = True
    if filled or not rows or row != ([Span(" " * hang)] if hang else []):
        end_row()
    return tuple(rows)


def _cut(word: str, cells: int) -> tuple[str, str]:
    """As much of a word as fits, at least one character, and the rest."""
    used = 0
    for index, character in enumerate(word):
        used += cell_len(character)
        if used > cells and index:
            return word[:index], word[index:]
    return word, ""


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Neighbours of one style as one span."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].style == span.style:
            joined[-1] = Span(joined[-1].text + span.text, span.style)
        elif span.text:
            joined.append(span)
    return tuple(joined)


def para(
    text: str | Sequence[Span], width: int, style: str = "", first: str = "", action: str = ""
) -> tuple[Row, ...]:
    """A paragraph in one style (or of ready spans), hanging under what stands before it."""
    spans = (Span(text, style),) if isinstance(text, str) else tuple(text)
    return flow(spans, width, Span(first, style), cell_len(first), action)


def spread(left: Row, right: Row, width: int) -> Row:
    """Two rows on one line, the right one at the end of it."""
    space = width - cell_len(left.text) - cell_len(right.text)
    if space < 1:
        return left
    return Row((*left.spans, Span(" " * space), *right.spans), left.action or right.action)
