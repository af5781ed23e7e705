"""A practice call written down, played against a buyer."""

from ..model.practice_call import PracticeCall, PracticeMove
from ..model.script import Script
from ..sayings import SayingError
from .buyer import Buyer
from .callers import Recorded
from .moves import Move, saying
from .world import World


class MoveError(SayingError):
    """A move that the script has no words for."""


def play_call(practice: PracticeCall, world: World, script: Script) -> tuple[Buyer, Recorded]:
    """The buyer after these moves, and what was recorded; moves after the end are left out.

    Raises:
        MoveError: A move names a step that is not there, or that says nothing to the buyer.
    """
    buyer = Buyer(world, script)
    for number, given in enumerate(practice.moves, 1):
        move = _move(given, number, script)
        if buyer.end is None:
            buyer.answer(move)
    return buyer, Recorded(dict(practice.statuses), practice.outcome, practice.reason)


def _move(given: PracticeMove, number: int, script: Script) -> Move:
    if given.plain is not None:
        return Move(given.plain)
    name = given.say or given.ask or ""
    step = script.by_id.get(name)
    if step is None:
        raise MoveError(
            "Move {number}: the script has no step {step}. Take one of its ids.",
            number=number,
            step=name,
        )
    move = saying(step, given.form)
    if move is None:
        raise MoveError(
            "Move {number}: the step {step} says nothing to the buyer. Leave it out.",
            number=number,
            step=name,
        )
    return move
