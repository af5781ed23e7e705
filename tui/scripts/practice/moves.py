"""What the trainee can do, one move at a time."""

from dataclasses import dataclass
from typing import Literal

from ..model.persona import Form
from ..model.script import Script, Step

MoveKind = Literal[
    "permission", "pitch", "question", "acknowledge", "playback", "silence", "market", "case",
    "close",
]  # fmt: skip

COSTS = {
    "open": 2.5, "closed": 2.0, "leading": 2.5,
    "permission": 0.0, "pitch": 4.0, "market": 4.0, "case": 4.0,
    "acknowledge": 1.0, "playback": 2.0, "silence": 0.0, "close": 1.0,
}  # fmt: skip
"""Patience that a move takes, before the difficulty (domain.md 4.5)."""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing said, or kept back."""

    kind: MoveKind
    step: str = ""
    """The step of the script whose words are said."""
    form: Form = "open"
    """How a question is put."""

    @property
    def cost(self) -> float:
        """Patience that it takes, before the difficulty."""
        return COSTS[self.form if self.kind == "question" else self.kind]


def saying(step: Step, form: Form = "open") -> Move | None:
    """The move of saying the words of a step; None where there is nothing to say to the buyer."""
    kind = _kind(step)
    if kind is None:
        return None
    formed = kind == "question" or (form == "leading" and can_pretend(step))
    return Move(kind, step.id, form if formed else "open")


def can_pretend(step: Step) -> bool:
    """Whether the words of a step can be said as what is not so.

    In the opening that is an acquaintance that there is none of ("he expects my call"), in a case a
    customer whom there is none of.
    """
    return step.kind == "case" or (step.kind == "say" and step.stage == "opening")


def _kind(step: Step) -> MoveKind | None:
    by_kind: dict[str, MoveKind] = {"pitch": "pitch", "case": "case", "hub": "acknowledge"}
    if step.kind in by_kind:
        return by_kind[step.kind]
    if step.kind not in ("say", "ask", "pain", "checklist"):
        return None
    if step.stage == "market":
        return "market"
    if step.stage in ("opening", "pitch"):
        return "permission"
    if any("next_step" in answer.sets for answer in step.answers):
        return "close"
    return "playback" if step.kind == "say" else "question"


def questions(script: Script) -> list[Step]:
    """The steps of a script that ask the buyer something, in its order."""
    found = []
    for step in script.steps:
        move = saying(step)
        if move is not None and move.kind == "question":
            found.append(step)
    return found
