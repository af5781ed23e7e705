"""How long a sale takes, from the first call to the end of the deal."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.chosen import choose
from data.tables.core import call_figure
from tui.scripts.statistics import FEW, quantile

READ = 5_000
"""Decided deals that are read, the latest."""
KINDS = ("band", "segment", "source")


@dataclass(frozen=True, slots=True)
class Cycle:
    """The days of some decided deals."""

    kind: str
    """`won`, `lost`, or what the deals have in common."""
    value: str
    deals: int
    median: float | None
    """None of fewer than five."""
    slow: float | None
    """Days that nine of ten stay under."""


def cycles(connection: Connection, asked: Asked) -> tuple[Cycle, ...]:
    """Won and lost deals, then the won ones by class, segment and source."""
    c = call_figure.c
    decided = choose(connection, asked).within("count", "won", "lost")
    columns = [c[kind] for kind in KINDS]
    chosen = (
        select(c.cycle, c.won, *columns)
        .where(c.id.in_(decided.latest(READ)), c.cycle.is_not(None))
        .order_by(c.day.desc())
    )
    held: dict[tuple[str, str], list[int]] = defaultdict(list)
    for days, won, *values in connection.execute(chosen):
        held["won" if won else "lost", ""].append(days)
        if won:
            for kind, value in zip(KINDS, values, strict=True):
                held[kind, value or ""].append(days)
    order = ("won", "lost", *KINDS)
    keys = sorted(held, key=lambda key: (order.index(key[0]), key[1]))
    return tuple(_cycle(*key, held[key]) for key in keys)


def _cycle(kind: str, value: str, days: list[int]) -> Cycle:
    known = days if len(days) >= FEW else []
    return Cycle(kind, value, len(days), quantile(known, 0.5), quantile(known, 0.9))
