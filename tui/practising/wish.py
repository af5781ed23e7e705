"""What somebody wants to practise, and which seed they are given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def next_seed(
    persona: Persona,
    script: Script,
    lines: Lines,
    difficulty: Difficulty,
    played: Iterable[int],
) -> int:
    """The first seed that was not played yet and that some caller can pass.

    Where all of the first ones were played, the count goes on; where none can be passed, the first
    that was not played is taken, since one learns from failing, too.
    """
    from tui.scripts.practice.checking import playable
    from tui.scripts.practice.world import draw

    done = set(played)
    left = [seed for seed in range(1, LOOKED_AT + len(done)) if seed not in done]
    for seed in left:
        if playable(draw(persona, seed, difficulty, lines), script):
            return seed
    return left[0]
