"""Counts of calls by what they have in common, from the days added up where that is enough."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, literal, select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.facts import COUNTS
from data.figures.rebuilding import days, kinds_of_calls, sums_of_calls
from data.figures.stale import figure
from tui.scripts.statistics import Share


class Counts(NamedTuple):
    """Calls that have something in common, added up; the names are those of `COUNTS`."""

    calls: int = 0
    reached: int = 0
    diagnosed: int = 0
    qualified: int = 0
    deals: int = 0
    disqualified: int = 0
    won: int = 0
    lost: int = 0
    hasty: int = 0
    advances: int = 0
    followed: int = 0
    seconds: int = 0
    wasted: int = 0
    new_called: int = 0
    new_reached: int = 0
    new_diagnosed: int = 0
    new_qualified: int = 0
    new_deal: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(*(one + more for one, more in zip(self, other, strict=True)))

    def minus(self, other: "Counts") -> "Counts":
        """Without the other."""
        return Counts(*(one - less for one, less in zip(self, other, strict=True)))

    @property
    def reaching(self) -> Share:
        """Reached of all calls."""
        return Share(self.reached, self.calls)

    @property
    def qualifying(self) -> Share:
        """Qualified, with a deal or without, of those reached."""
        return Share(self.qualified, self.reached)

    @property
    def dealing(self) -> Share:
        """Deals of those reached."""
        return Share(self.deals, self.reached)

    @property
    def winning(self) -> Share:
        """Won of the deals that are decided."""
        return Share(self.won, self.won + self.lost)

    @property
    def hastiness(self) -> Share:
        """Hasty of the disqualified."""
        return Share(self.hasty, self.disqualified)

    @property
    def advancing(self) -> Share:
        """Calls that end with a date, a person and something the client does, of those reached."""
        return Share(self.advances, self.reached)


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts by kind and value."""

    kinds: Mapping[str, Mapping[str, Counts]] = field(default_factory=dict)

    @property
    def all(self) -> Counts:
        """Everything together."""
        return self.kinds.get("all", {}).get("", Counts())

    def by(self, kind: str) -> Mapping[str, Counts]:
        """Counts by the values of a kind, the largest first."""
        found = self.kinds.get(kind, {})
        return dict(sorted(found.items(), key=lambda item: (-item[1].calls, item[0])))


def totals(connection: Connection, asked: Asked, kinds: Iterable[str] | None = None) -> Totals:
    """Everything that is counted of the calls that are asked for.

    Args:
        connection: A transaction.
        asked: Which calls.
        kinds: Only these; all of them without it.
    """
    if not asked.added_up:
        return _of_calls(connection, asked, kinds)
    c = days.c
    chosen = (
        select(c.kind, c.value, *(func.sum(c[name]) for name in COUNTS))
        .where(c.who == asked.who, c.day.between(asked.period.first, asked.period.last))
        .where(c.kind != "cohort")
        .group_by(c.kind, c.value)
    )
    if kinds is not None:
        chosen = chosen.where(c.kind.in_(list(kinds)))
    found: dict[str, dict[str, Counts]] = {}
    for kind, value, *numbers in connection.execute(chosen):
        found.setdefault(kind, {})[value] = Counts(*numbers)
    return Totals(found)


def _of_calls(connection: Connection, asked: Asked, kinds: Iterable[str] | None) -> Totals:
    wanted = None if kinds is None else set(kinds)
    found: dict[str, dict[str, Counts]] = {}
    for kind, value, rule in kinds_of_calls():
        if kind == "cohort" or (wanted is not None and kind not in wanted):
            continue
        chosen = select(value, *sums_of_calls()).where(*asked.rules())
        if rule is not None:
            chosen = chosen.where(rule)
        if kind != "all":
            chosen = chosen.group_by(value)
        rows = connection.execute(chosen).all()
        found[kind] = {row[0]: Counts(*row[1:]) for row in rows if row[1]}
    return Totals(found)


def by_day(connection: Connection, asked: Asked) -> list[tuple[date, Counts]]:
    """Counts day by day, days without calls left out."""
    if asked.added_up:
        c = days.c
        chosen = (
            select(c.day, *(c[name] for name in COUNTS))
            .where(c.who == asked.who, c.day.between(asked.period.first, asked.period.last))
            .where(c.kind == literal("all"), c.value == literal(""))
            .order_by(c.day)
        )
    else:
        chosen = (
            select(figure.c.day, *sums_of_calls())
            .where(*asked.rules())
            .group_by(figure.c.day)
            .order_by(figure.c.day)
        )
    return [(row[0], Counts(*row[1:])) for row in connection.execute(chosen)]
