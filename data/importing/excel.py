"""Excel workbooks, read row by row; a workbook is never held whole."""

import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from data.importing.errors import ImportRefused, WrongWords
from data.importing.lines import Record
from data.importing.table import EMPTY, Read

LARGEST = 2_000_000_000
"""Bytes of a workbook unpacked; a small file that unpacks to more is a trap."""

BROKEN = "{file} can't be read as an Excel workbook. Save it anew as .xlsx or as CSV and try again."
TOO_LARGE = "{file} unpacks to more than a list of leads can be. Save it as CSV and try again."
NO_SHEET = "{file} has no sheet {name}. Its sheets are: {known}."


class SheetTable:
    """A table in a sheet of a workbook."""

    def __init__(self, path: Path, sheet: str, sheets: tuple[str, ...]) -> None:
        """Read the column names."""
        self.path = path
        self._sheet = sheet
        first = next(self._records(), None)
        if first is None:
            raise ImportRefused(EMPTY, file=path.name)
        self.header = first.cells
        while self.header and not self.header[-1].strip():
            self.header.pop()
        self.read = Read("excel", sheet=sheet, sheets=sheets if len(sheets) > 1 else ())

    def rows(self) -> Iterator[Record]:
        """The rows below the header."""
        found = self._records()
        next(found, None)
        return found

    def _records(self) -> Iterator[Record]:
        with _opened(self.path) as book:
            sheet = book[self._sheet]
            sheet.reset_dimensions()
            for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
                cells = [_text(value) for value in row]
                if any(cells):
                    yield Record(number, cells)


def open_workbook(path: Path, sheet: str = "") -> SheetTable:
    """A sheet of a workbook as a table; without a name the first that has rows.

    Raises:
        ImportRefused: It is no workbook, or has no such sheet.
    """
    sheets = _sheets(path)
    if sheet and sheet not in sheets:
        raise WrongWords(NO_SHEET, file=path.name, name=sheet, known=", ".join(sheets))
    filled = (name for name in sheets if _has_rows(path, name))
    chosen = sheet or next(filled, "")
    if not chosen:
        raise ImportRefused(EMPTY, file=path.name)
    return SheetTable(path, chosen, sheets)


def _sheets(path: Path) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
    except (OSError, ValueError, zipfile.BadZipFile):
        raise ImportRefused(BROKEN, file=path.name) from None
    if unpacked > LARGEST:
        raise ImportRefused(TOO_LARGE, file=path.name)
    with _opened(path) as book:
        return tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible")


def _has_rows(path: Path, sheet: str) -> bool:
    with _opened(path) as book:
        book[sheet].reset_dimensions()
        start = islice(book[sheet].iter_rows(values_only=True), 50)
        return any(value is not None for row in start for value in row)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """The workbook, whatever its file is called; what is broken in it is told in a sentence."""
    import warnings

    from openpyxl import load_workbook

    try:
        with path.open("rb") as file, warnings.catch_warnings():
            # It warns of styles and validation that it leaves out, which are nothing to us.
            warnings.simplefilter("ignore")
            with closing(load_workbook(file, read_only=True, data_only=True)) as book:
                yield book
    except ImportRefused:
        raise
    except Exception:
        # What openpyxl raises on a broken file is anything.
        raise ImportRefused(BROKEN, file=path.name) from None


def _text(value: Any) -> str:
    """A cell as its reader sees it: a whole number without `.0`, a date as ISO."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer() and abs(value) < 1e16:
            return str(int(value))
        case datetime() if value.time() == time():
            return str(value.date())
    # A date and a moment are written as ISO by themselves.
    return str(value)
