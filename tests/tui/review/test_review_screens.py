"""The manager's review on the screen."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from benchmarks.world.writing import TODAY
from data.records.records import Records
from data.sqlite.driver import driver
from data.store import Store
from tests.tui.reading_screens import NASTY, rows, seen
from tests.tui.review.conftest import Manager
from tui.screens.records.lead import LeadScreen
from tui.screens.review import ReviewScreen
from tui.screens.review.call import ReviewedCallScreen
from tui.screens.review.calls import CallsScreen
from tui.screens.review.calls_pane import CallsPane
from tui.screens.review.leads import LeadsScreen
from tui.screens.review.planner import PlannerPane
from tui.screens.today import TodayScreen


@pytest.mark.parametrize(("size", "language"), [((80, 24), "ru"), ((120, 40), "pl")])
async def test_every_view_fits_and_holds_hostile_names(
    team: Store,
    manager: Manager,
    size: tuple[int, int],
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr("platformdirs.user_downloads_dir", lambda: str(tmp_path))
    assert team.database.path is not None
    with driver().connect(str(team.database.path)) as raw:
        for number, name in enumerate(NASTY[:7]):
            raw.execute("UPDATE call SET rep = ? WHERE rep = ?", (name, f"Rep 0{number + 1}"))
            raw.execute("UPDATE lead SET company_name = ? WHERE id % 7 = ?", (name, number))
    async with manager(team, size, language=language) as seat:
        for key in "123456789":
            await seat.press(key)
            assert all(len(row) <= size[0] for row in rows(seat.app)), key
            if key == "8":
                await seat.press("x", "1")
                assert "talktrack-plan-" in seat.told
                seat.app.clear_notifications()
                await seat.press("f", "4", "2")
                assert "source" in seat.app.screen.query_one(PlannerPane).only
                await seat.press("backspace")
                assert not seat.app.screen.query_one(PlannerPane).only
            else:
                await seat.press("down", "right", "end", "home")
        assert seat.told == ""
        await seat.press("escape", "escape")
        assert isinstance(seat.app.screen, TodayScreen)


async def test_the_first_look_fits_a_small_screen_and_its_numbers_open(
    team: Store, manager: Manager
) -> None:
    async with manager(team, (80, 24)) as seat:
        first = seen(seat.app)
        for said in ("Leads ", "Won ", "Hasty of disqualified", "forgotten: "):
            assert said in first
        seat.app.screen.post_message(ReviewScreen.CountedSoFar(0.371))
        await seat.press("j", "k")
        assert "Calls are being counted: 37 %." in seen(seat.app)
        await seat.press("enter", "2")
        assert isinstance(seat.app.screen, CallsScreen)
        total = int(rows(seat.app)[0].split(" call")[0].split()[-1].replace(",", ""))
        assert f" {total} reached" in first
        await seat.press("enter")
        assert "m comment" in rows(seat.app)[-1]


async def test_the_leads_behind_a_number_are_listed_and_each_opens(
    team: Store, manager: Manager
) -> None:
    async with manager(team, (80, 24)) as seat:
        await seat.press("9", "down", "down", "enter", "1")
        opened: Screen[Any] = seat.app.screen
        assert isinstance(opened, LeadsScreen)
        table = opened.table
        cursor = table.get_component_rich_style("list--cursor")
        assert cursor.bgcolor != table.rich_style.bgcolor
        listed = rows(seat.app)[2].split()[:2]
        await seat.press("enter")
        opened = seat.app.screen
        assert isinstance(opened, LeadScreen)
        assert listed[0] in rows(seat.app)[0]
        assert seat.told == ""


async def test_the_period_and_the_calls_are_kept_in_the_address(
    team: Store, manager: Manager
) -> None:
    async with manager(team) as seat:
        await seat.press("p", "8", "f", "1", "j", "enter", "6", "y")
        assert "Copied: wins?period=all&rep=" in seat.told
        copied = seat.told.partition("Copied: ")[2]
        await seat.press("a")
        await seat.type("reps?from=2026-10-01&to=2026-09-01")
        await seat.press("enter")
        assert "Turn the two round" in seen(seat.app)
        await seat.type(copied)
        await seat.press("enter", "escape", "o")
        assert isinstance(seat.app.screen, ReviewScreen)
        assert seat.app.screen._address.text == copied


async def test_the_table_of_calls_goes_to_the_very_first_call_and_to_a_file(
    team: Store, manager: Manager, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("platformdirs.user_downloads_dir", lambda: str(tmp_path))
    monkeypatch.setattr("tui.screens.review.writing.MOST", 50)
    monkeypatch.setattr("tui.screens.review.calls_pane.PAGE", 60)
    async with manager(team) as seat:
        await seat.press("p", "8", "2", "end")
        pane = seat.app.screen.query_one(CallsPane)
        assert pane.chosen == 1
        assert "900 calls" in rows(seat.app)[0]
        await seat.press("up", "pageup", "pageup", "pageup")
        stood = pane.chosen
        await seat.press("enter")
        assert isinstance(seat.app.screen, ReviewedCallScreen)
        await seat.press("escape")
        assert pane.chosen == stood
        await seat.press("x", "1")
        assert "The file holds the latest 50 calls" in seen(seat.app)
        (file,) = tmp_path.glob("talktrack-calls-*.csv")
        assert len(file.read_text(encoding="utf-8").splitlines()) == 52
        await seat.press("home")
        assert pane.chosen == 900


async def test_the_blind_sample_shows_neither_rep_nor_reason(team: Store, manager: Manager) -> None:
    async with manager(team) as seat:
        await seat.press("p", "8", "4", "b")
        page = seen(seat.app)
        assert "Was there potential?" in page
        assert "Rep " not in page
        assert "Hal" not in page
        assert "No need" not in page
        await seat.press("y", "n", "u")
        assert "3 of " in rows(seat.app)[0]
        await seat.press("escape")
    assert team.database.path is not None
    with driver().connect(str(team.database.path)) as raw:
        kept = raw.execute("SELECT verdict FROM review ORDER BY id").fetchall()
    assert [row[0] for row in kept] == ["yes", "no", "unsure"]


async def test_before_the_first_call_it_is_said_what_will_be_here(
    tmp_path: Path, manager: Manager
) -> None:
    store = Store.open(tmp_path / "empty.db")
    async with manager(store, (80, 24)) as seat:
        for key in "1234569":
            await seat.press(key)
            assert "There are no finished calls yet." in seen(seat.app)
    store.close()


async def test_an_overturned_call_is_told_to_its_rep_and_taken_back_by_f9(
    team: Store, manager: Manager, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("platformdirs.user_downloads_dir", lambda: str(tmp_path))
    assert team.database.path is not None
    with driver().connect(str(team.database.path)) as raw:
        first, second = raw.execute(
            "SELECT max(call.id), lead_id FROM call JOIN lead ON lead.id = lead_id "
            "WHERE outcome = 'disqualified' AND reason <> 'do_not_contact' "
            "AND lead.status = 'disqualified' GROUP BY lead_id ORDER BY 1 LIMIT 2"
        ).fetchall()
        raw.execute("UPDATE call SET rep = 'Mia' WHERE id = ?", (first[0],))
    now = datetime.combine(TODAY, time(9), UTC)
    Records(team.database, by="Eve", clock=lambda: now).overturn(
        first[0], "they [b]do[/b] have a budget", now + timedelta(days=9)
    )
    async with manager(team) as seat:
        assert "Eve has overturned your disqualification of" in seen(seat.app)
        assert "they [b]do[/b] have a budget" in seen(seat.app)
        await seat.app.push_screen(ReviewedCallScreen(seat.app.services, second[0]))
        await seat.press("f12", "o")
        await seat.type("need known after all")
        await seat.press("enter", "5", "enter")
        assert "overturned: need known after all" in seen(seat.app)
        await seat.press("x", "1")
        (file,) = tmp_path.glob(f"talktrack-call-{second[0]}-*.csv")
        assert "overturned: need known after all" in file.read_text(encoding="utf-8")
        assert team.lead(second[1]).status == "trying"
        await seat.press("f9")
        assert team.lead(second[1]).status == "disqualified"
        assert "overturned:" not in seen(seat.app)
        assert team.lead(first[1]).status == "trying"
