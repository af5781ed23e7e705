"""Calls that come to their end."""

from datetime import date, datetime

from tests.scripts.judgement.judged import Told, rules
from tui.scripts.judgement import judge
from tui.scripts.wrap_up import (
    CompanyDraft,
    Complaint,
    ContactDraft,
    DealDraft,
    History,
    LeadFacts,
    Proposal,
    WrapUp,
    check,
    propose,
)

TODAY = date(2026, 11, 23)
"""A Monday."""
IN = {"scale": "core", "geography": "core", "potential": "core"}
DANA = ContactDraft(name="Dana Whitfield", decides="yes")
NORTHGATE = CompanyDraft(name="Northgate Supplies")
SEATS = DealDraft(name="Northgate, 14 seats", expected_close=date(2026, 12, 31), owner="Alex")
DEAL = WrapUp(outcome="deal", contact=DANA, company=NORTHGATE, deal=SEATS)
NO_DEAL = WrapUp(
    outcome="no_deal",
    contact=DANA,
    company=NORTHGATE,
    revisit_at=date(2027, 3, 1),
    path="no_budget",
)


def at(text: str) -> datetime:
    """A time as the clock on the rep's wall shows it."""
    return datetime.fromisoformat(text)


def proposal(call: Told, lead: LeadFacts | None = None) -> Proposal:
    """What the wrap-up of a call starts from."""
    return propose(
        call.script,
        call.state,
        judge(call.script, call.state, rules()),
        lead or LeadFacts(),
        rules(),
        rep="Alex",
        owner="",
        today=TODAY,
    )


def complaints(wrap_up: WrapUp, call: Told, history: History | None = None) -> list[Complaint]:
    """What is wrong with the wrap-up of a call."""
    return check(
        wrap_up,
        call.script,
        call.state,
        judge(call.script, call.state, rules()),
        rules(),
        history or History(attempts=0, today=TODAY),
    )


def required(wrap_up: WrapUp, call: Told) -> list[str]:
    """The fields without which it is not saved."""
    return [each.field for each in complaints(wrap_up, call) if each.level == "required"]


def disqualified(reason: str, evidence: str = "two salespeople, six quotes a month") -> WrapUp:
    """A disqualification with evidence."""
    return WrapUp(outcome="disqualified", reason=reason, evidence=evidence)


def broken(wrap_up: WrapUp, call: Told, history: History | None = None) -> list[str]:
    """The rules that speak against it, as sentences."""
    found = complaints(wrap_up, call, history)
    return [str(each.saying) for each in found if each.level == "rule"]
