"""What a report is made of, whatever shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from tui.scripts.statistics import ENOUGH, FEW, Share, wilson_count


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of money."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class CostOfOne:
    """What one of several costs."""

    money: Money
    of: int
    """How many there are."""

    @property
    def ends(self) -> tuple[Decimal, Decimal] | None:
        """The interval that follows from their number; None of too few."""
        if self.of < FEW:
            return None
        whole = self.money.amount * self.of
        low, high = (Decimal(str(end)) for end in wilson_count(self.of))
        return whole / high, whole / low

    @property
    def grey(self) -> bool:
        """Whether there are so few that it is compared with nothing."""
        return FEW <= self.of < ENOUGH


@dataclass(frozen=True, slots=True)
class Time:
    """A length of time."""

    seconds: float


Value = str | int | float | Decimal | date | Share | Money | CostOfOne | Time | None
"""What may stand in a table; a share is shown with its count, its rate and its interval."""

Drawn = Literal["bars", "steps", "line", "spread"]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers that people would rather look at."""

    kind: Drawn
    title: str
    points: tuple[tuple[str, float], ...]
    """Label and number."""
    ends: tuple[tuple[float, float], ...] = ()
    """The interval of every number, where it has one."""
    per_cent: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings."""

    name: str
    """What a file with it is called."""
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    empty: str = ""
    """What is said where there are no rows."""


class Leading(str):
    """A sentence whose numbers lead somewhere, as the rows of a table do."""

    name: str

    def __new__(cls, name: str, words: str) -> "Leading":
        """The words, and what they are called where it is said where they lead."""
        made = super().__new__(cls, words)
        made.name = name
        return made


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under its heading."""

    title: str
    lines: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A whole report."""

    title: str
    about: tuple[str, ...]
    """The period, the filters, and what has to be known to read it."""
    sections: tuple[Section, ...]
    data: object = field(default=None, compare=False)
    """The same as plain values, for programs."""

    @property
    def tables(self) -> Sequence[Table]:
        """Every table in order."""
        return [table for section in self.sections for table in section.tables]
