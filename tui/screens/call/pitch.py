"""The pitch against the clock: the text, where one should be by now, the seconds left."""

from collections.abc import Sequence

from tui.languages import _, clock_text
from tui.scripts.pace import pace
from tui.scripts.phrases import pitch_text

from .rows import Row, Span, flow, line
from .view import View

PLACE = "▮"
"""Stands in the text where one should be by now."""
SHARE = 3
"""One of so many rows of the panel may be the pitch's while it runs: the answers stay in sight."""


def pitch_rows(view: View, width: int, height: int) -> list[Row]:
    """The pitch; while the countdown runs, what should have been said by now stands out.

    Where the panel is low the text moves along with the clock, the place in the second of its rows.
    """
    pitch = view.script.pitch
    if pitch is None:
        return []
    text = pitch_text(view.script, view.state)
    limit = pitch.max_seconds
    state = view.state.pitch
    if state.started_ms is None:
        told = _("{seconds} s").format(seconds=limit)
        if state.runs:
            told += "   " + _("last time: {time}").format(time=clock_text(state.runs[-1] / 1000))
        start = line(("F2 ", "key"), (told, "dim"), action="screen.pitch")
        return [*flow((Span(text),), width), start]
    gone = view.live.call.now_ms() - state.started_ms
    now = pace(text, gone, limit)
    if now.left_seconds >= 0:
        told = _("{time} left").format(time=clock_text(now.left_seconds + 0.99))
        clock = Span(f"▶ {told}", "strong")
    else:
        told = _("over by {time}: stop").format(time=clock_text(-now.left_seconds))
        clock = Span(f"▶ {told}", "bad")
    bar = _bar(gone / 1000 / limit, min(24, width // 3))
    said = (
        Span(text[: now.reached], "strong"),
        Span(PLACE, "key"),
        Span(text[now.reached :], "dim"),
    )
    ways = Span("  F2, Esc " + _("stop"), "key")
    head = line(clock, ("  " + bar, "dim"), ways, action="screen.pitch")
    return [head, *_around_the_place(flow(said, width - 2), max(3, height // SHARE))]


def _around_the_place(rows: Sequence[Row], limit: int) -> Sequence[Row]:
    """As many of the rows as there is room for, from one before the place on."""
    if len(rows) <= limit:
        return rows
    place = next((at for at, row in enumerate(rows) if PLACE in row.text), 0)
    start = max(0, min(place - 1, len(rows) - limit))
    seen = list(rows[start : start + limit])
    if start + limit < len(rows):
        seen[-1] = Row((*seen[-1].spans, Span(" …", "dim")))
    return seen


def _bar(share: float, cells: int) -> str:
    full = round(min(1.0, max(0.0, share)) * cells)
    return "█" * full + "░" * (cells - full)
