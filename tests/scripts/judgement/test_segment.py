"""Segments and tracks: the first row of the table that fits."""

import pytest

from tests.scripts.judgement.judged import Told, rules, script, told
from tui.scripts.judgement import Judgement, judge
from tui.scripts.judgement.segment import employees_of, people_of, track_of

IN = {"scale": "core", "geography": "core", "potential": "near"}


def judged(call: Told) -> Judgement:
    return judge(call.script, call.state, rules())


def known(call: Told, **facts: str) -> Told:
    call.state.known.update(facts)
    return call


class TestSegment:
    def test_nothing_is_said_while_nothing_is_known(self) -> None:
        assert judged(told()).segment == ""

    def test_opted_out_comes_before_everything(self) -> None:
        call = told(opener="opt_out", need="met", budget="not_met").icp(**IN)
        assert judged(call).segment == "do_not_contact"

    def test_fit_and_need_without_budget_are_worth_educating(self) -> None:
        assert judged(told(need="partly", budget="not_met").icp(**IN)).segment == "no_budget"

    def test_many_employees_make_a_large_company(self) -> None:
        assert judged(known(told().icp(**IN), employees="250")).segment == "enterprise"

    def test_three_people_in_the_decision_make_a_large_one_too(self) -> None:
        call = told().icp(**IN).capture("people", "Anna, Piotr and the board", "authority")
        assert judged(call).segment == "enterprise"

    def test_small_with_high_potential_and_a_need(self) -> None:
        call = known(told(need="met").icp(scale="core", potential="core"), employees="12")
        assert judged(call).segment == "small_high_potential"

    def test_unknown_size_is_neither_small_nor_large(self) -> None:
        assert judged(told(need="met").icp(potential="core")).segment == "core"

    def test_the_rest_is_core_or_outside(self) -> None:
        assert judged(told().icp(**IN)).segment == "core"
        assert judged(told().icp(scale="out", potential="out")).segment == "outside"


@pytest.mark.parametrize(
    ("text", "number"),
    [("250", 250), ("1 200", 1200), ("1,200", 1200), ("50-249", 50), ("many", None)],
)
def test_employees_are_read_from_what_is_known(text: str, number: int | None) -> None:
    assert employees_of(script(), known(told(), employees=text).state) == number


def test_employees_captured_count_before_those_of_the_lead() -> None:
    size = {"size": {"label": "People", "type": "number", "saves": "company.employees"}}
    call = known(told(script(captures=size)), employees="10").capture("size", "300", "role")
    assert employees_of(call.script, call.state) == 300


@pytest.mark.parametrize(
    ("text", "count"), [("Anna, Piotr i prezes", 3), ("Анна и Пётр", 2), ("4", 4), ("Graham", 1)]
)
def test_people_are_counted_from_names_or_a_number(text: str, count: int) -> None:
    assert people_of(told().capture("people", text, "authority").state, rules().scoring) == count


class TestTrack:
    def test_disqualified_leads_get_no_effort(self) -> None:
        assert judged(told(opener="opt_out")).track == "none"

    def test_a_settled_no_deal_is_nurtured(self) -> None:
        call = told(need="met", timing="met", authority="met", fit="full", close="callback")
        assert judged(call.icp(scale="core", geography="core", potential="core")).track == "nurture"

    def test_the_best_band_is_fast(self) -> None:
        call = told(need="met", timing="met", authority="met").icp(scale="core", potential="core")
        assert judged(call).track == "fast"

    def test_the_source_alone_chooses_no_track(self) -> None:
        assert judged(known(told(), source="referral")).track == ""

    def test_whoever_raised_a_hand_is_fast_whatever_the_band(self) -> None:
        verdict = judged(told()).verdict
        assert track_of("C", verdict, rules().scoring) == "nurture"
        assert track_of("C", verdict, rules().scoring, hand_raised=True) == "fast"
