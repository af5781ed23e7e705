"""What leads and calls cost (`costs.yaml`): sources by period, and the time of reps."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field, StringConstraints

from tui.scripts.statistics.periods import Period, read_period

from .names import Model

Span = Annotated[str, StringConstraints(pattern=r"^20\d\d(-(0[1-9]|1[0-2])|-q[1-4])?$")]
"""A month, a quarter or a year: `2026-10`, `2026-q4`, `2026`."""

Money = Annotated[Decimal, Field(ge=0, le=10**12)]


class CostRules(Model):
    """What leads and calls cost."""

    currency: str = Field(pattern=r"^[A-Z]{3}$")
    rep_hour: Money | None = None
    """What an hour of a rep costs, with everything that belongs to it."""
    minutes_around: Annotated[Decimal, Field(ge=0, le=480)] = Decimal(0)
    """Minutes of work around every call, besides the talk: finding out, writing up, dialling."""
    sources: Mapping[str, Mapping[Span, Money]] = Field(default_factory=dict)
    """Money by source and by the month, quarter or year that it was spent in."""

    def paid(self, source: str, period: Period) -> Fraction | None:
        """What was paid for a source in a period; None where nothing is kept of it there.

        The money of a month, quarter or year is spread over its days alike.
        """
        found: Fraction | None = None
        for words, money in self.sources.get(source, {}).items():
            span = read_period(words, date.max)
            first, last = max(span.first, period.first), min(span.last, period.last)
            if first <= last:
                share = Fraction((last - first).days + 1, span.days)
                found = (found or Fraction(0)) + Fraction(money) * share
        return found

    def time(self, seconds: int, calls: int) -> Fraction | None:
        """What the time of reps costs: minutes · rep cost; None where an hour's cost is unknown."""
        if self.rep_hour is None:
            return None
        minutes = Fraction(seconds, 60) + calls * Fraction(self.minutes_around)
        return Fraction(self.rep_hour) * minutes / 60
