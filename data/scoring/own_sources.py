"""What became of the leads of each source so far: the team's own history of sources."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache, partial

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.tables.core import call, lead
from tui.scripts.model.scoring import Scoring
from tui.scripts.scoring.naming import kind_of_source
from tui.scripts.statistics import Share

QUALIFIED = ("deal", "no_deal")


def shares_of_sources(
    connection: Connection, scoring: Scoring, *, now: datetime
) -> Mapping[str, Share]:
    """Of each source the leads that their last talk qualified, of those that were talked to.

    Talks of today don't count yet: whoever scores on one day scores by the same history.
    """
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    asked = (
        select(lead.c.id, lead.c.source, call.c.outcome)
        .join_from(call, lead, call.c.lead_id == lead.c.id)
        .where(
            call.c.status == "ended",
            call.c.outcome.is_not(None),
            call.c.started_at < today,
            lead.c.source != "",
        )
        .order_by(call.c.id)
    )
    kind = lru_cache(4096)(partial(kind_of_source, scoring=scoring))
    last = {row.id: (kind(row.source), row.outcome) for row in connection.execute(asked)}
    of, hits = Counter[str](), Counter[str]()
    for name, outcome in last.values():
        if name:
            of[name] += 1
            hits[name] += outcome in QUALIFIED
    return {name: Share(hits[name], count) for name, count in of.items()}
