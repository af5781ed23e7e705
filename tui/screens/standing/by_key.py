"""One of several by one key: a list of which each line has its letter or digit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.commands import Command, bindings
from tui.languages import N_
from tui.text import plain, styled

COMMANDS = (
    Command("close", N_("Back"), N_("Goes back without a change."), "escape", palette=False),
)


class Choice(NamedTuple):
    """A line: its key, what is shown, what is handed back."""

    key: str
    text: str
    value: str


class ByKeyScreen(ModalScreen[str | None]):
    """Hands back what was chosen, or None.

    Args:
        title: What is asked, in the interface's language.
        choices: The lines.
    """

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_("The key before a line chooses it; arrows and Enter do, too. Esc changes nothing.")
    AUTO_FOCUS = "OptionList"

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__(classes="-dialog")
        self._title = title
        self._choices = list(choices)

    def compose(self) -> ComposeResult:
        """The question and the lines."""
        with Vertical(classes="dialog", id="by-key"):
            yield Static(plain(self._title), classes="dialog-title")
            yield OptionList(
                *(
                    Option(styled("[bold]$key[/] $text", key=each.key or " ", text=each.text))
                    for each in self._choices
                )
            )

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._choices[event.option_index].value)

    def on_key(self, event: events.Key) -> None:
        """The key of a line chooses it at once."""
        found = next((each for each in self._choices if each.key and each.key == event.key), None)
        if found is not None:
            event.stop()
            self.dismiss(found.value)

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)
