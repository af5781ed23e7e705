"""An amount worked out in the call, with its arithmetic in sight."""

from tui.languages import _, language
from tui.scripts.captures import show
from tui.scripts.model.script import Calc

from .rows import Row, Span, flow
from .view import View


def calculation(view: View, calc: Calc, width: int) -> tuple[Row, ...]:
    """`120 × 30 % × 4,800 EUR × 0.1 = 17,280 EUR`, or what is still missing."""
    captures = view.state.captures
    spans: list[Span] = []
    for place, factor in enumerate(calc.multiply):
        if place:
            spans.append(Span(" × ", "dim"))
        if factor in captures:
            spans.append(Span(view.capture_text(factor)))
        elif factor in view.script.captures:
            spans.append(Span(f"‹{view.capture_label(factor)}›", "missing"))
        else:
            spans.append(Span(show("number", factor, lang=language())))
    # A result that was typed in is no result of factors that nobody has named.
    missing = any(span.style == "missing" for span in spans)
    result = None if missing else captures.get(calc.result)
    spans.append(Span(" = ", "dim"))
    spans.append(Span(view.capture_text(calc.result), "strong") if result else Span("?", "missing"))
    return flow(tuple(spans), width, Span(_("worked out: "), "dim"), 2)
