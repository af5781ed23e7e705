"""What comes out about a lead's standing: plain frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from tui.scripts.judgement.lead_score import Contribution

GIVEN = "given "
"""Before the version: a score had come with the lead, and counts while nothing is learnt here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementRow:
    """One thing the lead did."""

    id: int
    kind: str
    at: datetime
    note: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """One step on the way to sales, or back."""

    id: int
    stage: str
    at: datetime
    by: str
    reason: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadStanding:
    """How a lead stands today, with everything that its score is made of."""

    lead_id: int
    name: str
    company_name: str
    score: int | None
    given: bool
    """The score came with the lead; its contributions are of what is known here."""
    band: str
    cell: str
    coverage: int
    """How much of the score is known, in per cent."""
    fit: int | None
    engagement: int
    segment: str
    track: str
    worth_calling: bool | None
    contributions: Sequence[Contribution]
    version: str
    talked: bool
    """Whether the score is one after a talk."""
    stage: str
    stages: Sequence[StageRow]
    """The latest first."""
    events: Sequence[EngagementRow]
    """The latest first."""
    hand_raised_at: datetime | None
    scored_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedLead:
    """A lead in the order of scores."""

    id: int
    name: str
    company_name: str
    score: int
    band: str
    cell: str
    segment: str
    track: str
    stage: str


class Done(NamedTuple):
    """What was just done to a lead, so that it can be taken back."""

    lead_id: int
    event: int | None = None
    stages: tuple[int, ...] = ()
    before: str = ""
    """The stage before."""
    score: int | None = None
    """The score that had come with the lead, where it stood until then."""
