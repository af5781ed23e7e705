"""The verdict: rules in order, what they need to know first, and why."""

import pytest

from tests.scripts.judgement.judged import STEPS, Told, asking, rules, script, told
from tui.scripts.judgement import Verdict, judge

IN = {"scale": "core", "geography": "core", "potential": "core"}
BANT = {"need": "met", "timing": "met", "authority": "met"}


def verdict(call: Told, framework: str | None = None) -> Verdict:
    return judge(call.script, call.state, rules(), framework).verdict


def reasons(call: Told) -> str:
    return "; ".join(str(saying) for saying in verdict(call).why)


class TestDeal:
    def test_three_of_four_met_and_a_meeting_is_a_deal(self) -> None:
        found = verdict(told(**BANT, fit="full", close="meeting").icp(**IN))
        assert (found.outcome, found.possible, found.decided) == ("deal", ("deal",), True)

    def test_a_high_enough_sum_stands_in_for_three_met(self) -> None:
        call = told(
            need="met", timing="partly", authority="partly", budget="partly", close="meeting"
        )
        assert verdict(call).outcome == "deal"

    def test_no_budget_and_no_date_do_not_stop_a_deal(self) -> None:
        call = told(need="met", authority="met", timing="met", budget="not_met", close="meeting")
        assert verdict(call).outcome == "deal"

    def test_without_a_concrete_request_it_is_no_deal_yet(self) -> None:
        found = verdict(told(**BANT, fit="full", close="callback").icp(**IN))
        assert (found.outcome, found.decided) == ("no_deal", True)

    def test_unknown_need_makes_no_deal_yet(self) -> None:
        call = told(timing="met", authority="met", budget="met", close="meeting").icp(**IN)
        found = verdict(call)
        assert found.outcome == "no_deal"
        assert found.possible == ("deal", "no_deal", "disqualified")

    def test_the_same_call_can_be_read_in_another_framework(self) -> None:
        call = told(need="met", role="partly", timing="not_met", budget="not_met", close="meeting")
        assert verdict(call, "bant").outcome == "no_deal"
        assert verdict(call, "an").outcome == "deal"


class TestDisqualified:
    def test_asked_not_to_be_called_comes_before_everything(self) -> None:
        call = told(**BANT, close="meeting", opener="opt_out").icp(geography="out")
        found = verdict(call)
        assert (found.outcome, found.reason, found.decided) == (
            "disqualified",
            "do_not_contact",
            True,
        )

    def test_a_wish_not_to_be_called_holds_though_the_call_went_on(self) -> None:
        steps = [*STEPS, {**STEPS[0], "id": "again"}]
        found = verdict(told(script(steps), opener="opt_out", again="later", close="meeting"))
        assert (found.reason, found.decided) == ("do_not_contact", True)

    def test_the_first_of_two_findings_in_order_is_the_reason(self) -> None:
        steps = [*STEPS, {**STEPS[0], "id": "again"}]
        assert (
            verdict(told(script(steps), again="opt_out", opener="wrong")).reason == "do_not_contact"
        )

    def test_an_answer_that_found_wrong_data_counts(self) -> None:
        assert verdict(told(opener="wrong")).reason == "invalid_data"

    def test_an_answer_that_only_suggests_no_need_does_not(self) -> None:
        step = {
            "id": "hub",
            "stage": "any",
            "kind": "ask",
            "answers": [{"id": "no", "label": "No", "outcome": "disqualified:no_need"}],
        }
        assert verdict(told(script([*STEPS, step]), hub="no")).outcome == "no_deal"

    def test_a_knock_out_is_not_served(self) -> None:
        found = verdict(told(**BANT, close="meeting").icp(geography="out"))
        assert (found.outcome, found.reason, found.possible) == (
            "disqualified",
            "not_served",
            ("disqualified",),
        )
        assert str(found.why[0]) == "Country: Not served"

    def test_a_bad_fit_waits_until_enough_of_the_checklist_is_known(self) -> None:
        assert verdict(told().icp(scale="out")).outcome == "no_deal"
        found = verdict(told().icp(scale="out", potential="out"))
        assert (found.outcome, found.reason) == ("disqualified", "icp_mismatch")

    def test_a_request_beyond_us_is_cannot_deliver(self) -> None:
        found = verdict(told(**BANT, fit="cannot", close="meeting").icp(**IN))
        assert (found.reason, found.decided) == ("cannot_deliver", True)

    def test_cannot_pay_at_all_is_no_funds(self) -> None:
        assert verdict(told(**BANT, no_budget="broke", close="meeting")).reason == "no_funds"

    def test_no_need_after_two_questions_and_the_pain_steps(self) -> None:
        found = verdict(told(need="unknown", pain="not_met", consequence="none").icp(**IN))
        assert (found.outcome, found.reason) == ("disqualified", "no_need")

    @pytest.mark.parametrize(
        "asked",
        [
            {"need": "not_met"},
            {"need": "not_met", "pain": "not_met"},
            {"need": "not_met", "consequence": "none"},
        ],
    )
    def test_no_need_found_in_haste_does_not_disqualify(self, asked: dict[str, str]) -> None:
        found = verdict(told(**asked))
        assert found.outcome == "no_deal"
        assert "disqualified" in found.possible

    def test_another_wording_of_the_question_counts_as_the_second(self) -> None:
        steps = [step if step["id"] != "need" else {**step, "probes": ["And?"]} for step in STEPS]
        call = told(script(steps), need="not_met", consequence="none")
        assert verdict(call).outcome == "no_deal"
        call.state.probes["need"] = 1
        assert verdict(call).reason == "no_need"


