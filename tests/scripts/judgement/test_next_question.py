"""The next question: what decides most comes first, and the reason is said."""

from time import thread_time

import pytest

from tests.scripts.judgement.judged import BUNDLED, STEPS, Told, asking, read, rules, script, told
from tests.times import slowness
from tui.scripts.judgement import NextQuestion, judge
from tui.scripts.model.script import Script

IN = {"scale": "core", "geography": "core", "potential": "core"}


def asked(call: Told, framework: str | None = None) -> NextQuestion:
    found = judge(call.script, call.state, rules(), framework).next_question
    assert found is not None
    return found


def test_need_comes_first() -> None:
    found = asked(told().icp(**IN))
    assert (found.about, found.step) == ("need", "need")
    assert str(found.why) == "it can still rule this lead out"


def test_budget_is_not_asked_before_need() -> None:
    call = told(role="met", timing="met").icp(**IN)
    assert asked(call).about == "need"
    assert asked(call, "am").about == "need"


def test_a_knock_out_is_asked_before_what_only_adds_up() -> None:
    found = asked(told(need="met"))
    assert (found.about, found.step) == ("icp:geography", "icp_check")


def test_whether_we_can_deliver_is_asked_once_there_is_a_need() -> None:
    assert asked(told(need="met").icp(**IN)).about == "request_fit"
    assert asked(told().icp(**IN)).about == "need"


def test_the_criterion_that_can_decide_is_asked_and_says_so() -> None:
    found = asked(told(need="met", role="partly", fit="full").icp(**IN))
    assert (found.about, found.step) == ("timing", "timing")
    assert str(found.why) == "it decides deal or no deal"


def test_the_next_step_is_asked_once_the_framework_qualifies() -> None:
    call = told(need="met", timing="met", authority="met", fit="full").icp(**IN)
    found = asked(call)
    assert (found.about, found.step) == ("next_step", "close")


def test_a_step_that_was_asked_already_is_not_offered_again() -> None:
    assert asked(told(need="unknown").icp(**IN)).step == "pain"


def test_a_step_asked_in_vain_is_offered_after_the_fresh_ones() -> None:
    assert asked(told().icp(**IN).in_vain("need")).step == "pain"
    assert asked(told().icp(**IN).in_vain("need").in_vain("pain")).step == "need"


def test_need_denied_in_haste_is_probed_again() -> None:
    call = told(need="not_met", fit="full").icp(**IN)
    assert asked(call).about == "need"


def test_another_framework_asks_in_its_own_order() -> None:
    call = told(need="met", fit="full").icp(**IN)
    assert asked(call, "an").about == "authority"
    assert asked(call, "faint").about == "interest"


def test_the_heavier_of_two_equals_comes_first() -> None:
    call = told(script([*STEPS, asking("urgency")], framework="anum"), fit="full").icp(**IN)
    call.answer("need", "met")
    call.answer("role", "met")
    assert asked(call).about == "next_step"


def test_a_script_that_cannot_ask_leaves_the_question_to_the_rep() -> None:
    call = told(script([asking("budget")], icp=None))
    found = asked(call)
    assert (found.about, found.step) == ("need", None)


@pytest.mark.parametrize("framework", sorted(rules().frameworks))
def test_every_framework_can_be_read_on_the_bundled_script(framework: str) -> None:
    bundled = Script.model_validate(read(BUNDLED / "orlica-discovery.yaml"))
    judged = judge(bundled, Told(bundled).state, rules(), framework)
    assert judged.next_question is not None
    assert judged.framework == framework


@pytest.mark.parametrize(
    ("framework", "limit_ms"), [("bant", 1.0), ("meddpicc", 3.0), ("gpctba", 3.0)]
)
def test_judging_is_quick_enough_to_follow_every_key(framework: str, limit_ms: float) -> None:
    call = told(need="met", role="partly").icp(scale="core")
    judge(call.script, call.state, rules(), framework)
    best = float("inf")
    for _ in range(50):
        start = thread_time()
        judge(call.script, call.state, rules(), framework)
        best = min(best, thread_time() - start)
    assert best * 1000 < limit_ms * slowness()
