"""Moving over the lines of a page: what the keys do to its list of options."""

from __future__ import annotations

from textual import getters
from textual.widget import Widget
from textual.widgets import OptionList


class MovesOverLines(Widget):
    """A screen with one list of lines that its keys move over."""

    options = getters.query_one("#page", OptionList)

    def action_row_up(self) -> None:
        """The line above."""
        self.options.action_cursor_up()

    def action_row_down(self) -> None:
        """The line below."""
        self.options.action_cursor_down()

    def action_rows_up(self) -> None:
        """A page up."""
        self.options.action_page_up()  # type: ignore[no-untyped-call]

    def action_rows_down(self) -> None:
        """A page down."""
        self.options.action_page_down()  # type: ignore[no-untyped-call]

    def action_first_row(self) -> None:
        """The first line."""
        self.options.action_first()
        self.options.scroll_home(animate=False)

    def action_last_row(self) -> None:
        """The last line."""
        self.options.action_last()
