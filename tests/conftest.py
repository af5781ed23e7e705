"""What tests of every part share: places of their own, a clock that stands still, a quiet app."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, settings

os.environ["TEXTUAL_ANIMATIONS"] = "none"
# Before Textual is imported: nothing that a developer's terminal says may change a test.
for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL", "TEXTUAL_FILTERS"):
    os.environ.pop(name, None)

from textual.app import App  # noqa: E402

from tests.built_once import keep_parsed_styles, keep_what_is_built  # noqa: E402
from tests.idle import wait_exactly  # noqa: E402
from tests.times import NOON  # noqa: E402
from tui.clock import Clock  # noqa: E402
from tui.languages import set_language  # noqa: E402
from tui.places import Places  # noqa: E402

wait_exactly()
keep_parsed_styles()
App.NOTIFICATION_TIMEOUT = 3600  # a slow machine still has it on the screen when a test looks

# A change is judged by the same examples everywhere, never by luck. Others are looked for with
# `make test ARGS=--hypothesis-profile=explore`, and by `make torture`.
PLAIN = [Phase.explicit, Phase.generate, Phase.shrink]  # to explain a failure takes a slow tracer
settings.register_profile("same", deadline=None, derandomize=True, phases=PLAIN)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.load_profile("same")


LONG = (
    "tests/terminal/",
    "tests/promises/",
    "tests/tui/app/test_real_terminal",
    "tests/data/test_kills",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long: nobody waits for it at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Look for garbage less often, and never in thousands of tests: it took a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


@dataclass
class FakeClock(Clock):
    """Stands still until it is told how far to go."""

    at: datetime = NOON
    ms: int = 1_000_000

    def now(self) -> datetime:
        return self.at

    def local(self) -> datetime:
        return self.at

    def monotonic_ms(self) -> int:
        return self.ms

    def go(self, seconds: float) -> None:
        """Let time pass."""
        self.at += timedelta(seconds=seconds)
        self.ms += int(seconds * 1000)


@pytest.fixture(autouse=True)
def at_home_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees the real home folder, database, language or time zone."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home" / "state"))
    monkeypatch.setenv("USER", "rep")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in ("DB", "SCRIPTS", "LANG", "REP"):
        monkeypatch.delenv(f"TALKTRACK_{name}", raising=False)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Every test begins and ends in English."""
    set_language("en")
    yield
    set_language("en")


@pytest.fixture(autouse=True)
def built_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of records are made from one that was made before."""
    if request.node.get_closest_marker("from_scratch") is None:
        keep_what_is_built(monkeypatch)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Folders of this test alone."""
    return Places.under(tmp_path / "talktrack")


@pytest.fixture
def clock() -> FakeClock:
    """Noon on a Monday, UTC, until it is told otherwise."""
    return FakeClock()
