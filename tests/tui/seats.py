"""Somebody who sits at the app: real records, a stopped clock, keys one after the other."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from data.store import Store
from tests.conftest import FakeClock
from tests.tui.call.stand_ins import library
from tui.app import TalktrackApp
from tui.places import Places
from tui.services import Services
from tui.settings import Settings

Waits = Callable[[Pilot[Any]], Awaitable[None]]


async def paused(pilot: Pilot[Any]) -> None:
    """Wait until the messages of the keys are through."""
    await pilot.pause()


class Seat:
    """The app in front of somebody."""

    def __init__(self, app: TalktrackApp, pilot: Pilot[Any], waits: Waits = paused) -> None:
        """Sit down.

        Args:
            app: The app.
            pilot: Presses its keys.
            waits: Lets a key do its work.
        """
        self.app, self.pilot, self._waits = app, pilot, waits

    async def press(self, *keys: str) -> None:
        """Press keys, each when the one before has done its work."""
        for key in keys:
            await self.pilot.press(key)
            await self._waits(self.pilot)

    async def type(self, text: str) -> None:
        """Type into the field in focus, over what stands there."""
        await self.press("home", "shift+end", "delete")
        for character in text:
            await self.pilot.press("space" if character == " " else character)
        await self._waits(self.pilot)

    @property
    def told(self) -> str:
        """What is said in the corner."""
        return "\n".join(each.message for each in self.app._notifications)


@asynccontextmanager
async def seated(
    store: Store,
    places: Places,
    clock: FakeClock,
    *,
    rep: str,
    language: str,
    size: tuple[int, int],
    waits: Waits = paused,
) -> AsyncIterator[Seat]:
    """The app opened on these records, for this person."""
    services = Services(
        settings=Settings(rep=rep, language=language),
        places=places,
        clock=clock,
        open_store=lambda _target: store,
        load_library=lambda _folder: library(),
    )
    app = TalktrackApp(services)
    async with app.run_test(size=size) as pilot:
        await waits(pilot)
        yield Seat(app, pilot, waits)
