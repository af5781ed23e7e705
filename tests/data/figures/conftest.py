"""An invented team whose rates are known, made once for all tests of the figures."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from benchmarks.world.writing import TODAY, write
from data.figures.asked import Asked
from data.figures.figures import Figures
from data.store import Store
from tui.scripts.statistics.periods import Period

CALLS, DAYS = 9000, 300
EVER = Asked(Period(date(2024, 1, 1), TODAY))


@pytest.fixture(scope="session")
def world_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("world") / "world.db"
    write(path, calls=CALLS, days=DAYS, seed=4, events=3000).close()
    return path


@pytest.fixture(scope="session")
def team(world_file: Path) -> Iterator[Store]:
    """The team's records, to be read only."""
    store = Store.open(world_file)
    yield store
    store.close()


@pytest.fixture(scope="session")
def figures(team: Store) -> Figures:
    return Figures(team)


@pytest.fixture
def own_team(world_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the team's records, to be changed."""
    path = tmp_path / "own.db"
    shutil.copy(world_file, path)
    store = Store.open(path)
    yield store
    store.close()
