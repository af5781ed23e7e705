"""Why leads are disqualified, source by source (domain.md 5.1, 5.2)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.chosen import choose
from tui.scripts.statistics import MANY_CELLS, Difference, Share, compare


@dataclass(frozen=True, slots=True)
class SourceReason:
    """A reason that leads of a source are disqualified for."""

    source: str
    reason: str
    share: Share
    """Of the disqualified of the source."""
    against: Difference
    """It beside the disqualified of all other sources."""


@dataclass(frozen=True, slots=True)
class SourceReasons:
    """Every source with its reasons."""

    rows: tuple[SourceReason, ...]
    """The source with the most disqualified first, then its reasons, the most frequent first."""

    @property
    def many(self) -> bool:
        """Whether so many are compared that one false alarm in twenty has to be expected."""
        return sum(row.against.finding != "too_few" for row in self.rows) > MANY_CELLS


def source_reasons(connection: Connection, asked: Asked) -> SourceReasons:
    """Count the reasons of the calls that are asked for, source by source."""
    cells = _cells(connection, asked)
    of_source: Counter[str] = Counter()
    of_reason: Counter[str] = Counter()
    for (source, reason), count in cells.items():
        of_source[source] += count
        of_reason[reason] += count
    everyone = sum(cells.values())
    found = []
    for (source, reason), count in cells.items():
        share = Share(count, of_source[source])
        others = Share(of_reason[reason] - count, everyone - of_source[source])
        found.append(SourceReason(source, reason, share, compare(share, others, "neither")))
    found.sort(key=lambda one: (-one.share.of, one.source, -one.share.hits, one.reason))
    return SourceReasons(tuple(found))


def _cells(connection: Connection, asked: Asked) -> Mapping[tuple[str, str], int]:
    """Disqualified calls by source and reason."""
    chosen = choose(connection, asked).within("count", "disqualified")
    chosen.sets.read(("source", "reason"), chosen.masks)
    cells: Counter[tuple[str, str]] = Counter()
    for block, bits in chosen.masks.items():
        reasons = [
            (reason, both)
            for reason, members in chosen.sets.of("reason", block).items()
            if (both := bits & members)
        ]
        for source, members in chosen.sets.of("source", block).items():
            for reason, some in reasons:
                if both := some & members:
                    cells[source, reason] += both.bit_count()
    return cells
