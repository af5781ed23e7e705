"""What is written down at the end of a call."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from tui.scripts.model.names import Outcome
from tui.scripts.sayings import Saying

Basis = Literal["moment", "late", "today"]
"""A return is counted from the moment it depends on; or that day is over, and it is high time; or
it is counted from today."""


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """The person, as the records will know them."""

    name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    role: str = ""
    decides: str = ""
    """Who decides: one of the choices of `outcomes.yaml`; empty while not answered."""


@dataclass(frozen=True, slots=True)
class CompanyDraft:
    """The company, as the records will know it."""

    name: str = ""
    website: str = ""
    industry: str = ""
    employees: str = ""
    country: str = ""
    decision_process: str = ""


@dataclass(frozen=True, slots=True)
class DealDraft:
    """The deal that a concrete request opens."""

    name: str = ""
    amount: Decimal | None = None
    currency: str = ""
    expected_close: date | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What happens next."""

    type: str = ""
    at: datetime | None = None
    who: str = ""
    client_action: str = ""
    """What the client will do."""

    @property
    def is_advance(self) -> bool:
        """A date, a person and something that the client does; less is only a continuation."""
        return self.at is not None and bool(self.who.strip()) and bool(self.client_action.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class WrapUp:
    """The end of a call: an outcome with its records, or an attempt that reached nobody."""

    outcome: Outcome | None
    disposition: str = "talked"
    contact: ContactDraft | None = None
    company: CompanyDraft | None = None
    deal: DealDraft | None = None
    revisit_at: date | None = None
    path: str = ""
    """Why not now: a nurture path of `outcomes.yaml`."""
    reason: str = ""
    sub_reason: str = ""
    evidence: str = ""
    insist: str = ""
    """The sentence that stands against a rule."""
    next_step: NextStep | None = None
    ease: int | None = None
    callback_at: datetime | None = None
    contact_id: int | None = None
    """An existing contact that this is."""
    company_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadFacts:
    """What was known of the lead before the call."""

    name: str = ""
    title: str = ""
    company: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    industry: str = ""
    employees: str = ""
    country: str = ""
    source: str = ""
    contact_basis: str = ""


def _today() -> date:
    return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What happened with the lead before, as far as the rules ask."""

    attempts: int = 0
    """Earlier calls that reached nobody."""
    recent: int | None = None
    """Those within the working days of the rule for who can't be reached, where it is known."""
    channels: int | None = None
    """In how many ways it was tried: by call, by a message; None where that is not known."""
    people: int = 1
    """With how many people of the company it was tried."""
    manager: bool = False
    """Whether a manager is wrapping up."""
    today: date = field(default_factory=_today)


@dataclass(frozen=True, slots=True)
class Offer:
    """A gentler ending than the one that a rule speaks against."""

    outcome: Outcome
    revisit_at: date
    path: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something that is missing or speaks against the wrap-up."""

    field: str
    """As `contact.name`, `deal.expected_close`, `revisit_at`, `reason`, `evidence`."""
    saying: Saying
    level: Literal["required", "rule", "note"]
    """Required: cannot be saved. Rule: only with a sentence that insists. Note: worth knowing."""
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Returns:
    """When each nurture path comes back, worked out for this call."""

    path: str
    """The path that the call points to."""
    on: Callable[[str, date | None, int | None], tuple[date, Basis] | None]
    """The day of a path's return and from where it is counted, by its moment and notice where
    they were said by hand."""
    moments: Mapping[str, date]
    """The dates from which paths count, as far as the call has them."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the wrap-up starts from."""

    order: tuple[Outcome, ...]
    """Best first; a disqualification last unless the verdict says so."""
    forms: Mapping[str, WrapUp]
    """A form filled in as far as possible, by outcome."""
    disposition: str = "talked"
    """`callback` or `no_contact` where the script's answers point to an attempt."""
    callback_at: datetime | None = None
    """When to call back, where it was said."""
    unfounded: bool = False
    """Whether nothing was found out, so that the first outcome stands on nothing."""
    returns: Returns | None = None
    """What the return date of a call without a deal is worked out from."""
    deal_about: str = ""
    """What the deal is about, which its name says after the company's; empty where the call
    named the deal itself."""
