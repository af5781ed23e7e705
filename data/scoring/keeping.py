"""Keeping the scores of leads up to date, in the transaction that changes what they depend on."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.engine import Connection

from data.scoring.known import known_of
from data.scoring.rows import GIVEN
from data.tables.core import lead
from tui.scripts.judgement.lead_score import step_of
from tui.scripts.scoring.facts import LeadFacts
from tui.scripts.scoring.standing import Scorer, Standing, hand_raised_at

AT_ONCE = 400
"""Leads of one question: fewer than the values that every SQLite binds."""

_FACTS = (
    "industry", "employees", "country", "title", "company_name", "email", "website", "source",
)  # fmt: skip
WORKED_OUT = (
    "score", "band", "cell", "segment", "track", "fit", "engagement", "hand_raised_at",
    "scoring_version", "scored_on",
)  # fmt: skip
"""Columns of a lead that are worked out from the others, and age by themselves."""
_SET = (
    update(lead)
    .where(lead.c.id == bindparam("_row"))
    .values({name: bindparam(f"_{name}") for name in WORKED_OUT})
)


SCORES = ("score", "band", "cell", "segment", "track", "fit", "engagement")
"""The columns that `scores_of_new` fills."""


def scores_of_new(
    columns: Sequence[str], rows: Sequence[tuple[Any, ...]], scorer: Scorer, now: datetime
) -> tuple[list[tuple[Any, ...]], dict[str, Any]]:
    """The scores of leads that are about to be written.

    Args:
        columns: What the rows hold.
        rows: Their values, in the order of the columns.
        scorer: The rules.
        now: The present moment.

    Returns:
        For each row the values of `SCORES`, and the columns that say the same for all of them.
    """
    places = [(name, columns.index(name)) for name in _FACTS if name in columns]
    found = []
    for row in rows:
        facts = LeadFacts(**{name: row[place] for name, place in places})
        values = _values(scorer.standing(facts, now), scorer, now, given=None)
        found.append(tuple(values[name] for name in SCORES))
    shared = {"scoring_version": scorer.scoring.version, "scored_on": now.astimezone(UTC).date()}
    return found, shared


def rescore(
    connection: Connection,
    ids: Sequence[int],
    scorer: Scorer,
    now: datetime,
    *,
    given: bool = False,
) -> None:
    """Work the scores of these leads out anew.

    Args:
        connection: A transaction that writes.
        ids: The leads.
        scorer: The rules.
        now: The present moment.
        given: The score that stands there was just given by a person, and stays.
    """
    for start in range(0, len(ids), AT_ONCE):
        found = known_of(connection, ids[start : start + AT_ONCE])
        rows = []
        for lead_id, (facts, row) in found.items():
            kept = Kept(row.score, row.scoring_version)
            values = scores_of(facts, kept, scorer, now, given=given)
            rows.append({"_row": lead_id, **{f"_{name}": values[name] for name in WORKED_OUT}})
        if rows:
            connection.execute(_SET, rows)


class Kept(NamedTuple):
    """The score that stands in the records, and the rules it is by."""

    score: int | None
    by: str


def scores_of(
    facts: LeadFacts, kept: Kept, scorer: Scorer, now: datetime, *, given: bool = False
) -> dict[str, Any]:
    """The columns of a lead that say what it scores, worked out anew."""
    stays = given or counts_as_given(facts, kept.by)
    standing = scorer.standing(facts, now)
    values = _values(standing, scorer, now, given=kept.score if stays else None)
    if given or kept.by.startswith(GIVEN):
        values["scoring_version"] = GIVEN + scorer.scoring.version
    values["hand_raised_at"] = hand_raised_at(facts.did, scorer.scoring)
    return values


def counts_as_given(facts: LeadFacts, by: str) -> bool:
    """Whether the score is the one that came with the lead: nothing was learnt here since."""
    return by.startswith(GIVEN) and not facts.did and facts.talk is None


def stale(
    connection: Connection, scorer: Scorer, now: datetime, *, after: int = 0, limit: int = AT_ONCE
) -> list[int]:
    """Leads whose score is of an older day or of other rules, from the number `after` on.

    A score fades only where something was done, so the others keep theirs from day to day.
    """
    today = now.astimezone(UTC).date()
    known = (scorer.scoring.version, GIVEN + scorer.scoring.version)
    chosen = select(lead.c.id).where(
        lead.c.id > after,
        or_(
            lead.c.scoring_version.not_in(known),
            lead.c.scored_on.is_(None),
            (lead.c.scored_on < today) & (lead.c.engagement > 0),
        ),
    )
    return list(connection.execute(chosen.order_by(lead.c.id).limit(limit)).scalars())


def _values(
    standing: Standing, scorer: Scorer, now: datetime, *, given: int | None
) -> dict[str, Any]:
    scored, scoring = standing.score, scorer.scoring
    values: Mapping[str, Any] = {
        "score": scored.score,
        "band": scored.band,
        "scoring_version": scored.version,
    }
    if given is not None:
        band = "D" if standing.track == "none" else step_of(given, scoring.bands)
        values = {"score": given, "band": band, "scoring_version": GIVEN + scored.version}
    return {
        **values,
        "cell": scored.cell,
        "segment": standing.segment,
        "track": standing.track,
        "fit": standing.fit,
        "engagement": standing.engagement,
        "scored_on": now.astimezone(UTC).date(),
    }
