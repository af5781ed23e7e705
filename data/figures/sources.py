"""What sources bring: leads, what sales made of them, deals and their money (domain.md 5.2)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Numeric, Select, cast, func, select
from sqlalchemy.engine import Connection

from data.figures.asked import Asked
from data.figures.pipeline import Won
from data.figures.totals import Counts, Spent, totals
from data.figures.within import within
from data.tables.core import call_figure as figure
from data.tables.core import deal, lead, lead_stage
from tui.scripts.statistics import Share
from tui.scripts.statistics.periods import Period

FEW_SOURCES = 12
DECIDED = ("accepted", "returned")
"""What sales makes of a lead that was handed over."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What happened in a period with the leads of one source."""

    source: str
    leads: int | None
    """Leads that came in; None where calls are chosen by something that leads don't have."""
    accepted: Share | None
    """Accepted of those that sales decided on; None likewise."""
    returned: Mapping[str, int]
    """Leads given back, by reason."""
    counts: Counts
    spent: Spent
    won: tuple[Won, ...]
    """Deals that were won in the period, whenever they were called."""

    @property
    def clients(self) -> int:
        """Deals won."""
        return sum(one.deals for one in self.won)


@dataclass(frozen=True, slots=True)
class Sources:
    """The page of the sources."""

    asked: Asked
    rows: tuple[SourceRow, ...]
    """The most calls first."""


def sources(connection: Connection, asked: Asked) -> Sources:
    """Read what the sources brought in a period."""
    found = totals(connection, asked, ["source"], timed=("source",))
    counts = found.by("source")
    won = _won(connection, asked)
    whole = not asked.only.keys() - {"source"}
    leads = _leads(connection, asked, list(counts)) if whole else {}
    decided = _decided(connection, asked) if whole else {}
    names = dict.fromkeys([*counts, *leads, *decided, *won])
    return Sources(
        asked,
        tuple(
            SourceRow(
                name,
                leads.get(name, 0) if whole else None,
                _accepted(decided.get(name, {})) if whole else None,
                {reason: count for (stage, reason), count in decided.get(name, {}).items()
                 if stage == "returned"},
                counts.get(name, Counts()),
                found.spent("source", name),
                tuple(sorted(won.get(name, ()), key=lambda one: (-one.amount, one.currency))),
            )
            for name in names
        ),
    )  # fmt: skip


def _accepted(decided: Mapping[tuple[str, str], int]) -> Share:
    taken = sum(count for (stage, _), count in decided.items() if stage == "accepted")
    return Share(taken, sum(decided.values()))


def _leads(connection: Connection, asked: Asked, known: Sequence[str]) -> dict[str, int]:
    """Leads that came in, by source."""
    came = [*within(lead.c.created_at, asked.period)]
    if "source" in asked.only:
        came.append(lead.c.source == asked.only["source"])
    if 0 < len(known) <= FEW_SOURCES:
        # Counting the few that are known takes one look at the index and no sorting.
        counts = [func.count().filter(lead.c.source == name) for name in known]
        row = connection.execute(select(func.count(), *counts).where(*came)).one()
        if sum(row[1:]) == row[0]:
            return dict(zip(known, row[1:], strict=True))
    chosen = select(lead.c.source, func.count()).where(*came).group_by(lead.c.source)
    return dict(connection.execute(chosen).all())


def _decided(connection: Connection, asked: Asked) -> dict[str, dict[tuple[str, str], int]]:
    """Leads that were accepted or given back, each as it was decided last, by source."""
    row = lead_stage.c
    chosen = (
        select(lead.c.source, row.stage, row.reason, func.count())
        .join(lead, lead.c.id == row.lead_id)
        .where(row.id.in_(decided_last(asked.period)))
        .group_by(lead.c.source, row.stage, row.reason)
    )
    if "source" in asked.only:
        chosen = chosen.where(lead.c.source == asked.only["source"])
    found: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for source, stage, reason, count in connection.execute(chosen):
        key = (stage, reason or "" if stage == "returned" else "")
        found[source][key] = found[source].get(key, 0) + count
    return found


def decided_last(period: Period) -> Select[Any]:
    """The numbers of the rows of `lead_stage` by which leads stood last, as sales decided."""
    row = lead_stage.c
    return (
        select(func.max(row.id))
        .where(row.stage.in_(DECIDED), *within(row.at, period))
        .group_by(row.lead_id)
    )


def _won(connection: Connection, asked: Asked) -> dict[str, list[Won]]:
    chosen = (
        select(figure.c.source, deal.c.currency, func.count(),
               func.sum(cast(deal.c.amount, Numeric)))
        .join(figure, figure.c.id == deal.c.call_id)
        .where(
            deal.c.status == "won",
            *within(deal.c.closed_at, asked.period),
            *asked.rules()[1:],
        )
        .group_by(figure.c.source, deal.c.currency)
    )  # fmt: skip
    found: dict[str, list[Won]] = defaultdict(list)
    for source, currency, count, amount in connection.execute(chosen):
        exact = Decimal(str(amount or 0)).quantize(Decimal("0.01"))
        found[source].append(Won(currency or "", count, exact))
    return found
