"""What was heard so far: values and notes, the latest first."""

from tui.languages import _

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
    return rows or list(para(_("Nothing yet. Type what you hear."), width, "dim"))
