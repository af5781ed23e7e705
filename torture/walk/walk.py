"""The walk: every screen and page of the app in a world of hostile words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from textual import events
from textual.pilot import Pilot

from tests.tui.reading_screens import ENDLESS, settled
from torture.walk.words import steers
from torture.walk.world import Words
from tui.app import TalktrackApp
from tui.screens.call import CallScreen
from tui.screens.wrap_up import WrapUpScreen
from tui.services import Services

SOME = ("connect", "budget")
"""Steps on which words are typed in the short version."""


class Spy(TalktrackApp):
    """The app, with an action that only words from outside would call."""

    acted = 0

    def action_pwned(self) -> None:
        """Somebody's words did something."""
        type(self).acted += 1


@dataclass
class Seen:
    """What the walk has come across."""

    looks: int = 0
    screens: set[str] = field(default_factory=set)
    steering: list[str] = field(default_factory=list)
    """Characters painted that a terminal would obey."""
    actions: list[str] = field(default_factory=list)
    """Actions that words from outside have become."""


class Walker:
    """Walks and looks."""

    def __init__(
        self, app: TalktrackApp, pilot: Pilot[Any], words: Words, *, thorough: bool
    ) -> None:
        self.app, self.pilot, self.words, self.thorough = app, pilot, words, thorough
        self.seen = Seen()

    async def look(self) -> None:
        """Look at every cell that is painted."""
        if any(worker.group not in ENDLESS for worker in self.app.workers):
            await settled(self.pilot)
        screen = self.app.screen
        self.seen.looks += 1
        self.seen.screens.add(type(screen).__name__)
        for strip in screen._compositor.render_strips():
            for segment in strip:
                for sign in steers(segment.text):
                    self.seen.steering.append(f"{type(screen).__name__}: {sign} {segment.text!r}")
                for action in _actions(segment.style):
                    if "pwned" in action or "file:" in action:
                        self.seen.actions.append(f"{type(screen).__name__}: {action}")

    async def press(self, *keys: str) -> None:
        """Press keys and look after each."""
        for key in keys:
            await self.pilot.press(key)
            await self.look()

    async def paste(self) -> None:
        """Paste hostile words where the cursor is."""
        self.app.post_message(events.Paste(self.words.typed()[:3_000]))
        await self.look()

    async def walk(self) -> Seen:
        """Everything there is."""
        await self.look()
        await self.today()
        await self.dialogs()
        await self.press("home", "end", "enter")
        for _ in range(40):
            if isinstance(self.app.screen, CallScreen):
                break
            await self.pilot.pause(0.05)
        await self.call()
        await self.ends()
        await self.look()
        return self.seen

    async def today(self) -> None:
        """The queue, each lead's card, and the search."""
        await self.press("down", "down", "down", "down", "slash")
        await self.paste()
        await self.press("escape", "escape")

    async def dialogs(self) -> None:
        """The lead's form, the form of a new call, settings, help, commands, too small."""
        for key in ("e", "n"):
            await self.press(key)
            for _ in range(4 if self.thorough else 2):
                await self.paste()
                await self.pilot.press("tab")
            await self.press("escape")
        self.app.action_settings()
        await self.press("tab")
        await self.paste()
        await self.press("escape", "f1", "escape", "ctrl+p")
        await self.paste()
        await self.press("escape")

    async def call(self) -> None:
        """Every step of the call and every page over it."""
        screen = self.app.screen
        assert isinstance(screen, CallScreen), screen
        assert screen.live.script.id == "hostile"
        for step in screen.live.script.steps:
            screen.live.call.jump(step.id)
            screen.happened()
            await self.look()
            if not self.thorough and step.id not in SOME:
                continue
            await self.press("1")
            await self.paste()
            await self.press("enter", "escape")
            if isinstance(self.app.screen, CallScreen) and screen.pages:
                screen.close_pages()
            if self.app.screen is not screen:
                await self.press("escape")
        await self.press("f2", "f2")
        for key in ("f3", "f4", "f5", "f6", "f7"):
            await self.press(key, *(("down",) if self.thorough else ()))
            await self.pilot.press("escape")
            screen.close_pages()
        await self.press("slash", "x", "enter")
        screen.close_pages()

    async def ends(self) -> None:
        """The wrap-up with each of its outcomes, its changes and its complaints."""
        await self.press("f8")
        if not isinstance(self.app.screen, WrapUpScreen):
            return
        await self.press("0")
        for outcome in ("1", "3", "2"):
            await self.pilot.press("home")
            await self.press(outcome, "down")
            await self.paste()
            if self.thorough:
                await self.press("f2", "f3", "enter")
            await self.press("enter")
        await self.press("f8", "escape", "escape")


def _actions(style: Any) -> Iterator[str]:
    """What a click on a cell would do."""
    if style is None:
        return
    if style.link:
        yield style.link
    for name, value in (style.meta or {}).items():
        if name.startswith("@"):
            yield str(value)


async def walk(
    services: Services,
    words: Words,
    size: tuple[int, int],
    *,
    thorough: bool = False,
) -> Seen:
    """Walk through the app once."""
    spy = Spy(services)
    async with spy.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        seen = await Walker(spy, pilot, words, thorough=thorough).walk()
    services.close()
    seen.actions += ["done"] * spy.acted
    return seen
