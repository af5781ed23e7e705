"""From Today into a call."""

from __future__ import annotations

from textual import on, work

from tui.open_call import CallWish
from tui.screens.today.queue import Line
from tui.screens.today.reading import ReadsQueue
from tui.screens.today.table import QueueTable
from tui.screens.today.taking_back import take_back_last


class Calls(ReadsQueue):
    """A Today screen that calls are begun from, and taken back on."""

    def action_call_lead(self) -> None:
        """Call the chosen lead, or go on with the call that was left."""
        if self.table.chosen is not None:
            self._call(self.table.chosen)

    @on(QueueTable.Opened)
    def _opened(self, event: QueueTable.Opened) -> None:
        self._call(event.line)

    def _call(self, line: Line) -> None:
        self.app.open_call(CallWish(lead_id=line.key, draft=line.row.draft_call_id))

    def action_new_call(self) -> None:
        """Ask whom to call, and call."""
        from tui.screens.new_call import NewCallScreen

        self.app.push_screen(NewCallScreen(self._services), self._call_new)

    def _call_new(self, wish: CallWish | None) -> None:
        if wish is not None:
            self.app.open_call(wish)

    @work(group="take_back", exit_on_error=False)
    async def action_take_back(self) -> None:
        """Take back the last save or attempt of this run."""
        if await take_back_last(self.app):
            self.refresh_bindings()
            self._read()
