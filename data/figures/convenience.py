"""Convenient clients, and where the time goes (domain.md 5.5)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.chosen import Chosen, choose
from data.figures.facts import BLOCK
from data.figures.rep_talks import (
    COMFORT,
    EASY_LOW,
    HARD_HIGH,
    Alike,
    Talks,
    sum_of_alike,
    talks_by_rep,
)
from data.figures.totals import Counts, Spent, totals_of
from tui.scripts.statistics import Difference, Share, compare, spearman

TALKS = 400
"""The latest talks of a rep that the time tilt is read from."""
LEAST = 20


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
    counts = totals_of(connection, chosen, ("rep",)).by("rep")
    talks = talks_by_rep(connection, chosen)
    names = sorted(counts)
    return Reps(
        _convenience(
            {kind: sum_of_alike(talks[name].alike[kind] for name in names) for kind in COMFORT},
            sum(talks[name].spent.seconds for name in names),
        ),
        tuple(_rep(chosen.within("rep", name), name, counts[name], talks[name]) for name in names),
    )


def _rep(own: Chosen, name: str, counts: Counts, talks: Talks) -> RepTime:
    pairs, spent = _minutes(own), talks.spent
    return RepTime(
        name,
        counts,
        spent,
        {band: seconds / 60 for band, seconds in sorted(talks.by_band.items())},
        spent.wasted / spent.seconds if spent.seconds else None,
        spearman(pairs) if len(pairs) >= LEAST else None,
        len(pairs),
        _convenience(talks.alike, spent.seconds),
    )


def _minutes(own: Chosen) -> list[tuple[float, float]]:
    """Seconds and score of the latest talks."""
    places: dict[int, list[int]] = defaultdict(list)
    for call_id in own.within("scored", "").latest(TALKS):
        places[call_id // BLOCK].append(call_id % BLOCK)
    found: list[tuple[float, float]] = []
    for block, each in places.items():
        seconds, score = own.sets.numbers("seconds", block), own.sets.numbers("score", block)
        found += [(seconds[place], score[place]) for place in each]
    return found


def _convenience(talks: Mapping[str, Alike], seconds: int) -> Convenience:
    easy, hard = talks[EASY_LOW], talks[HARD_HIGH]
    one, other = Share(easy.followed, easy.calls), Share(hard.followed, hard.calls)
    share = easy.seconds / seconds if seconds else None
    return Convenience(one, other, compare(one, other, "less"), share)
