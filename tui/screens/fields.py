"""A line of a form: what is asked for, and where to type it."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label, Static

from tui.text import plain


class FieldLine(Horizontal):
    """A label and a text field on one line, with room for what is wrong under it.

    Args:
        name: The field's id.
        label: What is asked for.
        value: What stands there already; data is fine.
        hint: What stands there while it is empty.
    """

    def __init__(self, name: str, label: str, value: str = "", hint: str = "") -> None:
        super().__init__(classes="field")
        self._name_of_field = name
        self._label = label
        self._value = value
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Label and field."""
        yield Label(plain(self._label), classes="field-label")
        yield Input(
            value=self._value,
            placeholder=self._hint,
            id=self._name_of_field,
            compact=True,
            select_on_focus=False,
            max_length=500,
        )


class Wrong(Static):
    """What is wrong with a form, in one sentence; empty while nothing is."""

    def say(self, sentence: str) -> None:
        """Show the sentence."""
        self.update(plain(sentence))
        self.set_class(bool(sentence), "-shown")
