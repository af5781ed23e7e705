"""The end of a call: what is written down, what is missing, what speaks against it."""

from .check import check
from .fields import required_fields
from .following import following, with_following
from .forms import (
    Basis,
    CompanyDraft,
    Complaint,
    ContactDraft,
    DealDraft,
    History,
    LeadFacts,
    NextStep,
    Offer,
    Proposal,
    WrapUp,
)
from .propose import propose, role_for
from .reasons import reason_return
from .return_dates import propose_return

__all__ = [
    "Basis",
    "CompanyDraft",
    "Complaint",
    "ContactDraft",
    "DealDraft",
    "History",
    "LeadFacts",
    "NextStep",
    "Offer",
    "Proposal",
    "WrapUp",
    "check",
    "following",
    "propose",
    "propose_return",
    "reason_return",
    "required_fields",
    "role_for",
    "with_following",
]
