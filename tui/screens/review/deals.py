"""The deals behind a number."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from tui.app import TalktrackApp
from tui.commands import Command, bindings
from tui.languages import N_, _, date_text, ngettext, number_text
from tui.reports.words import money_text
from tui.screens.records.commands import MOVES
from tui.services import Services
from tui.text import plain
from tui.typing_ahead import ASKS
from tui.widgets.key_line import KeyLine
from tui.widgets.list_table import Column, Line, ListTable
from tui.widgets.title_line import TitleLine

from .calls_pane import figures_of
from .commands import EXPORT, LEAVE, REVIEW

if TYPE_CHECKING:
    from data.figures.deals import DealLine, OfDeals

OPEN = Command(
    "open_deal_behind",
    N_("Open the deal"),
    N_("Shows the deal: where it stands, whose it is, the call it came from."),
    keys="enter",
    group=REVIEW,
    label=N_("deal"),
    shown=True,
    first=True,
    action="open_behind",
)
OFFERED = (OPEN, EXPORT, LEAVE, *MOVES)
COLUMNS = (
    Column(N_("Deal"), 4),
    Column(N_("Company"), 4, from_width=100),
    Column(N_("Owner"), 3),
    Column(N_("Amount"), 0, width=16, right=True),
    Column(N_("Expected close"), 0, width=15, from_width=70),
    Column(N_("Closed"), 0, width=12),
)


class DealsScreen(Screen[None]):
    """A list of deals, each of which opens."""

    OFFERS = OFFERED
    BINDINGS = [*bindings(OFFERED)]
    CSS_PATH = "review.tcss"
    HELP = N_("The deals that a number counts. Enter opens one of them.")
    AUTO_FOCUS = "ListTable"

    app = getters.app(TalktrackApp)
    table = getters.query_one(ListTable)

    def __init__(self, services: Services, wanted: OfDeals) -> None:
        super().__init__(classes="-deals")
        self._services = services
        self._wanted = wanted

    def compose(self) -> ComposeResult:
        """Title, deals, keys."""
        yield TitleLine(left=_("Deals behind the number"))
        yield ListTable()
        yield Static(id="nothing")
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Opened, or come back to: a deal may have been changed."""
        self._read()

    @work(exclusive=True, exit_on_error=False, group="deals")
    async def _read(self) -> None:
        try:
            figures = await figures_of(self._services)
            found = await to_thread(figures.deals, self._wanted)
        except Exception as error:
            self.app.tell_failure(error)
            return
        columns = [
            Column(_(one.title), one.share, one.width, one.right, one.from_width) for one in COLUMNS
        ]
        self.table.show(columns, [_line(one) for one in found], on=None)
        self.query_one(TitleLine).middle = ngettext("{n} deal", "{n} deals", len(found)).format(
            n=number_text(len(found))
        )
        self.query_one("#nothing", Static).update(plain("" if found else _("There are no deals.")))
        self.refresh_bindings()

    def why_not(self, action: str) -> str | None:
        """Why a command can't be carried out now."""
        if action == "open_behind" and self.is_mounted and self.table.chosen is None:
            return _("There are no deals.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey out what needs a deal."""
        return None if self.why_not(action) else True

    @on(ListTable.Opened)
    def _clicked(self) -> None:
        self.action_open_behind()

    def action_open_behind(self) -> None:
        """Open the deal."""
        from tui.screens.records.deal import DealScreen

        if (chosen := self.table.chosen) is not None:
            self.app.push_screen(DealScreen(self._services, chosen.key))

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_export_view(self) -> None:
        """Write the deals to a file."""
        from .exporting import export
        from .writing import deals_behind_page

        wanted = self._wanted
        await export(
            self.app, self._services, "deals",
            lambda figures, library: deals_behind_page(figures, library, wanted),
        )  # fmt: skip

    def action_leave_review(self) -> None:
        """Go back."""
        self.dismiss()

    def action_row_up(self) -> None:
        """The deal above."""
        self.table.move(-1)

    def action_row_down(self) -> None:
        """The deal below."""
        self.table.move(1)

    def action_rows_up(self) -> None:
        """A page up."""
        self.table.move(-self.table.page)

    def action_rows_down(self) -> None:
        """A page down."""
        self.table.move(self.table.page)

    def action_first_row(self) -> None:
        """The first deal."""
        self.table.cursor = 0

    def action_last_row(self) -> None:
        """The last deal."""
        self.table.cursor = self.table.last


def _line(one: DealLine) -> Line:
    amount = "" if one.amount is None else money_text(one.amount, one.currency)
    closed = "" if one.closed_at is None else date_text(one.closed_at.astimezone().date())
    return Line(
        one.id,
        (one.name, one.company, one.owner, amount, date_text(one.expected_close), closed),
    )
