"""The queue as a table that draws only the lines one sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.languages import _
from tui.screens.today.queue import Line
from tui.text import cut, fitted

ATTEMPTS_WIDTH = 9


class Heading(NamedTuple):
    """A line over a section."""

    text: str


@dataclass(frozen=True)
class Columns:
    """How many cells each column takes, with one between them."""

    lead: int
    company: int
    why: int
    attempts: int

    @classmethod
    def of(cls, width: int) -> Columns:
        """The columns of a table this wide."""
        attempts = ATTEMPTS_WIDTH if width >= 50 else 0
        room = max(0, width - 3 - (attempts + 1 if attempts else 0))
        lead = room * 32 // 100
        company = room * 28 // 100
        return cls(lead, company, room - lead - company, attempts)


class QueueTable(ScrollView, can_focus=True, inherit_bindings=False):
    """Whom to call, under headings; one line a lead."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"queue--header", "queue--heading", "queue--cursor", "queue--muted"}

    cursor: reactive[int] = reactive(0, repaint=False)
    """Which lead is chosen: its place among the leads, headings not counted."""

    @dataclass
    class Chosen(Message):
        """Another lead is under the cursor."""

        line: Line | None
        """The lead, or None where the table is empty."""

    @dataclass
    class Opened(Message):
        """A lead was clicked twice."""

        line: Line
        """The lead."""

    def __init__(self, lines: Sequence[Line] = ()) -> None:
        super().__init__()
        self._rows: list[Heading | Line] = []
        self._places: list[int] = []
        self._columns = Columns.of(0)
        self._fill(lines)

    @property
    def chosen(self) -> Line | None:
        """The lead under the cursor."""
        if not self._places:
            return None
        row = self._rows[self._places[min(self.cursor, len(self._places) - 1)]]
        return row if isinstance(row, Line) else None

    def show(self, lines: Sequence[Line]) -> None:
        """Show these leads, and keep the cursor on the same one where it is still there."""
        before = self.chosen
        self._fill(lines)
        keys = [self._line_at(place).key for place in self._places]
        at = keys.index(before.key) if before and before.key in keys else self.cursor
        self.set_reactive(QueueTable.cursor, max(0, min(at, len(keys) - 1)))
        self._measure()
        self.refresh()
        self._show_cursor()
        self.post_message(self.Chosen(self.chosen))

    def _fill(self, lines: Sequence[Line]) -> None:
        self._rows = []
        self._places = []
        section = None
        for line in lines:
            if line.section != section:
                section = line.section
                self._rows.append(Heading(line.heading))
            self._places.append(len(self._rows))
            self._rows.append(line)

    def _line_at(self, place: int) -> Line:
        row = self._rows[place]
        assert isinstance(row, Line)
        return row

    # ------------------------------------------------------------------ drawing

    def on_resize(self, _event: events.Resize) -> None:
        """Divide the width anew."""
        self._measure()

    def _measure(self) -> None:
        width = self.scrollable_content_region.width
        self._columns = Columns.of(width)
        self.virtual_size = Size(width, len(self._rows) + 1)

    def render_line(self, y: int) -> Strip:
        """One line of the table: the first stays, the others scroll under it."""
        width = self.size.width
        if y == 0:
            return self._strip(
                self._cells(_("lead"), _("company"), _("why now"), _("attempts")),
                self.get_component_rich_style("queue--header"),
                width,
            )
        at = y - 1 + self.scroll_offset.y
        if at >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[at]
        if isinstance(row, Heading):
            style = self.get_component_rich_style("queue--heading")
            return self._strip(f" {cut(row.text, width - 2)}", style, width)
        if self._places and at == self._places[min(self.cursor, len(self._places) - 1)]:
            style = self.get_component_rich_style("queue--cursor")
        else:
            style = self.rich_style
        attempts = str(row.attempts) if row.attempts else ""
        return self._strip(self._cells(row.name, row.company, row.why, attempts), style, width)

    def _cells(self, lead: str, company: str, why: str, attempts: str) -> str:
        columns = self._columns
        parts = [fitted(lead, columns.lead), fitted(company, columns.company)]
        parts.append(fitted(why, columns.why))
        if columns.attempts:
            parts.append(cut(attempts, columns.attempts).rjust(columns.attempts))
        return " " + " ".join(parts)

    def _strip(self, text: str, style: Style, width: int) -> Strip:
        return Strip([Segment(text, style)]).adjust_cell_length(width, style)

    # ------------------------------------------------------------------ moving

    def watch_cursor(self, before: int, now: int) -> None:
        """Repaint the two lines that change."""
        if not self._places:
            return
        for cursor in (before, now):
            if 0 <= cursor < len(self._places):
                self.refresh_line(self._places[cursor] + 1)
        self._show_cursor()
        self.post_message(self.Chosen(self.chosen))

    def validate_cursor(self, cursor: int) -> int:
        """Keep it on the list."""
        return max(0, min(cursor, len(self._places) - 1))

    def move(self, by: int) -> None:
        """Go up or down the list."""
        self.cursor += by

    @property
    def last(self) -> int:
        """The place of the last lead."""
        return max(0, len(self._places) - 1)

    @property
    def page(self) -> int:
        """How many leads one sees at once."""
        return max(1, self.size.height - 2)

    def _show_cursor(self) -> None:
        if not self._places:
            return
        place = self._places[self.cursor]
        top = place - 1 if place and isinstance(self._rows[place - 1], Heading) else place
        height = max(1, self.scrollable_content_region.height - 1)
        offset = self.scroll_offset.y
        if top < offset:
            self.scroll_to(y=top, animate=False)
        elif place >= offset + height:
            self.scroll_to(y=place - height + 1, animate=False)

    def on_click(self, event: events.Click) -> None:
        """Choose the lead that is clicked; twice opens it."""
        at = event.y - 1 + self.scroll_offset.y
        if event.y > 0 and at in self._places:
            self.cursor = self._places.index(at)
            if event.chain == 2:
                self.post_message(self.Opened(self._line_at(at)))

    def refresh_line(self, y: int) -> None:
        """Repaint one line of the table, counted with the header and without scrolling."""
        self.refresh(Region(0, y - self.scroll_offset.y, self.size.width, 1))
