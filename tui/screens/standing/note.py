"""Asks for one line of text."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.commands import Command, bindings
from tui.languages import N_
from tui.text import plain

COMMANDS = (
    Command("close", N_("Back"), N_("Goes back without a change."), "escape", palette=False),
)


class NoteScreen(ModalScreen[str | None]):
    """Returns the line, which may be empty, or None where nothing is to be done."""

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_("One line, or nothing. Enter goes on, Esc goes back.")

    def __init__(self, title: str) -> None:
        super().__init__(classes="-dialog")
        self._title = title

    def compose(self) -> ComposeResult:
        """What is asked, and the line."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._title), classes="dialog-text")
            yield Input(compact=True, select_on_focus=False, max_length=500, id="note")

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip())

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)
