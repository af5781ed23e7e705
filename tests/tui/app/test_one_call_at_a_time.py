"""A second Enter, pressed before the call is on the screen, begins nothing."""

import asyncio
from collections.abc import Callable

import pytest

from tests.tui.conftest import Around
from tests.tui.reading_screens import settled
from tui.calling import open_call
from tui.calling.open_call import CallWish, NoCall

Make = Callable[..., Around]


async def test_only_the_first_of_two_wishes_is_held(
    around: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[CallWish] = []
    opened = asyncio.Event()

    async def hold(_app: object, wish: CallWish) -> None:
        held.append(wish)
        await opened.wait()

    monkeypatch.setattr(open_call, "hold_call", hold)
    app = around().app()
    async with app.run_test() as pilot:
        await settled(pilot)
        app.open_call(CallWish(lead_id=1))
        app.open_call(CallWish(lead_id=2))
        await pilot.pause()
        assert held == [CallWish(lead_id=1)]

        opened.set()
        await settled(pilot)
        app.open_call(CallWish(lead_id=3))
        await settled(pilot)
        assert held == [CallWish(lead_id=1), CallWish(lead_id=3)]


async def test_a_call_that_cannot_be_held_is_not_in_the_way_of_the_next(
    around: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[CallWish] = []

    async def hold(_app: object, wish: CallWish) -> None:
        tried.append(wish)
        raise NoCall("There is no script to call with.")

    monkeypatch.setattr(open_call, "hold_call", hold)
    app = around().app()
    async with app.run_test() as pilot:
        await settled(pilot)
        for lead in (1, 2):
            app.open_call(CallWish(lead_id=lead))
            await settled(pilot)
    assert tried == [CallWish(lead_id=1), CallWish(lead_id=2)]
