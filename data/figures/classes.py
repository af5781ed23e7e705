"""What the leads of each class took and brought, to tell what a client of it costs (R163, R172)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.bits import total as sum_of
from data.figures.chosen import Chosen, choose
from data.figures.totals import Counts, Spent, totals_of
from data.figures.within import within
from data.tables.core import call_figure as figure
from data.tables.core import deal
from tui.scripts.statistics import Share


@dataclass(frozen=True, slots=True)
class ClassRow:
    """What happened in a period with leads of one class; it is known of a lead once it talks."""

    band: str
    """Empty where leads were reached and have no score."""
    counts: Counts
    """Of calls that reached somebody."""
    spent: Spent
    leads: Mapping[str, Share]
    """By source, leads reached for the first time: of this class, of all of the source."""
    clients: int
    """Deals won in the period, whenever they were called."""


@dataclass(frozen=True, slots=True)
class InVain:
    """Calls to leads of a source that reached nobody, so that no class is known."""

    calls: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes, the best first, and the calls that belong to none."""

    asked: Asked
    rows: tuple[ClassRow, ...]
    in_vain: Mapping[str, InVain]
    """By source."""


def classes(connection: Connection, asked: Asked) -> Classes:
    """Read what the leads of each class took and brought in a period."""
    chosen = choose(connection, asked)
    talks = totals_of(connection, chosen, ["band"], timed=("band",))
    counts = talks.by("band")
    firsts = _firsts(chosen)
    of_source: Counter[str] = Counter()
    for (source, _band), count in firsts.items():
        of_source[source] += count
    clients = _clients(connection, asked)
    bands = {*counts, *clients, *(band for _source, band in firsts)}
    return Classes(
        asked,
        tuple(
            ClassRow(
                band,
                counts.get(band, Counts()),
                talks.spent("band", band),
                {source: Share(count, of_source[source])
                 for (source, own), count in sorted(firsts.items()) if own == band},
                clients.get(band, 0),
            )
            for band in sorted(bands, key=lambda band: (not band, band))
        ),
        _in_vain(chosen),
    )  # fmt: skip


def _firsts(chosen: Chosen) -> Mapping[tuple[str, str], int]:
    """Leads reached for the first time, by source and class."""
    chosen.sets.read(("count", "source", "band"), chosen.masks)
    found: Counter[tuple[str, str]] = Counter()
    for block, bits in chosen.masks.items():
        first = bits & chosen.sets.of("count", block).get("new_reached", 0)
        for source, members in chosen.sets.of("source", block).items():
            if own := first & members:
                for band, alike in chosen.sets.of("band", block).items():
                    if both := own & alike:
                        found[source, band] += both.bit_count()
    return found


def _in_vain(chosen: Chosen) -> Mapping[str, InVain]:
    chosen.sets.read(("seconds",), chosen.masks)
    calls: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for block, bits in chosen.masks.items():
        nobody = bits & ~chosen.sets.of("count", block).get("reached", 0)
        digits = chosen.sets.digits("seconds", block)
        for source, members in chosen.sets.of("source", block).items():
            if own := nobody & members:
                calls[source] += own.bit_count()
                seconds[source] += sum_of(digits, own)
    return {source: InVain(count, seconds[source]) for source, count in sorted(calls.items())}


def _clients(connection: Connection, asked: Asked) -> Mapping[str, int]:
    chosen = (
        select(figure.c.band, func.count())
        .join(deal, deal.c.call_id == figure.c.id)
        .where(
            deal.c.status == "won",
            *within(deal.c.closed_at, asked.period),
            *asked.rules()[1:],
        )
        .group_by(figure.c.band)
    )
    return dict(connection.execute(chosen).all())
