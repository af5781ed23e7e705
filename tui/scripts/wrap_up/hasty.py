"""How hasty a disqualification looks, for the manager's second look."""

from typing import NamedTuple

from tui.scripts.judgement import Judgement
from tui.scripts.judgement.reading import prepared
from tui.scripts.model.script import Script
from tui.scripts.rules import Rules
from tui.scripts.sayings import Saying
from tui.scripts.state import CallState

from .forms import WrapUp
from .reasons import pain_reached

CHECK, HASTY = 3, 5
"""From how many points a record is worth a check, and from how many it is hasty."""
EVIDENCE, QUESTIONS, TALK_MS, PAIN = 15, 4, 90_000, 2
EARLY = ("unaware", "problem")
OUTSIDE_TALK = frozenset({"unresponsive"})
"""Reasons that need no talk, besides those that an answer settles."""


class HastySign(NamedTuple):
    """One thing that makes a disqualification look hasty."""

    points: int
    saying: Saying


def hasty_signs(
    wrap_up: WrapUp, script: Script, state: CallState, judgement: Judgement, rules: Rules
) -> list[HastySign]:
    """What makes a disqualification look hasty; their points add up to its hastiness."""
    if wrap_up.outcome != "disqualified":
        return []
    reason = rules.outcomes.reason(wrap_up.reason)
    if reason is None or reason.rule.always:
        return []
    signs: list[HastySign] = []
    if len(wrap_up.evidence.strip()) < EVIDENCE:
        signs.append(HastySign(3, Saying("the evidence is missing or too short")))
    if not reason.finding and reason.id not in OUTSIDE_TALK:
        if judgement.status("need") == "unknown":
            signs.append(HastySign(2, Saying("need is unknown")))
        asked = sum(script.by_id[step].kind in ("ask", "pain") for step in state.answers)
        if asked < QUESTIONS or state.clock_ms < TALK_MS:
            signs.append(HastySign(2, Saying("few questions or a very short talk")))
        early = state.facts.get("buying_stage") in EARLY
        if early and pain_reached(state, prepared(script, rules).reading) < PAIN:
            signs.append(HastySign(2, Saying("an early stage, and the pain steps were left out")))
    fit = judgement.icp.fit
    if reason.redirect and fit is not None and fit >= rules.outcomes.redirect_fit:
        signs.append(HastySign(3, Saying("the company fits by {fit} %", {"fit": fit})))
    return signs
