"""What comes of a move: what the buyer answers, and every gauge that it changed."""

from dataclasses import dataclass
from typing import Literal

from ..model.persona import Fact
from ..order_faults import NEEDS
from ..sayings import Saying
from .moves import Move

Told = Literal["full", "hint", "deflect", "already", "nothing"]
"""How a question was answered."""

End = Literal["hung_up", "meeting", "send_email", "refused"]
"""How the buyer ended it."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One reason why a gauge moved."""

    why: Saying
    trust: float = 0
    patience: float = 0
    interest: float = 0
    fault: str = ""
    """The fault that it counts as, if any."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A move and everything that came of it."""

    number: int
    move: Move
    said: str
    """What the buyer answers."""
    raised: str
    """The objection or the straying that follows, if any."""
    told: Told | None
    fact: str
    """The fact that the question was about, told or kept."""
    effects: tuple[Effect, ...]
    end: End | None


def is_about_need(fact: Fact) -> bool:
    """Whether a fact is about need or pain."""
    return fact.criterion in NEEDS


def within(value: float) -> float:
    """A gauge, from 0 to 100."""
    return min(100.0, max(0.0, value))
