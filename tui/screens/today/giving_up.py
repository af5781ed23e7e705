"""Giving a lead up for now that nobody can reach, once it was tried often enough."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from textual import work

from tui.languages import _, date_text, ngettext
from tui.screens.confirm import ConfirmScreen
from tui.screens.today.card import DISPOSITIONS
from tui.screens.today.reading import ReadsQueue
from tui.screens.today.tried import tried_so_far
from tui.text import one_line
from tui.typing_ahead import OPENS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.rows import CallSummary
    from tui.screens.today.queue import Line
    from tui.scripts.attempts import Attempts


class GivesUp(ReadsQueue):
    """A Today screen on which a lead is given up that cannot be reached."""

    @work(group=OPENS, exclusive=True, exit_on_error=False)
    async def action_give_up(self) -> None:
        """Disqualify the chosen lead as unreachable, with a day to come back."""
        line = self.table.chosen
        if line is None:
            return
        try:
            ready = await self._services.ready()
            history = await to_thread(ready.store.lead_history, line.key)
            tried = tried_so_far(history, ready.library)
        except Exception as error:
            self.app.tell_failure(error)
            return
        if tried is None or not tried.used_up:
            self.app.tell(_not_yet(tried))
            return
        if not self.is_current:
            return
        question = ngettext(
            "Nobody was reached in {n} attempt. Give {name} up, and come back in {days} days?",
            "Nobody was reached in {n} attempts. Give {name} up, and come back in {days} days?",
            tried.made,
        ).format(n=tried.made, name=one_line(line.name), days=tried.returns or 0)

        def answered(yes: bool | None) -> None:
            if yes:
                self._give_up(line, history)

        self.app.push_screen(ConfirmScreen(question, yes=_("Give up for now")), answered)

    @work(group="give_up", exclusive=True, exit_on_error=False)
    async def _give_up(self, line: Line, history: Sequence[CallSummary]) -> None:
        from tui.saving import give_up

        services = self._services
        try:
            ready = await services.ready()
            lead = await to_thread(ready.store.lead, line.key)
            live = await to_thread(
                give_up,
                ready.store,
                lead,
                log_of(history),
                library=ready.library,
                settings=services.settings,
                clock=services.clock,
            )
        except Exception as error:
            self.app.tell_failure(error)
            return
        services.has_ended(live)
        self.app.tell(_("Given up for now: {name}. F9 takes it back.").format(name=line.name))
        self.refresh_bindings()
        self._read()


def log_of(history: Sequence[CallSummary]) -> str:
    """The attempts in a line: what is kept as the evidence."""
    return "; ".join(
        f"{date_text(call.started_at.astimezone().date())} "
        f"{_(DISPOSITIONS.get(call.disposition, call.disposition))}"
        for call in history[:12]
        if call.disposition
    )


def _not_yet(tried: Attempts | None) -> str:
    if tried is None or not tried.made:
        return _("Nobody tried to reach this lead yet; call first.")
    if tried.lacks_channel:
        return _("Leave a message, too: only then does it count as tried.")
    text = _("Attempts so far: {n} of {wanted}. Try again before you give this lead up.")
    return text.format(n=tried.counted, wanted=tried.wanted)
