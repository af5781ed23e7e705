"""A record's page: lines under headings, some of which lead to another page."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.app import StoreReady
from tui.commands import Command, bindings
from tui.languages import N_, _
from tui.screens.records.moving import MovesOverLines
from tui.screens.records.names import KINDS
from tui.screens.records.page_commands import OFFERED
from tui.screens.records.working import InRecords, page_of
from tui.services import Services
from tui.text import one_line, plain, styled
from tui.widgets.key_line import KeyLine
from tui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from data.records.records import Records
    from data.records.rows import Kind
    from tui.calling.open_call import CallWish
    from tui.scripts.reading import Library

WORDS = 2_000
"""Characters of one text that a page shows."""


@dataclass(frozen=True)
class PageLine:
    """One line of a page."""

    text: Content
    kind: str = ""
    """The kind of record it leads to, where it leads anywhere."""
    row_id: int = 0
    heading: bool = False


def heading(title: str, count: int | None = None) -> PageLine:
    """A line over a part of the page."""
    shown = title if count is None else f"{title} ({count})"
    return PageLine(styled("\n$title", title=shown), heading=True)


def field_line(name: str, value: object) -> PageLine:
    """A field and what stands in it."""
    return PageLine(_field(name, value))


def _field(name: str, value: object) -> Content:
    return Content.assemble((f"{name}: ", "dim"), plain(one_line(value)[:WORDS]))


def link(label: str, name: str, kind: str, row_id: int) -> PageLine:
    """A line that leads to the page of another record."""
    text = Content.assemble((f"{label}: ", "dim"), (one_line(name)[:WORDS], "bold"))
    return PageLine(text, kind, row_id)


def said(text: str) -> PageLine:
    """A line that is only read."""
    return PageLine(plain(text).stylize("dim"))


class RecordPage(MovesOverLines, InRecords):
    """The page of one record; each kind has its own way to fill it."""

    KIND: ClassVar[Kind] = "company"
    CAN: ClassVar[tuple[str, ...]] = ()
    """Commands of pages that this kind of record has."""
    OFFERS: ClassVar[Sequence[Command]] = OFFERED
    BINDINGS = [*bindings(OFFERS)]
    CSS_PATH = "records.tcss"
    HELP = N_(
        "Everything on this record. Enter opens what the line is about, Esc goes back to where "
        "you came from; F9 takes back what you changed last."
    )
    AUTO_FOCUS = "OptionList"

    def __init__(self, services: Services, row_id: int) -> None:
        super().__init__(services)
        self._row_id = row_id
        self._lines: list[PageLine] = []
        self._shown: Any = None
        """The page as it was read last."""

    # What each kind of record says of itself

    def look(self, records: Records) -> Any:
        """Read the page; in a thread."""
        raise NotImplementedError

    @staticmethod
    def lines(page: Any, library: Library) -> list[PageLine]:
        """The page in words."""
        raise NotImplementedError

    @staticmethod
    def name_of(page: Any) -> str:
        """What the title says."""
        raise NotImplementedError

    # ------------------------------------------------------------------ showing

    def compose(self) -> ComposeResult:
        """Title, page, keys."""
        yield TitleLine(left=_(KINDS[self.KIND]), right=self._services.settings.rep_name)
        yield OptionList(id="page", markup=False)
        yield KeyLine()

    @on(StoreReady)
    def _store_ready(self) -> None:
        self.read()

    @work(exclusive=True, exit_on_error=False, group="page")
    async def _read(self) -> None:
        try:
            ready = await self._services.ready()
            records = await self.records()
            # What was merged away is shown as the record that took it in.
            self._row_id = await to_thread(records.standing, self.KIND, self._row_id)
            page = await to_thread(self.look, records)
            lines = await to_thread(self.lines, page, ready.library)
        except Exception as error:
            self.app.tell_failure(error)
            if self._shown is None:
                self.dismiss()
            return
        self._shown = page
        self._fill(lines)
        title = self.query_one(TitleLine)
        title.left = f"{_(KINDS[self.KIND])} {self._row_id}"
        title.middle = self.name_of(page)
        self.refresh_bindings()

    def read(self) -> None:
        """Read the page anew."""
        self._read()

    def _fill(self, lines: list[PageLine]) -> None:
        at = self.options.highlighted
        self._lines = lines
        with self.prevent(OptionList.OptionHighlighted):
            self.options.clear_options()
            self.options.add_options(
                [Option(plain(line.text), disabled=line.heading) for line in lines]
            )
        if lines:
            first = next((n for n, line in enumerate(lines) if not line.heading), None)
            self.options.highlighted = min(at, len(lines) - 1) if at is not None else first

    # ------------------------------------------------------------------ commands

    def why_not(self, action: str) -> str | None:
        """Why a command can't be carried out now."""
        if action == "open_line" and self._target() is None:
            return _("This line leads nowhere.")
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Hide what this kind of record has not got."""
        own = {"edit_record", "add_person", "deal_stage", "merge_record", "record_history",
               "call_record", "lead_score"}  # fmt: skip
        if action in own and action not in self.CAN:
            return False
        return None if self.why_not(action) else True

    def _target(self) -> PageLine | None:
        at = self.options.highlighted if self.is_mounted else None
        line = self._lines[at] if at is not None and at < len(self._lines) else None
        return line if line is not None and line.kind in KINDS else None

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open_line()

    def action_open_line(self) -> None:
        """Open what the line is about."""
        if (line := self._target()) is not None:
            self.app.push_screen(page_of(self._services, line.kind, line.row_id))

    def call_wish(self) -> CallWish | None:
        """Whom a call is held with from this page."""
        return None

    def action_call_record(self) -> None:
        """Call them."""
        if (wish := self.call_wish()) is not None:
            self.app.open_call(wish)

    def action_record_history(self) -> None:
        """Who changed what, and when."""
        from tui.screens.records.history import HistoryScreen

        self.app.push_screen(HistoryScreen(self._services, self.KIND, self._row_id))

    def action_merge_record(self) -> None:
        """Show records that may be the same."""
        from tui.screens.records.merge import DuplicatesScreen

        self.app.push_screen(
            DuplicatesScreen(self._services, self.KIND, self._row_id, self._merged)
        )

    def _merged(self, kept: int) -> None:
        """Show the record that stayed, from now on."""
        self._row_id = kept

    def action_read_record_again(self) -> None:
        """Read the page anew."""
        self.read()

    def action_leave_record(self) -> None:
        """Go back."""
        self.dismiss()
