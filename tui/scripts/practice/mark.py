"""The mark for a practice call (domain.md 4.6)."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.names import Outcome, Status
from ..model.script import Script
from .buyer import Buyer
from .callers import CALLERS, Recorded, call
from .world import World

WEIGHTS = {
    "facts": 0.28, "accuracy": 0.18, "outcome": 0.18, "order": 0.12,
    "rapport": 0.08, "objections": 0.08, "economy": 0.08,
}  # fmt: skip
"""What each part counts for."""

VALUE: Mapping[Status, float] = {"met": 1.0, "partly": 0.5, "not_met": 0.0}

UNSUPPORTED = 0.2
"""The most that a status is worth which nothing that was told supports."""

LEFT_UNKNOWN = 0.35

OUTCOMES: Mapping[Outcome, Mapping[Outcome, float]] = {
    "deal": {"deal": 1.0, "no_deal": 0.5, "disqualified": 0.0},
    "no_deal": {"no_deal": 1.0, "deal": 0.4, "disqualified": 0.0},
    "disqualified": {"disqualified": 1.0, "no_deal": 0.5, "deal": 0.1},
}
"""By what is so, then by what was recorded."""

SENT_AWAY = 0.3
"""What is left of the outcome's part where the buyer refused or hung up."""

WRONG_REASON = 0.6
"""What is left of it where a disqualification has another reason than the true one."""

REFERENCE = ("careful", "in_order")
"""The better of these is a full mark."""

NAIVE = "pitch_first"

GATES = ("opt_out", "lied", "invented_case")
"""Faults with which a session is not passed, whatever the score."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark with its parts."""

    parts: Mapping[str, float]
    """Each from 0 to 1."""
    raw: float
    """From 0 to 100."""
    normalised: float | None
    """From 0, as a caller who pitches first, to 100, as the reference; None where the two are
    too close to tell anything."""
    naive: float
    reference: float
    passed: bool
    """No gate was broken."""
    gates: tuple[str, ...]
    """The gates that were broken."""
    faults: Mapping[str, int]


def score(buyer: Buyer, recorded: Recorded) -> tuple[float, dict[str, float]]:
    """The raw score from 0 to 100, and its parts from 0 to 1."""
    parts = {
        "facts": _facts(buyer),
        "accuracy": _accuracy(buyer, recorded),
        "outcome": _outcome(buyer, recorded),
        "order": max(0.0, 1 - sum(faults(buyer).values()) / 6),
        "rapport": 0.0 if buyer.end == "hung_up" else min(1.0, max(0.0, (buyer.trust - 20) / 50)),
        "objections": buyer.settled / buyer.raised if buyer.raised else 1.0,
        "economy": _economy(sum(turn.move.kind == "question" for turn in buyer.turns)),
    }
    return 100 * sum(WEIGHTS[name] * value for name, value in parts.items()), parts


def mark(buyer: Buyer, recorded: Recorded) -> Mark:
    """Mark a session against the built-in callers on the same buyer."""
    raw, parts = score(buyer, recorded)
    naive, reference = yardstick(buyer.world, buyer.script)
    gates = tuple(gate for gate in GATES if gate in faults(buyer))
    apart = reference - naive
    normalised = 100 * min(1.0, max(0.0, (raw - naive) / apart)) if apart >= 1 else None
    return Mark(
        parts=parts,
        raw=raw,
        normalised=normalised,
        naive=naive,
        reference=reference,
        passed=not gates,
        gates=gates,
        faults=faults(buyer),
    )


def yardstick(world: World, script: Script) -> tuple[float, float]:
    """Raw scores of the naive caller and of the better reference on the same buyer."""
    naive = score(*call(CALLERS[NAIVE], world, script))[0]
    reference = max(score(*call(CALLERS[name], world, script))[0] for name in REFERENCE)
    return naive, reference


def faults(buyer: Buyer) -> dict[str, int]:
    """Faults by kind."""
    found: dict[str, int] = {}
    for turn in buyer.turns:
        for effect in turn.effects:
            if effect.fault:
                found[effect.fault] = found.get(effect.fault, 0) + 1
    return found


def _facts(buyer: Buyer) -> float:
    whole = sum(fact.weight for fact in buyer.world.facts)
    told = sum(fact.weight for fact in buyer.world.facts if fact.id in buyer.revealed)
    return told / whole if whole else 1.0


def _accuracy(buyer: Buyer, recorded: Recorded) -> float:
    truth = buyer.world.persona.truth.statuses
    known = {name: VALUE[status] for name, status in truth.items() if status in VALUE}
    if not known:
        return 1.0
    told = {buyer.world.persona.fact(name).criterion for name in buyer.revealed}
    return sum(
        _near(value, recorded.statuses.get(name, "unknown"), supported=name in told)
        for name, value in known.items()
    ) / len(known)


def _near(value: float, status: Status, *, supported: bool) -> float:
    if status not in VALUE:
        return LEFT_UNKNOWN
    near = 1 - abs(VALUE[status] - value)
    return near if supported else min(UNSUPPORTED, near)


def _outcome(buyer: Buyer, recorded: Recorded) -> float:
    if recorded.outcome is None:
        return 0.0
    truth = buyer.world.persona.truth
    worth = OUTCOMES[truth.outcome][recorded.outcome]
    if truth.outcome == recorded.outcome == "disqualified" and recorded.reason != truth.reason:
        worth *= WRONG_REASON
    if recorded.outcome == "deal" and buyer.end != "meeting":
        return worth * SENT_AWAY  # a deal that nobody agreed to is a guess
    return worth * SENT_AWAY if buyer.end in ("hung_up", "refused") else worth


def _economy(asked: int) -> float:
    """1 for 7 to 14 questions, a seventh less for each one outside."""
    outside = max(7 - asked, asked - 14, 0)
    return max(0.0, 1 - outside / 7)
