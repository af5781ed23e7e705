"""Whole calls through the app, one after another: does a day's work wear it out?"""

from __future__ import annotations

import gc
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from textual import events
from textual._styles_cache import StylesCache
from textual.pilot import Pilot

from data.recorder import EventRecorder
from data.rows import NewLead
from data.store import Store
from tests.conftest import FakeClock
from tests.tui.reading_screens import settled
from tests.tui.saving.calls_for_tests import SCRIPT
from torture.whole import broken
from tui.app import TalktrackApp
from tui.places import Places
from tui.screens.call import CallScreen
from tui.screens.today import TodayScreen
from tui.screens.wrap_up import WrapUpScreen
from tui.scripts.events import EventRecord
from tui.services import Services
from tui.settings import Settings

DEAL = (
    "1", ">", "1", "41 of 120 quotes are lost", ">", "1", ">", "1", "2026-12-31", "", ">",
    "1", "4800 EUR", ">", "1", "6 March 2026 10:00", "", "brings the last quotes",
)  # fmt: skip
"""A call that qualifies: keys, and words that are typed and sent (an empty one sends them again,
where what was understood is shown first); `>` goes on."""


@dataclass
class Worn:
    """What the work has left in the program."""

    calls: int = 0
    outcomes: dict[str | None, int] = field(default_factory=dict)
    memory: list[float] = field(default_factory=list)
    """Megabytes after each call."""
    widgets: list[int] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    """Milliseconds of each event."""
    kept: int = 0
    """Painters of widgets that are gone, with every line they have painted."""
    broken: list[str] = field(default_factory=list)

    def growth(self, after: int) -> float:
        """Megabytes gained since so many calls."""
        return self.memory[-1] - self.memory[after]

    def slow(self, last: int) -> float:
        """The 99th percentile of the last saves, in milliseconds."""
        saves = sorted(self.saves[-last:])
        return saves[int(len(saves) * 0.99)]


@contextmanager
def watched() -> Iterator[list[float]]:
    """The milliseconds that each event takes to be saved."""
    took: list[float] = []
    save = EventRecorder.record

    def record(self: EventRecorder, event: EventRecord) -> None:
        began = time.perf_counter()
        save(self, event)
        took.append((time.perf_counter() - began) * 1000)

    with patch.object(EventRecorder, "record", record):
        yield took


def memory() -> float:
    """Megabytes this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


def painters() -> int:
    """How many widgets' painted lines are in memory."""
    gc.collect()
    return sum(isinstance(each, StylesCache) for each in gc.get_objects())


async def work(places: Places, calls: int) -> Worn:
    """Hold so many calls in one run of the app: deals, disqualifications, nobody there."""
    places.make()
    places.scripts.mkdir(exist_ok=True)
    end = {"id": "end", "stage": "wrap", "kind": "outcome", "outcome": "deal", "text": "Thank you."}
    script = {**SCRIPT, "steps": [*SCRIPT["steps"], end]}
    (places.scripts / "short.yaml").write_text(yaml.safe_dump(script, allow_unicode=True))
    store = Store.open(places.database)
    for number in range(calls):
        name, firm = f"Lead {number:05}", f"Firm {number:05}"
        new = NewLead(name=name, company_name=firm, contact_basis="consent")
        store.add_lead(new)
    store.close()
    settings = Settings(rep="Alex", default_script="short-call")
    services = Services(settings=settings, places=places, clock=FakeClock())
    app = TalktrackApp(services)
    worn, before = Worn(), painters()
    with watched() as worn.saves:
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            for number in range(calls):
                await one(pilot, number)
                worn.calls += 1
                worn.memory.append(memory())
                worn.widgets.append(len(app.query("*")))
            worn.kept = painters() - before - len(list(app.query("*"))) - len(app.screen_stack)
    services.close()
    with closing(sqlite3.connect(places.database)) as connection:
        rows = connection.execute("SELECT outcome, count(*) FROM call GROUP BY 1").fetchall()
        worn.outcomes = dict(rows)
        worn.broken = broken(connection)
    return worn


async def one(pilot: Pilot[Any], number: int) -> None:
    """One call, from the queue to its records and back."""
    app = pilot.app
    await until(pilot, TodayScreen)
    await pilot.press("enter")
    await until(pilot, CallScreen)
    if number % 3 == 2:
        await pilot.press("f7", "1")
        await until(pilot, TodayScreen)
        return
    if number % 3 == 0:
        await pilot.press("f3", "1", "1", "1", "escape")
        for each in DEAL:
            if each == ">":
                await pilot.press("enter")
            elif len(each) == 1:
                await pilot.press(each)
            else:
                if each:
                    app.post_message(events.Paste(each))
                    await pilot.pause()
                await pilot.press("enter")
    else:
        await pilot.press("1", "enter", "2", "enter")
    await pilot.press("f8")
    await until(pilot, WrapUpScreen)
    await pilot.press("4")
    patience = time.monotonic() + 60
    while time.monotonic() < patience:
        await pilot.press("enter")
        await settled(pilot)
        if isinstance(app.screen, TodayScreen):
            return
    raise AssertionError("\n".join(strip.text for strip in app.screen._compositor.render_strips()))


async def until(pilot: Pilot[Any], kind: type[Any]) -> None:
    """Wait for a screen."""
    for _ in range(200):
        await settled(pilot)
        if isinstance(pilot.app.screen, kind):
            return
        await pilot.pause(0.01)
    raise AssertionError(f"{kind.__name__} did not open")
