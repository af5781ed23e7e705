"""From Today to the records."""

from __future__ import annotations

from tui.screens.today.shown import ShowsQueue


class OpensRecords(ShowsQueue):
    """A Today screen from which the records are opened."""

    def action_records(self) -> None:
        """Companies, contacts, deals and calls."""
        from tui.screens.records import RecordsScreen

        self.app.push_screen(RecordsScreen(self._services))
