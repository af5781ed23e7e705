"""Open deals: what they are worth, and how many of them will be won."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Numeric, cast, func, select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.within import within
from data.tables.core import block_figure, deal
from data.tables.core import call_figure as figure
from tui.scripts.statistics import Share, Wins, shrink_all, wins_of
from tui.scripts.statistics.periods import Period


@dataclass(frozen=True, slots=True)
class OpenDeals:
    """Deals that are not decided and have their currency, source and lateness in common."""

    currency: str
    """Empty for deals without an amount."""
    deals: int
    amount: Decimal
    rate: float | None
    """The chance of each, by the source they came from; None while it is not known."""
    promised: bool
    """Whether their owners expect to close them by the end of the period."""
    overdue: bool
    """Whether their planned day has passed."""


@dataclass(frozen=True, slots=True)
class Money:
    """Deals in one currency."""

    currency: str
    deals: int
    amount: Decimal
    weighted: Decimal | None
    """Every amount by its chance; None while chances are not known."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The open deals together."""

    deals: int
    money: tuple[Money, ...]
    wins: Wins | None
    """How many of them will be won, at the rates of their sources; None while those are not known.

    Of fewer than five deals that were ever decided no rate is made (domain.md 5.3).
    """
    by_word: int
    """Deals that their owners expect to close by the end of the period."""
    by_word_money: tuple[Money, ...]
    overdue: int
    """Deals whose planned day has passed."""
    rate: Share
    """Won of all that were ever decided."""
    groups: tuple[OpenDeals, ...]
    """What all of it is made of."""


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
    mean = None if overall.showing == "counts" else overall.rate
    found = tuple(_open(connection, asked, today, rates, mean))
    promised = [one for one in found if one.promised]
    return Pipeline(
        _count(found),
        _money(found),
        wins_among(found),
        _count(promised),
        _money(promised),
        _count(one for one in found if one.overdue),
        overall,
        found,
    )


def wins_among(groups: Iterable[OpenDeals]) -> Wins | None:
    """How many of these deals will be won; None while that is not known."""
    chances: Counter[float] = Counter()
    for one in groups:
        if one.rate is None:
            return None
        chances[one.rate] += one.deals
    return wins_of(chances)


def weighted_among(groups: Iterable[OpenDeals]) -> Decimal | None:
    """The amounts of these deals by their chances; None while those are not known."""
    whole = 0.0
    for one in groups:
        if one.rate is None:
            return None
        whole += float(one.amount) * one.rate
    return _exact(whole)


def _open(
    connection: Connection,
    asked: Asked,
    today: date,
    rates: Mapping[str, float],
    mean: float | None,
) -> Iterator[OpenDeals]:
    """Added up by the database: there may be thousands, and nothing needs them one by one."""
    # Named, as a server takes two bound days for different ones, whatever stands in them.
    promised = (deal.c.expected_close <= asked.period.last).label("promised")
    overdue = (deal.c.expected_close < today).label("overdue")
    chosen = (
        select(
            deal.c.currency, figure.c.source, promised, overdue,
            func.count(), func.sum(cast(deal.c.amount, Numeric)),
        )
        .select_from(deal)
        .join(figure, figure.c.id == deal.c.call_id, isouter=True)
        .where(deal.c.status == "open", *asked.rules()[1:])
        .group_by(deal.c.currency, figure.c.source, "promised", "overdue")
    )  # fmt: skip
    for currency, source, soon, late, count, amount in connection.execute(chosen):
        rate = None if mean is None else rates.get(source or "", mean)
        yield OpenDeals(currency or "", count, _exact(amount), rate, bool(soon), bool(late))


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
        .where(deal.c.status == "won", *within(deal.c.closed_at, period))
        .group_by(deal.c.currency)
    )
    if asked.only:
        chosen = chosen.join(figure, figure.c.id == deal.c.call_id).where(*asked.rules()[1:])
    rows = [
        Won(currency or "", count, _exact(amount))
        for currency, count, amount in connection.execute(chosen)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.amount, row.currency)))


def _count(found: Iterable[OpenDeals]) -> int:
    return sum(one.deals for one in found)


def _money(found: Iterable[OpenDeals]) -> tuple[Money, ...]:
    by_currency: dict[str, list[OpenDeals]] = {}
    for one in found:
        if one.currency:
            by_currency.setdefault(one.currency, []).append(one)
    sums = [
        Money(
            currency,
            _count(deals),
            sum((one.amount for one in deals), Decimal(0)),
            weighted_among(deals),
        )
        for currency, deals in by_currency.items()
    ]
    return tuple(sorted(sums, key=lambda row: (-row.amount, row.currency)))


def _exact(amount: object) -> Decimal:
    """A sum as money: SQLite adds amounts as floating point numbers, exact to their decimals."""
    return Decimal(str(amount or 0)).quantize(Decimal("0.01"))
