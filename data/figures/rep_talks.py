"""The talks of each rep: their time by band, and how easy and good ones are followed up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy.engine import Connection

from data.figures.bits import total as sum_of
from data.figures.chosen import Chosen
from data.figures.laying import laid
from data.figures.totals import Spent, totals_of

POOR = "D"
"""The band whose time is lost."""
REST = "C"
"""The band that is not counted where the time in all of them is kept."""
COMFORT = EASY_LOW, HARD_HIGH = "easy low", "hard high"


class Alike(NamedTuple):
    """Talks that were as easy and as good."""

    calls: int = 0
    followed: int = 0
    seconds: int = 0


@dataclass(slots=True)
class Talks:
    """The talks of a rep."""

    by_band: Counter[str] = field(default_factory=Counter)
    """Seconds."""
    alike: dict[str, Alike] = field(default_factory=lambda: dict.fromkeys(COMFORT, Alike()))
    spent: Spent = field(default_factory=Spent)
    """Of all calls, also of those that reached nobody."""


def talks_by_rep(connection: Connection, chosen: Chosen) -> Mapping[str, Talks]:
    """Talks by rep; what is kept of whole blocks is not counted again."""
    found = defaultdict[str, Talks](Talks)
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


def _count(chosen: Chosen, found: dict[str, Talks], *, kept: bool) -> None:
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
                more = Alike(
                    part.bit_count(),
                    (part & flags.get("followed", 0)).bit_count(),
                    sum_of(seconds, part) if kind == EASY_LOW else 0,
                )
                found[rep].alike[kind] = sum_of_alike((found[rep].alike[kind], more))
            if not kept:
                wasted = by_band.get(POOR, 0) + sum_of(seconds, own & others)
                spent = Spent(sum(by_band.values()), wasted)
                found[rep].spent = found[rep].spent.plus(spent)


def _unreached(chosen: Chosen, found: dict[str, Talks]) -> None:
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


def sum_of_alike(found: Iterable[Alike]) -> Alike:
    """All of them together."""
    return Alike(*map(sum, zip(*found, strict=True)))
