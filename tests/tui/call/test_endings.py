"""How a call ends: as an attempt by one key, or through the wrap-up, on a real database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from data.recorder import EventRecorder
from data.rows import NewLead
from data.store import Store
from tests.conftest import FakeClock
from tests.tui.call.conftest import OnDesk
from tests.tui.call.stand_ins import library
from tests.tui.reading_screens import settled
from tui import saving
from tui.calling.live_call import LiveCall
from tui.screens.call import CallScreen
from tui.screens.wrap_up import WrapUpScreen
from tui.scripts.model.script import Script
from tui.settings import Settings

DANA = NewLead(name="Dana Whitfield", company_name="Northgate", phone="+44 20 7946 0101")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "calls.db")


@pytest.fixture
def begun(store: Store, small: Script, clock: FakeClock) -> Callable[[], LiveCall]:
    def begin() -> LiveCall:
        return saving.begin(
            store,
            DANA,
            small,
            library=library(),
            settings=Settings(rep="Alex"),
            clock=clock,
            recorder=EventRecorder,
        )

    return begin


@pytest.mark.parametrize(
    ("key", "disposition"),
    [("1", "no_answer"), ("2", "busy"), ("3", "voicemail"), ("4", "gatekeeper")],
)
async def test_attempt_takes_f7_and_one_key(
    on_desk: OnDesk, store: Store, begun: Callable[[], LiveCall], key: str, disposition: str
) -> None:
    async with on_desk(begun()) as desk:
        await desk.press("f7", key)
        await settled(desk.pilot)
        kept = store.call(desk.live.call_id)
        assert (kept.status, kept.disposition, kept.outcome) == ("ended", disposition, None)
        assert desk.pilot.app.screen is not desk.screen


async def test_callback_is_shown_in_full_before_it_is_kept(
    on_desk: OnDesk, store: Store, begun: Callable[[], LiveCall]
) -> None:
    async with on_desk(begun()) as desk:
        await desk.press("f7", "5")
        await desk.type("5 march 2026 at 10")
        await desk.press("enter")
        assert "5 March 2026, 10:00" in desk.question
        assert store.call(desk.live.call_id).status == "draft"
        await desk.press("enter")
        await settled(desk.pilot)
        assert store.call(desk.live.call_id).disposition == "callback"
        row = store.lead(desk.live.lead.id)
        assert row.next_call_at is not None
        assert row.next_call_at.isoformat() == "2026-03-05T10:00:00+00:00"


async def test_a_digit_takes_a_usual_time_and_shows_it_before_it_is_kept(
    on_desk: OnDesk, store: Store, begun: Callable[[], LiveCall]
) -> None:
    async with on_desk(begun(), size=(80, 24)) as desk:
        await desk.press("f7", "5", "3")
        assert "Tuesday, 3 March 2026, 09:00, tomorrow" in desk.question
        await desk.press("enter")
        await settled(desk.pilot)
        at = store.lead(desk.live.lead.id).next_call_at
        assert at is not None
        assert at.isoformat() == "2026-03-03T09:00:00+00:00"


async def test_a_date_that_begins_with_digits_is_typed_as_it_is_said(
    on_desk: OnDesk, begun: Callable[[], LiveCall]
) -> None:
    async with on_desk(begun()) as desk:
        await desk.press("f7", "5")
        await desk.type("10:30")
        assert desk.line == "10:30"
        await desk.press("enter")
        assert "Tuesday, 3 March 2026, 10:30, tomorrow" in desk.question
        await desk.press("escape", "5")
        await desk.type("8 march")
        await desk.press("enter")
        assert "That is not a working day of yours." in desk.question


async def test_answer_that_means_a_callback_ends_the_call_with_its_time(
    on_desk: OnDesk, store: Store, begun: Callable[[], LiveCall]
) -> None:
    async with on_desk(begun()) as desk:
        await desk.press("4")
        await desk.type("2026-03-05 10:00")
        await desk.press("enter", "enter", "enter")
        await settled(desk.pilot)
        assert store.call(desk.live.call_id).disposition == "callback"


async def test_answer_that_ends_the_call_opens_the_wrap_up(
    on_desk: OnDesk, begun: Callable[[], LiveCall]
) -> None:
    async with on_desk(begun()) as desk:
        await desk.press("3", "enter")
        await desk.pilot.pause()
        screen = desk.pilot.app.screen
        assert isinstance(screen, WrapUpScreen)
        assert screen.draft.ending == "disqualified"


async def test_half_typed_note_is_kept_when_the_call_ends(
    on_desk: OnDesk, begun: Callable[[], LiveCall]
) -> None:
    async with on_desk(begun()) as desk:
        await desk.type("they called back")
        await desk.press("f8")
        await desk.pilot.pause()
        assert [note.text for note in desk.state.notes] == ["they called back"]


async def test_esc_in_the_wrap_up_returns_to_the_same_step(
    on_desk: OnDesk, begun: Callable[[], LiveCall]
) -> None:
    async with on_desk(begun()) as desk:
        await desk.press("1", "enter", "f8")
        await desk.pilot.pause()
        await desk.press("escape")
        await settled(desk.pilot)
        assert desk.pilot.app.screen is desk.screen
        assert desk.step == "need"
        await desk.press("2")
        assert desk.picked == ("vague",)


async def test_killed_call_is_resumed_on_the_same_step_with_the_same_words(
    on_desk: OnDesk, store: Store, begun: Callable[[], LiveCall], clock: FakeClock
) -> None:
    async with on_desk(begun()) as desk:
        await desk.press("1", "enter", "2", "?")
        await desk.type("half a sent")
        desk.screen._save_line()
        await settled(desk.pilot)
        before = desk.question
        call_id = desk.live.call_id
    again = saving.resume(
        store,
        call_id,
        library=library(),
        settings=Settings(rep="Alex"),
        clock=clock,
        recorder=EventRecorder,
    )
    async with on_desk(again) as desk:
        assert desk.step == "need"
        assert desk.question == before
        assert desk.line == "half a sent"


async def test_left_call_is_a_draft(
    on_desk: OnDesk, store: Store, begun: Callable[[], LiveCall]
) -> None:
    async with on_desk(begun()) as desk:
        await desk.press("1", "escape", "enter")
        await settled(desk.pilot)
        assert not isinstance(desk.pilot.app.screen, CallScreen)
        assert [row.kind for row in store.events(desk.live.call_id)][-1] == "left"
        assert store.call(desk.live.call_id).status == "draft"
