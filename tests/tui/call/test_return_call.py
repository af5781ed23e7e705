"""A call with somebody who was talked to before: begins with what was said last time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from data.next_steps import finish_step
from data.recorder import EventRecorder
from data.store import Store
from tests.conftest import FakeClock
from tests.tui.call.conftest import OnDesk
from tests.tui.call.stand_ins import library
from tests.tui.reading_screens import NASTY
from tests.tui.saving.calls_for_tests import begun, for_no_deal
from tests.tui.saving.test_ending import proposed
from tui import saving
from tui.calling.live_call import LiveCall
from tui.saving.result import result_of
from tui.scripts.wrap_up import NextStep
from tui.settings import Settings

HOSTILE = " ".join(NASTY)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "calls.db")
    yield store
    store.close()


@pytest.fixture
def talked(store: Store, clock: FakeClock) -> int:
    """A call without a deal a month ago, with a step agreed; returns its id."""
    live = for_no_deal(begun(store, clock))
    step = NextStep("send", clock.at + timedelta(days=3), HOSTILE, "reads it")
    wrap_up = proposed(live, "no_deal", revisit_at=date(2026, 3, 30), path="season")
    saving.finish(live, replace(wrap_up, next_step=step))
    live.recorder.close()
    clock.go(30 * 86400)
    return live.call_id


@pytest.fixture
def again(store: Store, clock: FakeClock, talked: int) -> Callable[..., LiveCall]:
    """The same lead, called by the bundled script."""

    def begin(lang: str = "en") -> LiveCall:
        return saving.begin(
            store,
            store.lead(store.call(talked).lead_id),
            library().script("orlica-discovery", lang),
            library=library(),
            settings=Settings(rep="Alex"),
            clock=clock,
            recorder=EventRecorder,
        )

    return begin


@pytest.mark.parametrize(("lang", "words"), [("en", "Back then you said"), ("pl", "padło takie")])
def test_it_opens_with_their_words_and_none_of_them_counts(
    again: Callable[..., LiveCall], lang: str, words: str
) -> None:
    live = again(lang)
    live.call.answer("contact")
    live.call.go_on()

    assert live.call.step.id == "opener_return"
    assert words in live.call.step.text
    assert live.call.state.earlier["need_quote"] == "quotes get lost"
    assert live.judgement().status("need") == "unknown"
    assert not live.call.state.captures
    assert [each for each in result_of(live).evidence if each.words] == []


def test_a_call_that_is_taken_up_again_still_knows_the_earlier_one(
    store: Store, clock: FakeClock, again: Callable[..., LiveCall]
) -> None:
    live = again()
    live.call.answer("contact")
    live.call.leave()
    live.recorder.close()
    resumed = saving.resume(
        store, live.call_id, library=library(), settings=Settings(rep="Alex"), clock=clock
    )
    resumed.call.go_on()

    assert resumed.call.step.id == "opener_return"
    assert resumed.earlier is not None
    assert resumed.earlier.id < live.call_id


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_opening_says_what_was_agreed_and_why_it_is_time(
    on_desk: OnDesk, again: Callable[..., LiveCall], size: tuple[int, int]
) -> None:
    async with on_desk(again(), size=size) as desk:
        shown = " ".join(desk.question.split())
        assert "Last time, 2 Mar 2026 (30 days ago): Qualified, no deal yet" in shown
        assert "“quotes get lost”" in shown
        assert "Not marked as done: ask." in shown
        assert "High season; come back on 30 Mar 2026" in shown

        await desk.press("1", "enter")
        assert "quotes get lost ↺" in " ".join(desk.question.split())


async def test_what_came_of_the_step_is_said(
    on_desk: OnDesk, store: Store, clock: FakeClock, talked: int, again: Callable[..., LiveCall]
) -> None:
    finish_step(store, talked, result="they read it", by="Alex", now=clock.at)
    async with on_desk(again()) as desk:
        assert "Done: they read it" in " ".join(desk.question.split())
        assert "quotes get lost" in desk.panel("heard")
        assert "earlier, 2 Mar 2026" in desk.panel("heard")


def test_events_that_are_gone_leave_the_evidence(
    store: Store, talked: int, again: Callable[..., LiveCall]
) -> None:
    with store.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM call_event WHERE call_id = ?", (talked,))

    assert again().call.state.earlier == {"need_quote": "quotes get lost"}
