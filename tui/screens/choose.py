"""One of several: a list to choose from, each line with its key."""

from __future__ import annotations

from collections.abc import Sequence

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
KEYS = "123456789"


class ChooseScreen(ModalScreen[str | None]):
    """Hands back what was chosen, or None.

    Args:
        title: What is asked, in the interface's language.
        choices: What is shown, and what is handed back.
        now: What is chosen so far.
        about: A sentence or two under the title.
    """

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_("Arrows and Enter choose, or the digit before a line; Esc changes nothing.")
    AUTO_FOCUS = "OptionList"

    def __init__(
        self, title: str, choices: Sequence[tuple[str, str]], *, now: str = "", about: str = ""
    ) -> None:
        super().__init__(classes="-dialog")
        self._title = title
        self._choices = list(choices)
        self._now = now
        self._about = about

    def compose(self) -> ComposeResult:
        """The question and the list."""
        with Vertical(classes="dialog", id="choose"):
            yield Static(plain(self._title), classes="dialog-title")
            if self._about:
                yield Static(plain(self._about), classes="dialog-text")
            yield OptionList(
                *(
                    Option(styled("[bold]$key[/] $text", key=KEYS[n : n + 1] or " ", text=text))
                    for n, (text, _value) in enumerate(self._choices)
                )
            )

    def on_mount(self) -> None:
        """Begin at what is chosen so far."""
        values = [value for _text, value in self._choices]
        at = values.index(self._now) if self._now in values else 0
        self.query_one(OptionList).highlighted = at

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._choices[event.option_index][1])

    def on_key(self, event: events.Key) -> None:
        """A digit chooses at once; j and k move; another letter goes to a line that begins so."""
        at = KEYS.find(event.key) if len(event.key) == 1 else -1
        if 0 <= at < len(self._choices):
            event.stop()
            self.dismiss(self._choices[at][1])
        elif event.key in ("j", "k"):
            event.stop()
            options = self.query_one(OptionList)
            (options.action_cursor_down if event.key == "j" else options.action_cursor_up)()
        elif event.character and event.character.isalpha():
            self._go_to(event.character.casefold())

    def _go_to(self, letter: str) -> None:
        """To the next line that begins with a letter, round the end; else stay."""
        options = self.query_one(OptionList)
        here = options.highlighted or 0
        count = len(self._choices)
        for at in ((here + step) % count for step in range(1, count + 1)):
            if self._choices[at][0].casefold().startswith(letter):
                options.highlighted = at
                return

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)
