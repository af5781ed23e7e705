"""A list behind a number: rows that open, are moved through and are written to a file."""

from __future__ import annotations

from abc import abstractmethod
from asyncio import to_thread
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from tui.app import TalktrackApp
from tui.languages import _, number_text
from tui.services import Services
from tui.text import plain
from tui.typing_ahead import ASKS
from tui.widgets.key_line import KeyLine
from tui.widgets.list_table import Column, Line, ListTable
from tui.widgets.title_line import TitleLine

from .calls_pane import figures_of

if TYPE_CHECKING:
    from data.figures.figures import Figures
    from tui.reports.pages import Page
    from tui.scripts.reading import Library


class BehindList(Screen[None]):
    """A list of deals or leads, each of which opens."""

    COLUMNS: ClassVar[Sequence[Column]]
    NONE: ClassVar[str]
    """What is said where there are none."""
    NAME: ClassVar[str]
    """What a file with them is called after."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = "ListTable"

    app = getters.app(TalktrackApp)
    table = getters.query_one(ListTable)

    def __init__(self, services: Services, title: str, about: str = "") -> None:
        super().__init__(classes="-behind")
        self._services = services
        self._title, self._about = title, about

    @abstractmethod
    def found(self, figures: Figures) -> tuple[int, list[Line]]:
        """How many there are, and the rows of those that are listed. For a thread."""

    @abstractmethod
    def counted(self, count: int) -> str:
        """So many, in words."""

    @abstractmethod
    def page(self, figures: Figures, library: Library) -> Page:
        """What is written to a file. For a thread."""

    @abstractmethod
    def opened(self, key: int) -> Screen[None]:
        """The screen of one of them."""

    def compose(self) -> ComposeResult:
        """Title, rows, keys."""
        yield TitleLine(left=self._title, right=self._about)
        yield ListTable()
        yield Static(id="nothing")
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Opened, or come back to: something may have been changed."""
        self._read()

    @work(exclusive=True, exit_on_error=False, group="behind")
    async def _read(self) -> None:
        try:
            figures = await figures_of(self._services)
            count, lines = await to_thread(self.found, figures)
        except Exception as error:
            self.app.tell_failure(error)
            return
        columns = [
            Column(_(one.title), one.share, one.width, one.right, one.from_width)
            for one in self.COLUMNS
        ]
        self.table.show(columns, lines, on=None)
        self.query_one(TitleLine).middle = self.counted(count)
        said = self._said(count, len(lines))
        self.query_one("#nothing", Static).update(plain(said))
        self.set_class(bool(said), "-told")
        self.refresh_bindings()

    def _said(self, count: int, listed: int) -> str:
        if not listed:
            return _(self.NONE)
        if listed < count:
            return _("The first {n} are listed; x writes them all to a file.").format(
                n=number_text(listed)
            )
        return ""

    def why_not(self, action: str) -> str | None:
        """Why a command can't be carried out now."""
        if action == "open_behind" and self.is_mounted and self.table.chosen is None:
            return _(self.NONE)
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey out what needs a row."""
        return None if self.why_not(action) else True

    @on(ListTable.Opened)
    def _clicked(self) -> None:
        self.action_open_behind()

    def action_open_behind(self) -> None:
        """Open the row."""
        if (chosen := self.table.chosen) is not None:
            self.app.push_screen(self.opened(chosen.key))

    @work(group=ASKS, exclusive=True, exit_on_error=False)
    async def action_export_view(self) -> None:
        """Write them to a file."""
        from .exporting import export

        await export(self.app, self._services, self.NAME, self.page)

    def action_leave_review(self) -> None:
        """Go back."""
        self.dismiss()

    def action_row_up(self) -> None:
        """The row above."""
        self.table.move(-1)

    def action_row_down(self) -> None:
        """The row below."""
        self.table.move(1)

    def action_rows_up(self) -> None:
        """A page up."""
        self.table.move(-self.table.page)

    def action_rows_down(self) -> None:
        """A page down."""
        self.table.move(self.table.page)

    def action_first_row(self) -> None:
        """The first row."""
        self.table.cursor = 0

    def action_last_row(self) -> None:
        """The last row."""
        self.table.cursor = self.table.last
