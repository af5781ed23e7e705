"""The scorecard, as far as a practice call can be marked by counting."""

from typing import Any

import pytest

from tests.scripts.practice.people import buyer, fact, personas, script
from tui.scripts.practice.buyer import Buyer
from tui.scripts.practice.callers import CALLERS, Recorded, call
from tui.scripts.practice.card import Seconds, card
from tui.scripts.practice.moves import Move, saying
from tui.scripts.practice.world import draw
from tui.scripts.scorecard import BY_EAR, CARD, HIGHEST, points

NOTHING = Recorded({}, None)


def after(caller: Buyer, *steps: str) -> Buyer:
    """The call after these moves: a step of the script, or a plain move."""
    plain = {"acknowledge": Move("acknowledge"), "playback": Move("playback"),
             "silence": Move("silence")}  # fmt: skip
    for step in steps:
        move = plain.get(step) or saying(caller.script.by_id[step])
        assert move is not None
        caller.answer(move)
    return caller


def marked(criterion: str, *steps: str, **given: Any) -> int | None:
    return card(after(buyer(**given), *steps), NOTHING).get(criterion)


def test_the_weights_are_a_hundred_and_three_criteria_need_ears() -> None:
    assert sum(one.weight for one in CARD) == 100
    assert BY_EAR == ("opening", "listening", "objections")
    assert points({one.id: HIGHEST for one in CARD}) == (100, 100)


def test_points_are_of_the_criteria_that_were_marked() -> None:
    assert points({"need": 2, "order": 0}) == (13, 30)
    assert points({"need": 1.5}) == (10, 20)


@pytest.mark.parametrize(
    ("steps", "mark"),
    [((), 0), (("pitch",), 0), (("pitch", "opener"), 1), (("opener", "pitch"), 3)],
)
def test_the_opening_wants_the_reason_and_first_of_all_permission(
    steps: tuple[str, ...], mark: int
) -> None:
    assert marked("opening", *steps) == mark


def test_an_opening_that_lies_has_no_points() -> None:
    caller = buyer()
    caller.answer(Move("permission", "opener", "leading"))
    assert card(caller, NOTHING)["opening"] == 0


@pytest.mark.parametrize(
    ("seconds", "mark"), [(30.0, 3), (31.0, 2), (46.0, 1), (61.0, 0), (None, 3)]
)
def test_the_pitch_is_marked_by_its_time_or_by_its_words(seconds: float | None, mark: int) -> None:
    caller = after(buyer(), "opener", "pitch")
    assert card(caller, NOTHING, Seconds(pitch=seconds))["pitch"] == mark


def test_a_pitch_repeated_has_no_points_and_one_never_made_no_mark() -> None:
    assert marked("pitch", "pitch", "need", "pitch") == 0
    assert marked("pitch", "opener") is None


def test_the_profile_is_marked_by_the_share_of_its_facts() -> None:
    facts = [fact(name, criterion="icp", asked_by=[step]) for name, step in
             (("size", "icp_check"), ("tools", "situation"))]  # fmt: skip
    assert marked("icp", "icp_check", facts=facts) == 1
    assert marked("icp", "icp_check", "situation", facts=facts) == 3


PAIN = [
    fact("problem", asked_by=["pain_problem"]),
    fact("effect", asked_by=["pain_consequence"]),
    fact("cost", asked_by=["pain_cost"]),
]


@pytest.mark.parametrize(
    ("steps", "mark"),
    [
        ((), 0),
        (("pain_consequence",), 0),
        (("pain_problem", "pain_cost"), 1),
        (("pain_problem", "pain_consequence"), 2),
        (("pain_problem", "pain_consequence", "pain_cost"), 3),
    ],
)
def test_pain_counts_as_deep_as_it_was_followed_without_a_gap(
    steps: tuple[str, ...], mark: int
) -> None:
    assert marked("need", *steps, facts=PAIN) == mark


def test_the_cost_without_interest_is_not_all() -> None:
    cold = {"trust": [50, 0], "patience": [200, 0], "interest": [0, 0]}
    steps = ("pain_problem", "pain_consequence", "pain_cost")
    assert marked("need", *steps, facts=PAIN, state=cold) == 2


