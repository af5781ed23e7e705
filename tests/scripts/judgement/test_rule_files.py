"""The bundled rules: complete, in three languages, true to one another."""

from collections.abc import Mapping

import pytest

from tests.scripts.judgement.judged import rules
from tui.scripts.model.framework import CriterionKind, Gate
from tui.scripts.wrap_up.fields import FIELDS, MISSING

LANGUAGES = {"en", "pl", "ru"}
ALIASES = {"challenges", "identify_pain", "timeline"}
LETTERS = {
    "bant": "BANT",
    "anum": "ANUM",
    "an": "AN",
    "am": "AM",
    "champ": "CHAMP",
    "faint": "FAINT",
    "meddic": "MEDDIC",
    "meddpicc": "MEDDPICC",
    "gpctba": "GPCTBACI",
}


def names(gates: tuple[Gate, ...]) -> set[str]:
    found = {gate.criterion for gate in gates if gate.criterion}
    return found.union(*(names(gate.any) for gate in gates)) if gates else found


class TestCriteria:
    @pytest.mark.parametrize("kind", rules().criteria.criteria, ids=lambda kind: kind.id)
    def test_each_says_in_three_languages_what_counts(self, kind: CriterionKind) -> None:
        for name in ("title", "met", "partly", "not_met"):
            texts: Mapping[str, str] = getattr(kind, name)
            assert texts.keys() == LANGUAGES, name
            assert all(text.strip() for text in texts.values())

    @pytest.mark.parametrize("kind", rules().criteria.criteria, ids=lambda kind: kind.id)
    def test_each_has_five_open_questions_or_reads_one_that_has(self, kind: CriterionKind) -> None:
        if kind.id in ALIASES:
            assert kind.reads
        else:
            questions = kind.questions
            assert {lang: len(set(asked)) for lang, asked in questions.items()} == dict.fromkeys(
                LANGUAGES, 5
            )
            assert all(text.endswith(("?", ".")) for asked in questions.values() for text in asked)

    def test_everything_that_is_read_or_comes_first_exists(self) -> None:
        known = {kind.id for kind in rules().criteria.criteria}
        assert len(known) == len(rules().criteria.criteria)
        for kind in rules().criteria.criteria:
            assert set(kind.reads) | set(kind.after) <= known - {kind.id}

    def test_money_comes_after_need(self) -> None:
        for name in ("budget", "money", "funds"):
            kind = rules().criteria.get(name)
            assert kind is not None
            assert kind.after == ("need",)


class TestFrameworks:
    def test_all_nine_are_there(self) -> None:
        assert rules().frameworks.keys() == LETTERS.keys()

    @pytest.mark.parametrize("name", sorted(LETTERS))
    def test_letters_criteria_order_and_gates_agree(self, name: str) -> None:
        framework = rules().frameworks[name]
        own = [item.id for item in framework.criteria]
        assert "".join(item.letter for item in framework.criteria) == LETTERS[name]
        assert sorted(framework.ask_order) == sorted(own)
        assert names(framework.qualifies) <= set(own)
        assert all(rules().criteria.get(item) for item in own)
        assert framework.about.keys() == LANGUAGES

    def test_bant_is_never_asked_money_first(self) -> None:
        assert rules().frameworks["bant"].ask_order == ("need", "timing", "authority", "budget")


class TestOutcomes:
    def test_the_reasons_are_in_order_and_leave_out_budget_and_time(self) -> None:
        assert [reason.id for reason in rules().outcomes.reasons] == [
            "do_not_contact", "invalid_data", "duplicate", "existing_customer", "not_a_buyer",
            "not_served", "icp_mismatch", "cannot_deliver", "deadline_impossible", "no_need",
            "no_funds", "no_access", "unresponsive", "policy",
        ]  # fmt: skip

    def test_every_rule_of_the_verdict_gives_a_reason(self) -> None:
        verdict = rules().outcomes.verdict
        assert set(verdict.order) == set(verdict.reasons)
        assert all(rules().outcomes.reason(reason) for reason in verdict.reasons.values())

    def test_concrete_requests_are_meeting_demo_quote_and_pilot(self) -> None:
        assert rules().outcomes.concrete == {"meeting", "demo", "quote", "pilot"}

    def test_at_most_five_fields_are_required(self) -> None:
        for outcome in rules().outcomes.outcomes:
            assert set(outcome.demands) <= set(outcome.requires)
            assert len(outcome.requires) <= 5
            assert {FIELDS.get(name, name) for name in outcome.requires} <= MISSING.keys()

    def test_everything_has_a_title_in_three_languages(self) -> None:
        outcomes, scoring = rules().outcomes, rules().scoring
        titles = [
            *(each.title for each in outcomes.outcomes),
            *(each.title for each in outcomes.reasons),
            *(each.title for each in outcomes.dispositions),
            *(each.title for each in outcomes.paths),
            *(each.title for each in outcomes.next_steps),
            *(each.title for each in outcomes.roles + outcomes.decides),
            *(each.title for each in scoring.segments),
            *(each.title for each in scoring.tracks),
        ]
        assert all(title.keys() == LANGUAGES for title in titles)
        assert all(
            texts.keys() == LANGUAGES
            for reason in outcomes.reasons
            for texts in (reason.true_when, reason.evidence)
        )

    def test_every_criterion_in_a_rule_exists(self) -> None:
        outcomes, scoring = rules().outcomes, rules().scoring
        named = {name for reason in outcomes.reasons for name in reason.rule.asked}
        named |= {name for path in outcomes.paths for name in path.when.criteria}
        named |= {name for segment in scoring.segments for name in segment.when.criteria}
        assert all(rules().criteria.get(name) for name in named)


def test_the_weights_of_a_score_add_up_to_one() -> None:
    for weights in (rules().scoring.before, rules().scoring.after):
        total = weights.fit + weights.engagement + weights.source + weights.talk
        assert total == pytest.approx(1)
