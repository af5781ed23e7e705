"""The calls behind a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.screen import Screen

from tui.app import TalktrackApp
from tui.commands import bindings
from tui.languages import N_, _
from tui.screens.records.commands import MOVES
from tui.services import Services
from tui.typing_ahead import ASKS
from tui.widgets.key_line import KeyLine
from tui.widgets.list_table import ListTable
from tui.widgets.title_line import TitleLine

from .calls_pane import CallsPane, how_many
from .commands import EXPORT, FIND, LEAVE, OPEN

if TYPE_CHECKING:
    from data.figures.behind import Behind

OFFERED = (OPEN, FIND, EXPORT, LEAVE, *MOVES)


class CallsScreen(Screen[None]):
    """A list of calls, each of which opens as it went."""

    OFFERS = OFFERED
    BINDINGS = [*bindings(OFFERED)]
    CSS_PATH = "review.tcss"
    HELP = N_("The calls that a number counts, the latest first. Enter opens a call as it went.")
    AUTO_FOCUS = "ListTable"

    app = getters.app(TalktrackApp)
    pane = getters.query_one(CallsPane)

    def __init__(self, services: Services, behind: Behind, title: str) -> None:
        super().__init__(classes="-calls")
        self._services = services
        self._behind = behind
        self._title = title

    def compose(self) -> ComposeResult:
        """Title, calls, keys."""
        yield TitleLine(left=_("Calls behind the number"), right=self._title)
        yield CallsPane(self._services)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Opened, or come back to."""
        from tui.reports.names import names_of

        assert self._services.library is not None
        if self.pane.chosen is None:
            self.pane.open(self._behind, names_of(self._services.library))

    @on(CallsPane.Counted)
    def _counted(self, event: CallsPane.Counted) -> None:
        self.query_one(TitleLine).middle = how_many(event.total)

    def why_not(self, action: str) -> str | None:
        """Why a command can't be carried out now."""
        if action == "open_behind" and self.is_mounted and self.pane.chosen is None:
            return _("No calls in this period.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey out what needs a call."""
        return None if self.why_not(action) else True

    @on(ListTable.Opened)
    def _clicked(self) -> None:
        self.action_open_behind()

    def action_open_behind(self) -> None:
        """Open the call."""
        from .call import ReviewedCallScreen

        if (chosen := self.pane.chosen) is not None:
            self.app.push_screen(ReviewedCallScreen(self._services, chosen))

    def action_find_call(self) -> None:
        """Type letters to look for."""
        self.pane.find()

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_export_view(self) -> None:
        """Write the calls to a file."""
        from .exporting import export
        from .writing import calls_behind_page

        behind, search = self._behind, self.pane.search
        await export(
            self.app, self._services, "calls",
            lambda figures, library: calls_behind_page(figures, library, behind, search),
        )  # fmt: skip

    def action_leave_review(self) -> None:
        """End the search, or go back."""
        if not self.pane.end_find():
            self.dismiss()

    def action_row_up(self) -> None:
        """The call above."""
        self.pane.table.move(-1)

    def action_row_down(self) -> None:
        """The call below."""
        self.pane.table.move(1)

    def action_rows_up(self) -> None:
        """A page up."""
        self.pane.table.move(-self.pane.table.page)

    def action_rows_down(self) -> None:
        """A page down."""
        self.pane.table.move(self.pane.table.page)

    def action_first_row(self) -> None:
        """The first call."""
        self.pane.first()

    def action_last_row(self) -> None:
        """The last call."""
        self.pane.last()
