"""Records with hostile letters, saved once and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store import Store
from tests.data.exporting.hostile import fill
from tests.data.samples import NOW


@pytest.fixture(scope="session")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that is copied."""
    path = tmp_path_factory.mktemp("hostile") / "talktrack.db"
    store = Store.open(path)
    store._clock = lambda: NOW
    fill(store)
    store.close()
    return path


@pytest.fixture
def hostile_store(hostile_file: Path, path: Path) -> Iterator[Store]:
    """A store of this test alone, with `hostile.PEOPLE` in it."""
    path.parent.mkdir()
    shutil.copy(hostile_file, path)
    store = Store.open(path)
    store._clock = lambda: NOW
    yield store
    store.close()
