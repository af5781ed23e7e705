"""The plan that is kept: money, and the period in which it is to be won."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tui.scripts.sayings import SayingError
from tui.scripts.statistics.periods import Period, read_period

from .amounts import amount
from .period_words import meant

USUAL = "this year"
MONEY, PERIOD = "money", "period"
"""The fields of the planner that say what is planned."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be won, and when."""

    money: Fraction
    period: Period


def period_of(fields: Mapping[str, str], today: date) -> Period:
    """The period of the plan: as it was typed, else this year.

    Raises:
        SayingError: The words are no period.
    """
    return read_period(meant(fields.get(PERIOD, "")) or USUAL, today)


def planned(fields: Mapping[str, str], today: date) -> Planned | None:
    """The plan in the fields of the planner; None where there is none that can be read."""
    words = fields.get(MONEY, "").strip()
    try:
        return Planned(amount(words), period_of(fields, today)) if words else None
    except SayingError:
        return None
