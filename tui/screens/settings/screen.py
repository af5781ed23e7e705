"""The settings, one line each, with what they mean under the one in focus."""

from __future__ import annotations

from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Select, Static

from tui.commands import Command, bindings
from tui.languages import N_, NAMES, _, say
from tui.screens.fields import FieldLine, Wrong
from tui.settings import FIELDS, Field, Settings
from tui.text import plain

COMMANDS = (
    Command("close", N_("Back"), N_("Goes back without a change."), "escape", palette=False),
    Command("save", N_("Save"), N_("Saves the settings."), "ctrl+s", palette=False),
)


class SettingsScreen(ModalScreen[dict[str, Any] | None]):
    """Hands back the settings that were changed, checked, or None."""

    OFFERS = COMMANDS
    BINDINGS = [*bindings(COMMANDS)]
    HELP = N_(
        "Nothing here is needed before a call. Enter or Ctrl+S saves, Esc leaves everything as it "
        "was. The same settings, and your own keys, are in the settings file."
    )

    def __init__(self, settings: Settings, themes: list[str], file: str) -> None:
        super().__init__(classes="-dialog")
        self._settings = settings
        self._themes = themes
        self._file = file

    def compose(self) -> ComposeResult:
        """The form."""
        with Vertical(classes="dialog", id="settings"):
            yield Static(plain(_("Settings")), classes="dialog-title")
            with VerticalScroll(can_focus=False, classes="fields"):
                for field in FIELDS:
                    yield from self._line(field)
            yield Static(id="about")
            yield Wrong()
            yield Static(plain(self._file), classes="muted")
            with Horizontal(classes="dialog-buttons"):
                yield Button(plain(_("Save")), id="go", variant="primary")

    def _line(self, field: Field) -> ComposeResult:
        value = getattr(self._settings, field.name)
        choices = self._choices(field, value)
        if choices:
            with Horizontal(classes="field"):
                yield Label(plain(_(field.title)), classes="field-label")
                yield Select(
                    choices,
                    value=value if value in [code for _text, code in choices] else choices[0][1],
                    id=field.name,
                    allow_blank=False,
                    compact=True,
                )
        else:
            yield FieldLine(field.name, _(field.title), value)

    def _choices(self, field: Field, value: Any) -> list[tuple[Any, Any]]:
        if isinstance(value, bool):
            return [(plain(_("yes")), True), (plain(_("no")), False)]
        if field.name == "language":
            names = {"auto": _("as the computer"), **NAMES}
            return [(plain(names[code]), code) for code in field.choices]
        if field.name == "theme":
            return [(plain(name), name) for name in self._themes]
        return [(plain(choice), choice) for choice in field.choices]

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the setting in focus means."""
        about = {field.name: field.help for field in FIELDS}.get(event.widget.id or "", "")
        self.query_one("#about", Static).update(plain(_(about)))

    @on(Input.Submitted)
    @on(Button.Pressed, "#go")
    def _go(self, event: Input.Submitted | Button.Pressed) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Check everything; hand back what was changed."""
        changes: dict[str, Any] = {}
        for field in FIELDS:
            value = self._typed(field)
            if value == getattr(self._settings, field.name):
                continue
            if trouble := field.trouble(value):
                self.query_one(Wrong).say(say(trouble))
                self.query_one(f"#{field.name}").focus()
                return
            changes[field.name] = value
        self.dismiss(changes)

    def _typed(self, field: Field) -> Any:
        widget = self.query_one(f"#{field.name}")
        if isinstance(widget, Select):
            return widget.value
        assert isinstance(widget, Input)
        return widget.value.strip()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
