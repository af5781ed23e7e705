"""The tables of a page as CSV or as an Excel workbook."""

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from data.exporting.defusing import defused
from tui.scripts.statistics import Share
from tui.text import one_line

from .pages import Page, Table, Value


def flat(table: Table) -> Iterator[list[Any]]:
    """The rows of a table with every share in four columns: hits, of, low and high."""
    wide = [any(isinstance(row[place], Share) for row in table.rows)
            for place in range(len(table.heads))]  # fmt: skip
    heads: list[Any] = []
    for head, shares in zip(table.heads, wide, strict=True):
        heads += (
            [head, f"{head}: n", f"{head}: %", f"{head}: ≥ %", f"{head}: ≤ %"] if shares else [head]
        )
    yield heads
    for row in table.rows:
        cells: list[Any] = []
        for value, shares in zip(row, wide, strict=True):
            cells += _share(value) if shares else [_cell(value)]
        yield cells


def write_csv(page: Page, file: IO[str]) -> None:
    """Every table of the page, with its title before it and an empty line between."""
    out = csv.writer(file, lineterminator="\r\n")
    for number, table in enumerate(page.tables):
        if number:
            out.writerow([])
        out.writerow([table.name])
        out.writerows(flat(table))


def write_xlsx(page: Page, path: Path) -> None:
    """Every table of the page on a sheet of its own."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, rows in _sheets(page.tables):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


def _sheets(tables: Sequence[Table]) -> Iterator[tuple[str, Iterator[list[Any]]]]:
    for table in tables:
        yield table.name[:31], flat(table)


def _share(value: Value) -> list[Any]:
    if not isinstance(value, Share):
        return [None] * 5
    ends = [round(100 * end, 1) for end in (value.low, value.high)]
    rate = None if value.rate is None or value.showing == "counts" else round(100 * value.rate, 1)
    return [value.hits, value.of, rate, *(ends if rate is not None else (None, None))]


def _cell(value: Value) -> Any:
    if isinstance(value, str):
        return defused(one_line(value))
    return value if not isinstance(value, Decimal) else str(value)
