"""What is proposed follows what is typed elsewhere, for as long as nobody typed over it."""

from collections.abc import Mapping
from dataclasses import replace

from .forms import Proposal, WrapUp


def deal_name(company: str, about: str) -> str:
    """What a deal is called that nobody named: the company, and what it is about."""
    return ", ".join(filter(None, [company.strip(), about]))


def following(key: str, form: WrapUp, proposal: Proposal, typed: Mapping[str, str]) -> str | None:
    """What is proposed for a field that follows another one.

    Args:
        key: The field, as `deal.name`.
        form: What was proposed before anything was typed.
        proposal: What the deal is about, where the call did not name it.
        typed: What was typed so far, by field.

    Returns:
        The proposal; None for a field that follows no other.
    """
    if key == "deal.name" and form.deal is not None and proposal.deal_about:
        company = form.company.name if form.company else ""
        return deal_name(typed.get("company.name", company), proposal.deal_about)
    if key == "next_step.who" and form.contact is not None:
        who = form.next_step.who if form.next_step else form.contact.name
        return typed.get("contact.name", who) if who == form.contact.name else who
    return None


def with_following(
    form: WrapUp, before: WrapUp, proposal: Proposal, given: Mapping[str, str]
) -> WrapUp:
    """A form that was filled in, with what follows from it in the fields that nobody gave.

    Args:
        form: The form with everything that was given in it.
        before: The same form as it was proposed.
        proposal: What the deal is about, where the call did not name it.
        given: What was given, by field.
    """
    if form.deal is not None and "deal.name" not in given:
        name = following("deal.name", before, proposal, given)
        form = form if name is None else replace(form, deal=replace(form.deal, name=name))
    if form.next_step is not None and form.next_step.type and "next_step.who" not in given:
        who = following("next_step.who", before, proposal, given)
        form = form if who is None else replace(form, next_step=replace(form.next_step, who=who))
    return form
