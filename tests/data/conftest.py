"""A store in a file of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store import Store
from tests.data.samples import DANA, NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records" / "talktrack.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = Store.open(path)
    opened._clock = lambda: NOW
    yield opened
    opened.close()


@pytest.fixture
def lead_id(store: Store) -> int:
    return store.add_lead(DANA)
