"""The app on real records, opened on their screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from data.records.records import Records
from data.store import Store
from tests.conftest import FakeClock
from tests.data.records.people import two_companies
from tests.data.samples import NOW
from tests.tui.call.stand_ins import library
from tui.app import TalktrackApp
from tui.places import Places
from tui.services import Services
from tui.settings import Settings


class Seat:
    """What a test of the records holds in its hands."""

    def __init__(self, app: TalktrackApp, pilot: Pilot[Any], records: Records) -> None:
        self.app, self.pilot, self.records = app, pilot, records

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type into the field in focus, over what stands there."""
        await self.press("home", "shift+end", "delete")
        for character in text:
            await self.pilot.press("space" if character == " " else character)
        await self.pilot.pause()

    @property
    def told(self) -> str:
        """What is said in the corner."""
        return "\n".join(each.message for each in self.app._notifications)


Sit = Callable[..., AbstractAsyncContextManager[Seat]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "records.db")
    two_companies(opened)
    yield opened
    opened.close()


@pytest.fixture
def sit(store: Store, places: Places, clock: FakeClock) -> Sit:
    clock.at = NOW + timedelta(hours=1)

    @asynccontextmanager
    async def sitting(
        size: tuple[int, int] = (120, 40), *, language: str = "en", keys: str = "c"
    ) -> AsyncIterator[Seat]:
        services = Services(
            settings=Settings(rep="Alex", language=language),
            places=places,
            clock=clock,
            open_store=lambda _target: store,
            load_library=lambda _folder: library(),
        )
        app = TalktrackApp(services)
        async with app.run_test(size=size) as pilot:
            seat = Seat(app, pilot, Records(store.database, by="Alex", clock=clock.now))
            await pilot.pause()
            await seat.press(*keys)
            yield seat

    return sitting
