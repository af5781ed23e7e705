"""From Today to the manager's review."""

from __future__ import annotations

from tui.screens.today.shown import ShowsQueue


class OpensReview(ShowsQueue):
    """A Today screen from which the review is opened."""

    def action_review(self) -> None:
        """Figures, and the calls behind each of them."""
        from tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(self._services))
