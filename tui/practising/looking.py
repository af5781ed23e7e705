"""A practice call looked back at: made again from its moves, beside the reference caller's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.practising.keeping import Finished, moves_of, recorded_of
from tui.practising.wish import PracticeWish
from tui.scripts.practice.buyer import Buyer, play
from tui.scripts.practice.callers import CALLERS, Recorded, call
from tui.scripts.practice.card import card
from tui.scripts.practice.mark import REFERENCE, Mark, mark, score
from tui.scripts.practice.world import draw

if TYPE_CHECKING:
    from data.practice import RunRow
    from tui.scripts.model.persona import Persona
    from tui.scripts.practice.personas import Personas
    from tui.scripts.reading import Library


@dataclass(frozen=True)
class LookBack:
    """A call and what it was measured by."""

    wish: PracticeWish
    buyer: Buyer
    mark: Mark
    recorded: Recorded
    reference: Buyer
    """The same buyer under the reference caller."""
    card: Mapping[str, int]
    """Marks from 0 to 3 by criterion of the scorecard, as far as they can be counted."""
    as_it_was: bool = True
    """Whether the persona is still the version that it was played with."""
    run_id: int | None = None
    """The number under which it is kept."""


def of_finished(finished: Finished, run_id: int | None = None) -> LookBack:
    """The call that is just over."""
    buyer = finished.buyer
    return LookBack(
        finished.practice.wish,
        buyer,
        finished.mark,
        finished.recorded,
        _reference(buyer),
        finished.card,
        run_id=run_id,
    )


def looked_at(run: RunRow, personas: Personas, library: Library) -> LookBack:
    """A call that was kept, made again.

    Raises:
        SayingError: The persona or its script is not there any more.
    """
    persona = personas.persona(run.persona)
    buyer = played_again(run, persona, personas, library)
    recorded = recorded_of(run.detail)
    return LookBack(
        PracticeWish(run.persona, run.seed, buyer.world.difficulty),
        buyer,
        mark(buyer, recorded),
        recorded,
        _reference(buyer),
        run.detail.get("card") or card(buyer, recorded),
        run.detail.get("persona_version", persona.version) == persona.version,
        run.id,
    )


def played_again(run: RunRow, persona: Persona, personas: Personas, library: Library) -> Buyer:
    """The buyer of a call that was kept, after its moves.

    Raises:
        SayingError: The script is not there any more.
    """
    script = library.script(persona.script, persona.lang)
    level = run.difficulty if run.difficulty in ("easy", "medium", "hard") else "medium"
    world = draw(persona, run.seed, level, personas.lines(persona))  # type: ignore[arg-type]
    return play(world, script, moves_of(run.detail))


def _reference(buyer: Buyer) -> Buyer:
    calls = [call(CALLERS[name], buyer.world, buyer.script) for name in REFERENCE]
    return max(calls, key=lambda made: score(*made)[0])[0]
