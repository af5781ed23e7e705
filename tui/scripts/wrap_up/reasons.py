"""The rules of the reasons for which a lead may be disqualified."""

from collections.abc import Iterator
from datetime import date, timedelta

from tui.scripts.judgement import Judgement, Named
from tui.scripts.judgement.reading import ScriptReading, prepared
from tui.scripts.model.outcomes import Reason
from tui.scripts.model.script import Script
from tui.scripts.rules import Rules
from tui.scripts.sayings import Saying
from tui.scripts.state import CallState

from .forms import Complaint, History, Offer, WrapUp
from .return_dates import propose_return, working_day


def reason_complaints(
    wrap_up: WrapUp,
    script: Script,
    state: CallState,
    judgement: Judgement,
    rules: Rules,
    history: History,
) -> list[Complaint]:
    """What speaks against disqualifying for the chosen reason.

    Every rule that is not satisfied carries an offer: no deal yet, with a day to come back.
    """
    if not wrap_up.reason:
        return []
    reason = rules.outcomes.reason(wrap_up.reason)
    if reason is None:
        return [Complaint("reason", Saying("Choose a reason from the list."), "required")]
    if reason.rule.always:
        return []
    reading = prepared(script, rules).reading
    broken = [
        *_evidence(wrap_up, reason),
        *_asked(reason, script, state, reading, rules),
        *_records(wrap_up, reason, history),
        *_fit(reason, judgement, rules),
        *_redirect(reason, judgement, rules, script),
    ]
    if not broken:
        return []
    path, day = propose_return(state, judgement, rules.outcomes, history.today)
    offer = Offer("no_deal", day, path)
    return [Complaint(field, saying, "rule", offer) for field, saying in broken]


def reason_return(reason: Reason, today: date) -> date | None:
    """When a disqualified lead is worth another thought; None for never."""
    return working_day(today + timedelta(days=reason.returns)) if reason.returns else None


def questions_asked(criterion: str, state: CallState, reading: ScriptReading, rules: Rules) -> int:
    """How many questions about a criterion were asked, other wordings among them."""
    return sum(
        1 + bool(state.probes.get(step))
        for step in reading.questions(criterion, rules.criteria)
        if step in state.answers or step in state.asked
    )


def pain_reached(state: CallState, reading: ScriptReading) -> int:
    """How deep the pain steps went, 0 to 4."""
    asked = (
        level
        for step, level in reading.asks.levels.items()
        if step in state.answers or step in state.asked
    )
    return max(asked, default=0)


Broken = tuple[str, Saying]


def _evidence(wrap_up: WrapUp, reason: Reason) -> Iterator[Broken]:
    said, rule = wrap_up.evidence.strip(), reason.rule
    linked = wrap_up.contact_id is not None or wrap_up.company_id is not None
    if not said or len(said) >= rule.characters or (rule.link and linked):
        return
    values = {"count": rule.characters}
    if rule.link:
        yield (
            "evidence",
            Saying(
                "Write their words, or which record it is and where it stands:"
                " at least {count} characters.",
                values,
            ),
        )
    else:
        yield (
            "evidence",
            Saying(
                "Say more about it, at least {count} characters: somebody will read this later.",
                values,
            ),
        )


def _asked(
    reason: Reason, script: Script, state: CallState, reading: ScriptReading, rules: Rules
) -> Iterator[Broken]:
    for criterion, times in reason.rule.asked.items():
        asked = questions_asked(criterion, state, reading, rules)
        if asked < times:
            kind = rules.criteria.get(criterion)
            title = Named(kind.title, script.lang) if kind else criterion
            values = {"criterion": title, "asked": asked, "times": times}
            yield "reason", Saying("Asked about {criterion}: {asked} of {times} times.", values)
    level = pain_reached(state, reading)
    if level < reason.rule.pain_level:
        yield (
            "reason",
            Saying(
                "The pain steps went to level {level} of {wanted}: ask what the problem leads to.",
                {"level": level, "wanted": reason.rule.pain_level},
            ),
        )


def _records(wrap_up: WrapUp, reason: Reason, history: History) -> Iterator[Broken]:
    rule = reason.rule
    earlier = history.attempts
    if rule.working_days and history.recent is not None:
        earlier = history.recent
    tries = earlier + (wrap_up.disposition != "talked" or rule.attempts > 0)
    if tries < rule.attempts:
        values = {"attempts": tries, "wanted": rule.attempts}
        yield "reason", Saying("Attempts so far: {attempts} of {wanted}.", values)
    elif history.channels is not None and history.channels < rule.channels:
        values = {"channels": history.channels, "wanted": rule.channels}
        yield (
            "reason",
            Saying("Tried in {channels} of {wanted} ways: leave a message, too.", values),
        )
    if history.people < rule.people:
        values = {"people": history.people, "wanted": rule.people}
        yield "reason", Saying("People tried so far: {people} of {wanted}.", values)
    if rule.manager and not history.manager:
        yield "reason", Saying("Only a manager disqualifies for this reason.")


def _fit(reason: Reason, judgement: Judgement, rules: Rules) -> Iterator[Broken]:
    icp, wanted = judgement.icp, rules.outcomes.verdict
    if reason.rule.icp == "knockout" and icp.knocked_out is None:
        yield "reason", Saying("No answer of the ICP checklist rules the company out.")
    if reason.rule.icp != "outside" or icp.knocked_out is not None:
        return
    if icp.coverage < wanted.icp_coverage:
        yield (
            "reason",
            Saying(
                "Only {coverage} % of the ICP checklist is known, {wanted} % are needed.",
                {"coverage": icp.coverage, "wanted": round(wanted.icp_coverage)},
            ),
        )
    if icp.result in ("in", "edge"):
        yield "reason", Saying("The company fits by {fit} %: not outside.", {"fit": icp.fit})


def _redirect(
    reason: Reason, judgement: Judgement, rules: Rules, script: Script
) -> Iterator[Broken]:
    """With a good fit and a need, a lead that cannot buy now is no deal yet."""
    fit = judgement.icp.fit
    if not reason.redirect or fit is None or fit < rules.outcomes.redirect_fit:
        return
    if judgement.status("need") in ("met", "partly"):
        values = {"fit": fit, "reason": Named(reason.title, script.lang)}
        yield (
            "reason",
            Saying(
                "There is a need and the fit is {fit} %: rather no deal yet, with a return date.",
                values,
            ),
        )