class TestDecisionTimingMoney:
    FACTS = (
        fact("who", criterion="authority", asked_by=["authority"]),
        fact("when", criterion="timing", asked_by=["timing"]),
        fact("money", criterion="budget", asked_by=["budget"], trust_min=40),
    )
    ALL = Recorded({"authority": "met", "timing": "met", "budget": "partly"}, None)

    def mark(self, *steps: str, recorded: Recorded = ALL, **given: Any) -> int | None:
        caller = buyer(facts=[fact("need"), *self.FACTS], **given)
        return card(after(caller, *steps), recorded)["facts"]

    def test_are_found_out_where_they_were_told_and_written_down(self) -> None:
        assert self.mark("need", "authority", "timing", "budget") == 3
        assert self.mark("need", "authority", "timing") == 1
        assert self.mark("need", "authority") == 0
        assert self.mark("need", "authority", "timing", "budget", recorded=NOTHING) == 0

    def test_may_rest_on_a_hint_once(self) -> None:
        low = {"trust": [33, 0], "patience": [200, 0], "interest": [40, 0]}
        assert self.mark("authority", "timing", "budget", state=low) == 2

    def test_are_never_had_by_guessing(self) -> None:
        assert self.mark() == 0


def test_order_is_marked_by_its_faults() -> None:
    assert marked("order") is None
    assert marked("order", "need") == 3
    assert marked("order", "budget", "need") == 2
    assert marked("order", "budget", "market", "case", "need") == 1
    assert marked("order", "budget", "budget", "market", "case", "need") == 0


class TestListening:
    FACTS = tuple(fact(name, asked_by=[name]) for name in ("need", "situation", "fit"))

    @pytest.mark.parametrize(
        ("steps", "mark"),
        [
            (("need", "situation", "fit"), 0),
            (("need", "acknowledge", "situation", "fit", "timing"), 1),
            (("need", "acknowledge", "situation", "acknowledge", "fit", "timing"), 2),
            (("need", "acknowledge", "situation", "silence", "playback", "fit"), 3),
        ],
    )
    def test_is_marked_by_what_follows_a_heavy_fact(
        self, steps: tuple[str, ...], mark: int
    ) -> None:
        assert marked("listening", *steps, facts=self.FACTS) == mark


@pytest.mark.parametrize(
    ("steps", "mark"),
    [
        (("opener",), None),
        (("opener", "pitch", "need"), 0),
        (("opener", "pitch", "acknowledge"), 1),
        (("opener", "pitch", "silence", "acknowledge", "need"), 2),
        (("opener", "pitch", "silence", "acknowledge", "playback"), 3),
    ],
)
def test_an_objection_is_marked_by_the_moves_that_follow(
    steps: tuple[str, ...], mark: int | None
) -> None:
    objections = [{"id": "price", "between": [2, 2], "line": "That's dear."}]
    assert marked("objections", *steps, objections=objections) == mark


class TestTheClose:
    def mark(self, recorded: Recorded, *steps: str, **truth: Any) -> int:
        given = {"icp": 0.9, "need": "met", **truth}
        caller = buyer(truth=given, facts=[fact("silent"), fact("size", asked_by=["icp_check"])])
        return card(after(caller, *steps), recorded)["close"]

    def test_has_nothing_for_a_wrong_outcome(self) -> None:
        assert self.mark(Recorded({}, "no_deal"), "need", outcome="deal") == 0
        assert self.mark(NOTHING, "need", outcome="deal") == 0

    def test_wants_evidence_and_a_step_for_a_deal(self) -> None:
        deal = Recorded({}, "deal")
        assert self.mark(deal, outcome="deal") == 1
        assert self.mark(deal, "need", outcome="deal") == 2
        steps = ("need", "acknowledge", "market", "case", "close")
        assert self.mark(deal, *steps, outcome="deal") == 3

    def test_wants_the_reason_and_its_evidence_for_a_disqualification(self) -> None:
        right, wrong = (Recorded({}, "disqualified", each) for each in ("no_need", "other"))
        truth: dict[str, Any] = {
            "outcome": "disqualified", "reason": "no_need", "evidence": ["silent", "size"],
        }  # fmt: skip
        assert self.mark(wrong, "need", "icp_check", **truth) == 1
        assert self.mark(right, **truth) == 1
        assert self.mark(right, "need", **truth) == 2
        assert self.mark(right, "need", "icp_check", **truth) == 3


@pytest.mark.parametrize("name", sorted(personas().by_id))
def test_the_careful_caller_has_nearly_all_and_guessing_never_pays(name: str) -> None:
    persona = personas().persona(name)
    world = draw(persona, 3, "medium", personas().lines(persona))
    marks = {
        who: card(*call(CALLERS[who], world, script(persona)))
        for who in ("careful", "pitch_first", "guesser")
    }
    got, of = points(marks["careful"])
    assert got / of > 0.9
    shared = {"close"}  # the outcome is a guess of one in three, and worth a third without proof
    for criterion in set(marks["guesser"]) - shared:
        assert marks["guesser"][criterion] <= marks["pitch_first"][criterion]
