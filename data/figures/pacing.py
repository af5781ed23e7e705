"""Where a plan stands: what is won of it, what is open, and how fast deals go (domain.md 5.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.pipeline import OpenDeal, Pipeline, Won, won_in
from data.figures.planning import YEAR
from data.tables.core import call_figure as figure
from data.tables.core import deal
from tui.scripts.statistics import Share, Wins, quantile, wins_of
from tui.scripts.statistics.periods import Period

READ = 2_000
"""Deals that the length of a sale is read from, the latest that were won."""


@dataclass(frozen=True, slots=True)
class Open:
    """Some of the open deals, in the currency of the plan."""

    deals: int
    amount: Decimal
    weighted: Decimal
    """Every amount by its chance."""
    wins: Wins


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


def pacing(connection: Connection, period: Period, pipeline: Pipeline, today: date) -> Pacing:
    """Read what there is to set beside the plan of a period.

    Args:
        connection: A transaction.
        period: That of the plan.
        pipeline: The open deals.
        today: The day it is read on.
    """
    won = won_in(connection, Asked(period))
    year = won_in(connection, Asked(Period(today - YEAR, today)))
    currency = _currency(won, year, pipeline)
    same = [one for one in pipeline.deals if one.amount is not None and one.currency == currency]
    own = next((one for one in won if one.currency == currency), Won(currency, 0, Decimal(0)))
    last_year = next((one for one in year if one.currency == currency), own)
    return Pacing(
        period,
        currency,
        own,
        tuple(one for one in won if one.currency not in (currency, "") and one.deals),
        _average(own, last_year, same),
        _open(same),
        _open([one for one in same if one.expected_close <= period.last]),
        pipeline.rate,
        _cycle(connection),
    )


def _currency(won: Sequence[Won], year: Sequence[Won], pipeline: Pipeline) -> str:
    """The one most was won in; before the first win, the one most is open in."""
    for one in (*won, *year):
        if one.currency:
            return one.currency
    return pipeline.money[0].currency if pipeline.money else ""


def _average(own: Won, year: Won, open_deals: Sequence[OpenDeal]) -> Fraction | None:
    for one in (own, year):
        if one.deals and one.amount:
            return Fraction(one.amount) / one.deals
    whole = sum((one.amount or Decimal(0) for one in open_deals), Decimal(0))
    return Fraction(whole) / len(open_deals) if whole else None


def _open(deals: Sequence[OpenDeal]) -> Open:
    return Open(
        len(deals),
        sum((one.amount or Decimal(0) for one in deals), Decimal(0)),
        Decimal(str(sum(float(one.amount or 0) * one.rate for one in deals))),
        wins_of(one.rate for one in deals),
    )


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
