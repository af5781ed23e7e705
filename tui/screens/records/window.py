"""The stretch of a list that is loaded: it grows where one goes, and is let go of behind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.records.rows import Listed, Page

MOST = 1_000
"""Rows that are held; those farthest from where one goes are let go of."""


@dataclass
class Window:
    """Rows in their order, and whether there are others on either side."""

    rows: list[Listed] = field(default_factory=list)
    above: bool = False
    """Whether there are rows before the first."""
    below: bool = False
    """Whether there are rows after the last."""

    def begin(self, page: Page) -> None:
        """The first page of the list."""
        self.rows, self.above, self.below = list(page.rows), False, page.more

    def end(self, page: Page) -> None:
        """The last page of the list."""
        self.rows, self.above, self.below = list(page.rows), page.more, False

    def add(self, page: Page, *, back: bool) -> None:
        """A page that follows the last row, or (`back`) goes before the first."""
        if back:
            self.rows = [*page.rows, *self.rows]
            self.above = page.more
            if len(self.rows) > MOST:
                self.rows, self.below = self.rows[:MOST], True
        else:
            self.rows = [*self.rows, *page.rows]
            self.below = page.more
            if len(self.rows) > MOST:
                self.rows, self.above = self.rows[-MOST:], True

    def beside(self, *, back: bool) -> Listed | None:
        """The row beside which more can be loaded; None where the list ends."""
        if not self.rows or not (self.above if back else self.below):
            return None
        return self.rows[0] if back else self.rows[-1]
