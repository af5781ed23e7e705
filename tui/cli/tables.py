"""Lists on the command line: named columns, laid out on a terminal, with tabs in a pipe."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Collection, Iterator, Sequence

from rich.cells import cell_len

from tui.text import cut, one_line

GAP = "  "
NARROWEST = 6
"""Cells that a column keeps on a narrow terminal."""
SEPARATOR = "\t"


def table_lines(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Collection[int] = (),
    width: int | None = None,
) -> Iterator[str]:
    """A heading and a line for each row; nothing where there are no rows.

    Args:
        heads: The names of the columns.
        rows: The cells, as many as there are names.
        right: Places of columns that are flush right.
        width: Cells of the terminal; None for a pipe, where nothing is cut or padded.
    """
    if not rows:
        return
    lines = [tuple(one_line(cell) for cell in row) for row in (heads, *rows)]
    if width is None:
        yield from (SEPARATOR.join(line) for line in lines)
        return
    widths = _fitting([max(map(cell_len, column)) for column in zip(*lines, strict=True)], width)
    for line in lines:
        cells = (
            _laid(text, room, flush_right=place in right)
            for place, (text, room) in enumerate(zip(line, widths, strict=True))
        )
        yield GAP.join(cells).rstrip()


def terminal_width() -> int | None:
    """The cells of the terminal that is written to; None for a pipe or a file."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _fitting(widths: list[int], room: int) -> list[int]:
    """The widths, the widest made narrower until the lines fit."""
    spare = room - len(GAP) * (len(widths) - 1)
    while sum(widths) > spare and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _laid(text: str, room: int, *, flush_right: bool) -> str:
    shown = cut(text, room)
    gap = " " * (room - cell_len(shown))
    return gap + shown if flush_right else shown + gap
