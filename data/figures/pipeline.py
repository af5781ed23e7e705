"""Open deals: what they are worth, and how many of them will be won."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import Numeric, cast, func, select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.tables.core import block_figure, deal
from data.tables.core import call_figure as figure
from data.times import begins_here
from tui.scripts.statistics import Share, Wins, shrink_all, wins_of
from tui.scripts.statistics.periods import Period


@dataclass(frozen=True, slots=True)
class OpenDeal:
    """A deal that is not decided."""

    id: int
    name: str
    amount: Decimal | None
    currency: str
    expected_close: date
    owner: str
    rate: float
    """Its chance, by the source it came from."""


@dataclass(frozen=True, slots=True)
class Money:
    """Deals in one currency."""

    currency: str
    deals: int
    amount: Decimal
    weighted: Decimal
    """Every amount by its chance."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The open deals together."""

    deals: tuple[OpenDeal, ...]
    money: tuple[Money, ...]
    wins: Wins
    """How many of them will be won, at the rates of their sources."""
    by_word: int
    """Deals that their owners expect to close by the end of the period."""
    by_word_money: tuple[Money, ...]
    overdue: int
    """Deals whose planned day has passed."""
    rate: Share
    """Won of all that were ever decided."""


@dataclass(frozen=True, slots=True)
class Won:
    """Deals won in a period, in one currency."""

    currency: str
    deals: int
    amount: Decimal

    @property
    def average(self) -> Decimal | None:
        """The money of one."""
        return self.amount / self.deals if self.deals else None


def pipeline(connection: Connection, asked: Asked, today: date) -> Pipeline:
    """The deals that are open now; of the calls that are asked for, whenever they were."""
    rates, overall = win_rates(connection)
    mean = overall.rate or 0.0
    chosen = (
        select(
            deal.c.id, deal.c.name, deal.c.amount, deal.c.currency, deal.c.expected_close,
            deal.c.owner, figure.c.source,
        )
        .join(figure, figure.c.id == deal.c.call_id, isouter=True)
        .where(deal.c.status == "open", *asked.rules()[1:])
        .order_by(deal.c.expected_close, deal.c.id)
    )  # fmt: skip
    found = [
        OpenDeal(*row[:3], row[3] or "", *row[4:6], rates.get(row[6] or "", mean))
        for row in connection.execute(chosen)
    ]
    promised = [one for one in found if one.expected_close <= asked.period.last]
    return Pipeline(
        tuple(found),
        _money(found),
        wins_of(one.rate for one in found),
        len(promised),
        _money(promised),
        sum(one.expected_close < today for one in found),
        overall,
    )


def win_rates(connection: Connection) -> tuple[Mapping[str, float], Share]:
    """The chance of a deal by source, drawn towards that of all, and the share of all."""
    c = block_figure.c
    chosen = (
        select(c.value, func.sum(c.won), func.sum(c.lost))
        .where(c.kind == "source")
        .group_by(c.value)
    )
    rows = connection.execute(chosen).all()
    shares = [Share(won, won + lost) for _source, won, lost in rows]
    rates = [found.rate for found in shrink_all(shares)]
    return dict(zip([row[0] for row in rows], rates, strict=True)), sum(shares, Share(0, 0))


def won_in(connection: Connection, asked: Asked, period: Period | None = None) -> tuple[Won, ...]:
    """Deals that were won in the period, by currency, the largest sum first."""
    period = period or asked.period
    chosen = (
        select(deal.c.currency, func.count(), func.sum(cast(deal.c.amount, Numeric)))
        .where(
            deal.c.status == "won",
            deal.c.closed_at >= begins_here(period.first),
            deal.c.closed_at < begins_here(period.last + timedelta(days=1)),
        )
        .group_by(deal.c.currency)
    )
    if asked.only:
        chosen = chosen.join(figure, figure.c.id == deal.c.call_id).where(*asked.rules()[1:])
    rows = [
        Won(currency or "", count, _exact(amount))
        for currency, count, amount in connection.execute(chosen)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.amount, row.currency)))


def _money(found: Sequence[OpenDeal]) -> tuple[Money, ...]:
    by_currency: dict[str, list[OpenDeal]] = {}
    for one in found:
        if one.amount is not None:
            by_currency.setdefault(one.currency, []).append(one)
    sums = [
        Money(
            currency,
            len(deals),
            sum((one.amount or Decimal(0) for one in deals), Decimal(0)),
            _exact(sum(float(one.amount or 0) * one.rate for one in deals)),
        )
        for currency, deals in by_currency.items()
    ]
    return tuple(sorted(sums, key=lambda row: (-row.amount, row.currency)))


def _exact(amount: object) -> Decimal:
    """A sum as money: SQLite adds amounts as floating point numbers, exact to their decimals."""
    return Decimal(str(amount or 0)).quantize(Decimal("0.01"))
