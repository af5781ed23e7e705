"""A question before something that is hard to take back."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from tui.commands import Command, bindings
from tui.languages import N_, _
from tui.text import plain

COMMANDS = (
    Command("say_no", N_("No"), N_("Leaves everything as it is."), keys="escape,n"),
    Command("say_yes", N_("Yes"), N_("Goes ahead."), keys="y"),
)


class ConfirmScreen(ModalScreen[bool]):
    """Asks one question with two answers; Esc is no.

    Args:
        question: What is asked, already in the interface's language; names in it are shown as is.
        yes: What the button that goes ahead says.
        no: What the other one says.
    """

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_("Answer the question; Esc leaves everything as it is.")

    def __init__(self, question: str, *, yes: str = "", no: str = "") -> None:
        super().__init__(classes="-dialog")
        self._question = question
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._question), classes="dialog-text")
            with Horizontal(classes="dialog-buttons"):
                yield Button(plain(self._no or _("No")), id="no")
                yield Button(plain(self._yes or _("Yes")), id="yes", variant="primary")

    def action_say_no(self) -> None:
        """Leave everything as it is."""
        self.dismiss(False)

    def action_say_yes(self) -> None:
        """Go ahead."""
        self.dismiss(True)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "yes")
