"""What the wrap-up starts from: the verdict's outcome first, forms filled from what is known."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.scripts.judgement.judged import ICP, script, told
from tests.scripts.wrap_up.wrapping import IN, at, proposal
from tui.scripts.wrap_up import ContactDraft, LeadFacts, role_for

LEAD = LeadFacts(
    name="Dana Whitfield",
    title="Operations director",
    company="Northgate Supplies",
    phone="+44 20 7946 0101",
    email="dana@northgate.example",
    country="GB",
)
BANT = {"need": "met", "timing": "met", "authority": "met"}


class TestOrder:
    def test_the_verdict_comes_first_and_disqualification_last(self) -> None:
        assert proposal(told()).order == ("no_deal", "deal", "disqualified")
        deal = proposal(told(**BANT, close="meeting"))
        assert deal.order == ("deal", "no_deal", "disqualified")

    def test_disqualification_comes_first_when_it_is_the_verdict(self) -> None:
        assert proposal(told(opener="opt_out")).order[0] == "disqualified"

    def test_an_answer_that_leads_to_an_attempt_is_passed_on(self) -> None:
        call = told(opener="later").capture(
            "callback_at", "tomorrow at 10", "opener", "2026-11-24T10:00"
        )
        found = proposal(call)
        assert (found.disposition, found.callback_at) == ("callback", at("2026-11-24T10:00"))
        assert proposal(told()).disposition == "talked"


class TestForms:
    def test_contact_and_company_start_from_the_lead(self) -> None:
        form = proposal(told(), LEAD).forms["no_deal"]
        assert form.contact == ContactDraft(
            name="Dana Whitfield",
            title="Operations director",
            email="dana@northgate.example",
            phone="+44 20 7946 0101",
            decides="unknown",
        )
        assert form.company is not None
        assert (form.company.name, form.company.country) == ("Northgate Supplies", "GB")

    def test_what_was_captured_comes_before_the_lead(self) -> None:
        captures = {
            "who": {"label": "Name", "type": "person", "saves": "contact.name"},
            "site": {"label": "Site", "saves": "company.website"},
        }
        call = told(script(captures=captures))
        call.capture("who", "Graham Cole", "authority").capture("site", "northgate.example", "role")
        form = proposal(call, LEAD).forms["deal"]
        assert form.contact is not None
        assert form.company is not None
        assert (form.contact.name, form.company.website) == ("Graham Cole", "northgate.example")

    def test_the_checklist_fills_what_the_lead_leaves_open(self) -> None:
        items = [{**ICP["items"][1], "saves": "company.country"}]
        call = told(script(icp={"items": items})).icp(geography="core")
        with_lead, without = proposal(call, LEAD), proposal(call)
        assert with_lead.forms["deal"].company is not None
        assert without.forms["deal"].company is not None
        assert with_lead.forms["deal"].company.country == "GB"
        assert without.forms["deal"].company.country == "Served"

    @pytest.mark.parametrize(
        ("status", "decides", "role"),
        [
            ("met", "yes", "decision_maker"),
            ("partly", "no", "influencer"),
            ("not_met", "no", "user"),
            ("unknown", "unknown", ""),
        ],
    )
    def test_who_decides_follows_from_authority(self, status: str, decides: str, role: str) -> None:
        contact = proposal(told(authority=status)).forms["deal"].contact
        assert contact is not None
        assert (contact.decides, contact.role) == (decides, role)

    def test_how_they_decide_is_kept_in_their_words(self) -> None:
        call = told(authority="partly").capture(
            "authority_words", "I choose, Graham signs", "authority"
        )
        company = proposal(call).forms["no_deal"].company
        assert company is not None
        assert company.decision_process == "I choose, Graham signs"

    def test_the_deal_is_named_after_company_and_product(self) -> None:
        given = script(variables={"product": {"label": "Product", "default": "Orlica"}})
        deal = proposal(told(given), LEAD).forms["deal"].deal
        assert deal is not None
        assert (deal.name, deal.owner, deal.currency) == (
            "Northgate Supplies, Orlica",
            "Alex",
            "EUR",
        )
        plain = proposal(told(), replace(LEAD, company="")).forms["deal"].deal
        assert plain is not None
        assert plain.name == "Example"

    def test_amount_and_date_come_from_captures(self) -> None:
        captures = {
            "sum": {"label": "Budget", "type": "money", "saves": "deal.amount"},
            "deadline": {"label": "Deadline", "type": "date"},
        }
        call = told(script(captures=captures))
        call.capture("sum", "4,800 EUR", "budget", "4800.00 EUR")
        call.capture("deadline", "end of year", "timing", "2026-12-31")
        deal = proposal(call).forms["deal"].deal
        assert deal is not None
        assert (deal.amount, deal.currency) == (Decimal("4800.00"), "EUR")
        assert deal.expected_close == date(2026, 12, 31)

    def test_a_date_that_has_passed_is_left_out(self) -> None:
        call = told().capture("deadline", "last year", "timing", "2025-12-31")
        deal = proposal(call).forms["deal"].deal
        assert deal is not None
        assert deal.expected_close is None

    def test_the_next_step_is_what_was_agreed(self) -> None:
        call = told(close="meeting").capture("meeting_at", "Wed 10", "close", "2026-12-02T10:00")
        call.capture("client_action", "brings the last twenty quotes", "close")
        step = proposal(call, LEAD).forms["deal"].next_step
        assert step is not None
        assert (step.type, step.at, step.who) == (
            "meeting",
            at("2026-12-02T10:00"),
            "Dana Whitfield",
        )
        assert step.is_advance


class TestDisqualifying:
    def test_the_label_of_the_answer_stands_in_for_their_words(self) -> None:
        form = proposal(told(opener="opt_out")).forms["disqualified"]
        assert (form.reason, form.evidence) == ("do_not_contact", "Don't call again")

    def test_the_items_that_fail_are_the_evidence_of_a_mismatch(self) -> None:
        form = proposal(told().icp(scale="out", potential="near", geography="core")).forms[
            "disqualified"
        ]
        assert form.reason == ""
        form = proposal(told().icp(scale="out", potential="out", geography="core")).forms[
            "disqualified"
        ]
        assert form.reason == "icp_mismatch"
        assert form.evidence == "Salespeople: More · Potential: Shrinking"

    def test_what_they_asked_for_is_the_evidence_that_we_cannot(self) -> None:
        call = told(fit="cannot").capture("gap", "must run on their own servers", "fit")
        form = proposal(call.icp(**IN)).forms["disqualified"]
        assert (form.reason, form.evidence) == ("cannot_deliver", "must run on their own servers")

    def test_nothing_is_proposed_where_nothing_points_there(self) -> None:
        form = proposal(told(need="met")).forms["disqualified"]
        assert (form.reason, form.evidence) == ("", "")


class TestWhatTheProposalStandsOn:
    def test_nothing_known_is_said(self) -> None:
        assert proposal(told(opener="ok")).unfounded
        assert proposal(told(need="unknown")).unfounded

    def test_a_criterion_an_item_or_an_outcome_is_something(self) -> None:
        assert not proposal(told(need="partly")).unfounded
        assert not proposal(told().icp(scale="core")).unfounded
        assert not proposal(told(opener="opt_out")).unfounded
        assert not proposal(told(fit="cannot")).unfounded

    @pytest.mark.parametrize(
        ("decides", "role", "then"),
        [
            ("yes", "influencer", "decision_maker"),
            ("yes", "champion", "champion"),
            ("shared", "decision_maker", "decision_maker"),
            ("shared", "user", ""),
            ("no", "decision_maker", ""),
            ("no", "champion", "champion"),
            ("unknown", "decision_maker", ""),
        ],
    )
    def test_a_role_never_contradicts_who_decides(self, decides: str, role: str, then: str) -> None:
        assert role_for(decides, role) == then
