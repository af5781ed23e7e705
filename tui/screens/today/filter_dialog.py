"""The dialog in which one chooses which leads Today shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from data.queue_filter import QueueFilter
from tui.commands import Command, bindings
from tui.languages import N_, _
from tui.screens.today.filter_words import Choice, choices, described, is_chosen, toggled
from tui.text import plain, styled
from tui.widgets.key_line import KeyLine

FILTER = N_("Filter")

COMMANDS = (
    Command(
        "toggle_choice",
        N_("Choose"),
        N_("Chooses the line under the cursor, or takes it out again."),
        "space",
        group=FILTER,
        label=N_("choose"),
        shown=True,
    ),
    Command(
        "apply_filter",
        N_("Show these leads"),
        N_("Goes back to the queue, which shows only what was chosen."),
        "enter",
        group=FILTER,
        label=N_("show"),
        shown=True,
        priority=True,
    ),
    Command(
        "clear_filter",
        N_("Choose nothing"),
        N_("Takes everything out of the filter."),
        "backspace",
        also="delete",
        group=FILTER,
        label=N_("clear"),
        shown=True,
    ),
    Command(
        "leave_filter",
        N_("Back"),
        N_("Goes back and leaves the filter as it was."),
        "escape",
        group=FILTER,
        label=N_("back"),
        shown=True,
    ),
)


class FilterDialog(ModalScreen[QueueFilter | None]):
    """Hands back the filter that was chosen, or None.

    Args:
        there: What stands in the columns of the leads.
        chosen: The filter as it is.
        me: The rep's name.
    """

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "Space chooses a line, as many as you like: of one kind one is enough, of several kinds "
        "each must hold. Enter shows the leads, Esc changes nothing."
    )
    AUTO_FOCUS = "OptionList"

    def __init__(self, there: Mapping[str, Sequence[str]], chosen: QueueFilter, me: str) -> None:
        super().__init__(classes="-dialog")
        self._groups = list(choices(there, me))
        self._chosen = chosen
        self._me = me
        self._lines: list[Choice | None] = []

    def compose(self) -> ComposeResult:
        """What is chosen, and everything that can be."""
        with Vertical(classes="dialog", id="filter-dialog"):
            yield Static(id="filter-said", classes="dialog-title")
            yield OptionList(*self._options(), markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Say what is chosen so far."""
        self._say()

    def _options(self) -> Iterator[Option]:
        self._lines = []
        for heading, listed in self._groups:
            if heading:
                self._lines.append(None)
                yield Option(styled("[bold]$heading[/]", heading=heading), disabled=True)
            for choice in listed:
                self._lines.append(choice)
                yield Option(plain(self._line(choice)))

    def _line(self, choice: Choice) -> str:
        return f"[{'x' if is_chosen(self._chosen, choice) else ' '}] {choice.text}"

    def _say(self) -> None:
        said = described(self._chosen, self._me) or _("All leads")
        self.query_one("#filter-said", Static).update(plain(said))

    def action_toggle_choice(self) -> None:
        """Choose the line under the cursor, or take it out."""
        options = self.query_one(OptionList)
        at = options.highlighted
        choice = self._lines[at] if at is not None else None
        if at is None or choice is None:
            return
        self._chosen = toggled(self._chosen, choice)
        options.replace_option_prompt_at_index(at, plain(self._line(choice)))
        self._say()

    def action_clear_filter(self) -> None:
        """Take everything out."""
        self._chosen = QueueFilter()
        options = self.query_one(OptionList)
        for at, choice in enumerate(self._lines):
            if choice is not None:
                options.replace_option_prompt_at_index(at, plain(self._line(choice)))
        self._say()

    def action_apply_filter(self) -> None:
        """Show what was chosen."""
        self.dismiss(self._chosen)

    def action_leave_filter(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_toggle_choice()

    def on_key(self, event: events.Key) -> None:
        """The keys of the list: j and k move, as they do in the queue."""
        options = self.query_one(OptionList)
        if event.key == "j":
            options.action_cursor_down()
        elif event.key == "k":
            options.action_cursor_up()
        else:
            return
        event.stop()
