"""What a wrap-up must have before it is saved."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.scripts.judgement.judged import STEPS, script, told
from tests.scripts.wrap_up.wrapping import (
    DANA,
    DEAL,
    IN,
    NO_DEAL,
    SEATS,
    TODAY,
    at,
    complaints,
    disqualified,
    required,
)
from tui.scripts.wrap_up import ContactDraft, NextStep, WrapUp, required_fields


def outcome_step(outcome: str, *required_here: str) -> dict[str, object]:
    return {
        "id": "wrap",
        "stage": "wrap",
        "kind": "outcome",
        "outcome": outcome,
        "require": list(required_here),
        "answers": [],
    }


class TestDeal:
    def test_the_five_fields_of_the_records_are_enough(self) -> None:
        assert required(DEAL, told()) == []

    def test_an_empty_form_asks_for_five_fields(self) -> None:
        assert required(WrapUp(outcome="deal"), told()) == [
            "contact.name",
            "company.name",
            "deal.name",
            "deal.expected_close",
            "deal.owner",
        ]

    def test_blanks_are_no_name(self) -> None:
        assert required(replace(DEAL, contact=replace(DANA, name="  ")), told()) == ["contact.name"]

    def test_a_script_may_ask_for_more_but_not_for_less(self) -> None:
        given = script(
            [*STEPS, outcome_step("deal", "amount", "decider", "next_step_date", "icp_result")]
        )
        form = replace(DEAL, contact=ContactDraft(name="Dana"))
        assert required(form, told(given)) == [
            "deal.amount",
            "contact.decides",
            "next_step.at",
            "icp_result",
        ]
        given = script([*STEPS, outcome_step("deal")])
        assert "deal.owner" in required(WrapUp(outcome="deal"), told(given))

    def test_the_checklist_counts_once_something_of_it_is_known(self) -> None:
        given = script([*STEPS, outcome_step("deal", "icp_result")])
        assert required(DEAL, told(given).icp(scale="core")) == []

    def test_the_close_date_may_be_today_and_not_before(self) -> None:
        today = replace(DEAL, deal=replace(SEATS, expected_close=TODAY))
        assert required(today, told()) == []
        past = replace(DEAL, deal=replace(SEATS, expected_close=date(2026, 11, 22)))
        assert required(past, told()) == ["deal.expected_close"]

    def test_an_amount_below_zero_is_refused(self) -> None:
        form = replace(DEAL, deal=replace(SEATS, amount=Decimal("-1")))
        assert required(form, told()) == ["deal.amount"]

    def test_a_deal_without_a_concrete_request_is_told_so_and_saved(self) -> None:
        found = complaints(DEAL, told())
        assert [(each.field, each.level) for each in found] == [("next_step.type", "note")]
        meeting = NextStep("meeting", at("2026-12-02T10:00"), "Dana", "brings the quotes")
        assert complaints(replace(DEAL, next_step=meeting), told()) == []
        assert complaints(DEAL, told(close="meeting")) == []

    def test_nobody_knowing_who_decides_is_worth_a_note(self) -> None:
        form = replace(DEAL, contact=replace(DANA, decides="unknown"))
        assert [each.field for each in complaints(form, told(close="meeting"))] == [
            "contact.decides"
        ]

    def test_a_call_that_disqualifies_speaks_against_a_deal(self) -> None:
        found = complaints(DEAL, told(close="meeting").icp(geography="out"))
        assert [(each.field, each.level) for each in found] == [("outcome", "note")]
        assert "Country: Not served" in str(found[0].saying)


class TestNoDeal:
    def test_contact_company_who_decides_and_a_date(self) -> None:
        assert required(NO_DEAL, told()) == []
        assert required(WrapUp(outcome="no_deal"), told()) == [
            "contact.name",
            "company.name",
            "revisit_at",
            "contact.decides",
        ]

    def test_not_known_yet_is_an_answer(self) -> None:
        form = replace(NO_DEAL, contact=replace(DANA, decides="unknown"))
        assert required(form, told()) == []

    def test_the_return_date_is_in_the_future(self) -> None:
        assert required(replace(NO_DEAL, revisit_at=TODAY), told()) == ["revisit_at"]


class TestNextStep:
    def test_one_in_the_past_is_refused(self) -> None:
        step = NextStep("meeting", at("2026-11-22T10:00"), "Dana", "brings quotes")
        assert required(replace(NO_DEAL, next_step=step), told()) == ["next_step.at"]

    def test_what_the_kind_needs_is_pointed_out_and_not_demanded(self) -> None:
        found = complaints(replace(NO_DEAL, next_step=NextStep("meeting")), told())
        assert [(each.field, each.level) for each in found] == [
            ("next_step.at", "note"),
            ("next_step.who", "note"),
            ("next_step.client_action", "note"),
        ]

    def test_one_that_nobody_knows_is_refused(self) -> None:
        form = replace(NO_DEAL, next_step=NextStep("dinner"))
        assert required(form, told()) == ["next_step.type"]

    @pytest.mark.parametrize(
        ("step", "advance"),
        [
            (NextStep("meeting", at("2026-12-02T00:00"), "Dana", "brings quotes"), True),
            (NextStep("meeting", None, "Dana", "brings quotes"), False),
            (NextStep("meeting", at("2026-12-02T00:00"), " ", "brings quotes"), False),
            (NextStep("meeting", at("2026-12-02T00:00"), "Dana", ""), False),
        ],
    )
    def test_an_advance_has_a_date_a_person_and_something_the_client_does(
        self, step: NextStep, advance: bool
    ) -> None:
        assert step.is_advance is advance


class TestDisqualified:
    def test_it_needs_a_reason_and_evidence(self) -> None:
        assert required(WrapUp(outcome="disqualified"), told()) == ["reason", "evidence"]

    def test_a_reason_that_nobody_knows_is_refused(self) -> None:
        assert required(disqualified("no_fun"), told()) == ["reason"]

    def test_the_wish_not_to_be_called_is_enough_by_itself(self) -> None:
        form = disqualified("do_not_contact", "")
        assert complaints(form, told(need="met", budget="met").icp(**IN)) == []


class TestAttempts:
    @pytest.mark.parametrize("kind", ["no_answer", "busy", "voicemail", "gatekeeper", "no_contact"])
    def test_reaching_nobody_needs_nothing_more(self, kind: str) -> None:
        assert complaints(WrapUp(outcome=None, disposition=kind), told()) == []

    def test_a_callback_needs_a_time_to_come(self) -> None:
        form = WrapUp(outcome=None, disposition="callback")
        assert required(form, told()) == ["callback_at"]
        assert required(replace(form, callback_at=at("2026-11-20T09:00")), told()) == [
            "callback_at"
        ]
        assert required(replace(form, callback_at=at("2026-11-24T09:00")), told()) == []

    def test_a_talk_without_an_outcome_is_not_finished(self) -> None:
        assert required(WrapUp(outcome=None), told()) == ["outcome"]


def test_required_fields_are_known_before_anything_is_filled_in() -> None:
    from tests.scripts.judgement.judged import rules

    assert required_fields("no_deal", script(), rules().outcomes)[:2] == (
        "contact.name",
        "company.name",
    )
    assert required_fields("nonsense", script(), rules().outcomes) == ()
