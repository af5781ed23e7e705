"""The stretch of a list that is loaded: it grows where one goes, and is let go of behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Row = TypeVar("Row")

MOST = 1_000
"""Rows that are held; those farthest from where one goes are let go of."""


@dataclass
class Window(Generic[Row]):
    """Rows in their order, and whether there are others on either side."""

    rows: list[Row] = field(default_factory=list)
    above: bool = False
    """Whether there are rows before the first."""
    below: bool = False
    """Whether there are rows after the last."""

    def begin(self, rows: Sequence[Row], *, more: bool) -> None:
        """The first page of the list, and whether there are more."""
        self.rows, self.above, self.below = list(rows), False, more

    def end(self, rows: Sequence[Row], *, more: bool) -> None:
        """The last page of the list."""
        self.rows, self.above, self.below = list(rows), more, False

    def add(self, rows: Sequence[Row], *, more: bool, back: bool) -> None:
        """A page that follows the last row, or (`back`) goes before the first."""
        if back:
            self.rows = [*rows, *self.rows]
            self.above = more
            if len(self.rows) > MOST:
                self.rows, self.below = self.rows[:MOST], True
        else:
            self.rows = [*self.rows, *rows]
            self.below = more
            if len(self.rows) > MOST:
                self.rows, self.above = self.rows[-MOST:], True

    def beside(self, *, back: bool) -> Row | None:
        """The row beside which more can be loaded; None where the list ends."""
        if not self.rows or not (self.above if back else self.below):
            return None
        return self.rows[0] if back else self.rows[-1]
