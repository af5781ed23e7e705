"""Wide and narrow screens, three languages, resizes, no colour."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.filter import Monochrome
from textual.widgets._toast import Toast, ToastRack

from tests.conftest import FakeClock
from tests.tui.call.conftest import Desk, OnDesk
from tests.tui.call.small_script import small_in
from tests.tui.call.stand_ins import live_call


async def with_something_heard(desk: Desk) -> None:
    """Walk to the question about the need, with something heard on the way."""
    call = desk.live.call
    for seconds, answer in ((31, "contact"), (64, "vague"), (5, "excel")):
        call.answer(answer)
        desk.clock.go(seconds)
        call.go_on()
    call.set_icp("industry", "core")
    call.jump("need")
    call.answer("clear")
    call.capture("need_quote", "41/120", "41/120")
    call.note("CRM")
    desk.screen.happened()
    await desk.settle()


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", ["en", "pl", "ru"])
async def test_question_looks_as_drawn(
    on_desk: OnDesk,
    clock: FakeClock,
    snapshot: SnapshotAssertion,
    lang: str,
    size: tuple[int, int],
) -> None:
    async with on_desk(live_call(small_in(lang), clock), size=size, language=lang) as desk:
        await with_something_heard(desk)
        assert desk.seen == snapshot


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", ["en", "pl", "ru"])
async def test_checklist_looks_as_drawn(
    on_desk: OnDesk,
    clock: FakeClock,
    snapshot: SnapshotAssertion,
    lang: str,
    size: tuple[int, int],
) -> None:
    async with on_desk(live_call(small_in(lang), clock), size=size, language=lang) as desk:
        await desk.press("f3", "1")
        assert desk.seen == snapshot


async def test_resize_in_the_middle_keeps_everything(on_desk: OnDesk) -> None:
    async with on_desk(toasts=True) as desk:
        await desk.press("1", "enter", "1")
        await desk.type("half a va")
        for width, height in ((80, 24), (61, 18), (200, 60), (120, 40)):
            await desk.pilot.resize_terminal(width, height)
            await desk.settle()
            assert "What made you start looking" in desk.seen
        assert desk.line == "half a va"
        await desk.type("lue")
        await desk.press("enter")
        assert desk.state.captures["need_quote"].text == "half a value"
        desk.pilot.app.notify("Kept: no answer. Back in the list: tomorrow 10:00.")
        await desk.pilot.resize_terminal(80, 24)
        await desk.settle()
        toasts = desk.screen.get_child_by_type(ToastRack).query_one(Toast).region
        assert toasts.height
        assert toasts.bottom <= desk.screen.line.region.y


async def test_screen_that_is_too_small_says_so_and_comes_back(on_desk: OnDesk) -> None:
    async with on_desk() as desk:
        await desk.pilot.resize_terminal(50, 15)
        await desk.pilot.pause()
        assert "Who picked up?" not in desk.seen
        await desk.type("1 wysyła ofertę, 41 из 120")
        assert "41 из 120" in desk.seen
        await desk.pilot.resize_terminal(120, 40)
        await desk.pilot.pause()
        assert "Who picked up?" in desk.seen
        assert desk.line == "1 wysyła ofertę, 41 из 120"
        assert not desk.state.answers


async def test_long_question_can_be_scrolled_on_a_low_screen(
    on_desk: OnDesk, clock: FakeClock
) -> None:
    need = small_in("ru").by_id["need"].model_copy(update={"hint": "Дайте выговориться. " * 20})
    script = small_in("ru").model_copy(update={"steps": (need,)})
    async with on_desk(live_call(script, clock), size=(60, 18), language="ru") as desk:
        assert "↓" in desk.question
        assert "A study" not in desk.question
        await desk.press(*["down"] * 12)
        assert "A study" in desk.question
        assert "↑" in desk.question
        await desk.press("2")
        assert desk.picked == ("vague",)


async def test_words_to_say_after_an_answer_come_into_sight(
    on_desk: OnDesk, clock: FakeClock
) -> None:
    need = small_in("en").by_id["need"].model_copy(update={"text": "A long question. " * 30})
    script = small_in("en").model_copy(update={"steps": (need,)})
    async with on_desk(live_call(script, clock), size=(60, 18)) as desk:
        await desk.press("1")
        assert "Thank you for telling me." in desk.question


async def test_nothing_is_told_by_colour_alone(
    on_desk: OnDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_desk() as desk:
        assert any(isinstance(each, Monochrome) for each in desk.pilot.app._filters)
        await desk.press("1", "enter", "1", "escape")
        assert "✓ 1  A problem of their own" in desk.question
        assert "N ●" in desk.panel("verdict").replace("\N{NO-BREAK SPACE}", " ")
        assert "▸ Diagnosis" in desk.panel("stages")
