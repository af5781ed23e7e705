"""Waits until an app has nothing left to do, and not a moment longer.

Textual's Pilot waits for the processor to look idle: slices of 20 ms, two or more for every key,
and up to a second when something else keeps the machine busy. It asks how busy the process is,
which says nothing of whether a key was dealt with: a thread waiting for the disk looks idle too.
Here the event loop itself is asked. An app has come to rest when no callback is ready to run, no
work is in a thread and nothing waits to be painted; then no message is left in any queue, since
every pump with a message has a task that is ready.

What is not waited for: timers that are not due yet, workers that wait for a person, and a thread
that the test itself holds up (after `PATIENCE`, once for each; such a test makes it shorter).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from time import monotonic
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import textual.app
import textual.pilot
from textual._context import active_app
from textual.app import App, ScreenError
from textual.pilot import Pilot

PATIENCE = 5.0
"""Seconds until work in a thread counts as held up by the test itself."""

GLANCE = 0.001
"""Seconds between two looks at work whose result nobody awaits any more."""

ROUNDS = 15
"""How often work may bring more work and paint: an app of one cell by one paints for ever."""


class _Work(NamedTuple):
    """Something that runs in a thread, and the loop's view of it."""

    running: Future[Any]
    awaited: asyncio.Future[Any]

    @property
    def over(self) -> bool:
        """Whether it has ended and the loop knows: what it set off is then ready to run."""
        return self.running.done() and self.awaited.done()


_works: WeakKeyDictionary[asyncio.AbstractEventLoop, list[_Work]] = WeakKeyDictionary()


def _run_in_executor(
    loop: Any, executor: ThreadPoolExecutor | None, func: Callable[..., Any], *args: Any
) -> asyncio.Future[Any]:
    """The loop's own method, which also remembers what is running."""
    if executor is None:
        executor = loop._default_executor
        if executor is None:
            executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
            loop.set_default_executor(executor)
    running = executor.submit(func, *args)
    awaited = asyncio.wrap_future(running, loop=loop)
    _works.setdefault(loop, []).append(_Work(running, awaited))
    return awaited


async def _for_callbacks() -> None:
    """Let everything run that is ready, and whatever that makes ready."""
    loop: Any = asyncio.get_running_loop()
    at_rest = 0
    while at_rest < 2:  # twice: timers that are due become ready between the two
        await asyncio.sleep(0)
        at_rest = 0 if loop._ready else at_rest + 1


async def _for_threads() -> bool:
    """Wait for work in threads; whether there was any to wait for."""
    loop = asyncio.get_running_loop()
    works = [work for work in _works.get(loop, ()) if not work.over]
    _works[loop] = works
    if not works:
        return False
    give_up = monotonic() + PATIENCE
    while not all(work.over for work in works) and monotonic() < give_up:
        awaited = [work.awaited for work in works if not work.awaited.done()]
        if awaited:
            await asyncio.wait(
                awaited, timeout=give_up - monotonic(), return_when=asyncio.FIRST_COMPLETED
            )
        else:
            await asyncio.sleep(GLANCE)
    _works[loop] = [work for work in _works[loop] if work not in works]
    return True


def _paint(app: App[Any]) -> bool:
    """Do at once what is due within a sixtieth of a second; whether there was anything."""
    with suppress(ScreenError):  # no screen yet, or none any more
        if app._resize_timer is not None:
            with app._context():
                app._check_resize()
            return True
        screen: Any = app.screen
        if screen._update_timer._active.is_set():
            with screen._context():
                screen._on_timer_update()
            return True
    return False


async def at_rest(*_how_long: float) -> None:
    """Wait until the app of this task has nothing left to do."""
    app = active_app.get(None)
    await _for_callbacks()
    for _ in range(ROUNDS):
        worked = await _for_threads()
        painted = app is not None and app.is_running and _paint(app)
        if not worked and not painted:
            break
        await _for_callbacks()


async def _screen_at_rest(_pilot: Pilot[Any], timeout: float = 30.0) -> bool:
    """In the place of asking every widget whether it has read its messages."""
    await at_rest()
    return True


def wait_exactly() -> None:
    """Let every Pilot wait in this way."""
    asyncio.BaseEventLoop.run_in_executor = _run_in_executor  # type: ignore[method-assign,assignment]
    for module in (textual.app, textual.pilot):
        module.wait_for_idle = at_rest  # type: ignore[attr-defined]
    Pilot._wait_for_screen = _screen_at_rest  # type: ignore[method-assign,assignment]
