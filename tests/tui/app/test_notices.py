"""Notices that matter stay, on every screen, until they are closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.errors import StoreDamaged
from tests.tui.conftest import Around
from tests.tui.reading_screens import seen, settled
from tui.scripts.sayings import Saying
from tui.widgets.notice_line import NoticeLine

Make = Callable[..., Around]

DAMAGED = "The file with the records is damaged: {path}. Run `talktrack doctor`."


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_failure_stays_on_every_screen_until_it_is_closed(
    around: Make, size: tuple[int, int]
) -> None:
    app = around().app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        app.tell_failure(StoreDamaged(DAMAGED, path="/x/[/]y.db"))
        await settled(pilot)
        assert not app._notifications
        for key in ("", "f1", "escape", "n", "escape", "f10"):
            if key:
                await pilot.press(key)
                await settled(pilot)
            assert "F12 closes  ! The file with the records is damaged: /x/[/]y.db" in seen(app)
        await pilot.press("f12")
        for _frame in range(3):  # the screen that shines through is painted a little later
            await pilot.pause()
        assert "damaged" not in seen(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "damaged" not in seen(app)
        assert not app.screen.query(NoticeLine)


async def test_several_come_one_after_the_other_and_the_same_one_once(around: Make) -> None:
    app = around().app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for sentence in ("First.", "Second.", "First."):
            app.tell(sentence, severity="warning")
        await settled(pilot)
        assert "1/2  ! First." in seen(app)
        await pilot.press("f12")
        await settled(pilot)
        assert "closes  ! Second." in seen(app)
        await pilot.click(NoticeLine)
        await settled(pilot)
        assert "Second." not in seen(app)


async def test_what_only_confirms_something_goes_by_itself(around: Make) -> None:
    app = around().app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        app.tell("The settings are saved.")
        await pilot.pause()
        assert [toast.message for toast in app._notifications] == ["The settings are saved."]
        assert not app.notices


async def test_what_came_back_and_what_did_not_are_said_at_the_start(
    around: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = Saying("Words wait in {path}.", {"path": "/x/call.jsonl"})
    monkeypatch.setattr("tui.services._recover", lambda _store, _outbox: (3, (left,)))
    app = around().app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        said = [notice.text for notice in app.notices]
    assert any("3 entries of an earlier run" in text for text in said)
    assert "Words wait in /x/call.jsonl." in said
