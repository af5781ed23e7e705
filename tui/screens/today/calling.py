"""From Today into a call."""

from __future__ import annotations

from textual import on, work

from tui.calling.open_call import CallWish
from tui.languages import _
from tui.screens.confirm import ConfirmScreen
from tui.screens.today.queue import Line, is_contact, is_theirs
from tui.screens.today.reading import ReadsQueue
from tui.screens.today.table import QueueTable
from tui.screens.today.taking_back import take_back_last
from tui.text import one_line


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
        """Call them; a call that somebody else has left is gone on with only where one says so."""
        row, me = line.row, self._services.settings.rep_name
        if is_contact(row):
            self.app.open_call(CallWish(contact=-line.key))
            return
        wish = CallWish(lead_id=line.key, draft=row.draft_call_id)
        if row.draft_held_by or not is_theirs(row, me):
            self.app.open_call(wish)  # where somebody is in it, this says so
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.app.open_call(wish)

        self.app.push_screen(
            ConfirmScreen(
                _("This call was begun and left by {rep}. Go on with it?").format(
                    rep=one_line(row.draft_rep)
                ),
                yes=_("Go on with it"),
                no=_("Go back"),
            ),
            answered,
        )

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
