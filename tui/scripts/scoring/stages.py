"""The way of a lead to sales: just in, interested, taken by a rep, qualified; or given back."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tui.scripts.model.scoring import Scoring

from .facts import Did

NEW, MQL, ACCEPTED, SQL, RETURNED = "new", "mql", "accepted", "sql", "returned"
STAGES = (NEW, MQL, ACCEPTED, SQL, RETURNED)


def interested_at(
    did: Sequence[Did], scoring: Scoring, *, since: datetime | None = None
) -> datetime | None:
    """When the lead had shown interest, by one event or by enough of the same kind.

    Args:
        did: What it did.
        scoring: The rules.
        since: Only what happened later counts, as after a return.
    """
    found: list[datetime] = []
    within = timedelta(days=scoring.interest_days)
    for name, kind in scoring.events.items():
        wanted = kind.interest or (1 if kind.hand_raise else 0)
        moments = sorted(
            each.at for each in did if each.kind == name and (since is None or each.at > since)
        )
        if wanted and len(moments) >= wanted:
            found += [
                last
                for first, last in zip(moments, moments[wanted - 1 :], strict=False)
                if last - first <= within
            ][:1]
    return min(found, default=None)


def after_events(stage: str, interested: datetime | None) -> str:
    """The stage once interest was shown; who is further on stays there."""
    return MQL if stage in (NEW, RETURNED) and interested is not None else stage


def after_call(
    stage: str, *, outcome: str, qualifies: bool, fit: int | None, scoring: Scoring
) -> tuple[str, ...]:
    """The stages that a finished talk leads through, in their order.

    A talk that ends with a deal or a return date means that the rep has taken the lead. It is
    qualified when the framework qualifies and the fit reaches `handover_fit` (domain.md 2.4);
    with anything less it is worked on or nurtured, and nothing is taken away.
    """
    if outcome not in ("deal", "no_deal") or stage == SQL:
        return ()
    steps = () if stage == ACCEPTED else (ACCEPTED,)
    if qualifies and fit is not None and fit >= scoring.handover_fit:
        return (*steps, SQL)
    return steps


def may_accept(stage: str) -> bool:
    """Whether a rep can take the lead."""
    return stage not in (ACCEPTED, SQL)


def may_return(stage: str) -> bool:
    """Whether a rep can give the lead back."""
    return stage != RETURNED
