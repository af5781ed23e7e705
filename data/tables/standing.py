"""How a lead stands between two calls: what it did, and how far it is on its way to sales."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from data.tables.columns import check, given, is_moment, moment, one_of, words

LEAD_STAGES = ("new", "mql", "accepted", "sql", "returned")
"""Just in; interested; taken by a rep; qualified in a talk; given back to marketing."""


class Engagement(SQLModel, table=True):
    """One thing a lead did by itself: a download, a webinar, a form."""

    __tablename__ = "engagement"
    __table_args__ = (
        check("engagement_has_kind", "kind <> ''"),
        is_moment("engagement", "at"),
        Index("engagement_of_lead", "lead_id", "at"),
        {"sqlite_strict": True},
    )

    lead_id: int = Field(foreign_key="lead.id")
    kind: str = given()
    """One of the events that `scoring.yaml` gives points for."""
    at: datetime = moment(required=True)
    note: str = words()
    by: str = words()
    """Who typed it in; empty where it was imported."""
    id: int | None = Field(default=None, primary_key=True)


class LeadStage(SQLModel, table=True):
    """One step of a lead towards sales, or back."""

    __tablename__ = "lead_stage"
    __table_args__ = (
        one_of("lead_stage", "stage", LEAD_STAGES),
        is_moment("lead_stage", "at"),
        Index("lead_stage_of_lead", "lead_id", "at"),
        {"sqlite_strict": True},
    )

    lead_id: int = Field(foreign_key="lead.id")
    stage: str = given()
    at: datetime = moment(required=True)
    by: str = words()
    reason: str = words()
    """Why it was returned."""
    note: str = words()
    id: int | None = Field(default=None, primary_key=True)
