"""What a report is asked for: a period, and which calls in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement

from data.tables.core import call_figure as figure
from tui.scripts.statistics.periods import Period


@dataclass(frozen=True, slots=True)
class Asked:
    """A period, and values that calls must have."""

    period: Period
    only: Mapping[str, str] = field(default_factory=dict)
    """Value by column, of those in `FILTERS`."""

    def rules(self) -> list[ColumnElement[bool]]:
        """What the figures of a call must satisfy; the first of them is the period."""
        return [
            figure.c.day.between(self.period.first, self.period.last),
            *(figure.c[name] == value for name, value in sorted(self.only.items())),
        ]

    def over(self, period: Period) -> "Asked":
        """The same calls in another period."""
        return Asked(period, self.only)

    def also(self, **only: str) -> "Asked":
        """Fewer calls: they must have these values, too."""
        return Asked(self.period, {**self.only, **only})
