"""The fields of a wrap-up by name: which are required, and what stands in them."""

from collections.abc import Mapping
from typing import Any

from tui.scripts.model.outcomes import OutcomeRules
from tui.scripts.model.script import Script, Step
from tui.scripts.sayings import Saying

from .forms import WrapUp

FIELDS: Mapping[str, str] = {
    "contact": "contact.name",
    "company": "company.name",
    "deal_name": "deal.name",
    "amount": "deal.amount",
    "expected_close": "deal.expected_close",
    "owner": "deal.owner",
    "decider": "contact.decides",
    "decides": "contact.decides",
    "next_step": "next_step.type",
    "next_step_date": "next_step.at",
}
"""Short names that a script's `require` may use."""

MISSING: Mapping[str, Saying] = {
    "contact.name": Saying("Who is the contact? Give a name."),
    "contact.title": Saying("What is the contact's position?"),
    "contact.email": Saying("Give the contact's e-mail address."),
    "contact.phone": Saying("Give the contact's phone number."),
    "contact.role": Saying("What part does the contact play in the decision?"),
    "contact.decides": Saying("Who decides? Choose “not known yet” if nobody said."),
    "company.name": Saying("Which company is it? Give its name."),
    "company.website": Saying("Give the company's website."),
    "company.industry": Saying("Which industry is the company in?"),
    "company.employees": Saying("How many people work there?"),
    "company.country": Saying("Which country is the company in?"),
    "company.decision_process": Saying("How does the company decide?"),
    "deal.name": Saying("Give the deal a name."),
    "deal.amount": Saying("How much is it worth? A rough amount will do."),
    "deal.expected_close": Saying("When is it expected to close?"),
    "deal.owner": Saying("Who looks after the deal?"),
    "revisit_at": Saying("When to come back? Give a date."),
    "path": Saying("Why not now?"),
    "reason": Saying("Choose why the lead is disqualified."),
    "evidence": Saying("What did they say or what did you find? Write it down."),
    "icp_result": Saying("The ICP checklist is still empty. Tick what you know."),
    "next_step.type": Saying("What happens next?"),
    "next_step.at": Saying("A next step without a date is only a wish. When is it?"),
    "next_step.who": Saying("Who takes part in the next step?"),
    "next_step.client_action": Saying("What will the client do for it?"),
    "callback_at": Saying("When to call back? Give a day and a time."),
    "ease": Saying("How easy was the talk, from 1 to 5?"),
}
"""What to say when a field is empty."""


def required_fields(outcome: str, script: Script, rules: OutcomeRules) -> tuple[str, ...]:
    """The fields without which a wrap-up is not saved: the script's, or the standard ones.

    What the records cannot do without is always among them.
    """
    kind = rules.outcome(outcome)
    if kind is None:
        return ()
    step = outcome_step(script, outcome)
    wanted = step.require if step is not None and step.require is not None else kind.requires
    named = [FIELDS.get(name, name) for name in (*kind.demands, *wanted)]
    return tuple(name for name in dict.fromkeys(named) if name in MISSING)


def outcome_step(script: Script, outcome: str) -> Step | None:
    """The step of a script that ends in this outcome, or None."""
    return next((step for step in script.steps if step.outcome == outcome), None)


def value_of(wrap_up: WrapUp, name: str) -> Any:
    """What stands in a field; blank text counts as nothing."""
    found: Any = wrap_up
    for part in FIELDS.get(name, name).split("."):
        found = getattr(found, part, None)
    return found.strip() if isinstance(found, str) else found
