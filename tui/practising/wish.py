"""What somebody wants to practise, and which seed they are given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.languages import N_
from tui.scripts.sayings import Saying, SayingError

if TYPE_CHECKING:
    from pathlib import Path

    from tui.scripts.model.persona import Difficulty, Lines, Persona
    from tui.scripts.model.script import Script
    from tui.scripts.practice.moves import Move

LOOKED_AT = 60
"""Seeds that are tried until one is found that somebody can pass."""


@dataclass(frozen=True)
class PracticeWish:
    """A practice call that somebody wants to hold."""

    persona: str
    seed: int
    difficulty: Difficulty
    moves: tuple[Move, ...] = ()
    """Moves that were made already, where one takes up an earlier call from a moment on."""
    step: str = ""
    """The step at which it is taken up."""
    cut_off: Path | None = None
    """The folder of a call that was cut off, to go on with."""


class UnplayableSeed(SayingError):
    """A buyer whom not even the built-in callers get anything out of."""


def next_seed(
    persona: Persona,
    script: Script,
    lines: Lines,
    difficulty: Difficulty,
    played: Iterable[int] = (),
    *,
    after: int = 0,
    down: bool = False,
) -> int | None:
    """The next seed that was not played yet and that some caller can pass; None where none is left.

    Args:
        persona: Whom to practise on.
        script: Their script.
        lines: What they say whatever the subject.
        difficulty: How hard they make it.
        played: Seeds that are left out.
        after: The seed to go on from.
        down: Whether to go down instead of up.
    """
    done = set(played)
    last = after + LOOKED_AT + len(done)
    for seed in range(after - 1, 0, -1) if down else range(after + 1, last + 1):
        if seed not in done and can_be_passed(persona, script, lines, difficulty, seed):
            return seed
    return None


def can_be_passed(
    persona: Persona, script: Script, lines: Lines, difficulty: Difficulty, seed: int
) -> bool:
    """Whether some built-in caller makes something of this buyer; nobody is given another."""
    from tui.scripts.practice.checking import playable
    from tui.scripts.practice.world import draw

    return playable(draw(persona, seed, difficulty, lines), script)


def refuse_unplayable(
    persona: Persona, script: Script, lines: Lines, difficulty: Difficulty, seed: int
) -> None:
    """Refuse a seed that nobody passes, with the next one that somebody does.

    Raises:
        UnplayableSeed: Nobody passes it.
    """
    if seed > 0 and can_be_passed(persona, script, lines, difficulty, seed):
        return
    better = next_seed(persona, script, lines, difficulty, after=max(0, seed))
    told = {"buyer": persona.card.name, "level": Saying(difficulty), "seed": seed}
    if better is None:
        words = N_(
            "No built-in caller passes any seed of {buyer} at the difficulty “{level}”: "
            "choose another difficulty."
        )
        raise UnplayableSeed(words, **told)
    words = N_(
        "No built-in caller passes seed {seed} of {buyer} at the difficulty “{level}”: "
        "take seed {better}."
    )
    raise UnplayableSeed(words, **told, better=better)
