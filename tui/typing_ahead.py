"""Keys in turn: each is handed over when all that the one before brought about is done.

Textual gives text to the widget in focus at once, while the key of a command first climbs from
there to the app. Whoever types faster than the program answers (it waits for a lock, the machine
is busy) would find the letters after Enter or Tab in the field before.

What opens a screen and has to read something first does so in a worker of the group `OPENS`, or
`ASKS`. Until it is through, keys wait: they are meant for the screen that is opening, and are
handed on to it.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from textual import events
from textual.worker import WorkerError

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode
    from textual.screen import Screen
    from textual.worker import Worker

PATIENCE = 1.0
"""Seconds after which keys go on where the one before went down with the screen that had it."""

LONGEST_WORK = 10.0
"""Seconds after which they go on although what it set off is not over: a slow computer needs more
than a moment, and the keys that wait for it are meant for what comes of it."""

OPENS, ASKS = "opens", "asks"
"""Groups of workers that open a screen, and that also wait for its answer. Keys wait for those of
the screen that is shown, and for those of the app, until a screen has come up or they are over."""

LONGEST_OPENING = 30.0
"""Seconds after which an opening is not waited for any more."""

ROUNDS = 2
"""Ways up to the app: the key's own, and that of what its command has said to the screen."""

Keystroke = events.Key | events.Paste


class InTurn:
    """Lets one keystroke at a time into the app."""

    def __init__(self, app: App[Any], hand_over: Callable[[Keystroke], Awaitable[None]]) -> None:
        """Give keystrokes to `hand_over`, which passes them to what is in focus."""
        self._app = app
        self._hand_over = hand_over
        self._waiting: deque[Keystroke] = deque()
        self._turn = 0
        self._busy_since: float | None = None
        self._screen: Screen[Any] | None = None
        self._watched = False
        self._with: DOMNode | None = None
        self._opening: asyncio.Task[None] | None = None
        self._came_up = asyncio.Event()
        self._through: WeakSet[Worker[Any]] = WeakSet()

    def screen_comes_up(self) -> None:
        """Told before a screen is pushed: whatever was to open one has done it."""
        self._through.update(each for each in self._app.workers if each.group in (OPENS, ASKS))
        self._came_up.set()

    async def take(self, event: Keystroke) -> None:
        """Hand it over, now or when its turn comes."""
        self._waiting.append(event)
        if self._busy_since is None:
            await self._next()
        elif not self._watched:
            self._watch()

    def _watch(self) -> None:
        self._watched = True
        self._app.set_timer(PATIENCE, self._look_after)

    async def _look_after(self) -> None:
        """Go on where a keystroke was lost on its way, with the screen that had it, say."""
        self._watched = False
        alive = self._with is not None and self._with.is_running
        patience = LONGEST_WORK if alive else PATIENCE
        lost = self._busy_since is not None and time.monotonic() - self._busy_since >= patience
        if lost and (self._opening is None or self._opening.done()):
            await self._next()
        if self._waiting:
            self._watch()

    async def _next(self) -> None:
        """Hand the next one over, and follow it up to the app."""
        self._turn += 1
        if not self._waiting:
            self._busy_since = None
            return
        self._busy_since = time.monotonic()
        event = self._waiting.popleft()
        start, self._screen = self._in_focus(), self._app.screen
        await self._hand_over(event)
        self._follow(start, self._turn, ROUNDS)

    def _in_focus(self) -> DOMNode:
        return self._app.focused or self._app.screen

    def _follow(self, node: DOMNode | None, turn: int, rounds: int) -> None:
        """Come after the keystroke in the queue of every node that it passes."""
        app = self._app
        above = app if node is None else node
        if above is app or not above.call_later(self._follow, above._parent, turn, rounds):
            above = app
            app.call_later(self._arrived, turn, rounds)
        self._with = above

    async def _arrived(self, turn: int, rounds: int) -> None:
        if turn != self._turn:
            return
        if rounds > 1:
            self._follow(self._in_focus(), turn, rounds - 1)
        elif self._app.screen is not self._screen:  # let a screen that has come up get its focus
            self._screen = self._app.screen
            self._follow(self._in_focus(), turn, 1)
        elif (opens := self._on_its_way()) is not None:
            self._came_up.clear()  # now, since it may come up before the task begins
            self._opening = asyncio.create_task(self._until_open(opens, turn, self._screen))
        else:
            await self._next()

    def _on_its_way(self) -> Worker[Any] | None:
        """A worker that is about to open a screen over the one that is shown."""
        for each in self._app.workers:
            if each.group not in (OPENS, ASKS) or each.is_finished or each in self._through:
                continue
            if each.node is self._app or each.node.screen is self._app.screen:
                return each
        return None

    async def _until_open(self, opens: Worker[Any], turn: int, shown: Screen[Any]) -> None:
        """Let keys wait for the screen that is opening.

        Where none comes up after all, the keys that waited for it are dropped: on the screen that
        is still there they would do what nobody meant.
        """
        over = asyncio.create_task(_over(opens))
        came_up = asyncio.create_task(self._came_up.wait())
        await asyncio.wait(
            {over, came_up}, timeout=LONGEST_OPENING, return_when=asyncio.FIRST_COMPLETED
        )
        came_up.cancel()
        self._through.add(opens)
        nothing_came = self._app.screen is shown and not self._came_up.is_set()
        if over.done() and nothing_came and self._on_its_way() is None:
            self._waiting.clear()
        self._app.call_later(self._arrived, turn, 1)


async def _over(worker: Worker[Any]) -> None:
    """Wait for the end of a worker, however it ends."""
    with suppress(WorkerError):
        await worker.wait()
