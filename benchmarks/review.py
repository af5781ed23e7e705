"""The manager's review in the app itself: a key to its painted view, the longest wait of a frame.

Floors: the same figures read without a screen, a screen full of text that is painted anew, and the
rows of the figures copied by plain SQL. `TALKTRACK_BENCH_WORLD` as for `reports`.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import text
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input, Static
from textual.worker import WorkerCancelled

from data.figures.catching_up import catch_up
from data.figures.figures import Figures
from data.store import Store
from tui import garbage
from tui.app import TalktrackApp
from tui.clock import Clock
from tui.places import Places
from tui.screens.review import ReviewScreen
from tui.screens.review.address import VIEWS, read_address
from tui.screens.review.reading import read_view
from tui.services import Services
from tui.settings import Settings

from .figures import Figure
from .reports import CALLS, world
from .world.writing import TODAY, write

COUNTED = 20_000
HELD = 40
"""Times that a key comes while it is held down."""
EVERY = 0.03
"""Seconds between them."""
WORDS = ("company", "lead 12", "lead 123")


class Noon(Clock):
    """The clock on the world's last day."""

    def now(self) -> datetime:
        """Noon."""
        return datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)

    def local(self) -> datetime:
        """The same."""
        return self.now()


class Full(App[None]):
    """A screen full of text."""

    number = 0

    def compose(self) -> ComposeResult:
        """The one widget."""
        yield Static(self._page(), markup=False)

    def on_key(self) -> None:
        """Another page."""
        self.number += 1
        self.query_one(Static).update(self._page())

    def _page(self) -> str:
        return "\n".join(f"{self.number + line:05} " * 19 for line in range(40))


@dataclass
class Pulse:
    """The longest time between two turns of the event loop, of which a millisecond is its sleep."""

    longest: float = 0.0
    _beating: asyncio.Task[None] | None = field(default=None, repr=False)

    async def _beat(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.001)
            self.longest = max(self.longest, time.perf_counter() - before - 0.001)

    @asynccontextmanager
    async def felt(self) -> AsyncIterator[None]:
        """Feel it inside the block."""
        self.longest = 0.0
        self._beating = asyncio.create_task(self._beat())
        try:
            yield
        finally:
            self._beating.cancel()


def measure(*, calls: int = CALLS) -> list[Figure]:
    """Every view, a held key and a search in the app; then a file that was never counted."""
    with world(calls) as store, TemporaryDirectory(prefix="talktrack-bench-") as folder:
        found = asyncio.run(_in_the_app(store, Path(folder)))
    return [*found, _first_count()]


async def _in_the_app(store: Store, folder: Path) -> list[Figure]:
    floor, pulse = await _floor(), Pulse()
    services = Services(
        settings=Settings(rep="Mia"), places=Places.under(folder), clock=Noon(), store=store
    )
    found: list[Figure] = []
    app = TalktrackApp(services)
    async with app.run_test(size=(120, 40)) as pilot:
        library = (await services.ready()).library
        garbage.release()
        await pilot.press("o")
        review = app.screen
        assert isinstance(review, ReviewScreen)
        review.go_to(read_address("plan?period=all"))
        await _read(pilot)
        for number, view in enumerate(VIEWS, start=1):
            address = read_address(f"{view}?period=all")
            begun = time.perf_counter()
            await asyncio.to_thread(read_view, Figures(store), library, address, TODAY)
            alone = time.perf_counter() - begun
            async with pulse.felt():
                begun = time.perf_counter()
                before = review._shown
                app.simulate_key(str(number))
                while review._shown is before:
                    await asyncio.sleep(0)
                await _read(pilot)
                took = time.perf_counter() - begun
            found.append(Figure(f"{view}: key to painted view", took, alone, "300 ms"))
            found.append(Figure(f"{view}: longest wait of a frame", pulse.longest, floor, "50 ms"))
        await pilot.press("2")
        await _read(pilot)
        for key in ("pagedown", "end", "pageup", "home", "j"):
            async with pulse.felt():
                await _hold(pilot, key)
            found.append(Figure(f"calls, {key} held: longest wait", pulse.longest, floor, "50 ms"))
        for words in WORDS:
            await pilot.press("slash")
            begun = time.perf_counter()
            review.query_one("#find", Input).value = words
            await _read(pilot)
            took = time.perf_counter() - begun
            found.append(Figure(f"calls, search of {words!r}, counted", took, 0.0, "300 ms"))
    return found


async def _read(pilot: Pilot[Any]) -> None:
    """Wait until nothing is read any more, and it is painted."""
    going_on = True
    while going_on:
        await asyncio.sleep(0)
        busy = [one for one in pilot.app.workers if one.group in ("view", "calls", "count")]
        going_on = bool(busy)
        for worker in busy:
            with suppress(WorkerCancelled):  # the next letter has taken its place
                await worker.wait()
    painted = asyncio.Event()
    pilot.app.screen.call_after_refresh(painted.set)
    await painted.wait()


async def _hold(pilot: Pilot[Any], key: str) -> None:
    for _ in range(HELD):
        pilot.app.simulate_key(key)
        await asyncio.sleep(EVERY)
    await _read(pilot)


async def _floor() -> float:
    """The longest wait where nothing is done but to paint."""
    pulse = Pulse()
    async with Full().run_test(size=(120, 40)) as pilot, pulse.felt():
        await _hold(pilot, "x")
    return pulse.longest


def _first_count() -> Figure:
    with _uncounted() as store:
        begun = time.perf_counter()
        catch_up(store.database)
        took = time.perf_counter() - begun
        begun = time.perf_counter()
        with store.database.writing() as connection:
            connection.execute(text("CREATE TABLE copied AS SELECT * FROM call_figure"))
        floor = time.perf_counter() - begun
    return Figure(f"first count of {COUNTED:,} calls", took, floor, "")


@contextmanager
def _uncounted() -> Iterator[Store]:
    """A file whose calls were never counted, as one of an older version."""
    with TemporaryDirectory(prefix="talktrack-bench-") as folder:
        store = write(Path(folder) / "old.db", calls=COUNTED, days=200)
        with store.database.writing() as connection:
            for table in ("call_figure", "call_set", "block_figure"):
                connection.execute(text(f"DELETE FROM {table}"))
            connection.execute(
                text("INSERT OR IGNORE INTO figure_stale SELECT DISTINCT lead_id FROM call")
            )
        try:
            yield store
        finally:
            store.close()
