"""The pitch against the clock: the text, where one should be by now, the seconds left."""

from tui.languages import _, clock_text
from tui.scripts.conditions import holds

from .rows import Row, Span, flow, line
from .view import View


def pitch_text(view: View) -> str:
    """The pitch as it is said in this call: clauses that do not fit are left out."""
    pitch = view.script.pitch
    if pitch is None:
        return ""
    clauses = [c.text for c in pitch.lines if holds(c.when, view.script, view.state)]
    return view.said(" ".join([pitch.text, *clauses]).strip())


def pitch_rows(view: View, width: int) -> list[Row]:
    """The pitch; while the countdown runs, what should have been said by now stands out."""
    pitch = view.script.pitch
    if pitch is None:
        return []
    text = pitch_text(view)
    limit = pitch.max_seconds
    state = view.state.pitch
    if state.started_ms is None:
        told = _("{seconds} s").format(seconds=limit)
        if state.runs:
            told += "   " + _("last time: {time}").format(time=clock_text(state.runs[-1] / 1000))
        return [
            *flow((Span(text),), width),
            line(("F2 ", "key"), (told, "dim"), action="screen.pitch"),
        ]
    gone = (view.live.call.now_ms() - state.started_ms) / 1000
    place = place_by(text, gone, limit)
    left = limit - gone
    if left >= 0:
        told = Span(_("▶ {time} left").format(time=clock_text(left + 0.99)), "strong")
    else:
        told = Span(_("▶ over by {time}: stop").format(time=clock_text(-left)), "bad")
    bar = _bar(gone / limit, min(24, width // 3))
    said = (Span(text[:place], "strong"), Span(text[place:], "dim"))
    return [line(told, ("  " + bar, "dim"), action="screen.pitch"), *flow(said, width)]


def place_by(text: str, seconds: float, limit: float) -> int:
    """The character by which one should be after so many seconds, at the end of a word."""
    share = min(1.0, max(0.0, seconds / limit)) if limit else 1.0
    place = round(len(text) * share)
    while 0 < place < len(text) and not text[place].isspace():
        place += 1
    return place


def _bar(share: float, cells: int) -> str:
    full = round(min(1.0, max(0.0, share)) * cells)
    return "█" * full + "░" * (cells - full)
