"""What the engine made of a call, as the store keeps it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from data.rows import CallResult, EvidenceRow
from tui.calling.live_call import LiveCall
from tui.scripts.judgement.handing_over import qualifies
from tui.scripts.wrap_up import WrapUp

SATURDAY = 5


def result_of(live: LiveCall, wrap_up: WrapUp | None = None) -> CallResult:
    """What the engine made of the call, as the store keeps it."""
    judged, state = live.judgement(), live.call.state
    talked = live.talk_ms
    score = judged.score
    verdict = judged.verdict
    return CallResult(
        ended_at=live.now(),
        talk_seconds=round(talked / 1000),
        icp_fit=judged.icp.fit,
        icp_coverage=judged.icp.coverage,
        icp_result=None if judged.icp.result == "unknown" else judged.icp.result,
        score_low=score.low,
        score_high=score.high,
        verdict=f"{verdict.outcome}:{verdict.reason}" if verdict.reason else verdict.outcome,
        buying_stage=state.facts.get("buying_stage"),
        interest=state.facts.get("interest"),
        segment=judged.segment or None,
        evidence=tuple(
            EvidenceRow(
                criterion=each.criterion,
                status=each.status,
                words=each.words,
                step=each.step or None,
                seq=each.seq or None,
            )
            for each in judged.evidence.values()
            if not each.read_from
        ),
        talk_score=score.known,
        knocked_out=judged.icp.knocked_out or "",
        qualifies=qualifies(judged, live.script, live.rules),
        next_call_at=next_call(live, wrap_up) if wrap_up else None,
    )


def next_call(live: LiveCall, wrap_up: WrapUp) -> datetime | None:
    """When the lead comes up again, where the wrap-up itself doesn't name the moment.

    A return on a day is due when the rep begins to work on it. A call that was promised for an
    earlier time comes first.
    """
    if wrap_up.outcome != "no_deal" or wrap_up.revisit_at is None:
        return next_attempt(live, wrap_up.disposition)
    back = live.settings.working_time.start_of(wrap_up.revisit_at).astimezone(UTC)
    step = wrap_up.next_step
    if step is not None and step.type == "callback" and step.at is not None:
        return min(back, step.at.astimezone(UTC))
    return back


def next_attempt(live: LiveCall, disposition: str) -> datetime | None:
    """When to try again after an attempt that reached nobody; None after a talk.

    The rules count working days; none means the same day, an hour later.
    """
    kind = live.rules.outcomes.disposition(disposition)
    if disposition == "talked" or kind is None:
        return None
    left = kind.after_days
    if not left:
        return live.now() + timedelta(hours=1)
    # Counted on the clock on the wall: elsewhere it may be another day already, and the hour stays
    # the same when the clocks are changed.
    at = live.now().astimezone().replace(tzinfo=None)
    while left > 0 or at.weekday() >= SATURDAY:
        at += timedelta(days=1)
        left -= at.weekday() < SATURDAY
    return at.astimezone(UTC)
