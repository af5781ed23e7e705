"""Asks when the lead did something, and for a word on it."""

from __future__ import annotations

from datetime import datetime, time
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from tui.commands import Command, bindings
from tui.languages import N_, _, date_text, language, say
from tui.leads.standing_words import ago_text
from tui.screens.fields import FieldLine
from tui.scripts.captures import CaptureError
from tui.scripts.scoring.past_days import past_day
from tui.text import plain

COMMANDS = (
    Command("close", N_("Back"), N_("Goes back without a change."), "escape", palette=False),
)


class WhenDone(NamedTuple):
    """When it was, and what was noted."""

    at: datetime
    note: str


class WhatTheyDidScreen(ModalScreen[WhenDone | None]):
    """Returns the day and the note, or None.

    Args:
        what: What they did, in the interface's language.
        now: The moment, in the zone of whoever types.
    """

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "The day as you would say it (yesterday, 3 days ago, 15 March), empty for today, and "
        "a note if you like. Enter keeps it, Esc goes back."
    )
    AUTO_FOCUS = "#day"

    def __init__(self, what: str, now: datetime) -> None:
        super().__init__(classes="-dialog")
        self._what = what
        self._now = now

    def compose(self) -> ComposeResult:
        """Two fields, and what is understood of the first."""
        with Vertical(classes="dialog", id="what-they-did"):
            yield Static(plain(self._what), classes="dialog-title")
            yield FieldLine("day", _("Day"), hint=_("today"))
            yield Static(id="understood", classes="dialog-text")
            yield FieldLine("note", _("Note"))
            with Horizontal(classes="dialog-buttons"):
                yield Button(plain(_("Save")), id="go", variant="primary")

    def on_mount(self) -> None:
        """Say what an empty day means."""
        self._tell()

    @on(Input.Changed, "#day")
    def _typed(self) -> None:
        self._tell()

    def _tell(self) -> None:
        try:
            day = self._at().date()
        except CaptureError as error:
            self.query_one("#understood", Static).update(plain(say(error.saying)))
            return
        ago = ago_text((self._now.date() - day).days)
        self.query_one("#understood", Static).update(plain(f"{date_text(day)} · {ago}"))

    def _at(self) -> datetime:
        text = self.query_one("#day", Input).value.strip()
        if not text:
            return self._now
        day = past_day(text, lang=language(), now=self._now.replace(tzinfo=None))
        if day == self._now.date():
            return self._now
        return datetime.combine(day, time(12), tzinfo=self._now.tzinfo)

    @on(Input.Submitted)
    @on(Button.Pressed, "#go")
    def _go(self, event: Input.Submitted | Button.Pressed) -> None:
        event.stop()
        try:
            at = self._at()
        except CaptureError:
            self.query_one("#day", Input).focus()
            return
        self.dismiss(WhenDone(at, self.query_one("#note", Input).value.strip()))

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)
