"""What is not so: pretending to be known, inventing a customer, and whoever keeps the door."""

from typing import Any

import pytest

from tests.scripts.practice.people import buyer, fact, library, personas, script
from tui.scripts.practice.buyer import Buyer
from tui.scripts.practice.callers import CALLERS, Recorded, call
from tui.scripts.practice.checking import check_persona
from tui.scripts.practice.mark import faults, mark
from tui.scripts.practice.moments import hidden
from tui.scripts.practice.moves import Move, saying
from tui.scripts.practice.world import draw
from tui.scripts.reading.folders import ScriptFile
from tui.scripts.reading.loading import load_file

LIE = Move("permission", "gatekeeper", "leading")
INVENTED = Move("case", "case", "leading")
RECEPTION = fact("good_time", criterion="fit", asked_by=["gatekeeper"], trust_min=50)


def priya(seed: int = 5) -> Buyer:
    persona = personas().persona("priya-nair")
    return Buyer(draw(persona, seed, "medium", personas().lines(persona)), script(persona))


class TestTheWordsOfAStep:
    @pytest.mark.parametrize(
        ("step", "form"),
        [("gatekeeper", "leading"), ("case", "leading"), ("pitch", "open"), ("close", "open")],
    )
    def test_can_be_untrue_only_where_there_is_something_to_pretend(
        self, step: str, form: str
    ) -> None:
        move = saying(library().script("orlica-discovery", "en").by_id[step], "leading")
        assert move is not None
        assert move.form == form


class TestASessionIsNotPassed:
    @pytest.mark.parametrize(("move", "gate"), [(LIE, "lied"), (INVENTED, "invented_case")])
    def test_where_something_was_said_that_is_not_so(self, move: Move, gate: str) -> None:
        caller = buyer()
        caller.answer(move)
        found = mark(caller, Recorded({}, "no_deal"))
        assert (found.passed, found.gates) == (False, (gate,))

    def test_where_the_buyer_was_tempted_by_a_trap_of_their_own(self) -> None:
        trap = {"gate": "lied", "steps": ["need"], "form": "closed", "line": "Who told you that?"}
        caller = buyer(traps=[trap])
        assert caller.answer(Move("question", "need")).told == "full"
        assert caller.answer(Move("question", "need", "closed")).said == "Who told you that?"
        assert mark(caller, Recorded({}, "deal")).gates == ("lied",)

    def test_but_the_same_words_said_honestly_break_nothing(self) -> None:
        caller = buyer()
        for move in (Move("permission", "gatekeeper"), Move("question", "need"), Move("case")):
            caller.answer(move)
        assert mark(caller, Recorded({}, "no_deal")).passed

    def test_and_no_built_in_caller_breaks_a_gate(self) -> None:
        for persona in personas().by_id.values():
            world = draw(persona, 2, "medium", personas().lines(persona))
            for caller in CALLERS.values():
                assert mark(*call(caller, world, script(persona))).passed


class TestAGatekeeper:
    def test_answers_the_question_of_the_first_words(self) -> None:
        caller = buyer(picks_up="gatekeeper", facts=[RECEPTION])
        turn = caller.answer(Move("permission", "gatekeeper"))
        assert (turn.told, turn.said) == ("full", "All about good_time.")

    def test_who_is_pitched_to_minds_it(self) -> None:
        caller = buyer(picks_up="gatekeeper", facts=[RECEPTION])
        caller.answer(Move("pitch", "pitch"))
        assert faults(caller) == {"pitched_gatekeeper": 1}

    def test_who_is_lied_to_notices_and_says_so(self) -> None:
        turn = priya().answer(LIE)
        assert "keep his diary" in turn.said
        assert turn.told is None

    def test_is_not_asked_for_a_meeting_by_the_reference(self) -> None:
        caller = priya()
        made, recorded = call(CALLERS["careful"], caller.world, caller.script)
        assert {turn.move.kind for turn in made.turns}.isdisjoint({"close", "pitch"})
        assert recorded.outcome == "no_deal"

    def test_alone_may_have_facts_behind_the_first_words(self, tmp_path: Any) -> None:
        text = (library().personas()[0].parent / "priya-nair.yaml").read_text(encoding="utf-8")
        path = tmp_path / "priya-nair.yaml"
        path.write_text(text.replace("picks_up: gatekeeper\n", ""), encoding="utf-8")
        loaded = load_file(ScriptFile("persona", path, str(path)))
        assert loaded.source is not None
        said = [str(each.message) for each in check_persona(loaded.model, loaded.source, library())]
        assert [each.split(". ")[0] for each in said] == [
            "The step `gatekeeper` asks the buyer nothing"
        ]


class TestABuyerWhoAnswersAClosedQuestion:
    def test_tells_a_story_to_an_open_one(self) -> None:
        persona = personas().persona("gennady-remizov")
        caller = Buyer(draw(persona, 3, "easy", personas().lines(persona)), script(persona))
        assert caller.answer(Move("question", "icp_check")).told == "deflect"
        kept = {each.fact.id: each for each in hidden(caller)}["eleven"]
        assert (kept.missing, str(kept.why)) == ("not_open", "it takes a closed question")
        assert caller.answer(Move("question", "icp_check", "closed")).told == "full"
