"""The help of one screen, made from its own declarations."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from tui.commands import Command, bindings
from tui.commands_here import offers_on
from tui.languages import N_
from tui.screens.help.pages import help_page

COMMANDS = (
    Command("close", N_("Back"), N_("Goes back."), keys="escape,f1", also="q", palette=False),
    Command(
        "scroll_down", N_("Down"), N_("Reads on."), keys="down", also="j", palette=False
    ),
    Command("scroll_up", N_("Up"), N_("Reads back."), keys="up", also="k", palette=False),
    Command("page_down", N_("Page down"), N_("A page on."), keys="pagedown,space", palette=False),
    Command("page_up", N_("Page up"), N_("A page back."), keys="pageup", palette=False),
)  # fmt: skip


class HelpScreen(ModalScreen[None]):
    """What the screen below is for and its keys."""

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]

    def __init__(self, about: Screen[Any]) -> None:
        super().__init__(classes="-dialog")
        self._about = about

    def compose(self) -> ComposeResult:
        """The page."""
        with Vertical(classes="dialog", id="help"), VerticalScroll(can_focus=False):
            yield Static(help_page(getattr(self._about, "HELP", ""), offers_on(self._about)))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    def action_scroll_down(self) -> None:
        """Read on."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_scroll_up(self) -> None:
        """Read back."""
        self.query_one(VerticalScroll).scroll_up(animate=False)

    def action_page_down(self) -> None:
        """A page on."""
        self.query_one(VerticalScroll).scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """A page back."""
        self.query_one(VerticalScroll).scroll_page_up(animate=False)
