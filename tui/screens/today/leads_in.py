"""From Today to a list of leads that comes in."""

from __future__ import annotations

from tui.screens.today.shown import ShowsQueue


class TakesLeadsIn(ShowsQueue):
    """A Today screen to which leads are added from a file."""

    def action_import_leads(self) -> None:
        """Ask for the file; the queue is read again when the screen is back."""
        from tui.screens.importing import ImportScreen

        self.app.push_screen(ImportScreen(self._services))
