import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.scripts.transcripts.played_for_tests import DEAL, WHOLE, played
from tui.scripts.transcripts import TranscriptError, as_json
from tui.scripts.wrap_up import WrapUp


def ended(**keys: Any) -> WrapUp:
    wrap_up = played(wrap_up=keys).wrap_up
    assert wrap_up is not None
    return wrap_up


class TestForms:
    def test_a_deal_starts_from_lead_and_captures_and_is_typed_over(self) -> None:
        result = played(wrap_up={**DEAL, "ease": 4})
        assert result.refusals == []
        wrap_up = result.wrap_up
        assert wrap_up is not None
        assert wrap_up.contact is not None
        assert wrap_up.contact.name == "Dana Whitfield"
        assert wrap_up.contact.decides == "yes"
        assert wrap_up.company is not None
        assert wrap_up.company.name == "Northgate"
        assert wrap_up.deal is not None
        assert wrap_up.deal.amount == Decimal("4800.00")
        assert wrap_up.deal.currency == "EUR"
        assert wrap_up.deal.expected_close == date(2026, 12, 31)
        assert wrap_up.next_step is not None
        assert wrap_up.next_step.at == datetime(2026, 11, 27, 10, 0)  # noqa: DTZ001
        assert wrap_up.ease == 4

    def test_amounts_and_contacts_are_read_as_they_are_typed(self) -> None:
        deal = {**DEAL["deal"], "amount": "$12k"} if isinstance(DEAL["deal"], dict) else {}
        contact = {"phone": "020 7946 0101", "email": "D@Northgate.example", "decides": "no"}
        wrap_up = ended(**{**DEAL, "deal": deal, "contact": contact})
        assert wrap_up.deal is not None
        assert (wrap_up.deal.amount, wrap_up.deal.currency) == (Decimal("12000.00"), "USD")
        assert wrap_up.contact is not None
        assert wrap_up.contact.phone == "+442079460101"
        assert wrap_up.contact.email == "d@northgate.example"

    def test_what_follows_from_a_typed_field_follows_here_too(self) -> None:
        deal = {**DEAL["deal"]} if isinstance(DEAL["deal"], dict) else {}
        deal.pop("name", None)
        person, step = {"name": "Ann Lee", "decides": "shared"}, {"type": "demo"}
        given = {"deal": deal, "company": {"name": "Brightline"}, "next_step": step}
        wrap_up = ended(**{**DEAL, **given, "contact": person})
        assert wrap_up.deal is not None
        assert wrap_up.deal.name.startswith("Brightline, ")
        assert wrap_up.next_step is not None
        assert wrap_up.next_step.who == "Ann Lee"
        assert wrap_up.contact is not None
        assert wrap_up.contact.role == "decision_maker"

    def test_no_deal_keeps_its_return_date(self) -> None:
        wrap_up = ended(outcome="no_deal", revisit_at="2027-03-01", path="no_budget")
        assert wrap_up.revisit_at == date(2027, 3, 1)
        assert wrap_up.deal is None

    def test_a_disqualification_has_neither_contact_nor_company(self) -> None:
        wrap_up = ended(outcome="disqualified", reason="do_not_contact", evidence="“Never again”")
        assert wrap_up.contact is None
        assert wrap_up.company is None

    def test_an_attempt_is_no_outcome(self) -> None:
        wrap_up = ended(outcome="callback", at="tomorrow at 10")
        assert (wrap_up.outcome, wrap_up.disposition) == (None, "callback")
        assert wrap_up.callback_at == datetime(2026, 11, 26, 10, 0)  # noqa: DTZ001
        assert ended(outcome="no_contact", disposition="voicemail").disposition == "voicemail"

    def test_a_callback_takes_the_time_that_was_captured(self) -> None:
        say = [{"opener": {"answer": "later", "captures": {"callback_at": "Friday at 10"}}}]
        wrap_up = played(say, wrap_up={"outcome": "callback"}).wrap_up
        assert wrap_up is not None
        assert wrap_up.callback_at == datetime(2026, 11, 27, 10, 0)  # noqa: DTZ001

    def test_without_a_wrap_up_nothing_would_be_saved(self) -> None:
        assert played().wrap_up is None


class TestRefusals:
    def test_what_is_missing_is_told(self) -> None:
        result = played(WHOLE[:1], wrap_up={"outcome": "deal"})
        assert any("close" in str(saying) for saying in result.refusals)

    @pytest.mark.parametrize(
        ("outcome", "foreign"),
        [
            ("disqualified", {"contact": {"name": "Dana"}}),
            ("disqualified", {"company": {"name": "Acme"}}),
            ("no_deal", {"deal": {"name": "Seats"}}),
            ("deal", {"revisit_at": "2027-03-01"}),
            ("callback", {"ease": "4"}),
        ],
    )
    def test_a_key_of_another_outcome_is_pointed_out(
        self, outcome: str, foreign: dict[str, Any]
    ) -> None:
        with pytest.raises(TranscriptError, match=next(iter(foreign))):
            ended(outcome=outcome, **foreign)

    def test_a_field_that_cannot_be_read_is_named(self) -> None:
        with pytest.raises(TranscriptError, match=r"deal\.amount.*not an amount of money"):
            ended(outcome="deal", deal={"amount": "a lot"})


def test_the_result_is_one_object_with_everything_that_came_of_the_call() -> None:
    result = played(wrap_up=DEAL)
    told = json.loads(json.dumps(as_json(result, {"call": 7, "contact": 1})))
    assert told["script"] == "short"
    assert len(told["script_hash"]) == 64
    assert told["steps"] == ["opener", "need", "who", "money", "end"]
    assert told["criteria"]["need"] == {"status": "met", "words": "41 of 120", "step": "need"}
    assert set(told["score"]["bant"]) == {"known", "low", "high", "coverage"}
    assert told["icp"]["fit"] == 100
    assert told["icp"]["items"] == {"scale": "core"}
    assert told["facts"]["buyer"] == "yes"
    assert told["captures"]["budget"] == "4800.00 EUR"
    assert told["verdict"]["outcome"] == "deal"
    assert told["verdict"]["decided"] in (True, False)
    assert all(isinstance(why, str) for why in told["verdict"]["why"])
    assert told["saved"] == {"call": 7, "contact": 1}
    assert told["refused"] == []
    assert "next_question" in told
