"""The command palette: any command by a few letters of its name."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.commands import Command, bindings
from tui.commands_here import Offer
from tui.languages import N_, _
from tui.text import plain

COMMANDS = (
    Command("close", N_("Back"), N_("Closes the list."), keys="escape", palette=False),
    Command("up", N_("Up"), N_("Goes up the list."), keys="up", palette=False),
    Command("down", N_("Down"), N_("Goes down the list."), keys="down", palette=False),
)
WIDTH = 66


class PaletteScreen(ModalScreen[Offer | None]):
    """Finds a command and hands it back."""

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_("Type a few letters of what you want to do; Enter does it.")

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__(classes="-dialog")
        self._offers = [offer for offer in offers if offer.command.palette]
        self._found = list(self._offers)

    def compose(self) -> ComposeResult:
        """A line to type in and the commands under it."""
        with Vertical(classes="dialog", id="palette"):
            yield Input(placeholder=_("What do you want to do?"), select_on_focus=False)
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Show everything, as nothing is typed yet."""
        self.query_one(OptionList).can_focus = False
        self._list()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        query = event.value.strip()
        self._found = find(self._offers, query) if query else list(self._offers)
        self._list()

    def _list(self) -> None:
        shown = self.query_one(OptionList)
        shown.clear_options()
        if not self._found:
            shown.add_option(Option(plain(_("There is no such command here.")), disabled=True))
            return
        shown.add_options(
            Option(_line(offer), id=offer.command.id) for offer in self._found
        )  # fmt: skip
        shown.highlighted = 0

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        at = self.query_one(OptionList).highlighted
        if self._found and at is not None:
            self.dismiss(self._found[at])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._found[event.option_index])

    def action_close(self) -> None:
        """Close without doing anything."""
        self.dismiss(None)

    def action_up(self) -> None:
        """Go up the list."""
        self.query_one(OptionList).action_cursor_up()

    def action_down(self) -> None:
        """Go down the list."""
        self.query_one(OptionList).action_cursor_down()


def find(offers: Sequence[Offer], query: str) -> list[Offer]:
    """The commands that match, best first; in the title first, then in the explanation."""
    matcher = Matcher(query)
    rated = []
    for at, offer in enumerate(offers):
        title, text = _(offer.command.title), _(offer.command.help)
        score = matcher.match(title) * 10 or (1 if query.casefold() in text.casefold() else 0)
        if score:
            rated.append((-score, at, offer))
    return [offer for _score, _at, offer in sorted(rated, key=lambda one: one[:2])]


def _line(offer: Offer) -> Content:
    title = _(offer.command.title)
    keys = ", ".join(offer.keys)
    gap = " " * max(2, WIDTH - 6 - cell_len(title) - cell_len(keys))
    text = _(offer.command.help) if offer.enabled else offer.why_not
    return Content.assemble(
        (title, "bold" if offer.enabled else "dim"),
        gap,
        (keys, "$text-accent"),
        "\n",
        (text, "dim"),
    )
