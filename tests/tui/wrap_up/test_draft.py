"""The draft: what is proposed, with what was typed over it."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from tests.scripts.judgement.judged import script, told
from tests.scripts.wrap_up.wrapping import proposal
from tui.screens.wrap_up.draft import Draft
from tui.scripts.captures.errors import CaptureError
from tui.scripts.wrap_up import (
    CompanyDraft,
    ContactDraft,
    DealDraft,
    NextStep,
    Proposal,
    WrapUp,
)

CONTACT = ContactDraft(name="Dana Whitfield", phone="+442079460101", decides="yes")
COMPANY = CompanyDraft(name="Northgate Supplies")
DEAL = DealDraft("Northgate, Orlica", Decimal("4800.00"), "EUR", date(2026, 12, 31), "Alex")


def draft(ending: str = "deal") -> Draft:
    forms = {
        "deal": WrapUp(outcome="deal", contact=CONTACT, company=COMPANY, deal=DEAL),
        "no_deal": WrapUp(
            outcome="no_deal", contact=CONTACT, company=COMPANY, revisit_at=date(2027, 3, 1)
        ),
        "disqualified": WrapUp(outcome="disqualified", reason="no_need"),
    }
    return Draft(Proposal(("deal", "no_deal", "disqualified"), forms), ending=ending)


def parse(kind: str, text: str) -> str:
    known = {"friday": "2026-12-04", "5k": "5000 EUR", "fri 10": "2026-12-04T10:00"}
    if text not in known:
        raise CaptureError("What is {typed}?", typed=text)
    return known[text]


def test_what_is_not_touched_stands_as_it_was_proposed() -> None:
    assert draft().wrap_up() == draft().proposal.forms["deal"]


def test_what_is_typed_stands_over_the_proposal() -> None:
    made = draft()
    made.put("contact.name", " Dana W. ")
    made.put("deal.owner", "Kim")
    found = made.wrap_up()
    assert found.contact is not None
    assert (found.contact.name, found.contact.phone) == ("Dana W.", CONTACT.phone)
    assert found.deal is not None
    assert (found.deal.owner, found.deal.amount) == ("Kim", DEAL.amount)


def test_amounts_and_dates_are_what_was_understood() -> None:
    made = draft()
    for key, text in (
        ("deal.amount", "5k"),
        ("deal.expected_close", "friday"),
        ("next_step.at", "fri 10"),
    ):
        made.put(key, text)
        assert made.understand(key, parse) is None
    found = made.wrap_up()
    assert found.deal is not None
    assert (found.deal.amount, found.deal.currency) == (Decimal(5000), "EUR")
    assert found.deal.expected_close == date(2026, 12, 4)
    assert found.next_step == NextStep(at=datetime.fromisoformat("2026-12-04T10:00"))


def test_words_that_are_not_understood_leave_the_field_empty_and_say_why() -> None:
    made = draft()
    made.put("deal.expected_close", "someday")
    saying = made.understand("deal.expected_close", parse)
    assert str(saying) == "What is someday?"
    found = made.wrap_up()
    assert found.deal is not None
    assert found.deal.expected_close is None


def test_an_emptied_field_is_empty_and_does_not_fall_back_to_the_proposal() -> None:
    made = draft()
    made.put("deal.amount", "")
    made.put("company.name", "")
    found = made.wrap_up()
    assert found.deal is not None
    assert found.company is not None
    assert (found.deal.amount, found.company.name) == (None, "")


def test_the_deals_name_and_the_next_steps_person_follow_until_they_are_typed() -> None:
    call = told(script(variables={"product": {"label": "Product", "default": "Orlica"}}))
    made = Draft(proposal(call), ending="deal")
    made.put("company.name", "Brightline")
    made.put("contact.name", "Dana W.")
    made.put("next_step.type", "demo")
    found = made.wrap_up()
    assert (found.deal and found.deal.name) == made.standing("deal.name") == "Brightline, Orlica"
    assert (found.next_step and found.next_step.who) == "Dana W."
    made.put("deal.name", "Big one")
    made.put("next_step.who", "Graham")
    made.put("company.name", "Brightline Ltd")
    found = made.wrap_up()
    assert (found.deal and found.deal.name) == "Big one"
    assert (found.next_step and found.next_step.who) == "Graham"


def test_a_deal_that_the_call_named_keeps_its_name() -> None:
    named = {"deal": {"label": "Deal", "type": "text", "saves": "deal.name"}}
    call = told(script(captures=named)).capture("deal", "14 seats", "budget")
    made = Draft(proposal(call), ending="deal")
    made.put("company.name", "Brightline")
    found = made.wrap_up()
    assert (found.deal and found.deal.name) == "14 seats"


def test_another_outcome_keeps_what_both_have_and_drops_what_it_has_not() -> None:
    made = draft()
    made.put("contact.name", "Dana W.")
    made.put("deal.name", "Big one")
    made.put("reason", "no_need")
    made.ending = "no_deal"
    found = made.wrap_up()
    assert found.contact is not None
    assert found.contact.name == "Dana W."
    assert found.deal is None
    assert (found.outcome, found.reason) == ("no_deal", "")


@pytest.mark.parametrize("key", ["contact.name", "company.name", "deal.name", "next_step.who"])
def test_a_disqualification_never_carries_records(key: str) -> None:
    made = draft()
    made.put(key, "typed before")
    made.settled = {"contact": 7, "company": 8}
    made.ending = "disqualified"
    found = made.wrap_up()
    assert (found.contact, found.company, found.deal, found.next_step) == (None,) * 4
    assert (found.contact_id, found.company_id) == (None, None)


def test_a_sentence_that_insists_counts_only_while_insisting() -> None:
    made = draft("disqualified")
    made.put("insist", "They are moving abroad")
    assert made.wrap_up().insist == ""
    made.insisting = True
    assert made.wrap_up().insist == "They are moving abroad"


def test_an_attempt_has_no_outcome_and_no_ease() -> None:
    made = draft("voicemail")
    made.ease = 4
    found = made.wrap_up()
    assert (found.outcome, found.disposition, found.ease) == (None, "voicemail", None)
