"""When to call the chosen lead: set from Today, without calling."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from tui.languages import _
from tui.screens.today.reading import ReadsQueue
from tui.text import one_line
from tui.typing_ahead import OPENS
from tui.when import full_when, local

if TYPE_CHECKING:
    from data.rows import LeadRow
    from tui.screens.when import When


class SaysWhen(ReadsQueue):
    """A Today screen on which the next call is put at another time."""

    def action_when_to_call(self) -> None:
        """Ask when to call the chosen lead."""
        if self.table.chosen is not None:
            if not self._services.is_loaded:
                self.app.tell(_("Getting ready…"))
            self._ask_when(self.table.chosen.key)

    @work(group=OPENS, exclusive=True, exit_on_error=False)
    async def _ask_when(self, lead_id: int) -> None:
        from tui.screens.when import WhenScreen

        try:
            store = (await self._services.ready()).store
            lead = await to_thread(store.lead, lead_id)
        except Exception as error:
            self.app.tell_failure(error)
            return
        if lead.status == "do_not_contact":
            self.app.tell(_("This person asked not to be contacted; nobody calls again."))
        elif self.is_current:
            name = one_line(lead.name or lead.company_name or lead.phone or lead.email)
            asked = WhenScreen(
                _("When to call {name}").format(name=name),
                now=local(self._services.clock.now()),
                work=self._services.settings.working_time,
                none=_("no date any more") if lead.next_call_at is not None else "",
            )
            self.app.push_screen(asked, partial(self._said_when, lead))

    def _said_when(self, lead: LeadRow, when: When | None) -> None:
        if when is not None:
            self._put_off(lead, when)

    @work(group="edit", exclusive=True, exit_on_error=False)
    async def _put_off(self, lead: LeadRow, when: When) -> None:
        at = when.at.astimezone() if when.at is not None else None
        try:
            store = (await self._services.ready()).store
            await to_thread(
                store.edit_lead,
                lead.id,
                by=self._services.settings.rep_name,
                version=lead.version,
                next_call_at=at,
            )
        except Exception as error:
            self.app.tell_failure(error)
        else:
            now = local(self._services.clock.now())
            name = one_line(lead.name or lead.company_name or lead.phone)
            told = full_when(when.at, now) if when.at else _("no date any more")
            self.app.tell(_("{name}: {when}").format(name=name, when=told))
        self._read()
