"""Convenient clients, and where the time goes (domain.md 5.5)."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.stale import figure
from data.figures.totals import Counts, totals
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
        return self.gap.finding == "better"


@dataclass(frozen=True, slots=True)
class RepTime:
    """Where a rep's time goes."""

    rep: str
    counts: Counts
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
    whole = totals(connection, asked, ["all", "comfort", "rep"])
    by_rep = whole.by("rep") if "rep" not in asked.only else {asked.only["rep"]: whole.all}
    return Reps(
        _convenience(whole.by("comfort"), whole.all),
        tuple(_rep(connection, asked, name, by_rep[name]) for name in sorted(by_rep)),
    )


def _rep(connection: Connection, asked: Asked, name: str, counts: Counts) -> RepTime:
    own = Asked(asked.period, {**asked.only, "rep": name})
    found = totals(connection, own, ["band", "comfort"])
    pairs = _minutes(connection, own)
    return RepTime(
        name,
        counts,
        {band: each.seconds / 60 for band, each in sorted(found.by("band").items())},
        counts.wasted / counts.seconds if counts.seconds else None,
        spearman(pairs) if len(pairs) >= LEAST else None,
        len(pairs),
        _convenience(found.by("comfort"), counts),
    )


def _minutes(connection: Connection, asked: Asked) -> list[tuple[float, float]]:
    c = figure.c
    chosen = (
        select(c.seconds, c.score)
        .where(*asked.rules(), c.score.is_not(None))
        .order_by(c.day.desc())
        .limit(TALKS)
    )
    return [(row[0], row[1]) for row in connection.execute(chosen)]


def _convenience(comfort: Mapping[str, Counts], everything: Counts) -> Convenience:
    easy, hard = comfort.get(EASY_LOW, Counts()), comfort.get(HARD_HIGH, Counts())
    one, other = Share(easy.followed, easy.calls), Share(hard.followed, hard.calls)
    share = easy.seconds / everything.seconds if everything.seconds else None
    return Convenience(one, other, compare(one, other), share)
