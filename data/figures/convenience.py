"""Convenient clients, and where the time goes (domain.md 5.5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.chosen import Chosen, choose
from data.figures.totals import Counts, Spent, Totals, totals_of
from data.tables.core import call_figure
from tui.scripts.statistics import Difference, Share, compare, spearman

TALKS = 400
"""The latest talks of a rep that the time tilt is read from."""
LEAST = 20
EASY_LOW, HARD_HIGH = "easy low", "hard high"


@dataclass(frozen=True, slots=True)
class Convenience:
    """Whether easy talks with poor leads are followed up rather than hard ones with good leads."""

    easy_low: Share
    """Followed up within five days, of easy talks (4, 5) with bands C and D."""
    hard_high: Share
    """The same of hard talks (1, 2) with bands A and B."""
    gap: Difference
    """The first minus the second: clearly above zero is a drift to convenient clients."""
    share: float | None
    """Part of all talk time that goes to easy talks with bands C and D."""

    @property
    def drifts(self) -> bool:
        """Whether the gap is clearly above zero."""
        return self.gap.finding == "worse"


@dataclass(frozen=True, slots=True)
class RepTime:
    """Where a rep's time goes."""

    rep: str
    counts: Counts
    spent: Spent
    minutes_by_band: Mapping[str, float]
    wasted: float | None
    """Part of the talk time that went to leads disqualified or in band D."""
    tilt: float | None
    """Spearman's correlation of minutes and score; None under 20 talks."""
    talks: int
    """Talks that the tilt was read from."""
    convenience: Convenience


@dataclass(frozen=True, slots=True)
class Reps:
    """The team, and every rep with own figures; no ranking."""

    team: Convenience
    reps: tuple[RepTime, ...]


def reps(connection: Connection, asked: Asked) -> Reps:
    """Read the figures of the reps; of one of them where one is asked for."""
    chosen = choose(connection, asked)
    kinds = ("all", "comfort", "rep")
    whole = totals_of(connection, chosen, kinds, timed=kinds)
    return Reps(
        _convenience(
            {kind: _Talks.of(whole, kind) for kind in (EASY_LOW, HARD_HIGH)},
            whole.spent("all").seconds,
        ),
        tuple(
            _rep(connection, chosen.within("rep", name), name, whole)
            for name in sorted(whole.by("rep"))
        ),
    )


class _Talks(NamedTuple):
    """Talks that were as easy and as good."""

    calls: int
    followed: int
    seconds: int

    @classmethod
    def of(cls, whole: Totals, comfort: str) -> "_Talks":
        counts = whole.by("comfort").get(comfort, Counts())
        return cls(counts.calls, counts.followed, whole.spent("comfort", comfort).seconds)


def _rep(connection: Connection, own: Chosen, name: str, whole: Totals) -> RepTime:
    counts, spent = whole.by("rep")[name], whole.spent("rep", name)
    pairs = _minutes(connection, own)
    talks = own.within("count", "reached")
    by_band = {
        band: of_band.seconds() / 60
        for band in talks.values("band")
        if (of_band := talks.within("band", band)).masks
    }
    return RepTime(
        name,
        counts,
        spent,
        dict(sorted(by_band.items())),
        spent.wasted / spent.seconds if spent.seconds else None,
        spearman(pairs) if len(pairs) >= LEAST else None,
        len(pairs),
        _convenience(
            {
                kind: _Talks(
                    (alike := talks.within("comfort", kind)).count(),
                    alike.within("count", "followed").count(),
                    alike.seconds() if kind == EASY_LOW else 0,
                )
                for kind in (EASY_LOW, HARD_HIGH)
            },
            spent.seconds,
        ),
    )


def _minutes(connection: Connection, own: Chosen) -> list[tuple[float, float]]:
    c = call_figure.c
    latest = own.within("scored", "").latest(TALKS)
    chosen = select(c.seconds, c.score).where(c.id.in_(latest))
    return [(row[0], row[1]) for row in connection.execute(chosen)]


def _convenience(talks: Mapping[str, _Talks], seconds: int) -> Convenience:
    easy, hard = talks[EASY_LOW], talks[HARD_HIGH]
    one, other = Share(easy.followed, easy.calls), Share(hard.followed, hard.calls)
    share = easy.seconds / seconds if seconds else None
    return Convenience(one, other, compare(one, other, "less"), share)
