"""What became of the leads of each source so far: the team's own history of sources."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import case, func, select
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
    last = (
        select(func.max(call.c.id).label("id"))
        .where(call.c.status == "ended", call.c.outcome.is_not(None), call.c.started_at < today)
        .group_by(call.c.lead_id)
        .subquery()
    )
    qualified = func.sum(case((call.c.outcome.in_(QUALIFIED), 1), else_=0))
    asked = (
        select(lead.c.source, func.count(), qualified)
        .join_from(last, call, call.c.id == last.c.id)
        .join(lead, lead.c.id == call.c.lead_id)
        .where(lead.c.source != "")
        .group_by(lead.c.source)
    )
    of, hits = Counter[str](), Counter[str]()
    for source, count, good in connection.execute(asked):
        if name := kind_of_source(source, scoring=scoring):
            of[name] += count
            hits[name] += good
    return {name: Share(hits[name], count) for name, count in of.items()}
