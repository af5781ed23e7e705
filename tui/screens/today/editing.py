"""Correcting the chosen lead from Today."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from tui.languages import _
from tui.leads.phone_words import said_of_lead
from tui.screens.today.reading import ReadsQueue
from tui.typing_ahead import OPENS

if TYPE_CHECKING:
    from data.rows import LeadRow


class Edits(ReadsQueue):
    """A Today screen on which a lead is corrected."""

    def action_edit_lead(self) -> None:
        """Correct the chosen lead."""
        if self.table.chosen is not None:
            if not self._services.is_loaded:
                self.app.tell(_("Getting ready…"))
            self._edit(self.table.chosen.key)

    @work(group=OPENS, exclusive=True, exit_on_error=False)
    async def _edit(self, lead_id: int) -> None:
        from tui.screens.edit_lead import EditLeadScreen

        try:
            store = (await self._services.ready()).store
            lead = await to_thread(store.lead, lead_id)
        except Exception as error:
            self.app.tell_failure(error)
            return
        if self.is_current:
            self.app.push_screen(EditLeadScreen(lead), partial(self._edited, lead))

    def _edited(self, lead: LeadRow, changes: dict[str, str] | None) -> None:
        if changes:
            self._save_lead(lead, changes)

    @work(group="edit", exclusive=True, exit_on_error=False)
    async def _save_lead(self, lead: LeadRow, changes: dict[str, str]) -> None:
        try:
            store = (await self._services.ready()).store
            kept = await to_thread(
                store.edit_lead,
                lead.id,
                by=self._services.settings.rep_name,
                version=lead.version,
                **changes,
            )
        except Exception as error:
            self.app.tell_failure(error)
        else:
            if undialled := said_of_lead(kept, changes):
                self.app.tell(undialled, severity="warning")
        self._read()
