"""Signs of a hasty disqualification."""

from tests.scripts.judgement.judged import Told, rules, told
from tests.scripts.wrap_up.wrapping import IN, disqualified
from tui.scripts.judgement import judge
from tui.scripts.wrap_up import WrapUp
from tui.scripts.wrap_up.hasty import HASTY, hasty_signs


def points(form: WrapUp, call: Told) -> int:
    judgement = judge(call.script, call.state, rules())
    return sum(
        sign.points for sign in hasty_signs(form, call.script, call.state, judgement, rules())
    )


def thorough() -> Told:
    call = told(
        need="not_met", timing="not_met", authority="met", pain="not_met", consequence="none"
    )
    call.state.clock_ms = 300_000
    return call


def test_a_thorough_talk_shows_no_sign() -> None:
    assert points(disqualified("no_need"), thorough()) == 0


def test_evidence_of_a_word_is_a_sign() -> None:
    assert points(disqualified("no_need", "no need"), thorough()) == 3


def test_need_never_asked_and_a_short_talk_are_signs() -> None:
    assert points(disqualified("no_funds"), told()) == 4


def test_a_good_fit_thrown_away_in_haste_is_hasty() -> None:
    assert points(disqualified("no_funds"), told().icp(**IN)) >= HASTY


def test_an_early_stage_without_pain_steps_is_a_sign() -> None:
    call = thorough()
    call.state.facts["buying_stage"] = "unaware"
    assert points(disqualified("no_need"), call) == 0
    del call.state.answers["consequence"]
    assert points(disqualified("no_need"), call) == 2


def test_a_wrong_number_needs_no_talk() -> None:
    assert points(disqualified("invalid_data"), told(opener="wrong")) == 0


def test_a_wish_not_to_be_called_is_never_hasty() -> None:
    assert points(disqualified("do_not_contact", ""), told(opener="opt_out").icp(**IN)) == 0


def test_other_outcomes_are_not_looked_at() -> None:
    assert points(WrapUp(outcome="no_deal"), told()) == 0
