"""Searching the leads, as one types."""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from data.queue_filter import QueueFilter
from tui.languages import _
from tui.screens.today.filtering import Filters
from tui.widgets.key_line import KeyLine


class Searches(Filters):
    """A Today screen with a search line."""

    def _lay_out_search(self) -> Input:
        for line in self.query("#search").results(Input):
            return line
        line = Input(
            id="search",
            placeholder=_("name, company, number, or words from a call"),
            select_on_focus=False,
            compact=True,
        )
        self.mount(line, before=self.query_one(KeyLine))
        return line

    def action_search(self) -> None:
        """Type letters to look for."""
        self.add_class("-searching")
        self._lay_out_search().focus()
        self.refresh_bindings()

    def action_all_leads(self) -> None:
        """End the search; without one, end the filter."""
        if not self.has_class("-searching"):
            self.filter_by(QueueFilter())
            return
        self.remove_class("-searching")
        self._lay_out_search().value = ""
        self._show_lines()
        self.table.focus()
        self.refresh_bindings()

    @on(Input.Changed, "#search")
    def _searched(self) -> None:
        self._show_lines()
        if self._letters and self._services.is_loaded:
            self._look_for(self._letters)

    @on(Input.Submitted, "#search")
    def _search_entered(self) -> None:
        if self._shown():
            self.table.focus()
