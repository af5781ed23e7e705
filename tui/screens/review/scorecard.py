"""Marking a call by the scorecard: a digit for each criterion, with what it stands for."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.commands import Command, bindings
from tui.languages import N_, _, say
from tui.scripts.scorecard import CARD, HIGHEST, points
from tui.text import plain, styled
from tui.widgets.key_line import KeyLine

COMMANDS = (
    Command("keep_card", N_("Keep the marks"), N_("Keeps the marks with the call."), "enter",
            label=N_("keep"), shown=True, palette=False, priority=True),
    Command("close", N_("Back"), N_("Goes back without a change."), "escape", palette=False,
            shown=True),
)  # fmt: skip


class ScorecardScreen(ModalScreen[Mapping[str, int] | None]):
    """Hands back marks from 0 to 3 by criterion, or None.

    Args:
        marks: Those that were given before.
    """

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "0 to 3 marks the criterion under the cursor and goes on to the next; Backspace takes a "
        "mark out. Under the list stands what each mark is given for. Enter keeps them."
    )
    AUTO_FOCUS = "OptionList"

    def __init__(self, marks: Mapping[str, int]) -> None:
        super().__init__(classes="-dialog")
        self._marks = dict(marks)

    def compose(self) -> ComposeResult:
        """The criteria, what the marks stand for, the points."""
        with Vertical(classes="dialog", id="scorecard"):
            yield Static(plain(_("Scorecard")), classes="dialog-title")
            yield OptionList(*(Option(self._line(n)) for n in range(len(CARD))), markup=False)
            yield Static(id="anchors")
            yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the first."""
        self.query_one(OptionList).highlighted = 0
        self._explain(0)

    def _line(self, number: int) -> Content:
        one = CARD[number]
        mark = self._marks.get(one.id)
        shown = "·" if mark is None else str(mark)
        return styled("[bold]$mark[/]  $title  [dim]$weight[/]", mark=shown, title=say(one.title),
                      weight=f"({one.weight})")  # fmt: skip

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the marks of this criterion stand for."""
        self._explain(event.option_index)

    def _explain(self, number: int) -> None:
        anchors = [f"{mark} {say(text)}" for mark, text in enumerate(CARD[number].anchors)]
        got, of = points(self._marks)
        told = _("{points} of {of} points").format(points=got, of=of)
        self.query_one("#anchors", Static).update(plain("\n".join([" · ".join(anchors), told])))

    def on_key(self, event: events.Key) -> None:
        """A digit marks, Backspace takes a mark out; j and k move."""
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        if event.key in ("j", "k"):
            event.stop()
            (options.action_cursor_down if event.key == "j" else options.action_cursor_up)()
        elif event.key in ("backspace", "delete"):
            event.stop()
            self._marks.pop(CARD[at].id, None)
            self._marked(at, at)
        elif len(event.key) == 1 and event.key in "0123"[: HIGHEST + 1]:
            event.stop()
            self._marks[CARD[at].id] = int(event.key)
            self._marked(at, min(at + 1, len(CARD) - 1))

    def _marked(self, at: int, then: int) -> None:
        options = self.query_one(OptionList)
        options.replace_option_prompt_at_index(at, self._line(at))
        options.highlighted = then
        self._explain(then)

    def action_keep_card(self) -> None:
        """Hand the marks back."""
        self.dismiss(self._marks or None)

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)
