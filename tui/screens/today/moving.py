"""Moving through the list: what the keys of the Today screen do to its table."""

from textual import getters
from textual.widget import Widget

from tui.screens.today.table import QueueTable


class MovesInList(Widget):
    """A screen with a queue that its keys move through."""

    table = getters.query_one(QueueTable)

    def action_cursor_up(self) -> None:
        """The lead above."""
        self.table.move(-1)

    def action_cursor_down(self) -> None:
        """The lead below."""
        self.table.move(1)

    def action_page_up(self) -> None:
        """A page up."""
        self.table.move(-self.table.page)

    def action_page_down(self) -> None:
        """A page down."""
        self.table.move(self.table.page)

    def action_first_lead(self) -> None:
        """The first lead."""
        self.table.cursor = 0

    def action_last_lead(self) -> None:
        """The last lead."""
        self.table.cursor = self.table.last
