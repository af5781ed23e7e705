"""From Today to the records."""

from __future__ import annotations

from tui.screens.today.shown import ShowsQueue


class OpensRecords(ShowsQueue):
    """A Today screen from which the records are opened, and double leads made one."""

    def action_records(self) -> None:
        """Companies, contacts, deals and calls."""
        from tui.screens.records import RecordsScreen

        self.app.push_screen(RecordsScreen(self._services))

    def action_merge_lead(self) -> None:
        """Leads that may be the same as the chosen one."""
        from tui.screens.records.merge import DuplicatesScreen

        chosen = self.table.chosen
        if chosen is not None:
            # Coming back, Today reads its list anew; which of the two stayed is of no matter.
            self.app.push_screen(
                DuplicatesScreen(self._services, "lead", chosen.key, lambda _kept: None)
            )
