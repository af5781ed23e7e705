"""A buyer who strays: what brings them back, and what is lost in their story."""

from typing import Any

import pytest

from tests.scripts.practice.people import buyer, fact
from tui.scripts.practice.buyer import Buyer
from tui.scripts.practice.callers import CALLERS
from tui.scripts.practice.moments import hidden
from tui.scripts.practice.moves import Move
from tui.scripts.practice.turns import Turn

STORY = "Have you seen the new road?"
OPEN = Move("question", "need")
CLOSED = Move("question", "need", "closed")


def astray(**given: Any) -> Buyer:
    """A buyer who has just begun to tell of something else."""
    told = {"facts": [fact("silent", accept=["open", "closed"])], "distractions": [STORY]} | given
    caller = buyer(**told)
    while not caller.astray:
        caller.answer(Move("silence"))
    assert caller.turns[-1].raised == STORY
    return caller


def gained(turn: Turn) -> tuple[float, float]:
    """Trust and patience, without what the move itself costs."""
    own = turn.effects[1:] if turn.move.cost else turn.effects
    return sum(each.trust for each in own), sum(each.patience for each in own)


@pytest.mark.parametrize("kind", ["acknowledge", "playback"])
def test_taking_it_up_or_playing_back_brings_them_back(kind: Any) -> None:
    caller = astray()
    assert gained(caller.answer(Move(kind))) == (2, 0)
    assert not caller.astray
    assert caller.answer(OPEN).told == "full"


def test_a_closed_question_cuts_them_short_and_is_answered() -> None:
    turn = astray().answer(CLOSED)
    assert turn.told == "full"
    assert any(effect.trust == -1 for effect in turn.effects)


def test_an_open_question_is_lost_in_the_story_and_can_be_asked_again() -> None:
    caller = astray()
    turn = caller.answer(OPEN)
    assert (turn.told, gained(turn)) == ("deflect", (-1, -3))
    assert [(each.missing, str(each.why)) for each in hidden(caller)] == [
        ("once_more", "it would come out now: ask again")
    ]
    again = caller.answer(OPEN)
    assert (again.told, gained(again)[0]) == ("full", 2)


def test_silence_lets_them_go_on() -> None:
    caller = astray()
    assert gained(caller.answer(Move("silence"))) == (0, -3)
    assert caller.astray


def test_they_neither_stray_nor_object_while_the_other_waits() -> None:
    objections = [{"id": "price", "between": [1, 1], "line": "That's dear."}]
    caller = buyer(objections=objections, distractions=[STORY])
    for _ in range(14):
        caller.answer(Move("silence"))
    assert (caller.open_objection, caller.astray) == ("price", False)
    caller.answer(Move("acknowledge"))
    assert (caller.open_objection, caller.astray) == ("", True)


def test_who_listens_loses_no_question_to_it() -> None:
    told = {"distractions": [STORY, STORY], "facts": [fact("silent")]}
    caller = buyer(**told)
    for move in CALLERS["careful"].moves(caller):
        caller.answer(move)
    lost = "talked over what they were telling"
    assert not any(str(each.why) == lost for turn in caller.turns for each in turn.effects)
