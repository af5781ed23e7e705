"""What comes out of the records: plain frozen values that any thread may hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from data.importing.runs import ImportedFrom
from data.rows import CallRow, EvidenceRow, LeadRow
from data.scoring.rows import LeadStanding
from tui.scripts.events import EventRecord
from tui.scripts.sayings import Saying

Kind = Literal["company", "contact", "deal", "call", "lead"]
"""A table whose rows people look at; its name."""


ORDER_IDS: Mapping[str, tuple[str, ...]] = {
    "company": ("name", "newest", "fit", "size"),
    "contact": ("name", "newest", "company"),
    "deal": ("close", "newest", "name", "stage", "status"),
    "call": ("latest", "outcome", "rep"),
    "lead": ("newest", "name", "score"),
}
"""How each list can be sorted; the first is how it opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One row of a list."""

    id: int
    values: Mapping[str, Any]
    """What the list shows, by column."""
    key: Any
    """What the list is sorted by; with the id it is the row's place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A stretch of a list."""

    rows: tuple[Listed, ...]
    more: bool
    """Whether there are rows beyond it, in the direction in which it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyRow:
    """A company as it is kept."""

    id: int
    name: str
    domain: str
    website: str
    industry: str
    employees: int | None
    country: str
    icp_fit: int | None
    icp_result: str | None
    decision_process: str
    created_at: datetime
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """A contact as it is kept."""

    id: int
    company_id: int | None
    name: str
    title: str
    email: str
    phone: str
    phone_e164: str
    role: str
    decides: str
    created_at: datetime
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DealRow:
    """A deal as it is kept."""

    id: int
    company_id: int
    contact_id: int
    call_id: int | None
    name: str
    amount: Decimal | None
    currency: str | None
    stage: str
    expected_close: date
    owner: str
    status: str
    created_at: datetime
    closed_at: datetime | None
    close_reason: str
    close_note: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """A call as the pages of its records list it."""

    id: int
    lead_id: int
    who: str
    started_at: datetime
    rep: str
    status: str
    disposition: str | None
    outcome: str | None
    reason: str | None
    revisit_at: date | None
    next_step_type: str | None
    next_step_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a call has shown about one criterion."""

    criterion: str
    status: str
    words: str
    call_id: int
    at: datetime
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyPage:
    """Everything on a company."""

    company: CompanyRow
    people: tuple[ContactRow, ...]
    calls: tuple[CallLine, ...]
    evidence: tuple[Heard, ...]
    """By criterion, the latest first within each."""
    deals: tuple[DealRow, ...]
    people_total: int
    calls_total: int
    deals_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPage:
    """Everything on a contact."""

    contact: ContactRow
    company: CompanyRow | None
    calls: tuple[CallLine, ...]
    evidence: tuple[Heard, ...]
    deals: tuple[DealRow, ...]
    calls_total: int
    deals_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadPage:
    """Everything on a lead."""

    lead: LeadRow
    imported: ImportedFrom | None
    """The import that brought it."""
    contact: tuple[int, str] | None
    """What calls have made of it, by number and name."""
    company: tuple[int, str] | None
    calls: tuple[CallLine, ...]
    evidence: tuple[Heard, ...]
    calls_total: int
    standing: LeadStanding | None = None
    """Its score, its way to sales and what it did, where the rules are at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealPage:
    """Everything on a deal."""

    deal: DealRow
    company: CompanyRow
    contact: ContactRow
    call: CallLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPage:
    """A call as it went, with the script as it was then."""

    call: CallRow
    who: str
    company: str
    events: tuple[EventRecord, ...]
    script: str
    """The pinned text."""
    evidence: tuple[EvidenceRow, ...]
    step_result: str
    """What became of the next step."""
    names: Mapping[str, str]
    """What its contact, company and deal are called, by kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One field that was written."""

    table: str
    row_id: int
    field: str
    old: str | None
    new: str | None
    created: bool
    removed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written together, in the history of a record."""

    batch: str | None
    """By what it is taken back; None where a call or an older version wrote it."""
    call_id: int | None
    at: datetime
    by: str
    undone_at: datetime | None
    changes: tuple[Noted, ...]
    """Of this record alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBatch:
    """What somebody has written last, and could take back."""

    batch: str
    what: str
    """`add`, `edit`, `deal` or `merge`."""
    at: datetime
    table: str
    row_id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A record that may be the same as another one, with the reason."""

    kind: Kind
    id: int
    name: str
    why: Saying
    closeness: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeField:
    """A field in which two records may differ."""

    field: str
    kept: Any
    gone: Any

    @property
    def conflict(self) -> bool:
        """Whether both say something, and not the same."""
        return self.kept != self.gone and not (is_empty(self.kept) or is_empty(self.gone))

    @property
    def filled(self) -> bool:
        """Whether only the one that goes says something."""
        return is_empty(self.kept) and not is_empty(self.gone)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePlan:
    """What a merge would do."""

    kind: Kind
    keep: int
    gone: int
    keep_name: str
    gone_name: str
    keep_version: int
    gone_version: int
    fields: tuple[MergeField, ...]
    moved: Mapping[str, int] = field(default_factory=dict)
    """How many rows of each table would belong to the one that stays."""


def is_empty(value: object) -> bool:
    """Whether a field says nothing."""
    return value in (None, "")
