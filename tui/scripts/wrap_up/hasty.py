"""How hasty a disqualification looks, for the manager's second look."""

from tui.scripts.judgement import Judgement
from tui.scripts.judgement.reading import prepared
from tui.scripts.model.script import Script
from tui.scripts.rules import Rules
from tui.scripts.state import CallState
from tui.scripts.statistics import hasty
from tui.scripts.statistics.hasty import CHECK, HASTY, Disqualification, HastySign

from .forms import WrapUp
from .reasons import pain_reached

__all__ = ["CHECK", "HASTY", "HastySign", "hasty_signs"]


def hasty_signs(
    wrap_up: WrapUp, script: Script, state: CallState, judgement: Judgement, rules: Rules
) -> list[HastySign]:
    """What makes a disqualification look hasty; their points add up to its hastiness."""
    if wrap_up.outcome != "disqualified":
        return []
    reason = rules.outcomes.reason(wrap_up.reason)
    if reason is None or reason.rule.always:
        return []
    asked = state.answers.keys() | state.asked.keys()
    return hasty.hasty_signs(
        Disqualification(
            needs_talk=not reason.finding and reason.id not in hasty.WITHOUT_TALK,
            contradicted=reason.redirect or reason.id in hasty.WORTH_A_LOOK,
            note=wrap_up.evidence,
            need_known=judgement.status("need") != "unknown",
            questions=sum(script.by_id[step].kind in ("ask", "pain") for step in asked),
            talk_seconds=state.clock_ms / 1000,
            fit=judgement.icp.fit,
            stage=str(state.facts.get("buying_stage") or ""),
            pain_level=pain_reached(state, prepared(script, rules).reading),
        )
    )
