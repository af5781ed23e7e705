"""The mark: fair between seeds, and nothing to be had by guessing.

`marks.json` holds marks that were written down once. A change of a persona or of a rule that is
meant to change them is followed by `python -m tests.scripts.practice.renew_marks`, and by a look at
the diff: it should show the personas that were changed and no others.
"""

import json
from pathlib import Path

import pytest

from tests.scripts.practice.people import fact, library, personas, script, world
from tests.scripts.practice.renew_marks import played
from tui.scripts.model.persona import Difficulty
from tui.scripts.practice.buyer import Buyer
from tui.scripts.practice.callers import CALLERS, Recorded, call
from tui.scripts.practice.checking import simulate
from tui.scripts.practice.mark import WEIGHTS, mark, score
from tui.scripts.practice.moments import hidden, moments
from tui.scripts.practice.moves import Move
from tui.scripts.practice.world import LEVELS, draw

OWN = library().script("orlica-discovery", "en")
BUNDLED = sorted(personas().by_id)


def test_the_weights_are_a_whole() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1)


class TestAccuracy:
    def part(self, recorded: Recorded, *, told: bool) -> float:
        caller = Buyer(world(truth={"icp": 1, "need": "met", "outcome": "deal"}), OWN)
        if told:
            caller.answer(Move("question", "need"))
        return score(caller, recorded)[1]["accuracy"]

    def test_of_what_was_heard_counts_in_full(self) -> None:
        assert self.part(Recorded({"need": "met"}, "deal"), told=True) == 1
        assert self.part(Recorded({"need": "partly"}, "deal"), told=True) == 0.5

    def test_of_a_right_guess_is_less_than_of_an_honest_gap(self) -> None:
        guessed = self.part(Recorded({"need": "met"}, "deal"), told=False)
        left = self.part(Recorded({}, "deal"), told=False)
        assert (guessed, left) == (0.2, 0.35)


class TestTheOutcome:
    def part(self, truth: str, recorded: Recorded, **more: object) -> float:
        given = {"icp": 1, "need": "met", "outcome": truth, **more}
        caller = Buyer(world(truth=given, facts=[fact("a")]), OWN)
        caller.answer(Move("question", "need"))
        return score(caller, recorded)[1]["outcome"]

    def test_that_throws_a_deal_away_is_worth_nothing(self) -> None:
        assert self.part("deal", Recorded({}, "disqualified")) == 0

    def test_that_nobody_agreed_to_is_a_guess(self) -> None:
        assert self.part("deal", Recorded({}, "deal")) == pytest.approx(0.3)

    def test_needs_the_right_reason_for_all_of_it(self) -> None:
        right = Recorded({}, "disqualified", "icp_mismatch")
        wrong = Recorded({}, "disqualified", "no_need")
        found = [self.part("disqualified", each, reason="icp_mismatch") for each in (right, wrong)]
        assert found == [1, 0.6]


class TestTheNormalisedMark:
    def test_of_the_reference_is_100_and_of_the_naive_0(self) -> None:
        persona = personas().persona("dana-whitfield")
        drawn = draw(persona, 4, "medium", personas().lines(persona))
        best = mark(*call(CALLERS["careful"], drawn, script(persona)))
        worst = mark(*call(CALLERS["pitch_first"], drawn, script(persona)))
        assert (best.normalised, worst.normalised) == (100, 0)
        assert best.reference == best.raw

    def test_is_not_given_where_the_two_are_alike(self) -> None:
        drawn = world(state={"trust": [3, 0], "patience": [1, 0], "interest": [0, 0]})
        caller = Buyer(drawn, OWN)
        assert mark(caller, Recorded({}, None)).normalised is None

    def test_of_a_broken_gate_is_not_passed(self) -> None:
        objections = [{"id": "peace", "between": [1, 1], "line": "Take us off your list."}]
        caller = Buyer(world(objections=objections, opt_out="peace"), OWN)
        caller.answer(Move("permission"))
        caller.answer(Move("question", "need"))
        found = mark(caller, Recorded({}, "no_deal"))
        assert (found.passed, found.gates) == (False, ("opt_out",))


class TestTheMoments:
    def test_add_up_to_the_gauges_at_the_end(self) -> None:
        persona = personas().persona("marek-zielinski")
        drawn = draw(persona, 9, "medium", personas().lines(persona))
        caller, _ = call(CALLERS["in_order"], drawn, script(persona))
        last = moments(caller)[-1]
        assert last.trust_after == pytest.approx(caller.trust)
        assert last.patience_after == pytest.approx(caller.patience)
        assert last.interest_after == pytest.approx(caller.interest)

    @pytest.mark.parametrize(
        ("given", "done", "missing"),
        [
            ({}, [], "never_asked"),
            ({}, [Move("question", "need", "closed")], "not_open"),
            ({"after": ["first"]}, [Move("question", "need")], "too_early"),
            ({"trust_min": 95}, [Move("question", "need")], "trust"),
        ],
    )
    def test_say_why_something_stayed_hidden(
        self, given: dict[str, object], done: list[Move], missing: str
    ) -> None:
        first = fact("first", asked_by=["timing"], criterion="timing")
        caller = Buyer(world(facts=[fact("kept", **given), first]), OWN)
        for move in done:
            caller.answer(move)
        found = {each.fact.id: each for each in hidden(caller)}
        assert found["kept"].missing == missing
        assert found["kept"].step == "need"


@pytest.mark.parametrize("persona_id", BUNDLED)
@pytest.mark.parametrize("difficulty", list(LEVELS))
def test_a_bundled_persona_can_be_learnt_from(persona_id: str, difficulty: Difficulty) -> None:
    persona = personas().persona(persona_id)
    found = simulate(persona, script(persona), personas().lines(persona), difficulty, range(24))
    assert found.complaints == []


def test_the_same_session_has_the_same_mark_everywhere() -> None:
    """Marks written down once, on one system with one version of Python."""
    golden = json.loads((Path(__file__).parent / "marks.json").read_text(encoding="utf-8"))
    assert {case["persona"] for case in golden} == set(BUNDLED)
    for case in golden:
        assert played(case) == case


def test_there_is_nothing_wrong_with_the_bundled_personas() -> None:
    assert personas().problems == ()


def test_there_are_three_bundled_personas_for_each_language() -> None:
    spoken = [personas().persona(name).lang for name in BUNDLED]
    assert {lang: spoken.count(lang) for lang in spoken} == {"en": 3, "pl": 3, "ru": 3}
