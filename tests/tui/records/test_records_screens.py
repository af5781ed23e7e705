"""The lists and pages of the records, and what is put right on them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from data.records.records import Records
from data.rows import NewLead
from data.store import Store
from tests.data.records.people import rows as kept
from tests.data.samples import NOW
from tests.tui.call.stand_ins import library
from tests.tui.reading_screens import NASTY, rows, seen
from tests.tui.records.conftest import Seat, Sit
from tui.screens.records import RecordsScreen
from tui.screens.records.company import CompanyScreen
from tui.screens.records.comparing import CompareScreen
from tui.screens.records.form import RecordForm
from tui.screens.today import TodayScreen
from tui.widgets.list_table import ListTable


def olga(store: Store) -> Records:
    """Somebody else at the same records."""
    return Records(store.database, by="Olga", clock=lambda: NOW + timedelta(hours=1))


def is_on(seat: Seat, kind: type[object]) -> bool:
    """Whether this screen is shown."""
    return isinstance(seat.app.screen, kind)


@pytest.mark.parametrize(("size", "language"), [((80, 24), "ru"), ((120, 40), "en")])
async def test_every_list_and_page_holds_hostile_words_and_fits(
    store: Store, sit: Sit, size: tuple[int, int], language: str
) -> None:
    hostile = olga(store)
    for kind, name in (("company", NASTY[0]), ("contact", NASTY[1]), ("deal", NASTY[6])):
        hostile.edit(kind, 1, {"name": f"{name} {'漢字' * 400}"})  # type: ignore[arg-type]
    hostile.edit("company", 1, {"decision_process": " ".join(NASTY)})
    async with sit(size, language=language) as seat:
        for _ in range(5):
            assert all(len(line) <= size[0] for line in rows(seat.app))
            await seat.press("enter", "h")
            assert not is_on(seat, RecordsScreen)
            assert all(len(line) <= size[0] for line in rows(seat.app))
            assert seat.told == ""
            await seat.press("escape")
            if not is_on(seat, RecordsScreen):
                await seat.press("escape")
            await seat.press("tab")
        await seat.press("enter")
        if language == "en":
            await seat.press("escape", "slash", *"suppl")
            assert "Northgate Supplies" in seen(seat.app)
            assert "1 company" in rows(seat.app)[0]
        await seat.press("escape", "escape", "escape", "escape")
        assert is_on(seat, TodayScreen)


async def test_a_leads_page_tells_its_whole_way_and_a_merge_is_taken_back_on_it(
    store: Store, sit: Sit
) -> None:
    lead = store.add_lead(NewLead(name="Zofia", company_name="Orlica", source="fair"))
    twin = store.add_lead(NewLead(name="Zofia L.", company_name="Orlica"))
    store.standings.accept(lead, by="Alex")
    records = Records(store.database, by="Alex", clock=lambda: NOW + timedelta(hours=1))
    records.merge(records.plan_merge("lead", lead, twin))
    async with sit() as seat:
        await seat.press("shift+tab", "slash", *"zofia", "enter", "enter")
        page = seen(seat.app)
        for words in ("Company: Orlica", "Where it came from", "Source: fair", "Way to sales",
                      "accepted · Alex", "Basis: ! none known", "Calls (0)"):  # fmt: skip
            assert words in page
        await seat.press("h")
        assert "merged" in seen(seat.app)
        await seat.press("escape", "f9")
        assert "Both records are there again" in seat.told
        await seat.press("e")
        seat.app.screen.query_one("#phone", Input).focus()
        await seat.type("600 100")
        await seat.press("ctrl+s")
        assert "“600 100” is kept, but it is no whole number" in seen(seat.app)
        assert store.lead(lead).phone == "600 100"


async def test_a_companys_page_says_who_decides_and_what_they_said(sit: Sit) -> None:
    async with sit() as seat:
        await seat.press("g", "enter")
        page = seen(seat.app)
        assert "Not known yet  Dana Whitfield" in page
        assert "“41 of 120 quotes are lost”" in page
        assert "4,800 EUR · Qualified, planned close 31 Dec 2026" in page


async def test_the_second_of_two_windows_is_told_what_changed_and_loses_nothing(
    store: Store, sit: Sit
) -> None:
    async with sit() as seat:
        await seat.press("tab", "g", "enter", "e")
        form = seat.app.screen
        assert isinstance(form, RecordForm)
        row_id = form._before["id"]
        form.query_one("#title", Input).focus()
        await seat.type("CTO")
        olga(store).edit("contact", row_id, {"title": "CEO", "phone": "+48 600 100 200"})
        await seat.press("ctrl+s")
        page = seen(seat.app)
        assert "Olga changed this meanwhile" in page
        assert "Job title: CEO" in page
        assert form.query_one("#title", Input).value == "CTO"
        assert form.query_one("#phone", Input).value == "+48 600 100 200"
        await seat.press("ctrl+s")
        kept_now = seat.records.contact(row_id).contact
        assert (kept_now.title, kept_now.phone) == ("CTO", "+48 600 100 200")


async def test_leaving_a_form_with_something_typed_asks_first(store: Store, sit: Sit) -> None:
    async with sit() as seat:
        await seat.press("n", *"Acme", "escape")
        assert "Leave without saving" in seen(seat.app)
        await seat.press("n")
        assert is_on(seat, RecordForm)
        await seat.press("ctrl+s")
        assert is_on(seat, CompanyScreen)
        assert "Acme" in rows(seat.app)[0]


async def test_what_cannot_be_read_is_said_field_by_field(sit: Sit) -> None:
    async with sit() as seat:
        await seat.press("tab", "tab", "g", "enter", "e")
        await seat.press("tab")
        await seat.type("much")
        await seat.press("tab")
        await seat.type("31.02.2026")
        await seat.press("enter")
        page = seen(seat.app)
        assert "Amount: “much” is not an amount of money" in page
        assert "Planned close: “31.02.2026” is not a day of the calendar" in page


async def test_two_companies_become_one_and_f9_makes_them_two_again(
    store: Store, sit: Sit, tmp_path: Path
) -> None:
    before = kept(tmp_path / "records.db")
    async with sit() as seat:
        await seat.press("g", "enter", "m", "enter")
        assert is_on(seat, CompareScreen)
        assert "Moves to the one that stays: 1 contact" in seen(seat.app)
        await seat.press("x", "space", "ctrl+s")
        assert is_on(seat, CompanyScreen)
        assert "People and who decides (2)" in seen(seat.app)
        assert seat.records.count("company") == 1
        await seat.press("f9", "f9")
        assert "Both records are there again" in seat.told
        await seat.press("escape")
        assert "2 companies" in rows(seat.app)[0]
    assert kept(tmp_path / "records.db") == before


async def test_a_deal_is_won_for_a_reason_and_its_history_says_so(sit: Sit) -> None:
    async with sit() as seat:
        await seat.press("tab", "tab", "enter", "s")
        choices = library().deals
        down = len(choices.stages) + 1
        await seat.press(*["down"] * (down - 1), "enter")
        deal = seat.records.deal(1).deal
        assert (deal.status, deal.close_reason) == ("won", choices.won_reasons[0].id)
        assert "Status: won" in seen(seat.app)
        await seat.press("h")
        page = seen(seat.app)
        assert "Status: open → won" in page
        assert "Why: empty → Fits the need best" in page
        await seat.press("f9", "y")
        assert seat.records.deal(1).deal.status == "open"


async def test_two_leads_become_one_from_today(store: Store, sit: Sit, tmp_path: Path) -> None:
    before = kept(tmp_path / "records.db")
    double = NewLead(name="Dana W.", phone="+44 20 7946 0999")
    for _ in range(2):
        store.add_lead(double, allow_duplicate=True)
    with_two = kept(tmp_path / "records.db")
    async with sit(keys="") as seat:
        await seat.press("slash", *"0999", "enter", "m", "enter", "ctrl+s")
        assert is_on(seat, TodayScreen)
        assert store.lead_count() == 3
        await seat.press("escape", "c", "f9")
        assert "are there again" in seat.told
    assert kept(tmp_path / "records.db") == with_two != before


async def test_a_list_longer_than_what_is_loaded_is_gone_through_to_both_ends(
    store: Store, sit: Sit
) -> None:
    others = olga(store)
    with store.database.writing() as connection:
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 1009) "
            "INSERT INTO company (id, name, name_key, created_at) "
            "SELECT i, printf('Firm %04d', i), printf('firm %04d', i), "
            "'2026-08-03T09:00:00.000000Z' FROM n"
        )
    async with sit() as seat:
        assert "1,002 companies" in rows(seat.app)[0]
        await seat.press("end")
        assert "Northgate Supplies" in rows(seat.app)[-2]
        await seat.press("home")
        assert "Firm 0010" in rows(seat.app)[3]
        for _ in range(9):
            await seat.press("pagedown")
        table = seat.app.screen.query_one(ListTable)
        assert table.chosen is not None
        assert table.chosen.cells[0] == f"Firm {10 + 9 * table.page:04}"
        others.edit("company", table.chosen.key, {"industry": "steel"})
        await seat.press("f5")
        assert table.chosen.cells[:2] == (f"Firm {10 + 9 * table.page:04}", "steel")
