"""Makes the pictures of README and docs: the real app, on the demo's data, at a fixed moment.

Run by `make pictures`. Each picture is the app's own SVG screenshot.
"""

import asyncio
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tui.app import TalktrackApp
from tui.clock import Clock
from tui.demo import fill
from tui.places import Places
from tui.screens.today.table import QueueTable
from tui.scripts.reading import Library
from tui.services import Services
from tui.settings import Settings

HERE = Path(__file__).parent / "pictures"
SIZE = (120, 34)
MOMENT = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)

WITH = "Helen Marsh"
"""Whose call, in English, was left half-way."""


class StillClock(Clock):
    """Stands at one moment; talk takes three seconds a look."""

    def __init__(self) -> None:
        self._ms = 0

    def now(self) -> datetime:
        """The moment of the pictures."""
        return MOMENT

    def monotonic_ms(self) -> int:
        """A little later each time."""
        self._ms += 900
        return self._ms


async def take(folder: Path) -> None:
    """Walk through the app and keep what it shows."""
    clock = StillClock()
    services = Services(
        settings=Settings(rep="Alex Morgan"), places=Places.under(folder), clock=clock
    )
    services.places.make()
    fill(services, Library.load(None))
    app = TalktrackApp(services)
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        keep(app, "today")
        await pilot.press("o")
        await ready(pilot)
        keep(app, "review")
        await pilot.press("escape")
        await ready(pilot)
        table = app.screen.query_one(QueueTable)
        while table.chosen is None or table.chosen.name != WITH:
            await pilot.press("down")
        await pilot.press("enter")
        await ready(pilot)
        keep(app, "call")
        await pilot.press("f8", "4")
        await pilot.pause()
        keep(app, "wrap-up")


async def ready(pilot: Pilot[Any]) -> None:
    """Wait until nothing is loading."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def keep(app: TalktrackApp, name: str) -> None:
    """Write what is on the screen."""
    HERE.mkdir(exist_ok=True)
    (HERE / f"{name}.svg").write_text(app.export_screenshot(title="Talktrack"), encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        asyncio.run(take(Path(home)))
