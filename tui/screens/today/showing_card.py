"""The chosen lead's card on a narrow screen, where it takes a key to see it."""

from __future__ import annotations

from tui.screens.today.reading import ReadsQueue


class ShowsCard(ReadsQueue):
    """A Today screen whose card can be laid beside the list where there is little room."""

    def action_show_card(self) -> None:
        """Show the card of whoever is chosen, or put it away."""
        self.toggle_class("-card")
        self._show_card(self.table.chosen)