class TestPossible:
    def test_everything_is_possible_at_the_start(self) -> None:
        found = verdict(told())
        assert (found.outcome, found.possible, found.decided) == (
            "no_deal",
            ("deal", "no_deal", "disqualified"),
            False,
        )

    def test_a_lead_in_profile_with_a_need_is_not_disqualified_any_more(self) -> None:
        found = verdict(told(need="met", fit="full").icp(**IN))
        assert found.possible == ("deal", "no_deal")

    def test_a_script_that_never_asks_about_the_request_does_not_wait_for_it(self) -> None:
        steps = [step for step in STEPS if step["id"] != "fit"]
        found = verdict(told(script(steps), **BANT, close="meeting").icp(**IN))
        assert found.decided

    def test_a_deal_out_of_reach_is_not_possible(self) -> None:
        call = told(need="partly", timing="not_met", authority="not_met", fit="full").icp(**IN)
        found = verdict(call)
        assert (found.possible, found.decided) == (("no_deal",), True)

    def test_need_that_cannot_be_probed_any_more_leaves_no_deal(self) -> None:
        found = verdict(told(script([asking("need")], icp=None), need="not_met"))
        assert (found.outcome, found.possible) == ("no_deal", ("no_deal",))


class TestWhy:
    def test_it_names_what_is_known_and_what_is_missing(self) -> None:
        call = told(need="met").capture("need_words", "quotes go quiet", "need").icp(**IN)
        assert reasons(call) == (
            "Need is met: quotes go quiet; fit 100 %: in profile; BANT does not qualify yet; "
            "no concrete next step yet"
        )

    def test_titles_carry_every_language(self) -> None:
        title = verdict(told(need="met")).why[0].values["criterion"]
        assert title.texts["pl"] == "Potrzeba"
        assert title.texts["ru"] == "Потребность"

    def test_every_reason_has_a_sentence(self) -> None:
        assert "cannot pay" in reasons(told(no_budget="broke"))
        assert "cannot do" in reasons(told(fit="cannot"))
        assert "Asked not to be called" in reasons(told(opener="opt_out"))
        assert "71 %" not in reasons(told().icp(scale="out", potential="out"))


def test_an_unknown_framework_is_refused_with_the_known_ones() -> None:
    from tui.scripts.judgement import UnknownFramework

    call = told()
    with pytest.raises(UnknownFramework, match="bant"):
        judge(call.script, call.state, rules(), "bent")
