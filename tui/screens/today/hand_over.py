"""From Today to the page that the next person reads about a call."""

from __future__ import annotations

from tui.calling.open_hand_over import open_hand_over
from tui.languages import _
from tui.screens.today.shown import ShowsQueue


class HandsOver(ShowsQueue):
    """A Today screen on which a call is handed over."""

    def action_hand_over(self) -> None:
        """Show the page of the chosen lead's last call."""
        if self.table.chosen is not None:
            open_hand_over(self.app, lead_id=self.table.chosen.key)

    def action_hand_over_saved(self) -> None:
        """Show the page of the call that was saved last in this run."""
        saved = self._services.last_ended
        if saved is None:
            self.app.tell(_("No call was saved since Talktrack started."))
        else:
            open_hand_over(self.app, call_id=saved.call_id)
