"""What is true of the invented team: the rates that its records are made with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Source(NamedTuple):
    """Where leads come from, and what becomes of them."""

    share: float
    qualified: float
    """Of those diagnosed."""
    deal: float
    """Of those qualified."""
    won: float
    """Of deals, where the need was met only in part."""


class Rep(NamedTuple):
    """Somebody who calls."""

    reached: float
    hasty: float
    """Of the disqualifications, those without evidence or need."""


def _reps() -> dict[str, Rep]:
    found = {f"Rep {number:02}": Rep(0.40, 0.06) for number in range(1, 19)}
    return {**found, "Hasty Hal": Rep(0.40, 0.45), "Early Eve": Rep(0.55, 0.06)}


@dataclass(frozen=True, slots=True)
class Truth:
    """The rates; where nothing is said of something, it makes no difference."""

    sources: Mapping[str, Source] = field(
        default_factory=lambda: {
            "referral": Source(0.10, 0.70, 0.50, 0.35),
            "inbound": Source(0.20, 0.60, 0.40, 0.25),
            "webinar": Source(0.20, 0.50, 0.35, 0.25),
            "list": Source(0.50, 0.40, 0.30, 0.15),
        }
    )
    reps: Mapping[str, Rep] = field(default_factory=_reps)
    need_met: float = 0.5
    need_lift: float = 0.25
    """Added to the chance of winning where the need was fully met."""
    drop_at: str = "budget"
    drops: float = 0.12
    """Talks that end on that step; on any other 2 %."""
    advance: float = 0.6
    """Of the qualified talks, those that end with a concrete next step."""
    waits: float = 0.08
    """Talks about which nobody says anything for weeks."""
    scripts: tuple[str, ...] = ("1.0", "2.0")
    langs: tuple[str, ...] = ("en", "pl", "ru")
    frameworks: tuple[str, ...] = ("bant", "faint", "anum")
    segments: tuple[str, ...] = ("core", "enterprise", "small_high_potential", "no_budget")
    stages: tuple[str, ...] = ("unaware", "problem", "exploring", "comparing", "deciding")


STEPS = ("opener", "pitch", "need", "stage", "pain", "authority", "timing", "budget", "close")
CRITERIA = ("authority", "budget", "need", "timing")
REASONS = ("no_need", "no_funds", "icp_mismatch", "no_access", "not_a_buyer", "unresponsive")
"""The last one is of leads that nobody reached."""
