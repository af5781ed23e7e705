"""The plan that is kept: money, and the period in which it is to be won."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tui.languages import ngettext, number_text
from tui.scripts.sayings import SayingError
from tui.scripts.statistics import Needs
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


def needs_text(wanted: Needs) -> str:
    """What a plan takes: `20 deals, 200 accepted leads, 20,000 leads`."""
    deals = ngettext("{n} deal", "{n} deals", wanted.deals)
    accepted = ngettext("{n} accepted lead", "{n} accepted leads", wanted.accepted)
    leads = ngettext("{n} lead", "{n} leads", wanted.leads)
    counts = ((deals, wanted.deals), (accepted, wanted.accepted), (leads, wanted.leads))
    return ", ".join(words.format(n=number_text(number)) for words, number in counts)


def planned(fields: Mapping[str, str], today: date) -> Planned | None:
    """The plan in the fields of the planner; None where there is none that can be read."""
    words = fields.get(MONEY, "").strip()
    try:
        return Planned(amount(words), period_of(fields, today)) if words else None
    except SayingError:
        return None
