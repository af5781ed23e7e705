"""Where a deal goes: another stage, won, lost, open again."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.app import TalktrackApp
from tui.commands import Command, bindings
from tui.languages import N_, _, say
from tui.screens.fields import FieldLine, Wrong
from tui.screens.records.names import in_words
from tui.screens.records.typed import read_day
from tui.screens.records.working import records_of
from tui.scripts.sayings import SayingError
from tui.services import Services
from tui.text import plain

if TYPE_CHECKING:
    from datetime import date

    from data.records.rows import DealRow
    from tui.scripts.reading import Library

COMMANDS = (
    Command("close", N_("Back"), N_("Goes back without a change."), "escape", palette=False),
)


class StageScreen(ModalScreen[None]):
    """One list: the stages, won and lost with their reasons; Enter does it."""

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "Choose a stage, or why the deal was won or lost; Enter does it. The day and the note "
        "count for a deal that ends; Tab goes there."
    )
    AUTO_FOCUS = "OptionList"

    app = getters.app(TalktrackApp)

    def __init__(self, services: Services, deal: DealRow) -> None:
        super().__init__(classes="-dialog")
        self._services = services
        self._deal = deal

    def compose(self) -> ComposeResult:
        """The choices, a day and a note."""
        with Vertical(classes="dialog", id="stage"):
            yield Static(plain(_("Stage, won or lost")), classes="dialog-title")
            yield OptionList(id="choices", markup=False)
            yield FieldLine("note", _("Note"), self._deal.close_note)
            yield FieldLine("on", _("Day of the end"), "", _("today"))
            yield Wrong()

    def on_mount(self) -> None:
        """Fill the list."""
        if self._services.library is not None:
            self._offer(self._services.library)

    def _offer(self, library: Library) -> None:
        rules, deal = library.deals, self._deal
        options: list[Option] = []
        if deal.status == "open":
            options.append(Option(plain(_("Stage")), disabled=True))
            for stage in rules.stages:
                here = "▸ " if stage.id == deal.stage else "  "
                title = f"{here}{in_words(stage.title)}, {stage.probability} %"
                options.append(Option(plain(title), id=f"stage {stage.id}"))
        else:
            options.append(Option(plain(_("Open again")), id="open"))
        for end, title in (("won", _("Won, because")), ("lost", _("Lost, because"))):
            options.append(Option(plain(title), disabled=True))
            for reason in rules.reasons(end):
                here = "▸ " if (deal.status, deal.close_reason) == (end, reason.id) else "  "
                options.append(
                    Option(plain(f"{here}{in_words(reason.title)}"), id=f"{end} {reason.id}")
                )
        shown = self.query_one(OptionList)
        shown.add_options(options)
        at = next((n for n, one in enumerate(options) if one.id == f"stage {deal.stage}"), 0)
        shown.highlighted = at or (1 if options[0].disabled else 0)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option.id is not None:
            self._do(event.option.id)

    @on(Input.Submitted)
    def _back_to_the_list(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(OptionList).focus()

    @work(exclusive=True, exit_on_error=False, group="stage")
    async def _do(self, chosen: str) -> None:
        from data.records.deals import Closing

        what, _space, name = chosen.partition(" ")
        deal = self._deal
        try:
            records = await records_of(self._services)
            if what == "stage":
                await to_thread(records.move_deal, deal.id, name, version=deal.version)
            elif what == "open":
                await to_thread(records.reopen_deal, deal.id, version=deal.version)
            else:
                note = self.query_one("#note", Input).value
                closing = Closing(
                    end="won" if what == "won" else "lost", reason=name, note=note, on=self._day()
                )
                await to_thread(records.close_deal, deal.id, closing, version=deal.version)
        except SayingError as error:
            self._say(error)
            return
        except Exception as error:
            self.app.tell_failure(error)
            return
        self.dismiss()

    def _say(self, error: SayingError) -> None:
        from data.records.editing import Changed

        if isinstance(error, Changed):
            from dataclasses import replace

            # What was typed stays; the next Enter goes by how the deal stands now.
            known = {name: error.now[name] for name in type(self._deal).__dataclass_fields__}
            self._deal = replace(self._deal, **known)
            shown = self.query_one(OptionList)
            shown.clear_options()
            assert self._services.library is not None
            self._offer(self._services.library)
        self.query_one(Wrong).say(say(error.saying))

    def _day(self) -> date | None:
        typed = self.query_one("#on", Input).value.strip()
        return read_day(typed, self._services.clock.local()) if typed else None

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()
