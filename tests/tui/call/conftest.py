"""A call on the screen of the real app."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any, cast

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from tests.conftest import FakeClock
from tests.tui.call.small_script import SMALL
from tests.tui.call.stand_ins import FakeLines, FakeRecorder, live_call
from tests.tui.conftest import Around
from tests.tui.reading_screens import seen
from tui.app import TalktrackApp
from tui.calling.live_call import LiveCall
from tui.screens.call import CallScreen
from tui.screens.call.desk import VERDICT_AFTER
from tui.screens.call.panel import Panel
from tui.scripts.events import Event
from tui.scripts.model.script import Script
from tui.scripts.state import CallState

KEYS = {" ": "space", "/": "slash", ".": "full_stop", ",": "comma", "?": "question_mark"}


@dataclass
class Desk:
    """A call on the screen, with hands and eyes."""

    pilot: Pilot[Any]
    screen: CallScreen
    live: LiveCall
    clock: FakeClock

    async def press(self, *keys: str) -> None:
        """Press keys one after another."""
        await self.pilot.press(*(KEYS.get(key, key) for key in keys))
        await self.settle()

    async def settle(self) -> None:
        """Wait until the verdict has followed what was done."""
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*text)

    async def paste(self, text: str) -> None:
        """Paste from the clipboard."""
        self.pilot.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def wait(self, seconds: float) -> None:
        """Let time pass for the call."""
        self.clock.go(seconds)
        self.screen._tick()
        self.screen.question_panel.update()
        await self.pilot.pause()

    def panel(self, name: str) -> str:
        """What is on a panel."""
        return self.screen.query_one(f"#{name}", Panel).text

    @property
    def question(self) -> str:
        return self.panel("question")

    @property
    def told(self) -> str:
        return " ".join(self.panel("told").split())

    @property
    def line(self) -> str:
        return self.screen.line.value

    @property
    def seen(self) -> str:
        return seen(self.pilot.app)

    @property
    def keys(self) -> str:
        """The key line."""
        return self.seen.splitlines()[-1]

    @property
    def state(self) -> CallState:
        return self.live.call.state

    @property
    def step(self) -> str:
        return self.state.position

    @property
    def status(self) -> str:
        return self.state.status

    @property
    def picked(self) -> tuple[str, ...]:
        answering = self.state.answers.get(self.step)
        return answering.answers if answering else ()

    @property
    def recorder(self) -> FakeRecorder:
        return cast(FakeRecorder, self.live.recorder)

    @property
    def store(self) -> FakeLines:
        return cast(FakeLines, self.live.store)

    @property
    def last(self) -> Event:
        return self.live.call.events[-1]


def without_a_delay(screen: CallScreen, delay: float, callback: Any = None, **more: Any) -> Any:
    """Let the verdict follow the frame with the answer at once instead of some 30 ms later."""
    if delay == VERDICT_AFTER:
        return screen.call_after_refresh(callback)
    return Screen.set_timer(screen, delay, callback, **more)


class Nowhere(Screen[None]):
    """Stands where today's list would: a call on the screen needs none."""


OnDesk = Callable[..., AbstractAsyncContextManager[Desk]]


@pytest.fixture
def small() -> Script:
    """The short script."""
    return Script.model_validate(SMALL)


@pytest.fixture
def on_desk(
    around: Callable[..., Around],
    clock: FakeClock,
    small: Script,
    monkeypatch: pytest.MonkeyPatch,
) -> OnDesk:
    """Put a call on the screen: `async with on_desk(size=(80, 24)) as desk:`."""
    monkeypatch.setattr(CallScreen, "set_timer", without_a_delay)
    monkeypatch.setattr(TalktrackApp, "get_default_screen", lambda _app: Nowhere())

    @asynccontextmanager
    async def put(
        live: LiveCall | None = None,
        *,
        size: tuple[int, int] = (120, 40),
        toasts: bool = False,
        **settings: Any,
    ) -> AsyncIterator[Desk]:
        live = live or live_call(small, clock)
        app = around(**settings).app()
        async with app.run_test(size=size, notifications=toasts) as pilot:
            await app.workers.wait_for_complete()
            screen = CallScreen(live)
            await app.push_screen(screen)
            held = Desk(pilot, screen, live, clock)
            await held.settle()
            yield held

    return put
