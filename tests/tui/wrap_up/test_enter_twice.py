"""Enter pressed faster than the list of changes is worked out."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.idle import Held
from tests.tui.saving.calls_for_tests import for_a_deal
from tests.tui.wrap_up.wrap_up_app import opened
from tui import saving
from tui.calling.live_call import LiveCall
from tui.places import Places


async def test_one_list_is_made_and_none_comes_after_the_save(
    call: Callable[..., LiveCall], places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, asked, preview = Held(), [], saving.preview

    def slow(*given: Any) -> Any:
        asked.append(given)
        go_on.wait(60)
        return preview(*given)

    monkeypatch.setattr(saving, "preview", slow)
    async with opened(for_a_deal(call()), places) as at:
        await at.press("4")
        for _ in range(30):
            if at.screen.busy:
                break
            await at.pilot.press("enter")
            await at.pilot.pause()
        await at.pilot.press("enter", "enter", "f8")
        await at.pilot.pause()
        assert len(asked) == 1
        go_on.set()
        await at.settle()
        assert str(at.screen.stage) == "changes"
        await at.press("enter")
        assert str(at.screen.stage) == "saved"
        assert at.rows("select outcome from call") == [("deal",)]
