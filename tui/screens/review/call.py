"""A call as a manager looks at it."""

from __future__ import annotations

from tui.screens.records.call import CallScreen


class ReviewedCallScreen(CallScreen):
    """A call as it went."""
