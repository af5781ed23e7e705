"""Pages: what can lie on the question for a while. Esc closes them and nothing has moved.

A page is not a screen and holds no widgets: the question's panel paints its rows instead of the
question's, and the line stays where it is. Opening one costs a repaint, and focus never moves.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

from tui.languages import N_

from ..rows import Row
from ..view import View

Tone = Literal["plain", "warn", "bad"]


class Desk(Protocol):
    """What a page may ask of the call screen."""

    view: View
    pages: list["Page"]

    def open_page(self, page: "Page") -> None:
        """Lay a page over what is open."""

    def close_page(self) -> None:
        """Close the topmost page."""

    def close_pages(self) -> None:
        """Close all pages."""

    def happened(self) -> None:
        """Something was recorded: show what has changed."""

    def repaint(self) -> None:
        """Show the page again; nothing was recorded."""

    def put_line(self, text: str) -> None:
        """Let this stand on the line, the cursor behind it."""

    def tell(self, text: str, tone: Tone = "plain") -> None:
        """Say something above the line until the next key."""

    def finish(self, disposition: str, when: str = "") -> None:
        """End the call as an attempt."""

    def leave_call(self) -> None:
        """Leave the call as a draft."""


class Page(ABC):
    """Something laid over the question."""

    takes_line: bool = False
    """Whether what is typed goes to the page; the note on the line waits meanwhile."""
    takes_digits: bool = True
    """Whether digits on the empty line choose something on the page."""
    ticks: bool = False
    """Whether it shows a running time."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def view(self) -> View:
        """The call."""
        return self.desk.view

    @abstractmethod
    def heading(self) -> str:
        """What stands on the panel's border."""

    @abstractmethod
    def rows(self, width: int, height: int) -> Sequence[Row]:
        """What is on it."""

    def keys(self) -> Mapping[str, str]:
        """What the call's commands do here, by their ids, as the key line says it (N_())."""
        return {"leave": N_("close")}

    def prompt(self) -> tuple[str, str]:
        """What stands before the line, and in it while it is empty."""
        return "› ", ""

    def cursor_row(self) -> int | None:
        """The row that has to be in sight, counted at the last `rows`."""
        return None

    def digit(self, number: int) -> None:  # noqa: B027 - most pages have no numbers
        """A digit on the empty line."""

    def typed(self, text: str) -> None:  # noqa: B027 - nor take the line
        """The line has another text (with `takes_line`)."""

    def enter(self, text: str) -> None:  # noqa: ARG002
        """Enter; `text` is empty unless the page takes the line."""
        self.desk.close_page()

    def move(self, by: int) -> bool:  # noqa: ARG002
        """Up or down; False where the panel may scroll instead."""
        return False
