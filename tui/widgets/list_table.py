"""A long list as a table that draws only the lines one sees, and asks for more at its ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.text import cut, fitted

NEAR = 40
"""Lines from an end of what is loaded at which more is asked for."""


@dataclass(frozen=True)
class Column:
    """A column: its title, and how much of the width it takes."""

    title: str
    """In the interface's language."""
    share: int
    """Of the room that fixed columns leave."""
    width: int = 0
    """Cells, for a column that doesn't grow."""
    right: bool = False
    """Whether it stands at its right edge, as figures do."""
    from_width: int = 0
    """The least width of the table in which it is shown."""


@dataclass(frozen=True)
class Line:
    """A row of the table."""

    key: int
    cells: tuple[str, ...]
    """One for each column; data is fine."""


@dataclass
class Widths:
    """How many cells each column takes; 0 for one that is left out."""

    cells: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, columns: Sequence[Column], width: int) -> Widths:
        """The columns of a table this wide, with one cell between them and one on each side."""
        shown = [column for column in columns if width >= column.from_width]
        room = max(0, width - 1 - len(shown) - sum(column.width for column in shown))
        shares = sum(column.share for column in shown) or 1
        return cls(
            [
                (column.width or room * column.share // shares) if column in shown else 0
                for column in columns
            ]
        )


class ListTable(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows under a header; the cursor is always on one of them."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"list--header", "list--cursor"}

    cursor: reactive[int] = reactive(0, repaint=False)
    """Which of the loaded rows is chosen."""

    @dataclass
    class Opened(Message):
        """A row was clicked twice."""

        key: int

    @dataclass
    class NearEnd(Message):
        """The cursor comes close to an end of what is loaded."""

        back: bool
        """Whether it is the upper one."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: Sequence[Column] = ()
        self._rows: Sequence[Line] = ()
        self._widths = Widths()
        self._style: Style | None = None

    @property
    def chosen(self) -> Line | None:
        """The row under the cursor."""
        return self._rows[min(self.cursor, len(self._rows) - 1)] if self._rows else None

    def show(
        self, columns: Sequence[Column], rows: Sequence[Line], *, on: int | None = None
    ) -> None:
        """Show these rows.

        Args:
            columns: What stands over them.
            rows: All that are loaded.
            on: The key of the row to stand on; without one, or where it is gone, the place stays.
        """
        self._columns, self._rows = columns, rows
        before = self.cursor
        at = next((place for place, row in enumerate(rows) if row.key == on), before)
        at = max(0, min(at, len(rows) - 1))
        self.set_reactive(ListTable.cursor, at)
        self._measure()
        if at != before:
            # What was loaded above moves the row; what one sees stays where it was.
            self.scroll_to(y=max(0, self.scroll_offset.y + at - before), animate=False)
        self.refresh()
        self._show_cursor()

    # ------------------------------------------------------------------ drawing

    def on_resize(self, _event: events.Resize) -> None:
        """Divide the width anew."""
        self._measure()
        self._show_cursor()

    def _measure(self) -> None:
        width = self.scrollable_content_region.width
        self._widths = Widths.of(self._columns, width)
        self.virtual_size = Size(width, len(self._rows) + 1)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a frame, in a style that is worked out once: it asks every ancestor."""
        self._style = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the table: the first stays, the others scroll under it."""
        width = self.size.width
        style = self._style or self.rich_style
        if y == 0:
            titles = [column.title for column in self._columns]
            return self._strip(titles, self.get_component_rich_style("list--header"), width)
        at = y - 1 + self.scroll_offset.y
        if at >= len(self._rows):
            return Strip.blank(width, style)
        if at == min(self.cursor, len(self._rows) - 1):
            style = self.get_component_rich_style("list--cursor")
        return self._strip(self._rows[at].cells, style, width)

    def _strip(self, cells: Sequence[str], style: Style, width: int) -> Strip:
        parts = [
            cut(text, room).rjust(room) if column.right else fitted(text, room)
            for column, room, text in zip(self._columns, self._widths.cells, cells, strict=True)
            if room
        ]
        return Strip([Segment(" " + " ".join(parts), style)]).adjust_cell_length(width, style)

    # ------------------------------------------------------------------ moving

    def watch_cursor(self, before: int, now: int) -> None:
        """Repaint the two lines that change, and ask for more in time."""
        for cursor in (before, now):
            if 0 <= cursor < len(self._rows):
                self.refresh(Region(0, cursor + 1 - self.scroll_offset.y, self.size.width, 1))
        self._show_cursor()
        if now > before and now >= len(self._rows) - NEAR:
            self.post_message(self.NearEnd(back=False))
        elif now < before and now < NEAR:
            self.post_message(self.NearEnd(back=True))

    def validate_cursor(self, cursor: int) -> int:
        """Keep it on the list."""
        return max(0, min(cursor, len(self._rows) - 1))

    def move(self, by: int) -> None:
        """Go up or down the list."""
        self.cursor += by

    @property
    def last(self) -> int:
        """The place of the last loaded row."""
        return max(0, len(self._rows) - 1)

    @property
    def page(self) -> int:
        """How many rows one sees at once."""
        return max(1, self.size.height - 2)

    def _show_cursor(self) -> None:
        height = max(1, self.scrollable_content_region.height - 1)
        offset = self.scroll_offset.y
        if self.cursor < offset:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= offset + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False)

    def on_click(self, event: events.Click) -> None:
        """Choose the row that is clicked; twice opens it."""
        at = event.y - 1 + self.scroll_offset.y
        if event.y > 0 and at < len(self._rows):
            self.cursor = at
            if event.chain == 2:
                self.post_message(self.Opened(self._rows[at].key))
