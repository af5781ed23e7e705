"""Opens a file as a table."""

import re
from collections.abc import Iterator
from pathlib import Path

from data.importing.encoding import NOT_TEXT, encoding_of
from data.importing.errors import ImportRefused, WrongWords
from data.importing.excel import open_workbook
from data.importing.lines import Record, records
from data.importing.table import EMPTY, Read, Table

DELIMITERS = ",;\t|"
NAMED_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "pipe": "|"}

NOT_THERE = "There is no file {file}. Check the name and try again."
NOT_A_FILE = "{file} is not a file. Name the exported file itself."
NOT_READABLE = "{file} can't be read ({why}). Check its permissions and try again."
OLD_EXCEL = "{file} is an Excel file of the old kind. Save it as .xlsx or as CSV and try again."
ONE_SIGN = "A delimiter is one sign, or comma, semicolon, tab, pipe; {given} is not."
BROKEN_HEADER = "The quotes in the column names don't match. Correct the first row and try again."

_QUOTED = re.compile(r'"[^"]*"')
_SEP = re.compile(r"\ufeff?sep=(.)\s*$", re.IGNORECASE)


class TextTable:
    """A table in a text file."""

    def __init__(self, path: Path, encoding: str, delimiter: str = "") -> None:
        """Read the column names."""
        self.path = path
        self._encoding = encoding
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            line, self._skip = _first_line(file.readline, path)
        told = _SEP.match(line)
        if told:
            self._skip += 1
        self._delimiter = delimiter or (told[1] if told else _most_frequent(line))
        first = next(self._records(), None)
        if first is None:
            raise ImportRefused(EMPTY, file=path.name)
        if first.trouble is not None:
            raise ImportRefused(BROKEN_HEADER)
        self.header = first.cells
        self.read = Read("csv", encoding.removesuffix("-sig"), self._delimiter)

    def rows(self) -> Iterator[Record]:
        """The rows below the header."""
        found = self._records()
        next(found, None)
        return found

    def _records(self) -> Iterator[Record]:
        with self.path.open(encoding=self._encoding, errors="replace", newline="") as file:
            yield from records(file, self._delimiter, skip=self._skip)


def open_table(path: Path, *, encoding: str = "", delimiter: str = "", sheet: str = "") -> Table:
    """A file as a table.

    Args:
        path: CSV or an Excel workbook.
        encoding: What the person says; empty is found out.
        delimiter: A sign or its name; empty is found out.
        sheet: The sheet of a workbook; empty is the first that has rows.

    Raises:
        ImportRefused: It is not there, not a table, or has no rows at all.
    """
    start = _start(path)
    if start.startswith(b"PK\x03\x04"):
        return open_workbook(path, sheet)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise ImportRefused(OLD_EXCEL, file=path.name)
    if start.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"SQLite format 3")):
        raise ImportRefused(NOT_TEXT, file=path.name)
    sign = NAMED_DELIMITERS.get(delimiter.casefold(), delimiter)
    if sign and (len(sign) != 1 or sign in '"\r\n'):
        raise WrongWords(ONE_SIGN, given=delimiter)
    return TextTable(path, encoding_of(path, encoding), sign)


def _start(path: Path) -> bytes:
    try:
        if not path.exists():
            raise WrongWords(NOT_THERE, file=str(path))
        if not path.is_file():
            raise WrongWords(NOT_A_FILE, file=str(path))
        with path.open("rb") as file:
            start = file.read(16)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise ImportRefused(NOT_READABLE, file=str(path), why=why) from None
    if not start.strip(b"\r\n\t \xef\xbb\xbf"):
        raise ImportRefused(EMPTY, file=path.name)
    return start


def _first_line(readline: object, path: Path) -> tuple[str, int]:
    """The first line with something in it, and how many empty ones stand before it."""
    assert callable(readline)
    for skipped in range(1000):
        line: str = readline(65_536)
        if not line:
            break
        if line.strip("\ufeff,;|\t\r\n "):
            return line, skipped
    raise ImportRefused(EMPTY, file=path.name)


def _most_frequent(line: str) -> str:
    """The sign that is most often in the names' line, outside of quotes."""
    bare = _QUOTED.sub("", line)
    return max(DELIMITERS, key=lambda sign: (bare.count(sign), sign == ","))
