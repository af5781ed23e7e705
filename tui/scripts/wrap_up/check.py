"""What is missing in a wrap-up, and what speaks against it."""

from collections.abc import Iterator
from dataclasses import replace

from tui.scripts.judgement import Judgement
from tui.scripts.model.script import Script
from tui.scripts.rules import Rules
from tui.scripts.sayings import Saying
from tui.scripts.state import CallState

from .fields import MISSING, required_fields, value_of
from .forms import Complaint, History, WrapUp
from .reasons import reason_complaints


def check(
    wrap_up: WrapUp,
    script: Script,
    state: CallState,
    judgement: Judgement,
    rules: Rules,
    history: History,
) -> list[Complaint]:
    """Everything that is missing, wrong or worth knowing; empty when all is well.

    A rule that the rep insists against with a sentence turns into a note.
    """
    if wrap_up.outcome is None:
        return list(_attempt(wrap_up, rules, history))
    found = [
        *_gaps(wrap_up, script, judgement, rules),
        *_dates(wrap_up, history),
        *_next_step(wrap_up, rules, history),
    ]
    if wrap_up.outcome == "disqualified":
        found += reason_complaints(wrap_up, script, state, judgement, rules, history)
        return _insisted(wrap_up, found, rules)
    if wrap_up.outcome == "deal":
        found += _deal(wrap_up, state, judgement, rules)
    return found


def _gaps(
    wrap_up: WrapUp, script: Script, judgement: Judgement, rules: Rules
) -> Iterator[Complaint]:
    if wrap_up.outcome == "disqualified":
        reason = rules.outcomes.reason(wrap_up.reason)
        if reason is not None and reason.rule.always:
            return
    for name in required_fields(wrap_up.outcome or "", script, rules.outcomes):
        if name == "icp_result":
            missing = judgement.icp.result == "unknown" and script.icp is not None
        else:
            missing = not value_of(wrap_up, name)
        if missing:
            yield Complaint(name, MISSING[name], "required")


def _dates(wrap_up: WrapUp, history: History) -> Iterator[Complaint]:
    deal = wrap_up.deal
    closing = deal.expected_close if deal is not None else None
    if wrap_up.outcome == "deal" and closing is not None and closing < history.today:
        yield Complaint(
            "deal.expected_close",
            Saying("The planned close date is in the past. Give one from today on."),
            "required",
        )
    returning = wrap_up.revisit_at
    if wrap_up.outcome == "no_deal" and returning is not None and returning <= history.today:
        yield Complaint(
            "revisit_at",
            Saying("The return date has to be in the future."),
            "required",
        )
    if wrap_up.outcome == "deal" and deal and deal.amount is not None and deal.amount < 0:
        yield Complaint("deal.amount", Saying("An amount can't be below zero."), "required")


def _next_step(wrap_up: WrapUp, rules: Rules, history: History) -> Iterator[Complaint]:
    step = wrap_up.next_step
    if step is None or not step.type:
        return
    kind = rules.outcomes.next_step(step.type)
    if kind is None:
        yield Complaint("next_step.type", Saying("Choose a next step from the list."), "required")
        return
    if step.at is not None and step.at.date() < history.today:
        yield Complaint(
            "next_step.at", Saying("The next step is in the past. Give a later date."), "required"
        )
    for name in kind.needs:
        if not value_of(wrap_up, f"next_step.{name}"):
            yield Complaint(f"next_step.{name}", MISSING[f"next_step.{name}"], "note")


def _deal(
    wrap_up: WrapUp, state: CallState, judgement: Judgement, rules: Rules
) -> Iterator[Complaint]:
    agreed = {state.facts.get("next_step", ""), wrap_up.next_step.type if wrap_up.next_step else ""}
    if not agreed & rules.outcomes.concrete:
        yield Complaint(
            "next_step.type",
            Saying("A deal begins with a concrete request: a meeting, a demo, a quote or a pilot."),
            "note",
        )
    if wrap_up.contact is not None and wrap_up.contact.decides in ("", "unknown"):
        yield Complaint(
            "contact.decides",
            Saying("Nobody knows yet who decides: such deals stall. Ask for it in the next step."),
            "note",
        )
    if judgement.verdict.outcome == "disqualified":
        yield Complaint(
            "outcome",
            Saying("The call speaks against a deal: {why}", {"why": judgement.verdict.why[0]}),
            "note",
        )


def _attempt(wrap_up: WrapUp, rules: Rules, history: History) -> Iterator[Complaint]:
    kind = rules.outcomes.disposition(wrap_up.disposition)
    if kind is None or kind.id == "talked":
        yield Complaint("outcome", Saying("Choose how the call ended."), "required")
        return
    if kind.at and wrap_up.callback_at is None:
        yield Complaint("callback_at", MISSING["callback_at"], "required")
    if wrap_up.callback_at is not None and wrap_up.callback_at.date() < history.today:
        yield Complaint(
            "callback_at", Saying("That time has passed. Give a later one."), "required"
        )


def _insisted(wrap_up: WrapUp, found: list[Complaint], rules: Rules) -> list[Complaint]:
    broken = [complaint for complaint in found if complaint.level == "rule"]
    said = wrap_up.insist.strip()
    if not broken or not said:
        return found
    least = rules.outcomes.insist_characters
    if len(said) < least:
        short = Saying("Say why in at least {count} characters.", {"count": least})
        return [*found, Complaint("insist", short, "rule")]
    return [
        replace(complaint, level="note") if complaint.level == "rule" else complaint
        for complaint in found
    ]
