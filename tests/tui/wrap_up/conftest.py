"""Calls on a real database, for the wrap-up to end."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from data.store import Store
from tests.conftest import FakeClock
from tests.tui.saving.calls_for_tests import begun, open_store
from tui.calling.live_call import LiveCall


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def call(store: Store, clock: FakeClock) -> Callable[..., LiveCall]:
    """A call that has begun, in a few changes."""

    def make(**changes: Any) -> LiveCall:
        return begun(store, clock, **changes)

    return make
