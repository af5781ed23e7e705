"""The review on an invented team, made once; and on whatever a test hands it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from benchmarks.world.writing import TODAY, write
from data.store import Store
from tests.conftest import FakeClock
from tests.tui.call.stand_ins import library
from tests.tui.reading_screens import settled
from tui.app import TalktrackApp
from tui.places import Places
from tui.services import Services
from tui.settings import Settings


@pytest.fixture(scope="session")
def small_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "world.db"
    write(path, calls=900, days=120, seed=3, events=400).close()
    return path


@pytest.fixture
def team(small_world: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "team.db"
    shutil.copy(small_world, path)
    store = Store.open(path)
    yield store
    store.close()


Manager = Callable[..., AbstractAsyncContextManager["Seat"]]


class Seat:
    """What a manager has before them."""

    def __init__(self, app: TalktrackApp, pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys, each when the one before has done its work."""
        for key in keys:
            await self.pilot.press(key)
            await settled(self.pilot)

    async def type(self, text: str) -> None:
        """Type over what stands in the field."""
        await self.press("home", "shift+end", "delete")
        for character in text:
            await self.pilot.press("space" if character == " " else character)
        await settled(self.pilot)

    @property
    def told(self) -> str:
        """What was said in the corner."""
        return "\n".join(each.message for each in self.app._notifications)


@pytest.fixture
def manager(places: Places, clock: FakeClock) -> Manager:
    clock.at = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC) + timedelta(days=1)

    @asynccontextmanager
    async def sitting(
        store: Store, size: tuple[int, int] = (120, 40), *, language: str = "en"
    ) -> AsyncIterator[Seat]:
        services = Services(
            settings=Settings(rep="Mia", language=language),
            places=places,
            clock=clock,
            open_store=lambda _target: store,
            load_library=lambda _folder: library(),
        )
        app = TalktrackApp(services)
        async with app.run_test(size=size) as pilot:
            seat = Seat(app, pilot)
            await settled(pilot)
            await seat.press("o")
            yield seat

    return sitting
