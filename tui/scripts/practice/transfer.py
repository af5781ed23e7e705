"""Practice beside live calls: what is found out in either, never mixed in one number (R184)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..statistics import Difference, Share, compare


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out in the calls of one kind."""

    calls: int
    known: Mapping[str, int]
    """Calls in which a criterion was found out, whatever came of it, by criterion."""
    money_first: int
    """Calls in which money was asked about before any need."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One thing in practice and live."""

    name: str
    practice: Share
    live: Share
    difference: Difference


def beside(practice: Found, live: Found, criteria: Sequence[str]) -> list[Beside]:
    """The coverage of every criterion in practice and live, then the fault that both can show."""
    found = [
        _beside(name, practice.known.get(name, 0), practice, live.known.get(name, 0), live)
        for name in criteria
    ]
    fault = ("budget_before_need", practice.money_first, practice, live.money_first, live)
    return [*found, _beside(*fault)]


def _beside(name: str, hits: int, practice: Found, live_hits: int, live: Found) -> Beside:
    one, other = Share(hits, practice.calls), Share(live_hits, live.calls)
    return Beside(name, one, other, compare(one, other))
