"""Counts of calls by what they have in common, kept block by block and counted where it ends."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.chosen import Chosen, choose, needed
from data.figures.facts import COUNTS, KINDS, SUMS
from data.figures.laying import laid
from data.tables.core import block_figure
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


class Spent(NamedTuple):
    """Time of calls that have something in common."""

    seconds: int = 0
    wasted: int = 0
    """Those with leads that were disqualified, or whose band is D."""

    def plus(self, other: "Spent") -> "Spent":
        """Both together."""
        return Spent(self.seconds + other.seconds, self.wasted + other.wasted)


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts by kind and value."""

    kinds: Mapping[str, Mapping[str, Counts]] = field(default_factory=dict)
    times: Mapping[str, Mapping[str, Spent]] = field(default_factory=dict)
    """Time by kind and value, of the kinds of which it was asked for."""

    def spent(self, kind: str, value: str = "") -> Spent:
        """The time of the calls with a value."""
        return self.times.get(kind, {}).get(value, Spent())

    @property
    def all(self) -> Counts:
        """Everything together."""
        return self.kinds.get("all", {}).get("", Counts())

    def by(self, kind: str) -> Mapping[str, Counts]:
        """Counts by the values of a kind, the largest first."""
        found = self.kinds.get(kind, {})
        return dict(sorted(found.items(), key=lambda item: (-item[1].calls, item[0])))


def totals(
    connection: Connection,
    asked: Asked,
    kinds: Iterable[str] | None = None,
    *,
    timed: Collection[str] = (),
) -> Totals:
    """Everything that is counted of the calls that are asked for.

    Args:
        connection: A transaction.
        asked: Which calls.
        kinds: Only these; all of them without it.
        timed: Of which kinds the time is wanted, too.
    """
    chosen = choose(connection, asked)
    return totals_of(connection, chosen, KINDS if kinds is None else kinds, timed=timed)


def totals_of(
    connection: Connection, chosen: Chosen, kinds: Iterable[str], *, timed: Collection[str] = ()
) -> Totals:
    """Everything that is counted of chosen calls, by some of `KINDS`."""
    kinds = list(kinds)
    whole = chosen.whole
    sums = _kept(connection, whole, kinds)
    rest = {block: bits for block, bits in chosen.masks.items() if block not in whole}
    laid(Chosen(chosen.sets, rest), needed(kinds, timed)).add_up(kinds, timed, sums)
    counts: dict[str, dict[str, Counts]] = {}
    times: dict[str, dict[str, Spent]] = {}
    for (kind, value), numbers in sums.items():
        if numbers[0]:
            counts.setdefault(kind, {})[value] = Counts(*numbers[: len(COUNTS)])
            if kind in timed:
                times.setdefault(kind, {})[value] = Spent(*numbers[len(COUNTS) :])
    return Totals(counts, times)


def _kept(
    connection: Connection, blocks: Collection[int], kinds: list[str]
) -> dict[tuple[str, str], list[int]]:
    """What is kept of blocks all of whose calls are chosen."""
    c = block_figure.c
    chosen = (
        select(c.kind, c.value, *(func.sum(c[name]) for name in SUMS))
        .where(c.block.in_(blocks), c.kind.in_(kinds))
        .group_by(c.kind, c.value)
    )
    found = connection.execute(chosen) if blocks else ()
    return {(kind, value): list(numbers) for kind, value, *numbers in found}
