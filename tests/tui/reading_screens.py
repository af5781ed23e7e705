"""Reads the screen of an app as text, the way a person would."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tui.typing_ahead import ASKS

if TYPE_CHECKING:
    from textual.app import App

NASTY = (
    "[/x] Żółć",
    "[@click=app.quit]X[/]",
    "👩‍👩‍👧 Zoë 漢字",
    "x" * 200,
    "שלום עולם",
    "\x1b]0;owned\x07 \u202etxt.exe\u2028[b]",
    "Acme [Co] \\",
    "",
)
"""What people, and other people's programs, put into names."""


def rows(app: App[Any]) -> list[str]:
    """The rows of the screen."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def seen(app: App[Any]) -> str:
    """The screen as one text."""
    return "\n".join(rows(app))


ENDLESS = (ASKS,)
"""Groups of workers that wait for a person."""


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until nothing is going on: loading, reading and painting are done."""
    for _ in range(3):
        workers = [one for one in pilot.app.workers if one.group not in ENDLESS]
        with suppress(WorkerCancelled):
            if workers:  # an empty list would mean all of them
                await pilot.app.workers.wait_for_complete(workers)
        await pilot.pause()
