"""The team's own rates, for the planner."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from data.figures.asked import Asked
from data.figures.catching_up import catch_up
from data.figures.pipeline import won_in
from data.figures.totals import Counts, totals
from data.store import Store
from tui.scripts.statistics import Share
from tui.scripts.statistics.periods import Period

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class OwnRates:
    """What the last year has shown."""

    close: Share
    """Won of the qualified leads whose end is known: many of them never become a deal."""
    accept: Share
    """Leads that were qualified, of those called."""
    average: Fraction | None
    """The money of a won deal, in the currency that most of it came in."""
    currency: str


def last_year(today: date, only: Mapping[str, str] | None = None) -> Asked:
    """The calls that the rates come from."""
    return Asked(Period(today - YEAR, today), dict(only or {}))


def own_rates(store: Store, today: date, only: Mapping[str, str] | None = None) -> OwnRates:
    """Read the rates of the last year.

    Args:
        store: The records.
        today: The day it is read on.
        only: Of which calls; rates differ by industry, segment, source.
    """
    catch_up(store.database)
    asked = last_year(today, only)
    with store.database.reading() as connection:
        counts = totals(connection, asked, ["all"]).all
        won = won_in(connection, asked)
    average = Fraction(won[0].amount) / won[0].deals if won and won[0].amount else None
    return OwnRates(
        _closing(counts),
        Share(min(counts.new_qualified, counts.new_called), counts.new_called),
        average,
        won[0].currency if won else "",
    )


def _closing(counts: Counts) -> Share:
    """Won deals per qualified lead (domain.md 5.6: accepted = deals / close rate).

    Of the qualified leads as large a part counts as of the deals is decided: deals of qualified
    times won of decided is then one share, and its interval is a little too wide rather than too
    narrow.
    """
    decided = counts.won + counts.lost
    known = round(counts.new_qualified * decided / counts.deals) if counts.deals else 0
    return Share(counts.won, max(known, decided))
