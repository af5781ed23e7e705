"""Keeping the scores of leads up to date, in the transaction that changes what they depend on."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, bindparam, or_, select, update
from sqlalchemy.engine import Connection

from data.scoring.known import known_of
from data.scoring.rows import GIVEN
from data.tables.core import lead
from tui.scripts.judgement.lead_score import step_of
from tui.scripts.scoring.facts import LeadFacts
from tui.scripts.scoring.standing import Scorer, Standing, hand_raised_at

AT_ONCE = 400
"""Leads of one question: fewer than the values that every SQLite binds."""

_FIELDS = frozenset(field.name for field in fields(LeadFacts))
_COLUMNS = (
    "score", "band", "cell", "segment", "track", "fit", "engagement", "hand_raised_at",
    "scoring_version", "scored_on",
)  # fmt: skip
_SET = (
    update(lead)
    .where(lead.c.id == bindparam("_row"))
    .values({name: bindparam(f"_{name}") for name in _COLUMNS})
)


def score_new(rows: Sequence[dict[str, Any]], scorer: Scorer, now: datetime) -> None:
    """Add the columns of the score to rows of new leads that are about to be written.

    A row that brings a score of its own keeps it until something is learnt here.
    """
    for row in rows:
        known = {name: value for name, value in row.items() if name in _FIELDS}
        standing = scorer.standing(LeadFacts(**known), now)
        given = row.get("score")
        row.update(_values(standing, scorer, now, given=given))
        row["hand_raised_at"] = None


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
            standing = scorer.standing(facts, now)
            came = given or row.scoring_version.startswith(GIVEN)
            stays = given or counts_as_given(facts, row)
            values = _values(standing, scorer, now, given=row.score if stays else None)
            if came:
                values["scoring_version"] = GIVEN + scorer.scoring.version
            values["hand_raised_at"] = hand_raised_at(facts.did, scorer.scoring)
            rows.append({"_row": lead_id, **{f"_{name}": values[name] for name in _COLUMNS}})
        if rows:
            connection.execute(_SET, rows)


def counts_as_given(facts: LeadFacts, row: Row[Any]) -> bool:
    """Whether the score is the one that came with the lead: nothing was learnt here since."""
    return row.scoring_version.startswith(GIVEN) and not facts.did and facts.talk is None


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
