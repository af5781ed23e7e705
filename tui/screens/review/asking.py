"""One line to be typed: a period, an address, a sum, a comment."""

from __future__ import annotations

from collections.abc import Callable

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app import TalktrackApp
from tui.commands import Command, bindings
from tui.languages import N_, say
from tui.screens.fields import FieldLine, Wrong
from tui.scripts.sayings import SayingError
from tui.text import plain
from tui.widgets.key_line import KeyLine

COMMANDS = (
    Command("take_line", N_("Take it"), N_("Takes what is typed."), "enter", label=N_("take it"),
            shown=True, palette=False),
    Command("close", N_("Back"), N_("Goes back without a change."), "escape", palette=False,
            shown=True),
)  # fmt: skip


class AskScreen(ModalScreen[str | None]):
    """Hands back what was typed, or None.

    Args:
        title: What is asked, in the interface's language.
        label: What stands before the line.
        value: What stands on it; data is fine.
        about: A sentence under the title.
        check: Looks at what was typed; a SayingError keeps the line open.
    """

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_("Type, then Enter; Esc changes nothing.")
    AUTO_FOCUS = "Input"

    app = getters.app(TalktrackApp)

    def __init__(
        self, title: str, label: str, value: str = "", *, about: str = "",
        check: Callable[[str], object] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(classes="-dialog")
        self._title, self._label, self._value, self._about = title, label, value, about
        self._check = check

    def compose(self) -> ComposeResult:
        """The question, the line, what is wrong with it."""
        with Vertical(classes="dialog", id="ask"):
            yield Static(plain(self._title), classes="dialog-title")
            if self._about:
                yield Static(plain(self._about), classes="dialog-text")
            yield FieldLine("asked", self._label, self._value)
            yield Wrong()
            yield KeyLine()

    def on_mount(self) -> None:
        """Stand at the end of what is there."""
        self.query_one("#asked", Input).action_end()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_take_line()

    def action_take_line(self) -> None:
        """Hand it back, where nothing is wrong with it."""
        typed = self.query_one("#asked", Input).value.strip()
        try:
            if self._check is not None:
                self._check(typed)
        except SayingError as error:
            self.query_one(Wrong).say(say(error.saying))
            return
        self.dismiss(typed)

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)
