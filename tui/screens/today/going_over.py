"""From Today to invented data, and what is asked before one goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.languages import _
from tui.screens.confirm import ConfirmScreen
from tui.screens.today.shown import ShowsQueue
from tui.typing_ahead import OPENS

if TYPE_CHECKING:
    from tui.practising.wish import PracticeWish


class GoesOver(ShowsQueue):
    """A Today screen that can be left for a practice run or the demo."""

    def action_practise(self) -> None:
        """Choose a buyer to practise on; practice calls have records of their own."""
        from tui.screens.practice.choosing import PracticeScreen

        self.app.push_screen(PracticeScreen(self._services), self._practise)

    def _practise(self, wish: PracticeWish | str | None) -> None:
        from tui.practising.holding import hold_practice

        if isinstance(wish, str):
            self._go_over(
                "practice", _("Leave today's list for a practice call? It stays as it is.")
            )
        elif wish is not None:
            self.app.run_worker(hold_practice(self.app, wish), group=OPENS, exit_on_error=False)

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
