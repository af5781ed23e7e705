"""A page of figures as lines of a given width: headings, sentences, tables, charts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from rich.cells import cell_len

from tui.reports.pages import Chart, Leading, Money, Page, Section, Table, Time, Value
from tui.reports.words import value_text
from tui.scripts.statistics import Share
from tui.text import cut, fitted, one_line

from .marks import sparkline, whisker

Look = Literal["", "dim", "bold", "head"]
"""How a piece of a line looks; what matters is never said by looks alone."""

WIDEST, FIRST_WIDEST = 60, 30
GAP = 2
HEAD = 12
"""Cells of a heading on a small screen, where it would push numbers out of sight."""
WIDE = 110
"""From this many cells on, whiskers have more room."""
BESIDES = frozenset({"line", "spread"})
"""Charts that stand on lines of their own; bars are drawn in the rows of their table, and the
funnel stands above the overview."""


class Piece(NamedTuple):
    """A stretch of a line."""

    text: str
    look: Look = ""


@dataclass(frozen=True)
class Drawn:
    """A line as it is drawn."""

    pieces: tuple[Piece, ...] = ()
    key: Hashable = None
    """What it leads to, where it leads anywhere."""
    stop: bool = False
    """Whether the cursor may stand on it."""
    rest: str = ""
    """What its row says in columns that don't fit."""


def sentence(text: str, width: int, look: Look = "", key: Hashable = None) -> Iterator[Drawn]:
    """A sentence on as many lines as it takes."""
    for place, line in enumerate(wrapped(text, width - 2)):
        yield Drawn((Piece(f" {line}", look),), key if not place else None, stop=not place)


