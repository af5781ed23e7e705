"""Rows of a CSV file, of which a stray quote can't swallow any.

Python's reader takes everything after a lone quote for one cell. It is read strictly here, the
lines of each row are kept while it is read, and where the quotes of a row don't match, its first
line alone is refused and reading goes on with the next.
"""

import csv
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple, TextIO

from tui.scripts.sayings import Saying

MOST_LINES = 200
"""Lines that one row may have; more is a quote that was never closed."""
LONGEST_LINE = 1_000_000
LONGEST_CELL = 131_072

STRAY_QUOTE = "The quotes in this line don't match; put each cell in two quotes or in none."
TOO_LONG = "This line is longer than a row can be."


class Record(NamedTuple):
    """A row as it is written: its first line, its cells, and what is wrong with it."""

    line: int
    cells: list[str]
    trouble: Saying | None = None


class _TooManyLines(Exception):
    """A row goes on and on."""


class _Lines:
    """The lines of a file, some of which may be read again."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._again: deque[str] = deque()
        self.read = 0
        self.row: list[str] = []
        """The lines of the row that is being read."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.row) >= MOST_LINES:
            raise _TooManyLines
        line = self._again.popleft() if self._again else self._file.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self.read += 1
        self.row.append(line)
        return line

    def give_back(self, lines: list[str]) -> None:
        """Read these again."""
        self._again.extendleft(reversed(lines))
        self.read -= len(lines)

    def skip_line(self) -> None:
        """Pass over what is left of a line that was too long to be read at once."""
        while (piece := self._file.readline(LONGEST_LINE)) and not piece.endswith(("\n", "\r")):
            pass


def records(file: TextIO, delimiter: str, *, skip: int = 0) -> Iterator[Record]:
    """The rows of a file that is opened with `newline=""`, one after another.

    Args:
        file: The text.
        delimiter: What stands between cells.
        skip: Lines at the start that belong to no row.
    """
    lines = _Lines(file)
    for _ in range(skip):
        next(lines, None)
    csv.field_size_limit(LONGEST_CELL)
    columns = 0
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.row.clear()
        first = lines.read + 1
        cells: list[str] | None
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _TooManyLines):
            cells = None
        if cells is not None and len(lines.row) > 1 and _swallows(lines.row, delimiter, columns):
            cells = None
        if cells is not None and len(lines.row[-1]) >= LONGEST_LINE:
            cells = None
        if cells is None:
            yield _refused(lines, first, delimiter)
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
        elif cells and any(cells):
            columns = columns or len(cells)
            yield Record(first, cells)


def _refused(lines: _Lines, first: int, delimiter: str) -> Record:
    line, *rest = lines.row
    lines.give_back(rest)
    if len(line) >= LONGEST_LINE and not line.endswith(("\n", "\r")):
        if not rest:
            lines.skip_line()
        return Record(first, [line[:200]], Saying(TOO_LONG))
    return Record(first, line.rstrip("\r\n").split(delimiter), Saying(STRAY_QUOTE))


def _swallows(lines: list[str], delimiter: str, columns: int) -> bool:
    """Whether a row of several lines is several rows between two stray quotes.

    A note in several lines has lines that are no rows by themselves; here every one is.
    """
    if columns < 2:
        return False
    counts = [line.count(delimiter) + 1 for line in lines]
    return all(count == columns for count in counts) or (
        len(counts) > 2 and all(count == columns for count in counts[1:-1])
    )
