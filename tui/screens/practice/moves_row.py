"""The moves that there are just now, above the line: what can be said, and under which key."""

from collections.abc import Sequence

from rich.cells import cell_len

from tui.commands_here import Offer
from tui.screens.call.rows import BLANK, Row, Span

IDS = ("say_it", "ask_closed", "ask_leading", "acknowledge", "play_back", "keep_silent")
FORMS = ("ask_closed", "ask_leading")
"""Moves that only a question has."""
GAP = "  "


def moves_row(offers: Sequence[Offer], width: int, *, asks: bool) -> Row:
    """As many as fit, in their order.

    Args:
        offers: What the screen offers.
        width: Cells there are.
        asks: Whether the step at hand asks something.
    """
    found = {offer.command.id: offer for offer in offers if offer.key}
    spans: list[Span] = []
    used = 0
    for name in IDS:
        if name not in found or (name in FORMS and not asks):
            continue
        key, label = found[name].key, f" {found[name].command.short()}{GAP}"
        used += cell_len(key) + cell_len(label)
        if used - len(GAP) > width:
            break
        spans += [Span(key, "key"), Span(label, "dim")]
    return Row(tuple(spans)) if spans else BLANK
