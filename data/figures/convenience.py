"""Convenient clients, and where the time goes (domain.md 5.5)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.bits import total as sum_of
from data.figures.chosen import Chosen, choose
from data.figures.facts import BLOCK
from data.figures.laying import laid
from data.figures.totals import Counts, Spent, Totals, totals_of
from tui.scripts.statistics import Difference, Share, compare, spearman

TALKS = 400
"""The latest talks of a rep that the time tilt is read from."""
LEAST = 20
COMFORT = EASY_LOW, HARD_HIGH = "easy low", "hard high"


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
    whole = totals_of(connection, chosen, ("rep",), timed=("rep",))
    talks = _talks(chosen.within("count", "reached"))
    names = sorted(whole.by("rep"))
    return Reps(
        _convenience(
            {kind: _sum(talks[name].alike[kind] for name in names) for kind in COMFORT},
            sum(whole.spent("rep", name).seconds for name in names),
        ),
        tuple(_rep(chosen.within("rep", name), name, whole, talks[name]) for name in names),
    )


class _Alike(NamedTuple):
    """Talks that were as easy and as good."""

    calls: int = 0
    followed: int = 0
    seconds: int = 0


@dataclass(slots=True)
class _Talks:
    """The talks of a rep."""

    by_band: Counter[str] = field(default_factory=Counter)
    """Seconds."""
    alike: dict[str, _Alike] = field(default_factory=lambda: dict.fromkeys(COMFORT, _Alike()))


def _talks(chosen: Chosen) -> Mapping[str, _Talks]:
    """Talks by rep: block by block, so that what is read again and again stays near."""
    kinds = ("rep", "band", "comfort", "count", "seconds")
    chosen = laid(chosen, kinds, flags=("followed",))
    sets, found = chosen.sets, defaultdict[str, _Talks](_Talks)
    sets.read(kinds, chosen.masks)
    for block, talks in chosen.masks.items():
        seconds = sets.digits("seconds", block)
        followed = sets.of("count", block).get("followed", 0)
        comfort = sets.of("comfort", block)
        for rep, own in sets.of("rep", block).items():
            for band, members in sets.of("band", block).items():
                if part := talks & own & members:
                    found[rep].by_band[band] += sum_of(seconds, part)
            for kind in COMFORT:
                part = talks & own & comfort.get(kind, 0)
                more = _Alike(
                    part.bit_count(), (part & followed).bit_count(), sum_of(seconds, part)
                )
                found[rep].alike[kind] = _sum((found[rep].alike[kind], more))
    return found


def _rep(own: Chosen, name: str, whole: Totals, talks: _Talks) -> RepTime:
    counts, spent = whole.by("rep")[name], whole.spent("rep", name)
    pairs = _minutes(own)
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


def _sum(found: Iterable[_Alike]) -> _Alike:
    return _Alike(*map(sum, zip(*found, strict=True)))


def _convenience(talks: Mapping[str, _Alike], seconds: int) -> Convenience:
    easy, hard = talks[EASY_LOW], talks[HARD_HIGH]
    one, other = Share(easy.followed, easy.calls), Share(hard.followed, hard.calls)
    share = easy.seconds / seconds if seconds else None
    return Convenience(one, other, compare(one, other, "less"), share)
