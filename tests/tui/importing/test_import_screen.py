"""A list comes in on the screen: from the path to the leads, back and out again."""

from __future__ import annotations

import csv
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from data.importing import taking_in
from data.rows import NewLead
from data.store import Store
from tests.conftest import FakeClock
from tests.idle import Held
from tests.tui.reading_screens import seen, settled
from tui.app import TalktrackApp
from tui.leads.leads_file import LeadsFile
from tui.places import Places
from tui.screens.importing import ImportScreen
from tui.screens.today import TodayScreen
from tui.services import Services
from tui.settings import Settings

HEADER = ["Imię i nazwisko", "Telefon", "Firma", "Uwagi", "Kolumna [/x]"]
ROWS = [
    ["Łucja Żółta", "600 123 456", "Hurtownia", "[@click=app.quit]X", "lucja@zolta.example"],
    ["Jan Kowalski", "600 123 457", "Hurtownia", "", "jan@kowalski.example"],
    ["Jan Kowalski", "600 123 457", "Hurtownia", "", "jan@kowalski.example"],
    ["Ktoś Inny", "600 999 999", "Firma", "", "byle co"],
]


@pytest.fixture
def services(places: Places, clock: FakeClock) -> Services:
    return Services(settings=Settings(rep="Ewa", country="PL"), places=places, clock=clock)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "Lista [1].csv"
    with path.open("w", encoding="cp1250", newline="") as file:
        csv.writer(file, delimiter=";").writerows([HEADER, *ROWS])
    return path


async def opened(pilot: Pilot[Any], path: Path) -> ImportScreen:
    """The import screen with this file's columns on it."""
    await settled(pilot)
    await pilot.press("i")
    screen = pilot.app.screen
    assert isinstance(screen, ImportScreen)
    screen.path_line.value = f"'{path}' "
    await pilot.press("enter")
    await settled(pilot)
    return screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_file_comes_in_with_a_column_said_and_a_basis_for_all(
    services: Services, source: Path, size: tuple[int, int]
) -> None:
    app = TalktrackApp(services)
    async with app.run_test(size=size) as pilot:
        await opened(pilot, source)
        screen = seen(app)
        assert "encoding cp1250" in screen
        assert "Łucja Żółta" in screen
        assert "Kolumna [/x]" in screen
        await pilot.press("end", "j", "j", "j", "j", "enter")  # what the last column is
        await pilot.press("8")
        await pilot.press("f2")
        assert "On what basis" in seen(app)
        await pilot.press("5")
        await settled(pilot)
        screen = seen(app)
        assert "2 leads would come in." in screen
        assert "twice in the file: 1" in screen
        assert "The e-mail byle co is not an address." in screen

        await pilot.press("enter")
        await settled(pilot)
        assert "2 leads are in." in seen(app)
        refused = source.with_name("Lista [1].refused.csv")
        assert "The rows that were not taken" in seen(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert "Łucja Żółta" in seen(app)

        store = services.store
        assert store is not None
        assert store.lead(1).email == "lucja@zolta.example"
        assert {store.lead(1).contact_basis, store.lead(2).contact_basis} == {"public"}
    assert len(refused.read_text(encoding="utf-8-sig").splitlines()) == 3
    again = LeadsFile(services, source)
    assert again.columns.fields[4] == "email"
    assert again.columns.remembered


async def test_a_list_whose_columns_nobody_knows_is_mapped_by_hand(
    services: Services, tmp_path: Path
) -> None:
    source = tmp_path / "odd.csv"
    source.write_text("Foo,Bar\nDana,Northgate\n", encoding="utf-8")
    app = TalktrackApp(services)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, source)
        await pilot.press("f2")
        assert "No column is known yet" in seen(app)
        await pilot.press("enter", "1", "f2", "2")
        await settled(pilot)
        assert "1 lead would come in." in seen(app)
        await pilot.press("escape", "delete")
        assert screen._file is not None
        assert screen._file.columns.fields == ("", "")


async def test_esc_while_it_writes_takes_out_what_came_in(
    services: Services, places: Places, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places.make()
    store = Store.open(places.database)
    store.add_lead(NewLead(name="There before"))
    store.close()
    source.write_text("Name\n" + "".join(f"Lead {n}\n" for n in range(40)), encoding="utf-8")
    monkeypatch.setattr(taking_in, "ALONE", 10)
    monkeypatch.setattr(taking_in, "BATCH", 10)
    in_the_middle, go_on = threading.Event(), Held()
    write = taking_in._write

    def slow(*args: object, **more: object) -> object:
        written = write(*args, **more)  # type: ignore[arg-type]
        in_the_middle.set()
        assert go_on.wait(60)
        return written

    monkeypatch.setattr(taking_in, "_write", slow)
    app = TalktrackApp(services)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, source)
        await pilot.press("f2")
        await pilot.press("1")
        await settled(pilot)
        assert "40 leads would come in." in seen(app)
        await pilot.press("enter")
        assert in_the_middle.wait(60)
        await pilot.press("escape")
        go_on.set()
        await settled(pilot)
        assert "Nothing of the file was taken in." in seen(app)
        assert services.store is not None
        assert services.store.lead_count() == 1
    assert not list(source.parent.glob("*.refused*"))


async def test_what_is_no_table_is_told_on_the_screen(services: Services, tmp_path: Path) -> None:
    app = TalktrackApp(services)
    picture = tmp_path / "photo [b].csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, picture)
        assert "is not a table" in seen(app)
        screen.path_line.value = str(tmp_path / "none.csv")
        await pilot.press("enter")
        await settled(pilot)
        assert "There is no file" in seen(app)
        await pilot.press("escape")
        assert isinstance(app.screen, TodayScreen)
