"""Duplicates: which records may be the same, and what stays of the two."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.app import TalktrackApp
from tui.commands import Command, bindings
from tui.languages import N_, _, say
from tui.row_words import counted
from tui.screens.fields import FieldLine, Wrong
from tui.screens.records.names import KINDS
from tui.screens.records.working import records_of
from tui.scripts.sayings import SayingError
from tui.services import Services
from tui.text import one_line, plain
from tui.typing_ahead import ASKS

if TYPE_CHECKING:
    from data.records.rows import Kind, MergePlan, Twin

COMMANDS = (
    Command("close", N_("Back"), N_("Goes back without a change."), "escape", palette=False),
)
NAME = 200


class DuplicatesScreen(ModalScreen[None]):
    """The records that may be the same, each with the reason."""

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    CSS_PATH = "records.tcss"
    HELP = N_(
        "Choose the record that is the same one; nothing is merged before you have seen both. "
        "Another one is named by its number."
    )
    AUTO_FOCUS = "OptionList"

    app = getters.app(TalktrackApp)

    def __init__(
        self, services: Services, kind: Kind, row_id: int, merged: Callable[[int], None]
    ) -> None:
        """Look for the twins of a record.

        Args:
            services: The way to the records.
            kind: Company, contact or lead.
            row_id: The record.
            merged: Told the id of the record that stayed, before this screen goes.
        """
        super().__init__(classes="-dialog")
        self._services = services
        self._kind: Kind = kind
        self._row_id = row_id
        self._merged = merged
        self._twins: Sequence[Twin] = ()

    def compose(self) -> ComposeResult:
        """The list, and a line for a number."""
        with Vertical(classes="dialog", id="duplicates"):
            yield Static(plain(_("Which record is the same one?")), classes="dialog-title")
            yield OptionList(id="twins", markup=False)
            yield FieldLine("number", _("Another one, by number"))
            yield Wrong()

    def on_mount(self) -> None:
        """Look for them."""
        self._look()

    @work(exclusive=True, exit_on_error=False, group="twins")
    async def _look(self) -> None:
        try:
            records = await records_of(self._services)
            self._twins = await to_thread(records.twins, self._kind, self._row_id)
        except Exception as error:
            self.app.tell_failure(error)
            self.dismiss()
            return
        listed = self.query_one("#twins", OptionList)
        for twin in self._twins:
            text = Content.assemble(
                (one_line(twin.name)[:NAME], "bold"),
                (f"  {_(KINDS[self._kind])} {twin.id}  ", "dim"),
                say(twin.why),
            )
            listed.add_option(Option(plain(text), id=str(twin.id)))
        if self._twins:
            listed.highlighted = 0
        else:
            none = _("Nothing looks the same. Type the number of a record, if you know one.")
            listed.add_option(Option(plain(none), disabled=True))
            self.query_one("#number", Input).focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option.id is not None:
            self._compare(int(event.option.id))

    @on(Input.Submitted, "#number")
    def _named(self, event: Input.Submitted) -> None:
        event.stop()
        number = event.value.strip()
        if number.isascii() and number.isdigit() and len(number) < 12:
            self._compare(int(number))
        else:
            self.query_one(Wrong).say(_("Type the number that stands in the title of its page."))

    @work(exclusive=True, exit_on_error=False, group=ASKS)
    async def _compare(self, other: int) -> None:
        try:
            records = await records_of(self._services)
            planned = await to_thread(records.plan_merge, self._kind, self._row_id, other)
        except SayingError as error:
            self.query_one(Wrong).say(say(error.saying))
            return
        except Exception as error:
            self.app.tell_failure(error)
            return
        from tui.screens.records.comparing import CompareScreen

        kept = await self.app.push_screen_wait(CompareScreen(self._services, planned))
        if kept is not None:
            self._merged(kept)
            self.dismiss()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()


def moved_text(planned: MergePlan) -> str:
    """What will belong to the one that stays, in words."""
    parts = [counted(table, number) for table, number in planned.moved.items()]
    if not parts:
        return _("Nothing else hangs on the one that goes.")
    return _("Moves to the one that stays: {what}.").format(what=", ".join(parts))
