"""Evidence: which answer counts, and whose words stand behind it."""

from datetime import UTC, datetime

from tests.scripts.judgement.judged import Told, rules, script, told
from tui.scripts.judgement import Evidence, judge
from tui.scripts.reading import Library
from tui.scripts.transcripts import play


def evidence(call: Told) -> dict[str, Evidence]:
    return dict(judge(call.script, call.state, rules()).evidence)


class TestWhichAnswerCounts:
    def test_the_latest_mark_wins(self) -> None:
        found = evidence(told(need="met", pain="not_met"))["need"]
        assert (found.status, found.step) == ("not_met", "pain")

    def test_the_latest_is_the_one_answered_last_not_the_one_further_down(self) -> None:
        assert evidence(told(authority="met", role="partly"))["authority"].status == "partly"

    def test_unknown_does_not_erase_what_another_step_told(self) -> None:
        found = evidence(told(role="partly", authority="unknown"))["authority"]
        assert (found.status, found.step) == ("partly", "role")

    def test_an_answer_that_says_nothing_leaves_it_unknown_and_asked(self) -> None:
        found = evidence(told(need="unknown"))["need"]
        assert (found.status, found.step) == ("unknown", "need")

    def test_asked_without_an_answer_is_kept_as_asked(self) -> None:
        found = evidence(told().in_vain("timing", "he laughed"))["timing"]
        assert (found.status, found.words) == ("unknown", "he laughed")

    def test_what_was_never_asked_has_no_evidence(self) -> None:
        assert evidence(told(need="met")).keys() & {"budget", "timing"} == set()

    def test_of_several_answers_on_one_step_the_strongest_counts(self) -> None:
        assert (
            evidence(Told(script()).answer("need", "not_met", "partly"))["need"].status == "partly"
        )


class TestWords:
    def test_captured_words_stand_behind_the_answer(self) -> None:
        call = told(need="met").capture("need_words", "41 of 120 went quiet", "need")
        assert evidence(call)["need"].words == "41 of 120 went quiet"

    def test_notes_on_the_step_stand_in_for_a_capture(self) -> None:
        call = (
            told(need="met").note("said twice", "need").note("angry", "need").note("other", "role")
        )
        assert evidence(call)["need"].words == "said twice · angry"

    def test_a_capture_counts_before_notes(self) -> None:
        call = told(need="met").note("said twice", "need").capture("need_words", "quotes", "need")
        assert evidence(call)["need"].words == "quotes"

    def test_words_captured_on_another_step_do_not_count(self) -> None:
        call = told(need="met").capture("need_words", "quotes", "pain")
        assert evidence(call)["need"].words == ""

    def test_met_without_words_is_kept_and_flagged(self) -> None:
        found = evidence(told(need="met"))["need"]
        assert found.status == "met"
        assert found.unsupported

    def test_an_amount_stands_behind_the_answer_where_there_are_no_words(self) -> None:
        money = {"budget_words": {"label": "Budget", "type": "money"}}
        call = told(script(captures=money), budget="met")
        call.capture("budget_words", "4,800 EUR", "budget", "4800.00 EUR")
        assert evidence(call)["budget"].words == "4,800 EUR"


class TestReadingBetweenFrameworks:
    def test_challenges_are_need_under_another_name(self) -> None:
        call = told(need="met").capture("need_words", "quotes", "need")
        found = evidence(call)["challenges"]
        assert (found.status, found.words, found.read_from) == ("met", "quotes", "need")

    def test_the_timeline_is_timing_under_another_name(self) -> None:
        assert evidence(told(timing="partly"))["timeline"].status == "partly"

    def test_the_economic_buyer_is_part_of_authority(self) -> None:
        assert evidence(told(role="partly"))["economic_buyer"].status == "partly"

    def test_money_is_not_refused_while_only_the_budget_is(self) -> None:
        assert "money" not in evidence(told(budget="not_met"))

    def test_money_is_refused_once_there_are_no_funds_either(self) -> None:
        assert evidence(told(no_budget="broke"))["money"].status == "not_met"

    def test_pain_waits_until_need_and_implication_are_known(self) -> None:
        assert "identify_pain" not in evidence(told(need="met"))

    def test_a_consequence_denied_says_nothing_about_need(self) -> None:
        from tests.scripts.judgement.judged import STEPS, asking

        call = told(script([*STEPS, asking("implication")]), implication="not_met")
        assert "need" not in evidence(call)

    def test_pain_is_the_worst_of_need_and_implication(self) -> None:
        from tests.scripts.judgement.judged import STEPS, asking

        call = told(script([*STEPS, asking("implication")]), need="met", implication="partly")
        assert evidence(call)["identify_pain"].status == "partly"

    def test_own_evidence_comes_before_what_is_read(self) -> None:
        from tests.scripts.judgement.judged import STEPS, asking

        call = told(script([*STEPS, asking("urgency")]), timing="met", urgency="not_met")
        assert evidence(call)["urgency"].status == "not_met"

    def test_a_fact_stands_for_a_criterion(self) -> None:
        found = evidence(told(no_budget="broke"))["funds"]
        assert (found.status, found.read_from) == ("not_met", "")


def test_figures_are_named_and_written_as_people_write_them() -> None:
    library = Library.load(None)
    transcript = library.transcript(
        next(f for f in library.transcripts() if f.name == "orlica-undecided.deal-meeting.pl.yaml")
    )
    script = library.script(transcript.script, "pl")
    played = play(transcript, script, library.rules, datetime(2026, 3, 10, 9, tzinfo=UTC))
    words = played.judgement.evidence["consequences"].words
    assert "6\u00a0966\u00a0zł" in words
    assert f"{script.captures['hours_week'].label}: 3" in words
