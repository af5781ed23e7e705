"""Calls: the call itself, its events, its evidence and the script it is pinned to."""

from datetime import date, datetime

from sqlalchemy import Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from data.tables.columns import (
    Words,
    between,
    check,
    day,
    given,
    is_day,
    is_moment,
    moment,
    one_of,
    optional_words,
    percent,
    words,
)

DISPOSITIONS = (
    "talked", "callback", "no_answer", "busy", "voicemail", "gatekeeper", "no_contact",
)  # fmt: skip
OUTCOMES = ("deal", "no_deal", "disqualified")
STATUSES = ("unknown", "met", "partly", "not_met")

_NO_RECORDS = "contact_id IS NULL AND company_id IS NULL AND deal_id IS NULL"


class ScriptVersion(SQLModel, table=True):
    """A script as it was when calls were made by it, kept once."""

    __tablename__ = "script_version"
    __table_args__ = (check("script_version_has_text", "text <> ''"), {"sqlite_strict": True})

    hash: str = Field(primary_key=True, sa_type=Text)
    script_id: str = given()
    version: str = given()
    lang: str = given()
    text: str = given()


class CallBase(SQLModel):
    """What is known when a call begins."""

    lead_id: int = Field(foreign_key="lead.id")
    rep: Words = given()
    script_id: str = given()
    script_version: str = given()
    script_hash: str = Field(sa_type=Text, foreign_key="script_version.hash")
    lang: str = given()
    framework: str = given()
    started_at: datetime = moment(required=True)


class CallCreate(CallBase):
    """A call as it begins."""


