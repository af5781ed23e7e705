"""The table of calls: pages of it are read where one goes, however long it is."""

from __future__ import annotations

from asyncio import Future, ensure_future, shield, to_thread, wait
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from tui.app import TalktrackApp
from tui.languages import _, ngettext, number_text
from tui.screens.records.window import Window
from tui.services import Services
from tui.text import plain
from tui.widgets.list_table import Column, ListTable

from .call_rows import COLUMNS, CallRow, count_of, rows_of

if TYPE_CHECKING:
    from data.figures.behind import Behind
    from data.figures.figures import Figures
    from data.store import Store
    from tui.reports.words import Names

T = TypeVar("T")

PAGE = 200


class _AtWork(NamedTuple):
    """A question that a thread is at work on."""

    done: Future[Any]
    stop: Event
    """Set where another one was asked meanwhile."""


class CallsPane(Vertical):
    """The calls behind a number, the latest first, and a search in them."""

    app = getters.app(TalktrackApp)
    table = getters.query_one(ListTable)

    class Counted(Message):
        """How many calls there are is known, or (None) is being counted."""

        def __init__(self, total: int | None) -> None:
            super().__init__()
            self.total = total

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._behind: Behind | None = None
        self._search = ""
        self._window: Window[CallRow] = Window()
        self._loading = False
        self._names: Names | None = None
        self._at_work: dict[str, _AtWork] = {}

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
        """Show these calls from the first; the same again where one stood."""
        stay = self.chosen if (behind, search) == (self._behind, self._search) else None
        self._behind, self._names, self._search = behind, names, search
        self._begin(stay)

    def first(self) -> None:
        """Go to the first call of all."""
        if self._window.above:
            self._begin()
        else:
            self.table.cursor = 0

    def last(self) -> None:
        """Go to the last call of all."""
        if self._window.below:
            self._begin(end=True)
        else:
            self.table.cursor = self.table.last

    # ------------------------------------------------------------------ reading

    def _begin(self, on_row: int | None = None, *, end: bool = False) -> None:
        """Read the calls from the first, from the last, or around a row."""
        self._loading = True
        self._read(on_row, end=end)

    @work(exclusive=True, exit_on_error=False, group="calls")
    async def _read(self, on_row: int | None = None, *, end: bool = False) -> None:
        window = self._window
        first = window.rows[0] if on_row is not None and window.above else None
        wanted = len(window.rows) if on_row is not None else 0
        self.post_message(self.Counted(None))
        try:
            rows, more = await self._rows(first, back=end, limit=max(PAGE, wanted))
        except Exception as error:
            self._loading = False
            self.app.tell_failure(error)
            return
        self._loading = False
        if end:
            window.end(rows, more=more)
        elif first is not None:
            window.rows, window.below = [first, *rows], more
        else:
            window.begin(rows, more=more)
        if on_row is None and rows:
            on_row = rows[-1 if end else 0].key
        self._show(on_row)
        self._count()

    @work(exclusive=True, exit_on_error=False, group="count")
    async def _count(self) -> None:
        asked = self._behind, self._search
        assert asked[0] is not None
        try:
            total = await self._asked("count", partial(count_of, asked[0], asked[1]))
        except Exception as error:
            self.app.tell_failure(error)
            return
        if asked == (self._behind, self._search):
            self.post_message(self.Counted(total))

    @on(ListTable.NearEnd)
    def _near_end(self, event: ListTable.NearEnd) -> None:
        event.stop()
        if not self._loading and self._window.beside(back=event.back) is not None:
            self._loading = True
            self._read_more(event.back)

    @work(exclusive=True, exit_on_error=False, group="calls")
    async def _read_more(self, back: bool) -> None:
        try:
            rows, more = await self._rows(self._window.beside(back=back), back=back)
        except Exception as error:
            self._loading = False
            self.app.tell_failure(error)
            return
        self._loading = False
        self._window.add(rows, more=more, back=back)
        self._show(self.chosen)

    async def _rows(
        self, beside: CallRow | None, *, back: bool, limit: int = PAGE
    ) -> tuple[list[CallRow], bool]:
        assert self._behind is not None
        assert self._names is not None
        return await self._asked(
            "rows",
            partial(rows_of, self._behind, self._search, self._names, beside, back, limit),
        )

    async def _asked(self, what: str, work: Callable[[Figures, Callable[[], bool]], T]) -> T:
        """The answer to a question; of those that are asked while one is read, only the last."""
        figures = await figures_of(self._services)
        while (before := self._at_work.get(what)) is not None and not before.done.done():
            before.stop.set()
            await wait([before.done])
        stop = Event()
        done = ensure_future(to_thread(work, figures, stop.is_set))
        done.add_done_callback(_heard)
        self._at_work[what] = _AtWork(done, stop)
        return await shield(done)

    def _show(self, on_row: int | None) -> None:
        columns = [
            Column(_(one.title), one.share, one.width, one.right, one.from_width) for one in COLUMNS
        ]
        self.table.show(columns, self._window.rows, on=on_row)
        self.set_class(not self._window.rows, "-empty-list")
        said = (
            _("Nothing holds “{letters}”. Fewer letters may find it.").format(letters=self._search)
            if self._search
            else _("No calls in this period.")
        )
        self.query_one("#nothing", Static).update(plain(said))
        self.screen.refresh_bindings()

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


def how_many(total: int | None) -> str:
    """The number of calls in words."""
    if total is None:
        return _("counting…")
    return ngettext("{n} call", "{n} calls", total).format(n=number_text(total))


async def figures_of(services: Services) -> Figures:
    """The figures, as soon as the records are open."""
    return await to_thread(_figures, (await services.ready()).store)


def _figures(store: Store) -> Figures:
    from data.figures.figures import Figures  # takes long at first, so in a thread

    return Figures(store)


def _heard(done: Future[Any]) -> None:
    """An error that nobody waits for any more is nobody's."""
    if not done.cancelled():
        done.exception()
