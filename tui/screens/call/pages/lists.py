"""A page with a list to choose from, narrowed by what is typed."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tui.languages import N_, _
from tui.text import cut

from ..rows import BLANK, Row, Span, line, para
from .page import Page


class Choice(NamedTuple):
    """One line of the list."""

    title: str
    note: str
    """A word on what it is, shown on the right."""
    open: Callable[[], None]
    head: str = ""
    """A heading that stands above it."""


class ListPage(Page):
    """Choices, one of them under the cursor; Enter opens it, digits open one of the first nine."""

    takes_line = True
    numbered = True

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.query = ""
        self.cursor = 0
        self.choices: Sequence[Choice] = self.find("")
        self._cursor_row = 0

    @abstractmethod
    def find(self, query: str) -> Sequence[Choice]:
        """The choices for what was typed."""

    def keys(self) -> Mapping[str, str]:
        """Digits and Enter open a line."""
        digits = {"answer": N_("choose")} if self.numbered and not self.query else {}
        return {**digits, "down": N_("down"), "go_on": N_("open it"), "leave": N_("close")}

    def empty(self) -> str:
        """What to say where there is nothing to choose."""
        if self.query:
            return _("Nothing found for “{query}”. Fewer letters may find it.").format(
                query=self.query
            )
        return _("Nothing here.")

    def rows(self, width: int, _height: int) -> Sequence[Row]:
        """The list with its cursor."""
        if not self.choices:
            return para(self.empty(), width, "dim")
        rows: list[Row] = []
        for place, choice in enumerate(self.choices):
            if choice.head:
                rows += [*([BLANK] if rows else []), line((choice.head, "heading"))]
            here = place == self.cursor
            if here:
                self._cursor_row = len(rows)
            number = f"{place + 1} " if self.numbered and not self.query and place < 9 else "  "
            note = f"  {choice.note}" if choice.note else ""
            title = cut(choice.title, width - 4 - len(note))
            gap = " " * max(0, width - 4 - len(note) - _cells(title))
            style = "cursor" if here else ""
            rows.append(
                Row(
                    (
                        Span("▸ " if here else "  ", "key"),
                        Span(number, "key"),
                        Span(title + gap, style),
                        Span(note, "dim"),
                    ),
                    f"screen.choose({place})",
                )
            )
        return rows

    def cursor_row(self) -> int | None:
        """The chosen line."""
        return self._cursor_row if self.choices else None

    def typed(self, text: str) -> None:
        """Narrow the list."""
        self.query = text.strip()
        self.cursor = 0
        self.choices = self.find(self.query)
        self.desk.repaint()

    def digit(self, number: int) -> None:
        """Open one of the first nine."""
        self.choose(number - 1)

    def choose(self, place: int) -> None:
        """Open a line."""
        if 0 <= place < len(self.choices):
            self.cursor = place
            self.choices[place].open()

    def enter(self, text: str) -> None:  # noqa: ARG002
        """Open what is under the cursor."""
        self.choose(self.cursor)

    def move(self, by: int) -> bool:
        """Move the cursor."""
        self.cursor = max(0, min(len(self.choices) - 1, self.cursor + by))
        self.desk.repaint()
        return True


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)
