"""The moves that there are just now, above the line: what can be said, and under which key."""

from collections.abc import Sequence

from rich.cells import cell_len

from tui.commands_here import Offer
from tui.screens.call.rows import BLANK, Row, Span

IDS = ("say_it", "ask_closed", "ask_leading", "acknowledge", "play_back", "keep_silent")
FORMS = ("ask_closed", "ask_leading")
"""Moves that only a question has."""
GAP = "  "


def moves_rows(offers: Sequence[Offer], width: int, *, asks: bool, most: int) -> list[Row]:
    """As many as fit, in their order.

    Args:
        offers: What the screen offers.
        width: Cells there are.
        asks: Whether the step at hand asks something.
        most: Rows there are for them.
    """
    found = {offer.command.id: offer for offer in offers if offer.key}
    rows: list[list[Span]] = [[]]
    used = 0
    for name in IDS:
        if name not in found or (name in FORMS and not asks):
            continue
        key, label = found[name].key, f" {found[name].command.short()}{GAP}"
        length = cell_len(key) + cell_len(label)
        if used + length - len(GAP) > width:
            if len(rows) == most:
                break
            rows.append([])
            used = 0
        used += length
        rows[-1] += [Span(key, "key"), Span(label, "dim")]
    return [Row(tuple(spans)) if spans else BLANK for spans in rows]
