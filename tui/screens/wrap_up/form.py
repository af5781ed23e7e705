"""The form: every field drawn by one widget, with one live line that moves over the current one.

A field takes no focus of its own. Going from one to the next redraws two widgets, where a form of
many inputs would restyle them all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from tui.widgets.note_line import NoteLine

from .fields import Field, digit_of, matching
from .lines import Laid, lay_out

LONGEST = 500
"""Characters in one field."""


class Rows(Widget):
    """The lines of the form."""

    @dataclass
    class Clicked(Message):
        """A line was clicked."""

        line: int
        """Which one, from 0."""

    lines: Sequence[Content] = ()

    def draw(self, lines: Sequence[Content]) -> None:
        """Show these lines."""
        taller = len(lines) != len(self.lines)
        self.lines = lines
        self.refresh(layout=taller)

    def render(self) -> Content:
        """All lines as one text."""
        return Content("\n").join(self.lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as there are."""
        return max(1, len(self.lines))

    def on_click(self, event: events.Click) -> None:
        """Say which line was clicked."""
        self.post_message(self.Clicked(event.y))


class FieldLine(NoteLine):
    """The line that is typed into, wherever the cursor is."""

    picking = False
    """Whether digits pick instead of being typed."""
    still = False
    """Whether nothing can be typed."""
    before = ""
    """The key before the last one."""
    last = ""
    """The last key."""

    @dataclass
    class Refused(Message):
        """Something was typed where nothing can be."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Digits pick on a choice."""
        if self.picking and character is not None and character in "0123456789":
            return False
        return super().check_consume_key(key, character)

    def insert(self, text: str, beyond: int = 0) -> None:
        """Put text in, except on a button, which takes none."""
        if self.still:
            self.post_message(self.Refused())
        else:
            super().insert(text, beyond)

    async def _on_key(self, event: events.Key) -> None:
        # Textual calls the handler of `NoteLine` after this one.
        self.before, self.last = self.last, event.key


