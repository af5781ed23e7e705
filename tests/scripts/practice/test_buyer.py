"""The buyer: what moves cost and earn, and what is told to whom."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scripts.practice.people import buyer, fact, library, personas, script, world
from tui.scripts.practice.buyer import Buyer, play
from tui.scripts.practice.moves import Move, questions
from tui.scripts.practice.turns import Turn
from tui.scripts.practice.world import draw

OPEN = Move("question", "need")
STEPS = [step.id for step in questions(library().script("orlica-discovery", "en"))]
moves = st.lists(
    st.one_of(
        st.builds(Move, st.just("question"), st.sampled_from(STEPS),
                  st.sampled_from(["open", "closed", "leading"])),
        st.builds(Move, st.sampled_from(["permission", "pitch", "acknowledge", "playback",
                                         "silence", "market", "case", "close"])),
    ),
    max_size=40,
)  # fmt: skip


def change(turn: Turn, gauge: str) -> float:
    found: float = sum(getattr(effect, gauge) for effect in turn.effects)
    return found


def faults(turn: Turn) -> list[str]:
    return [effect.fault for effect in turn.effects if effect.fault]


class TestTheSameSeed:
    @settings(max_examples=60, deadline=None)
    @given(moves, st.integers(0, 500), st.sampled_from(["easy", "medium", "hard"]))
    def test_is_the_same_buyer_for_everybody(
        self, done: list[Move], seed: int, difficulty: Any
    ) -> None:
        for persona in personas().by_id.values():
            drawn = [draw(persona, seed, difficulty, personas().lines(persona)) for _ in "ab"]
            first, second = (play(each, script(persona), done) for each in drawn)
            assert first.turns == second.turns
            assert drawn[0] == drawn[1]

    def test_is_drawn_before_the_first_move(self) -> None:
        drawn = world(seed=7, objections=[{"id": "a", "between": [2, 9], "line": "Hm?"}])
        before = drawn.objections
        play(drawn, library().script("orlica-discovery", "en"), [OPEN, OPEN])
        assert drawn.objections == before

    def test_starts_alike_at_every_difficulty_but_for_what_the_difficulty_adds(self) -> None:
        state = {"trust": [50, 9], "patience": [100, 9], "interest": [40, 9]}
        easy, medium, hard = (
            world(difficulty=level, state=state) for level in ("easy", "medium", "hard")
        )
        assert easy.trust - medium.trust == pytest.approx(10)
        assert medium.trust - hard.trust == pytest.approx(8)
        assert easy.patience == medium.patience == hard.patience

    def test_is_told_from_another(self) -> None:
        state = {"trust": [50, 9], "patience": [100, 9], "interest": [40, 9]}
        assert len({world(seed=seed, state=state).trust for seed in range(50)}) == 50


class TestAnyMoves:
    @settings(max_examples=200, deadline=None)
    @given(moves)
    def test_keep_the_gauges_in_their_range_and_end_once(self, done: list[Move]) -> None:
        persona = personas().persona("dana-whitfield")
        drawn = draw(persona, 3, "hard", personas().lines(persona))
        caller = play(drawn, script(persona), done)
        assert 0 <= caller.trust <= 100
        assert 0 <= caller.interest <= 100
        assert [turn.end for turn in caller.turns[:-1]] == [None] * len(caller.turns[:-1])
        assert len(set(caller.revealed)) == len(caller.revealed)
        assert all(turn.said for turn in caller.turns)
        for name in caller.revealed:
            after = persona.fact(name).after
            assert all(caller.revealed.index(each) < caller.revealed.index(name) for each in after)

    def test_after_the_end_are_refused(self) -> None:
        caller = buyer()
        caller.answer(Move("close"))
        with pytest.raises(ValueError, match="over"):
            caller.answer(OPEN)


class TestAQuestion:
    def test_that_is_open_earns_trust_once(self) -> None:
        caller = buyer(facts=[fact("a"), fact("b")])
        first, second = caller.answer(OPEN), caller.answer(OPEN)
        assert (change(first, "trust"), change(second, "trust")) == (2, 0)
        assert change(second, "patience") == pytest.approx(-2.5 * 1.4 - 4 + 2)

    def test_that_is_closed_gets_no_fact_that_takes_an_open_one(self) -> None:
        caller = buyer()
        assert caller.answer(Move("question", "need", "closed")).told == "deflect"
        assert caller.answer(OPEN).told == "full"

    @pytest.mark.parametrize(("trust_min", "told"), [(45, "full"), (60, "hint"), (90, "deflect")])
    def test_is_answered_by_how_much_trust_there_is(self, trust_min: int, told: str) -> None:
        turn = buyer(facts=[fact("a", trust_min=trust_min)]).answer(OPEN)
        assert turn.told == told
        words = {"full": "All about a.", "hint": "Something about a.", "deflect": "Not now."}
        assert turn.said == words[told]

    def test_about_what_comes_later_is_put_off(self) -> None:
        later = fact("b", asked_by=["pain_consequence"], after=["a"])
        first = fact("a", asked_by=["need", "pain_problem"])
        caller = buyer(facts=[first, later])
        early = caller.answer(Move("question", "pain_consequence"))
        assert early.told == "deflect"
        assert faults(early) == ["pain_out_of_order"]
        caller.answer(OPEN)
        assert caller.answer(Move("question", "pain_consequence")).told == "full"

    def test_about_money_before_a_need_is_a_fault(self) -> None:
        caller = buyer()
        assert faults(caller.answer(Move("question", "budget"))) == ["budget_before_need"]
        caller.answer(OPEN)
        assert faults(caller.answer(Move("question", "no_budget"))) == []

    def test_after_three_others_is_one_too_many(self) -> None:
        caller = buyer()
        turns = [caller.answer(Move("question", step)) for step in
                 ("situation", "need", "timing", "authority")]  # fmt: skip
        assert [faults(turn) for turn in turns] == [[], [], [], ["interrogation"]]
        caller.answer(Move("playback"))
        assert faults(caller.answer(Move("question", "fit"))) == []

    def test_that_leads_costs_trust(self) -> None:
        assert change(buyer().answer(Move("question", "need", "leading")), "trust") == -3


class TestAnObjection:
    objections = [{"id": "dear", "between": [1, 1], "line": "Too dear."}]

    def test_is_settled_by_taking_it_seriously(self) -> None:
        caller = buyer(objections=self.objections)
        assert caller.answer(Move("permission")).raised == "Too dear."
        caller.answer(Move("silence"))
        assert change(caller.answer(Move("acknowledge")), "trust") == 4
        assert (caller.raised, caller.settled, caller.open_objection) == (1, 1, "")

    def test_that_is_passed_over_is_a_fault_once(self) -> None:
        caller = buyer(objections=self.objections)
        caller.answer(Move("permission"))
        assert faults(caller.answer(OPEN)) == ["ignored_objection"]
        assert faults(caller.answer(Move("playback"))) == []

    def test_that_asks_for_peace_ends_it_for_whoever_goes_on(self) -> None:
        caller = buyer(objections=self.objections, opt_out="dear")
        caller.answer(Move("permission"))
        assert faults(caller.answer(OPEN)) == ["opt_out"]


class TestTheClose:
    @pytest.mark.parametrize(
        ("trust", "interest", "end"),
        [(60, 60, "meeting"), (60, 40, "send_email"), (45, 60, "send_email"), (30, 60, "refused")],
    )
    def test_gets_a_step_only_with_trust_interest_and_a_need(
        self, trust: int, interest: int, end: str
    ) -> None:
        state = {"trust": [trust, 0], "patience": [200, 0], "interest": [interest - 8, 0]}
        caller = buyer(state=state, facts=[fact("a", accept=["closed"])])
        caller.answer(Move("question", "need", "closed"))
        assert caller.answer(Move("close")).end == end

    def test_without_a_need_is_put_off(self) -> None:
        state = {"trust": [80, 0], "patience": [200, 0], "interest": [80, 0]}
        assert buyer(state=state).answer(Move("close")).end == "send_email"


def test_whose_patience_is_gone_hangs_up() -> None:
    caller: Buyer = buyer(state={"trust": [50, 0], "patience": [9, 0], "interest": [0, 0]})
    caller.answer(Move("pitch"))
    assert caller.answer(Move("pitch")).end == "hung_up"


class TestAReply:
    REPLIES = {"stage": "Comparing."}

    def test_is_given_once_where_there_is_no_fact_and_counts_for_nothing(self) -> None:
        caller = buyer(replies=self.REPLIES)
        turn = caller.answer(Move("question", "stage"))
        assert (turn.said, turn.told, turn.fact) == ("Comparing.", "nothing", "")
        assert caller.answer(Move("question", "stage")).said != "Comparing."
        assert caller.revealed == []

    def test_gives_way_to_a_fact(self) -> None:
        caller = buyer(replies={"need": "Nothing much."})
        assert caller.answer(OPEN).told == "full"


def test_thanks_are_only_for_what_was_heard() -> None:
    caller = buyer()
    thanks = caller.world.lines.thanks
    assert caller.answer(Move("acknowledge")).said not in thanks
    caller.answer(OPEN)
    assert caller.answer(Move("acknowledge")).said in thanks


def test_who_has_told_of_a_need_does_not_know_nothing_of_it_later() -> None:
    caller = buyer()
    assert caller.answer(Move("question", "summary_ask")).told == "nothing"
    caller.answer(OPEN)
    turn = caller.answer(Move("question", "summary_ask"))
    assert (turn.told, turn.fact, turn.said in caller.world.lines.told_already) == (
        "already", "silent", True,
    )  # fmt: skip
