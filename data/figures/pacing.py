"""Where a plan stands: what is won of it, what is open, and how fast deals go (domain.md 5.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.pipeline import (
    OpenDeals,
    Pipeline,
    Won,
    pipeline,
    weighted_among,
    wins_among,
    won_in,
)
from data.figures.planning import YEAR
from data.tables.core import call_figure as figure
from data.tables.core import deal
from tui.scripts.statistics import Share, Wins, quantile
from tui.scripts.statistics.periods import Period

READ = 2_000
"""Deals that the length of a sale is read from, the latest that were won."""


@dataclass(frozen=True, slots=True)
class Open:
    """Some of the open deals, in the currency of the plan."""

    deals: int
    amount: Decimal
    weighted: Decimal | None
    """Every amount by its chance; None while chances are not known, as the wins."""
    wins: Wins | None


@dataclass(frozen=True, slots=True)
class Pacing:
    """What there is to set beside a plan; all in one currency."""

    period: Period
    currency: str
    won: Won
    others: tuple[Won, ...]
    """Won in other currencies: never added to the rest."""
    average: Fraction | None
    """The money of one deal: won in the period, else in the last year, else open."""
    open: Open
    promised: Open
    """Those of the open deals that their owners expect to close by the end of the period."""
    rate: Share
    """Won of all that were ever decided."""
    cycle: float | None
    """Days from the first call to the win, the middle one of the latest wins."""


def pacing(connection: Connection, period: Period, today: date) -> Pacing:
    """Read what there is to set beside the plan of a period.

    Args:
        connection: A transaction.
        period: That of the plan.
        today: The day it is read on.
    """
    won = won_in(connection, Asked(period))
    year = won_in(connection, Asked(Period(today - YEAR, today)))
    waiting = pipeline(connection, Asked(period), today)
    currency = _currency(won, year, waiting)
    same = [one for one in waiting.groups if one.currency and one.currency == currency]
    own = next((one for one in won if one.currency == currency), Won(currency, 0, Decimal(0)))
    last_year = next((one for one in year if one.currency == currency), own)
    return Pacing(
        period,
        currency,
        own,
        tuple(one for one in won if one.currency not in (currency, "") and one.deals),
        _average(own, last_year, same),
        _open(same),
        _open([one for one in same if one.promised]),
        waiting.rate,
        _cycle(connection),
    )


def _currency(won: Sequence[Won], year: Sequence[Won], waiting: Pipeline) -> str:
    """The one most was won in; before the first win, the one most is open in."""
    for one in (*won, *year):
        if one.currency:
            return one.currency
    return waiting.money[0].currency if waiting.money else ""


def _average(own: Won, year: Won, open_deals: Sequence[OpenDeals]) -> Fraction | None:
    for one in (own, year):
        if one.deals and one.amount:
            return Fraction(one.amount) / one.deals
    whole = _amount(open_deals)
    return Fraction(whole) / sum(one.deals for one in open_deals) if whole else None


def _open(groups: Sequence[OpenDeals]) -> Open:
    return Open(
        sum(one.deals for one in groups),
        _amount(groups),
        weighted_among(groups),
        wins_among(groups),
    )


def _amount(groups: Sequence[OpenDeals]) -> Decimal:
    return sum((one.amount for one in groups), Decimal(0))


def _cycle(connection: Connection) -> float | None:
    latest = (
        select(deal.c.call_id)
        .where(deal.c.status == "won")
        .order_by(deal.c.closed_at.desc())
        .limit(READ)
    )
    chosen = select(figure.c.cycle).where(figure.c.id.in_(latest))
    days = [int(one) for one in connection.execute(chosen).scalars() if one is not None]
    return quantile(days, 0.5)
