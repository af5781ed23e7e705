"""Corrects a lead's few fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from tui.commands import Command, bindings
from tui.languages import N_, _
from tui.screens.fields import FieldLine
from tui.text import plain

if TYPE_CHECKING:
    from data.rows import LeadRow

FIELDS = (
    ("name", N_("Name")),
    ("title", N_("Job title")),
    ("company_name", N_("Company")),
    ("phone", N_("Phone")),
    ("email", N_("E-mail")),
    ("website", N_("Website")),
    ("industry", N_("Industry")),
    ("country", N_("Country")),
)
COMMANDS = (
    Command("close", N_("Back"), N_("Goes back without a change."), "escape", palette=False),
    Command("save", N_("Save"), N_("Saves the changes."), "ctrl+s", palette=False),
)


class EditLeadScreen(ModalScreen[dict[str, str] | None]):
    """Returns the fields that were changed, or None."""

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_("Correct what is wrong; Enter saves, Esc leaves everything as it was.")

    def __init__(self, lead: LeadRow) -> None:
        super().__init__(classes="-dialog")
        self._before = {name: str(getattr(lead, name) or "") for name, _title in FIELDS}

    def compose(self) -> ComposeResult:
        """The form."""
        with Vertical(classes="dialog", id="edit_lead"):
            yield Static(plain(_("Edit the lead")), classes="dialog-title")
            with VerticalScroll(can_focus=False, classes="fields"):
                for name, title in FIELDS:
                    yield FieldLine(name, _(title), self._before[name])
            with Horizontal(classes="dialog-buttons"):
                yield Button(plain(_("Save")), id="go", variant="primary")

    @on(Input.Submitted)
    @on(Button.Pressed, "#go")
    def _go(self, event: Input.Submitted | Button.Pressed) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Hand back what was changed."""
        now = {name: self.query_one(f"#{name}", Input).value.strip() for name in self._before}
        self.dismiss({name: text for name, text in now.items() if text != self._before[name]})

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
