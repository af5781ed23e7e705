"""A page as text, for terminals, pipes and screen readers."""

from collections.abc import Iterator

from rich.cells import cell_len

from tui.text import cut, one_line

from .pages import Money, Page, Table, Time, Value
from .words import value_text

WIDEST = 60
GAP = "  "


def as_text(page: Page) -> Iterator[str]:
    """The lines of the page."""
    yield one_line(page.title)
    for line in page.about:
        yield one_line(line)
    for section in page.sections:
        yield ""
        yield one_line(section.title)
        yield "─" * cell_len(one_line(section.title))
        for line in section.lines:
            yield one_line(line)
        for table in section.tables:
            yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    if not table.rows:
        if table.empty:
            yield table.empty
        return
    rows = [tuple(cut(value_text(value), WIDEST) for value in row) for row in table.rows]
    heads = tuple(cut(head, WIDEST) for head in table.heads)
    widths = [max(map(cell_len, column)) for column in zip(heads, *rows, strict=True)]
    right = [all(_is_number(row[place]) for row in table.rows) for place in range(len(heads))]
    for row in (heads, *rows):
        cells = (
            " " * (width - cell_len(text)) + text
            if at_right
            else text + " " * (width - cell_len(text))
            for text, width, at_right in zip(row, widths, right, strict=True)
        )
        yield GAP.join(cells).rstrip()


def _is_number(value: Value) -> bool:
    numbers = int | float | Money | Time
    return value is None or (isinstance(value, numbers) and not isinstance(value, bool))
