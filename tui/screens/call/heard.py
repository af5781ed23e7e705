"""What was heard so far: values and notes, the latest first."""

from collections.abc import Iterator

from tui.languages import _, date_text
from tui.text import cut
from tui.when import local

from .last_time import LONGEST
from .rows import Row, Span, flow, para
from .view import View


def heard_rows(view: View, width: int, _height: int = 0) -> list[Row]:
    """Every value and note of the call."""
    state = view.state
    heard: list[tuple[int, str, str]] = [
        (value.seq, view.capture_label(name), view.capture_text(name))
        for name, value in state.captures.items()
    ]
    heard += [(note.seq, "", note.text) for note in state.notes]
    rows: list[Row] = []
    for _seq, label, text in sorted(heard, reverse=True):
        before = (Span(f"{label}: ", "dim"),) if label else ()
        rows += flow((*before, Span(text)), width, Span("· ", "dim"), 2)
    rows = rows or list(para(_("Nothing yet. Type what you hear."), width, "dim"))
    return [*rows, *_heard_before(view, width)]


def _heard_before(view: View, width: int) -> Iterator[Row]:
    """What an earlier call has shown, apart from this one's: none of it counts here."""
    found = view.live.earlier
    words = dict.fromkeys(each.words for each in found.evidence if each.words) if found else ()
    if found is not None and words:
        date = date_text(local(found.started_at).date())
        yield from para(_("earlier, {date}").format(date=date), width, "heading")
        for each in words:
            yield from para(cut(each, LONGEST), width, "dim", "↺ ")
