"""What a saved call does to the lead's score and to its way to sales."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from data.rows import CallResult
from data.scoring import stages
from data.scoring.keeping import Kept, rescore, scores_of
from data.scoring.known import on_known, talk_of
from data.tables.core import call, change
from data.wrapping_up.at_hand import AtHand
from data.wrapping_up.plan import Plan
from tui.scripts.scoring.facts import Talk
from tui.scripts.scoring.stages import after_call
from tui.scripts.scoring.standing import Scorer
from tui.scripts.wrap_up.forms import WrapUp


def with_score(found: AtHand, wrap_up: WrapUp, result: CallResult, scorer: Scorer) -> CallResult:
    """The result with the lead's score and stage from now on; an attempt changes neither."""
    if wrap_up.disposition != "talked":
        return replace(result, lead_score=None, lead_stage="")
    hands_off = wrap_up.outcome == "disqualified" and wrap_up.reason == "do_not_contact"
    facts = replace(
        found.facts,
        opted_out=found.facts.opted_out or hands_off,
        talk=Talk(
            score=on_known(result.talk_score, result.score_low, result.score_high),
            fit=result.icp_fit if result.icp_coverage else None,
            fit_coverage=result.icp_coverage or 0,
            knocked_out=bool(result.knocked_out),
            segment=result.segment or "",
            outcome=wrap_up.outcome or "",
        ),
    )
    steps = _steps(found.lead.stage, wrap_up.outcome or "", result, scorer)
    return replace(
        result,
        lead_score=scorer.standing(facts, result.ended_at).score.score,
        lead_stage=steps[-1] if steps else "",
    )


def scored(plan: Plan, found: AtHand, scorer: Scorer) -> Plan:
    """The plan with the columns of the lead's score, worked out from what the plan leaves."""
    of_call, lead = plan.call_values, found.lead
    before = {"status": lead.status, "stage": lead.stage, "score": lead.score}
    after: Mapping[str, Any] = {**before, **plan.leads[0].values}
    talk = None if found.talk is None else found.talk.talk
    later = found.talk is not None and found.talk.call_id > found.call.id
    if of_call["disposition"] == "talked" and not later:
        talk = talk_of(of_call)
    facts = replace(
        found.facts,
        opted_out=after["status"] == "do_not_contact",
        returned=after["stage"] == "returned",
        talk=talk,
    )
    kept = Kept(after["score"], found.scored_by)
    return replace(plan, scores=scores_of(facts, kept, scorer, of_call["ended_at"]))


def after_save(
    connection: Connection, plan: Plan, found: AtHand, result: CallResult, scorer: Scorer
) -> None:
    """Keep the steps that the lead made by its call, and bring others' scores up to date.

    Everybody else whom the save has touched is scored anew: those with the same number, whom an
    opt-out has taken off the list, too.
    """
    at = plan.call_values["ended_at"]
    steps = _steps(found.lead.stage, plan.call_values["outcome"] or "", result, scorer)
    stages.keep_all(connection, found.lead.id, steps, at=at, by=found.call.rep)
    others = [each.row_id for each in plan.leads[1:] if each.row_id is not None]
    rescore(connection, others, scorer, at)


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
