"""Leads: whom to call."""

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator
from sqlalchemy import Index, Text, text
from sqlmodel import Field, SQLModel

from data.tables.columns import (
    Words,
    between,
    check,
    day,
    is_day,
    is_moment,
    moment,
    one_of,
    optional_words,
    percent,
    words,
)
from data.tables.standing import LEAD_STAGES

LEAD_STATUSES = ("new", "trying", "deal", "no_deal", "disqualified", "do_not_contact")
"""Never called, called without reaching anybody, the three outcomes, and hands off."""


def _headcount(value: Any) -> Any:
    """The number in `250`, `1 200`, `11-50` (its lower end); None where there is none."""
    if not isinstance(value, str):
        return value
    found = re.search(r"\d+", re.sub(r"(?<=\d)[\s.,\u00a0\u202f](?=\d{3}\b)", "", value))
    return min(int(found.group()), 10_000_000) if found else None


Headcount = Annotated[int | None, BeforeValidator(_headcount)]


class LeadBase(SQLModel):
    """What is known of a lead."""

    name: Words = words()
    title: Words = words()
    company_name: Words = words()
    phone: Words = words()
    phone_e164: Words = words()
    email: Words = words()
    website: Words = words()
    industry: Words = words()
    employees: Headcount = Field(default=None, ge=0)
    country: Words = words()
    source: Words = words()
    contact_basis: Words = words()
    score: int | None = percent()
    owner: Words = words()
    next_call_at: datetime | None = moment()


class LeadCreate(LeadBase):
    """A lead as it is taken in: cleaned and checked."""


class Lead(LeadBase, table=True):
    """A lead as it is kept."""

    __tablename__ = "lead"
    __table_args__ = (
        check(
            "lead_has_something", "name <> '' OR company_name <> '' OR phone <> '' OR email <> ''"
        ),
        one_of("lead", "status", LEAD_STATUSES),
        between("lead", "score", 0, 100),
        check("lead_employees_range", "employees >= 0"),
        check("lead_hands_off_has_no_call", "status <> 'do_not_contact' OR next_call_at IS NULL"),
        is_moment("lead", "created_at"),
        is_moment("lead", "next_call_at"),
        is_moment("lead", "hand_raised_at"),
        is_day("lead", "scored_on"),
        one_of("lead", "stage", LEAD_STAGES),
        between("lead", "fit", 0, 100),
        between("lead", "engagement", 0, 100),
        Index("lead_due", "next_call_at", sqlite_where=text("next_call_at IS NOT NULL")),
        Index(
            "lead_hand_raised",
            "hand_raised_at",
            sqlite_where=text("hand_raised_at IS NOT NULL"),
        ),
        Index("lead_by_day", "created_at", "source"),
        Index("lead_fast", "score", "id", sqlite_where=text("track = 'fast'")),
        Index("lead_waiting", "status", "next_call_at", "score", "id", "owner", "source"),
        Index("lead_phone", "phone_e164", sqlite_where=text("phone_e164 <> ''")),
        Index("lead_email", "email_folded", sqlite_where=text("email_folded <> ''")),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    status: str = Field(default="new", sa_type=Text, sa_column_kwargs={"server_default": "new"})
    created_at: datetime = moment(required=True)
    email_folded: str = words()
    search: str = words()
    """Everything one may search by, folded."""
    last_words: str | None = optional_words()
    """What they said last time, for the queue and the next call."""
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    stage: str = Field(default="new", sa_type=Text, sa_column_kwargs={"server_default": "new"})
    """How far it is on its way to sales: the last of its rows in `lead_stage`."""
    band: str = words()
    cell: str = words()
    segment: str = words()
    track: str = words()
    time_zone: str = words()
    """The IANA name of where they are, where it is known better than by country and number."""
    fit: int | None = percent()
    engagement: int | None = percent()
    hand_raised_at: datetime | None = moment()
    """When they last asked to be called, by a form, a request or a call of their own."""
    scoring_version: str = words()
    """The version of `scoring.yaml` that the score is by; `given` where it came with the lead."""
    scored_on: date | None = day()
    """The last day on which the score was worked out; what the lead did fades from day to day."""
