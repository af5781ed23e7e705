"""What predicts winning: of the decided deals with some sign, how many were won."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.stale import figure
from data.figures.totals import totals
from data.figures.what_if import read_words
from tui.scripts.statistics import MANY_CELLS, Difference, Share, Shrunk, compare, shrink_all

PLAIN = ("source", "segment", "band", "framework", "verdict")
"""Columns whose values are signs as they are."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that was known of a call, and how the deals ended that had it."""

    kind: str
    name: str
    value: str
    won: Share
    """Won of decided."""
    shrunk: Shrunk
    against: Difference
    """It beside all decided deals without it."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Calls by the program's verdict: what became of them."""

    verdict: str
    reached: int
    deals: Share
    """Deals of those calls."""
    won: Share
    """Won of those of the deals that are decided."""


@dataclass(frozen=True, slots=True)
class Predictions:
    """What is known about what predicts winning."""

    everyone: Share
    signs: tuple[Sign, ...]
    """The clearest first, then those of which nothing can be told yet."""
    calibration: tuple[Calibration, ...]

    @property
    def many(self) -> bool:
        """Whether so many are compared that one false alarm in twenty has to be expected."""
        return len(self.signs) > MANY_CELLS


def predictions(connection: Connection, asked: Asked) -> Predictions:
    """Read what predicts winning among the calls that are asked for."""
    held: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    won = of = 0
    for signs, ends, count in _rows(connection, asked):
        for sign in signs:
            held[sign][0] += ends * count
            held[sign][1] += count
    c = figure.c
    ends_of_all = select(c.won, func.count()).where(*asked.rules(), c.won.is_not(None))
    for ends, count in connection.execute(ends_of_all.group_by(c.won)):
        won, of = won + ends * count, of + count
    everyone = Share(won, of)
    found: list[Sign] = []
    by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, name, value in sorted(held):
        by_name[kind, name].append(value)
    for (kind, name), values in by_name.items():
        shares = [Share(*held[kind, name, value]) for value in values]
        for value, share, shrunk in zip(values, shares, shrink_all(shares), strict=True):
            rest = Share(everyone.hits - share.hits, everyone.of - share.of)
            found.append(Sign(kind, name, value, share, shrunk, compare(share, rest)))
    found.sort(key=_clearest)
    return Predictions(everyone, tuple(found), _calibration(connection, asked))


def _clearest(sign: Sign) -> tuple[bool, float, str, str, str]:
    unclear = sign.against.finding in ("unclear", "too_few")
    return unclear, -abs(sign.against.points), sign.kind, sign.name, sign.value


def _rows(
    connection: Connection, asked: Asked
) -> Iterator[tuple[set[tuple[str, str, str]], int, int]]:
    c = figure.c
    decided = (*asked.rules(), c.won.is_not(None))
    columns = [c[kind] for kind in PLAIN]
    chosen = select(*columns, c.won, func.count()).where(*decided).group_by(*columns, c.won)
    for row in connection.execute(chosen):
        values = row._mapping
        yield {(kind, "", values[kind]) for kind in PLAIN if values[kind]}, row[-2], row[-1]
    for kind, name in (("statuses", "criterion"), ("profile", "profile")):
        chosen = (
            select(c[kind], c.won, func.count())
            .where(*decided, c[kind] != "")
            .group_by(c[kind], c.won)
        )
        for row in connection.execute(chosen):
            found = read_words(row[0])
            yield {(name, each, value) for each, value in found.items()}, row[1], row[2]


def _calibration(connection: Connection, asked: Asked) -> tuple[Calibration, ...]:
    found = totals(connection, asked, ["verdict"]).by("verdict")
    return tuple(
        Calibration(verdict, counts.reached, counts.dealing, counts.winning)
        for verdict, counts in found.items()
    )
