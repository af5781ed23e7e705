"""The lists: companies, contacts, deals, calls and leads."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from data.records.rows import ORDER_IDS
from tui.app import StoreReady
from tui.commands import bindings
from tui.languages import N_, _, ngettext, number_text
from tui.screens.records.columns import columns_of, line_of
from tui.screens.records.commands import COMMANDS
from tui.screens.records.names import LISTS, ORDERS
from tui.screens.records.window import Window
from tui.screens.records.working import InRecords, page_of
from tui.services import Services
from tui.text import plain, styled
from tui.widgets.key_line import KeyLine
from tui.widgets.list_table import ListTable
from tui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from data.records.rows import Kind, Listed, Page
    from tui.scripts.reading import Library

PAGE = 200
"""Rows that are read at once."""

KINDS: Sequence[Kind] = ("company", "contact", "deal", "call", "lead")


class RecordsScreen(InRecords):
    """Companies, contacts, deals, calls and leads."""

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    CSS_PATH = "records.tcss"
    HELP = N_(
        "Everything that calls have left behind. Tab goes from list to list, / looks for letters, "
        "Enter opens a record; F9 takes back what you changed last."
    )
    AUTO_FOCUS = "ListTable"

    table = getters.query_one(ListTable)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._kind: Kind = "company"
        self._order: dict[str, int] = dict.fromkeys(KINDS, 0)
        self._search = ""
        self._window: Window[Listed] = Window()
        self._library: Library | None = services.library
        self._loading = False

    def compose(self) -> ComposeResult:
        """Title, the names of the lists, the list, search, keys."""
        yield TitleLine(left=_("Talktrack · records"), right=self._services.settings.rep_name)
        yield Static(id="lists")
        yield ListTable()
        yield Static(id="nothing")
        yield Input(
            id="find",
            placeholder=_("name, address or number"),
            select_on_focus=False,
            compact=True,
        )
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the names of the lists while the first is read."""
        self._show_lists()

    @on(StoreReady)
    def _store_ready(self) -> None:
        self.read()

    # ------------------------------------------------------------------ reading

    def read(self) -> None:
        """Read the list anew, on the row where one stands."""
        chosen = self.table.chosen
        self._begin(chosen.key if chosen else None)

    def _begin(self, on_row: int | None = None, *, end: bool = False) -> None:
        """Read the list from its beginning, its end, or around a row; nothing else meanwhile."""
        self._loading = True
        self._read(on_row, end=end)

    @work(exclusive=True, exit_on_error=False, group="list")
    async def _read(self, on_row: int | None = None, *, end: bool = False) -> None:
        window = self._window
        # In the middle of a list it is read again from the first row that is loaded.
        first = window.rows[0] if on_row is not None and window.above else None
        wanted = len(window.rows) if on_row is not None else 0
        try:
            records = await self.records()
            self._library = self._services.library
            page = await to_thread(
                records.page, self._kind, order=self._order_id, search=self._search,
                beside=first, back=end, limit=max(PAGE, wanted),
            )  # fmt: skip
        except Exception as error:
            self._loading = False  # but not where a later reading has taken over
            self.app.tell_failure(error)
            return
        self._loading = False
        if end:
            window.end(page.rows, more=page.more)
        elif first is not None:
            window.rows, window.below = [first, *page.rows], page.more
        else:
            window.begin(page.rows, more=page.more)
        if on_row is None and window.rows:
            on_row = window.rows[-1 if end else 0].id
        self._show(on_row)
        self._count()

    @work(exclusive=True, exit_on_error=False, group="count")
    async def _count(self) -> None:
        asked = self._kind, self._search
        try:
            records = await self.records()
            total = await to_thread(records.count, asked[0], search=asked[1])
        except Exception as error:
            self.app.tell_failure(error)
            return
        if asked == (self._kind, self._search):
            self._show_total(total)

    @on(ListTable.NearEnd)
    def _near_end(self, event: ListTable.NearEnd) -> None:
        if not self._loading and self._window.beside(back=event.back) is not None:
            self._loading = True
            self._read_more(event.back)

    @work(exclusive=True, exit_on_error=False, group="list")
    async def _read_more(self, back: bool) -> None:
        beside = self._window.beside(back=back)
        try:
            records = await self.records()
            page: Page = await to_thread(
                records.page, self._kind, order=self._order_id, search=self._search,
                beside=beside, back=back,
            )  # fmt: skip
        except Exception as error:
            self._loading = False
            self.app.tell_failure(error)
            return
        self._loading = False
        self._window.add(page.rows, more=page.more, back=back)
        chosen = self.table.chosen
        self._show(chosen.key if chosen else None)

    @property
    def _order_id(self) -> str:
        return ORDER_IDS[self._kind][self._order[self._kind]]

    # ------------------------------------------------------------------ showing

    def _show(self, on_row: int | None) -> None:
        lines = [line_of(self._kind, row, self._library) for row in self._window.rows]
        self.table.show(columns_of(self._kind), lines, on=on_row)
        self.set_class(not lines, "-empty-list")
        if not lines:
            self.query_one("#nothing", Static).update(self._nothing())
        self._show_lists()
        self.refresh_bindings()

    def _nothing(self) -> Content:
        if self._search:
            said = _("Nothing holds “{letters}”. Fewer letters may find it.")
            return plain(said.format(letters=self._search))
        return plain(
            _("There is nothing here yet. A call that is saved with an outcome leaves records.")
        )

    def _show_lists(self) -> None:
        parts: list[Content] = []
        for number, kind in enumerate(KINDS):
            name = f" {_(LISTS[kind])} "
            if kind == self._kind:
                parts.append(styled("[bold reverse]$name[/]", name=name))
            else:
                parts.append(plain(name).stylize(f"@click=screen.go_to_list({number})"))
        parts.append(styled("   [$text-muted]$sorted[/]", sorted=_(ORDERS[self._order_id])))
        self.query_one("#lists", Static).update(Content(" ").join(parts))

    def _show_total(self, total: int) -> None:
        words = {
            "company": ngettext("{n} company", "{n} companies", total),
            "contact": ngettext("{n} contact", "{n} contacts", total),
            "deal": ngettext("{n} deal", "{n} deals", total),
            "call": ngettext("{n} call", "{n} calls", total),
            "lead": ngettext("{n} lead", "{n} leads", total),
        }[self._kind]
        self.query_one(TitleLine).middle = words.format(n=number_text(total))

    # ------------------------------------------------------------------ commands

    def why_not(self, action: str) -> str | None:
        """Why a command can't be carried out now."""
        if action == "open_record" and self.is_mounted and self.table.chosen is None:
            return _("There is nothing in this list.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grey out what needs a row while there is none."""
        return None if self.why_not(action) else True

    def action_go_to_list(self, number: int) -> None:
        """Show another list."""
        self._kind = KINDS[number]
        self._window = Window()
        self.query_one(TitleLine).middle = ""
        self._show_lists()
        self._begin()

    def action_next_list(self) -> None:
        """The list after this one."""
        self.action_go_to_list((KINDS.index(self._kind) + 1) % len(KINDS))

    def action_previous_list(self) -> None:
        """The list before this one."""
        self.action_go_to_list((KINDS.index(self._kind) - 1) % len(KINDS))

    def action_sort_records(self) -> None:
        """Sort the list the next way."""
        self._order[self._kind] = (self._order[self._kind] + 1) % len(ORDER_IDS[self._kind])
        self._show_lists()
        self._begin()

    def action_open_record(self) -> None:
        """Open the page of the chosen record."""
        if (chosen := self.table.chosen) is not None:
            self.app.push_screen(page_of(self._services, self._kind, chosen.key))

    @on(ListTable.Opened)
    def _opened(self, event: ListTable.Opened) -> None:
        self.app.push_screen(page_of(self._services, self._kind, event.key))

    def action_add_record(self) -> None:
        """Add a company by hand."""
        from tui.screens.records.form import company_form

        self.app.push_screen(company_form(self._services), self._added)

    def _added(self, company_id: int | None) -> None:
        if company_id is not None:
            self.app.push_screen(page_of(self._services, "company", company_id))

    def action_read_records_again(self) -> None:
        """Read the list anew."""
        self.read()

    # ------------------------------------------------------------------ searching

    def action_find_record(self) -> None:
        """Type letters to look for."""
        self.add_class("-finding")
        self.query_one("#find", Input).focus()

    @on(Input.Changed, "#find")
    def _typed(self, event: Input.Changed) -> None:
        self._search = event.value.strip()
        self._begin()

    @on(Input.Submitted, "#find")
    def _entered(self) -> None:
        self.table.focus()

    def action_leave_records(self) -> None:
        """End the search, or go back."""
        line = self.query_one("#find", Input)
        if self.has_class("-finding"):
            self.remove_class("-finding")
            line.value = ""
            self.table.focus()
        else:
            self.dismiss()

    # ------------------------------------------------------------------ moving

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
        """The first row of the whole list."""
        if self._window.above:
            self._begin()
        else:
            self.table.cursor = 0

    def action_last_row(self) -> None:
        """The last row of the whole list."""
        if self._window.below:
            self._begin(end=True)
        else:
            self.table.cursor = self.table.last