def wrapped(text: str, width: int) -> list[str]:
    """The text broken between words, by the cells they take."""
    lines = [""]
    for word in one_line(text).split():
        joined = f"{lines[-1]} {word}".strip()
        if cell_len(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(cut(word, width))
    return [line for line in lines if line]


def draw(page: Page, width: int, skip: int, leads: frozenset[Hashable]) -> Iterator[Drawn]:
    """The lines of a page.

    Args:
        page: The figures.
        width: Cells of a line.
        skip: Columns that are scrolled past, the first one apart.
        leads: Keys of rows that lead somewhere: name of the table and number of the row.
    """
    for section in page.sections:
        yield Drawn()
        yield Drawn((Piece(f" {cut(section.title, width - 2)}", "head"),))
        for line in section.lines:
            key = (line.name, 0) if isinstance(line, Leading) else None
            yield from sentence(line, width, "dim", key if key in leads else None)
        for chart in section.charts:
            if chart.kind in BESIDES:
                yield from _chart(chart, width)
        for table in section.tables:
            yield from _table(table, width, skip, leads, whiskers=_looked_at(section))


def _looked_at(section: Section) -> bool:
    return bool(section.charts) or any(
        sum(isinstance(value, Share) for value in row) for table in section.tables
        for row in table.rows[:1]
    )  # fmt: skip


# ------------------------------------------------------------------ charts


def _chart(chart: Chart, width: int) -> Iterator[Drawn]:
    numbers = [number for _label, number in chart.points]
    first, last = chart.points[0][0], chart.points[-1][0]
    ends = cell_len(first) + cell_len(last)
    line = sparkline(numbers, max(8, width - ends - cell_len(chart.title) - 8))
    yield Drawn((Piece(f" {chart.title}: ", "dim"), Piece(f"{first} "), Piece(line, "bold"),
                 Piece(f" {last}")))  # fmt: skip


# ------------------------------------------------------------------ tables


class Column(NamedTuple):
    """A column as it is drawn."""

    head: str
    texts: Sequence[str]
    looks: Sequence[Look]
    right: bool
    width: int
    whole: Sequence[str] = ()
    """The texts uncut."""


def _table(
    table: Table, width: int, skip: int, leads: frozenset[Hashable], *, whiskers: bool
) -> Iterator[Drawn]:
    if not table.rows:
        if table.empty:
            yield from sentence(table.empty, width)
        return
    heads = WIDEST if width >= WIDE else HEAD
    columns = list(_columns(table, 20 if width >= WIDE else 12 if whiskers else 0, heads))
    shown, more = _fitting(columns, width, skip)
    yield _row(shown, -1, f" {more}")
    for number in range(len(table.rows)):
        key = (table.name, number)
        drawn = _row(shown, number, "", key if key in leads else None)
        yield replace(drawn, rest=_rest(columns, shown, number))


def _columns(table: Table, look_width: int, heads: int) -> Iterator[Column]:
    """The columns, no wider for their headings alone than `heads`: numbers come before words."""
    drawn = False
    for place, head in enumerate(table.heads):
        values = [row[place] for row in table.rows]
        if look_width and not drawn and any(isinstance(value, Share) for value in values):
            drawn = True
            pictures = [
                whisker(value, look_width) if isinstance(value, Share) else "" for value in values
            ]
            if any(picture.strip() for picture in pictures):
                title = fitted("0", look_width - 4) + "100%"
                yield Column(title, pictures, ["bold"] * len(values), False, look_width)
        widest = WIDEST if place else FIRST_WIDEST
        texts = [cut(value_text(value), widest) for value in values]
        title = cut(head, widest)
        width = max(min(heads, cell_len(title)), *map(cell_len, texts))
        right = all(map(_is_number, values)) and any(value is not None for value in values)
        whole = [value_text(value) for value in values]
        yield Column(title, texts, [_look(value) for value in values], right, width, whole)


def _fitting(columns: Sequence[Column], width: int, skip: int) -> tuple[list[Column], str]:
    """The first column, and of the others those that fit after so many are scrolled past."""
    skip = max(0, min(skip, len(columns) - 2))
    shown, room = [columns[0]], width - 4 - columns[0].width
    rest = columns[1 + skip :]
    for number, column in enumerate(rest):
        if column.width + GAP > room and _is_picture(shown[-1]):
            room += shown.pop().width + GAP  # the number itself rather than its picture
        if column.width + GAP > room:
            if number == 0 and room > GAP:
                shown.append(column._replace(width=room - GAP))
            return shown, "‹ ›" if skip else "›"
        shown.append(column)
        room -= column.width + GAP
    return shown, "‹" if skip else ""


def _is_picture(column: Column) -> bool:
    return not column.whole


def _row(columns: Sequence[Column], number: int, after: str, key: Hashable = None) -> Drawn:
    pieces = []
    for place, column in enumerate(columns):
        text = column.head if number < 0 else column.texts[number]
        room = column.width
        text = cut(text, room).rjust(room) if column.right else fitted(text, room)
        pieces.append(Piece(" " * (GAP if place else 1)))
        pieces.append(Piece(text, "dim" if number < 0 else column.looks[number]))
    pieces.append(Piece(after, "dim"))
    return Drawn(tuple(pieces), key, stop=number >= 0)


def _rest(columns: Sequence[Column], shown: Sequence[Column], number: int) -> str:
    """The columns of a row that are not shown, or not whole, as `heading: value`."""
    room = {column.head: column.width for column in shown}
    return " · ".join(
        f"{column.head}: {one_line(column.whole[number])}"
        for column in columns
        if column.whole
        and room.get(column.head, 0) < cell_len(one_line(column.whole[number]))
        and column.whole[number].strip(" –")
    )


def _look(value: Value) -> Look:
    return "dim" if isinstance(value, Share) and value.showing == "grey" else ""


def _is_number(value: Value) -> bool:
    numbers = int | float | Money | Time
    return value is None or (isinstance(value, numbers) and not isinstance(value, bool))


def plain_text(lines: Iterable[Drawn]) -> str:
    """Lines as text, without looks."""
    return "\n".join("".join(piece.text for piece in line.pieces).rstrip() for line in lines)
