"""The tables, with the rules that the database itself enforces."""

from data.tables.call import Call, CallCreate, CallEvent, Evidence, ScriptVersion
from data.tables.figures import BlockFigure, CallFigure, CallSet, StaleBlock
from data.tables.files import ExportMade, ImportRun, ImportSpan
from data.tables.lead import Lead, LeadCreate
from data.tables.records import (
    Company,
    CompanyCreate,
    Contact,
    ContactCreate,
    Deal,
    DealCreate,
)
from data.tables.standing import Engagement, LeadStage
from data.tables.trail import Change, Installation, PracticeRun, Review, Suppression
from data.tables.training import PracticeMark, PracticeTask

__all__ = [
    "BlockFigure",
    "Call",
    "CallCreate",
    "CallEvent",
    "CallFigure",
    "CallSet",
    "Change",
    "Company",
    "CompanyCreate",
    "Contact",
    "ContactCreate",
    "Deal",
    "DealCreate",
    "Engagement",
    "Evidence",
    "ExportMade",
    "ImportRun",
    "ImportSpan",
    "Installation",
    "Lead",
    "LeadCreate",
    "LeadStage",
    "PracticeMark",
    "PracticeRun",
    "PracticeTask",
    "Review",
    "ScriptVersion",
    "StaleBlock",
    "Suppression",
]
