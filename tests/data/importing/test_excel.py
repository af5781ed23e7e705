"""Workbooks: numbers and dates where text is expected, several sheets, broken files."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from data.importing.errors import ImportRefused
from data.importing.leads_in_rows import Defaults
from data.importing.tables import open_table
from data.store import Store
from tests.data.importing.tables_at_hand import imported, leads_of

HEADER = ["Имя", "Фамилия", "Компания", "Рабочий телефон", "Кол-во сотрудников"]


def book(path: Path, *rows: Sequence[object], empty_first: bool = False) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    if empty_first:
        sheet = made.create_sheet("Лиды")
    for row in rows:
        sheet.append(list(row))
    made.save(path)
    return path


def test_numbers_and_dates_in_cells_are_read_as_people_see_them(
    store: Store, path: Path, folder: Path
) -> None:
    file = book(
        folder / "l.xlsx",
        HEADER,
        ["Иван", "Ёлкин", "ООО Жук", 84951234567, 250],
        ["Анна", None, None, 4951234568.0, "11-50"],
        [None, None, None, None, None],
        ["Пётр", None, None, date(2026, 1, 5), None],
        ["Олег", None, None, datetime(2026, 1, 5, 10), None],  # noqa: DTZ001
    )
    found = imported(store, file, defaults=Defaults("RU"))
    assert leads_of(path, "name", "phone_e164", "employees") == [
        ("Иван Ёлкин", "+74951234567", 250),
        ("Анна", "+74951234568", 11),
    ]
    assert [refused.line for refused in found.refused] == [5, 6]
    assert all("date" in str(refused.why) for refused in found.refused)


def test_the_first_sheet_with_rows_is_read_unless_another_is_named(folder: Path) -> None:
    file = book(folder / "l.xlsx", ["Name", None, None], ["Anna"], empty_first=True)
    assert (open_table(file).read.sheet, open_table(file).header) == ("Лиды", ["Name"])
    with pytest.raises(ImportRefused, match="Лиды"):
        open_table(file, sheet="Other")


def test_a_workbook_under_another_name_is_still_one(folder: Path) -> None:
    file = book(folder / "l.xlsx", ["Name"], ["Anna"])
    assert open_table(file.rename(folder / "l.csv")).read.kind == "excel"


def test_broken_and_empty_workbooks_are_refused_in_a_sentence(folder: Path) -> None:
    with ZipFile(folder / "z.xlsx", "w") as packed:
        packed.writestr("readme.txt", "no workbook")
    cut = book(folder / "cut.xlsx", ["Name"], *[["Anna"]] * 500)
    cut.write_bytes(cut.read_bytes()[:2000])
    for path in (folder / "z.xlsx", cut, book(folder / "none.xlsx")):
        with pytest.raises(ImportRefused, match=path.name):
            open_table(path)
