"""What a wizard would refuse, row by row, before anybody uploads the file."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from data.exporting.fields import Row
from data.exporting.formats import Column, Sheet, Wizard
from tui.scripts.sayings import Saying

EMPTY = "{header} is empty, and {crm} needs it."
NONE_OF = "{crm} needs one of {headers}, and all are empty."
TOO_LONG = "{header} has {count} characters; {crm} takes {limit}."
NOT_ALLOWED = "{header} is “{value}”; {crm} takes: {allowed}."
TWICE = "{header} is the same as in row {row}; {crm} would make one record of the two."
TOO_MANY = "{crm} takes {limit} rows in one file. Split the file."
NOT_EMAIL = "{header} is “{value}”, which is not an e-mail address."
NOT_PHONE = "{header} is “{value}”, which is not a phone number."
NOT_DOMAIN = "{header} is “{value}”, which is not a domain such as example.com."
NOT_URL = "{header} is “{value}”, which is not an address such as https://example.com."
NOT_NUMBER = "{header} is “{value}”, which is not a number."
NOT_INTEGER = "{header} is “{value}”; {crm} takes whole numbers only."
WRONG = {
    "email": NOT_EMAIL,
    "phone": NOT_PHONE,
    "domain": NOT_DOMAIN,
    "url": NOT_URL,
    "number": NOT_NUMBER,
    "integer": NOT_INTEGER,
}
_SHAPES = {
    "email": re.compile(r"[^@\s,;<>()\[\]]+@[^@\s,;<>()\[\]]+\.[^@\s.,;<>()\[\]]{2,}"),
    "phone": re.compile(r"\+?[\d ()./\u00a0-]{5,30}(\s*(ext|доб)[. ]*\d+)?"),
    "domain": re.compile(r"[^\s/@:]+\.[^\s/@:.]{2,}"),
    "url": re.compile(r"(https?://)?[^\s/@]+\.[^\s@]{2,}"),
    "number": re.compile(r"-?\d+([.,]\d+)?"),
    "integer": re.compile(r"-?\d+"),
}


class Refusal(NamedTuple):
    """One thing that the wizard would refuse."""

    row: int
    """The row in the file, counted as a spreadsheet does: the headers are row 1."""
    id: int | None
    """The record."""
    header: str
    says: Saying


class Check:
    """The check of one file, fed with its rows."""

    def __init__(self, wizard: Wizard, sheet: Sheet, *, id_field: str) -> None:
        """Know the rules."""
        self._wizard = wizard
        self._sheet = sheet
        self._id_field = id_field
        self._seen: dict[tuple[str, str], int] = {}
        self._at = {column.header: at for at, column in enumerate(sheet.columns)}

    def of_row(self, row: int, record: Row, cells: Sequence[str]) -> list[Refusal]:
        """What is wrong with a row."""
        record_id = record.get(self._id_field)
        found = [
            Refusal(row, record_id, column.header, saying)
            for column, cell in zip(self._sheet.columns, cells, strict=True)
            for saying in self._of_cell(column, cell, row)
        ]
        for group in self._sheet.needs:
            if not any(cells[self._at[header]] for header in group if header in self._at):
                saying = self._saying(NONE_OF, headers=", ".join(group))
                found.append(Refusal(row, record_id, group[0], saying))
        if self._wizard.rows is not None and row == self._wizard.rows + 2:
            saying = self._saying(TOO_MANY, limit=self._wizard.rows)
            found.append(Refusal(row, record_id, "", saying))
        return found

    def _of_cell(self, column: Column, cell: str, row: int) -> Iterator[Saying]:
        header = column.header
        if not cell:
            if column.required:
                yield self._saying(EMPTY, header=header)
            return
        if column.limit is not None and len(cell) > column.limit:
            yield self._saying(TOO_LONG, header=header, count=len(cell), limit=column.limit)
        if column.allowed and cell not in column.allowed:
            listed = ", ".join(column.allowed)
            yield self._saying(NOT_ALLOWED, header=header, value=cell[:60], allowed=listed)
        shape = _SHAPES.get(column.kind)
        if shape and not shape.fullmatch(cell):
            yield self._saying(WRONG[column.kind], header=header, value=cell[:60])
        if column.unique:
            first = self._seen.setdefault((header, cell.casefold()), row)
            if first != row:
                yield self._saying(TWICE, header=header, row=first)

    def _saying(self, text: str, **values: object) -> Saying:
        values["crm"] = self._wizard.title
        return Saying(
            text, {name: value for name, value in values.items() if f"{{{name}}}" in text}
        )
