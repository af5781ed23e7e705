"""From Today to invented data, and what is asked before one goes."""

from __future__ import annotations

from tui.languages import _
from tui.screens.confirm import ConfirmScreen
from tui.screens.today.shown import ShowsQueue


class GoesOver(ShowsQueue):
    """A Today screen that can be left for a practice run or the demo."""

    def action_practise(self) -> None:
        """Leave for a practice call, which has a database of its own."""
        self._go_over("practice", _("Leave today's list for a practice call? It stays as it is."))

    def action_see_demo(self) -> None:
        """Leave for the demo, which has a database of its own."""
        self._go_over("demo", _("Leave today's list for the demo? It stays as it is."))

    def _go_over(self, place: str, question: str) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self.app.go_over_to(place)

        if self._lines:
            self.app.push_screen(ConfirmScreen(question), answered)
        else:
            answered(True)
