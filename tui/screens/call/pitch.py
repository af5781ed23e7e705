"""The pitch against the clock: the text, where one should be by now, the seconds left."""

from tui.languages import _, clock_text
from tui.scripts.pace import pace
from tui.scripts.phrases import pitch_text

from .rows import Row, Span, flow, line
from .view import View


def pitch_rows(view: View, width: int) -> list[Row]:
    """The pitch; while the countdown runs, what should have been said by now stands out."""
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
        Span("▮", "key"),
        Span(text[now.reached :], "dim"),
    )
    return [line(clock, ("  " + bar, "dim"), action="screen.pitch"), *flow(said, width)]


def _bar(share: float, cells: int) -> str:
    full = round(min(1.0, max(0.0, share)) * cells)
    return "█" * full + "░" * (cells - full)
