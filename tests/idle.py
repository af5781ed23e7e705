"""Waits until an app has nothing left to do, and not a moment longer.

Textual's Pilot waits for the processor to look idle: slices of 20 ms, two or more for every key,
and up to a second when something else keeps the machine busy. It asks how busy the process is,
which says nothing of whether a key was dealt with: a thread waiting for the disk looks idle too.
Here the event loop itself is asked. An app has come to rest when no callback is ready to run, no
work is in a thread and nothing waits to be painted; then no message is left in any queue, since
every pump with a message has a task that is ready.

What is not waited for: timers that are not due yet, workers that wait for a person, and a thread
that the test itself holds up, with `Held`. Any other thread is waited for until it is done, on a
machine of any speed: to go on without it would be a test of what happens to be done by then.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

import textual.app
import textual.pilot
from textual._context import active_app
from textual.app import App, ScreenError
from textual.pilot import Pilot

PATIENCE = 100.0
"""Seconds until a thread counts as stuck, which ends the test."""

GLANCE = 0.001
"""Seconds between two looks at work whose result nobody awaits any more."""

HELD_GLANCE = 0.02
"""Seconds between two looks whether work that goes on has come to where the test holds it up."""

ROUNDS = 15
"""How often work may bring more work and paint: an app of one cell by one paints for ever."""


class Held(threading.Event):
    """What a thread of the app waits for until the test sets it."""

    def wait(self, timeout: float | None = None) -> bool:
        """Hold the thread up."""
        _held[threading.get_ident()] = self
        try:
            return super().wait(timeout)
        finally:
            del _held[threading.get_ident()]


_held: dict[int, Held] = {}
"""What holds up which thread."""


@dataclass(eq=False)
class _Work:
    """Something that runs in a thread, and the loop's view of it."""

    func: Callable[[], Any]
    thread: int = 0
    running: Future[Any] = field(init=False)
    awaited: asyncio.Future[Any] = field(init=False)

    def __call__(self) -> Any:
        self.thread = threading.get_ident()
        return self.func()

    @property
    def over(self) -> bool:
        """Whether it has ended and the loop knows: what it set off is then ready to run."""
        return self.running.done() and self.awaited.done()

    @property
    def goes_on(self) -> bool:
        """Whether it comes to an end by itself, sooner or later."""
        holds = _held.get(self.thread)
        return not self.over and (self.running.done() or holds is None or holds.is_set())


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
    work = _Work(partial(func, *args))
    work.running = executor.submit(work)
    work.awaited = asyncio.wrap_future(work.running, loop=loop)
    _works.setdefault(loop, []).append(work)
    return work.awaited


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
    works = _works[loop] = [work for work in _works.get(loop, ()) if not work.over]
    worked = False
    give_up = monotonic() + PATIENCE
    while going_on := [work for work in works if work.goes_on]:
        if monotonic() > give_up:
            raise TimeoutError(f"work in a thread goes on and on: {[w.func for w in going_on]}")
        worked = True
        awaited = [work.awaited for work in going_on if not work.awaited.done()]
        if awaited:
            first = asyncio.FIRST_COMPLETED
            await asyncio.wait(awaited, timeout=HELD_GLANCE, return_when=first)
        else:
            await asyncio.sleep(GLANCE)
    return worked


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
