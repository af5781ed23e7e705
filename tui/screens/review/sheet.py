"""A long page of figures: only the lines one sees are drawn, however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from .drawing import Drawn


class Sheet(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines, some of which lead somewhere; the cursor stands on lines that say something."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"sheet--head", "sheet--dim", "sheet--bold", "sheet--cursor"}

    cursor: reactive[int] = reactive(0, repaint=False)
    """The line one stands on."""

    @dataclass
    class Opened(Message):
        """A line was clicked twice."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another line."""

    @dataclass
    class Resized(Message):
        """The lines have to be drawn in another width."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Drawn] = ()
        self._styles: dict[str, Style] = {}

    @property
    def chosen(self) -> Drawn | None:
        """The line under the cursor."""
        return self._lines[self.cursor] if self.cursor < len(self._lines) else None

    @property
    def page(self) -> int:
        """How many lines one sees at once."""
        return max(1, self.size.height - 1)

    def show(self, lines: Sequence[Drawn], *, anew: bool = False) -> None:
        """Show these lines.

        Args:
            lines: All of them.
            anew: Whether to begin at the first; the place stays otherwise.
        """
        self._lines = lines
        self.virtual_size = Size(self.size.width, len(lines))
        at = 0 if anew else min(self.cursor, max(0, len(lines) - 1))
        self.set_reactive(Sheet.cursor, self._near(at, 1))
        if anew:
            self.scroll_to(y=0, animate=False)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Ask for lines of another width."""
        if event.size.width != self.virtual_size.width:
            self.post_message(self.Resized())

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a frame, in styles that are worked out once: each asks every ancestor."""
        self._styles = {"": self.rich_style}
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line."""
        width, at = self.size.width, y + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(width, self._style(""))
        here = at == self.cursor and self.has_focus
        style = self._style("cursor" if here else "")
        pieces = [
            Segment(piece.text, style if here else self._style(piece.look))
            for piece in self._lines[at].pieces
        ]
        return Strip(pieces).adjust_cell_length(width, style)

    def _style(self, look: str) -> Style:
        if look not in self._styles:
            name = f"sheet--{look}"
            self._styles[look] = self.get_component_rich_style(name) if look else self.rich_style
        return self._styles[look]

    def on_focus(self) -> None:
        """Show where one stands."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor is somewhere else."""
        self.refresh()

    # ------------------------------------------------------------------ moving

    def move(self, by: int) -> None:
        """Go up or down, to the nearest line that says something."""
        if self._lines:
            wanted = max(0, min(len(self._lines) - 1, self.cursor + by))
            self.cursor = self._near(wanted, 1 if by > 0 else -1)

    def first(self) -> None:
        """Go to the beginning."""
        self.cursor = self._near(0, 1)
        self.scroll_to(y=0, animate=False)

    def last(self) -> None:
        """Go to the end."""
        self.cursor = self._near(len(self._lines) - 1, -1)

    def _near(self, at: int, way: int) -> int:
        """The nearest line to stand on from here in this direction, or else in the other."""
        for step in (way, -way):
            place = at
            while 0 <= place < len(self._lines):
                if self._lines[place].stop:
                    return place
                place += step
        return max(0, at)

    def watch_cursor(self) -> None:
        """Keep the line in sight, with the heading above the first ones."""
        self.refresh()
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if self.cursor < top + 2:
            self.scroll_to(y=max(0, self.cursor - 2), animate=False)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False)
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        """Stand on the line that is clicked; twice opens it."""
        at = event.y + self.scroll_offset.y
        if at < len(self._lines) and self._lines[at].stop:
            self.cursor = at
            if event.chain == 2:
                self.post_message(self.Opened())
