"""The tables of a page as CSV or as an Excel workbook."""

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from data.exporting.defusing import defused
from tui.languages import _
from tui.scripts.statistics import Share
from tui.text import one_line

from .pages import CostOfOne, Money, Page, Table, Time, Value

WIDE = (Share, Money, CostOfOne, Time)
"""Values that take columns of their own in a file."""


def flat(table: Table) -> Iterator[list[Any]]:
    """The rows of a table in which everything has a column of its own.

    A share is written as hits, of, rate, low and high; money without its currency, which stands
    beside it; time in minutes.
    """
    kinds = [_kind([row[place] for row in table.rows]) for place in range(len(table.heads))]
    yield [
        name for head, kind in zip(table.heads, kinds, strict=True) for name in _heads(head, kind)
    ]
    for row in table.rows:
        yield [
            cell
            for head, value, kind in zip(table.heads, row, kinds, strict=True)
            for cell in _cells(value, len(_heads(head, kind)))
        ]


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


def _kind(values: Sequence[Value]) -> type | None:
    """What makes a column wide, where something in it does."""
    return next((type(value) for value in values if isinstance(value, WIDE)), None)


def _heads(head: str, kind: type | None) -> list[str]:
    if kind is Share:
        return [head, f"{head}: n", f"{head}: %", f"{head}: ≥ %", f"{head}: ≤ %"]
    if kind is Money:
        return [head, f"{head}: {_('currency')}"]
    if kind is CostOfOne:
        return [head, f"{head}: {_('currency')}", f"{head}: n", f"{head}: ≥", f"{head}: ≤"]
    return [f"{head}, {_('min')}"] if kind is Time else [head]


def _cells(value: Value, wide: int) -> list[Any]:
    match value:
        case Share():
            cells = _share(value)
        case Money():
            cells = [_exact(value.amount), value.currency]
        case CostOfOne():
            ends = [_exact(end) for end in value.ends or ()]
            cells = [_exact(value.money.amount), value.money.currency, value.of, *ends]
        case Time():
            cells = [round(value.seconds / 60, 1)]
        case _:
            cells = [_cell(value)]
    return cells + [None] * (wide - len(cells))


def _share(value: Share) -> list[Any]:
    ends = [round(100 * end, 1) for end in (value.low, value.high)]
    rate = None if value.rate is None or value.showing == "counts" else round(100 * value.rate, 1)
    return [value.hits, value.of, rate, *(ends if rate is not None else (None, None))]


def _exact(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"))


def _cell(value: Value) -> Any:
    if isinstance(value, str):
        return defused(one_line(value))
    return value
