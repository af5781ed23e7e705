"""Asks what came of a next step, in one line."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.commands import Command, bindings
from tui.languages import N_, _
from tui.text import plain

COMMANDS = (
    Command("close", N_("Back"), N_("Goes back without a change."), "escape", palette=False),
)


class ResultScreen(ModalScreen[str | None]):
    """Returns what came of it (nothing is an answer too), or None where it is not done."""

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_("One line on what came of it, or nothing. Enter marks it as done, Esc goes back.")

    def __init__(self, lines: list[str]) -> None:
        super().__init__(classes="-dialog")
        self._lines = lines

    def compose(self) -> ComposeResult:
        """What it is about, and one line."""
        with Vertical(classes="dialog"):
            yield Static(plain("\n".join(self._lines)), classes="dialog-text")
            yield Input(
                placeholder=_("What came of it? Enter marks it as done."),
                compact=True,
                select_on_focus=False,
                max_length=500,
            )

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip())

    def action_close(self) -> None:
        """Leave it open."""
        self.dismiss(None)
