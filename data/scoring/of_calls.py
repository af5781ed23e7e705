"""What a saved call does to the lead's score and to its way to sales."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.rows import CallResult
from data.scoring import stages
from data.scoring.keeping import rescore
from data.scoring.known import known_of, on_known
from data.tables.core import call, change
from tui.scripts.scoring.facts import Talk
from tui.scripts.scoring.stages import after_call
from tui.scripts.scoring.standing import Scorer
from tui.scripts.wrap_up.forms import WrapUp


def with_score(
    connection: Connection, call_id: int, wrap_up: WrapUp, result: CallResult, scorer: Scorer
) -> CallResult:
    """The result with the lead's score and stage from now on; an attempt changes neither."""
    lead_id = connection.execute(select(call.c.lead_id).where(call.c.id == call_id)).scalar()
    found = None
    if wrap_up.disposition == "talked" and lead_id is not None:
        found = known_of(connection, [lead_id]).get(lead_id)
    if found is None:
        return replace(result, lead_score=None, lead_stage="")
    hands_off = wrap_up.outcome == "disqualified" and wrap_up.reason == "do_not_contact"
    facts = replace(
        found[0],
        opted_out=found[0].opted_out or hands_off,
        talk=Talk(
            score=on_known(result.talk_score, result.score_low, result.score_high),
            fit=result.icp_fit if result.icp_coverage else None,
            fit_coverage=result.icp_coverage or 0,
            knocked_out=bool(result.knocked_out),
            segment=result.segment or "",
            outcome=wrap_up.outcome or "",
        ),
    )
    steps = _steps(found[1].stage, wrap_up.outcome or "", result, scorer)
    return replace(
        result,
        lead_score=scorer.standing(facts, result.ended_at).score.score,
        lead_stage=steps[-1] if steps else "",
    )


def after_save(
    connection: Connection, call_id: int, before: str, result: CallResult, scorer: Scorer
) -> None:
    """Keep the steps that the lead made by its call, and bring scores up to date.

    Everybody whom the save has touched is scored anew, as those with the same number are whom an
    opt-out has taken off the list, too.
    """
    chosen = select(call.c.lead_id, call.c.rep, call.c.outcome, call.c.ended_at)
    row = connection.execute(chosen.where(call.c.id == call_id)).one()
    steps = _steps(before, row.outcome or "", result, scorer)
    stages.keep(connection, row.lead_id, steps, at=row.ended_at, by=row.rep)
    rescore(connection, touched(connection, call_id, row.lead_id), scorer, row.ended_at)


def take_back(connection: Connection, call_id: int) -> list[int]:
    """Remove the steps that a save had kept, and return the leads it had touched."""
    chosen = select(call.c.lead_id, call.c.ended_at).where(call.c.id == call_id)
    row = connection.execute(chosen).first()
    if row is None or row.ended_at is None:
        return []
    stages.forget(connection, row.lead_id, at=row.ended_at)
    return touched(connection, call_id, row.lead_id)


def touched(connection: Connection, call_id: int, lead_id: int) -> list[int]:
    """The leads that a save has changed."""
    others = select(change.c.row_id).where(change.c.call_id == call_id, change.c.table == "lead")
    return sorted({lead_id, *connection.execute(others.distinct()).scalars()})


def _steps(stage: str, outcome: str, result: CallResult, scorer: Scorer) -> tuple[str, ...]:
    return after_call(
        stage,
        outcome=outcome,
        qualifies=result.qualifies,
        fit=result.icp_fit,
        scoring=scorer.scoring,
    )
