"""The app of a test, on stand-ins for the store and the scripts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import pytest

from data.rows import QueueRow
from tests.conftest import FakeClock
from tests.tui.fakes import FakeLibrary, FakeStore
from tui.app import TalktrackApp
from tui.places import Places
from tui.services import Services
from tui.settings import Settings


@dataclass
class Around:
    """What the app of a test works with, and the stand-ins behind it."""

    services: Services
    store: FakeStore
    clock: FakeClock

    def app(self) -> TalktrackApp:
        """The app on them."""
        return TalktrackApp(self.services)


@pytest.fixture
def around(places: Places, clock: FakeClock) -> Callable[..., Around]:
    """An app's surroundings: `around(queue_row(1), rep="Ewa", language="pl")`."""

    def make(*rows: QueueRow, **settings: Any) -> Around:
        store = FakeStore(list(rows))
        services = Services(
            settings=Settings(**{"rep": "Ewa", **settings}),
            places=places,
            clock=clock,
            open_store=lambda _target: cast(Any, store),
            load_library=lambda _folder: cast(Any, FakeLibrary()),
        )
        return Around(services, store, clock)

    return make
