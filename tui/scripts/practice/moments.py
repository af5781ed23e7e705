"""A session move by move: what each one asked, earned and cost, and what stayed hidden and why."""

from dataclasses import dataclass
from typing import Literal

from ..model.persona import Fact
from ..sayings import Saying
from .buyer import Buyer
from .turns import Turn

Missing = Literal["never_asked", "not_open", "too_early", "trust", "once_more"]
"""Why a fact stayed hidden, from the plainest to the subtlest."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One move with its balance."""

    turn: Turn
    trust: float
    patience: float
    interest: float
    """What the move changed."""
    trust_after: float
    patience_after: float
    interest_after: float


@dataclass(frozen=True, slots=True)
class Hidden:
    """A fact that was never told, and what would have opened it."""

    fact: Fact
    missing: Missing
    step: str
    """The question that opens it."""
    asked_at: tuple[int, ...]
    """Moves at which it was asked about in vain."""
    why: Saying


def moments(buyer: Buyer) -> list[Moment]:
    """Every move with what it changed; the gauges as they were after it."""
    found: list[Moment] = []
    trust, patience, interest = buyer.world.trust, buyer.world.patience, buyer.world.interest
    for turn in buyer.turns:
        before = trust, patience, interest
        for effect in turn.effects:
            trust = min(100.0, max(0.0, trust + effect.trust))
            patience += effect.patience
            interest = min(100.0, max(0.0, interest + effect.interest))
        changed = (trust - before[0], patience - before[1], interest - before[2])
        found.append(Moment(turn, *changed, trust, patience, interest))
    return found


def hidden(buyer: Buyer) -> list[Hidden]:
    """The facts that stayed hidden, the heaviest first."""
    left = [fact for fact in buyer.world.facts if fact.id not in buyer.revealed]
    return [_why(fact, buyer) for fact in sorted(left, key=lambda fact: -fact.weight)]


def _why(fact: Fact, buyer: Buyer) -> Hidden:
    asked = [turn for turn in buyer.turns if turn.move.step in fact.asked_by]
    step = asked[-1].move.step if asked else fact.asked_by[0]
    at = tuple(turn.number for turn in asked)
    if not asked:
        return Hidden(fact, "never_asked", step, at, Saying("it was never asked about"))
    before = [name for name in fact.after if name not in buyer.revealed]
    if before:
        words = Saying("something else has to come out first")
        return Hidden(fact, "too_early", step, at, words)
    if not any(turn.move.form in fact.accept for turn in asked):
        closed = Saying("it takes a closed question")
        words = Saying("it takes an open question") if "open" in fact.accept else closed
        return Hidden(fact, "not_open", step, at, words)
    short = round(buyer.world.thresholds[fact.id] - buyer.trust)
    if short <= 0:  # since then they trust enough, or were telling of something else
        words = Saying("it would come out now: ask again")
        return Hidden(fact, "once_more", step, at, words)
    words = Saying("it takes more trust: about {points} more", {"points": short})
    return Hidden(fact, "trust", step, at, words)
