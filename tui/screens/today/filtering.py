"""Showing only some of the leads."""

from __future__ import annotations

from asyncio import to_thread

from textual import work

from data.queue_filter import QueueFilter
from tui.languages import _
from tui.screens.today.reading import ReadsQueue
from tui.typing_ahead import OPENS


class Filters(ReadsQueue):
    """A Today screen whose leads can be filtered."""

    @property
    def is_filtered(self) -> bool:
        """Whether a filter holds."""
        return not self._services.queue_filter.is_empty

    @work(group=OPENS, exclusive=True, exit_on_error=False)
    async def action_filter_leads(self) -> None:
        """Choose which leads are shown."""
        from tui.screens.today.filter_dialog import FilterDialog

        if not self._services.is_loaded:
            self.app.tell(_("Getting ready…"))
        try:
            store = (await self._services.ready()).store
            there = await to_thread(store.filter_choices)
        except Exception as error:
            self.app.tell_failure(error)
            return
        if self.is_current:
            services = self._services
            dialog = FilterDialog(there, services.queue_filter, services.settings.rep_name)
            self.app.push_screen(dialog, self._filter_chosen)

    def _filter_chosen(self, chosen: QueueFilter | None) -> None:
        if chosen is not None:
            self.filter_by(chosen)

    def filter_by(self, chosen: QueueFilter) -> None:
        """Show only these leads until it is said otherwise."""
        self._services.queue_filter = chosen
        self._found = None
        self._show_filter()
        self.refresh_bindings()
        if self._services.is_loaded:
            self._read()
