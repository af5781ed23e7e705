"""The forms that a wrap-up starts from, filled in from the call, the lead and the checklist."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from tui.scripts.judgement import Judgement
from tui.scripts.judgement.evidence import SEPARATOR, words_on
from tui.scripts.judgement.results import OUTCOMES
from tui.scripts.model.names import Outcome
from tui.scripts.model.outcomes import Rule
from tui.scripts.model.script import Script
from tui.scripts.phrases import of_its_own
from tui.scripts.rules import Rules
from tui.scripts.state import CallState

from .following import deal_name
from .forms import (
    Basis,
    CompanyDraft,
    ContactDraft,
    DealDraft,
    LeadFacts,
    NextStep,
    Proposal,
    Returns,
    WrapUp,
)
from .return_dates import counted_from, named_moment, named_notice, propose_return

DECIDES: Mapping[str, str] = {"met": "yes", "partly": "no", "not_met": "no", "unknown": "unknown"}
ROLES: Mapping[str, str] = {"met": "decision_maker", "partly": "influencer", "not_met": "user"}
"""What the evidence of authority says of the person on the line."""

CLOSES = ("expected_close", "deadline")
CALLBACKS = ("callback_at",)
MEETINGS = ("next_step_at", "meeting_at", "callback_at")
"""Captures that hold a date, where none says what it saves."""


def propose(
    script: Script,
    state: CallState,
    judgement: Judgement,
    lead: LeadFacts,
    rules: Rules,
    *,
    rep: str,
    owner: str,
    today: date,
) -> Proposal:
    """The three outcomes, the verdict's first, each with its form filled in."""
    saved = _saved(script, state)
    contact = _contact(saved, judgement, lead, rules)
    company = _company(saved, judgement, lead)
    step = _next_step(state, contact.name)
    path, revisit_at = propose_return(state, judgement, rules.outcomes, today)
    reason, evidence = _disqualifying(script, state, judgement, rules)
    about = "" if saved.get("deal.name") else _product(script, state)
    deal = _deal(script, state, saved, deal_name(company.name, about), owner or rep, today)
    forms = {
        "deal": WrapUp(outcome="deal", contact=contact, company=company, deal=deal, next_step=step),
        "no_deal": WrapUp(
            outcome="no_deal",
            contact=contact,
            company=company,
            revisit_at=revisit_at,
            path=path,
            next_step=step,
        ),
        "disqualified": WrapUp(outcome="disqualified", reason=reason, evidence=evidence),
    }
    pointed = state.suggested.partition(":")[0]
    return Proposal(
        _order(judgement),
        forms,
        pointed if pointed in ("callback", "no_contact") else "talked",
        _moment(state, CALLBACKS),
        _unfounded(state, judgement),
        _returns(path, state, rules, today),
        about,
    )


def _returns(chosen: str, state: CallState, rules: Rules, today: date) -> Returns:
    paths = {path.id: path for path in rules.outcomes.paths}
    moments = {path.id: named_moment(path, state) for path in paths.values()}

    def on(path_id: str, moment: date | None, notice: int | None) -> tuple[date, Basis] | None:
        path = paths.get(path_id)
        if path is None:
            return None
        moment = moments[path_id] if moment is None else moment
        notice = named_notice(path, state) if notice is None else notice
        return counted_from(path, moment, today, notice)

    return Returns(chosen, on, {name: day for name, day in moments.items() if day is not None})


def role_for(decides: str, role: str) -> str:
    """The role that goes with who decides: the proposed one, unless the two contradict."""
    if decides == "yes":
        return "decision_maker" if role in ("", *ROLES.values()) else role
    if decides == "shared":
        return "" if role in ("influencer", "user") else role
    return "" if role == "decision_maker" else role


def _unfounded(state: CallState, judgement: Judgement) -> bool:
    """No criterion and no ICP item is known, and no answer speaks for an outcome."""
    return judgement.nothing_known and not state.suggested


def _order(judgement: Judgement) -> tuple[Outcome, ...]:
    verdict = judgement.verdict
    wanted = [verdict.outcome, *verdict.possible, *OUTCOMES]
    gentle = [outcome for outcome in wanted[1:] if outcome != "disqualified"]
    return tuple(dict.fromkeys([verdict.outcome, *gentle, *OUTCOMES]))


def _saved(script: Script, state: CallState) -> dict[str, str]:
    """What captures and ICP options say about fields of the records, by field."""
    found: dict[str, tuple[int, str]] = {}
    for name, capture in script.captures.items():
        value = state.captures.get(name)
        if capture.saves and value and value.seq >= found.get(capture.saves, (0, ""))[0]:
            found[capture.saves] = (value.seq, (value.value or value.text).strip())
    saved = {field: text for field, (_seq, text) in found.items() if text}
    for item in script.icp.items if script.icp else ():
        option = item.option(state.icp.get(item.id, ""))
        if item.saves and option:
            saved.setdefault(item.saves, option.label)
    return saved