class Call(CallBase, table=True):
    """A call as it is kept: a draft until it is wrapped up."""

    __tablename__ = "call"
    __table_args__ = (
        one_of("call", "status", ("draft", "ended")),
        one_of("call", "disposition", DISPOSITIONS),
        one_of("call", "outcome", OUTCOMES),
        check("call_ended_has_its_end", "(status = 'ended') = (ended_at IS NOT NULL)"),
        check("call_ended_has_disposition", "(status = 'ended') = (disposition IS NOT NULL)"),
        check(
            "call_outcome_needs_a_talk", "outcome IS NULL OR COALESCE(disposition, '') = 'talked'"
        ),
        check("call_ends_after_it_starts", "ended_at IS NULL OR ended_at >= started_at"),
        check("call_without_outcome_has_no_records", f"outcome IS NOT NULL OR ({_NO_RECORDS})"),
        check(
            "call_reason_means_disqualified",
            "reason IS NULL OR COALESCE(outcome, '') = 'disqualified'",
        ),
        check(
            "call_disqualified_has_reason_and_no_records",
            f"COALESCE(outcome, '') <> 'disqualified' OR "
            f"(reason IS NOT NULL AND TRIM(reason) <> '' AND {_NO_RECORDS})",
        ),
        check(
            "call_deal_has_contact_company_and_deal",
            "COALESCE(outcome, '') <> 'deal' OR "
            "(contact_id IS NOT NULL AND company_id IS NOT NULL AND deal_id IS NOT NULL)",
        ),
        check(
            "call_no_deal_has_contact_company_and_return_date",
            "COALESCE(outcome, '') <> 'no_deal' OR (contact_id IS NOT NULL AND "
            "company_id IS NOT NULL AND revisit_at IS NOT NULL AND deal_id IS NULL)",
        ),
        between("call", "icp_fit", 0, 100),
        between("call", "icp_coverage", 0, 100),
        between("call", "score_low", 0, 100),
        between("call", "score_high", 0, 100),
        between("call", "score_known", 0, 100),
        between("call", "lead_score", 0, 100),
        check("call_score_is_a_range", "score_low <= score_high"),
        between("call", "ease", 1, 5),
        check("call_talk_is_not_negative", "talk_seconds >= 0"),
        is_moment("call", "started_at"),
        is_moment("call", "ended_at"),
        is_moment("call", "callback_at"),
        is_moment("call", "next_step_at"),
        is_moment("call", "step_done_at"),
        is_moment("call", "held_until"),
        is_day("call", "revisit_at"),
        UniqueConstraint("id", "deal_id", name="call_and_its_deal"),
        Index("call_of_lead", "lead_id", "status", "started_at"),
        Index("call_by_status", "status", "started_at"),
        Index("call_by_start", "started_at"),
        Index("call_of_contact", "contact_id"),
        Index("call_of_company", "company_id"),
        Index(
            "call_step_due",
            "next_step_at",
            sqlite_where=text("next_step_at IS NOT NULL AND step_done_at IS NULL"),
        ),
        Index(
            "call_step_open",
            *("lead_id", "step_done_at", "next_step_at"),
            sqlite_where=text("next_step_at IS NOT NULL AND step_done_at IS NULL"),
        ),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    status: str = Field(default="draft", sa_type=Text, sa_column_kwargs={"server_default": "draft"})
    ended_at: datetime | None = moment()
    talk_seconds: int | None = None
    disposition: str | None = optional_words()
    outcome: str | None = optional_words()
    reason: str | None = optional_words()
    sub_reason: str | None = optional_words()
    reason_note: str | None = optional_words()
    """The evidence for a disqualification, in words."""
    insist: str | None = optional_words()
    """Why the rep saved it although a rule was not met."""
    path: str | None = optional_words()
    """Why not now, of a call without a deal."""
    revisit_at: date | None = day()
    callback_at: datetime | None = moment()
    next_step_type: str | None = optional_words()
    next_step_at: datetime | None = moment()
    next_step_who: str | None = optional_words()
    next_step_action: str | None = optional_words()
    icp_fit: int | None = percent()
    icp_coverage: int | None = percent()
    score_low: int | None = percent()
    score_high: int | None = percent()
    verdict: str | None = optional_words()
    buying_stage: str | None = optional_words()
    interest: str | None = optional_words()
    segment: str | None = optional_words()
    ease: int | None = None
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    company_id: int | None = Field(default=None, foreign_key="company.id")
    deal_id: int | None = Field(default=None, foreign_key="deal.id")
    outcomes_version: str | None = optional_words()
    scoring_version: str | None = optional_words()
    framework_version: str | None = optional_words()
    draft_line: str = words()
    """What stood in the note line, typed but not yet sent."""
    events_hash: str | None = optional_words()
    """SHA-256 over the events of the finished call, by which damage is noticed."""
    events_hashed: int | None = None
    """The last event that the hash covers."""
    step_done_at: datetime | None = moment()
    """When the next step was done, or given up."""
    step_result: str = words()
    """What became of it."""
    held_by: str = words()
    """The rep who is in the call just now."""
    holder: str = words()
    """The program it is open in; empty where it is open in none."""
    held_until: datetime | None = moment()
    """When it counts as cut off, unless that program says meanwhile that it goes on."""
    draft_form: str = words()
    """The wrap-up as far as it is filled in, as JSON."""
    score_known: int | None = percent()
    """The framework's score on what is known: the talk in the lead's score."""
    lead_score: int | None = percent()
    """What the lead scored right after this call, by `scoring_version`."""
    knocked_out: str = words()
    """The ICP item whose answer alone put the lead outside."""


class CallEvent(SQLModel, table=True):
    """One event of a call."""

    __tablename__ = "call_event"
    __table_args__ = (
        check("call_event_seq_from_one", "seq >= 1"),
        check("call_event_time_from_zero", "at_ms >= 0"),
        check("call_event_has_kind", "kind <> ''"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )

    call_id: int = Field(primary_key=True, foreign_key="call.id")
    seq: int = Field(primary_key=True)
    at_ms: int
    kind: str = given()
    step: str | None = optional_words()
    payload: str = given()


class Evidence(SQLModel, table=True):
    """What one call has shown about one criterion."""

    __tablename__ = "evidence"
    __table_args__ = (
        one_of("evidence", "status", STATUSES),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )

    call_id: int = Field(primary_key=True, foreign_key="call.id")
    criterion: str = Field(primary_key=True, sa_type=Text)
    status: str = given()
    words: str = words()
    step: str | None = optional_words()
    seq: int | None = None
