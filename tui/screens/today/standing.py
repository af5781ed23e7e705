"""The chosen lead's score, way to sales and segment, for its card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from data.store import Store


def standing_lines(store: Store, lead_id: int) -> Sequence[Content]:
    """What the card says of how a lead stands."""
    from tui.leads.standing_shown import card_lines

    return card_lines(store.standings.of(lead_id), store.standings.scorer.scoring)