def _contact(
    saved: Mapping[str, str], judgement: Judgement, lead: LeadFacts, rules: Rules
) -> ContactDraft:
    authority = judgement.status("authority")
    role = saved.get("contact.role") or ROLES.get(authority, "")
    decides = {choice.id for choice in rules.outcomes.decides}
    return ContactDraft(
        name=saved.get("contact.name") or lead.name,
        title=saved.get("contact.title") or lead.title,
        email=saved.get("contact.email") or lead.email,
        phone=saved.get("contact.phone") or lead.phone,
        role=role,
        decides=DECIDES[authority] if DECIDES[authority] in decides else "",
    )


def _company(saved: Mapping[str, str], judgement: Judgement, lead: LeadFacts) -> CompanyDraft:
    """What the lead knows of a company wins over the checklist, which knows only ranges."""
    process = judgement.evidence.get("decision_process") or judgement.evidence.get("authority")
    return CompanyDraft(
        name=saved.get("company.name") or lead.company,
        website=saved.get("company.website") or lead.website,
        industry=lead.industry or saved.get("company.industry", ""),
        employees=lead.employees or saved.get("company.employees", ""),
        country=lead.country or saved.get("company.country", ""),
        decision_process=process.words if process else "",
    )


def _deal(
    script: Script,
    state: CallState,
    saved: Mapping[str, str],
    name: str,
    owner: str,
    today: date,
) -> DealDraft:
    amount, currency = _money(saved.get("deal.amount", ""), script.currency)
    closing = _day(saved.get("deal.expected_close", "")) or next(
        (day for name in CLOSES if (day := _captured_day(state, name)) is not None), None
    )
    if closing is not None and closing < today:
        closing = None
    return DealDraft(saved.get("deal.name") or name, amount, currency, closing, owner)


def _product(script: Script, state: CallState) -> str:
    """What is sold, as the settings or the script say it."""
    product = state.known.get("product") or ""
    if not product and "product" in script.variables:
        product = of_its_own(script.variables["product"], script, state)
    return product or script.title


def _next_step(state: CallState, who: str) -> NextStep | None:
    kind = state.facts.get("next_step", "")
    if not kind or kind == "none":
        return None
    action = state.captures.get("client_action")
    person = state.captures.get("next_step_who")
    return NextStep(
        kind,
        _moment(state, MEETINGS),
        person.text.strip() if person else who,
        action.text.strip() if action else "",
    )


def _disqualifying(
    script: Script, state: CallState, judgement: Judgement, rules: Rules
) -> tuple[str, str]:
    """The reason that the verdict or the last answers point to, with what was said."""
    kind, _, pointed = state.suggested.partition(":")
    reason = judgement.verdict.reason or (pointed if kind == "disqualified" else "")
    if not reason:
        return "", ""
    by_rule = rules.outcomes.verdict.reasons
    if reason in (by_rule.get("icp_knockout"), by_rule.get("icp_outside")):
        return reason, _failed_items(script, judgement)
    if reason == by_rule.get("need"):
        need = judgement.evidence.get("need")
        return reason, need.words if need else ""
    return reason, _said_where(script, state, reason, by_rule)


def _said_where(script: Script, state: CallState, reason: str, by_rule: Mapping[Rule, str]) -> str:
    """Their words on the step that led to the reason, else the label of the answer."""
    facts = {by_rule.get("request_fit"): "request_fit", by_rule.get("funds"): "funds"}
    fact = facts.get(reason, "")
    for step_id, answering in reversed(state.answers.items()):
        step = script.by_id.get(step_id)
        for answer in step.answers if step else ():
            here = answer.outcome == f"disqualified:{reason}" or answer.sets.get(fact) == "none"
            if here and answer.id in answering.answers:
                words = words_on(script, state, step_id, answering.answers)
                return SEPARATOR.join(filter(None, [words or answer.label]))
    return ""


def _failed_items(script: Script, judgement: Judgement) -> str:
    """The options that keep the company outside, as the checklist words them."""
    said: list[str] = []
    for item in script.icp.items if script.icp else ():
        option = item.option(judgement.icp.items.get(item.id) or "")
        best = max(each.score for each in item.options)
        if option is not None and option.score < best:
            said.append(f"{item.label}: {option.label}")
    return SEPARATOR.join(said)


def _money(text: str, currency: str) -> tuple[Decimal | None, str]:
    number, _, code = text.partition(" ")
    try:
        amount = Decimal(number)
    except InvalidOperation:
        return None, currency
    return (amount if amount.is_finite() else None), code or currency


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _captured_day(state: CallState, name: str) -> date | None:
    value = state.captures.get(name)
    return _day(value.value) if value else None


def _moment(state: CallState, names: tuple[str, ...]) -> datetime | None:
    for name in names:
        value = state.captures.get(name)
        try:
            if value:
                return datetime.fromisoformat(value.value)
        except ValueError:
            continue
    return None
