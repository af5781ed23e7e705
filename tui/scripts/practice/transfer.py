"""Practice beside live calls: what is found out in either, never mixed in one number (R184)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..order_faults import FAULTS, MONEY, NEEDS, READY, Fault, Said, count_order_faults
from ..statistics import Difference, Share, compare
from .buyer import Buyer
from .turns import Turn


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out in the calls of one kind."""

    calls: int
    known: Mapping[str, int]
    """Calls in which a criterion was found out, whatever came of it, by criterion."""
    faults: Mapping[Fault, int]
    """Calls in which a fault of order was made, by fault."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One thing in practice and live."""

    name: str
    practice: Share
    live: Share
    difference: Difference


def beside(practice: Found, live: Found, criteria: Sequence[str]) -> list[Beside]:
    """The coverage of every criterion in practice and live, then the faults of order."""
    found = [
        _beside(name, practice.known.get(name, 0), practice, live.known.get(name, 0), live)
        for name in criteria
    ]
    return found + [
        _beside(name, practice.faults.get(name, 0), practice, live.faults.get(name, 0), live)
        for name in FAULTS
    ]


def _beside(name: str, hits: int, practice: Found, live_hits: int, live: Found) -> Beside:
    one, other = Share(hits, practice.calls), Share(live_hits, live.calls)
    return Beside(name, one, other, compare(one, other, "less" if name in FAULTS else "more"))


def order_faults(buyer: Buyer) -> dict[Fault, int]:
    """Faults of order in a practice call, by the rules that live calls are counted by."""
    ready = buyer.world.persona.truth.stage in READY
    return count_order_faults([_said(buyer, turn) for turn in buyer.turns], ready=ready)


def _said(buyer: Buyer, turn: Turn) -> Said:
    kind = turn.move.kind
    if kind in ("pitch", "market", "case"):
        return kind
    if kind != "question":
        return "other"
    step = buyer.script.by_id.get(turn.move.step)
    if step is not None and step.criterion in MONEY:
        return "money"
    told = buyer.world.persona.fact(turn.fact) if turn.told == "full" else None
    return "need" if told is not None and told.criterion in NEEDS else "question"
