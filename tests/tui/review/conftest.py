"""The review on an invented team, made once; and on whatever a test hands it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from benchmarks.world.writing import TODAY, write
from data.store import Store
from tests.conftest import FakeClock
from tests.tui.reading_screens import settled
from tests.tui.seats import Seat, seated
from tui.places import Places


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


Manager = Callable[..., AbstractAsyncContextManager[Seat]]


@pytest.fixture
def manager(places: Places, clock: FakeClock) -> Manager:
    clock.at = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC) + timedelta(days=1)

    @asynccontextmanager
    async def sitting(
        store: Store, size: tuple[int, int] = (120, 40), *, language: str = "en"
    ) -> AsyncIterator[Seat]:
        async with seated(
            store, places, clock, rep="Mia", language=language, size=size, waits=settled
        ) as seat:
            await seat.press("o")
            yield seat

    return sitting
