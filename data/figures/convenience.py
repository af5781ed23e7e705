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
from data.figures.totals import Counts, Spent, totals_of
from tui.scripts.statistics import Difference, Share, compare, spearman

TALKS = 400
"""The latest talks of a rep that the time tilt is read from."""
LEAST = 20
POOR = "D"
"""The band whose time is lost."""
REST = "C"
"""The band that is not counted where the time in all of them is kept."""
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
    counts = totals_of(connection, chosen, ("rep",)).by("rep")
    talks = _talks(connection, chosen)
    names = sorted(counts)
    return Reps(
        _convenience(
            {kind: _sum(talks[name].alike[kind] for name in names) for kind in COMFORT},
            sum(talks[name].spent.seconds for name in names),
        ),
        tuple(_rep(chosen.within("rep", name), name, counts[name], talks[name]) for name in names),
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
    spent: Spent = field(default_factory=Spent)
    """Of all calls, also of those that reached nobody."""


def _talks(connection: Connection, chosen: Chosen) -> Mapping[str, _Talks]:
    """Talks by rep; what is kept of whole blocks is not counted again."""
    found = defaultdict[str, _Talks](_Talks)
    whole = chosen.whole
    kept, rest = (
        Chosen(chosen.sets, {block: bits for block, bits in chosen.masks.items() if block in some})
        for some in (whole, chosen.masks.keys() - whole)
    )
    _count(kept, found, kept=True)
    _unreached(kept, found)
    known = totals_of(connection, kept, ("rep",), timed=("rep",))
    for name in known.by("rep"):
        # Of the time in all bands together, what the others leave is that of this one.
        talks, spent = found[name], known.spent("rep", name)
        if REST in talks.by_band:
            others = talks.spent.seconds + sum(talks.by_band.values())
            talks.by_band[REST] += spent.seconds - others
        talks.spent = spent
    _count(rest, found, kept=False)
    _unreached(rest, found)
    return found


def _count(chosen: Chosen, found: dict[str, _Talks], *, kept: bool) -> None:
    """Count talks block by block, so that what is read again and again stays near."""
    kinds = ("rep", "band", "comfort", "count", "seconds")
    chosen = laid(chosen.within("count", "reached"), kinds, flags=("followed", "wasted"))
    sets = chosen.sets
    sets.read(kinds, chosen.masks)
    for block, talks in chosen.masks.items():
        seconds, flags = sets.digits("seconds", block), sets.of("count", block)
        bands, comfort = sets.of("band", block), sets.of("comfort", block)
        others = flags.get("wasted", 0) & ~bands.get(POOR, 0)
        for rep, members in sets.of("rep", block).items():
            own = talks & members
            by_band = {
                band: 0 if kept and band == REST else sum_of(seconds, part)
                for band, alike in bands.items()
                if (part := own & alike)
            }
            found[rep].by_band.update(by_band)
            for kind in COMFORT:
                part = own & comfort.get(kind, 0)
                more = _Alike(
                    part.bit_count(),
                    (part & flags.get("followed", 0)).bit_count(),
                    sum_of(seconds, part) if kind == EASY_LOW else 0,
                )
                found[rep].alike[kind] = _sum((found[rep].alike[kind], more))
            if not kept:
                wasted = by_band.get(POOR, 0) + sum_of(seconds, own & others)
                spent = Spent(sum(by_band.values()), wasted)
                found[rep].spent = found[rep].spent.plus(spent)


def _unreached(chosen: Chosen, found: dict[str, _Talks]) -> None:
    """Add the time of calls that reached nobody; mostly there is none."""
    sets, calls = chosen.sets, chosen.without("count", "reached")
    for block, bits in calls.masks.items():
        seconds, wasted = sets.digits("seconds", block), sets.of("count", block).get("wasted", 0)
        if not any(ones & bits for ones in seconds):
            continue
        for rep, members in sets.of("rep", block).items():
            own = bits & members
            spent = Spent(sum_of(seconds, own), sum_of(seconds, own & wasted))
            found[rep].spent = found[rep].spent.plus(spent)


def _rep(own: Chosen, name: str, counts: Counts, talks: _Talks) -> RepTime:
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


def _sum(found: Iterable[_Alike]) -> _Alike:
    return _Alike(*map(sum, zip(*found, strict=True)))


def _convenience(talks: Mapping[str, _Alike], seconds: int) -> Convenience:
    easy, hard = talks[EASY_LOW], talks[HARD_HIGH]
    one, other = Share(easy.followed, easy.calls), Share(hard.followed, hard.calls)
    share = easy.seconds / seconds if seconds else None
    return Convenience(one, other, compare(one, other, "less"), share)
