"""A panel of the call: one widget that paints rows and repaints only those that changed."""

from collections.abc import Callable, Sequence
from typing import Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from tui.languages import _
from tui.text import one_line

from .rows import STYLES, Row, Span, line

Source = Callable[[int, int], Sequence[Row]]
"""Builds a panel's rows for a width and a height."""


class Panel(Widget):
    """Rows that a source builds, painted line by line; nothing in it is mounted or laid out.

    A row with an action can be clicked. What does not fit is scrolled with `move`.
    """

    COMPONENT_CLASSES = {f"panel--{name}" for name in STYLES}
    can_focus = False

    def __init__(self, source: Source, *, id: str, heading: Callable[[], str] | None = None):
        """Paint what `source` builds, under what `heading` says."""
        super().__init__(id=id)
        self._source = source
        self._heading = heading
        self._rows: Sequence[Row] = ()
        self._shown: list[Row] = []
        self._strips: dict[tuple[int, Row], Strip] = {}
        self._looks: dict[str, Style] = {}
        self._painted: tuple[Region, list[Strip]] | None = None
        self._top = 0

    @property
    def text(self) -> str:
        """What is on the panel, without styles."""
        return "\n".join(row.text.rstrip() for row in self._shown)

    def update(self) -> None:
        """Build the rows anew and repaint those that differ."""
        width, height = self.content_size
        if not width or not height:
            return
        if self._heading is not None:
            self._set_heading(self._heading())
        self._rows = self._source(width, height)
        self._show()

    def _set_heading(self, text: str) -> None:
        """Show a heading; repaints the border's row alone, where `border_title` repaints all."""
        heading = Content(one_line(text))
        if self._border_title is None or self._border_title.plain != heading.plain:
            self._border_title = heading
            left, top = self.content_offset
            self.refresh(Region(-left, -top, self.outer_size.width, 1))

    def move(self, by: int) -> bool:
        """Scroll by rows; whether there was anything to scroll."""
        limit = max(0, len(self._rows) - self.content_size.height)
        top = max(0, min(limit, self._top + by))
        moved = top != self._top
        self._top = top
        self._show()
        return moved

    def reveal(self, row: int) -> None:
        """Scroll so that a row is seen, with one around it."""
        height = self.content_size.height
        if row < self._top + 1:
            self._top = max(0, row - 1)
        elif row > self._top + height - 2:
            self._top = row - height + 2
        self._show()

    def reveal_text(self, start: str) -> None:
        """Scroll so that the row which begins like this is seen, where there is one."""
        for place, row in enumerate(self._rows):
            if row.text.startswith(start):
                self.reveal(place)
                return

    def rewind(self) -> None:
        """Scroll back to the first row at the next update."""
        self._top = 0

    def _show(self) -> None:
        height = self.content_size.height
        self._top = max(0, min(self._top, len(self._rows) - height))
        shown = list(self._rows[self._top : self._top + height])
        if shown and len(self._rows) > self._top + height:
            shown[-1] = line((_("↓ more"), "dim"), action="screen.scroll(1)")
        if shown and self._top:
            shown[0] = line((_("↑ more"), "dim"), action="screen.scroll(-1)")
        before, self._shown = self._shown, shown
        width = self.content_size.width
        changed = [
            Region(0, y, width, 1)
            for y in range(height)
            if (before[y] if y < len(before) else None) != (shown[y] if y < len(shown) else None)
        ]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """One row as a strip."""
        width = self.content_size.width
        row = self._shown[y] if y < len(self._shown) else Row()
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(y)) is not None:
            start, end = span
            end = end if end >= 0 else len(row.text)
            return self._selected(row, start, end, width).apply_offsets(0, y)
        strip = self._strips.get((y, row))
        if strip is None:
            if len(self._strips) > 512:
                self._strips.clear()
            strip = self._strips[y, row] = self._paint(row, width).apply_offsets(0, y)
        return strip

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text under the mouse selection."""
        return selection.extract(self.text), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Show the new selection."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget what was painted in the old styles."""
        super().notify_style_update()
        self._strips.clear()
        self._looks.clear()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._strips.clear()
        self._shown = []
        self.update()
        self.refresh()

    async def on_click(self, event: events.Click) -> None:
        """Run the action of the row under the mouse."""
        place = event.get_content_offset(self)
        if place is not None and place.y < len(self._shown) and self._shown[place.y].action:
            event.stop()
            await self.run_action(self._shown[place.y].action)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.move(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.move(-2)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paint again, all or these regions."""
        self._painted = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """All rows, as painted last time where only neighbours have changed since."""
        if self._painted is None or self._painted[0] != crop:
            self._painted = (crop, super().render_lines(crop))
        return self._painted[1]

    def _style(self, name: str) -> Style:
        # Kept here, since Textual works styles out anew after every refresh.
        look = self._looks.get(name)
        if look is None:
            look = self.get_component_rich_style(f"panel--{name}") if name else self.rich_style
            self._looks[name] = look
        return look

    def _paint(self, row: Row, width: int) -> Strip:
        segments = [Segment(span.text, self._style(span.style)) for span in row.spans]
        return Strip(segments).adjust_cell_length(width, self._style(""))

    def _selected(self, row: Row, start: int, end: int, width: int) -> Strip:
        chosen = self.screen.get_component_rich_style("screen--selection")
        segments: list[Segment] = []
        place = 0
        for text, name in row.spans:
            style = self._style(name)
            for index, character in enumerate(text, start=place):
                inside = start <= index < end
                segments.append(Segment(character, style + chosen if inside else style))
            place += len(text)
        return Strip(Strip(segments).simplify()).adjust_cell_length(width, self._style(""))


if __name__ == "__main__":
    from textual.app import App, ComposeResult

    class PanelApp(App[None]):
        """A panel by itself."""

        def compose(self) -> ComposeResult:
            """One panel."""
            row = Row((Span("[/markup] is "), Span("plain", "strong")))
            yield Panel(lambda _width, _height: [row] * 50, id="demo")

    PanelApp().run()
