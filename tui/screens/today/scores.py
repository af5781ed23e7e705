"""From Today to a lead's score; old scores are brought up to date in the background."""

from __future__ import annotations

from time import sleep

from textual import on, work
from textual.events import ScreenResume
from textual.worker import get_current_worker

from tui.app import StoreReady
from tui.screens.today.reading import ReadsQueue

REST = 0.05
"""Seconds left to keys and to others between two batches of scores."""


class ShowsScores(ReadsQueue):
    """A Today screen from which one sees what a score is made of."""

    @on(StoreReady)
    def _scores_may_be_old(self) -> None:
        self._refresh_scores()

    @on(ScreenResume)
    def _scores_may_have_changed(self) -> None:
        if self._services.is_loaded:
            self._refresh_scores()

    @work(thread=True, exclusive=True, exit_on_error=False, group="scores")
    def _refresh_scores(self) -> None:
        store, worker = self._services.store, get_current_worker()
        if store is None:
            return
        try:
            done = store.standings.refresh_all(
                stopped=lambda: worker.is_cancelled, rest=lambda: sleep(REST)
            )
        except Exception:
            return  # somebody else is writing, or at work on the same: next time then
        if done and not worker.is_cancelled:
            self.app.call_from_thread(self.action_read_again)

    def action_show_score(self) -> None:
        """Show what the chosen lead's score is made of."""
        from tui.screens.standing import StandingScreen

        if self.table.chosen is not None and self.is_current:
            self.app.push_screen(StandingScreen(self._services, self.table.chosen.key))
