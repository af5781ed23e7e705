"""The deals behind a number: open ones, or those won in a period."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.within import within
from data.tables.core import call_figure as figure
from data.tables.core import company, deal
from tui.scripts.statistics.periods import Period

MOST = 2_000
"""Deals in one list."""


@dataclass(frozen=True, slots=True)
class OfDeals:
    """Which deals a number counts."""

    asked: Asked
    """Of the calls that are asked for, whenever they were."""
    status: Literal["open", "won"]
    currency: str | None = None
    """None for any; empty for deals without an amount."""
    period: Period | None = None
    """Won in it; of open ones, expected to close by its end."""
    sources: tuple[str, ...] | None = None
    """Only deals of calls with leads of one of these."""

    def rules(self) -> list[ColumnElement[bool]]:
        """What the deals and the figures of their calls must satisfy."""
        rules = [deal.c.status == self.status, *self.asked.rules()[1:]]
        if self.sources is not None:
            rules.append(figure.c.source.in_(self.sources))
        if self.currency == "":
            rules.append(deal.c.currency.is_(None))
        elif self.currency is not None:
            rules.append(deal.c.currency == self.currency)
        if self.period is not None and self.status == "open":
            rules.append(deal.c.expected_close <= self.period.last)
        elif self.period is not None:
            rules += within(deal.c.closed_at, self.period)
        return rules


@dataclass(frozen=True, slots=True)
class DealLine:
    """A deal in the list."""

    id: int
    name: str
    company: str
    owner: str
    amount: Decimal | None
    currency: str
    expected_close: date
    closed_at: datetime | None


def deals_of(connection: Connection, wanted: OfDeals, *, limit: int = MOST) -> list[DealLine]:
    """The deals behind a number; those that end next first, of won ones the latest first."""
    order = deal.c.expected_close if wanted.status == "open" else deal.c.closed_at.desc()
    chosen = (
        select(
            deal.c.id, deal.c.name, company.c.name, deal.c.owner, deal.c.amount,
            func.coalesce(deal.c.currency, ""), deal.c.expected_close, deal.c.closed_at,
        )
        .join(company, company.c.id == deal.c.company_id, isouter=True)
        .join(figure, figure.c.id == deal.c.call_id, isouter=True)
        .where(*wanted.rules())
        .order_by(order, deal.c.id)
        .limit(limit)
    )  # fmt: skip
    return [DealLine(*row) for row in connection.execute(chosen)]


def count_deals(connection: Connection, wanted: OfDeals) -> int:
    """How many deals those are."""
    chosen = (
        select(func.count())
        .select_from(deal)
        .join(figure, figure.c.id == deal.c.call_id, isouter=True)
        .where(*wanted.rules())
    )
    return int(connection.execute(chosen).scalar_one())
