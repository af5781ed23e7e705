from typing import Any

import pytest

from tests.scripts.transcripts.played_for_tests import DEAL, played, unmet

MET: dict[str, Any] = {
    "verdict": "deal",
    "decided": "yes",
    "criteria": {"need": "met", "authority": "met", "timing": "unknown"},
    "score": {"bant": [75, 100]},
    "icp": "100",
    "steps": ["opener", "need", "who"],
    "facts": {"buyer": "yes"},
    "captures": {"budget": "4800.00 EUR", "words": "41 of 120"},
}


def test_a_call_that_is_as_expected_has_no_differences() -> None:
    assert unmet(MET) == []


def test_a_capture_may_be_expected_as_it_was_typed_or_as_it_is_typed_otherwise() -> None:
    assert unmet({"captures": {"budget": "4,800 EUR"}}) == []
    assert unmet({"captures": {"budget": "€4.8k"}}) == []


def test_a_profile_may_be_expected_in_words() -> None:
    assert unmet({"icp": "in"}) == []
    assert unmet({"icp": "99.6"}) == []


def test_a_score_lies_within_the_expected_range() -> None:
    assert unmet({"score": {"bant": [74.6, 100.4]}}) == []
    assert unmet({"score": {"bant": [0, 100]}}) == []


@pytest.mark.parametrize(
    ("expect", "difference"),
    [
        ({"verdict": "no_deal"}, "verdict: expected no_deal, found deal"),
        ({"verdict": "disqualified:no_need"}, "verdict: expected disqualified:no_need, found deal"),
        ({"decided": "no"}, "decided: expected no, found yes"),
        ({"criteria": {"need": "partly"}}, "criterion need: expected partly, found met"),
        ({"score": {"bant": 75}}, "score bant: expected 75–75 %, found 75–100 %"),
        ({"score": {"bent": 75}}, "score bent: expected 75–75, found no such framework"),
        ({"icp": "99"}, "icp: expected 99, found 100 % (in)"),
        ({"icp": "outside"}, "icp: expected outside, found 100 % (in)"),
        ({"steps": ["opener", "who"]}, "step 2: expected who, found need"),
        (
            {"steps": ["opener", "need", "who", "money", "end", "again"]},
            "step 6: expected again, found the end of the way",
        ),
        ({"facts": {"buyer": "no"}}, "fact buyer: expected no, found yes"),
        ({"facts": {"funds": "none"}}, "fact funds: expected none, found nothing"),
        (
            {"captures": {"budget": "4.8 EUR"}},
            "capture budget: expected 4.8 EUR, found 4800.00 EUR",
        ),
        ({"outcome": "deal"}, "outcome: expected deal, found nothing"),
        ({"refused": "wish"}, "refused: expected wish, found it was not refused"),
    ],
)
def test_each_difference_is_told_in_one_line(expect: dict[str, Any], difference: str) -> None:
    assert unmet(expect) == [difference]


def test_what_may_still_happen_is_compared_without_order() -> None:
    possible = list(played().judgement.verdict.possible)
    assert unmet({"possible": possible[::-1]}) == []
    assert len(unmet({"possible": "deal" if possible != ["deal"] else "no_deal"})) == 1


def test_a_refusal_that_is_expected_is_no_difference() -> None:
    wrap_up = {**DEAL, "deal": {"name": "N", "expected_close": "2020-01-01", "owner": "Alex"}}
    result = played(wrap_up=wrap_up, expect={"refused": ["in the past"], "outcome": "deal"})
    assert result.differences == []
    assert result.refused_as_expected
    assert not played(wrap_up=wrap_up).refused_as_expected
    assert not played(wrap_up=DEAL, expect={"refused": ["in the past"]}).refused_as_expected


def test_another_refusal_than_the_expected_one_still_counts() -> None:
    deal = {"name": "N", "expected_close": "2020-01-01", "owner": "Alex"}
    result = played(wrap_up={**DEAL, "contact": {"name": ""}, "deal": deal})
    assert len(result.refusals) > 1
    expected = {"refused": ["in the past"]}
    again = played(wrap_up={**DEAL, "contact": {"name": ""}, "deal": deal}, expect=expected)
    assert again.differences == []
    assert not again.refused_as_expected
