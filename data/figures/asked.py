"""What a report is asked for: a period, and which calls in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement

from data.figures.facts import EVERYONE
from data.figures.stale import figure
from tui.scripts.statistics.periods import Period

FILTERS = ("rep", "script", "framework", "route", "source", "segment", "lang", "band", "outcome",
           "reason", "verdict", "stage")  # fmt: skip
"""What calls may be chosen by; each is a column of `call_figure`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A period, and values that calls must have."""

    period: Period
    only: Mapping[str, str] = field(default_factory=dict)
    """Value by column, of those in `FILTERS`."""

    @property
    def added_up(self) -> bool:
        """Whether the days that are added up answer it: they know reps, and nothing else."""
        return self.only.keys() <= {"rep"}

    @property
    def who(self) -> str:
        """Whose days are read."""
        return f"={self.only['rep']}" if "rep" in self.only else EVERYONE

    def rules(self) -> list[ColumnElement[bool]]:
        """What the figures of a call must satisfy."""
        return [
            figure.c.day.between(self.period.first, self.period.last),
            *(figure.c[name] == value for name, value in sorted(self.only.items())),
        ]

    def over(self, period: Period) -> "Asked":
        """The same calls in another period."""
        return Asked(period, self.only)
