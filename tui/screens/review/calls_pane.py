"""The table of calls: pages of it are read where one goes, however long it is."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from tui.app import TalktrackApp
from tui.languages import N_, _, clock_text, date_text, ngettext, number_text
from tui.services import Services
from tui.text import plain
from tui.widgets.list_table import Column, Line, ListTable

if TYPE_CHECKING:
    from data.figures.behind import Behind
    from data.figures.call_list import CallLine, Page
    from data.figures.figures import Figures
    from tui.reports.words import Names

PAGE = 200
COLUMNS = (
    Column(N_("Day"), 0, width=12),
    Column(N_("Name"), 3, from_width=100),
    Column(N_("Company"), 4),
    Column(N_("Rep"), 3),
    Column(N_("Outcome"), 4),
    Column(N_("Reason"), 3, from_width=100),
    Column(N_("Score"), 0, width=7, right=True),
    Column(N_("Talk"), 0, width=8, right=True, from_width=70),
    Column(N_("Hasty"), 0, width=8, right=True, from_width=100),
)


class CallsPane(Vertical):
    """The calls behind a number, the latest first, and a search in them."""

    app = getters.app(TalktrackApp)
    table = getters.query_one(ListTable)

    class Counted(Message):
        """How many calls there are is known."""

        def __init__(self, total: int) -> None:
            super().__init__()
            self.total = total

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._behind: Behind | None = None
        self._search = ""
        self._lines: list[Line] = []
        self._page: Page | None = None
        self._loading = False
        self._names: Names | None = None

    def compose(self) -> ComposeResult:
        """The table, what is said where it is empty, the search."""
        yield ListTable()
        yield Static(id="nothing")
        yield Input(
            id="find", placeholder=_("name or company"), select_on_focus=False, compact=True
        )

    @property
    def chosen(self) -> int | None:
        """The call under the cursor."""
        line = self.table.chosen
        return line.key if line else None

    @property
    def search(self) -> str:
        """What is looked for."""
        return self._search

    def open(self, behind: Behind, names: Names, search: str = "") -> None:
        """Show these calls from the first."""
        self._behind, self._names, self._search = behind, names, search
        self._begin()

    def _begin(self) -> None:
        self._loading = True
        self._read()

    @work(exclusive=True, exit_on_error=False, group="calls")
    async def _read(self) -> None:
        assert self._behind is not None
        behind, search = self._behind, self._search
        try:
            figures = await figures_of(self._services)
            page = await to_thread(figures.behind, behind, search=search, limit=PAGE)
            self._loading = False
            self._page, self._lines = page, [self._line(call) for call in page.lines]
            self._show(anew=True)
            total = await to_thread(figures.count_behind, behind, search=search)
        except Exception as error:
            self._loading = False
            self.app.tell_failure(error)
            return
        self.post_message(self.Counted(total))

    @on(ListTable.NearEnd)
    def _near_end(self, event: ListTable.NearEnd) -> None:
        event.stop()
        if not event.back and not self._loading and self._page is not None and self._page.after:
            self._loading = True
            self._read_more()

    @work(exclusive=True, exit_on_error=False, group="calls")
    async def _read_more(self) -> None:
        assert self._behind is not None
        assert self._page is not None
        try:
            figures = await figures_of(self._services)
            page = await to_thread(
                figures.behind, self._behind, search=self._search, after=self._page.after,
                limit=PAGE,
            )  # fmt: skip
        except Exception as error:
            self.app.tell_failure(error)
            return
        finally:
            self._loading = False
        self._page = page
        self._lines += [self._line(call) for call in page.lines]
        self._show()

    def _show(self, *, anew: bool = False) -> None:
        columns = [
            Column(_(one.title), one.share, one.width, one.right, one.from_width) for one in COLUMNS
        ]
        first = self._lines[0].key if anew and self._lines else None
        self.table.show(columns, self._lines, on=first)
        self.set_class(not self._lines, "-empty-list")
        said = (
            _("Nothing holds “{letters}”. Fewer letters may find it.").format(letters=self._search)
            if self._search
            else _("No calls in this period.")
        )
        self.query_one("#nothing", Static).update(plain(said))
        self.screen.refresh_bindings()

    def _line(self, call: CallLine) -> Line:
        assert self._names is not None
        names = self._names
        outcome = names.of("outcome", call.outcome) if call.outcome else _("no outcome")
        if call.won is not None:
            outcome += ", " + (_("won") if call.won else _("lost"))
        return Line(
            call.id,
            (
                date_text(call.day), call.lead, call.company, call.rep, outcome,
                names.of("reason", call.reason) if call.reason else "",
                "" if call.score is None else str(call.score), clock_text(call.seconds),
                str(call.hasty or ""),
            ),
        )  # fmt: skip

    # ------------------------------------------------------------------ searching

    def find(self) -> None:
        """Type letters to look for."""
        self.add_class("-finding")
        self.query_one("#find", Input).focus()

    def end_find(self) -> bool:
        """End the search; False where there was none."""
        if not self.has_class("-finding") and not self._search:
            return False
        self.remove_class("-finding")
        line = self.query_one("#find", Input)
        with self.prevent(Input.Changed):
            line.value = ""
        if self._search:
            self._search = ""
            self._begin()
        self.table.focus()
        return True

    @on(Input.Changed, "#find")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._search = event.value.strip()
        self._begin()

    @on(Input.Submitted, "#find")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.table.focus()


def how_many(total: int) -> str:
    """The number of calls in words."""
    return ngettext("{n} call", "{n} calls", total).format(n=number_text(total))


async def figures_of(services: Services) -> Figures:
    """The figures, as soon as the records are open."""
    from data.figures.figures import Figures

    return Figures((await services.ready()).store)
