"""What goes into the store and what comes out: plain frozen values that any thread may hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from data.queue_rows import FirstLook, QueueRow, Section
from tui.scripts.sayings import Saying

if TYPE_CHECKING:
    from data.overturned import Overturned

Typed = Literal["draft_line", "draft_form"]
"""What is kept of a call while it is typed: the note line, the form of the wrap-up."""

Level = Literal["ok", "note", "warning", "error"]
"""How grave a finding is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLead:
    """A lead to be added; one of name, company, phone and e-mail is enough."""

    name: str = ""
    title: str = ""
    company_name: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    industry: str = ""
    employees: int | str | None = None
    country: str = ""
    source: str = ""
    contact_basis: str = ""
    score: int | None = None
    owner: str = ""
    next_call_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRow:
    """A lead as it is kept."""

    id: int
    name: str
    title: str
    company_name: str
    phone: str
    phone_e164: str
    email: str
    website: str
    industry: str
    employees: int | None
    country: str
    source: str
    contact_basis: str
    status: str
    score: int | None
    owner: str
    created_at: datetime
    next_call_at: datetime | None
    last_words: str | None
    version: int
    stage: str = "new"
    """How far it is on its way to sales."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """A call as it is kept."""

    id: int
    lead_id: int
    rep: str
    script_id: str
    script_version: str
    script_hash: str
    lang: str
    framework: str
    started_at: datetime
    status: str
    ended_at: datetime | None
    talk_seconds: int | None
    disposition: str | None
    outcome: str | None
    reason: str | None
    sub_reason: str | None
    reason_note: str | None
    insist: str | None
    path: str | None
    revisit_at: date | None
    callback_at: datetime | None
    next_step_type: str | None
    next_step_at: datetime | None
    next_step_who: str | None
    next_step_action: str | None
    icp_fit: int | None
    icp_coverage: int | None
    score_low: int | None
    score_high: int | None
    verdict: str | None
    buying_stage: str | None
    interest: str | None
    segment: str | None
    ease: int | None
    contact_id: int | None
    company_id: int | None
    deal_id: int | None
    outcomes_version: str | None
    scoring_version: str | None
    framework_version: str | None
    draft_line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSummary:
    """An earlier call as the lead's card shows it."""

    id: int
    started_at: datetime
    rep: str
    script_id: str
    status: str
    disposition: str | None
    outcome: str | None
    reason: str | None
    revisit_at: date | None
    talk_seconds: int | None
    words: tuple[str, ...]
    """What they said, as evidence."""
    overturned: "Overturned | None" = None
    """Who has overturned its disqualification, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A call that was left and can be resumed."""

    call_id: int
    lead_id: int
    lead_name: str
    company_name: str
    script_id: str
    started_at: datetime
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """The versions of the rules a call is judged by."""

    outcomes: str | None = None
    scoring: str | None = None
    framework: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """What a call has shown about one criterion."""

    criterion: str
    status: str
    words: str = ""
    step: str | None = None
    seq: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallResult:
    """What the engine made of a call that is being wrapped up."""

    ended_at: datetime
    talk_seconds: int = 0
    icp_fit: int | None = None
    icp_coverage: int | None = None
    icp_result: str | None = None
    score_low: int | None = None
    score_high: int | None = None
    verdict: str | None = None
    buying_stage: str | None = None
    interest: str | None = None
    segment: str | None = None
    evidence: tuple[EvidenceRow, ...] = ()
    talk_score: int | None = None
    """The framework's score on what is known, 0 to 100: the talk in the lead's score."""
    knocked_out: str = ""
    """The ICP item whose answer alone put the lead outside."""
    qualifies: bool = False
    """Whether the gate of the framework is passed."""
    lead_score: int | None = None
    """The lead's score from now on, which the store works out; None keeps the old one."""
    lead_stage: str = ""
    """How far the lead is from now on, which the store works out; empty keeps the old stage."""
    last_words: str | None = None
    """What the queue shows of this call; None takes the first evidence with words."""
    next_call_at: datetime | None = None
    """When to call next, where the wrap-up's own dates don't say it better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that a save writes, for the list the rep sees first and for the history."""

    table: str
    row_id: int | None
    """None for a row that does not exist yet."""
    field: str
    old: str | None
    new: str | None
    created: bool = False
    """Whether the row itself is new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """The ids a save has left behind."""

    call: int
    contact: int | None = None
    company: int | None = None
    deal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An existing record that may be the same one, with the reason."""

    table: str
    id: int
    name: str
    why: Saying
    closeness: int = 100
    """100 for the same address, number or domain; less for a similar name."""
    company_id: int | None = None
    """The company of a contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveState:
    """Whether everything typed is on disk."""

    state: Literal["saved", "saving", "failed"] = "saved"
    why: Saying | None = None
    pending: int = 0
    """Events that are not in the records yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What was brought over from the outbox at the start."""

    events: int = 0
    calls: tuple[int, ...] = ()
    left: tuple[str, ...] = ()
    """Files that could not be brought over, kept where they are."""
    told: tuple[Saying, ...] = ()
    """What became of each of those, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing the check-up has looked at."""

    level: Level
    what: str
    """What was looked at."""
    says: Saying
    details: Mapping[str, object] = field(default_factory=dict)


__all__ = [
    "CallResult", "CallRow", "CallSummary", "Change", "DraftRow", "EvidenceRow", "Finding",
    "FirstLook", "LeadRow", "Level", "Match", "NewLead", "QueueRow", "Recovered", "SaveState",
    "Saved", "Section", "Typed", "Versions",
]  # fmt: skip
