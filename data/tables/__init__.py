"""The tables, with the rules that the database itself enforces."""

from data.tables.call import Call, CallCreate, CallEvent, Evidence, ScriptVersion
from data.tables.lead import Lead, LeadCreate
from data.tables.records import (
    Company,
    CompanyCreate,
    Contact,
    ContactCreate,
    Deal,
    DealCreate,
)
from data.tables.trail import Change, Installation, PracticeRun, Review, Suppression

__all__ = [
    "Call",
    "CallCreate",
    "CallEvent",
    "Change",
    "Company",
    "CompanyCreate",
    "Contact",
    "ContactCreate",
    "Deal",
    "DealCreate",
    "Evidence",
    "Installation",
    "Lead",
    "LeadCreate",
    "PracticeRun",
    "Review",
    "ScriptVersion",
    "Suppression",
]
