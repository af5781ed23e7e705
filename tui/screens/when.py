"""Asks for a time to come: a digit for what is usual, or a day and time in words."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.choosing_when import ChoosingWhen, reader
from tui.commands import Command, bindings
from tui.languages import N_, _, say
from tui.scripts.captures import CaptureError
from tui.scripts.working_time import WorkingTime
from tui.text import fitted, one_line, plain, styled
from tui.when import short_when
from tui.widgets.note_line import NoteLine

COMMANDS = (
    Command("close", N_("Back"), N_("Goes back without a change."), "escape", palette=False),
)
LABELS = 26
"""Cells for what a preset is called."""


class When(NamedTuple):
    """What was chosen."""

    at: datetime | None
    """Local, without a zone; None for no date any more."""


class WhenScreen(ModalScreen[When | None]):
    """Returns the time that was chosen, or None.

    Args:
        title: What it is for; names in it are shown as they are.
        now: Local, without a zone.
        work: The rep's hours and days.
        lang: In whose language dates are written; the interface's where it is empty.
        day_only: For a date without a time.
        none: What 0 means ("no date any more"), where a date may be taken away.
    """

    OFFERS = COMMANDS
    BINDINGS = [
        *bindings(COMMANDS),
        Binding("enter", "keep", show=False),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(10)),
    ]
    HELP = N_(
        "When. A digit chooses one of the usual times; a day and time in words are read in "
        "English, Polish and Russian. What was understood is shown first, Enter keeps it."
    )

    def __init__(
        self,
        title: str,
        *,
        now: datetime,
        work: WorkingTime,
        lang: str = "",
        day_only: bool = False,
        none: str = "",
    ) -> None:
        super().__init__(classes="-dialog")
        self._title = title
        self._none = none
        self._clears = False
        self._trouble = ""
        read = reader(now, lang, day_only=day_only)
        self.choosing = ChoosingWhen(now, work, read, day_only=day_only)

    def compose(self) -> ComposeResult:
        """Title, the presets, the line, and what was understood."""
        with Vertical(classes="dialog", id="when"):
            yield Static(plain(self._title), classes="dialog-title")
            with VerticalScroll(can_focus=False, classes="fields"):
                yield Static(id="when-presets")
            yield Static(id="when-said")
            yield NoteLine(id="when-line", limit=200)

    def on_mount(self) -> None:
        """Digits choose while nothing is typed."""
        line = self.query_one(NoteLine)
        line.passes = frozenset("0123456789")
        line.ask(_("When") + " › ", _("tomorrow at 10, next Friday"))
        line.focus()
        self._show()

    def _show(self) -> None:
        choosing = self.choosing
        rows = [
            styled(
                "$mark[b $text-accent]$key[/]  $name  [$text-muted]$at[/]",
                mark="✓ " if choosing.is_chosen(each) else "  ",
                key=each.number,
                name=fitted(say(each.says), LABELS),
                at=short_when(each.at, choosing.now),
            )
            for each in choosing.presets
        ]
        if self._none:
            mark = "✓ " if self._clears else "  "
            rows.append(styled("$mark[b $text-accent]0[/]  $name", mark=mark, name=self._none))
        self.query_one("#when-presets", Static).update(Content("\n").join(rows))
        self.query_one("#when-said", Static).update(self._said())

    def _said(self) -> Content:
        """What Enter would keep, or what is wrong with what was typed."""
        if self._trouble:
            return styled("\n[b $text-error]$text[/]", text=one_line(self._trouble))
        said = self._none if self._clears else self.choosing.said
        if not said:
            return styled("\n$text", text=_("A digit, or the day and the time in words."))
        warning = "" if self._clears else self.choosing.warning
        return styled(
            "\n[b]$said[/]  [$text-warning]$warning[/]  [b $text-accent]Enter[/] $keeps",
            said=said,
            warning=warning,
            keeps=_("keeps it"),
        )

    def action_digit(self, number: int) -> None:
        """Choose a preset; Enter keeps it."""
        self._trouble = ""
        self._clears = number == 0 and bool(self._none)
        self.choosing.digit(number)
        self._show()

    @on(NoteLine.Changed)
    def _typed(self, event: NoteLine.Changed) -> None:
        event.stop()
        self._trouble, self._clears = "", False
        wanted = self.choosing.typed(event.value)
        if wanted != event.value:
            event.line.put(wanted)
        self._show()

    def action_keep(self) -> None:
        """Understand what is typed; the second time, keep it."""
        text = self.query_one(NoteLine).value
        if self._clears:
            self.dismiss(When(None))
            return
        try:
            at = self.choosing.enter(text)
        except CaptureError as error:
            self._trouble = say(error.saying)
        else:
            if at is not None:
                self.dismiss(When(at))
                return
        self._show()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
