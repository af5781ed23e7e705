"""`u` on Today: what was agreed and is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from data.next_steps import finish_step, open_steps
from data.rows import NewLead
from data.store import Store
from tests.conftest import FakeClock
from tests.data.samples import A_DEAL, RESULT, STEP, begin
from tests.times import NOON
from tests.tui.call.stand_ins import library
from tests.tui.reading_screens import NASTY, rows, seen, settled
from tui.app import TalktrackApp
from tui.calling.follow_up import read_due
from tui.one_step_calendar import NoDate, write_step
from tui.places import Places
from tui.screens.call import CallScreen
from tui.scripts.working_time import WorkingTime
from tui.services import Services
from tui.settings import Settings

HOSTILE = " ".join(NASTY)
WEEK_AGO = NOON - timedelta(days=8)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "calls.db")
    yield store
    store.close()


def agreed(store: Store, name: str, at: datetime | None, **changes: object) -> int:
    step = replace(STEP, at=at, **changes)  # type: ignore[arg-type]
    call_id = begin(store, store.add_lead(NewLead(name=name)), events=1, at=WEEK_AGO)
    result = replace(RESULT, ended_at=WEEK_AGO + timedelta(minutes=9), next_call_at=None)
    store.save(call_id, replace(A_DEAL, next_step=step), result)
    return call_id


@pytest.fixture
def week(store: Store) -> Store:
    agreed(store, "Sunday after next", NOON + timedelta(days=13))
    agreed(store, "Friday", NOON + timedelta(days=4), client_action="")
    agreed(store, "Tonight", NOON + timedelta(hours=5))
    agreed(store, "Yesterday", NOON - timedelta(days=1), who=HOSTILE, client_action=HOSTILE)
    agreed(store, "Some day", None)
    forgotten = agreed(store, "Quiet", None)
    finish_step(store, forgotten, result="", by="Alex", now=WEEK_AGO)
    return store


@pytest.fixture
def app(week: Store, places: Places, clock: FakeClock) -> Callable[[], TalktrackApp]:
    def make(language: str = "en") -> TalktrackApp:
        return TalktrackApp(
            Services(
                settings=Settings(rep="Alex", language=language),
                places=places,
                clock=clock,
                open_store=lambda _target: week,
                load_library=lambda _folder: library(),
            )
        )

    return make


def test_sections_go_from_overdue_to_later(week: Store) -> None:
    found = read_due(week, library().rules, now=NOON, work=WorkingTime())

    assert [(line.section, line.person) for line in found] == [
        ("overdue", "Yesterday"),
        ("today", "Tonight"),
        ("this_week", "Friday"),
        ("forgotten", "Quiet"),
        ("undated", "Some day"),
        ("later", "Sunday after next"),
    ]


@pytest.mark.parametrize(("size", "language"), [((80, 24), "ru"), ((120, 40), "en")])
async def test_the_list_and_the_chosen_one_fit_the_screen(
    app: Callable[..., TalktrackApp], size: tuple[int, int], language: str
) -> None:
    made = app(language)
    async with made.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)

        listed = rows(made)
        for name in ("Yesterday", "Tonight", "Friday", "Quiet", "Some day"):
            assert any(name in line for line in listed)
        assert "[@click=app.quit]X[/]" in seen(made)
        assert all(len(line) <= size[0] for line in listed)
        if language == "en":
            assert "2 are due" in listed[0]
            assert "An advance" in seen(made)


async def test_done_with_a_result_and_back_again(
    app: Callable[..., TalktrackApp], week: Store
) -> None:
    made = app()
    async with made.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        await pilot.press("m", *"held", "enter")
        await settled(pilot)
        assert "Yesterday" not in [each.name for each in open_steps(week)]
        assert "1 is due" in rows(made)[0]

        await pilot.press("f9")
        await settled(pilot)
        assert "Yesterday" in [each.name for each in open_steps(week)]

        await pilot.press("t", "3", "enter")
        await settled(pilot)
        at = next(each.at for each in open_steps(week) if each.name == "Yesterday")
        assert at is not None
        assert at.isoformat() == "2026-03-03T09:00:00+00:00"


async def test_enter_calls_and_a_forgotten_lead_is_given_a_date(
    app: Callable[..., TalktrackApp], week: Store
) -> None:
    made = app()
    async with made.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        await pilot.press("j", "j", "j", "m", "t", "6", "enter")
        await settled(pilot)
        [quiet] = week.queue(now=NOON, search="Quiet")
        assert quiet.next_call_at is not None
        assert f"{quiet.next_call_at:%d.%m %H:%M}" == "09.03 09:00"

        await pilot.press("home", "down", "enter")
        await settled(pilot)
        assert isinstance(made.screen, CallScreen)
        assert made.screen.live.lead.name == "Tonight"


def test_a_calendar_file_of_one_step_never_replaces_another(week: Store, tmp_path: Path) -> None:
    steps = {each.name: each.call_id for each in open_steps(week)}
    folder = tmp_path / "Downloads"
    first = write_step(week, library(), steps["Friday"], NOON, folder)
    second = write_step(week, library(), steps["Friday"], NOON, folder)

    assert first != second
    text = first.read_text()
    assert text.count("BEGIN:VEVENT") == 1
    assert "DTSTART:20260306T120000Z" in text
    with pytest.raises(NoDate):
        write_step(week, library(), steps["Some day"], NOON, folder)
