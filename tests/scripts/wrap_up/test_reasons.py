"""The rule of every reason, kept and broken; redirects; insisting."""

from dataclasses import replace
from datetime import date

import pytest

from tests.scripts.judgement.judged import Told, rules, told
from tests.scripts.wrap_up.wrapping import IN, TODAY, broken, complaints, disqualified
from tui.scripts.wrap_up import History, reason_return

OUT = {"scale": "out", "potential": "out", "geography": "core"}


def history(attempts: int = 0, people: int = 1, manager: bool = False) -> History:
    return History(attempts=attempts, people=people, manager=manager, today=TODAY)


KEPT: dict[str, tuple[Told, History]] = {
    "do_not_contact": (told(), history()),
    "invalid_data": (told(), history()),
    "duplicate": (told(), history()),
    "existing_customer": (told(), history()),
    "not_a_buyer": (told(), history()),
    "not_served": (told().icp(geography="out"), history()),
    "icp_mismatch": (told().icp(**OUT), history()),
    "cannot_deliver": (told(fit="cannot"), history()),
    "deadline_impossible": (told(timing="met"), history()),
    "no_need": (told(need="not_met", pain="not_met", consequence="none"), history()),
    "no_funds": (told(no_budget="broke"), history()),
    "no_access": (told(), history(attempts=2, people=2)),
    "unresponsive": (told(), history(attempts=4)),
    "policy": (told(), history(manager=True)),
}
FAILED: dict[str, tuple[Told, History, str, str]] = {
    "invalid_data": (told(), history(), "wrong", "at least 15 characters"),
    "duplicate": (told(), history(), "nr 999", "which record it is and where it stands"),
    "existing_customer": (told(), history(), "nr 999", "Write their words, or which record"),
    "not_a_buyer": (told(), history(), "a student", "at least 15 characters"),
    "not_served": (told().icp(**IN), history(), "country is not ours", "rules the company out"),
    "icp_mismatch": (told().icp(scale="out"), history(), "only two salespeople", "40 % of the ICP"),
    "cannot_deliver": (told(), history(), "on paper", "at least 15 characters"),
    "deadline_impossible": (told(), history(), "must work on Monday", "Asked about Timing: 0 of 1"),
    "no_need": (
        told(need="not_met"),
        history(),
        "all is well with them",
        "Asked about Need: 1 of 2",
    ),
    "no_funds": (
        told(budget="not_met"),
        history(),
        "there is no budget",
        "Asked about Funds: 0 of 1",
    ),
    "no_access": (
        told(),
        history(attempts=2),
        "Dana, Graham, 3 dates",
        "People tried so far: 1 of 2",
    ),
    "unresponsive": (
        told(),
        history(attempts=2),
        "three calls, no answer",
        "Attempts so far: 3 of 5",
    ),
    "policy": (told(), history(), "on a sanctions list", "Only a manager"),
}


def test_every_reason_is_tried_both_ways() -> None:
    known = {reason.id for reason in rules().outcomes.reasons}
    assert KEPT.keys() == known
    assert FAILED.keys() == known - {"do_not_contact"}


@pytest.mark.parametrize("reason", sorted(KEPT))
def test_a_reason_whose_rule_is_kept_passes(reason: str) -> None:
    call, past = KEPT[reason]
    evidence = "record 4711, in their own words"
    assert complaints(disqualified(reason, evidence), call, past) == []


@pytest.mark.parametrize("reason", sorted(FAILED))
def test_a_reason_whose_rule_is_broken_is_told_which(reason: str) -> None:
    call, past, evidence, sentence = FAILED[reason]
    found = broken(disqualified(reason, evidence), call, past)
    assert any(sentence in each for each in found), found


class TestSingleRules:
    def test_no_need_also_asks_for_the_pain_steps(self) -> None:
        call = told(need="not_met", pain="not_met")
        assert broken(disqualified("no_need"), call) == [
            "The pain steps went to level 1 of 2: ask what the problem leads to."
        ]

    def test_a_company_on_the_edge_is_not_outside(self) -> None:
        call = told().icp(scale="near", potential="near", geography="core")
        found = broken(disqualified("icp_mismatch"), call)
        assert found == ["The company fits by 65 %: not outside."]

    def test_a_knock_out_is_mismatch_enough(self) -> None:
        assert broken(disqualified("icp_mismatch"), told().icp(geography="out")) == []

    def test_a_record_that_was_picked_is_named_enough(self) -> None:
        form = replace(disqualified("duplicate", "same firm"), company_id=7)
        assert broken(form, told()) == []

    @pytest.mark.parametrize(
        "evidence", ["we already use you", "Northgate, customer 17 in the CRM"]
    )
    def test_their_own_words_or_a_record_say_that_they_are_a_customer(self, evidence: str) -> None:
        assert broken(disqualified("existing_customer", evidence), told()) == []


@pytest.mark.parametrize("reason", ["no_funds", "no_need", "icp_mismatch", "no_access"])
class TestRedirects:
    def test_with_fit_and_need_no_deal_is_offered(self, reason: str) -> None:
        call = told(need="met", budget="not_met", no_budget="broke").icp(**IN)
        found = complaints(disqualified(reason), call, history(attempts=9, people=9))
        redirect = [each for each in found if "rather no deal yet" in str(each.saying)]
        assert len(redirect) == 1
        assert redirect[0].offer is not None
        assert redirect[0].offer.outcome == "no_deal"
        assert redirect[0].offer.revisit_at > TODAY

    def test_without_a_need_nothing_is_offered_instead(self, reason: str) -> None:
        call = told(no_budget="broke").icp(**IN)
        found = broken(disqualified(reason), call, history(attempts=9, people=9))
        assert not any("rather no deal yet" in each for each in found)

    def test_below_seventy_nothing_is_offered_instead(self, reason: str) -> None:
        call = told(need="met", no_budget="broke").icp(
            scale="near", geography="core", potential="near"
        )
        found = broken(disqualified(reason), call, history(attempts=9, people=9))
        assert not any("rather no deal yet" in each for each in found)


class TestInsisting:
    CALL = told(need="met", budget="not_met").icp(**IN)

    def test_a_sentence_lets_it_pass_and_keeps_the_rule_as_a_note(self) -> None:
        form = replace(
            disqualified("no_funds"), insist="Their accountant told me they are insolvent."
        )
        found = complaints(form, self.CALL)
        assert found
        assert {each.level for each in found} == {"note"}

    def test_a_word_is_no_sentence(self) -> None:
        form = replace(disqualified("no_funds"), insist="insolvent")
        assert "Say why in at least 15 characters." in broken(form, self.CALL)

    def test_insisting_does_not_stand_in_for_evidence(self) -> None:
        form = replace(disqualified("no_funds", ""), insist="Their accountant told me so today.")
        assert [each.field for each in complaints(form, self.CALL) if each.level == "required"] == [
            "evidence"
        ]

    def test_insisting_without_a_broken_rule_changes_nothing(self) -> None:
        call, past = KEPT["no_need"]
        form = replace(disqualified("no_need"), insist="short")
        assert complaints(form, call, past) == []


@pytest.mark.parametrize(
    ("reason", "day"),
    [
        ("do_not_contact", None),
        ("icp_mismatch", date(2027, 11, 23)),
        ("no_access", date(2027, 5, 24)),
    ],
)
def test_a_reason_says_when_the_lead_is_worth_another_thought(
    reason: str, day: date | None
) -> None:
    found = rules().outcomes.reason(reason)
    assert found is not None
    assert reason_return(found, TODAY) == day
