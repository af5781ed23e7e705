"""Marking a practice call, keeping it, and making it again from what was kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from tui.scripts.practice.buyer import Buyer
from tui.scripts.practice.callers import Recorded
from tui.scripts.practice.card import card
from tui.scripts.practice.mark import Mark, mark
from tui.scripts.practice.moves import Move
from tui.scripts.practice.transfer import order_faults

if TYPE_CHECKING:
    from data.store import Store
    from tui.practising.opening import Practice

DETAIL_VERSION = 1


@dataclass(frozen=True)
class Finished:
    """A practice call that is over, with its mark."""

    practice: Practice
    buyer: Buyer
    recorded: Recorded
    mark: Mark
    card: Mapping[str, int]
    """Marks from 0 to 3 by criterion of the scorecard, as far as they can be counted."""


def finish(practice: Practice, outcome: str | None, reason: str | None) -> Finished:
    """Mark a call by what was found out and what was written down.

    Args:
        practice: The call.
        outcome: The outcome that was saved; None where none was.
        reason: The reason of a disqualification.
    """
    found = practice.live.judgement().evidence
    statuses = {name: evidence.status for name, evidence in found.items()}
    recorded = Recorded(statuses, cast(Any, outcome), reason)
    buyer = practice.session.buyer
    counted = card(buyer, recorded, practice.session.seconds)
    return Finished(practice, buyer, recorded, mark(buyer, recorded), counted)


def keep(store: Store, finished: Finished, trainee: str) -> int:
    """Keep a marked call in the person's own database, beside the records; returns its number."""
    from data.practice import NewRun, add_run

    wish, found = finished.practice.wish, finished.mark
    normalised = None if found.normalised is None else round(found.normalised)
    run = NewRun(
        trainee=trainee,
        persona=wish.persona,
        seed=wish.seed,
        difficulty=wish.difficulty,
        script_id=finished.practice.live.script.id,
        started_at=finished.practice.started_at,
        score=round(found.raw),
        normalised=normalised,
        detail=detail(finished),
    )
    number = add_run(store, run)
    if not wish.moves:  # what was taken up in the middle is no call of one's own
        from data.training import done

        level = wish.difficulty
        done(store, number, trainee=trainee, persona=wish.persona, seed=wish.seed, level=level)
    return number


def detail(finished: Finished) -> dict[str, Any]:
    """Everything from which the call can be made again: the rest follows from the seed."""
    buyer, recorded = finished.buyer, finished.recorded
    return {
        "version": DETAIL_VERSION,
        "persona_version": buyer.world.persona.version,
        "moves": [[turn.move.kind, turn.move.step, turn.move.form] for turn in buyer.turns],
        "recorded": {
            "statuses": dict(recorded.statuses),
            "outcome": recorded.outcome,
            "reason": recorded.reason,
        },
        "parts": {name: round(value, 4) for name, value in finished.mark.parts.items()},
        "card": dict(finished.card),
        "faults": dict(finished.mark.faults),
        "order_faults": dict(order_faults(buyer)),
        "passed": finished.mark.passed,
        "end": buyer.end,
        "branched_at": len(finished.practice.wish.moves) or None,
        "seconds": finished.practice.live.call.now_ms() // 1000,
    }


def moves_of(kept: Mapping[str, Any]) -> list[Move]:
    """The moves of a call that was kept."""
    return [Move(kind, step, form) for kind, step, form in kept.get("moves", [])]


def recorded_of(kept: Mapping[str, Any]) -> Recorded:
    """What was written down in a call that was kept."""
    given = kept.get("recorded") or {}
    return Recorded(given.get("statuses", {}), given.get("outcome"), given.get("reason"))
