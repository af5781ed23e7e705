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
from tests.tui import seats
from tui.app import TalktrackApp
from tui.places import Places


class Seat(seats.Seat):
    """With the records as the person at the app has them."""

    def __init__(self, app: TalktrackApp, pilot: Pilot[Any], records: Records) -> None:
        super().__init__(app, pilot)
        self.records = records


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
        async with seats.seated(
            store, places, clock, rep="Alex", language=language, size=size
        ) as one:
            records = Records(store.database, by="Alex", clock=clock.now)
            seat = Seat(one.app, one.pilot, records)
            await seat.press(*keys)
            yield seat

    return sitting
