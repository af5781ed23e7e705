"""Rows to a file, one after the other, so that a hundred thousand take no more room than one."""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import IO, Any

from data.exporting.checking import Check, Refusal
from data.exporting.defusing import defused
from data.exporting.fields import SHEETS, Row, rows_of
from data.exporting.formats import Column, Wizard
from data.store import Store

HANDS_OFF = "do_not_contact"


@dataclass
class Exported:
    """What an export came to."""

    rows: int = 0
    refused: int = 0
    """Things that the wizard would refuse."""
    left_out: int = 0
    """Leads who asked not to be contacted, and are not handed to a CRM that would call them."""
    marked_phones: int = 0
    """Phone numbers that got an apostrophe."""


@dataclass(frozen=True)
class Export:
    """One file to be written."""

    store: Store
    sheet: str
    wizard: Wizard
    for_crm: bool
    plain: bool = False
    """Whether phone numbers stand without an apostrophe outside of files for a CRM, too."""

    def to_csv(self, file: IO[str], *, on_refusal: Callable[[Refusal], None]) -> Exported:
        """Write headers and rows as the wizard reads them."""
        done = Exported()
        writer = csv.writer(file, delimiter=self.wizard.separator, lineterminator="\r\n")
        columns = self.wizard.sheet(self.sheet).columns
        writer.writerow([column.header for column in columns])
        phones = [column.kind == "phone" or "phone" in column.field for column in columns]
        # A wizard takes an apostrophe for a part of the number, so its phones stand as they are.
        bare = [self.plain or (self.for_crm and is_phone) for is_phone in phones]
        for cells in self._checked_rows(done, on_refusal):
            safe = [
                defused(cell, plain_phones=plain) for cell, plain in zip(cells, bare, strict=True)
            ]
            done.marked_phones += sum(
                1 for at, is_phone in enumerate(phones) if is_phone and safe[at] != cells[at]
            )
            writer.writerow(safe)
        return done

    def to_json(self, file: IO[str], *, on_refusal: Callable[[Refusal], None]) -> Exported:
        """Write an array of objects, for programs: text as it is, nothing defused."""
        done = Exported()
        headers = [column.header for column in self.wizard.sheet(self.sheet).columns]
        before = "["
        for cells in self._checked_rows(done, on_refusal):
            found = dict(zip(headers, cells, strict=True))
            file.write(f"{before}\n  {json.dumps(found, ensure_ascii=False)}")
            before = ","
        file.write("[]\n" if before == "[" else "\n]\n")
        return done

    def check(self, *, on_refusal: Callable[[Refusal], None]) -> Exported:
        """Look at every row without writing one."""
        done = Exported()
        for _ in self._checked_rows(done, on_refusal):
            pass
        return done

    def _checked_rows(
        self, done: Exported, on_refusal: Callable[[Refusal], None]
    ) -> Iterator[Sequence[str]]:
        sheet = self.wizard.sheet(self.sheet)
        check = Check(self.wizard, sheet, id_field=f"{SHEETS[self.sheet][0]}.id")
        with self.store.database.reading() as connection:
            for record in rows_of(connection, self.sheet):
                if self.for_crm and record.get("lead.status") == HANDS_OFF and self._are_leads:
                    done.left_out += 1
                    continue
                cells = [self._cell(column, record) for column in sheet.columns]
                done.rows += 1
                for refusal in check.of_row(done.rows + 1, record, cells):
                    done.refused += 1
                    on_refusal(refusal)
                yield cells

    @property
    def _are_leads(self) -> bool:
        return self.sheet == "leads"

    def _cell(self, column: Column, record: Row) -> str:
        if not column.field:
            return column.value
        text = self._text(column, record[column.field])
        return column.values.get(text, text)

    def _text(self, column: Column, value: Any) -> str:
        match value:
            case None:
                return ""
            case datetime():
                shape = self.wizard.date if column.kind == "date" else self.wizard.moment
                return value.astimezone(UTC).strftime(shape)
            case date():
                return value.strftime(self.wizard.date)
            case Decimal():
                whole = value.to_integral_value()
                return format(whole if column.kind == "integer" and whole == value else value, "f")
        return str(value)
