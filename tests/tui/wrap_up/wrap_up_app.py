"""The app, opened on the wrap-up of a call on a real database file."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from data.rows import Saved
from tests.tui.saving.calls_for_tests import library
from tui.app import TalktrackApp
from tui.calling.live_call import LiveCall
from tui.places import Places
from tui.screens.wrap_up import WrapUpScreen
from tui.services import Services

Answers = list[Saved | None]


class WrapUpApp:
    """What a test of the wrap-up holds in its hands."""

    def __init__(self, app: TalktrackApp, pilot: Pilot[Any], live: LiveCall) -> None:
        self.app, self.pilot, self.live = app, pilot, live
        self.answers: Answers = []

    @property
    def screen(self) -> WrapUpScreen:
        screen = self.app.screen
        assert isinstance(screen, WrapUpScreen)
        return screen

    async def open(self, ending: str = "") -> None:
        """Open the wrap-up, as F8 on the call does."""
        await self.app.push_screen(WrapUpScreen(self.live, ending), self.answers.append)
        await self.settle()

    async def settle(self) -> None:
        """Wait for what the screen has begun."""
        for _ in range(3):
            await self.pilot.pause()
            await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys, waiting for what each of them begins."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type words."""
        for character in text:
            await self.pilot.press("space" if character == " " else character)
        await self.settle()

    async def clear_and_type(self, text: str) -> None:
        """Put other words in the place of those that stand there."""
        await self.pilot.press("end", "ctrl+u")
        await self.type(text)

    async def go_to(self, key: str) -> None:
        """Move to a field with the arrow keys."""
        for direction in ("up", "down"):
            for _ in range(40):
                if self.screen.draft.at == key:
                    return
                before = self.screen.draft.at
                await self.press(direction)
                if self.screen.draft.at == before:
                    break
        raise AssertionError(f"no field {key}")

    def lines(self) -> list[str]:
        """The screen as text."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines())

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What stands in the records."""
        connection = sqlite3.connect(self.live.store.where)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()


class OnNothing(TalktrackApp):
    """Has nothing below the wrap-up."""

    def get_default_screen(self) -> Screen[Any]:
        return Screen()


@asynccontextmanager
async def opened(
    live: LiveCall, places: Places, *, size: tuple[int, int] = (120, 40), ending: str = ""
) -> AsyncIterator[WrapUpApp]:
    """The app on the wrap-up of this call."""
    services = Services(
        settings=live.settings,
        places=places,
        open_store=lambda _target: live.store,
        load_library=lambda _folder: library(),
    )
    app = OnNothing(services)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        held = WrapUpApp(app, pilot, live)
        await held.open(ending)
        yield held
