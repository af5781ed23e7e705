"""Where the cursor goes when the call with the lead it was on is over."""

from __future__ import annotations

from collections.abc import Sequence

from tui.screens.today.queue import Ahead, Line

NOT_NOW = frozenset({"theirs", "other", "ended"})
"""Sections of leads that nobody has to call now."""


def next_to_call(rows: Sequence[Line | Ahead], stood: Sequence[int], ended: int) -> int:
    """The place of the lead to call next: the one that stood below, else the first there is.

    Args:
        rows: The list as it is now.
        stood: The ids of the leads in the order in which they stood before.
        ended: The lead whose call is over.
    """
    to_call = {
        row.key: place
        for place, row in enumerate(rows)
        if row.key != ended and row.section not in NOT_NOW
    }
    below = stood[stood.index(ended) + 1 :] if ended in stood else ()
    first = next(iter(to_call.values()), 0)
    return next((to_call[key] for key in below if key in to_call), first)
