"""The queue as a table that draws only the lines one sees."""

from __future__ import annotations

from collections import Counter
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

from tui.languages import _, number_text
from tui.screens.today.next_to_call import next_to_call
from tui.screens.today.queue import Ahead, Line, heading_of
from tui.text import cut, fitted

ATTEMPTS_WIDTH = 9
THERE_WIDTH = 9
"""Cells of the column with their local time."""

PORTION = 100
"""Leads further down that are read at once when one comes near."""


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
    there: int = 0

    @classmethod
    def of(cls, width: int) -> Columns:
        """The columns of a table this wide."""
        attempts = ATTEMPTS_WIDTH if width >= 50 else 0
        there = THERE_WIDTH if width >= 72 else 0
        room = max(0, width - 3 - sum(column + 1 for column in (attempts, there) if column))
        lead = room * 32 // 100
        company = room * 28 // 100
        return cls(lead, company, room - lead - company, attempts, there)


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

    @dataclass
    class Needed(Message):
        """Leads come into sight of which nothing is known yet."""

        keys: tuple[int, ...]
        """Their ids."""

    def __init__(self, lines: Sequence[Line] = ()) -> None:
        super().__init__()
        self._rows: list[Heading | Line | Ahead] = []
        self._asked: set[int] = set()
        """Portions that were asked for."""
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

    def show(
        self,
        lines: Sequence[Line],
        ahead: Sequence[Ahead] = (),
        *,
        ended: int | None = None,
        wanted: int | None = None,
    ) -> None:
        """Show these leads, and keep the cursor on the same one where it is still there.

        Args:
            lines: The first of them.
            ahead: Those further down, which are asked for when they come into sight.
            ended: A lead whose call is over: where the cursor is on it, it goes to the next one.
            wanted: A lead to put the cursor on.
        """
        before, stood = self.chosen, [self._key_at(place) for place in self._places]
        self._fill(lines, ahead)
        rows: list[Line | Ahead] = [*lines, *ahead]
        keys = [row.key for row in rows]
        at = keys.index(before.key) if before and before.key in keys else self.cursor
        if wanted in keys:
            at = keys.index(wanted)
        elif before and before.key == ended:
            at = next_to_call(rows, stood, ended)
        self.set_reactive(QueueTable.cursor, max(0, min(at, len(keys) - 1)))
        self._measure()
        self.refresh()
        self._show_cursor()
        self.post_message(self.Chosen(self.chosen))

    def fill(self, lines: Sequence[Line]) -> None:
        """Put in leads that were asked for; those that have gone meanwhile stay empty."""
        known = {line.key: line for line in lines}
        chosen = self.chosen
        for place in self._places:
            row = self._rows[place]
            if isinstance(row, Ahead) and (line := known.get(row.key)) is not None:
                self._rows[place] = line
        self.refresh()
        if chosen is None and self.chosen is not None:
            self.post_message(self.Chosen(self.chosen))

    def _fill(self, lines: Sequence[Line], ahead: Sequence[Ahead] = ()) -> None:
        self._rows = []
        self._places = []
        self._asked = set()
        section = None
        rows: list[Line | Ahead] = [*lines, *ahead]
        counts = Counter(row.section for row in rows) if ahead else Counter[str]()
        for row in rows:
            if row.section != section:
                section = row.section
                text = heading_of(section)
                if counts[section] > 1:
                    text = f"{text} · {number_text(counts[section])}"
                self._rows.append(Heading(text))
            self._places.append(len(self._rows))
            self._rows.append(row)

    def _key_at(self, place: int) -> int:
        row = self._rows[place]
        assert not isinstance(row, Heading)
        return row.key

    def _ask_for(self, at: int) -> None:
        """Ask for a row that is in sight, and for those around it, once."""
        portion = at // PORTION
        if portion in self._asked:
            return
        self._asked.add(portion)
        near = self._rows[portion * PORTION : (portion + 1) * PORTION]
        self.post_message(self.Needed(tuple(row.key for row in near if isinstance(row, Ahead))))

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
                self._cells(_("lead"), _("company"), _("why now"), _("there"), _("attempts")),
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
        if isinstance(row, Ahead):
            self._ask_for(at)
        if self._places and at == self._places[min(self.cursor, len(self._places) - 1)]:
            style = self.get_component_rich_style("queue--cursor")
        else:
            style = self.rich_style
        if isinstance(row, Ahead):
            return self._strip(" …", style, width)
        attempts = str(row.attempts) if row.attempts else ""
        cells = self._cells(row.name, row.company, row.why, row.there, attempts)
        return self._strip(cells, style, width)

    def _cells(self, lead: str, company: str, why: str, there: str, attempts: str) -> str:
        columns = self._columns
        parts = [fitted(lead, columns.lead), fitted(company, columns.company)]
        parts.append(fitted(why, columns.why))
        if columns.there:
            parts.append(cut(there, columns.there).rjust(columns.there))
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
            if event.chain == 2 and self.chosen is not None:
                self.post_message(self.Opened(self.chosen))

    def refresh_line(self, y: int) -> None:
        """Repaint one line of the table, counted with the header and without scrolling."""
        self.refresh(Region(0, y - self.scroll_offset.y, self.size.width, 1))