class Form(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Fields from top to bottom, one of them current."""

    BINDINGS = [
        Binding("enter", "enter", show=False),
        Binding("down,tab", "step(1)", show=False),
        Binding("up,shift+tab", "step(-1)", show=False),
        Binding("pagedown", "step(6)", show=False),
        Binding("pageup", "step(-6)", show=False),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(10)),
    ]

    @dataclass
    class Typed(Message):
        """Something was typed into a field."""

        key: str
        """The field."""
        text: str
        """All that stands in it now."""

    @dataclass
    class Chosen(Message):
        """A choice was made; an empty value clears it."""

        key: str
        """The field."""
        value: str
        """The value of the choice."""

    @dataclass
    class Entered(Message):
        """Enter was pressed on a field as it is, or on an action."""

        key: str
        """The field."""

    @dataclass
    class Refused(Message):
        """Something was typed on an action, which takes no text."""

        key: str
        """The field."""

    @dataclass
    class Going(Message):
        """The cursor wants to another field."""

        to: str
        """Its key."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.fields: tuple[Field, ...] = ()
        self.current = ""
        self._laid: Laid | None = None
        self._picked = ""
        """The digit that has just picked, while an Enter behind it would be one too many."""
        self._rows = Rows()
        self._line = FieldLine(limit=LONGEST)
        self._line.ask("")

    def compose(self) -> ComposeResult:
        """The lines, and the live line over them."""
        yield self._rows
        yield self._line

    @property
    def field(self) -> Field | None:
        """The field that the cursor is on."""
        return next((field for field in self.fields if field.key == self.current), None)

    def show(self, fields: Sequence[Field], current: str) -> None:
        """Show these fields, with the cursor on the one called `current`."""
        moved = current != self.current
        self.fields, self.current = tuple(fields), current
        if (field := self.field) is None:
            return
        line = self._line
        line.picking, line.still = field.kind == "choice", field.kind == "action"
        text = field.text
        if line.picking or line.still:
            text = "" if moved else line.value
        if moved or line.value != text:
            line.put(text)
        self._draw()

    def take_focus(self) -> None:
        """Put the keyboard here."""
        self._line.focus(scroll_visible=False)

    def on_resize(self) -> None:
        """Lay the form out for the new width."""
        self._draw()

    def _draw(self) -> None:
        field = self.field
        width = self.scrollable_content_region.width
        if field is None or width <= 0:
            return
        line = self._line
        laid = lay_out(self.fields, self.current, line.value if line.picking else "", width)
        self._laid = laid
        self._rows.draw([each.content for each in laid.lines])
        row = laid.rows[self.current]
        resting = line.still or (line.picking and not line.value)
        line.styles.offset = (laid.resting_at if resting else laid.typing_at, row)
        line.styles.width = 1 if resting else max(1, laid.typing_width)
        part = Region(0, row, width, laid.ends[self.current] - row + 1)
        self.call_after_refresh(self._follow, part)

    def _follow(self, part: Region) -> None:
        room = max(1, self.scrollable_content_region.height)
        seen = Region(0, part.y, part.width, min(part.height, room))
        self.scroll_to_region(seen, animate=False, force=True, immediate=True)

    @on(NoteLine.Changed)
    def _typed(self, event: NoteLine.Changed) -> None:
        event.stop()
        if (field := self.field) is None:
            return
        if field.kind in ("choice", "action"):
            self._draw()
        else:
            self.post_message(self.Typed(field.key, event.value))

    @on(FieldLine.Refused)
    def _refused(self, event: FieldLine.Refused) -> None:
        event.stop()
        self.post_message(self.Refused(self.current))

    def action_enter(self) -> None:
        """Take the field as it is: the first match of a choice, the words of a text.

        A digit goes on by itself; on the call Enter follows it, so one Enter behind it is dropped.
        """
        picked, self._picked = self._picked, ""
        if (field := self.field) is None or (picked and picked == self._line.before):
            return
        if field.kind == "choice" and self._line.value:
            if found := matching(field.choices, self._line.value):
                self._choose(field, found[0].value)
        else:
            self.post_message(self.Entered(field.key))

    def action_digit(self, number: int) -> None:
        """Pick the choice with this number; 0 clears it."""
        field = self.field
        if field is None or field.kind != "choice":
            return
        if number == 0:
            self._choose(field, "")
            return
        found = matching(field.choices, self._line.value)
        for place, choice in enumerate(found):
            if digit_of(found, place) == str(number):
                self._picked = "" if field.hurried else str(number)
                self._choose(field, choice.value)
                return

    def action_step(self, by: int) -> None:
        """Go to another field."""
        keys = [field.key for field in self.fields]
        if self.current in keys:
            place = min(max(0, keys.index(self.current) + by), len(keys) - 1)
            self.post_message(self.Going(keys[place]))

    @on(Rows.Clicked)
    def _clicked(self, event: Rows.Clicked) -> None:
        event.stop()
        self._picked = ""
        if self._laid is None or not 0 <= event.line < len(self._laid.lines):
            return
        line = self._laid.lines[event.line]
        field = next((field for field in self.fields if field.key == line.field), None)
        if field is None:
            return
        if line.choice is not None:
            self._choose(field, line.choice)
        elif field.kind == "action":
            self.post_message(self.Entered(field.key))
        else:
            self.post_message(self.Going(field.key))
        self.take_focus()

    def _choose(self, field: Field, value: str) -> None:
        self._line.put("")
        self.post_message(self.Chosen(field.key, value))


if __name__ == "__main__":
    from textual.app import App

    from .fields import Choice

    class FormApp(App[None]):
        """Three fields by themselves."""

        CSS = "FieldLine { position: absolute; }"

        def compose(self) -> ComposeResult:
            """One form."""
            yield Form()

        def on_mount(self) -> None:
            """Fill it."""
            kinds = (Choice("a", "First"), Choice("b", "Second"))
            fields = (Field("kind", "Kind", "choice", choices=kinds), Field("name", "Name"))
            self.query_one(Form).show(fields, "kind")
            self.query_one(Form).take_focus()

    FormApp().run()
