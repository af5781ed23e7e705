"""The line that is always live: a one-line editor which leaves a screen's keys to the screen."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.keys import KEY_NAME_REPLACEMENTS
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.scripts.cleaning import clean

LIMIT = 2000
"""Characters one line holds; longer pastes are cut and said to be."""

HELD = 0.6
"""Seconds within which one more Backspace still belongs to the deleting before it."""

SIGNS = frozenset(KEY_NAME_REPLACEMENTS.values())
"""Keys of signs that are named otherwise than in Unicode."""

_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\w+")


def typed_text(text: str) -> str:
    """What was typed or pasted, as one line without control characters."""
    return clean(_SPACES.sub(" ", text), limit=len(text))


@dataclass(frozen=True)
class Kept:
    """A line put aside, to be put back as it was."""

    value: str
    cursor: int


class NoteLine(Widget, can_focus=True):
    """An editor of one line that repaints one row for a key and lays nothing out.

    While it is empty, the keys in `passes` are not taken: they bubble to the screen's bindings.
    Enter, Esc, Tab, arrows up and down and function keys always do.
    """

    COMPONENT_CLASSES = {"note-line--cursor", "note-line--prompt", "note-line--placeholder"}
    DEFAULT_CSS = """
    NoteLine { height: 1; width: 1fr; }
    NoteLine > .note-line--cursor { text-style: reverse; }
    NoteLine > .note-line--prompt { text-style: bold; }
    NoteLine > .note-line--placeholder { text-style: dim; }
    """

    @dataclass
    class Changed(Message):
        """The text is another one."""

        line: "NoteLine"
        """The line."""
        value: str
        """Its text now."""

        @property
        def control(self) -> "NoteLine":
            """The line."""
            return self.line

    @dataclass
    class Cut(Message):
        """More came than the line holds."""

        line: "NoteLine"
        """The line."""
        kept: int
        """Characters that it has now."""
        dropped: int
        """Characters that found no room."""

        @property
        def control(self) -> "NoteLine":
            """The line."""
            return self.line

    def __init__(self, *, id: str | None = None, limit: int = LIMIT) -> None:
        """Start empty; hold `limit` characters at most."""
        super().__init__(id=id)
        self.value = ""
        self.cursor = 0
        self.limit = limit
        self.passes: frozenset[str] = frozenset()
        """Keys left to the screen while the line is empty."""
        self._prompt = "› "
        self._placeholder = ""
        self._left = 0
        self._past: list[Kept] = []
        self._emptied_at: float | None = None
        self._looks: dict[str, Style] = {}

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Printable keys are text, except those left to the screen while the line is empty."""
        if not self.value and key in self.passes:
            return False
        if character is None:  # asked for the keys that work now: Textual knows no "slash"
            return key in SIGNS
        return character.isprintable()

    # What the screen sets

    def ask(self, prompt: str, placeholder: str = "") -> None:
        """Show another prompt."""
        if (prompt, placeholder) != (self._prompt, self._placeholder):
            self._prompt, self._placeholder = prompt, placeholder
            self._repaint()

    def put(self, text: str, cursor: int | None = None) -> None:
        """Show this text, without a `Changed`."""
        self.value = typed_text(text)[: self.limit]
        self.cursor = len(self.value) if cursor is None else min(cursor, len(self.value))
        self._past.clear()
        self._repaint()

    def take(self) -> str:
        """The text, stripped; the line is empty afterwards."""
        text = self.value.strip()
        self.put("")
        return text

    def put_aside(self) -> Kept:
        """The line as it is, for `put_back`; empty afterwards."""
        kept = Kept(self.value, self.cursor)
        self.put("")
        return kept

    def put_back(self, kept: Kept) -> None:
        """The line as it was."""
        self.put(kept.value, kept.cursor)

    # Keys, paste and mouse

    async def _on_key(self, event: events.Key) -> None:
        if self.check_consume_key(event.key, event.character) and event.character:
            event.stop()
            event.prevent_default()
            self.insert(event.character)
            return
        if self._runs_on(event):
            event.stop()
            event.prevent_default()
            return
        edit = EDITS.get(event.key)
        if edit is not None and (self.value or event.key not in self.passes):
            event.stop()
            event.prevent_default()
            edit(self)
            if event.key == "backspace" and not self.value:
                self._emptied_at = event.time

    def _runs_on(self, event: events.Key) -> bool:
        """Whether this is the Backspace that has emptied the line, still held down."""
        if event.key == "backspace" and not self.value and self._emptied_at is not None:
            still_held = event.time - self._emptied_at < HELD
            self._emptied_at = event.time if still_held else None
            return still_held
        self._emptied_at = None
        return False

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        # Cut before cleaning: a megabyte on the clipboard must not hold the call up.
        self.insert(event.text[: self.limit * 4], beyond=max(0, len(event.text) - self.limit * 4))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is."""
        cells = event.x - cell_len(self._prompt) + self._left
        used = 0
        for index, character in enumerate(self.value):
            used += cell_len(character)
            if used > cells:
                self._go(index)
                return
        self._go(len(self.value))

    def on_focus(self) -> None:
        """Show the cursor, and tell the terminal where input methods should open."""
        self._repaint()

    def insert(self, text: str, beyond: int = 0) -> None:
        """Put text in at the cursor, as much of it as there is room for."""
        text = typed_text(text)
        room = self.limit - len(self.value)
        dropped = max(0, len(text) - room) + beyond
        text = text[:room]
        if text:
            at = self.cursor
            self._edit(self.value[:at] + text + self.value[at:], at + len(text))
        if dropped:
            self.post_message(self.Cut(self, len(self.value), dropped))

    def _edit(self, value: str, cursor: int) -> None:
        if value == self.value:
            return
        self._past.append(Kept(self.value, self.cursor))
        del self._past[:-200]
        self.value, self.cursor = value, cursor
        self._repaint()
        self.post_message(self.Changed(self, value))

    def _go(self, cursor: int) -> None:
        self.cursor = max(0, min(cursor, len(self.value)))
        self._repaint()

    def _step(self, by: int) -> int:
        """The place of the cursor one character on; marks that combine go with their letter."""
        place = self.cursor + by
        while 0 < place < len(self.value) and not cell_len(self.value[place]):
            place += by
        return max(0, min(place, len(self.value)))

    def _word_left(self) -> int:
        starts = [m.start() for m in _WORD.finditer(self.value) if m.start() < self.cursor]
        return starts[-1] if starts else 0

    def _word_right(self) -> int:
        ends = [m.end() for m in _WORD.finditer(self.value) if m.end() > self.cursor]
        return ends[0] if ends else len(self.value)

    def _delete(self, start: int, end: int) -> None:
        self._edit(self.value[:start] + self.value[end:], start)

    def _undo(self) -> None:
        if self._past:
            kept = self._past.pop()
            self.value, self.cursor = kept.value, kept.cursor
            self._repaint()
            self.post_message(self.Changed(self, self.value))

    # Painting

    def _repaint(self) -> None:
        if not self.is_mounted:
            return
        before = cell_len(self._prompt)
        room = max(1, self.content_size.width - before - 1)
        at = cell_len(self.value[: self.cursor])
        if at < self._left:
            self._left = at
        elif at > self._left + room:
            self._left = at - room
        self._left = min(self._left, max(0, cell_len(self.value) - room))
        x, y = self.content_region.offset
        if self.has_focus:
            self.app.cursor_position = Offset(x + before + at - self._left, y)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._repaint()

    def notify_style_update(self) -> None:
        """Forget the old styles."""
        super().notify_style_update()
        self._looks.clear()

    def _look(self, name: str) -> Style:
        # Kept here, since Textual works styles out anew after every refresh.
        look = self._looks.get(name)
        if look is None:
            look = self.get_component_rich_style(f"note-line--{name}") if name else self.rich_style
            self._looks[name] = look
        return look

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one
        """The prompt, the part of the text that fits, the cursor."""
        width = self.content_size.width
        base = self._look("")
        prompt = Segment(self._prompt, self._look("prompt"))
        before = cell_len(self._prompt)
        cursor = self._look("cursor") if self.has_focus else base
        if not self.value and self._placeholder:
            faint = self._look("placeholder")
            row = Strip([prompt, Segment(" ", cursor), Segment(self._placeholder, faint)])
            return row.adjust_cell_length(width, base)
        at = self.cursor
        under = self.value[at : at + 1] or " "
        text = Strip(
            [
                Segment(self.value[:at], base),
                Segment(under, cursor),
                Segment(self.value[at + 1 :], base),
            ]
        )
        room = max(0, width - before)
        text = text.crop(self._left, self._left + room)
        return Strip([prompt, *text]).adjust_cell_length(width, base)


EDITS: Mapping[str, Callable[[NoteLine], None]] = {
    "left": lambda line: line._go(line._step(-1)),
    "right": lambda line: line._go(line._step(1)),
    "ctrl+left": lambda line: line._go(line._word_left()),
    "ctrl+right": lambda line: line._go(line._word_right()),
    "home": lambda line: line._go(0),
    "ctrl+a": lambda line: line._go(0),
    "end": lambda line: line._go(len(line.value)),
    "ctrl+e": lambda line: line._go(len(line.value)),
    "backspace": lambda line: line._delete(line._step(-1), line.cursor),
    "delete": lambda line: line._delete(line.cursor, line._step(1)),
    "ctrl+d": lambda line: line._delete(line.cursor, line._step(1)),
    "ctrl+w": lambda line: line._delete(line._word_left(), line.cursor),
    "ctrl+backspace": lambda line: line._delete(line._word_left(), line.cursor),
    "ctrl+u": lambda line: line._delete(0, line.cursor),
    "ctrl+k": lambda line: line._delete(line.cursor, len(line.value)),
    "ctrl+z": lambda line: line._undo(),
}
"""What the usual editing keys do."""


if __name__ == "__main__":
    from textual.app import App, ComposeResult

    class NoteLineApp(App[None]):
        """The line by itself; digits on the empty line ring the bell."""

        BINDINGS = [("1", "bell", "Bell")]

        def compose(self) -> ComposeResult:
            """One line."""
            line = NoteLine()
            line.passes = frozenset("1")
            yield line

    NoteLineApp().run()
