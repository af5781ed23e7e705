"""Everything a lead's score depends on, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class Did(NamedTuple):
    """One thing that the lead did."""

    kind: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What the last finished talk found out."""

    score: int | None = None
    """The framework's score on what is known, 0 to 100."""
    fit: int | None = None
    """Fit with the script's profile on what is known, 0 to 100."""
    fit_coverage: int = 100
    """How much of that profile is known, in per cent."""
    knocked_out: bool = False
    segment: str = ""
    outcome: str = ""
    """`deal`, `no_deal`, `disqualified`, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadFacts:
    """What is known of a lead; empty where nothing is."""

    industry: str = ""
    employees: int | None = None
    country: str = ""
    title: str = ""
    company_name: str = ""
    email: str = ""
    website: str = ""
    source: str = ""
    opted_out: bool = False
    returned: bool = False
    """A rep gave it back to marketing, and it showed no interest since."""
    did: Sequence[Did] = ()
    talk: Talk | None = None
