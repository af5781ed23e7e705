"""From Today to the next steps that are due."""

from __future__ import annotations

from tui.calling.open_call import CallWish
from tui.screens.today.reading import ReadsQueue


class FollowsUp(ReadsQueue):
    """A Today screen from which next steps are followed up."""

    def action_next_steps(self) -> None:
        """Show what was agreed and is due."""
        from tui.screens.next_steps import NextStepsScreen

        if self.is_current:  # an impatient second key opens no second list
            self.app.push_screen(NextStepsScreen(self._services), self._call_after)

    def _call_after(self, wish: CallWish | None) -> None:
        if wish is not None:
            self.app.open_call(wish)
